#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Nothing in the program knows PHR: a check of a shared folder is asked, counted and exported as well.
. "${top_srcdir:=.}/tests/tap.sh"
plan 34
cd "$tmp" || exit 99

exits 0 "a new assessment is not for it" "$phrwizard" new a.yaml
silent a.yaml shared-folder "since it must be named"
exits 0 "new, named" "$phrwizard" new f.yaml --catalog shared-folder --organization Office --date 2026-11-22
exits 1 "its check is not settled" "$phrwizard" check f.yaml
exits 0 "facts and rows are set" "$phrwizard" set f.yaml shared=yes place=cloud outsiders=no personal=no \
	1/owner=met 1/list=met 1/need=met 1/write=met 3/leavers=met 3/review=met
exits 0 "what is left" "$phrwizard" show f.yaml --unanswered
is "$(grep '^\[' out | tr -s ' ')" "[ ] 3/copies 3.3" "is the row of copies"
printf '1\n.\n' >answers
exits 0 "ask takes the last answer" "$phrwizard" ask f.yaml --lang ja <answers
says f.yaml "3/copies:" "and saves it"
exits 0 "its check is conforming" "$phrwizard" check f.yaml
exits 0 "summary" "$phrwizard" summary f.yaml --json
says out '"result": "conforming"' "says so"
says out '"excluded": 3' "and counts what does not apply"
exits 0 "explain" "$phrwizard" explain f.yaml 2/until
for format in text markdown html csv json; do
	for lang in ja en; do
		"$phrwizard" export f.yaml --format $format --lang $lang >sheet 2>err
		is "$?" 0 "export as $format in $lang"
		none "$(sed 's/phrwizard\|auto-phrase//g' sheet | grep -iE 'phr|personal health|健診')" "says nothing of PHR"
	done
done
