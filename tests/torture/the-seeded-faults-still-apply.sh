#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# faults.txt: each fault still changes its source file, and its test is still there ('make torture' builds and runs
# them all).
. "${top_srcdir:=.}/tests/tap.sh"
plan 2
faults=$top_srcdir/tests/torture/faults.txt

grep -v '^#' "$faults" >"$tmp/faults"
is "$(test "$(wc -l <"$tmp/faults")" -ge 20 && echo yes)" yes "there are at least 20 seeded faults"
none "$(while IFS='	' read -r name file test edit; do
	sed "$edit" "$top_srcdir/$file" >"$tmp/edited" 2>&1 || echo "$name: sed does not take it: $edit"
	cmp -s "$tmp/edited" "$top_srcdir/$file" && echo "$name: nothing to change in $file"
	for source in "$top_srcdir/$test" "$top_srcdir/$test.c"; do
		[ -f "$source" ] && continue 2
	done
	echo "$name: there is no test '$test'"
done <"$tmp/faults")" "every seeded fault changes its file and names its test"
