#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# catalog: which editions there are, one of them whole, and a file with all its problems.
. "${top_srcdir:=.}/tests/tap.sh"
plan 22
cd "$tmp" || exit 99
data=${PHRWIZARD_DATADIR:-$top_srcdir/data}
real=$data/catalogs/phr-2025.yaml

exits 0 "list" "$phrwizard" catalog list
is "$(grep -c '^phr-2025 ' out)" 1 "has the edition of 2025 once"
exits 0 "show" "$phrwizard" catalog show phr-2025
is "$(grep -c '^  2.1/1/1  (1)①' out)" 1 "has the first row with its number"
says out "  5.1/1/1/x-overview" "and the last"
says out "  files-from-outside" "and the facts"
exits 2 "show of an edition that is not there" "$phrwizard" catalog show phr-1999
says err phr-1999 "names it"
exits 0 "check of a good file" "$phrwizard" catalog check "$real"
says out "33 facts, 19 sections, 137 rows" "says what it holds"

# two problems, lines apart: a duty that is none, and a fact that is not there
sed -e '0,/duty: expected/s//duty: perhaps/' -e '0,/when: {fact: uses-cloud}/s//when: {fact: uses-clouds}/' "$real" >bad.yaml
line1=$(grep -n 'duty: perhaps' bad.yaml | cut -d : -f 1)
line2=$(grep -n 'when: {fact: uses-clouds}' bad.yaml | cut -d : -f 1)
exits 2 "check of a bad file" "$phrwizard" catalog check bad.yaml
is "$(grep -c "^phrwizard: bad.yaml:$line1:[0-9]*: .*perhaps" err)" 1 "tells the first problem with its line"
is "$(grep -c "^phrwizard: bad.yaml:$line2:[0-9]*: .*uses-clouds" err)" 1 "and the second"
is "$(cat out)" "" "and nothing on the standard output"
exits 2 "check of a file that is not there" "$phrwizard" catalog check none.yaml
sed 's/^phrwizard-catalog: 1/phrwizard-catalog: 2/' "$real" >newer.yaml
exits 2 "a newer format" "$phrwizard" catalog check newer.yaml
is "$(grep -c '^phrwizard: newer.yaml:[0-9]*:' err)" 1 "is refused with one message"

# one's own catalog, in the data folder of one's own
mkdir -p "$XDG_DATA_HOME/phrwizard/catalogs"
sed -e 's/^id: phr-2025/id: our-own/' -e 's/^replaces: .*/replaces: phr-2025/' \
	-e 's/^published: .*/published: 2026-04-01/' "$real" >"$XDG_DATA_HOME/phrwizard/catalogs/our-own.yaml"
exits 0 "list with one's own" "$phrwizard" catalog list
is "$(cut -d ' ' -f 1 out | tr '\n' ' ')" "our-own phr-2022 phr-2025 " "has them all"
exits 0 "show of one's own" "$phrwizard" catalog show our-own
exits 2 "catalog without a word is a usage error" "$phrwizard" catalog
exits 2 "catalog with another word, too" "$phrwizard" catalog print
