#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Nobody's text steers the reader's terminal: escape sequences, other controls and bidi overrides in a file or in its
# name are shown, not obeyed, by every command that prints for people. JSON holds them, but writes them as \u.
. "${top_srcdir:=.}/tests/tap.sh"
need jq
cd "$tmp" || exit 99

# Bytes that must not come out: C0 but for the newline, DEL, C1 (C2 80-9F), bidi controls (E2 80 AA-AE, E2 81 A6-A9),
# zero-width (E2 80 8B-8F).
c0=$(printf '[\001-\010\013-\037\177]')
c1=$(printf '\302[\200-\237]')
bidi=$(printf '\342\200[\213-\217\252-\256]|\342\201[\246-\251]')
tamed() {
	none "$(LC_ALL=C grep -anE "${3:-$c0|$c1|$bidi}" "$1" | LC_ALL=C tr -c '[:print:]\n' '?')" "$2"
}

# In the file: controls are refused, and told without repeating them; the rest is text that somebody wrote.
for evil in '\e[31mred' '\a' '\b' '\x7f' '\x9b2J' '\0' '\r'; do
	printf 'phrwizard: 1\ncatalog: phr-2025\norganization: "%s"\n' "$evil" >a.yaml
	exits 2 "${evil#?} in a file" "$phrwizard" summary a.yaml
	tamed err "${evil#?} in the message"
done
evil='"red \u202Egpj.exe \u2066x\u2069 \u200Bz \u200F \uFEFF \U000E0041"'
cat >a.yaml <<END
phrwizard: 1
catalog: phr-2025
organization: $evil
service: $evil
confirmed: 2026-11-22
staff: {name: $evil, title: $evil}
answers:
  2.1/1/1:
    answer: unmet
    note: $evil
    evidence: [$evil]
    owner: $evil
END
exits 0 "show" "$phrwizard" show a.yaml
cat err >>out
tamed out "show"
says out "red" "show: the words around are there"
for command in "explain a.yaml 2.1/1/1" "summary a.yaml" "summary a.yaml a.yaml" "check a.yaml" \
	"export a.yaml --format text" "export a.yaml --format text --internal" \
	"export a.yaml --format markdown --internal" "show a.yaml --json" "summary a.yaml --json" \
	"export a.yaml --format json --internal"; do
	# shellcheck disable=SC2086 # several words
	"$phrwizard" $command >out 2>&1
	tamed out "$command"
done
exits 0 "show --json" "$phrwizard" show a.yaml 2.1/1/1 --json
is "$(jq -r '.[0].note' out | grep -c red)" 1 "the note is there, for programs"
"$phrwizard" ask a.yaml >out 2>&1 <<'END'
s
b
b
q
END
tamed out "ask"

# On a real terminal, which ends its lines by CR LF: documents for programs, too, which go raw into a pipe or a file.
on_terminal() {
	python3 -c 'import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))' "$@" </dev/null >raw
	set -- $?
	LC_ALL=C sed "s/$(printf '\r')*\$//" raw >out
	return "$1"
}
if command -v python3 >/dev/null; then
	for command in "merge a.yaml a.yaml a.yaml -o -" "export a.yaml --format csv --internal" \
		"export a.yaml --format html --internal" "export a.yaml --format json --internal" \
		"export a.yaml --format markdown --internal" "show a.yaml --json" "show a.yaml"; do
		# shellcheck disable=SC2086 # several words
		on_terminal "$phrwizard" $command
		is "$?" 0 "on a terminal: $command"
		tamed out "and its terminal sees no command"
		says out "red" "but all the words"
		silent out "<U+000D>" "and ends of lines are no text"
	done
	on_terminal "$phrwizard" export a.yaml --format csv --force -o /dev/tty
	is "$?" 2 "the terminal as a file is refused"
	says out "'/dev/tty' is a terminal" "and why"
fi
"$phrwizard" merge a.yaml a.yaml a.yaml -o - >merged 2>/dev/null
is "$(LC_ALL=C grep -c "$(printf '\342\200\256')" merged | awk '{ print ($1 > 0) }')" 1 "into a file goes what is in the file"

# From the command line, and in the file that is written then
"$phrwizard" new b.yaml || exit 99
printf 'one\033[2J\b\b two \302\233 \342\200\256 three\r\nfour\033]0;x\007\n' >note
exits 0 "a hostile note is taken" "$phrwizard" set b.yaml 2.1/1/1=met --note - --owner "$(printf 'x\033[1my')" <note
tamed b.yaml "the file holds no controls" "$c0|$c1"
says b.yaml "two" "which are all there"
exits 0 "show of it" "$phrwizard" show b.yaml 2.1/1/1
tamed out "show of it is tame"

# Names and arguments
name=$(printf 'evil\033[31m\342\200\256.yaml')
"$phrwizard" summary "$name" >out 2>&1
tamed out "the name of a file that is not there"
cp a.yaml "$name"
"$phrwizard" summary "$name" a.yaml >out 2>&1
tamed out "the name of a file in a list"
printf 'bad' >"$name"
"$phrwizard" check "$name" >out 2>&1
tamed out "the name of a broken file"
"$phrwizard" set a.yaml "$(printf 'k\033[1m=v')" >out 2>&1
tamed out "an unknown key"
"$phrwizard" export a.yaml --format "$(printf 'f\033[1m')" >out 2>&1
tamed out "an unknown format"
"$phrwizard" "--$(printf 'o\033[1m')" >out 2>&1 </dev/null
tamed out "an unknown option"
"$phrwizard" help "$(printf 'v\033[1m')" >out 2>&1
tamed out "an unknown command"
printf 'phrwizard: 1\ncatalog: "phr\\e[1m"\n' >c.yaml
"$phrwizard" summary c.yaml >out 2>&1
tamed out "an unknown catalog"
printf 'phrwizard: 1\ncatalog: phr-2025\n"fi\\e[1meld": "va\\e[1mlue"\n' >c.yaml
"$phrwizard" summary c.yaml >out 2>&1
tamed out "an unknown field"
done_testing
