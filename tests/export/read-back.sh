#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every format of every example, in both languages, public and internal, read by other programs: they find the same
# rows, marks and digest in all of them, and nothing of ours turns into markup.
. "$top_srcdir/tests/tap.sh"
need python3 jq sha256sum

# sheets FILE LANGUAGE FOLDER [--internal]: writes sheet.FORMAT of all formats into FOLDER.
sheets() {
	file=$1 language=$2 folder=$3
	shift 3
	mkdir -p "$folder"
	for format in text markdown html csv json; do
		"$phrwizard" --lang "$language" export "$file" --format "$format" -o "$folder/sheet.$format" "$@" ||
			return
	done
	if command -v cmark-gfm >/dev/null; then
		cmark-gfm --unsafe -e table -e autolink -e strikethrough "$folder/sheet.markdown" \
			>"$folder/markdown.html"
	fi
}

# tidy's opinion, when it is here.
page_is_clean() {
	command -v tidy >/dev/null || return 0
	tidy -quiet -errors --show-info no "$1"
}

# What the parser of the HTML standard and one of XML find, when the former is here (Debian's python3 has it).
page_is_html_and_xml() {
	/usr/bin/python3 -c "import html5lib" 2>/dev/null || return 0
	/usr/bin/python3 "$top_srcdir/tests/export/polyglot.py" "$@"
}

content_digest() {
	jq -cSj .content "$1" | sha256sum | cut -d ' ' -f 1
}

# An example whose texts try to be something else in each format.
hostile=$tmp/hostile.yaml
attack="@<b>x</b> =1+1 | <script>alert('x')</script> \"&amp;\" \`c\` *b* [l](http://e.example) a@e.example www.e.example"
attack="$attack \\ $(printf '\342\200\256gnp \360\240\256\267')"
try "an assessment with hostile texts is made" "$phrwizard" new "$hostile" --organization "$attack" \
	--service "=cmd|$attack" --title "＝$attack" --date 2026-11-22
try "and answered" "$phrwizard" set "$hostile" 2.1/2/1/A/1=equivalent 2.1/2/1/B/1=na 2.1/2/1/B/2=unmet \
	--note "$attack

- $attack
  -1" --owner "$attack" --by "'=$attack" --evidence "@$attack"

for example in "$top_srcdir"/data/examples/*.yaml "$hostile"; do
	stem=$(basename "$example" .yaml)
	for language in ja en; do
		public=$tmp/$stem-$language internal=$tmp/$stem-$language-internal
		try "$stem, $language: all formats are written" sheets "$example" "$language" "$public"
		try "$stem, $language: and internal ones" sheets "$example" "$language" "$internal" --internal
		if [ ! -s "$public/sheet.json" ] || [ ! -s "$internal/sheet.json" ]; then
			continue
		fi
		try "$stem, $language: the formats agree" \
			python3 "$top_srcdir/tests/export/read-back.py" "$public"
		try "$stem, $language: internal formats agree" \
			python3 "$top_srcdir/tests/export/read-back.py" "$internal"
		try "$stem, $language: tidy finds nothing in the page" page_is_clean "$public/sheet.html"
		try "$stem, $language: nor in the internal one" page_is_clean "$internal/sheet.html"
		try "$stem, $language: the pages are HTML and XML" \
			page_is_html_and_xml "$public/sheet.html" "$internal/sheet.html"
		is "$(content_digest "$public/sheet.json")" "$(jq -r .digest "$public/sheet.json")" \
			"$stem, $language: the digest is that of the content"
		is "$(jq -r .digest "$internal/sheet.json")" "$(jq -r .digest "$public/sheet.json")" \
			"$stem, $language: internal sheets have the digest of public ones"
		try "$stem, $language: they are written once more" sheets "$example" "$language" "$tmp/again"
		try "$stem, $language: and have the same bytes" diff -r "$public" "$tmp/again"
		rm -r "$tmp/again"
	done
	is "$(jq -r .digest "$tmp/$stem-ja/sheet.json")" "$(jq -r .digest "$tmp/$stem-en/sheet.json")" \
		"$stem: the digest does not depend on the language"
done
done_testing
