#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# diff of two checks: what got better, worse, or lost its proof; across editions too.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
mkdir -p "$XDG_DATA_HOME/phrwizard/catalogs" || exit 99
cp "$top_srcdir/tests/catalogs/before.yaml" "$top_srcdir/tests/catalogs/after.yaml" "$XDG_DATA_HOME/phrwizard/catalogs" ||
	exit 99
"$phrwizard" new old.yaml --catalog before --organization A --service S --name Sato --date 2025-11-20 || exit 99
"$phrwizard" set old.yaml stays=yes 1/same=unmet 1/relaxed=met 1/old-key=met 1/shared=partial || exit 99
"$phrwizard" set old.yaml 1/old-key --evidence a.pdf --evidence b.pdf || exit 99
"$phrwizard" upgrade old.yaml -o new.yaml >report || exit 99
exits 1 "after an upgrade" "$phrwizard" diff old.yaml new.yaml --trend --json
is "$(jq -c '[.catalog, [.changes[] | [.key, .trend]]]' out)" '["after",[["1/relaxed","open"]]]' \
	"what waits is open, by its key in the later edition"
"$phrwizard" set new.yaml 1/same=met 1/relaxed=partial 1/added=met 1/shared=none || exit 99
"$phrwizard" set new.yaml 1/new-key --evidence a.pdf || exit 99
exits 1 "what became of each row" "$phrwizard" diff old.yaml new.yaml --trend --json
is "$(jq -c '[.changes[] | [.key, .trend, .proof_lost]]' out)" \
	'[["1/same","better",false],["1/relaxed","worse",false],["1/new-key","none",true],["1/shared","open",false],["1/added","answered",false]]' \
	"better, worse, proof lost, open, answered"
exits 1 "in words" "$phrwizard" diff old.yaml new.yaml --trend
says out "  = better" "better"
says out "  = lost its proof" "and what lost its proof"
says out "  - Evidence: b.pdf" "and which"
says out "Rows: better 1, worse 1, answered now 1, open now 1, lost their proof 1" "with the sums"
exits 2 "the other way round" "$phrwizard" diff new.yaml old.yaml
says err "the second does not replace the first" "there is no way"
"$phrwizard" new other.yaml --catalog phr-2025 || exit 99
exits 2 "nor to an edition of something else" "$phrwizard" diff old.yaml other.yaml
done_testing
