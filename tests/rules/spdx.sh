#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source file opens with its licence.
. "${top_srcdir:=.}/tests/tap.sh"
plan 2

cd "$top_srcdir" || exit 99
none "$(find src tests -name '*.[ch]' | sort |
	while read -r file; do
		head -n 1 "$file" | grep -q 'SPDX-License-Identifier: GPL-3\.0-or-later' || echo "$file"
	done)" "every C file opens with the SPDX line"
none "$(find bootstrap .ci/run tests -name run -o -name bootstrap -o -name '*.sh' | sort |
	while read -r file; do
		head -n 2 "$file" | grep -q 'SPDX-License-Identifier: GPL-3\.0-or-later' || echo "$file"
	done)" "every script has the SPDX line on top"
