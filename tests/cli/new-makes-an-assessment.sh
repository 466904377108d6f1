#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# new: a file with its head, never in place of another one unless told.
. "${top_srcdir:=.}/tests/tap.sh"
plan 24
cd "$tmp" || exit 99

exits 0 "new makes a file" "$phrwizard" new a.yaml --organization 山田商店 --service "健康 手帳" --name 山田 \
	--title 部長 --date 2026-11-22
cat >wanted <<'END'
phrwizard: 1
catalog: phr-2025
organization: 山田商店
service: 健康 手帳
confirmed: 2026-11-22
staff: {name: 山田, title: 部長}
END
same a.yaml wanted "the file holds the head, and nothing else"
is "$(cat out err)" "" "new says nothing"
# shellcheck disable=SC2012 # one file, and stat differs between systems
is "$(ls -l a.yaml | cut -c 1-10)" -rw------- "the file is its owner's only"

exits 2 "an existing file is not replaced" "$phrwizard" new a.yaml --organization other
says err "'a.yaml'" "the message names it"
says err "--force" "the message names the way out"
same a.yaml wanted "the file is as it was"

exits 0 "--force replaces it" "$phrwizard" new a.yaml --force --date 2027-03-31
says a.yaml "confirmed: 2027-03-31" "the new one is there"
same a.yaml~ wanted "the old one stays as a.yaml~"

exits 0 "new needs nothing but a file" "$phrwizard" new b.yaml
is "$(grep -c '^confirmed: 20[0-9][0-9]-[01][0-9]-[0-3][0-9]$' b.yaml)" 1 "the date is today's then"

exits 2 "a date that does not exist is refused" "$phrwizard" new c.yaml --date 2026-02-29
says err 2026-02-29 "the message names the date"
is "$(ls c.yaml* 2>/dev/null)" "" "nothing was made"

exits 2 "a folder that is missing is an error" "$phrwizard" new no/where/d.yaml
says err "no/where" "the message names it"

exits 2 "new without a file is a usage error" "$phrwizard" new
says err "phrwizard help new" "the message tells where help is"
exits 2 "new takes one file" "$phrwizard" new d.yaml e.yaml
is "$(ls d.yaml e.yaml 2>/dev/null)" "" "and makes none of two"

exits 2 "an unknown catalog is an error" "$phrwizard" new d.yaml --catalog phr-1999
says err phr-1999 "the message names it"
