#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: S signs the next step after a question, and reopens what is approved; nothing takes a step back.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B --date 2026-11-22 --title 部長 || exit 99

# ask LINE…: what is typed, then the end of it
ask() {
	printf '%s\n' "$@" | "$phrwizard" ask a.yaml >out 2>err
	is "$?" 0 "ask: $*"
}
steps() {
	"$phrwizard" history a.yaml --json | jq -r '.signoff[] | "\(.step) \(.title)"' | tr '\n' ';'
}

ask S '' n
is "$(steps)" "" "n signs nothing"
says out "Nothing was changed." "and that is said"
ask S ''
is "$(steps)" "" "nor does the end of the input"
ask S 担当 y
is "$(steps)" "made 担当;" "y signs what is next, by whoever was named"
ask S '' y
is "$(steps)" "made 担当;" "an empty line checks nothing: that is for somebody else than the person in charge"
says out "nobody signs" "and that is said"
ask sign 監査室 ｙ
is "$(steps)" "made 担当;checked 監査室;" "the word works, and full-width letters"
ask 'g 2.1/1/1' 1 S '' y
is "$(steps)" "made 担当;checked 監査室;made 部長;" "after a change it is made anew; an empty line is the person in charge"
ask S 監査室 y S '' S 社長 y 'g 2.1/1/1' 4 u U q
is "$(steps)" "made 担当;checked 監査室;made 部長;checked 監査室;approved 社長;" "until it is approved, by somebody who is named"
says out "is signed off and not to be changed" "then an answer is refused"
says out "There is nothing to undo." "and nothing is undone"
is "$(grep -c '^    answer: met' a.yaml)" 1 "the answer stays"
ask 'g 2.1/1/1' 4 q
is "$(grep -n "signed off" out | head -n 1 | cut -d: -f1 | grep -c '^[1-9]$')" 1 "who begins is told at once"
ask S 法改正のため yes 'g 2.1/1/1' 4 q
is "$("$phrwizard" summary a.yaml --json | jq -r .signoff.reason)" 法改正のため "it is reopened, with the reason"
is "$(grep -c '^    answer: unmet' a.yaml)" 1 "and can be changed again"
"$phrwizard" set a.yaml title=none || exit 99
ask S '' q
says out "nobody signs" "without a title nobody signs"
done_testing
