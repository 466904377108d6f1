#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Our own readers of PDF and XLSX: they find the rows, ticks and data of every example, notice one changed mark, read what
# another program has saved again, and are not hurt by files that are made to hurt.
. "${top_srcdir:=.}/tests/tap.sh"
need /usr/bin/python3 jq qpdf fix-qdf sha256sum pdfdetach timeout
python=/usr/bin/python3 # Debian's: it has openpyxl
read=$top_builddir/tests/export/show_reading
change=$top_srcdir/tests/export/change-paper.py
formats=
for format in pdf xlsx; do
	[ ! -e "$top_builddir/phrwizard-$format.so" ] || formats="$formats $format"
done
[ -n "$formats" ] || skip_all "needs a build with pdf or xlsx"
"$python" -c "import openpyxl" 2>/dev/null || skip_all "needs openpyxl"
fc-list :lang=ja 2>/dev/null | grep -q . || skip_all "needs a Japanese font"

# expected JSON FORMAT: the lines that show_reading must print.
expected() {
	jq -r '"organization \(.head.organization)\nservice \(.head.service)\nconfirmed \(.head.confirmed)"' "$1"
	jq -r '"digest \(.digest)"' "$1"
	if [ "$2" = pdf ]; then
		key=.key seal=whole
	else
		key='"-"' seal=none
	fi
	jq -r ".rows[] | select(.place == \"table\") | \"row \\($key) \\(if .ticked then \"ticked\" else \"open\" end)\"" "$1"
	echo "data yes"
	jq -r '"internal \(if .internal then "yes" else "no" end)"' "$1"
	echo "seal $seal"
}

# reads STATUS NAME FORMAT FILE: show_reading ends with STATUS, soon.
reads() {
	exits "$1" "$2" timeout 60 "$read" "$3" "$4"
}

for example in "$top_srcdir"/data/examples/*.yaml; do
	stem=$(basename "$example" .yaml)
	for language in ja en; do
		for internal in "" --internal; do
			which="$stem $language $internal"
			for format in json $formats; do
				# shellcheck disable=SC2086 # the option may be missing
				try "$which: $format is written" "$phrwizard" --lang "$language" export "$example" \
					--format "$format" -o "$tmp/sheet.$format" --force $internal
			done
			for format in $formats; do
				expected "$tmp/sheet.json" "$format" >"$tmp/expected"
				reads 0 "$which: $format is read and proves itself" "$format" "$tmp/sheet.$format"
				grep -v '^difference' "$tmp/out" >"$tmp/found"
				try "$which: $format shows the JSON's rows, ticks and digest" diff "$tmp/expected" "$tmp/found"
			done
		done
	done
done

# A file with open rows and ticks, in which one thing is changed after the other.
example=$top_srcdir/data/examples/company-app.yaml
for format in json $formats; do
	"$phrwizard" export "$example" --format "$format" -o "$tmp/sheet.$format" --force
done

if [ -e "$tmp/sheet.pdf" ]; then
	pdfdetach -save 1 -o "$tmp/content.json" "$tmp/sheet.pdf" >/dev/null
	is "$(sha256sum "$tmp/content.json" | cut -d ' ' -f 1)" "$(jq -r .digest "$tmp/sheet.json")" \
		"the SHA-256 of the attached file is the digest"
	try "qpdf takes the PDF apart" qpdf --qdf --object-streams=disable "$tmp/sheet.pdf" "$tmp/plain.pdf"
	reads 0 "another program saved it: it still shows its data" pdf "$tmp/plain.pdf"
	says "$tmp/out" "seal none" "but has no seal any more"
	for what in untick tick head; do
		"$python" "$change" "$what" "$tmp/plain.pdf" "$tmp/raw.pdf"
		if [ $? = 77 ]; then
			ok "pdf, $what # SKIP the fonts of this machine give letters other codes"
			continue
		fi
		fix-qdf "$tmp/raw.pdf" >"$tmp/$what.pdf"
		reads 1 "pdf, $what: is noticed" pdf "$tmp/$what.pdf"
		is "$(grep -c '^difference' "$tmp/out")" 1 "pdf, $what: as one difference"
	done
	sed 's/(D:[0-9]*Z)/(D:x)/' "$tmp/plain.pdf" >"$tmp/raw.pdf"
	fix-qdf "$tmp/raw.pdf" >"$tmp/undated.pdf"
	exits 0 "pdf, dates that are none: is read" env -u G_DEBUG timeout 60 "$read" pdf "$tmp/undated.pdf"
	none "$(cat "$tmp/err")" "and no library complains"
	sed 's/^%sha256:./%sha256:x/' "$tmp/sheet.pdf" >"$tmp/unsealed.pdf"
	reads 0 "pdf with a seal of something else is read" pdf "$tmp/unsealed.pdf"
	says "$tmp/out" "seal broken" "and the seal is broken"
	"$python" - "$tmp/sheet.pdf" "$tmp/byte.pdf" <<-'END'
		import sys
		data = bytearray(open(sys.argv[1], "rb").read())
		at = data.index(b"%\xb5\xed") if b"%\xb5\xed" in data else 10
		data[at + 1] ^= 1
		open(sys.argv[2], "wb").write(data)
	END
	reads 0 "pdf with one other byte is read" pdf "$tmp/byte.pdf"
	says "$tmp/out" "seal broken" "and its seal is broken"
fi

if [ -e "$tmp/sheet.xlsx" ]; then
	for what in untick tick head digest data; do
		try "xlsx, $what: is changed" "$python" "$change" "$what" "$tmp/sheet.xlsx" "$tmp/$what.xlsx"
		reads 1 "xlsx, $what: is noticed" xlsx "$tmp/$what.xlsx"
	done
	try "xlsx: another mark than ours is written" "$python" "$change" mark "$tmp/sheet.xlsx" "$tmp/mark.xlsx"
	reads 2 "xlsx: nobody guesses what it means" xlsx "$tmp/mark.xlsx"
	says "$tmp/err" "○" "but it is told"
	try "xlsx: openpyxl saves it again" "$python" "$change" save "$tmp/sheet.xlsx" "$tmp/saved.xlsx"
	reads 0 "xlsx: it is read, and proves itself" xlsx "$tmp/saved.xlsx"
	for what in doctype deep bomb entries without-strings; do
		try "xlsx, $what: is made" "$python" "$change" "$what" "$tmp/sheet.xlsx" "$tmp/$what.xlsx"
		reads 2 "xlsx, $what: is refused" xlsx "$tmp/$what.xlsx"
		rm -f "$tmp/$what.xlsx"
	done
	if command -v soffice >/dev/null; then
		mkdir "$tmp/office" && mv "$tmp/sheet.xlsx" "$tmp/office/in.xlsx"
		(cd "$tmp/office" && soffice "-env:UserInstallation=file://$tmp/office/home" --headless \
			--convert-to xlsx --outdir saved in.xlsx) >/dev/null 2>&1
		reads 0 "xlsx: LibreOffice saved it again: it proves itself" xlsx "$tmp/office/saved/in.xlsx"
		expected "$tmp/sheet.json" xlsx >"$tmp/expected"
		try "and shows the same" diff "$tmp/expected" "$tmp/out"
	else
		ok "xlsx: LibreOffice saved it again: it proves itself # SKIP no soffice here"
	fi
fi
done_testing
