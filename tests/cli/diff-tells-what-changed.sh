#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# diff: by field, fact and row, in words and as JSON; one file as text for git.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
"$phrwizard" new old.yaml --organization A --service S --date 2026-11-22 --name Sato || exit 99
"$phrwizard" set old.yaml info=myna 2.1/1/1=met 2.1/1/2=met || exit 99
cp old.yaml new.yaml

exits 0 "the same is the same" "$phrwizard" diff old.yaml new.yaml
is "$(cat out)" "" "and nothing is said"
"$phrwizard" set new.yaml organization=B info=myna,vaccination 2.1/1/1=na --note why --evidence a.pdf --by Abe || exit 99
exits 1 "a difference" "$phrwizard" diff old.yaml new.yaml
cat >wanted <<'END'
Organisation
  - Text: A
  + Text: B
END
head -n 3 out >first
same first wanted "a field, before and after"
is "$(grep -c '^info$' out)" 1 "a fact by its id"
is "$(grep -cE '^2\.1/1/1  \(1\)①$' out)" 1 "a row by key and number"
says out "  - Answer: met" "the answer before"
says out "  + Answer: not applicable" "the answer after"
says out "  + Note: why" "the note"
says out "  + Evidence: a.pdf" "the evidence"
says out "  + Answered by: Abe" "by whom"
silent out 2.1/1/2 "what is the same is not told"
exits 1 "the other way" "$phrwizard" diff new.yaml old.yaml
says out "  - Note: why" "takes away"
exits 1 "as JSON" "$phrwizard" diff old.yaml new.yaml --json
is "$(jq -c '[.schema, .old, .new, .catalog]' out)" \
	'["phrwizard-diff/1","old.yaml","new.yaml","phr-2025"]' "its head"
is "$(jq -c '[.changes[] | [.kind, .key]]' out)" '[["field","organization"],["fact","info"],["row","2.1/1/1"]]' "its changes"
is "$(jq -c '.changes[0:2] | [.[] | [.old, .new]]' out)" '[["A","B"],["myna","myna,vaccination"]]' "fields and facts as set takes them"
is "$(jq -c '.changes[2] | [.old.answer, .old.note, .new.answer, .new.note, .new.evidence, .new.by]' out)" \
	'["met",null,"na","why",["a.pdf"],"Abe"]' "rows with everything"
is "$(jq -c '.changes[2] | [.trend, .proof_lost]' out)" '["none",false]' "what is declared not applicable is neither better nor worse"
cp old.yaml none.yaml
"$phrwizard" set none.yaml info=none || exit 99
"$phrwizard" diff old.yaml none.yaml --json >out
is "$(jq -c '[.changes[] | [.key, .old, .new]]' out)" '[["info","myna",null]]' "nothing is null"

echo "phrwizard: [" >broken.yaml
sed 's/^catalog: .*/catalog: other/' old.yaml >other.yaml
exits 2 "a broken file is trouble" "$phrwizard" diff old.yaml broken.yaml
exits 2 "another catalog, too" "$phrwizard" diff old.yaml other.yaml
exits 2 "a missing file, too" "$phrwizard" diff missing.yaml old.yaml
exits 2 "one file, too" "$phrwizard" diff old.yaml

exits 0 "one file as text" "$phrwizard" diff --textconv new.yaml
says out "    Note: why" "has what is said"
silent out 2.1/2/1 "and nothing else"
exits 0 "a broken one" "$phrwizard" diff --textconv broken.yaml
same out broken.yaml "is shown as it is"
printf 'a: \033[31m\n' >hostile.yaml
exits 0 "a hostile one" "$phrwizard" diff --textconv hostile.yaml
is "$(tr -d '[:print:]\n' <out)" "" "does nothing to the terminal"
: >empty.yaml
exits 0 "an empty one" "$phrwizard" diff --textconv empty.yaml
done_testing
