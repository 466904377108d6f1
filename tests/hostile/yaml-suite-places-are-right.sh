#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The 402 inputs of the yaml-test-suite, and each of them cut off after every byte, as an assessment and as a catalog: loaded,
# or refused at a line and column that another parser agrees with; never a crash, 64 MiB or a noticeable time. The suite
# lies beside the source tree (../shared/corpora) and is not ours to copy: skipped where it is not.
. "${top_srcdir:=.}/tests/tap.sh"
suite=$top_srcdir/../shared/corpora/yaml-test-suite.tar.gz
[ -f "$suite" ] || skip_all "the yaml-test-suite is not at $suite"
need python3 tar
/usr/bin/python3 -c 'import yaml' 2>/dev/null || skip_all "needs PyYAML for /usr/bin/python3"
plan 6

tar -xzf "$suite" -C "$tmp" || exit 99
cd "$tmp" || exit 99
find . -name in.yaml -type f | sort >inputs
is "$(grep -c . inputs)" 402 "the suite has 402 inputs"
xargs "$top_builddir/tests/hostile/yaml_places" <inputs >told 2>err
is $? 0 "every input and every start of it is read without a crash"
none "$(cat err)" "and without a word of the sanitizers"
/usr/bin/python3 "$top_srcdir/tests/hostile/places.py" . told >out 2>&1
is $? 0 "every refusal names the place where another parser sees it, too"
note "$(cat out)"

# "# KIB MICROSECONDS": a sanitizer takes much more memory and time.
read -r _ kib microseconds <<END
$(tail -n 1 told)
END
note "at most $kib KiB of memory, and $microseconds us of the processor for the slowest input"
if grep -q fsanitize "$top_builddir/config.status"; then
	ok "memory is not measured with sanitizers # SKIP sanitizers take their own"
	ok "time is not measured with sanitizers # SKIP sanitizers take their own"
else
	is "$([ "$kib" -lt 65536 ] && echo less)" less "less than 64 MiB of memory"
	is "$([ "$microseconds" -lt 100000 ] && echo less)" less "no reading takes 100 ms of the processor"
fi
