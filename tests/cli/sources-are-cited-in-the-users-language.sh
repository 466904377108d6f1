#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# explain and ask: where a question about the service comes from, as a Japanese lawyer would cite it.
. "${top_srcdir:=.}/tests/tap.sh"
need_japanese
cd "$tmp" || exit 99
data=${PHRWIZARD_DATADIR:-$top_srcdir/data}

# source_of LANGUAGE FILE FACT: the field, on one line.
source_of() {
	env LANG=ja_JP.UTF-8 LANGUAGE="$1" "$phrwizard" explain "$2" "$3" |
		awk '/^[^ ]/ { here = /^(出典|Source) / } here { sub(/^(出典|Source) */, ""); sub(/^ */, ""); printf "%s", $0 }'
}

for id in phr-2025 phr-2022; do
	"$phrwizard" new "$id.yaml" --catalog "$id" || exit 99
	sed -n '/^facts:/,/^scope:/s/^  - id: //p' "$data/catalogs/$id.yaml" >facts
	while read -r fact; do
		printf '%s: %s\n' "$fact" "$(source_of ja "$id.yaml" "$fact")"
	done <facts >told
	is "$(grep -c ': .' told)" "$(grep -c . facts)" "$id: every fact has a source"
	none "$(sed -e 's/^[^ ]*: //' -e 's/Q&A//g; s/PHR//g; s/API//g; s/IPA//g' told | grep '[A-Za-z][A-Za-z]')" \
		"$id: no source is in English on a Japanese terminal"
done

is "$(source_of ja phr-2025.yaml outsources-processing)" 個人情報保護法25条 "the law is cited in Japanese"
is "$(source_of en phr-2025.yaml outsources-processing)" "APPI Art. 25" "and in English"
is "$(source_of ja phr-2025.yaml gives-to-phr-provider)" "4.2(1)③" "a clause number is the same in Japanese"
is "$(source_of en phr-2025.yaml gives-to-phr-provider)" "4.2(1)③" "and in English"

printf '%s\n' 'g outsources-processing' '?' q | env LANGUAGE=ja "$phrwizard" ask phr-2025.yaml >out 2>err
is "$(grep -c '^出典 *個人情報保護法25条$' out)" 1 "the line interview tells it in Japanese"
printf '%s\n' 'g outsources-processing' '?' q | "$phrwizard" ask phr-2025.yaml >out 2>err
is "$(grep -c '^Source *APPI Art. 25$' out)" 1 "and in English"
done_testing
