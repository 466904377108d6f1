#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Whom the 2022 edition covers, next to 2025: companies alone, and records only when they are given.
. "${top_srcdir:=.}/tests/tap.sh"
cd "$tmp" || exit 99

# verdict EDITION FACT=VALUE…: the verdict, and what could still settle it.
verdict() {
	"$phrwizard" new a.yaml --force --catalog "$1" --date 2024-06-01
	shift
	"$phrwizard" set a.yaml "$@" && "$phrwizard" summary a.yaml --json |
		tr -d ' \n' | sed 's/.*"verdict":"\([a-z]*\)".*"settled_by":\[\([^]]*\)\].*/\1 \2/'
}
# covers VERDICT WHY FACT=VALUE…: what 2022 says of a service with these facts.
covers() {
	wanted=$1 why=$2
	shift 2
	is "$(verdict phr-2022 "$@")" "$wanted" "$why"
}
service="info=myna purpose=own-health role=direct"

# shellcheck disable=SC2086 # words that are to be split
for body in insurer medical municipality municipal-hospital other-public; do
	covers "out " "2022 does not cover: $body" $service body=$body
	is "$(verdict phr-2025 $service body=$body)" "in " "2025 does: $body"
done
# shellcheck disable=SC2086
{
	covers "in " "a company is covered" $service body=company
	covers 'unclear "body"' "without the kind of organisation it is not known" $service
	covers "out " "a company for research alone is not" $service body=company purpose=research-only
	covers 'unclear "counts-as-provider"' "another developer's service: the official text has to say" \
		$service body=company role=indirect
	covers "in " "it is covered when the text says so" $service body=company role=indirect counts-as-provider=yes
	covers "out " "and not when it says no" $service body=company role=contractor counts-as-provider=no
	covers "out " "an answer about that makes no municipality a private business" \
		$service body=municipality role=indirect counts-as-provider=yes
}
own="info=self-measured purpose=own-health role=direct body=company"
# shellcheck disable=SC2086
{
	covers "in " "records that are given to an institution count" $own shared-with-institution=sent
	covers "out " "those that are not, do not" $own shared-with-institution=not-sent
	covers "out " "nor those that are only shown" $own shared-with-institution=shown-only
	is "$(verdict phr-2025 $own shared-with-institution=may-be-sent)" "in " "2025 counts those that may be given"
}
done_testing
