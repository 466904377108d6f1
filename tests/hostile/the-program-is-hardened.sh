#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the compiler was asked for is in the program: any address, checked stack and strings, read-only tables, no stack
# that can be run. Looked up in the ELF file, where there is one.
. "${top_srcdir:=.}/tests/tap.sh"
need readelf
readelf -h "$phrwizard" >/dev/null 2>&1 || skip_all "the program is no ELF file"
grep -q fsanitize "$top_builddir/config.status" && skip_all "a build with sanitizers is hardened differently"
asked=$(sed -n "s/^S\[\"HARDEN_[A-Z]*FLAGS\"\]=//p" "$top_builddir/config.status" | tr '\n' ' ')

# hardened FILE TYPE
hardened() {
	name=$(basename "$1")
	readelf -hW "$1" >"$tmp/head"
	readelf -lW "$1" >"$tmp/parts"
	readelf -dW "$1" >"$tmp/dynamic"
	readelf -sW --dyn-syms "$1" >"$tmp/names"
	says "$tmp/head" "Type:                              DYN" "$name can be loaded at any address"
	says "$tmp/parts" "GNU_RELRO" "$name: its tables are read-only"
	says "$tmp/dynamic" "NOW" "$name: all of them, from the beginning"
	none "$(grep 'GNU_STACK' "$tmp/parts" | grep 'RWE')" "$name: its stack cannot be run"
	none "$(grep -E 'RPATH|RUNPATH|TEXTREL' "$tmp/dynamic")" "$name: no path of its own to libraries, no text to change"
	case $asked in
	*-fstack-protector*) says "$tmp/names" "__stack_chk_fail" "$name: its stack is watched" ;;
	esac
	case $asked in
	*_FORTIFY_SOURCE*) [ "$2" != program ] || says "$tmp/names" "_chk@" "$name: its strings are watched" ;;
	esac
}
hardened "$phrwizard" program
for module in "$top_builddir"/phrwizard-*.so; do
	[ ! -f "$module" ] || hardened "$module" module
done
if command -v hardening-check >/dev/null 2>&1; then
	# it looks for Intel's mark in a way that no program passes; a build that does not optimise has no watched strings
	set -- --nocfprotection
	case $asked in
	*_FORTIFY_SOURCE*) ;;
	*) set -- "$@" --nofortify ;;
	esac
	hardening-check "$@" "$phrwizard" >"$tmp/out" 2>&1
	is $? 0 "hardening-check is content"
	note "$(cat "$tmp/out")"
fi
done_testing
