#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: commands and answers by words, for those who hear and do not see; help lists them all, and every letter and word
# of that list does something.
. "${top_srcdir:=.}/tests/tap.sh"
cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B --name C || exit 99
"$phrwizard" set a.yaml info=myna purpose=own-health role=direct body=company || exit 99

ask() {
	printf '%s\n' "$@" | "$phrwizard" ask a.yaml >out 2>err
	is "$?" 0 "ask: $*"
}
# value KEY: what is answered.
value() {
	"$phrwizard" show a.yaml "$1" --json | sed -n 's/^ *"answer": "\{0,1\}\([a-z]*\).*/\1/p'
}

# Answers
for pair in "met met" "Partial partial" "NOT MET unmet" "not met unmet" "partly met partial" "1 met"; do
	ask 'g 2.1/1/1' "${pair% *}" q
	is "$(value 2.1/1/1)" "${pair##* }" "'${pair% *}' is an answer"
done
ask 'g 2.1/1/1' na 該当しない q
is "$(value 2.1/1/1)" na "na asks for its reason"
ask 'g 2.1/1/1' none q
is "$(value 2.1/1/1)" null "none takes the answer back"
ask 'g 2.1/1/1' maybe q
says out "with 1 to 5" "another word is told"
ask 'g role' 0 q
silent a.yaml "role:" "0 takes back a question with an option called none"
"$phrwizard" set a.yaml role=direct || exit 99

# Commands
ask 'go 2.1/1/1' back leave
is "$(grep -c "Do you protect health checkup" out)" 1 "go and back"
ask 'GO 2.1/1/1' 'Note  A  b ' more c 'owner 総務' Q
says a.yaml "owner: 総務" "what comes after the word is taken as it was typed"
is "$(grep -A 2 "note: |" a.yaml | tail -n 2 | tr -d '\n')" "      A  b      c" "with its blanks and capitals"
ask skip q
is "$(grep -c "^Can users take their own data out" out)" 1 "skip"
ask 'skip this' q
says out "a number from the list" "a command that takes nothing is none with more words"
ask note q
says out "That is for rows of the sheet" "what only rows have is refused elsewhere"

# An option of a catalog may be called as a command is: then the word is the option, the letter the command.
sed 's/label: Boss/label: Back/' "$top_srcdir/tests/catalogs/small.yaml" >small.yaml || exit 99
"$phrwizard" new b.yaml --catalog small.yaml --organization A --service B || exit 99
printf '%s\n' 'g role' back q | "$phrwizard" ask b.yaml --catalog small.yaml >out 2>err
says b.yaml "role: boss" "a word of the catalog goes before that of a command"
printf '%s\n' 'g role' 'None of these' 'g role' b q | "$phrwizard" ask b.yaml --catalog small.yaml >out 2>err
says b.yaml "role: none" "a label of several words is an answer; the letter is the command"

# Help: each letter and each word is a command.
ask h q
cp out help
"$phrwizard" help ask >out
sed -n '/^Instead of an answer/,$s/^  \([^ ][^ ]*\)[ ,].*/\1/p' out | tr -d , >letters
sed -n '/^Instead of an answer/,$s/^  \([^ ], \)\{0,1\}\([a-z][a-z]*\) .*/\2/p' out >words
is "$(wc -l <letters)" "$(wc -l <words)" "every command has a word"
is "$(($(wc -l <letters) > 15))" 1 "help ask lists them"
for name in $(grep -vxF q letters | grep -vxF h) $(grep -vxF leave words); do
	printf '%s\n' 'g 2.1/1/1' "$name" | "$phrwizard" ask a.yaml >out 2>err || not_ok "ask: $name"
	if grep -qF "with 1 to 5" out; then
		not_ok "$name is a command"
	else
		ok "$name is a command"
	fi
	is "$(LC_ALL=C tr -d '\n -~\200-\377' <out | wc -c | tr -d ' ')" 0 "$name: only words come out"
done
none "$(while read -r word; do
	grep -qE "^  (., )?$word( |\$)" help || echo "$word"
done <words)" "h lists the same"
done_testing
