#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# verify: a sheet as it was written is unchanged; another tick, name, digest or claim is noticed.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
plan 31
cd "$tmp" || exit 99
cp "$top_srcdir/data/examples/municipality.yaml" a.yaml || exit 99
"$phrwizard" export a.yaml --format json -o a.json || exit 99
"$phrwizard" export a.yaml --format html -o a.html || exit 99
digest=$(jq -r .digest a.json)

for sheet in a.json a.html; do
	exits 0 "$sheet is unchanged" "$phrwizard" verify "$sheet"
	says out "$sheet: unchanged" "says so"
	says out 青葉台町 "whose it is"
	says out phr-2025 "the edition"
	says out "2026-11-18" "the date"
	exits 0 "$sheet, for programs" "$phrwizard" verify "$sheet" --json
	is "$(jq -r '[.unchanged, .digest, .catalog, .result, .scope, .gaps.must, .gaps.expected,
		.counts.ticked, (.age_days >= 0)] | map(tostring) | join(" ")' out)" \
		"true $digest phr-2025 gaps in 3 5 104 true" "the same in JSON"
done

# changed NAME WHAT: b.json is noticed, and what it was is told.
changed() {
	exits 1 "$1" "$phrwizard" verify b.json
	says out "$2" "tells what"
}

jq '(.rows[] | select(.key == "2.1/2/4/x-mfa") | .ticked) = true' a.json >b.json
changed "a tick that was put in" "2.1/2/4/x-mfa: the sheet shows a tick"
jq '(.rows[] | select(.key == "2.1/1/1") | .ticked) = false' a.json >b.json
changed "a tick that was taken out" "2.1/1/1: the sheet shows no tick"
jq 'del(.rows[3])' a.json >b.json
changed "a row that was taken out" "The sheet shows 115 rows"
jq '.head.organization = "another"' a.json >b.json
changed "another organisation" "another"
jq '(.content.rows[] | select(.key == "2.1/2/4/x-mfa") | .ticked) = true
	| (.rows[] | select(.key == "2.1/2/4/x-mfa") | .ticked) = true' a.json >b.json
changed "shown and carried alike: the digest is another" "Digest"
jq '.content.result = "conforming"' a.json >b.json
"$phrwizard" verify b.json >out 2>err
new=$(jq -cSj .content b.json | sha256sum | cut -d' ' -f1)
jq --arg new "$new" '.digest = $new' b.json >c.json && mv c.json b.json
changed "a claim that the rows do not bear" "claims to conform"

jq '.content.schema = "phrwizard-content/9"' a.json >b.json
exits 2 "data of another kind" "$phrwizard" verify b.json
says err "phrwizard-content/9" "are refused by name"
jq '(.content.rows[0].duty) = "\u001b[31mred"' a.json >b.json
exits 2 "words that are not ours" "$phrwizard" verify b.json
head -c 3000 a.json >b.json
exits 2 "half a file" "$phrwizard" verify b.json
says err "b.json: line" "says where it breaks off"
