#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: c shows the command that sets what is set at this question; a shell that runs it gets the same.
. "${top_srcdir:=.}/tests/tap.sh"
cd "$tmp" || exit 99
mkdir bin && ln -s "$phrwizard" bin/phrwizard || exit 99
PATH=$tmp/bin:$PATH
"$phrwizard" new "my file.yaml" --organization A --service B --name C || exit 99
"$phrwizard" set "my file.yaml" info=myna,vaccination purpose=own-health role=direct body=company || exit 99
cp "my file.yaml" empty
note="it's 10% of \$HOME; \`id\` \"so\" \\ !
二行目 *"
"$phrwizard" set "my file.yaml" 2.1/1/1=na --note "$note" --evidence "docs/a b.pdf" --evidence "https://example.org/?a&b" \
	--owner 総務 --due 2027-03-31 || exit 99

# shown KEY: the command at that question.
shown() {
	printf '%s\n' "g $1" c q | "$phrwizard" ask "my file.yaml" | sed -n '/phrwizard set/,/^$/p' | sed 's/^> //'
}
# answers FILE: all but when.
answers() {
	grep -v "^    at: " "$1"
}

is "$(shown info)" "phrwizard set 'my file.yaml' info=myna,vaccination" "of a question about the service"
is "$(shown uses-cloud)" "phrwizard set 'my file.yaml' uses-cloud=none" "of one that is open"
is "$(shown 2.1/1/2 | head -n 1)" "phrwizard set 'my file.yaml' 2.1/1/2=none" "of a row that is open"
shown 2.1/1/1 >line
cp "my file.yaml" wanted
cp empty "my file.yaml"
try "of a row with everything: it runs" sh line
answers wanted >wanted.answers
answers "my file.yaml" >got.answers
same got.answers wanted.answers "and does the same"
"$phrwizard" set "my file.yaml" info=none || exit 99
printf '%s\n' "phrwizard set 'my file.yaml' info=myna,vaccination" >line
try "that of the question runs" sh line
answers "my file.yaml" >got.answers
same got.answers wanted.answers "and does the same"

cp "$top_srcdir/data/catalogs/phr-2025.yaml" "my catalog.yaml"
is "$(printf '%s\n' c q | "$phrwizard" ask "my file.yaml" --catalog "my catalog.yaml" | sed -n 's/^> \(phrwizard set .*\) [^ ]*$/\1/p')" \
	"phrwizard set --catalog 'my catalog.yaml' 'my file.yaml'" "somebody's own catalog is named"
done_testing
