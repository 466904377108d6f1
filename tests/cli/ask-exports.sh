#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: x writes the same sheet as the command export, to a path that it proposes; nothing is replaced unasked.
. "${top_srcdir:=.}/tests/tap.sh"
plan 19
cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B --name 山田 --title 部長 || exit 99
"$phrwizard" set a.yaml info=myna 2.1/1/1=met --note 秘密 || exit 99

ask() {
	printf '%s\n' "$@" q | "$phrwizard" ask a.yaml >out 2>err
	is "$?" 0 "ask: $*"
}

ask x 1 1 ''
"$phrwizard" export a.yaml --format text >wanted || exit 99
same a.txt wanted "text for publication, beside the assessment"
says out "Exported to a.txt." "and that is told"
ask x 4 2 ''
"$phrwizard" export a.yaml --format csv --internal >wanted || exit 99
same a-internal.csv wanted "an internal copy is named so"
ask x 3 1 'my sheet.html'
"$phrwizard" export a.yaml --format html >wanted || exit 99
same "my sheet.html" wanted "another path can be typed"

echo mine >a.txt
ask x 1 1 '' ''
is "$(cat a.txt)" mine "a file that exists is not replaced"
says out "Nothing was exported." "and that is told"
ask x 1 1 '' n
is "$(cat a.txt)" mine "nor when one says no"
ask x 1 1 '' ｙ
says a.txt 部長 "y replaces it"
silent a.txt 秘密 "with what may be published"
ask x ''
says out "Nothing was exported." "an empty line leaves the list"
ask x 1 1 none/a.txt
says out "none/a.txt" "a path that cannot be written is told"
