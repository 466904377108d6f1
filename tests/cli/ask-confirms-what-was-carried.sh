#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: a row with an answer of last time tells it; m answers as last time, anything else takes its place.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
mkdir -p "$XDG_DATA_HOME/phrwizard/catalogs" || exit 99
cp "$top_srcdir/tests/catalogs/before.yaml" "$top_srcdir/tests/catalogs/after.yaml" "$XDG_DATA_HOME/phrwizard/catalogs" ||
	exit 99
"$phrwizard" new a.yaml --catalog before --organization A --service S --name Sato --title Head --date 2024-11-20 || exit 99
"$phrwizard" set a.yaml stays=yes narrower=given old-name=a 1/same=met 1/relaxed=unmet 1/first=met || exit 99
"$phrwizard" set a.yaml 1/second=na --note why || exit 99
"$phrwizard" upgrade a.yaml >report || exit 99
"$phrwizard" set a.yaml fresh=no || exit 99

printf 'm\n\n2\nby half\nq\n' | "$phrwizard" ask a.yaml >out 2>err
says out "Last time  " "what was answered last time is told"
says out "not met (Sato, " "whatever it was"
says out "To be confirmed: m answers as last time" "and how to confirm it"
says out "It was too strict." "why it is to be confirmed"
says out "Always?" "the question before"
says out "1/second  Second?: not applicable (Sato," "another row that it comes from"
exits 0 "then" "$phrwizard" show a.yaml 1/relaxed 1/both --json
is "$(jq -c '[.[] | [.answer, .note, .last.answer]]' out)" '[["unmet",null,"unmet"],["equivalent","by half","met"]]' \
	"one is as last time, the other is not"
printf 'g 1/same\nm\nq\n' | "$phrwizard" ask a.yaml >out 2>err
says out "No answer of last time is to be confirmed here." "what does not wait is not confirmed"
printf 'g 1/relaxed\n0\nq\n' >keys
exits 0 "taken back" "$phrwizard" ask a.yaml <keys
exits 0 "it" "$phrwizard" show a.yaml 1/relaxed --json
is "$(jq -c '.[0] | [.answer, .last.answer]' out)" '[null,"unmet"]' "waits again"
done_testing
