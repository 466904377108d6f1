#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The ban of base/banned.h works: a file that names one of these functions does not compile. Two that headers of libraries name
# are looked for in our files.
. "${top_srcdir:=.}/tests/tap.sh"
CC=$(sed -n 's/^S\["CC"\]="\(.*\)"$/\1/p' "$top_builddir/config.status")
flags=$(sed -n 's/^S\["GLIB_CFLAGS"\]="\(.*\)"$/\1/p' "$top_builddir/config.status")
[ -n "$CC" ] || skip_all "the compiler is not known"
plan 3
cd "$tmp" || exit 99

# compiles LINE: in a file that begins as ours do.
compiles() {
	printf '#include "config.h"\n%s\n' "$1" >a.c
	# shellcheck disable=SC2086 # several words
	$CC -fsyntax-only -I"$top_builddir" -I"$top_srcdir/src" $flags a.c >err 2>&1
}
compiles 'int a;'
is $? 0 "a file that names none of them compiles"
none "$(sed -n 's/^#pragma GCC poison //p' "$top_srcdir/src/base/banned.h" | tr ' ' '\n' | while read -r function; do
	compiles "int f(void); int f(void) { return sizeof $function; }" && echo "$function can be used"
done)" "one that names one of them does not"
none "$(grep -rnE '(^|[^A-Za-z0-9_])(strncpy|scanf|alloca)[ ]*\(' "$top_srcdir/src")" "strncpy, scanf and alloca are not used"
