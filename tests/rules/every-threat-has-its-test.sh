#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each threat of tests/threats.tsv, and each promise P1 to P14 of the manual, names tests that are there and run.
. "${top_srcdir:=.}/tests/tap.sh"
plan 5

cd "$top_srcdir/tests" || exit 99
# missing: of the names folder/file or folder/file:function on standard input, one a line, those that there are not.
missing() {
	while read -r name; do
		file=${name%%:*}
		case $name in
		*/*:*) grep -qE "(static void |TEST\()${name#*:}\(" "$file" 2>/dev/null || echo "there is no test $name" ;;
		*/*) [ -f "$file" ] || echo "there is no test $name" ;;
		*) echo "what is '$name'?" ;;
		esac
	done
}

is "$(grep -vc '^#' threats.tsv)" 47 "the table has the 47 threats"
none "$(grep -v '^#' threats.tsv | awk -F '\t' 'NF != 2 || $2 == "" { print $1 ": neither test nor reason" }')" \
	"each has a test, or says why not"
none "$(grep -v '^#' threats.tsv | cut -f 2 | grep -v '^- ' | tr ' ' '\n' | missing)" "every test in it is there"

# In the manual: ".B P1" begins a promise, tests stand in ".I tests/…".
for page in ../man/phrwizard.1 ../man/ja/phrwizard.1; do
	none "$(sed 's/\\-/-/g' "$page" | awk '
		/^\.B P[0-9]+$/ { promise = $2; if (promise != "P" ++n) print promise " out of order" }
		/^\.SH/ { promise = "" }
		promise && /^\.(I|IR|RI) .*tests\// {
			for (i = 2; i <= NF; i++) if (sub(/^tests\//, "", $i)) { shown[promise] = 1; print "test " $i }
		}
		END { for (i = 1; i <= 14; i++) if (!shown["P" i]) print "P" i " has no test" }' >"$tmp/told"
		sed -n 's/^test //p' "$tmp/told" | missing
		grep -v '^test ' "$tmp/told")" "$page: P1 to P14, each with tests that are there"
done
