#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# merge: one has taken the file to the next edition, the other has gone on in the old one; nothing of either is lost.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
mkdir -p "$XDG_DATA_HOME/phrwizard/catalogs" || exit 99
cp "$top_srcdir/tests/catalogs/before.yaml" "$top_srcdir/tests/catalogs/after.yaml" "$XDG_DATA_HOME/phrwizard/catalogs" ||
	exit 99
"$phrwizard" new base.yaml --catalog before --organization A --service S --name Sato --date 2025-11-20 || exit 99
"$phrwizard" set base.yaml stays=yes 1/same=met 1/relaxed=unmet 1/old-key=met || exit 99
cp base.yaml theirs.yaml
"$phrwizard" set theirs.yaml 1/same=partial 1/gone=met --note "meanwhile" || exit 99
"$phrwizard" upgrade base.yaml -o ours.yaml >report || exit 99
"$phrwizard" set ours.yaml 1/relaxed=met 1/added=met --by Abe || exit 99
cp ours.yaml ours.copy

exits 0 "ours in the next edition, theirs in the old one" "$phrwizard" merge base.yaml ours.yaml theirs.yaml -o one.yaml
exits 0 "go together" "$phrwizard" show one.yaml 1/same 1/relaxed 1/new-key 1/added --json
is "$(jq -c '[.[] | .answer]' out)" '["partial","met","met","met"]' "with what both have done"
exits 0 "what is gone" "$phrwizard" show one.yaml --archive
says out "meanwhile" "is in the archive"
exits 0 "the other way round" "$phrwizard" merge base.yaml theirs.yaml ours.yaml -o other.yaml
same other.yaml one.yaml "it comes out the same"
"$phrwizard" set theirs.yaml 1/relaxed=partial || exit 99
exits 1 "what both answered" "$phrwizard" merge base.yaml ours.yaml theirs.yaml -o one.yaml
says err "1/relaxed" "is a conflict"
same ours.yaml ours.copy "and ours stays as it is"
"$phrwizard" new else.yaml --catalog phr-2025 || exit 99
exits 129 "another guideline" "$phrwizard" merge base.yaml ours.yaml else.yaml
done_testing
