#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A check that is signed and published, and the one a year later: due, begun with what the last one said, confirmed, two
# rows answered otherwise and one proof gone, compared, signed and published again. The clock is given.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
cp "$top_srcdir/data/examples/company-app.yaml" 2025.yaml && chmod u+w 2025.yaml || exit 99
# day DATE: what the clock shows from now on
day() {
	SOURCE_DATE_EPOCH=$(date -d "$1 12:00" +%s) && export SOURCE_DATE_EPOCH || exit 99
}
# sign_off FILE: all three steps
sign_off() {
	for step in made checked approved; do
		exits 0 "$1 is $step" "$phrwizard" sign "$1" "$step" --title "$step by"
	done
}
day 2025-11-20
"$phrwizard" set 2025.yaml confirmed=2025-11-20 interval=12 || exit 99
proven=$("$phrwizard" show 2025.yaml --json | jq -r '[.[] | select(.answer == "met" and (.evidence | length) > 0)][0].key')
mkdir docs && echo proof >docs/proof.txt || exit 99
exits 0 "a proof is recorded" "$phrwizard" set 2025.yaml "$proven=met" --evidence docs/proof.txt
exits 0 "the first check conforms" "$phrwizard" check 2025.yaml
sign_off 2025.yaml
exits 2 "approved, it stays as it is" "$phrwizard" set 2025.yaml "$proven=unmet"
exits 0 "it is published" "$phrwizard" export 2025.yaml --all-formats -o web-2025
exits 0 "and is what was approved" "$phrwizard" verify web-2025/check-sheet.html --json
is "$(jq -r .digest out)" "$("$phrwizard" history 2025.yaml --json | jq -r '.signoff[-1].digest')" "by its digest"
exits 0 "half a year later" "$phrwizard" due . --date 2026-05-20 --within 60d
says out "Nothing is due." "nothing is due"
exits 0 "two months before its year is over" "$phrwizard" due . --date 2026-10-01 --within 60d
says out "2026-11-20  in 50 days  ./2025.yaml" "the next check is coming"
exits 0 "a week after it" "$phrwizard" due . --date 2026-11-27
says out "2026-11-20  7 days late  ./2025.yaml" "it is late"

day 2026-11-27
exits 0 "it begins" "$phrwizard" cycle 2025.yaml 2026.yaml
is "$("$phrwizard" history 2026.yaml --json | jq -c .signoff)" "[]" "signed by nobody"
exits 1 "and does not conform by what was said last year" "$phrwizard" check 2026.yaml
exits 0 "nothing is published of it" "$phrwizard" summary 2026.yaml --json
is "$(jq '.counts.ticked' out)" 0 "not one row is ticked"
exits 1 "compared with the last" "$phrwizard" diff 2025.yaml 2026.yaml --trend --json
is "$(jq -r '[.changes[].trend] | unique | join(" ")' out)" open "every row is open"

# who goes through the rows confirms them; the keys come from the file itself
"$phrwizard" show 2026.yaml --all --json | jq -r '.[] | select(.last != null) | .key' >keys || exit 99
# shellcheck disable=SC2046 # a word each
exits 0 "they are confirmed" "$phrwizard" set 2026.yaml $(cat keys) --confirm --by Mori
exits 0 "and it conforms again" "$phrwizard" check 2026.yaml
exits 0 "nothing got better or worse" "$phrwizard" diff 2025.yaml 2026.yaml --trend
is "$(cat out)" "$(printf '\nRows: better 0, worse 0, answered now 0, open now 0, lost their proof 0')" "and the sums say so"

# state_of_proof: what became of it; the example's other papers are nowhere
state_of_proof() {
	"$phrwizard" evidence 2026.yaml --json | jq -r '.evidence[] | select(.reference == "docs/proof.txt").state'
}
is "$(state_of_proof)" good "the proof is still there"
rm docs/proof.txt
first=$proven
second=$("$phrwizard" show 2026.yaml --json | jq -r '[.[] | select(.answer == "met")][-1].key')
third=$("$phrwizard" show 2025.yaml --json | jq -r '[.[] | select(.answer == "unmet" or .answer == "partial")][0].key // empty')
"$phrwizard" set 2026.yaml "$second=partial" --due 2027-01-31 || exit 99
is "$(state_of_proof)" missing "the proof is gone"
"$phrwizard" set 2026.yaml "$first" --evidence "" || exit 99
exits 1 "a row that is no longer met, and one whose proof is gone" "$phrwizard" diff 2025.yaml 2026.yaml --trend --json
is "$(jq -c --arg key "$second" '.changes[] | select(.key == $key) | [.trend, .proof_lost]' out)" '["worse",false]' "is worse"
is "$(jq -c --arg key "$first" '.changes[] | select(.key == $key) | [.trend, .proof_lost]' out)" '["none",true]' "lost its proof"
if [ -n "$third" ]; then
	"$phrwizard" set 2026.yaml "$third=met" || exit 99
	exits 1 "a gap that was closed" "$phrwizard" diff 2025.yaml 2026.yaml --trend
	says out "Rows: better 1, worse 1, answered now 0, open now 0, lost their proof 1" "is better"
fi
exits 0 "the new date is in the calendar" "$phrwizard" due . --date 2026-12-01 --ics
says out "DTSTART;VALUE=DATE:20270131" "with the row's"
says out "DTSTART;VALUE=DATE:20271127" "and the check of next year"

sign_off 2026.yaml
exits 0 "it is published" "$phrwizard" export 2026.yaml --all-formats -o web-2026
exits 0 "half a year later the page says" "$phrwizard" verify web-2026/check-sheet.html
says out "2026-11-27" "from when it is"
exits 1 "last year's is another" cmp -s web-2025/check-sheet.html web-2026/check-sheet.html
"$phrwizard" history 2026.yaml --json | jq -r '.signoff[] | "\(.step) \(.at[:10])"' >signed
is "$(tr '\n' ';' <signed)" "made 2026-11-27;checked 2026-11-27;approved 2026-11-27;" "signed on the day that the clock showed"
done_testing
