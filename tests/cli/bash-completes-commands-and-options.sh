#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion in bash offers the commands, options and formats that there are.
. "${top_srcdir:=.}/tests/tap.sh"
need bash
plan 8
mkdir "$tmp/bin" && ln -s "$phrwizard" "$tmp/bin/phrwizard" || exit 99
PATH=$tmp/bin:$PATH
export PATH

# offers WORD…: what completion makes of these words, the last being typed.
offers() {
	bash -c '. "$1"; shift
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		_phrwizard phrwizard "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
		printf "%s\n" "${COMPREPLY[@]}"' bash "$top_srcdir/data/completions/phrwizard" "$@" | tr '\n' ' '
}

is "$(offers phrwizard ex)" "explain export " "commands"
is "$(offers phrwizard help ver)" "verify " "commands that help tells of"
is "$(offers phrwizard export --f)" "--format --force " "options of a command"
is "$(offers phrwizard export a.yaml --format x)" "xlsx " "formats"
is "$(offers phrwizard export a.yaml --format '')" \
	"$("$phrwizard" export --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' | tr '\n' ' ')" "all of them, as help lists them"
is "$(offers phrwizard check --lang '')" "ja en " "languages"
is "$(offers phrwizard check a)" " " "names of files are left to the shell"
is "$(offers phrwizard a.yaml --la)" "--lang " "options common to all"
