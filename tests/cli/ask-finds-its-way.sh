#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: to a row by number, key or words; the review, the sections and the filters lead there by a number; b comes back.
. "${top_srcdir:=.}/tests/tap.sh"

cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B --name C || exit 99
"$phrwizard" set a.yaml info=myna purpose=own-health role=direct body=company has-staff=yes || exit 99

# ask LINE…: types the lines into a.yaml, which stays as it is if they only look around.
ask() {
	printf '%s\n' "$@" | "$phrwizard" ask a.yaml >out 2>err
	is "$?" 0 "ask: $*"
}
# asked TEXT TIMES NAME: how often a question was asked; the first open one is asked at the start.
asked() {
	is "$(grep -cF "$1" out)" "$2" "$3"
}
cp a.yaml before

# Go
ask 'g 2.1/1/2' q
asked "Do you also protect other information" 1 "g goes to a key"
ask g 2.1/1/2 q
asked "Do you also protect other information" 1 "g asks for what does not come with it"
ask 'g (1)②' q
asked "Do you also protect other information" 1 "g goes to a number"
ask 'g uses-cloud' q
asked "cloud that another company provides" 1 "g goes to a question about the service"
ask 'g 2.1/1/2' b q
asked "Do you in fact obtain" 2 "b comes back to where one was"
ask 'g 2.1/1/2' 'g uses-cloud' b b q
asked "Do you in fact obtain" 2 "twice"
asked "Do you also protect other information" 2 "by the same way"
last=$("$phrwizard" show a.yaml --json | sed -n 's/^ *"key": "\(.*\)",/\1/p' | tail -n 1)
ask "g $last" s q
asked "Do you in fact obtain" 2 "after the last row comes what was passed over"
ask 'g x-nothing' q
says out "No row has this." "what is not there is told"
asked "Do you in fact obtain" 2 "and one stays"
ask 'g 2.1/1' 2 q
asked "Do you also protect other information" 2 "what is not one row is a list, and its number leads there"

# Search
ask '/ISMS' q
asked "Do you hold a valid third-party certification" 1 "one hit is gone to"
ask '/認証　ｉｓｍｓ' q
asked "Do you hold a valid third-party certification" 1 "words of the other language, of any width, all of them"
ask 'search multi-factor' q
asked "multi-factor authentication" 1 "search and words"
ask / password - q
asked "Do you in fact obtain" 2 "- leaves the list"
ask / password 999 - q
says out "There is no such number." "a number that is not in the list is told"

# Review
ask r '' q
says out "not settled yet" "the review begins with the result"
says out "Not answered: 105" "and the figures"
says out "Number, Enter for more, - to go back: " "long lists come in pages"
awk '/^Rows ticked/ { on = 1 } on && /^Number/ { exit } on' out >page
is "$(($(wc -l <page) < 24))" 1 "a page fits on a screen"
"$phrwizard" set a.yaml 2.1/1/2=unmet || exit 99
{
	echo r
	yes "" | head -n 40
	echo q
} >answers
number=$("$phrwizard" ask a.yaml <answers | sed -n 's/^  \([0-9]*\) (1)②  Do you also protect.*/\1/p')
ask r "$number" q
asked "Answer                not met" 1 "the number of a gap leads to its row"
ask r 1 q
asked "Do you in fact obtain" 3 "that of a question to the question"

# Sections
ask P - q
says out "What the service does: 0 of 15 answered" "questions are counted by group"
says out "Applicability: 4 of 4 answered" "those that are answered, too"
says out "2.1(1) Requirements under law: 0 of 2 ticked, 1 open" "rows by section"
ask P 5 q
asked "Do you protect health checkup" 1 "a number goes to what is open in it"

# Filter
ask f 4 q
says out "rows not met: 1" "filters tell how many rows they show"
asked "Answer                not met" 1 "a filter begins with its first row"
ask f 4 s q
says out "There are no more of these rows. Now again what is open." "after the last of them the walk goes on"
asked "Do you in fact obtain" 2 "with the first open question"
ask f 6 q
says out "There are no such rows." "a filter that shows nothing changes nothing"
done_testing
