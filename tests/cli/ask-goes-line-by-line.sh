#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: the whole interview through a pipe, without one escape sequence; the end of the input saves and is no error.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
plan 57
cd "$tmp" || exit 99

plain() {
	is "$(LC_ALL=C tr -d '\n -~\200-\377' <out | wc -c | tr -d ' ')" 0 "$1"
}

# repeat N LINE
repeat() {
	n=$1
	while [ "$n" -gt 0 ]; do
		echo "$2"
		n=$((n - 1))
	done
}

# The head; which information (two kinds), how it reaches institutions, what for, which role, which body; then 27 yes
# or no questions. All yes leaves out only 2.2/x-cert-effort: 136 rows.
{
	printf '%s\n' 株式会社Ａ 健康手帳 2026-11-22 山田 部長
	printf '%s\n' 1,3 1 1 1 1
	repeat 27 y
	printf '%s\n' 1 2 同等の対策 5 該当しない
	repeat 133 1
} >answers
exits 0 "a whole interview" "$phrwizard" ask a.yaml <answers
plain "only words come out"
says out conforming "it tells the result"
exits 0 "what it made conforms" "$phrwizard" check a.yaml
"$phrwizard" summary a.yaml --json >json
is "$(jq -c '[.counts | .applicable, .met, .equivalent, .na, .unanswered, .undecided]' json)" '[136,134,1,1,0,0]' \
	"every row has its answer"
is "$(jq -r '.organization + .service + .confirmed' json)" 株式会社Ａ健康手帳2026-11-22 "the head is there"
says a.yaml "  info: [myna, self-measured]" "the facts are there"
"$phrwizard" show a.yaml 2.1/1/2 2.1/2/0/x-riskprocess --json >json
is "$(jq -r '.[] | .answer + " " + .note + " " + .by' json)" "equivalent 同等の対策 山田
na 該当しない 山田" "so are the notes, and who answered"

# In Japanese with full-width digits, as they come from an input method
exits 0 "full-width answers" env LANGUAGE=ja "$phrwizard" ask b.yaml <<'END'
Ａ社




１，３
１
END
says b.yaml "  info: [myna, self-measured]" "several numbers"
says b.yaml "  shared-with-institution: may-be-sent" "one number"
says out 利用者本人の健康管理 "the next question in Japanese"
plain "only words come out in Japanese"

# The end of the input
printf '%s\n' A B '' '' '' 1 >answers
exits 0 "the input ends in the middle" "$phrwizard" ask c.yaml <answers
says c.yaml "  info: [myna]" "what was answered is there"
exits 0 "the input ends within a line" "$phrwizard" ask c.yaml <<END
$(printf 1)
END
says c.yaml "  purpose: own-health" "the second time begins with the next question"
exits 0 "there is no input" "$phrwizard" ask c.yaml </dev/null
cp c.yaml before
exits 0 "no input again" "$phrwizard" ask c.yaml </dev/null
same c.yaml before "nothing changes"
exits 0 "no input for a new file" "$phrwizard" ask d.yaml </dev/null

# Commands
skip=
ask() {
	printf '%s\n' ${skip:+"$skip"} "$@" | "$phrwizard" ask e.yaml >out 2>err
	is "$?" 0 "ask: $*"
}
"$phrwizard" new e.yaml --organization A --service B --name C || exit 99
ask '?' q
says out "Why it is asked" "? explains the question"
cp e.yaml before
ask q
same e.yaml before "q leaves at once"
ask s q
is "$(grep -c '^In what form can' out)" 1 "s goes to the next question"
same e.yaml before "and answers nothing"
ask b
says out "first question" "b stays at the first"
ask 1 b
is "$(grep -c '^Which kinds of information' out)" 2 "b goes back to the question before"
ask b 9
says out "a number from the list" "what is no answer is told"
says e.yaml "  info: [myna]" "and changes nothing"
ask b -
says e.yaml "  info: []" "- is none of these"
ask b none
silent e.yaml "  info: none" "a word that is no option is no answer"
"$phrwizard" set e.yaml info=myna purpose=own-health role=direct body=company || exit 99
# what was not answered yet is skipped, and then comes the first row
skip=$(repeat 27 s)
ask 7 q
says out "with 1 to 5" "what is no answer to a row is told"
ask 5 '' q
silent e.yaml "answer: na" "not applicable without a reason is not taken"
says out "needs its reason" "and that is told"
ask 2
silent e.yaml "answer: equivalent" "nor is one whose reason the end of the input cut off"
ask o 注記 v docs/a.pdf w 総務 d 2027-02-30 d 2027-03-31 3 q
says out 2027-02-30 "a date that does not exist is told"
for line in "answer: partial" "note: 注記" "evidence: [docs/a.pdf]" "owner: 総務" "due: 2027-03-31" "by: C"; do
	says e.yaml "    $line" "$line"
done
ask 1 b '?' 0 q
is "$(grep -c "^    answer: met" e.yaml)" 0 "0 takes the answer back"
says out "Legal basis " "? explains the row"
