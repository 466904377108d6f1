# SPDX-License-Identifier: GPL-3.0-or-later
# For shell tests: tells results in TAP. A test reads like
#
#	. "${top_srcdir:=.}/tests/tap.sh"
#	plan 2
#	is "$("$phrwizard" --version)" "phrwizard 0.1.0" "the version is told on one line"
#	try "help is there" "$phrwizard" --help
#
# $phrwizard is the program, $top_srcdir the sources (perhaps read-only), $tmp a folder of this test's own.
# shellcheck shell=sh
set -u
# Run by hand from the top folder (sh tests/rules/spdx.sh), a test looks into build/ by itself.
top_srcdir=$(cd "$top_srcdir" && pwd) || exit 99
: "${top_builddir:=$top_srcdir/build}"
: "${phrwizard:=$top_builddir/phrwizard}"

tests_run=0
tests_bad=0
tmp=$(mktemp -d) || exit 99
# Tests run side by side: each has a home of its own, too.
HOME=$tmp/home
XDG_CONFIG_HOME=$HOME/config XDG_DATA_HOME=$HOME/data
XDG_STATE_HOME=$HOME/state XDG_CACHE_HOME=$HOME/cache
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
mkdir "$HOME"
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM

# plan N: how many results will be told. Without it, end the test by done_testing.
plan() {
	echo "1..$1"
}

done_testing() {
	plan "$tests_run"
}

ok() {
	tests_run=$((tests_run + 1))
	echo "ok $tests_run - $1"
}

not_ok() {
	tests_run=$((tests_run + 1))
	tests_bad=$((tests_bad + 1))
	echo "not ok $tests_run - $1"
}

# Words for the person who looks into a failure.
note() {
	printf '%s\n' "$*" | sed 's/^/# /'
}

# is GOT WANTED NAME
is() {
	if [ "$1" = "$2" ]; then
		ok "$3"
	else
		not_ok "$3"
		note "got:    $1"
		note "wanted: $2"
	fi
}

# none LINES NAME: good when LINES is empty or blank; else they are the findings.
none() {
	if [ -z "$(printf %s "$1" | tr -d ' \t\n')" ]; then
		ok "$2"
	else
		not_ok "$2"
		note "$1"
	fi
}

# try NAME COMMAND…: good when the command succeeds; its output is shown only when it does not.
try() {
	name=$1
	shift
	if "$@" >"$tmp/try.out" 2>&1 </dev/null; then
		ok "$name"
	else
		not_ok "$name ($*: exit $?)"
		note "$(cat "$tmp/try.out")"
	fi
}

# exits CODE NAME COMMAND…: good when the command ends with that code. What it said stays in $tmp/out and $tmp/err.
exits() {
	code=$1
	name=$2
	shift 2
	"$@" >"$tmp/out" 2>"$tmp/err"
	got=$?
	if [ "$got" = "$code" ]; then
		ok "$name"
	else
		not_ok "$name (exit $got, wanted $code)"
		note "$(printf '%s' "$*" | cut -c 1-200)" "$(head -n 20 "$tmp/out" "$tmp/err")"
	fi
}

# says FILE TEXT NAME: good when FILE has a line with TEXT in it; silent FILE TEXT NAME: when it has none.
says() {
	if grep -qF -e "$2" "$1"; then
		ok "$3"
	else
		not_ok "$3"
		note "no '$2' in:" "$(head -n 20 "$1")"
	fi
}
silent() {
	none "$(grep -F -e "$2" "$1")" "$3"
}

# same FILE EXPECTED NAME: good when the two files have the same bytes.
same() {
	if diff -u "$2" "$1" >"$tmp/same.out" 2>&1; then
		ok "$3"
	else
		not_ok "$3"
		note "$(cat "$tmp/same.out")"
	fi
}

# skip_all WHY: this whole test cannot run here. Call it before plan.
skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}

# need TOOL…: skips the test when a tool is missing.
need() {
	for tool; do
		command -v "$tool" >/dev/null 2>&1 || skip_all "needs $tool"
	done
}

# need_japanese: skips the test in a build without messages (--disable-nls).
need_japanese() {
	[ "${use_nls:-yes}" = yes ] || skip_all "needs a build with messages in Japanese"
}
