#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# show: which rows, in words or as JSON. Numbers as in examples.tsv, worked out there.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
plan 27
examples=$top_srcdir/data/examples
"$phrwizard" new "$tmp/new.yaml" || exit 99

# rows EXAMPLE OPTION…: how many rows there are
rows() {
	file=$1
	shift
	"$phrwizard" show "$file" --json "$@" 2>/dev/null | jq length
}

is "$(rows "$examples/company-app.yaml")" 129 "without an option: the rows that apply"
is "$(rows "$examples/company-app.yaml" --all)" 137 "--all: those that do not apply too"
is "$(rows "$examples/company-app.yaml" --gaps)" 2 "--gaps: partly met and not met"
is "$(rows "$examples/company-app.yaml" --unanswered)" 0 "--unanswered: nothing is open"
is "$(rows "$examples/company-app.yaml" --undecided)" 0 "--undecided: nothing is undecided"
is "$(rows "$examples/contractor.yaml" --unanswered)" 6 "--unanswered: five, and an answer without its reason"
# 2 + 2, then of ① 18, ② 14, ③ 15, ④ 17, ⑤ 10 have no condition; 2.2 has two rows, which exclude each other
is "$(rows "$tmp/new.yaml")" 78 "a new file: the rows that apply whatever is answered"
is "$(rows "$tmp/new.yaml" --undecided)" 59 "a new file: the others are undecided"
is "$(rows "$tmp/new.yaml" --unanswered)" 137 "a new file: all are open"

"$phrwizard" show "$examples/company-app.yaml" --json >"$tmp/json"
is "$(jq -r '.[0] | keys_unsorted | join(" ")' "$tmp/json")" "key number section screen duty standing applies\
 because settled_by answer ticked note evidence owner due by at ask" "the fields of a row, in their order"
is "$(jq -r '[.[].applies] | unique | join(" ")' "$tmp/json")" yes "they apply"
is "$(jq '[.[] | select(.ticked)] | length' "$tmp/json")" 125 "the ticked ones are ticked"
is "$(jq -r '[.[].duty] | unique | join(" ")' "$tmp/json")" "desirable effort expected law law-effort must" \
	"duties in the words of the contract"
is "$(jq -c '.[0] | [.key, .number, .section, .screen]' "$tmp/json")" \
	'["2.1/1/1","(1)①","2.1(1)","security"]' "the first row is where it should be"

exits 0 "rows are shown by key" "$phrwizard" show "$examples/company-app.yaml" 5.1/1/1/x-check 2.1/1/1 --json
is "$(jq -r '.[].key' "$tmp/out" | tr '\n' ' ')" "5.1/1/1/x-check 2.1/1/1 " "these, in the order asked for"
exits 2 "an unknown key is an error" "$phrwizard" show "$examples/company-app.yaml" 9.9/x
says "$tmp/err" "'9.9/x'" "the message names it"
is "$(cat "$tmp/out")" "" "and nothing is shown"
exits 0 "a row that does not apply can be shown" "$phrwizard" show "$examples/company-app.yaml" 2.2/x-cert-effort --json
is "$(jq -c '.[0] | [.applies, .because, .settled_by]' "$tmp/out")" '["no",["obtains-via-api=yes"],[]]' \
	"and says because of what"

exits 0 "rows in words" "$phrwizard" show "$examples/company-app.yaml" 2.1/1/1 3.3/2/x-dormant
says "$tmp/out" "[x] 2.1/1/1  (1)①" "a ticked row with its number"
says "$tmp/out" "[ ] 3.3/2/x-dormant" "a row that is not ticked"
exits 0 "no rows are no trouble" "$phrwizard" show "$examples/company-app.yaml" --unanswered
is "$(grep -c . "$tmp/out")" 1 "a sentence says so"
exits 2 "a filter that is not there is a usage error" "$phrwizard" show "$examples/company-app.yaml" --mine
