#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# merge by hand: what each side changed arrives, what both changed stays open with both answers until somebody
# chooses, and what cannot be read leaves every file as it was.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99
"$phrwizard" new base.yaml --organization A --service S --date 2026-11-22 --name Sato || exit 99
"$phrwizard" set base.yaml info=myna 2.1/1/1=met || exit 99

# sides: ours.yaml and theirs.yaml anew
sides() {
	cp base.yaml ours.yaml
	cp base.yaml theirs.yaml
}

# Different rows
sides
"$phrwizard" set ours.yaml 2.1/1/2=met uses-cloud=yes || exit 99
"$phrwizard" set theirs.yaml 2.1/2/1/A/1=partial title=Head --by Abe --note half || exit 99
cp theirs.yaml theirs.before
cp base.yaml base.before
rm -f ./*~
chmod 640 ours.yaml
exits 0 "different rows merge" "$phrwizard" merge base.yaml ours.yaml theirs.yaml
is "$(cat err)" "" "without a word"
is "$(grep -c '^    answer: ' ours.yaml)" 3 "three answers are there"
says ours.yaml "  uses-cloud: yes" "our fact"
says ours.yaml "staff: {name: Sato, title: Head}" "their field"
says ours.yaml "    note: half" "their note"
same theirs.yaml theirs.before "their file is as it was"
same base.yaml base.before "so is the base"
is "$(find . -name '*ours*' | sort | tr '\n' ' ')" "./ours.yaml " "nothing is left beside it"
is "$(find ours.yaml -perm 640)" ours.yaml "and it keeps its mode"
cp ours.yaml merged
exits 0 "the other way round" "$phrwizard" merge base.yaml theirs.yaml merged -o -
same out ours.yaml "it is the same"

# Never a file that could not be read again: each side can be, both in one could not.
for side in base ours theirs; do
	printf 'phrwizard: 1\ncatalog: phr-2025\nanswers:\n'
	awk -v side=$side 'BEGIN { for (i = 0; i < 40000; i++) print "  k" i ": {owner: " side "}" }'
done >all.yaml
split -l 40003 all.yaml large.
cp large.ab large.before
exits 129 "what would be too large to be read again is refused" "$phrwizard" merge large.aa large.ab large.ac
says err "as it could not be read again: the file holds too many values" "and why"
same large.ab large.before "and our file is as it was"
rm -f all.yaml large.*

# The same rows
sides
"$phrwizard" set ours.yaml 2.1/1/1=unmet info=myna,vaccination organization=B || exit 99
"$phrwizard" set theirs.yaml 2.1/1/1=na --by Abe --note 理由 info=none organization=B || exit 99
# the clock may tell the same second for both
sed -i 's/^    at: .*/    at: 2099-01-01T00:00:00Z/' theirs.yaml
cp ours.yaml ours.before
exits 1 "the same row is a conflict" "$phrwizard" merge base.yaml ours.yaml theirs.yaml -o both.yaml --name PHR
says err "PHR: 2 entries" "the message says how many, by the name given"
is "$(grep -cE 'phrwizard: +[12]\. .*\((Sato|Abe), 20[0-9-]+ [0-9]{2}:[0-9]{2}' err)" 2 "who and when"
same ours.yaml ours.before "with -o our file is as it was"
says both.yaml "organization: B" "the same edit agrees"
silent both.yaml "  info: [myna" "the fact is not known"
is "$("$phrwizard" show both.yaml 2.1/1/1 --json 2>err | jq -c '.[0] | [.answer, .ticked, [.conflict[].answer]]')" \
	'[null,false,["unmet","na"]]' "the row has no answer, and both are there"
says err "both.yaml:" "each reading tells it with its place"
is "$("$phrwizard" summary both.yaml --json 2>/dev/null | jq -c '.counts |
	[.items == .applicable + .excluded + .undecided,
	.applicable == .met + .equivalent + .partial + .unmet + .na + .unanswered, .unmet, .na, .ticked]')" \
	'[true,true,0,0,0]' "the counts add up, and count neither"
exits 1 "check does not call it conforming" "$phrwizard" check both.yaml
says out "  2.1/1/1: answered in different ways" "and names it"
exits 0 "show" "$phrwizard" show both.yaml 2.1/1/1
says out "1. not met (Sato" "shows the one"
says out "2. not applicable (Abe" "and the other"
says out "理由" "with its note"
exits 0 "explain" "$phrwizard" explain both.yaml 2.1/1/1
says out "2. not applicable (Abe" "tells them, too"
exits 0 "explain a fact" "$phrwizard" explain both.yaml info
says out "1. " "tells its sides"
exits 0 "export shows neither" "$phrwizard" export both.yaml --format json
silent out 理由 "no note of a side is published"

# Choosing
cp both.yaml again.yaml
exits 0 "a side is chosen whole" "$phrwizard" set both.yaml 2.1/1/1 --side 2
is "$(grep -A 4 '^  2.1/1/1:' both.yaml | grep -cE 'answer: na|note: 理由|by: Abe')" 3 "with note and by whom"
exits 2 "then there is nothing to choose" "$phrwizard" set both.yaml 2.1/1/1 --side 2
exits 2 "no such side" "$phrwizard" set both.yaml info --side 3
exits 2 "a side with a value is a usage error" "$phrwizard" set both.yaml info=myna --side 1
exits 0 "a fact" "$phrwizard" set both.yaml info=myna
silent both.yaml conflicts: "no conflict is left"
exits 0 "a note alone chooses nothing" "$phrwizard" set again.yaml 2.1/1/1 --note asked
says again.yaml "    - answer: na" "both are still there"
exits 0 "an answer does" "$phrwizard" set again.yaml 2.1/1/1=met info=none
silent again.yaml conflicts: "also the answer none"

# Both made the file: git gives an empty base
sides
"$phrwizard" set theirs.yaml 2.1/1/2=met || exit 99
: >empty
exits 0 "an empty base is an empty assessment" "$phrwizard" merge empty ours.yaml theirs.yaml
is "$(grep -c '^    answer: met' ours.yaml)" 2 "and the answers agree"

# Refused
sides
echo "phrwizard: [" >broken
sed 's/^phrwizard: 1/phrwizard: 2/' base.yaml >newer
sed 's/^catalog: .*/catalog: other/' base.yaml >other
sed 's/^  info: .*/  info: [steps]/' base.yaml >unknown
"$phrwizard" set ours.yaml 2.1/1/2=met || exit 99
cp ours.yaml ours.before
for bad in broken newer other unknown missing /dev/zero empty; do
	exits 129 "theirs is $bad: refused" "$phrwizard" merge base.yaml ours.yaml $bad
	same ours.yaml ours.before "theirs is $bad: ours is as it was"
	exits 129 "ours is $bad: refused" "$phrwizard" merge base.yaml $bad theirs.yaml
done
for bad in broken newer other unknown missing; do
	exits 129 "base is $bad: refused" "$phrwizard" merge $bad ours.yaml theirs.yaml
	same ours.yaml ours.before "base is $bad: ours is as it was"
done
exits 129 "too few files: refused" "$phrwizard" merge base.yaml ours.yaml
exits 129 "an unknown option: refused" "$phrwizard" merge --fast base.yaml ours.yaml theirs.yaml
exits 129 "a place that cannot be written: refused" "$phrwizard" merge base.yaml ours.yaml theirs.yaml -o no/such/folder
same ours.yaml ours.before "ours is as it was"

# A live file is saved as always
cp base.yaml live.yaml
exits 0 "-o saves with the version before" "$phrwizard" merge base.yaml ours.yaml theirs.yaml -o live.yaml
same live.yaml~ base.yaml "it is live.yaml~"
done_testing
