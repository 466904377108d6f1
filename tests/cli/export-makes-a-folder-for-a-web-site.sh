#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# export --all-formats: the public sheet in each form, a page that leads to them, and the line for the privacy policy page.
. "${top_srcdir:=.}/tests/tap.sh"
plan 21
cd "$tmp" || exit 99
cp "$top_srcdir/data/examples/company-app.yaml" a.yaml || exit 99
chmod u+w a.yaml
"$phrwizard" set a.yaml name=内緒花子 'service=<b>Hikari & Co</b>' || exit 99

exits 0 "a folder is made" "$phrwizard" export a.yaml --all-formats -o site
for file in index.html check-sheet.html check-sheet.json; do
	try "$file is there" test -s "site/$file"
done
says out "site/check-sheet.html" "what was written is told"
says out '<a href="https://www.example.jp/phr-check/">' "and the line for the privacy policy page"
says out "&lt;b&gt;Hikari &amp; Co&lt;/b&gt;" "in which a name stays text"
none "$(grep -l 内緒 site/*)" "nothing private is in it"
none "$(sed -n 's/.*<a href="\([^"]*\)".*/\1/p' site/index.html | while read -r name; do
	test -s "site/$name" || echo "$name is not there"
done)" "each link of the page leads to a file"
is "$(grep -c '<a href=' site/index.html)" "$(find site -name 'check-sheet.*' | grep -c .)" "and each file has one"
none "$(grep -o '<b>Hikari' site/index.html)" "a name stays text on the page"
is "$(grep -ohE '[0-9a-f]{64}' site/index.html)" "$("$phrwizard" verify site/check-sheet.json --json |
	sed -n 's/.*"digest": "\(.*\)".*/\1/p')" "the page has the digest of the sheet"

exits 2 "a second time nothing is replaced" "$phrwizard" export a.yaml --all-formats -o site
says err "--force" "tells what would"
exits 0 "with --force it is" "$phrwizard" export a.yaml --all-formats -o site --force
touch plain
exits 2 "a file is no folder" "$phrwizard" export a.yaml --all-formats -o plain/site
exits 2 "not for inside" "$phrwizard" export a.yaml --all-formats -o x --internal
exits 2 "nor in one format" "$phrwizard" export a.yaml --all-formats -o x --format csv
exits 2 "nor to the standard output" "$phrwizard" export a.yaml --all-formats
says err "--output" "tells what is missing"
none "$(ls -d x 2>/dev/null)" "and nothing was made"
