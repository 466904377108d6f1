#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The checker of shell scripts has nothing to say about ours.
. "${top_srcdir:=.}/tests/tap.sh"
need shellcheck
plan 1

cd "$top_srcdir" || exit 99
# SC1091, SC2154: it cannot follow tap.sh, nor know what the test environment sets.
try "shellcheck is content with every script" sh -c '
	find bootstrap .ci/run tests -name run -o -name bootstrap -o -name "*.sh" |
		xargs shellcheck --shell=sh --exclude=SC1091,SC2154'
