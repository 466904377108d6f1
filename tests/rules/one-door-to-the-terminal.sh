#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What reaches a terminal goes through text_display(): nobody prints by himself but the two doors, cli/output.c (which filters)
# and terminal/ (which shows canvases, filtered when they are painted). And every source file begins with config.h, whose
# end bans what nobody may use (base/banned.h).
. "${top_srcdir:=.}/tests/tap.sh"
plan 4

cd "$top_srcdir/src" || exit 99
# a program of the build prints C
files() {
	find . -name '*.c' ! -path './cli/output.c' ! -path './terminal/*' ! -path './store/builtin_tables.c' "$@"
}
prints='(v?printf|vprintf|puts|putchar|perror|psignal|g_print|g_printerr|g_message|g_info|g_debug|error|warnx?|errx?)[ ]*\('
none "$(files -exec grep -nE "(^|[^A-Za-z0-9_>.])$prints" {} +)" \
	"nobody prints outside output.c and terminal/"
none "$(files -exec grep -nE '[^A-Za-z0-9_](stdout|stderr|STD(OUT|ERR)_FILENO)[^A-Za-z0-9_]' {} + |
	grep -vE 'fileno\(std|isatty\(|tcgetattr|ioctl\(|/\*|^[^:]*:[0-9]*:[[:space:]]*\*')" "nobody else has the standard output or error in hand"
# g_error() ends the program: for what cannot happen, with words of our own only.
none "$(find . -name '*.c' -exec grep -nE '[^A-Za-z0-9_](g_error|g_critical|g_warning)[ ]*\(' {} + |
	grep -vE '"(yaml writer|arena): ')" "GLib's messages hold no words of a file"
none "$(find . -name '*.c' | sort | while read -r file; do
	grep -m 1 '^#include' "$file" | grep -qxF '#include "config.h"' || echo "$file"
done)" "every source file includes config.h first"
