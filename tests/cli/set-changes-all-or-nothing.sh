#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# set: facts, answers and the head; what is not an answer is refused, and then nothing at all is changed.
. "${top_srcdir:=.}/tests/tap.sh"
plan 72
cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B --date 2026-11-22 --name 山田 --title 部長 || exit 99

# refused NAME TEXT ARGUMENT…: exit 2, a message with TEXT, and the file as it was.
refused() {
	about=$1
	text=$2
	shift 2
	cp a.yaml before
	exits 2 "$about" "$phrwizard" set a.yaml "$@"
	says err "$text" "$about: the message says $text"
	same a.yaml before "$about: the file is as it was"
}

# Facts
exits 0 "facts of each kind are set" "$phrwizard" set a.yaml obtains-via-api=yes offers-export=no purpose=own-health \
	info=vaccination,myna
says a.yaml "  obtains-via-api: yes" "yes"
says a.yaml "  offers-export: no" "no"
says a.yaml "  purpose: own-health" "one of several"
says a.yaml "  info: [myna, vaccination]" "some of several, in the order of the catalog"
exits 0 "info= is an answer" "$phrwizard" set a.yaml info=
says a.yaml "  info: []" "the empty set"
exits 0 "none clears facts" "$phrwizard" set a.yaml info=none offers-export=none
silent a.yaml info: "a set is cleared"
silent a.yaml offers-export: "yes or no is cleared"

refused "a word that is no value" maybe obtains-via-api=maybe
refused "an option that is not there" steps info=myna,steps
refused "a fact without its value" obtains-via-api obtains-via-api
refused "a key that is nothing" no-such-fact no-such-fact=yes
refused "one bad among good ones" no-such-fact uses-cloud=yes 2.1/1/1=met no-such-fact=yes

# Answers
exits 0 "answers are set" "$phrwizard" set a.yaml 2.1/1/1=met 2.1/1/2=partial 2.1/2/1/A/1=unmet
is "$(grep -c '^    by: 山田$' a.yaml)" 3 "by the person in charge"
is "$(grep -cE '^    at: 20[0-9-]+T[0-9:]+(\+00:00|Z)$' a.yaml)" 3 "with the time and its offset"
for pair in 2.1/1/1=equivalent 2.1/2/1/A/1=na; do
	refused "$pair without a note" "${pair%=*}" "$pair"
	refused "$pair with a blank note" "${pair%=*}" "$pair" --note "  "
	exits 0 "$pair with its note" "$phrwizard" set a.yaml "$pair" --note 理由がある
	says a.yaml "    answer: ${pair#*=}" "the answer ${pair#*=} is there"
done
says a.yaml "    note: 理由がある" "the note is there"
exits 0 "with a note there already none is needed" "$phrwizard" set a.yaml 2.1/1/1=na
exits 0 "a note comes from standard input" "$phrwizard" set a.yaml 2.1/1/2=na --note - <<'END'
一行目
二行目
END
is "$(grep -A 2 '^    note: |' a.yaml | tail -n 2)" "      一行目
      二行目" "both lines of it"
exits 0 "more is said of an answer without changing it" "$phrwizard" set a.yaml 2.1/1/1 --evidence docs/a.pdf \
	--evidence https://example.org/b --owner 総務 --due 2027-03-31 --by 鈴木
says a.yaml "    answer: na" "the answer stays"
says a.yaml '    evidence: [docs/a.pdf, "https://example.org/b"]' "evidence, several"
says a.yaml "    owner: 総務" "owner"
says a.yaml "    due: 2027-03-31" "due date"
says a.yaml "    by: 鈴木" "by whom"
exits 0 "evidence replaces evidence" "$phrwizard" set a.yaml 2.1/1/1 --evidence c
says a.yaml "    evidence: [c]" "the new one only"
refused "a word that is no answer" fine 2.1/1/1=fine
refused "a due date that does not exist" 2027-02-30 2.1/1/1=met --due 2027-02-30
exits 0 "none takes an answer back" "$phrwizard" set a.yaml 2.1/1/2=none
is "$(grep -c "^    answer: " a.yaml)" 2 "it is gone"
is "$(grep -c "^      一行目" a.yaml)" 1 "its note is not"

# The head
exits 0 "fields of the head are set" "$phrwizard" set a.yaml organization=株式会社Ａ title=none
says a.yaml "organization: 株式会社Ａ" "the organisation has its new name"
silent a.yaml title: "none clears a field"

# Nothing to do
cp a.yaml before
# shellcheck disable=SC2012 # one file, and stat differs between systems
number=$(ls -i a.yaml)
exits 0 "what is so already can be set" "$phrwizard" set a.yaml purpose=own-health
# shellcheck disable=SC2012
is "$(ls -i a.yaml)" "$number" "and nothing is written then"
exits 2 "set without a key is a usage error" "$phrwizard" set a.yaml
exits 2 "set needs a file that is there" "$phrwizard" set none.yaml purpose=own-health
