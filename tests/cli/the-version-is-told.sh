#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# --version names program and version first, on standard output.
. "${top_srcdir:=.}/tests/tap.sh"
plan 2

"$phrwizard" --version >"$tmp/out" 2>"$tmp/err"
is "$?" 0 "--version succeeds"
case $(head -n 1 "$tmp/out") in
"phrwizard "[0-9]*) ok "the first line is the name and the version" ;;
*) not_ok "the first line is the name and the version" ;;
esac
