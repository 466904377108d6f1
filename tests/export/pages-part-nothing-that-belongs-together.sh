#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# On paper no page ends with a title, what belongs together stays on one page, and no line has a letter or two alone.
. "${top_srcdir:=.}/tests/tap.sh"
need pdftotext jq
[ -e "$top_builddir/phrwizard-pdf.so" ] || skip_all "needs a build with pdf"
fc-list :lang=ja 2>/dev/null | grep -q . || skip_all "needs a Japanese font"

# ends FILE: the last line of each page, above its foot, without blanks.
ends() {
	pdftotext -layout "$1" - | tr -d ' ' | awk -v RS='\f' '{
		last = ""
		lines = split($0, line, "\n")
		for (i = 1; i <= lines; i++)
			if (line[i] ~ /SHA-256:|^[0-9]+\/[0-9]+$/)
				print last
			else if (line[i] != "")
				last = line[i]
	}'
}

# titles JSON: of sections and groups, a line each, without blanks.
titles() {
	jq -r '(.sections[] | .id + .title), .rows[].heading' "$1" | tr -d ' ' | sort -u
}

# page FILE WORDS: the text of the first page that has WORDS.
page() {
	pdftotext -layout "$1" - | awk -v RS='\f' -v words="$2" 'index($0, words) { print; exit }'
}

cd "$tmp" || exit 99

# An assessment with everything that only stays inside.
full=$tmp/full.yaml
cp "$top_srcdir/data/examples/municipality.yaml" "$full"
"$phrwizard" set "$full" 2.1/1/1 --evidence docs/a.pdf --evidence docs/b.pdf || exit 99
for step in made checked approved; do
	"$phrwizard" sign "$full" $step --title "SIGNER-$step" >signed || exit 99
done
"$phrwizard" reopen "$full" --reason WHY >signed || exit 99

for file in "$top_srcdir"/data/examples/*.yaml "$full"; do
	for language in ja en; do
		for internal in "" --internal; do
			name="$(basename "$file" .yaml) $language $internal"
			for format in pdf json; do
				# shellcheck disable=SC2086 # the option may be missing
				"$phrwizard" --lang $language export "$file" --format $format -o sheet.$format --force \
					$internal 2>warnings || exit 99
			done
			titles sheet.json >known
			none "$(ends sheet.pdf | grep -xF -f known)" "$name: no page ends with a title"
			none "$(ends sheet.pdf | grep -E '公式のシートの一部ではありません|notpartoftheofficial|^(項目番号|Itemnumber)')" \
				"$name: nor with that of an annex, or the head of a table"
			none "$(pdftotext -layout sheet.pdf - | tr -d ' ' | grep -xE '(す|ま)?(か|め)')" \
				"$name: no end of a word is alone on a line"
			page sheet.pdf "(SHA-256)" >last
			is "$(grep -cE 'このシートについて|About this sheet' last)" 1 \
				"$name: the digest is on one page with what is said about the sheet"
		done
	done
done

"$phrwizard" --lang en export "$full" --format pdf --internal -o full.pdf || exit 99
page full.pdf "Sign-off (not part" >signoff
is "$(grep -cE 'SIGNER-(made|checked|approved)|WHY' signoff)" 4 "the steps of the sign-off are on one page"
page full.pdf docs/b.pdf | grep -oE '^.*docs/[ab]' | sed 's/docs.*//; s/Evidence/        /' | sort -u >columns
is "$(wc -l <columns | tr -d ' ')" 1 "pieces of evidence stand below each other"

# On a page of text a group's title takes the width that is there.
"$phrwizard" --lang ja export "$full" --format text -o sheet.txt || exit 99
is "$(grep -cx '2.1(2)④ 情報システムのアクセス制御並びに開発及び保守におけるセキュリティ対策' sheet.txt)" 3 \
	"titles of groups in the annexes are on one line of text"

# The web page on paper, where there is a browser. G_DEBUG is for our own mistakes.
browser=$(command -v "${CHROMIUM:-chromium}")
for language in ja en; do
	[ -n "$browser" ] || break
	for format in html json; do
		"$phrwizard" --lang $language export "$full" --format $format --internal -o sheet.$format --force || exit 99
	done
	env -u G_DEBUG "$browser" --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=page.pdf \
		sheet.html >said 2>&1 || { cat said >&2; exit 99; }
	titles sheet.json >known
	none "$(ends page.pdf | grep -xF -f known)" "the web page in $language: no page ends with a title"
	none "$(ends page.pdf | grep -E '公式のシートの一部ではありません|notpartoftheofficial')" \
		"the web page in $language: nor with that of an annex"
	page page.pdf SIGNER-made >signoff
	is "$(grep -cE 'SIGNER-(made|checked|approved)|WHY' signoff)" 4 "the web page in $language: all steps are on one page"
done
done_testing
