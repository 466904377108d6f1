#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No source file lies beside the program without being part of it, or of the tarball.
. "${top_srcdir:=.}/tests/tap.sh"
plan 1

cd "$top_srcdir/src" || exit 99
none "$(find . -name '*.[ch]' | sort | sed 's,^\./,,' |
	while read -r file; do
		grep -qE "%D%/$file( |\$)" local.mk || echo "src/local.mk lacks: %D%/$file"
	done)" "every source file is named in src/local.mk"
