#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# export: every format to a file or the standard output, the same bytes each time, nothing private unless asked for.
. "${top_srcdir:=.}/tests/tap.sh"
plan 50
cd "$tmp" || exit 99
cp "$top_srcdir/data/examples/company-app.yaml" a.yaml || exit 99
chmod u+w a.yaml
"$phrwizard" set a.yaml name=内緒花子 || exit 99
"$phrwizard" set a.yaml 2.1/1/1 --note 内緒の注 --evidence 内緒の証拠 --owner 内緒の課 --due 2027-03-31 || exit 99

for format in text markdown html csv json; do
	exits 0 "$format to the standard output" "$phrwizard" export a.yaml --format "$format"
	cp out first
	silent first 内緒 "$format holds nothing private"
	exits 0 "$format to a file" env TZ=Asia/Tokyo "$phrwizard" export a.yaml --format "$format" -o "a.$format"
	same "a.$format" first "$format has the same bytes again, also in another time zone"
	exits 0 "$format for inside" "$phrwizard" export a.yaml --format "$format" --internal
	is "$(grep -o -e 内緒花子 -e 内緒の注 -e 内緒の証拠 -e 内緒の課 out | sort -u | tr '\n' ' ')" \
		"内緒の注 内緒の証拠 内緒の課 内緒花子 " "$format for inside holds all of it"
	exits 0 "- is the standard output" "$phrwizard" export a.yaml --format "$format" -o -
	same out first "$format is the same there"
done
is "$(sed '/^<!-- sha256:/d' a.text a.markdown a.html a.csv a.json | grep -oE '[0-9a-f]{64}' | sort -u | grep -c .)" 1 \
	"the digest is the same in every format (the last line of a page is its seal)"

exits 2 "an existing file is not replaced" "$phrwizard" export a.yaml --format csv -o a.text
says err "'a.text'" "it is named"
exits 0 "--force replaces it" "$phrwizard" export a.yaml --format csv -o a.text --force
same a.text a.csv "by the new one"
exits 2 "an unknown format" "$phrwizard" export a.yaml --format docx
says err "text, markdown, html, csv, json" "tells which there are"
exits 2 "no format" "$phrwizard" export a.yaml
says err "--format" "tells how to say it"
exits 2 "a folder that is missing" "$phrwizard" export a.yaml --format text -o no/where.txt
