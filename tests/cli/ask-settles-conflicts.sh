#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: what people answered in different ways is shown with the question; = and a number takes one, an answer settles it.
. "${top_srcdir:=.}/tests/tap.sh"
plan 25
cd "$tmp" || exit 99
"$phrwizard" new base.yaml --organization A --service B --name C || exit 99
"$phrwizard" set base.yaml info=myna purpose=own-health role=direct body=company || exit 99
cp base.yaml ours.yaml
cp base.yaml theirs.yaml
"$phrwizard" set ours.yaml 2.1/1/2=met uses-cloud=yes --by Sato || exit 99
"$phrwizard" set theirs.yaml 2.1/1/2=unmet uses-cloud=no --by Ito || exit 99
"$phrwizard" merge base.yaml ours.yaml theirs.yaml -o both.yaml 2>/dev/null
is "$(grep -c '^conflicts:' both.yaml)" 1 "two people answered differently"

ask() {
	cp both.yaml a.yaml
	printf '%s\n' "$@" q | "$phrwizard" ask a.yaml >out 2>err
	is "$?" 0 "ask: $*"
}
# side WHO: the number of what that person said, as shown.
side() {
	sed -n "s/^  =\([0-9]\) .*$1.*/\1/p" out
}

ask 'g 2.1/1/2'
says out "answered in different ways" "a row says so"
sato=$(side Sato)
ask 'g 2.1/1/2' "=$sato"
is "$(grep -A 2 '^  2.1/1/2:' a.yaml | tr -d '\n')" "  2.1/1/2:    answer: met    by: Sato" "= takes one of them"
is "$(grep -c "^    answer: unmet" a.yaml)" 0 "the other is no answer any more"
says a.yaml "    - answer: unmet" "but remembered"
ask 'g 2.1/1/2' =3
says out "There is no such number." "there is no third"
same a.yaml both.yaml "and nothing changes"
ask 'g 2.1/1/2' 3
says a.yaml "answer: partial" "another answer"
is "$(grep -c "2.1/1/2:" a.yaml)" 1 "settles it too"
ask 'g 2.1/1/2' 0
silent a.yaml "2.1/1/2:" "so does taking the answer back"
ask 'g uses-cloud'
says out "  =1 " "a question about the service shows them, too"
ask 'g uses-cloud' '= 1' 'g 2.1/1/2' =1
silent a.yaml conflicts "all settled"
ask 'g 2.1/1/1' =1
says out "There is only one answer here." "elsewhere there is nothing to take"

"$phrwizard" set ours.yaml title=Chief || exit 99
"$phrwizard" set theirs.yaml title=Head || exit 99
"$phrwizard" merge base.yaml ours.yaml theirs.yaml -o both.yaml 2>/dev/null
ask r 1
says out "Choose: these were answered in different ways" "the review begins with them"
says out "  2 Head" "what is about no question is shown at once"
says out "phrwizard set a.yaml title --side 1" "with the command that takes one"
