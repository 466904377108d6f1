#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The assessments in data/examples/ give the verdicts, counts and rows of examples.tsv, which were worked out
# by hand from the rules. They are in the canonical form, too.
. "$top_srcdir/tests/tap.sh"
# An example: 2 tests here; in examples.tsv its scope, result, exit and warnings, 12 counts, 3 rows.
plan $((3 * (2 + 4 + 12 + 3)))

wanted=$top_srcdir/tests/cli/examples.tsv
examples=$top_srcdir/data/examples
tab=$(printf '\t')

# Takes JSON on one line without spaces, so that sed can find things in it. Names and notes suffer, numbers,
# keys and words do not.
flat() {
	tr -d ' \n\t'
	echo
}

# field NAME: its string, number or null in the flat JSON object on standard input.
field() {
	sed -n "s/.*[{,]\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"
}

# list NAME: the strings of a list in it, spaces between; - for none.
list() {
	sed -n "s/.*\"$1\":\[\([^]]*\)\].*/\1/p" | sed 's/^$/-/; s/","/ /g; s/"//g'
}

# row NAME KEY: applies, duty, because, answer, ticked with tabs between.
row() {
	"$phrwizard" show "$examples/$1.yaml" "$2" --json 2>/dev/null | flat >"$tmp/row"
	printf '%s\t%s\t%s\t%s\t%s' "$(field applies <"$tmp/row")" "$(field duty <"$tmp/row")" \
		"$(list because <"$tmp/row")" "$(field answer <"$tmp/row")" "$(field ticked <"$tmp/row")"
}

for example in company-app municipality contractor; do
	"$phrwizard" summary "$examples/$example.yaml" --json 2>"$tmp/$example.warnings" | flat >"$tmp/$example"
	sed -n 's/.*"counts":\({[^}]*}\).*/\1/p' "$tmp/$example" >"$tmp/$example.counts"

	"$phrwizard" check "$examples/$example.yaml" >"$tmp/out" 2>&1
	echo "$?" >"$tmp/$example.check"

	# A fact set to what it is makes the program write the file, if what it would write is not there yet.
	cp "$examples/$example.yaml" "$tmp/$example.yaml"
	chmod u+w "$tmp/$example.yaml"
	try "$example can be changed" "$phrwizard" set "$tmp/$example.yaml" purpose=own-health
	same "$tmp/$example.yaml" "$examples/$example.yaml" "$example is in the canonical form"
done

while IFS=$tab read -r example what one more; do
	case $example in
	"" | "#"*) continue ;;
	esac
	case $what in
	row) is "$(row "$example" "$one")" "$more" "$example: $one" ;;
	scope) is "$(field verdict <"$tmp/$example")" "$one" "$example: the scope is $one" ;;
	result) is "$(field result <"$tmp/$example")" "$one" "$example: the result is $one" ;;
	check) is "$(cat "$tmp/$example.check")" "$one" "$example: check exits with $one" ;;
	warnings) is "$(grep -c . "$tmp/$example.warnings")" "$one" "$example: $one warnings" ;;
	*) is "$(field "$what" <"$tmp/$example.counts")" "$one" "$example: $what $one" ;;
	esac
done <"$wanted"
