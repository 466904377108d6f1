#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# history: who answered what and when, earlier answers too; undone answers leave nothing, and nothing of it is published.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B --date 2026-11-22 --title 部長 || exit 99

# events: "answer by" of row 2.1/1/1, oldest first
events() {
	"$phrwizard" history a.yaml 2.1/1/1 --json | jq -r '.rows[].answers[] | "\(.answer) \(.by)\(if .now then " *" else "" end)"' |
		tr '\n' ';'
}

exits 0 "a new assessment has none" "$phrwizard" history a.yaml
says out "Nothing has been answered." "and that is said"
"$phrwizard" set a.yaml 2.1/1/1=unmet && "$phrwizard" set a.yaml 2.1/1/1=na --note 対象の情報がない --by 鈴木 || exit 99
is "$(events)" "unmet 部長;na 鈴木 *;" "the answer before, and the one that holds"
"$phrwizard" set a.yaml 2.1/1/1 --owner 総務 --due 2027-03-31 --by 佐藤 || exit 99
is "$(events)" "unmet 部長;na 佐藤 *;" "an owner is no other answer"
"$phrwizard" set a.yaml 2.1/1/1=none --by 佐藤 || exit 99
is "$(events)" "unmet 部長;na 佐藤;none 佐藤;" "taking back is an event"
exits 0 "in words" "$phrwizard" history a.yaml
says out "佐藤: not applicable" "an answer"
says out "対象の情報がない" "its reason"
says out "佐藤: taken back" "and that it was taken back"
exits 0 "one row" "$phrwizard" history a.yaml 2.1/1/2
says out "Nothing has been answered." "that nobody has answered"
exits 2 "a row that is none" "$phrwizard" history a.yaml 9/9
says err "'9/9' is no row here" "is told"

# ask: answers are remembered, undone ones are not
cp a.yaml before
printf 'g 2.1/1/1\n1\ng 2.1/1/1\n3\n' | "$phrwizard" ask a.yaml >/dev/null || exit 99
is "$(events)" "unmet 部長;na 佐藤;none 佐藤;met 部長;partial 部長 *;" "answers line by line"
printf 'g 2.1/1/1\n1\nu\n' | "$phrwizard" ask a.yaml >/dev/null || exit 99
is "$(events)" "unmet 部長;na 佐藤;none 佐藤;met 部長;partial 部長 *;" "an answer that is undone leaves nothing"
printf 'g 2.1/1/1\n?\nq\n' | "$phrwizard" ask a.yaml >said
says said "met (部長, 20" "the line interview shows it too"

# Never published
for format in text html json csv markdown; do
	"$phrwizard" export a.yaml --format $format -o out.$format || exit 99
	silent out.$format 佐藤 "not in $format"
	silent out.$format 対象の情報がない "nor its reason"
done

# A history of which somebody made too much
{
	printf 'phrwizard: 1\ncatalog: phr-2025\nanswers:\n  2.1/1/1:\n    history:\n'
	i=0
	while [ $i -lt 51 ]; do
		echo '    - answer: met'
		i=$((i + 1))
	done
} >many.yaml
exits 2 "more than fifty" "$phrwizard" history many.yaml
says err "many.yaml:6:5: 'history' has more than 50 entries" "are refused with their place"
printf 'phrwizard: 1\ncatalog: phr-2025\nanswers:\n  2.1/1/1:\n    history: [{by: x}, {answer: maybe, at: now}, met]\n' >wrong.yaml
exits 2 "a history that is none" "$phrwizard" history wrong.yaml
says err "wrong.yaml:5:15: history lacks the field 'answer'" "what is missing"
says err "wrong.yaml:5:33: 'maybe' must be one of" "what is no answer"
says err "wrong.yaml:5:44: 'now' is not a time" "what is no time"
says err "wrong.yaml:5:50: history must be a mapping" "and what is no entry are told"
printf 'phrwizard: 1\ncatalog: phr-2025\nanswers:\n  2.1/1/1:\n    history: [{answer: met, by: "a\\u202eb", note: "x\\u202ey"}]\n' >odd.yaml
exits 0 "odd characters" "$phrwizard" history odd.yaml
says out "a<U+202E>b" "are spelt out"
done_testing
