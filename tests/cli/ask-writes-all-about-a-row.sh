#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: note, evidence, owner and due date can be written, added to and taken away; an empty line takes nothing away.
. "${top_srcdir:=.}/tests/tap.sh"
cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B --name C || exit 99
"$phrwizard" set a.yaml info=myna purpose=own-health role=direct body=company 2.1/1/1=met || exit 99

# ask LINE…: the lines at the row 2.1/1/1.
ask() {
	printf '%s\n' 'g 2.1/1/1' "$@" q | "$phrwizard" ask a.yaml >out 2>err
	is "$?" 0 "ask: $*"
}
# field NAME: as JSON, on one line.
field() {
	"$phrwizard" show a.yaml 2.1/1/1 --json | tr -d '\n' | sed "s/.*\"$1\": \(\[[^]]*\]\|\"[^\"]*\"\|null\).*/\1/; s/   *//g"
}

ask o 'first line'
is "$(field note)" '"first line"' "a note"
ask + 'second line' '+third'
is "$(field note)" '"first line\nsecond line\nthird"' "lines are added to it"
is "$(grep -c "^Note  *first line" out)" 3 "it is shown with the question"
ask o ''
is "$(field note)" '"first line\nsecond line\nthird"' "an empty line leaves it"
ask o other
is "$(field note)" '"other"' "another one replaces it"
ask o -
is "$(field note)" null "- takes it away"
ask + alone
is "$(field note)" '"alone"' "a line can be added to no note"

ask v docs/a.pdf v https://example.org/b 'v c d.txt'
is "$(field evidence)" '["docs/a.pdf","https://example.org/b","c d.txt"]' "evidence is added"
says out "                      https://example.org/b" "and shown"
says out "docs/a.pdf (there is no such file)" "a file that is not there is told"
mkdir docs && : >docs/a.pdf || exit 99
ask
is "$(grep -c "no such file" out)" 1 "one that is there, beside the assessment, is not"
says out "c d.txt (there is no such file)" "only the other"
ask v -2
is "$(field evidence)" '["docs/a.pdf","c d.txt"]' "-2 takes away the second"
ask v -3
says out "There is no evidence of that number." "there is no third then"
ask v -x
says out "There is no evidence of that number." "- and a word is no number"
ask v ''
is "$(field evidence)" '["docs/a.pdf","c d.txt"]' "an empty line leaves all of it"
ask v －
is "$(field evidence)" '[]' "- takes away all"

ask w 総務 w ''
is "$(field owner)" '"総務"' "an owner"
ask w -
is "$(field owner)" null "and nobody"

ask d 2027/3/31
is "$(field due)" '"2027-03-31"' "a due date, written in another way"
says out "Due date: 2027-03-31" "what was understood is told"
ask d R9.12.1
is "$(field due)" '"2027-12-01"' "in the year of an era"
ask d +30d
is "$(field due | grep -cE '^"20[0-9][0-9]-[01][0-9]-[0-3][0-9]"$')" 1 "so many days from today"
says out "$(field due | tr -d '"')" "is told as a day"
cp a.yaml before
ask d 2027-02-30
says out "'2027-02-30' is no day of the calendar" "a day that no calendar has"
ask d soon
says out "'soon' is no date" "and what is no date are told"
ask d ''
same a.yaml before "and leave the date as it was, as does an empty line"
ask d -
is "$(field due)" null "- takes it away"
says out "No due date." "and that is told"
done_testing
