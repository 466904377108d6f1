#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask: in Japanese the words for commands and answers are Japanese, too, with the input method left on; L switches.
. "${top_srcdir:=.}/tests/tap.sh"
need_japanese
plan 13
cd "$tmp" || exit 99
"$phrwizard" new a.yaml --organization A --service B --name C || exit 99
"$phrwizard" set a.yaml info=myna purpose=own-health role=direct body=company || exit 99

ask() {
	printf '%s\n' "$@" | env LANGUAGE=ja "$phrwizard" ask a.yaml >out 2>err
	is "$?" 0 "ask: $*"
}

ask 'g 2.1/1/1' 満たしている 戻る q
says a.yaml "answer: met" "the label of an answer is an answer"
is "$(grep -c "健診等情報が漏れたり" out)" 1 "its row was asked once"
ask 'ｇ　２．１／１／１' 'メモ　Ａと ｂ' ｑ
says a.yaml "note: Ａと ｂ" "メモ is note; what comes after it is taken as it was typed"
ask 'ｇ　２．１／１／１' ｄ 令和９年３月３１日 q
says a.yaml "due: 2027-03-31" "a date of an era"
ask 'g 2.1/1/1' 'back' q
is "$(grep -c "健診等情報が漏れたり" out)" 1 "the English words are known, too"
ask '・ＩＳＭＳ' q
is "$(grep -c "有効な第三者認証を取得" out)" 1 "the key of the slash searches in Japanese input, too"
ask Ｌ q
says out "Mynaportal API?" "L asks on in English"
