#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# catalog: which editions there are, one of them whole, and a file with all its problems.
. "${top_srcdir:=.}/tests/tap.sh"
plan 43
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
is "$(cut -d ' ' -f 1 out | tr '\n' ' ')" "our-own phr-2022 phr-2025 shared-folder " "has them all"
exits 0 "show of one's own" "$phrwizard" catalog show our-own
exits 2 "catalog without a word is a usage error" "$phrwizard" catalog
exits 2 "catalog with another word, too" "$phrwizard" catalog print

# what authors are told: advice, never an error, and none of it for the catalogs that come with the program
for id in phr-2022 phr-2025 shared-folder; do
	exits 0 "check of $id" "$phrwizard" catalog check "$data/catalogs/$id.yaml"
	is "$(grep -c . out)" 1 "has no advice to give"
done
exits 0 "new gives a catalog to begin with" "$phrwizard" catalog new
mv out my-check.yaml
exits 0 "which is good" "$phrwizard" catalog check my-check.yaml
is "$(grep -c . out)" 1 "and has no advice to give"
sed -e 's/鍵を掛けていますか/鍵を掛けること/' -e 's/proof:/# proof:/' -e 's/examples:/basis:/' my-check.yaml >poor.yaml
line=$(grep -n '鍵を掛けること' poor.yaml | cut -d : -f 1)
exits 0 "a poor one is good, too" "$phrwizard" catalog check poor.yaml
is "$(grep -c '^poor.yaml:[0-9]*:[0-9]*: warning' out)" 5 "with advice"
is "$(grep -c "^poor.yaml:$line:[0-9]*: .*not a question" out)" 1 "at its place"
sed 's/# source: .*/source: "Art. 2(1)"/' my-check.yaml >cites.yaml
line=$(grep -n 'source: "Art' cites.yaml | cut -d : -f 1)
exits 0 "a source with words in one language" "$phrwizard" catalog check cites.yaml
is "$(grep -c "^cites.yaml:$line:13: .*more than a number" out)" 1 "is told"
sed 's/# source: .*/source: "2(1)① A)1"/' my-check.yaml >cites.yaml
exits 0 "a source that is a number" "$phrwizard" catalog check cites.yaml
is "$(grep -c . out)" 1 "is not"
long=$(printf 'とても%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21)
sed "s/夜、入口に/$long/" my-check.yaml >long.yaml
exits 0 "a long question" "$phrwizard" catalog check long.yaml
says out "more than 60 characters" "is told, too"

exits 0 "show --questions" "$phrwizard" catalog show shared-folder --questions --lang en
is "$(grep -c '^[0-9]*\. ' out)" 14 "has the facts and the rows, numbered"
exits 2 "an option of another action is a usage error" "$phrwizard" catalog list --questions
