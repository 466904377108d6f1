#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An overlay puts official numbers and words into the sheet; who asked for it is told, and the digest stays.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
plan 24
cd "$tmp" || exit 99
cp "$top_srcdir/data/examples/municipality.yaml" a.yaml || exit 99

exits 0 "a template" "$phrwizard" catalog wording phr-2025
mv out w.yaml
exits 0 "changes nothing as it is" "$phrwizard" export a.yaml --format json --wording w.yaml
mv out with.json
"$phrwizard" export a.yaml --format json >without.json
same with.json without.json "to the byte"

cat >w.yaml <<'END'
phrwizard-wording: 1
catalog: phr-2025
source: {ja: 見本の書類, en: a sample paper}
text:
  2.1/2/4/x-mfa:
    number: "④B)9"
    ask: {en: "Two proofs at the door <b>?"}
  2.1/1/1:
    ask: {en: Another first question?}
END
exits 0 "with words" "$phrwizard" export a.yaml --format json --wording w.yaml --lang en
mv out with.json
is "$(jq -r '.rows[] | select(.key == "2.1/2/4/x-mfa") | .number + " " + .ask + " " + .standing' with.json)" \
	"④B)9 Two proofs at the door <b>? sheet" "number, words, and that it was read in the sheet"
is "$(jq -r .digest with.json)" "$(jq -r .digest without.json)" "the digest of the answers stays"
is "$(jq -r '.notes[]' with.json | grep -c 'words of 2 rows are those of “a sample paper”')" 1 "the sheet says so"
"$phrwizard" export a.yaml --format csv --lang ja | cut -d, -f1-7 >without.csv
exits 0 "the other language" "$phrwizard" export a.yaml --format csv --wording w.yaml --lang ja
is "$(cut -d, -f1-7 out | diff - without.csv | grep '^[<>]' | tr -d '\r')" \
	"$(cut -d, -f1-7 out | diff - without.csv | grep x-mfa)" "keeps its words where none are given"
exits 0 "a web page" "$phrwizard" export a.yaml --format html --wording w.yaml --lang en
says out "Two proofs at the door &lt;b&gt;?" "has them as text"

# bad NAME LINE WHAT: w.yaml, from the standard input, is refused at that place.
bad() {
	cat >w.yaml
	exits 2 "$1" "$phrwizard" export a.yaml --format json --wording w.yaml --lang en
	says err "w.yaml:$2: $3" "is told with its place"
}
bad "a row that is not there" 5:3 "the catalog has no item 'no/such'" <<'END'
phrwizard-wording: 1
catalog: phr-2025
source: {en: s}
text:
  no/such: {ask: {en: words}}
END
bad "another catalog" 2:10 "the file is for the catalog 'other'" <<'END'
phrwizard-wording: 1
catalog: other
source: {en: s}
text: {}
END
bad "a number twice in a section" 6:3 "the number '1' is given to two rows" <<'END'
phrwizard-wording: 1
catalog: phr-2025
source: {en: s}
text:
  2.1/2/4/x-mfa: {number: "1"}
  2.1/2/4/x-iddelete: {number: "1"}
END
bad "a language that is not ours" 5:19 "'fr' is not a language" <<'END'
phrwizard-wording: 1
catalog: phr-2025
source: {en: s}
text:
  2.1/1/1: {ask: {fr: mots}}
END
bad "an unknown field" 5:13 "" <<'END'
phrwizard-wording: 1
catalog: phr-2025
source: {en: s}
text:
  2.1/1/1: {duty: must}
END
bad "a newer format" 1:20 "" <<'END'
phrwizard-wording: 2
catalog: phr-2025
source: {en: s}
text: {}
END
rm w.yaml
exits 2 "a file that is missing" "$phrwizard" export a.yaml --format json --wording w.yaml
