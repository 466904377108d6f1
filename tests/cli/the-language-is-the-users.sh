#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The language comes from --lang, else LANGUAGE, else the locale; machines get English always. Japanese is shown in
# every locale, also in C.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
plan 28
cd "$tmp" || exit 99
file=$top_srcdir/data/examples/company-app.yaml
english=$("$phrwizard" show "$file" 2.1/1/1 --json | jq -r '.[0].ask' | cut -c 1-30)
japanese=$("$phrwizard" --lang ja show "$file" 2.1/1/1 --json | jq -r '.[0].ask[0:12]')

# in_language WORDS NAME COMMAND…
in_language() {
	words=$1
	name=$2
	shift 2
	exits 0 "$name" "$@"
	says out "$words" "$name: $words"
}
is "$(printf %s "$japanese" | LC_ALL=C tr -d '\200-\377')" "" "the Japanese words are Japanese"
in_language "$english" "without a wish: English" "$phrwizard" show "$file" 2.1/1/1
in_language "$japanese" "--lang ja" "$phrwizard" show "$file" 2.1/1/1 --lang ja
in_language "$japanese" "--lang ja before the command" "$phrwizard" --lang ja show "$file" 2.1/1/1
in_language "$japanese" "--lang=ja" "$phrwizard" show --lang=ja "$file" 2.1/1/1
in_language "$japanese" "LANGUAGE=ja" env LANGUAGE=ja "$phrwizard" show "$file" 2.1/1/1
in_language "$japanese" "LANGUAGE=fr:ja" env LANGUAGE=fr:ja "$phrwizard" show "$file" 2.1/1/1
in_language "$english" "--lang en goes before LANGUAGE" env LANGUAGE=ja "$phrwizard" show "$file" 2.1/1/1 --lang en
in_language "$english" "LC_ALL=C is English" env LC_ALL=C LANGUAGE=ja "$phrwizard" show "$file" 2.1/1/1
in_language "$japanese" "--lang ja in LC_ALL=C" env LC_ALL=C "$phrwizard" show "$file" 2.1/1/1 --lang ja
in_language サンプル健康手帳 "Japanese names in LC_ALL=C" env LC_ALL=C "$phrwizard" summary "$file"
exits 2 "a language that is not there" "$phrwizard" summary "$file" --lang fr
says err "'fr'" "is named"

# Machines
for command in "summary $file --json" "check $file --json"; do
	# shellcheck disable=SC2086 # several words
	"$phrwizard" $command --lang en >in-en
	# shellcheck disable=SC2086
	"$phrwizard" $command --lang ja >in-ja
	same in-ja in-en "${command%% *} --json is the same in both languages"
done
"$phrwizard" show "$file" --json --lang en | jq 'map(del(.ask))' >in-en
"$phrwizard" show "$file" --json --lang ja | jq 'map(del(.ask))' >in-ja
same in-ja in-en "show --json is, too, but for the words of the questions"

# The program's own words
if [ "${use_nls:-yes}" = yes ]; then
	"$phrwizard" help --lang ja >in-ja
	says in-ja を "the help has Japanese words"
	"$phrwizard" summary nowhere.yaml --lang ja 2>in-ja
	is "$(grep -c -e を -e が -e せん in-ja)" 1 "so have messages"
else
	ok "the help has Japanese words # SKIP no messages"
	ok "so have messages # SKIP no messages"
fi
