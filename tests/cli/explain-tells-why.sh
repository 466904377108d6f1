#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# explain: does a row apply, because of what, and what would change it.
. "${top_srcdir:=.}/tests/tap.sh"
plan 19
cd "$tmp" || exit 99
"$phrwizard" new a.yaml || exit 99

exits 0 "a row" "$phrwizard" explain a.yaml 2.1/2/3/x-mail
is "$(head -n 1 out)" 2.1/2/3/x-mail "its key on top"
says out "not yet decided" "it is not decided"
says out " mails-data" "this fact would settle it"
"$phrwizard" set a.yaml mails-data=no || exit 99
exits 0 "after the answer no" "$phrwizard" explain a.yaml 2.1/2/3/x-mail
is "$(grep -c '^Applies  *no$' out)" 1 "it does not apply"
says out " mails-data=no" "because of that answer"
"$phrwizard" set a.yaml mails-data=yes || exit 99
exits 0 "after the answer yes" "$phrwizard" explain a.yaml 2.1/2/3/x-mail
is "$(grep -c '^Applies  *yes$' out)" 1 "it applies"
says out " mails-data=yes" "because of that answer"

exits 0 "a row without a condition" "$phrwizard" explain a.yaml 2.1/1/1
says out "(1)①" "its official number"
is "$(grep -c '^Applies  *yes$' out)" 1 "it applies"
says out "whatever you answer" "and nothing would change it"

exits 0 "a fact" "$phrwizard" explain a.yaml gives-third-party
says out 3.2/1/x-third "the rows that hang on it"

exits 2 "what is neither" "$phrwizard" explain a.yaml nonsense
says err "'nonsense'" "is named"
exits 2 "without a key it is a usage error" "$phrwizard" explain a.yaml
