#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# summary, check and due of many files: each is told as it would be alone, in the order of its name,
# whoever was ready first; one that is broken is one line and does not stop the rest.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
plan 21
cd "$tmp" || exit 99
examples=$top_srcdir/data/examples

mkdir many
i=100
while [ $i -lt 300 ]; do
	for name in company-app contractor municipality; do
		cp "$examples/$name.yaml" many/$i.yaml
		i=$((i + 1))
	done
done
echo 'phrwizard: 1' >many/192.yaml
files=$(find many -name '*.yaml' | wc -l)

exits 2 "summary of a folder with a broken file" "$phrwizard" summary many
is "$(grep -v ": warning: " err)" "phrwizard: many/192.yaml:1:1: assessment lacks the field 'catalog'" "tells what is broken in one line"
is "$(grep -c '^many/' out)" $((files - 1)) "has a line for each of the others"
is "$(grep '^many/' out | cut -d ' ' -f 1)" "$(grep '^many/' out | cut -d ' ' -f 1 | sort)" "in the order of their names"
is "$(grep -o '1 file cannot be read' out)" "1 file cannot be read" "and counts the broken one"
cp out first
"$phrwizard" summary many >out 2>/dev/null
same out first "a second run says the same"
for i in 100 101 102; do
	"$phrwizard" summary many/$i.yaml many/$i.yaml | head -n 1 >>pairs
done
head -n 3 first >together
same together pairs "what is told of a file does not depend on the others"

exits 2 "the same as JSON" "$phrwizard" summary --json many
is "$(jq length out)" $((files - 1)) "is an array with all that can be read"
is "$(jq -r '.[].file' out)" "$(cut -d ' ' -f 1 first | grep '^many/')" "in that order"
"$phrwizard" summary --json many/100.yaml >one
is "$(jq -S '.[0]' out)" "$(jq -S . one)" "whose elements are what one file is"
is "$(jq . out | head -n 5)" "$(head -n 5 out)" "indented as a program would"
exits 2 "broken files only" "$phrwizard" summary --json many/192.yaml
is "$(cat out)" "[]" "are an empty array"

exits 2 "due of all, with the broken one" "$phrwizard" due many --date 2030-01-01
is "$(grep -v ": warning: " err)" "phrwizard: many/192.yaml:1:1: assessment lacks the field 'catalog'" "tells it in one line"
cp out late
"$phrwizard" due many --date 2030-01-01 >out 2>/dev/null
same out late "and the same in a second run"

rm many/192.yaml
# those of a few files are found by one worker
for first in 10 20; do
	"$phrwizard" due "many/$first"[0-6].yaml --date 2030-01-01
done | sort >alone
"$phrwizard" due many/10[0-6].yaml many/20[0-6].yaml --date 2030-01-01 | sort >out
same out alone "which is what is told of each alone"
exits 1 "check of many" "$phrwizard" check many
is "$(grep '^many/.*: ' out | cut -d : -f 1)" "$(find many -name '*.yaml' | sort)" "names each in order"
# a reader who has seen enough is no error
"$phrwizard" check many 2>err | head -n 1 >/dev/null
is "$(grep -v ": warning: " err)" "" "a closed pipe is no error"
