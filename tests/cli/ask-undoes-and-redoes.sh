#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: u takes back any change, U does it again; both are saved and show the question; what others saved meanwhile stays.
. "${top_srcdir:=.}/tests/tap.sh"
cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B --name C || exit 99
"$phrwizard" set a.yaml info=myna purpose=own-health role=direct body=company || exit 99
cp a.yaml before

ask() {
	printf '%s\n' "$@" | "$phrwizard" ask a.yaml >out 2>err
	is "$?" 0 "ask: $*"
}

ask u q
says out "There is nothing to undo." "there is nothing to undo at first"
ask U q
says out "There is nothing to redo." "nor to redo"
same a.yaml before "and nothing changes"

ask 'g 2.1/1/1' 1 u q
same a.yaml before "u takes an answer back"
is "$(grep -c "Do you protect health checkup" out)" 2 "and shows its row"
ask 'g 2.1/1/1' 1 u U q
says a.yaml "answer: met" "U gives it again"
cp before a.yaml

ask 'g 2.1/1/1' 1 3 'g uses-cloud' y u u u q
same a.yaml before "several changes are taken back one by one, of rows and questions"
ask 'g 2.1/1/1' 1 3 'g uses-cloud' y u u u U U U q
says a.yaml "uses-cloud: yes" "and done again"
is "$(grep -c "answer: " a.yaml)" 2 "all of them"
cp before a.yaml
ask 'g 2.1/1/1' 1 u 'g 2.1/1/2' 1 U q
says out "There is nothing to redo." "after another change there is nothing to redo"
says a.yaml "  2.1/1/2:" "and that change stays"
cp before a.yaml
ask head X '' '' '' '' '' u q
same a.yaml before "the head is undone, too"

# Somebody else answers while we are asked: it comes in with our next change, and undoing takes back only ours.
mkfifo keys || exit 99
"$phrwizard" ask a.yaml <keys >out 2>err &
asking=$!
exec 3>keys
printf '%s\n' 'g 2.1/1/1' 1 >&3
tries=0
until grep -q "answer: met" a.yaml || [ $tries -ge 1000 ]; do tries=$((tries + 1)); "$phrwizard" --version >/dev/null; done
"$phrwizard" set a.yaml 2.1/1/2=unmet --by Sato || exit 99
printf '%s\n' 'g uses-cloud' y u u >&3
exec 3>&-
wait "$asking"
is "$?" 0 "undoing while somebody else saves"
silent a.yaml "answer: met" "takes back our answers"
silent a.yaml "uses-cloud" "all of them"
says a.yaml "answer: unmet" "and keeps theirs"
done_testing
