#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# recipient: the register, looks at the sheets of others by program and by eye, and the rows answered from it.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
plan 38
cd "$tmp" || exit 99
cp "$top_srcdir/data/examples/company-app.yaml" a.yaml && chmod u+w a.yaml || exit 99
"$phrwizard" set a.yaml 4.2/1/3/x-check=none 4.2/1/3/x-recheck=none --note "" || exit 99
"$phrwizard" export "$top_srcdir/data/examples/contractor.yaml" --format json -o good.json || exit 99
"$phrwizard" export "$top_srcdir/data/examples/municipality.yaml" --format json -o gaps.json || exit 99
jq '(.rows[] | select(.key == "2.1/2/4/x-mfa") | .ticked) = true' gaps.json >changed.json

# answer KEY: what the row says now.
answer() {
	"$phrwizard" show a.yaml "$1" --json | jq -r '.[0].answer'
}

exits 0 "nobody is there yet" "$phrwizard" recipient a.yaml list
says out "No recipient" "that is said"
exits 0 "one is added" "$phrwizard" recipient a.yaml add 運動記録アプリ --service 歩数の連携 --from-api yes
says out "4.2/1/3/x-check is answered from the register: not met" "rows are answered from the register"
is "$(answer 4.2/1/3/x-recheck)" unmet "the other row too"
exits 2 "twice is refused" "$phrwizard" recipient a.yaml add 運動記録アプリ
exits 2 "a name must be there" "$phrwizard" recipient a.yaml add ' '
exits 2 "only yes and no" "$phrwizard" recipient a.yaml add B --from-api maybe
says err "'maybe'" "tells the word"

exits 2 "a sheet that was changed is refused" "$phrwizard" recipient a.yaml check 運動記録アプリ changed.json
says err "changed after it was written" "with the reason"
exits 2 "a file that is no sheet" "$phrwizard" recipient a.yaml check 運動記録アプリ a.yaml
exits 2 "a file that is missing" "$phrwizard" recipient a.yaml check 運動記録アプリ no.json
exits 2 "somebody who is not there" "$phrwizard" recipient a.yaml check だれか good.json
exits 2 "neither sheet nor result" "$phrwizard" recipient a.yaml check 運動記録アプリ
is "$("$phrwizard" recipient a.yaml list --json | jq -r '.[0].checked')" null "nothing was recorded"

exits 0 "a sheet with gaps is read" "$phrwizard" recipient a.yaml check 運動記録アプリ gaps.json --date 2026-11-20
says out "8 binding rows are not fully met" "tells them"
is "$("$phrwizard" recipient a.yaml list --json | jq -r '.[0] | [.checked, .next, .result, .edition, .sheet] | join(" ")')" \
	"2026-11-20 2027-11-20 gaps phr-2025 gaps.json" "records date, next look, result, edition and place"
is "$("$phrwizard" recipient a.yaml list --json | jq -r '.[0].digest')" "$(jq -r .digest gaps.json)" "and the digest"
is "$(answer 4.2/1/3/x-check)" unmet "the row says so"

exits 0 "a look by eye" "$phrwizard" recipient a.yaml check 運動記録アプリ https://example.jp/sheet --result conforming \
	--next 2099-03-31 --note '電話でも確かめた'
is "$("$phrwizard" recipient a.yaml list --json | jq -r '.[0] | [.next, .result, .sheet, .note, (.digest == null)] |
	map(tostring) | join(" ")')" "2099-03-31 conforming https://example.jp/sheet 電話でも確かめた true" "is recorded"
is "$(answer 4.2/1/3/x-check) $(answer 4.2/1/3/x-recheck)" "met met" "both rows are met"
exits 0 "the note tells why" "$phrwizard" show a.yaml 4.2/1/3/x-check
says out "運動記録アプリ: looked at on" "by name"
exits 0 "the list, for people" "$phrwizard" recipient a.yaml list
says out 歩数の連携 "tells the service"
silent out "is due" "nothing is due"

"$phrwizard" set a.yaml 4.2/1/3/x-check=met --note "our own words" || exit 99
exits 0 "one more" "$phrwizard" recipient a.yaml add ベータ社
says out "4.2/1/3/x-check keeps its own answer; the register says: partly met" "people's own answers stay"
is "$(answer 4.2/1/3/x-check)" met "as they were"
is "$(answer 4.2/1/3/x-recheck)" met "ベータ社 gets nothing from the API"
exits 0 "one is taken out" "$phrwizard" recipient a.yaml remove 運動記録アプリ
is "$(answer 4.2/1/3/x-recheck)" null "the row is open again"
exits 0 "public sheets" "$phrwizard" export a.yaml --format json
silent out ベータ社 "hold nothing of the register"
exits 2 "an unknown action" "$phrwizard" recipient a.yaml phone B
