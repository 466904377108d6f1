#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# PDF and XLSX of every example, in both languages, public and internal: other programs find the rows, marks, words and
# digest of the JSON in them, nothing private in public ones, and the same bytes each time.
. "${top_srcdir:=.}/tests/tap.sh"
need /usr/bin/python3 pdftotext pdfinfo pdffonts qpdf
python=/usr/bin/python3 # Debian's: it has openpyxl
here=$top_srcdir/tests/export
formats=
for format in pdf xlsx; do
	[ ! -e "$top_builddir/phrwizard-$format.so" ] || formats="$formats $format"
done
[ -n "$formats" ] || skip_all "needs a build with pdf or xlsx"
"$python" -c "import openpyxl" 2>/dev/null || skip_all "needs openpyxl"
fc-list :lang=ja 2>/dev/null | grep -q . || skip_all "needs a Japanese font"

# sheets FILE LANGUAGE FOLDER [--internal]
sheets() {
	file=$1 language=$2 folder=$3
	shift 3
	mkdir -p "$folder"
	for format in json $formats; do
		"$phrwizard" --lang "$language" export "$file" --format "$format" -o "$folder/sheet.$format" "$@" ||
			return
	done
}

# The same in another time zone.
elsewhere() {
	TZ=Asia/Tokyo
	sheets "$@"
	status=$?
	TZ=UTC0
	return "$status"
}

# private FOLDER: tells where a marker of the hostile example is in the files.
private() {
	for format in $formats; do
		file=$1/sheet.$format
		if [ "$format" = pdf ]; then
			pdftotext "$file" - | grep -F -e MARK -e 2031-03-31
			qpdf --qdf --object-streams=disable "$file" "$1/plain.pdf"
			file=$1/plain.pdf
		fi
		"$python" "$here/find-in-file.py" "$file" MARK 2031-03-31
		rm -f "$1/plain.pdf"
	done
}

# Every private field holds MARK or the date 2031-03-31; everything tries to be something else.
hostile=$tmp/hostile.yaml
attack="@<b>x</b> =1+1 | <script>alert('x')</script> \"&amp;\" &L&P &8 _x0041_ \\ $(printf '\342\200\256gnp')"
long=$(i=0; while [ $i -lt 150 ]; do printf '%s' '長い注記です。=1+1と続けて、ページをまたいで、どこまでも書かれています。'; i=$((i + 1)); done)
try "an assessment with hostile texts is made" "$phrwizard" new "$hostile" --organization "$attack" \
	--service "=cmd|$attack" --name "MARK $attack" --title "＝$attack" --date 2026-11-22
try "and answered" "$phrwizard" set "$hostile" info=myna purpose=own-health role=direct \
	2.1/2/1/A/1=equivalent 2.1/2/1/B/1=na 2.1/2/1/B/2=unmet \
	--note "MARK $attack

- $attack
  -1" --owner "MARK $attack" --by "MARK'=$attack" --evidence "@MARK $attack" --due 2031-03-31
try "with long notes too" "$phrwizard" set "$hostile" 2.1/2/1/C/1=partial 2.1/2/1/C/2=met --note "MARK $long"

for example in "$top_srcdir"/data/examples/*.yaml "$hostile"; do
	stem=$(basename "$example" .yaml)
	for language in ja en; do
		for internal in "" --internal; do
			name="$stem $language $internal"
			folder=$tmp/$stem-$language$internal
			# shellcheck disable=SC2086 # the option may be missing
			try "$name: is written" sheets "$example" "$language" "$folder" $internal
			for format in $formats; do
				try "$name: $format has rows and marks of the JSON" \
					"$python" "$here/read-pdf-and-xlsx.py" "$format" "$folder"
			done
			[ ! -e "$folder/sheet.pdf" ] || try "$name: qpdf finds nothing" qpdf --check "$folder/sheet.pdf"
		done
		try "$stem $language: is written again, elsewhere" elsewhere "$example" "$language" "$tmp/again"
		try "$stem $language: and has the same bytes" diff -r "$tmp/$stem-$language" "$tmp/again"
		rm -r "$tmp/again"
	done
done
for language in ja en; do
	none "$(private "$tmp/hostile-$language")" "nothing private is in public files ($language)"
	is "$(private "$tmp/hostile-$language--internal" | grep -c MARK | sed 's/^[1-9].*/some/')" some \
		"and the search would find it ($language)"
done

# The files' own date.
for format in $formats; do
	try "$format with SOURCE_DATE_EPOCH" env SOURCE_DATE_EPOCH=1000000000 \
		"$phrwizard" export "$hostile" --format "$format" -o "$tmp/dated.$format"
done
[ ! -e "$tmp/dated.pdf" ] || is "$(pdfinfo -isodates "$tmp/dated.pdf" | sed -n 's/^CreationDate: *//p')" \
	2001-09-09T01:46:40Z "the PDF bears that date"
[ ! -e "$tmp/dated.xlsx" ] || is "$("$python" -c 'import openpyxl, sys
print(openpyxl.load_workbook(sys.argv[1]).properties.created)' "$tmp/dated.xlsx")" \
	"2001-09-09 01:46:40" "the spreadsheet bears that date"

# A cell holds 32,767 characters: what is longer is cut there, and says so.
if [ -e "$tmp/dated.xlsx" ]; then
	{
		printf '%s\n' 'phrwizard: 1' 'catalog: phr-2025' answers: '  2.1/1/1:' '    answer: met' '    evidence:'
		awk 'BEGIN { for (i = 100; i < 150; i++) { printf "      - \"%d", i
			for (j = 0; j < 900; j++) printf "あ"
			print "\"" } }'
	} >"$tmp/long.yaml"
	try "a cell with more than it can hold" \
		"$phrwizard" export "$tmp/long.yaml" --internal --format xlsx -o "$tmp/long.xlsx"
	is "$("$python" -c 'import openpyxl, sys
text = max((str(cell.value) for page in openpyxl.load_workbook(sys.argv[1]) if page.sheet_state == "visible"
	for line in page for cell in line), key=len)
print(len(text), text[-30:].partition(" ")[2])' "$tmp/long.xlsx")" \
		"32767 [cut: a cell holds no more]" "is cut where it is full, and says so"
fi

# LibreOffice, where it is, opens the spreadsheet and sees the same ticks.
if [ -e "$tmp/hostile-ja/sheet.xlsx" ] && command -v soffice >/dev/null; then
	soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to "csv:Text - txt - csv (StarCalc):44,34,76" \
		--outdir "$tmp" \
		"$tmp/hostile-ja/sheet.xlsx" >/dev/null 2>&1
	is "$(grep -c '✓' "$tmp/sheet.csv")" "$(grep -c '"ticked": true' "$tmp/hostile-ja/sheet.json" |
		awk '{ print $1 / 2 }')" "LibreOffice sees the same ticks"
	silent "$tmp/sheet.csv" "#NAME?" "and no formula"
fi
done_testing
