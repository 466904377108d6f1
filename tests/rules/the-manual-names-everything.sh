#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the program can do stands in the manual, in both languages; what stands in the manual, the program
# can do; and every example of the manual works as it says.
. "${top_srcdir:=.}/tests/tap.sh"
need mandoc
man=$top_srcdir/man
src=$top_srcdir/src
backspace=$(printf '\b')
mkdir "$tmp/bin" && ln -s "$phrwizard" "$tmp/bin/phrwizard" || exit 99

# read_page FILE: what readers see, in lines long enough for every example.
read_page() {
	mandoc -T utf8 -O width=500 "$1" | sed "s/.$backspace//g"
}

# section FROM PAGE: the lines between the heading FROM, as it is indented, and the next one of its kind.
section() {
	awk -v from="$1" '
		on && /^ ? ? ?[^ ]/ { exit }
		on
		$0 == from { on = 1 }' "$2"
}

# subsections FROM PAGE: a whole section, with its subsections.
subsections() {
	awk -v from="$1" '
		on && /^[^ ]/ { exit }
		on
		$0 == from { on = 1 }' "$2"
}

# lack WHAT WANTED HAD: tells each line of the file WANTED that the file HAD lacks. None wanted is a finding too:
# then this test looks for it in the wrong place.
lack() {
	[ -s "$2" ] || echo "no $1 was found to compare with"
	grep -vxFf "$3" "$2" | sed "s/^/$1: /"
}

# The program, by its help.

commands() {
	"$phrwizard" help | awk '
		/^Commands:/ { on = 1; next }
		/^$/ { on = 0 }
		on && /^  [^ ]/ { print $1 == "phrwizard" ? "wizard" : $1 }'
}

# usage COMMAND: "phrwizard set FILE KEY=VALUE…"
usage() {
	"$phrwizard" help "$1" | sed -n 's/^Usage: //p'
}

# options HEADING [COMMAND]: "-o, --output", one a line.
options() {
	heading=$1
	shift
	"$phrwizard" help "$@" | awk -v heading="$heading" '
		$0 == heading { on = 1; next }
		/^$/ { on = 0 }
		on && /^  -/ { print $1 ~ /,$/ ? $1 " " $2 : $1 }'
}

# The same of a page.

page_usages() {
	sed -n 's/^   \(phrwizard .*\)/\1/p' "$1"
}

# page_options: of the section on standard input.
page_options() {
	awk '/^       -/ && /^       (-[a-zA-Z], )?--[a-z]/ { print $1 ~ /,$/ ? $1 " " $2 : $1 }'
}

# compare_options NAME WANTED HAD
compare_options() {
	grep -vxFf "$3" "$2" | sed "s/^/$1 lacks /"
	grep -vxFf "$2" "$3" | sed "s/^/$1 has, but the program has not: /"
}

# The keys in the wizard's tables: help, footer and dispatch come from them.
wizard_keys() {
	awk '/struct binding [a-z_]+\[\] = \{/ { on = 1; next } /^};/ { on = 0 } on' "$src"/screen/*.c |
		sed -n "s/^[[:space:]]*{ \('.'\|KEYCODE_[A-Z]*\), \('.'\|0\), .*/\1 \2/p" |
		sed "s/KEYCODE_ENTER/Enter/; s/KEYCODE_ESCAPE/Esc/; s/KEYCODE_BACKTAB/Tab/; s/KEYCODE_TAB/Tab/
			s/KEYCODE_UP/Up/; s/KEYCODE_DOWN/Down/; s/^' '/Space/" |
		awk '{
			gsub(/\047/, "")
			if ($1 ~ /^[0-9]$/ && $2 > $1)
				for (i = $1; i <= $2; i++) print i
			else
				print $1
		}' | sort -u
}

# The tags between the comments "keys" and "keys end" of a page's source.
page_keys() {
	awk '/^\.\\" keys end/ { exit } /^\.\\" keys$/ { on = 1 } on && tag { print; tag = 0 } on && /^\.TP/ { tag = 1 }' "$1" |
		sed 's/^\.B //' | tr ' ' '\n' | sort -u
}

# What can be typed in the line interview: "o, note", one a line.
ask_commands() {
	"$phrwizard" help ask | sed -n '/^Instead of an answer/,$s/^  \([^ ].*[a-z]\)   *[a-z].*/\1/p'
}

# The same of a page, among its other lines.
page_ask_commands() {
	section "   $(usage ask)" "$1" | sed -n 's/^       \(\([^ ], \)\{0,1\}[a-z][a-z]*\)\( .*\)\{0,1\}$/\1/p'
}

# The ways to write a due date, one a line.
due_dates() {
	"$phrwizard" help set | sed -n '/^DATE can be written/,$s/^  \([^ ].*\) - .*/\1/p' | sed 's/, /\n/g'
}

exit_codes() {
	awk '/^enum exit_code/ { on = 1; code = 0; next }
		on && /^};/ { exit }
		on {
			if (match($0, /= [0-9]+/)) code = substr($0, RSTART + 2, RLENGTH - 2)
			print code++
		}' "$src/cli/verb.h"
}

formats() {
	"$phrwizard" export "$tmp/none.yaml" 2>&1 | sed -n 's/.*--format with one of //p' | tr -d ' ' | tr ',' '\n'
}

environment() {
	grep -hoE '(getenv|xdg_folder)\("[A-Z_]+"' "$src"/*.c "$src"/*/*.c | sed 's/.*("//; s/"//' | sort -u
}

# words PREFIX: the words of files for the enumeration PREFIX_….
words() {
	grep -hoE "\\[$1_[A-Z_]+\\] = \\{ \"[^\"]+\"" "$src"/engine/*.c | sed 's/.*{ "//; s/"//'
}

# fields FILE…: the names in the loaders' tables of fields.
fields() {
	awk '/struct field [a-z_]+\[\] = \{/ { on = 1; next } /^};/ { on = 0 } on' "$@" |
		sed -n 's/^[[:space:]]*{ "\([^"]*\)".*/\1/p' | sort -u
}

# bold PAGE: the words that a page's source sets in bold, one a line.
bold() {
	sed -n 's/\\-/-/g; s/^\.B[RI]* //p' "$1" | tr -c 'A-Za-z0-9_\n-' '\n' | sort -u
}

# run_examples PAGE HEADING: tells every example that ends in another way than it says.
run_examples() {
	mkdir "$tmp/examples" || exit 99
	subsections "$2" "$1" | sed -n 's/^ *\(phrwizard .*\)/\1/p' >"$tmp/lines"
	[ -s "$tmp/lines" ] || echo "no examples"
	while read -r line; do
		wanted=$(echo "$line" | sed -n 's/.*# [^0-9]* \([0-9]\):.*/\1/p')
		(cd "$tmp/examples" && PATH=$tmp/bin:$PATH && eval "$line") >"$tmp/out" 2>&1 </dev/null
		got=$?
		if [ "$got" != "${wanted:-0}" ]; then
			echo "$line"
			echo "  exit status $got: $(cat "$tmp/out")"
		fi
	done <"$tmp/lines"
	rm -r "$tmp/examples"
}

# example PAGE FIRST: the file in the section EXAMPLE, from the line FIRST.
example() {
	printf '%s\n' "$(section EXAMPLE "$1" | sed 's/^       //' | sed -n "/^$2\$/,\$p")"
}

# Every page.

cd "$man" || exit 99
pages=$(find . -name '*.[1-8]' | sed 's,^\./,,' | sort)
none "$(for page in $pages; do
	grep -qE "%D%/$page\$" local.mk || echo "man/local.mk lacks: %D%/$page"
done)" "every page is named in man/local.mk"
none "$(for page in $pages; do
	mandoc -T lint -W warning "$page" 2>&1
done)" "mandoc finds nothing to warn of"
if command -v lexgrog >/dev/null 2>&1; then
	none "$(for page in $pages; do
		lexgrog "$page" >"$tmp/whatis" 2>&1 || cat "$tmp/whatis"
	done)" "apropos can find every page"
else
	ok "apropos can find every page # SKIP needs lexgrog"
fi
is "$(grep -oE '^\.(SH|SS|TP|IP|EX)' ja/phrwizard.1)" "$(grep -oE '^\.(SH|SS|TP|IP|EX)' phrwizard.1)" \
	"the Japanese page is made of the same parts as the English one"

# phrwizard(1), English and Japanese.

commands >"$tmp/commands"
while read -r command; do
	usage "$command"
done <"$tmp/commands" >"$tmp/usages"
options "Options of every command:" >"$tmp/common"
formats >"$tmp/formats"
exit_codes >"$tmp/codes"
environment >"$tmp/environment"
wizard_keys >"$tmp/keys"
ask_commands >"$tmp/ask"
due_dates >"$tmp/dates"
{
	words ANSWER
	words DUTY
	words STANDING
	words RESULT
} >"$tmp/words"

# check_page PAGE COMMON EXIT EXAMPLES: the page, and what three of its headings are called.
check_page() {
	read_page "$1" >"$tmp/page"
	page_usages "$tmp/page" >"$tmp/had"
	none "$(lack command "$tmp/usages" "$tmp/had"
		grep -vxFf "$tmp/usages" "$tmp/had")" "$1 has a heading for every command, and no other"
	none "$(while read -r command; do
		options "Options:" "$command" >"$tmp/wanted"
		section "   $(usage "$command")" "$tmp/page" | page_options >"$tmp/had"
		compare_options "$command" "$tmp/wanted" "$tmp/had"
	done <"$tmp/commands"
	section "   $2" "$tmp/page" | page_options >"$tmp/had"
	lack "common option" "$tmp/common" "$tmp/had"
	compare_options "'$2'" "$tmp/common" "$tmp/had")" "$1 has every option with its command, and no other"

	section "   $(usage export)" "$tmp/page" | tr -cs 'a-z\n' '\n' >"$tmp/had"
	none "$(lack format "$tmp/formats" "$tmp/had")" "$1 has every format of export"
	page_keys "$1" >"$tmp/had"
	printf '%s\n' Left Right PgUp PgDn Home End Ctrl-J Ctrl-Z | sort - "$tmp/keys" >"$tmp/known"
	none "$(lack key "$tmp/keys" "$tmp/had"
		grep -vxFf "$tmp/known" "$tmp/had")" "$1 has every key of the wizard, and no other"
	page_ask_commands "$tmp/page" >"$tmp/had"
	none "$(lack "command of ask" "$tmp/ask" "$tmp/had")" "$1 has every command of the line interview"
	section "   $(usage set)" "$tmp/page" | sed -n 's/^       \([^ ].*\)/\1/p' | sed 's/   .*//; s/, /\n/g' >"$tmp/had"
	none "$(lack "due date" "$tmp/dates" "$tmp/had")" "$1 has every way to write a due date"
	section "$3" "$tmp/page" | sed -n 's/^       \([0-9][0-9]*\).*/\1/p' >"$tmp/had"
	none "$(lack "exit code" "$tmp/codes" "$tmp/had")" "$1 has every exit code"
	bold "$1" >"$tmp/had"
	none "$(lack variable "$tmp/environment" "$tmp/had")" "$1 has every environment variable"
	none "$(lack word "$tmp/words" "$tmp/had")" "$1 has every word for answers, duties, standings and results"
	none "$(run_examples "$tmp/page" "$4")" "the examples of $1 end as they say"
}
check_page phrwizard.1 "Options of every command" "EXIT STATUS" EXAMPLES
check_page ja/phrwizard.1 "どのコマンドにもあるオプション" 終了ステータス 使用例

# phrwizard-catalog(5) and phrwizard-assessment(5).

fields "$src"/store/catalog*.c >"$tmp/wanted"
{
	words DUTY
	words STANDING
	words CHANGE
	words FACT
	words VERDICT | grep -vx unclear
} >"$tmp/words"
grep -hoE '\{ "[a-z]+", CONDITION' "$src"/store/catalog*.c | sed 's/.*{ "//; s/".*//' >"$tmp/conditions"
bold phrwizard-catalog.5 >"$tmp/had"
none "$(lack field "$tmp/wanted" "$tmp/had"
	lack word "$tmp/words" "$tmp/had"
	lack condition "$tmp/conditions" "$tmp/had")" \
	"phrwizard-catalog.5 has every field, word and condition that the loader knows"
read_page phrwizard-catalog.5 >"$tmp/page"
example "$tmp/page" "phrwizard-catalog: 1" >"$tmp/catalog.yaml"
try "the catalog in phrwizard-catalog.5 is good" "$phrwizard" catalog check "$tmp/catalog.yaml"

fields "$src"/store/assessment*.c >"$tmp/wanted"
words ANSWER | grep -vx none >"$tmp/words"
bold phrwizard-assessment.5 >"$tmp/had"
none "$(lack field "$tmp/wanted" "$tmp/had"
	lack word "$tmp/words" "$tmp/had")" "phrwizard-assessment.5 has every field and answer that the loader knows"
read_page phrwizard-assessment.5 >"$tmp/page"
example "$tmp/page" "phrwizard: 1" >"$tmp/assessment.yaml"
cp "$tmp/assessment.yaml" "$tmp/before.yaml"
try "the assessment in phrwizard-assessment.5 conforms, as it says" \
	"$phrwizard" check --catalog "$tmp/catalog.yaml" "$tmp/assessment.yaml"
for value in no yes; do
	try "it can be changed: rented=$value" \
		"$phrwizard" set --catalog "$tmp/catalog.yaml" "$tmp/assessment.yaml" rented=$value
done
same "$tmp/assessment.yaml" "$tmp/before.yaml" "it has the form that phrwizard writes"
done_testing
