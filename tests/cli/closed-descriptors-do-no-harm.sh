#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Standard input, output and error that are closed, full or broken: never a damaged file, never a success that is none.
. "${top_srcdir:=.}/tests/tap.sh"
plan 34
cd "$tmp" || exit 99
cp "$top_srcdir/data/examples/company-app.yaml" a.yaml || exit 99
chmod u+w a.yaml
cp a.yaml before

# closed ARGUMENTS…: the program as the shell starts it, with <&- and the like among the arguments
closed() {
	sh -c "\"\$0\" $1" "$phrwizard"
}

# Closed: what is written goes nowhere, and never into the assessment, which would get the free number.
for closing in '<&-' '>&-' '2>&-' '<&- >&-' '<&- >&- 2>&-'; do
	for command in "summary a.yaml" "show a.yaml --json" "export a.yaml --format text"; do
		closed "$command $closing" >/dev/null 2>&1
		is "$?" 0 "$command $closing"
	done
	same a.yaml before "the file is as it was after $closing"
done
cp a.yaml b.yaml
exits 0 "set with nothing open" closed "set b.yaml purpose=research-only <&- >&- 2>&-"
says b.yaml "  purpose: research-only" "has set it"
exits 0 "and the file is good" "$phrwizard" summary b.yaml
exits 2 "a note from a closed input is empty" closed "set b.yaml 2.1/2/2/x-zone=na --note - <&-"
exits 0 "ask with a closed input ends" closed "ask b.yaml <&-"

# Full
if [ -c /dev/full ]; then
	for command in "summary a.yaml" "show a.yaml --json" "export a.yaml --format html" "help" "--version"; do
		# shellcheck disable=SC2086 # several words
		"$phrwizard" $command >/dev/full 2>err
		is "$? $(grep -c '^phrwizard: .*No space left' err)" "2 1" "$command to a full disk says so"
	done
else
	for command in 1 2 3 4 5; do
		ok "a full disk $command # SKIP no /dev/full"
	done
fi

# A reader that has gone: as any filter ends, without a word. The pipe is opened and let go before we write.
mkfifo pipe
: <pipe &
exec 3>pipe
wait "$!"
"$phrwizard" show a.yaml >&3 2>err
is "$? $(cat err)" "141 " "a reader that has gone"
exec 3>&-

# No terminal: the wizard asks line by line, and says so once
exits 0 "the wizard without a terminal" "$phrwizard" b.yaml </dev/null
is "$(grep -c '^phrwizard: .*line by line' err)" 1 "says what it does instead"
exits 2 "the wizard without a terminal and without a file" "$phrwizard" </dev/null
