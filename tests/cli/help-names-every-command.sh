#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# help and usage errors: what there is, on standard output when asked for, on standard error when not.
. "${top_srcdir:=.}/tests/tap.sh"
verbs="ask new set show explain summary check export catalog help"
plan 38
cd "$tmp" || exit 99

exits 0 "help" "$phrwizard" help
cp out help
exits 0 "--help" "$phrwizard" --help
same out help "is the same"
for verb in $verbs; do
	is "$(grep -c "^  $verb " help)" 1 "help names $verb"
	exits 0 "help $verb" "$phrwizard" help "$verb"
	cp out help-verb
	exits 0 "$verb --help" "$phrwizard" "$verb" --help
	cmp -s out help-verb || not_ok "$verb --help is the same as help $verb"
done
exits 2 "help of an unknown command" "$phrwizard" help fly
says err "'fly'" "names it"
exits 2 "an unknown option" "$phrwizard" summary --fly
is "$(cat out)" "" "says nothing on standard output"
says err "phrwizard help summary" "but where help is on standard error"
