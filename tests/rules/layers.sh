#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Includes point down only (layers.txt). What stands directly in src/ may use all.
. "${top_srcdir:=.}/tests/tap.sh"
rules=$top_srcdir/tests/rules/layers.txt
plan 4

cd "$top_srcdir/src" || exit 99
# "layer file include" for every include of a header of ours, or of the libraries in layers.txt.
# shellcheck disable=SC2016 # the dollars are awk's
find . -name '*.[ch]' | sort | sed 's,^\./,,' | xargs awk '
	/^[ \t]*#[ \t]*include[ \t]*["<]/ {
		layer = FILENAME
		if (!sub("/.*", "", layer)) next
		what = $0
		sub(/^[ \t]*#[ \t]*include[ \t]*/, "", what)
		sub(/[">][^">]*$/, substr(what, 1, 1) == "<" ? ">" : "\"", what)
		print layer, FILENAME, what
	}' >"$tmp/includes"

known=$(sed -n 's/^\([a-z]*\)[[:space:]].*/\1/p' "$rules" | sort)
none "$(find . -mindepth 2 -name '*.[ch]' | sed 's,^\./,,; s,/.*,,' | sort -u |
	while read -r layer; do
		echo "$known" | grep -qx "$layer" || echo "src/$layer is not in layers.txt"
	done)" "every folder of src/ is a layer in layers.txt"

none "$(awk '
	NR == FNR { if ($1 !~ /^#/) for (i = 2; i <= NF; i++) may[$1, $i] = 1; next }
	$3 ~ /^"[a-z_]*\// {
		to = substr($3, 2); sub("/.*", "", to)
		if (!(($1, to) in may)) print $1 " may not use " to ": src/" $2 " includes " $3
	}' "$rules" "$tmp/includes")" "a layer includes only headers of layers below it"

none "$(awk '$3 ~ /^"/ && $3 !~ /\// && $3 != "\"config.h\"" {
	print "src/" $2 " includes " $3 ": name the folder too" }' "$tmp/includes")" \
	"an include names the folder"

none "$(awk '
	NR == FNR { if ($1 ~ /^</) { known[$1] = 1; for (i = 2; i <= NF; i++) may[$1, $i] = 1 } next }
	($3 in known) && !(($3, $1) in may) { print $1 " may not know " $3 ": src/" $2 }
	' "$rules" "$tmp/includes")" "libyaml is known to store alone, curses to terminal alone"
