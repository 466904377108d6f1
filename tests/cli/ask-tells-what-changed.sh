#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: another answer to a question about the service tells which rows come and go; no answer to a row is thrown away.
. "${top_srcdir:=.}/tests/tap.sh"
plan 14
cd "$tmp" || exit 99
catalog=$top_srcdir/tests/catalogs/small.yaml
"$phrwizard" new a.yaml --catalog "$catalog" --organization A --service B --name C || exit 99

ask() {
	printf '%s\n' "$@" q | "$phrwizard" ask a.yaml --catalog "$catalog" >out 2>err
	is "$?" 0 "ask: $*"
}

ask 'g staff' y
silent out "apply now" "while the questions come in for the first time nothing is told"
ask 'g 1/2' 1
ask 'g staff' n
says out "2 rows no longer surely apply; their answers are kept: 1/2, 2/x-own" "rows that go"
says a.yaml "answer: met" "keep their answers"
ask 'g staff' y
says out "2 rows apply now: 1/2, 2/x-own" "rows that come"
ask 'g 1/2' q
says out "Answer                met" "have the answers that they had"
ask 'g staff' y
silent out "apply" "the same answer changes nothing"
ask 'g 1/2' '?'
says out "It would not apply with one of these answers" "? tells what would change it"
