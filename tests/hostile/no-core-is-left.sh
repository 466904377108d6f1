#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Answers must not end up in a core file: a program that dies leaves none, even where the user allows cores.
. "${top_srcdir:=.}/tests/tap.sh"
[ -r /proc/self/limits ] || skip_all "needs /proc of Linux"
plan 3
cd "$tmp" || exit 99
# shellcheck disable=SC3045 # dash and bash know -S and -H; another shell leaves the limit as it is
ulimit -S -c "$(ulimit -H -c)" 2>/dev/null

mkfifo keys said
"$phrwizard" ask a.yaml <keys >said 2>&1 &
pid=$!
exec 3>keys 4<said
# it has begun when it says something
read -r _ <&4
is "$(sed -n 's/^Max core file size *\([^ ]*\) .*/\1/p' "/proc/$pid/limits")" 0 "the limit of cores is zero"
kill -ABRT "$pid"
wait "$pid" 2>/dev/null
is $? 134 "it died of SIGABRT"
exec 3>&- 4<&-
none "$(find . -name '*core*')" "no core is left"
