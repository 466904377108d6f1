#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# catalog reconcile and derive: from what a spreadsheet copies to an overlay, to decisions that are edited and given
# back, to an edition of one's own.
. "${top_srcdir:=.}/tests/tap.sh"
need iconv
plan 46
cd "$tmp" || exit 99

# sheet.tsv as a spreadsheet copies an official sheet: headings on rows of their own, three columns.
awk -F '\t' '/^[^#]/ && NF == 5 {
	if ($2 != section) {
		dotted = $2; sub(/[(].*/, "", dotted)
		if (dotted != before) printf "%s. 章\t\t\n", dotted
		rest = substr($2, length(dotted) + 1)
		group = substr(rest, 1, 3)
		if (group != "" && (dotted != before || group != last)) printf "%s 節\t\t\n", group
		if (length(rest) > 3) printf "%s 項\t\t\n", substr(rest, 4)
		printf "項目番号\t内容\tチェック\n"
		before = dotted; last = group; section = $2; heading = ""
	}
	own = $3
	if (match(own, /^[A-Z][)]/)) {
		if ($4 != heading) printf "%s\t%s\t\n", substr(own, 1, 2), $4
		own = substr(own, 3)
	}
	heading = $4
	printf "%s\t%s\t□\n", own, $5
}' "$top_srcdir/tests/reconcile/sheet.tsv" >sheet.tsv

exits 0 "reconcile" "$phrwizard" catalog reconcile phr-2025 sheet.tsv -o made
says out "rows of the sheet: 140, rows of the catalog: 137" "tells how many there are"
says out "only in the sheet: 3, only in the catalog: 0" "and what only one side has"
is "$(grep -c '^  [^ ].*:$' made/wording.yaml)" "$(sed -n 's/^surely found: //p' out)" "the overlay has the rows that were surely found"
is "$(sed -n '/^  2.1\/2\/4\/x-mfa:/,/^  [^ ]/p' made/wording.yaml | grep number)" "    number: (2)④E)1" "one of ours has its official number"
says made/rows.yaml "生成AIに業務データを入力してよい場面を定めていますか" "a row that we do not know is listed"
is "$(grep -c '^- line' made/decisions.yaml)" "$(sed -n 's/^to be decided, row or number: //p' out)" "what is to be decided is listed"

exits 0 "new" "$phrwizard" new a.yaml --organization Town --date 2026-11-22
exits 0 "the overlay is one that export takes" "$phrwizard" export a.yaml --format text --lang ja --wording made/wording.yaml
says out "(2)④E)1" "the sheet has the official number"

exits 2 "a second time nothing is overwritten" "$phrwizard" catalog reconcile phr-2025 sheet.tsv -o made
says err "wording.yaml" "and the file is named"
exits 0 "but with --force" "$phrwizard" catalog reconcile phr-2025 sheet.tsv -o made --force

# the same sheet as other programs save it
iconv -f UTF-8 -t CP932 sheet.tsv >sjis.tsv
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE sheet.tsv; } >utf16.tsv
sed 's/"/""/g;s/\t/","/g;s/^/"/;s/$/"\r/' sheet.tsv >commas.csv
for copy in sjis.tsv utf16.tsv commas.csv; do
	exits 0 "reconcile of $copy" "$phrwizard" catalog reconcile phr-2025 "$copy" -o "made-$copy"
	sed "s/($copy)/(sheet.tsv)/" "made-$copy/wording.yaml" >wording
	same wording made/wording.yaml "gives the same overlay"
done

# decisions: one confirmed with its number corrected, one of the others, one that is none of ours
cp made/decisions.yaml decisions.yaml
first=$(sed -n '/^  choose/{n;n;s/^  - key: "*\([^"]*\)"*$/\1/p;q;}' decisions.yaml)
sed -i "0,/choose: \"\"/s,,choose: $first," decisions.yaml
sed -i '0,/choose: ""/s//choose: none/' decisions.yaml
exits 0 "reconcile with decisions" "$phrwizard" catalog reconcile phr-2025 sheet.tsv --decisions decisions.yaml -o decided
says decided/wording.yaml "  $first:" "what was chosen is in the overlay"
is "$(grep -c '^- line' decided/decisions.yaml)" "$(($(grep -c '^- line' made/decisions.yaml) - 2))" "two less are to be decided"
says out "only in the sheet: 4" "what is none of ours is a row of the sheet alone"
sed 's/choose: none/choose: 9.9\/x/' decisions.yaml >wrong.yaml
exits 2 "a key that is not there" "$phrwizard" catalog reconcile phr-2025 sheet.tsv --decisions wrong.yaml -o wrong
is "$(grep -c "^phrwizard: wrong.yaml:$(grep -n '9.9/x' wrong.yaml | cut -d : -f 1):11: .*9.9/x" err)" 1 "is told with its place"
sed 's/says: /says: x/' decisions.yaml >wrong.yaml
exits 2 "a row that is not in the sheet" "$phrwizard" catalog reconcile phr-2025 sheet.tsv --decisions wrong.yaml -o wrong
sed "s,choose: none,choose: $first," decisions.yaml >wrong.yaml
exits 2 "a key that is chosen twice" "$phrwizard" catalog reconcile phr-2025 sheet.tsv --decisions wrong.yaml -o wrong

# hostile sheets
printf '1,何か\n2,"開いたまま\n' >open.csv
exits 2 "a quotation mark that is never closed" "$phrwizard" catalog reconcile phr-2025 open.csv -o bad
says err "open.csv:2:3:" "is told with its place"
printf '1\t\201\377\n' >bytes.tsv
exits 2 "bytes that are no text" "$phrwizard" catalog reconcile phr-2025 bytes.tsv -o bad
says err "bytes.tsv:1:3:" "are told with their place"
head -c 3000000 /dev/zero >zero.txt
exits 2 "a file that is too large" "$phrwizard" catalog reconcile phr-2025 zero.txt -o bad
none "$(ls -d bad wrong 2>/dev/null)" "nothing was written then"

# an edition of one's own
exits 0 "derive" "$phrwizard" catalog derive phr-2025 --wording decided/wording.yaml --rows made/rows.yaml --id town-2026 -o town-2026.yaml
exits 0 "makes a catalog that is good" "$phrwizard" catalog check town-2026.yaml
says out "33 facts, 19 sections, 140 rows" "with the new rows"
is "$(grep -A 30 'key: "*2.1/2/4/x-mfa' town-2026.yaml | sed -n 's/^ *standing: //p' | head -n 1)" sheet "what was to be checked is read in the sheet"
says town-2026.yaml 'key: "2.1/2/1/L/1"' "a new row has a key made of its number"
mkdir -p "$XDG_DATA_HOME/phrwizard/catalogs"
cp town-2026.yaml "$XDG_DATA_HOME/phrwizard/catalogs"
exits 0 "it is the edition for new assessments" "$phrwizard" new b.yaml --date 2026-11-22
says b.yaml "catalog: town-2026" "since it replaces the other"
exits 0 "its rows can be answered" "$phrwizard" set b.yaml 2.1/2/1/L/1=met 2.1/2/4/x-mfa=met
sed 's/section: "*2.1(2)①"*/section: "9"/' made/rows.yaml >wrong.yaml
exits 2 "a section that is not there" "$phrwizard" catalog derive phr-2025 --wording made/wording.yaml --rows wrong.yaml --id x -o x.yaml
says err "wrong.yaml:" "is told with its place"
exits 2 "an id that cannot be one" "$phrwizard" catalog derive phr-2025 --wording made/wording.yaml --id 'X Y' -o x.yaml

# any catalog, in any of its languages
printf '1. What is settled\n1.1 Is there one person who decides on who may use this folder?\n1.2 Is there a list of the people who may use the folder?\n' >plain.txt
exits 0 "reconcile with another catalog" "$phrwizard" catalog reconcile shared-folder plain.txt -o other
is "$(grep -A 3 '^  1/list:' other/wording.yaml | tr -s ' \n' ' ')" ' 1/list: number: "1.2" ask: en: Is there a list of the people who may use the folder? ' \
	"finds its rows"
