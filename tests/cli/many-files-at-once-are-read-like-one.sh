#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Several threads begin at the same moment, again and again: each file is read every time.
. "${top_srcdir:=.}/tests/tap.sh"
cd "$tmp" || exit 99
cp "$top_srcdir/data/examples/municipality.yaml" a.yaml || exit 99
again_and_again() {
	for _ in $(seq 200); do
		"$phrwizard" summary a.yaml a.yaml a.yaml a.yaml a.yaml a.yaml a.yaml a.yaml >out 2>&1 || return 1
	done
}
try "200 runs are as one" again_and_again
is "$(grep -c '^phrwizard: ' out)" 0 "and nothing is complained about"
done_testing
