#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The test of the tests: five savers, each with one step broken, and the method that must find it.
. "${top_srcdir:=.}/tests/tap.sh"
. "$top_srcdir/tests/torture/setup"
plan 6

# The figures here are those that are needed to find it, also in 'make torture'.
TORTURE_PROGRAM=$top_builddir/tests/torture/broken
export TORTURE_PROGRAM

# caught BROKEN POINTS METHOD SCRIPT: good when the method finds fault with the broken program.
caught() {
	TORTURE_BROKEN=$1 TORTURE_POINTS=$2 TORTURE_ANSWERS=2 "$torture" "$3" "$4" >"$tmp/out" 2>&1
	if grep -q '^not ok' "$tmp/out" && ! grep -q ' 0 confirmed.* 0 unreadable' "$tmp/out"; then
		ok "$1 is caught by '$3 $4'"
	else
		not_ok "$1 is caught by '$3 $4'"
		note "$(cat "$tmp/out")"
	fi
}
try "the same program with nothing broken is not" env TORTURE_POINTS=20 TORTURE_ANSWERS=2 "$torture" kill set
caught in-place 100 crash set
caught no-file-sync 100 crash set
caught no-folder-sync 100 crash set
caught acknowledge-first 40 kill ask
caught no-lock 100 race set
