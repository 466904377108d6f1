#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The JSON of all examples, public and internal, is what the published schema says, member by member; a document that
# was spoiled is refused.
. "${top_srcdir:=.}/tests/tap.sh"
python=/usr/bin/python3 # Debian's: it has jsonschema
need "$python"
"$python" -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null || skip_all "needs jsonschema for Python"
schema=$top_srcdir/data/schemas/phrwizard-sheet-1.json
check=$top_srcdir/tests/export/fits-schema.py

# Nothing answered, no title, strings that are no plain words.
empty=$tmp/empty.yaml
try "an assessment without answers is made" "$phrwizard" new "$empty" --organization '"\u0000 𠮷 <b>' --service x

# One that was signed off and reopened.
signed=$tmp/signed.yaml
cp "$top_srcdir/data/examples/company-app.yaml" "$signed"
for step in made checked approved; do
	try "it is $step" "$phrwizard" sign "$signed" "$step" --title 部長
done
try "it is reopened" "$phrwizard" reopen "$signed" --reason 法改正

for example in "$top_srcdir"/data/examples/*.yaml "$empty" "$signed"; do
	stem=$(basename "$example" .yaml)
	for language in ja en; do
		for internal in "" --internal; do
			sheet=$tmp/$stem-$language$internal.json
			# shellcheck disable=SC2086 # the option may be missing
			try "$stem $language $internal: is written" \
				"$phrwizard" --lang "$language" export "$example" --format json -o "$sheet" $internal
			try "$stem $language $internal: is what the schema says" "$python" "$check" "$schema" "$sheet"
		done
	done
done
try "spoiled documents are refused" "$python" "$check" "$schema" "$tmp/company-app-ja.json" --spoil
try "spoiled internal ones too" "$python" "$check" "$schema" "$tmp/signed-ja--internal.json" --spoil
done_testing
