#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# summary: the figures add up, in every state of an assessment; of one file all, of many a line each.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
plan 46
examples=$top_srcdir/data/examples
cd "$tmp" || exit 99

# shellcheck disable=SC2016 # jq's own variable
adds_up='.counts as $c |
	($c.items == 137) and
	($c.items == $c.applicable + $c.excluded + $c.undecided) and
	($c.applicable == $c.met + $c.equivalent + $c.partial + $c.unmet + $c.na + $c.unanswered) and
	($c.ticked <= $c.met + $c.equivalent) and
	($c.items == ([.sections[].items] | add)) and
	($c.applicable == ([.sections[].applicable] | add)) and
	($c.ticked == ([.sections[].ticked] | add)) and
	($c.unanswered == ([.sections[].unanswered] | add))'

# figures FILE RESULT SCOPE NAME
figures() {
	"$phrwizard" summary "$1" --json >json 2>err
	is "$?" 0 "$4: summary exits with 0"
	is "$(jq "$adds_up" json)" true "$4: the counts add up"
	is "$(jq -r '.result + " " + .scope.verdict' json)" "$2 $3" "$4: $2, scope $3"
}

"$phrwizard" new a.yaml --organization A --service B --date 2026-11-22 || exit 99
figures a.yaml incomplete unclear "a new file"
is "$(jq -c .scope.settled_by json)" '["info","shared-with-institution","purpose","role"]' "a new file: what would settle the scope"
"$phrwizard" set a.yaml info=daily-vitals || exit 99
figures a.yaml out-of-scope out "everyday data only"
is "$(jq -c .scope json)" '{"verdict":"out","because":["info=daily-vitals"],"settled_by":[]}' \
	"everyday data only: because of that"
"$phrwizard" set a.yaml info=myna,self-measured purpose=own-health role=direct || exit 99
figures a.yaml incomplete in "covered"
"$phrwizard" set a.yaml 2.1/1/1=unmet || exit 99
figures a.yaml gaps in "a binding row that is not met"
for example in company-app:conforming municipality:gaps contractor:incomplete; do
	figures "$examples/${example%:*}.yaml" "${example#*:}" in "${example%:*}"
done

is "$(jq -r 'keys_unsorted | join(" ")' json)" \
	"schema file catalog organization service confirmed scope result counts carried sections signoff" "the fields, in their order"
is "$(jq -r '.counts | keys_unsorted | join(" ")' json)" "items applicable excluded undecided ticked met\
 equivalent partial unmet na unanswered reason_missing" "the counts, in their order"
is "$(jq -r '.sections[0] | keys_unsorted | join(" ")' json)" "id items applicable ticked unanswered" \
	"the fields of a section"
is "$(jq -r '.schema + " " + .catalog' json)" "phrwizard-summary/1 phr-2025" "schema and catalog"
is "$(jq -r .file json)" "$examples/contractor.yaml" "the file as it was named"

exits 0 "one file in words" "$phrwizard" summary "$examples/company-app.yaml"
says out サンプルヘルス株式会社 "with its organisation"
says out "2.1(2)⑤" "and every section"

# Many
mkdir folder folder/deeper empty
cp a.yaml folder/b.yaml
cp a.yaml folder/a.yml
cp a.yaml folder/.hidden.yaml
cp a.yaml folder/notes.txt
cp a.yaml folder/deeper/c.yaml
exits 0 "files and folders" "$phrwizard" summary folder "$examples/company-app.yaml" --json
is "$(jq -r '.[].file' out | tr '\n' ' ')" "folder/a.yml folder/b.yaml $examples/company-app.yaml " \
	"the assessments in a folder, sorted, and the files"
exits 0 "the same in words" "$phrwizard" summary folder "$examples/company-app.yaml"
is "$(grep -c '^folder/' out)" 2 "a line each"
is "$(tail -n 1 out | cut -c 1-6)" Total: "and the total last"
exits 0 "a folder without assessments" "$phrwizard" summary empty --json
is "$(jq -c . out)" "[]" "is an empty list"

printf 'phrwizard: 1\ncatalog: phr-2025\nfacts: {info: [myna]\n' >folder/aa.yaml
exits 2 "a broken file among them is trouble" "$phrwizard" summary folder --json
is "$(jq length out)" 2 "the others are there"
is "$(grep -c '^phrwizard: folder/aa.yaml:[0-9]*:[0-9]*: ' err)" 1 "and it is named with its place"
exits 2 "the same in words" "$phrwizard" summary folder
is "$(grep -c '^folder/a' out)" 1 "the good ones"
says out 1 "and how many are broken"
exits 2 "a file that is not there is trouble" "$phrwizard" summary nowhere.yaml
says err nowhere.yaml "and named"
