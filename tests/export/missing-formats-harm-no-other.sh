#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# PDF and XLSX are extras: the program does not link their libraries, tells what to install where one is missing, and
# goes on without. A letter without a font is an error that says which one to install.
. "${top_srcdir:=.}/tests/tap.sh"
example=$top_srcdir/data/examples/company-app.yaml
mkdir "$tmp/none" "$tmp/broken"

for format in pdf xlsx; do
	exits 2 "$format without its module is an error" env PHRWIZARD_MODULEDIR="$tmp/none" \
		"$phrwizard" export "$example" --format "$format" -o "$tmp/sheet.$format"
	says "$tmp/err" "install lib" "which says what to install"
	echo "no module" >"$tmp/broken/phrwizard-$format.so"
	exits 2 "a broken module for $format is one too" env PHRWIZARD_MODULEDIR="$tmp/broken" \
		"$phrwizard" export "$example" --format "$format" -o "$tmp/sheet.$format"
	says "$tmp/err" "'$format'" "which names the format"
	none "$(find "$tmp" -name 'sheet*')" "and no file is left"
done
for format in text markdown html csv json; do
	exits 0 "$format is written all the same" env PHRWIZARD_MODULEDIR="$tmp/none" \
		"$phrwizard" export "$example" --format "$format"
done
PHRWIZARD_MODULEDIR=$tmp/none "$phrwizard" --version >"$tmp/version"
says "$tmp/version" "format pdf: not available; install libpango1.0-dev libcairo2-dev libqpdf-dev libpoppler-glib-dev" "--version tells it of pdf"
says "$tmp/version" "format xlsx: not available; install libxlsxwriter-dev libminizip-dev" "--version tells it of xlsx"
if command -v readelf >/dev/null; then
	none "$(readelf -d "$phrwizard" | grep NEEDED | grep -iE 'pango|cairo|xlsxwriter|fontconfig|qpdf|poppler|minizip')" \
		"the program links none of their libraries"
fi

if [ -e "$top_builddir/phrwizard-pdf.so" ] && [ "$PHRWIZARD_MODULEDIR" = "$top_builddir" ]; then
	"$phrwizard" --version >"$tmp/version"
	says "$tmp/version" "format pdf: available" "--version tells that pdf is there"

	# fonts FOLDER: the fonts in FOLDER and no others.
	fonts() {
		cat >"$tmp/fonts.conf" <<-END
			<?xml version="1.0"?>
			<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
			<fontconfig><dir>$1</dir><cachedir>$tmp/fontcache</cachedir></fontconfig>
		END
	}
	fonts "$tmp/none"
	exits 2 "no font at all is an error" env FONTCONFIG_FILE="$tmp/fonts.conf" \
		"$phrwizard" export "$example" --format pdf -o "$tmp/sheet.pdf"
	says "$tmp/err" "fonts-ipaexfont-gothic" "which says what to install"
	latin=$(fc-list :lang=en file lang 2>/dev/null | grep '\.ttf:' | grep -v '[=|]ja[|]' | sed -n 's/:.*//p' | sort | head -n 1)
	if [ -n "$latin" ]; then
		mkdir "$tmp/latin" && cp "$latin" "$tmp/latin" || exit 99
		fonts "$tmp/latin"
		exits 2 "no Japanese font is an error" env FONTCONFIG_FILE="$tmp/fonts.conf" \
			"$phrwizard" export "$example" --format pdf -o "$tmp/sheet.pdf"
		says "$tmp/err" "U+" "which names the letter"
		says "$tmp/err" "fonts-ipaexfont-gothic" "and what to install"
	fi
	none "$(find "$tmp" -name 'sheet*')" "no file is left"
fi

# On a terminal they would be noise: script gives the program one.
if command -v script >/dev/null && script --version >/dev/null 2>&1; then
	for format in pdf xlsx; do
		script -qec "$phrwizard export $example --format $format" "$tmp/typescript" >/dev/null 2>&1
		is "$?" 2 "$format is not written to a terminal"
		says "$tmp/typescript" "--output" "but to a file"
	done
fi
done_testing
