#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# set --due: dates as people write them; what was understood is told when it is not what was written.
. "${top_srcdir:=.}/tests/tap.sh"
plan 19
cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B || exit 99

exits 0 "a date" "$phrwizard" set a.yaml 2.1/1/1=partial --due 2027-03-31
is "$(cat out)" "" "is understood without a word"
for date in 2027/3/31 "２０２７年３月３１日" 令和9年3月31日 2026年度末; do
	"$phrwizard" set a.yaml 2.1/1/1 --due 2030-01-01 || exit 99
	exits 0 "$date" "$phrwizard" set a.yaml 2.1/1/1 --due "$date"
	is "$(cat out)" "Due date: 2027-03-31" "tells what was understood"
	says a.yaml "    due: 2027-03-31" "and sets it"
done
exits 0 "the empty word" "$phrwizard" set a.yaml 2.1/1/1 --due ""
silent a.yaml due: "takes it away"
cp a.yaml before
exits 2 "what is no date" "$phrwizard" set a.yaml 2.1/1/1=met --due soon
says err "'soon' is no date" "is told"
same a.yaml before "and nothing is set"
