#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Somebody saves the file while we have it open: their answers and ours are both there, and we are told.
. "${top_srcdir:=.}/tests/tap.sh"
cd "$tmp" || exit 99
mkfifo in out || exit 99

# open_it: `phrwizard ask a.yaml` has read the file and waits for an answer on descriptor 3.
open_it() {
	"$phrwizard" ask a.yaml <in >out 2>said &
	asking=$!
	exec 3>in 4<out
	# the file is open before anything is said
	read -r _ <&4
}

# answer LINE…: these, then the end; *ended* is the exit code.
answer() {
	printf '%s\n' "$@" >&3
	exec 3>&-
	cat <&4 >shown
	exec 4<&-
	wait "$asking"
	ended=$?
}

"$phrwizard" new a.yaml --organization A --service S --date 2026-11-22 --name Sato || exit 99
is "$("$phrwizard" catalog show phr-2025 | grep -c 'obtains-via-api')" 1 "the catalog has the fact" || exit 99

open_it
"$phrwizard" set a.yaml 2.1/1/1=met uses-cloud=no --by Abe || exit 99
answer 1 q
is "$ended" 0 "what others saved does not stop us"
says a.yaml "    by: Abe" "their answer stays"
says a.yaml "  uses-cloud: no" "and their fact"
is "$(sed -n '/^facts:/,/^answers:/p' a.yaml | grep -c '^  ')" 2 "ours is there, too"
says shown "2 answers came in" "and we are told"
is "$(find . -name '.a.yaml.*')" "" "nothing is left behind"

# The same fact
cp a.yaml first.yaml
fact=$(sed -n '/^facts:/,/^answers:/p' a.yaml | grep -v uses-cloud | sed -n 's/^  \(.*\): .*/\1/p')
"$phrwizard" set a.yaml "$fact=none" || exit 99
open_it
option=$("$phrwizard" explain a.yaml "$fact" | sed -n 's/^Values *\([a-z-]*\):.*/\1/p')
second=$("$phrwizard" explain a.yaml "$fact" | sed -n '/^Values/{n;s/^ *\([a-z-]*\):.*/\1/p;}')
"$phrwizard" set a.yaml "$fact=$second" || exit 99
answer 1 q
is "$ended" 0 "a conflict does not stop us either"
says shown "answered 1 question differently" "it is told"
is "$(sed -n "/^conflicts:/,\$p" a.yaml | grep -cE "$option.*$second|$second.*$option")" 1 "and both are kept"

# A file that cannot be read is not touched
cp first.yaml a.yaml
open_it
echo "phrwizard: [" >a.yaml
answer 1 q
is "$ended" 2 "a file that somebody broke is not overwritten"
is "$(cat a.yaml)" "phrwizard: [" "it is as it was"
says said "cannot be read" "and we are told"
rm a.yaml~
cp first.yaml a.yaml
open_it
rm a.yaml
answer 1 q
is "$ended" 2 "a file that somebody removed is not made again"
says said "removed" "and we are told"

# A new file that somebody else makes at the same time; what could not be saved above would come back into it
rm -rf a.yaml~ "$XDG_STATE_HOME/phrwizard/unsaved"
open_it
"$phrwizard" new a.yaml --organization B || exit 99
answer A S "" "" "" "" q
is "$ended" 0 "both made the file"
is "$(grep -c '^  organization: \[A, B\]' a.yaml)" 1 "both names are kept"
done_testing
