#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Calls point down only (layers.txt): no layer's library lacks a symbol that a layer it may not use
# has. This finds also a call whose declaration was written by hand instead of included.
. "${top_srcdir:=.}/tests/tap.sh"
need "${NM:=nm}"
rules=$top_srcdir/tests/rules/layers.txt
layers=$(sed -n 's/^\([a-z]*\)[[:space:]].*/\1/p' "$rules")
plan 1

for layer in $layers; do
	"$NM" -g "$top_builddir/src/lib$layer.a" 2>/dev/null |
		awk -v layer="$layer" 'NF == 2 && $1 == "U" { print layer, "needs", $2 }
			NF == 3 && $2 ~ /[A-TV-Z]/ { print layer, "has", $3 }'
done >"$tmp/symbols"

none "$(awk '
	FILENAME == ARGV[1] { for (i = 2; i <= NF; i++) may[$1, $i] = 1; next }
	$2 == "has" { home[$3] = $1; next }
	{ needs[++n] = $1 " " $3 }
	END {
		for (i = 1; i <= n; i++) {
			split(needs[i], need, " ")
			if (need[2] in home && !((need[1], home[need[2]]) in may))
				print need[1] " may not call " home[need[2]] ": " need[2]
		}
	}' "$rules" "$tmp/symbols" | sort -u)" "a layer calls only layers below it"
