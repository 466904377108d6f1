#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No test file lies beside the suite without running, and nothing that a test reads is left out of
# the tarball.
. "${top_srcdir:=.}/tests/tap.sh"
plan 2

cd "$top_srcdir/tests" || exit 99

# test_x.c must be a line "c_tests += %D%/test_x" of its folder's local.mk, x.sh "shell_tests += %D%/x.sh",
# x.scene "scene_tests += %D%/x.scene".
none "$(find . -mindepth 2 -name 'test_*.c' -o -mindepth 2 -name '*.sh' -o -mindepth 2 -name '*.scene' |
	sort | sed 's,^\./,,' |
	while read -r file; do
		folder=${file%/*}
		name=${file##*/}
		case $name in
		*.c) line="c_tests += %D%/${name%.c}" ;;
		*.sh) line="shell_tests += %D%/$name" ;;
		*) line="scene_tests += %D%/$name" ;;
		esac
		grep -qxF "$line" "$folder/local.mk" 2>/dev/null ||
			echo "tests/$folder/local.mk lacks: $line"
	done)" "every test file is named in its folder's local.mk"

# Any other file, or a folder that it is in, is named in the local.mk above it.
none "$(find . -mindepth 2 -type f ! -name local.mk ! -name README ! -name 'test_*.c' ! -name '*.sh' \
	! -name '*.scene' ! -path './home/*' | sort | sed 's,^\./,,' |
	while read -r file; do
		folder=${file%%/*}
		rest=${file#*/}
		while ! grep -qE "%D%/$(printf '%s' "$rest" | sed 's/[.+*]/\\&/g')([[:space:]]|\$)" "$folder/local.mk"; do
			case $rest in
			*/*) rest=${rest%/*} ;;
			*)
				echo "tests/$folder/local.mk names neither $file nor its folder"
				break
				;;
			esac
		done
	done)" "every file that tests read is named in a local.mk"
