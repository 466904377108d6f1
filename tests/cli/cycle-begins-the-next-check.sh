#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# cycle: the next check has all that the last one said, and nothing of it counts before it is confirmed.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
"$phrwizard" new 2025.yaml --organization A --service S --name Sato --date 2025-11-20 --interval 12 || exit 99
"$phrwizard" set 2025.yaml info=myna obtains-via-api=yes 2.1/1/1=met 2.1/1/2=unmet || exit 99
"$phrwizard" set 2025.yaml 2.2/x-cert-api=na --note "no such service" --evidence a.pdf --owner Abe --due 2026-01-31 || exit 99
cp 2025.yaml kept.yaml

exits 0 "the next check" "$phrwizard" cycle 2025.yaml 2026.yaml --date 2026-11-20
says out "2026.yaml: 3 answers of last time are to be confirmed" "how much there is to do is told"
same 2025.yaml kept.yaml "the last check stays as it is"
exits 0 "its summary" "$phrwizard" summary 2026.yaml --json
is "$(jq -c '[.confirmed, .organization, .carried, .counts.met, .counts.unmet, .counts.na, .counts.ticked]' out)" \
	'["2026-11-20","A",3,0,0,0,0]' "has the new date, and counts nothing"
exits 0 "a row" "$phrwizard" show 2026.yaml 2.2/x-cert-api --json
is "$(jq -c '.[0] | [.answer, .note, .evidence, .owner, .due, .last.answer, .last.confirmed, .last.by]' out)" \
	'[null,"no such service",["a.pdf"],"Abe","2026-01-31","na","2025-11-20","Sato"]' "has all that was said, and by whom"
exits 0 "one is confirmed, one answered anew" "$phrwizard" set 2026.yaml 2.2/x-cert-api 2.1/1/1 --confirm
"$phrwizard" set 2026.yaml 2.1/1/2=met || exit 99
exits 0 "then" "$phrwizard" summary 2026.yaml --json
is "$(jq -c '[.carried, .counts.met, .counts.na]' out)" '[0,2,1]' "they count"
exits 0 "the changed one" "$phrwizard" show 2026.yaml 2.1/1/2
says out "    -> met" "shows what is answered now"
says out "last time: not met (Sato, " "and what was answered last time"
"$phrwizard" set 2026.yaml 2.1/1/2=none || exit 99
exits 0 "taken back" "$phrwizard" show 2026.yaml 2.1/1/2
says out "to be confirmed; last time: not met" "it waits again"
exits 2 "an existing file stays" "$phrwizard" cycle 2025.yaml 2026.yaml
exits 0 "but for --force" "$phrwizard" cycle 2025.yaml 2026.yaml --force --date 2026-11-21
exits 2 "a date that is none" "$phrwizard" cycle 2025.yaml x.yaml --date soon
exits 2 "one file is not enough" "$phrwizard" cycle 2025.yaml
is "$(sed -n 's/^interval: //p' 2026.yaml)" 12 "the interval goes on"
exits 2 "an interval is a number of months" "$phrwizard" set 2026.yaml interval=often
says err "'often' is no number of months: write 1 to 120" "and that is said"
exits 0 "of an edition that was replaced" "$phrwizard" new old.yaml --catalog phr-2022 --organization A
exits 0 "too" "$phrwizard" cycle old.yaml next.yaml
says out "The edition 'phr-2025' replaces that of this file" "the newer edition is told"
done_testing
