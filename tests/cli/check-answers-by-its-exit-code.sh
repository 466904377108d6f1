#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check: 0 when all conform, 1 when not, 2 on trouble; and it says what stands in the way.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
plan 22
examples=$top_srcdir/data/examples
cd "$tmp" || exit 99
cp "$examples"/*.yaml . || exit 99
printf 'phrwizard: 1\ncatalog: phr-2025\nanswers: []\n' >broken.yaml

exits 0 "a conforming file" "$phrwizard" check company-app.yaml
exits 1 "a file with gaps" "$phrwizard" check municipality.yaml
for key in 2.1/2/1/E/4 2.1/2/4/x-mfa 5.1/1/1/x-publish; do
	says out "  $key: " "it names $key"
done
silent out 4.2/1/1/x-desirable "not the rows whose duty does not bind"
exits 1 "a file that is not settled" "$phrwizard" check contractor.yaml
says out "2.1/2/2/x-cables" "it names the answer that lacks its reason"
says out "show FILE --unanswered" "and how to find what is open"
exits 1 "one that conforms and one that does not" "$phrwizard" check company-app.yaml municipality.yaml
exits 2 "one that conforms and one that is broken" "$phrwizard" check company-app.yaml broken.yaml
says err broken.yaml:3:10: "it says where"
says out company-app.yaml: "and tells of the other"
exits 2 "trouble goes before gaps" "$phrwizard" check municipality.yaml broken.yaml
exits 2 "a folder with a broken one" "$phrwizard" check .
exits 2 "a file that is not there" "$phrwizard" check nowhere.yaml
exits 2 "without a file it is a usage error" "$phrwizard" check
exits 1 "--json" "$phrwizard" check company-app.yaml municipality.yaml --json
is "$(jq -r '.[].result' out | tr '\n' ' ')" "conforming gaps " "has the results"
exits 0 "--json of one file" "$phrwizard" check company-app.yaml --json
is "$(jq -r .result out)" conforming "is one object"

"$phrwizard" set company-app.yaml purpose=research-only || exit 99
exits 1 "out of scope is not conforming" "$phrwizard" check company-app.yaml
