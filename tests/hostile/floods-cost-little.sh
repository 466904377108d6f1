#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Files as large as we read at all (8 MiB), full of what takes a reader longest: none costs 100 ms of the processor
# and 64 MiB, whether it is refused or read.
. "${top_srcdir:=.}/tests/tap.sh"
need python3
! grep -qE 'fsanitize|--coverage' "$top_builddir/config.status" || skip_all "only the program as users build it is measured"
cd "$tmp" || exit 99

python3 - <<'END'
import itertools

MIB = 1024 * 1024
head = b"phrwizard: 1\ncatalog: phr-2025\n"


def put(name, data):
    with open(name, "wb") as file:
        file.write(data[: 8 * MIB])


put("unknown-fields", head + b"".join(b"k%d: x\n" % i for i in range(120000)))
put("wrong-answers", head + b"answers:\n" + b"".join(b"  k%d: {mood: [x]}\n" % i for i in range(45000)))
put("unknown-rows", head + b"answers:\n" + b"".join(b"  k%d: {answer: met}\n" % i for i in range(60000)))
put("hidden-text", head + b'service: "' + "\u200b".encode() * (2 * MIB) + b'"\n')
put("marks", head + b'service: "' + "\u0301".encode() * (4 * MIB - 100) + b'"\n')
put("empty-lines", head + b"\n" * (8 * MIB))
put("words", head + b"service: " + b"x " * (4 * MIB))
put("long-notes", head + b"answers:\n" + b"".join(b"  k%d:\n    note: %s\n" % (i, b"x" * 250000) for i in range(33)))
put("long-keys", head + b"".join(b"%s%d: x\n" % (b"k" * 900, i) for i in range(9000)))
# all of them have one hash in GLib
colliding = ["".join(parts).encode() for parts in itertools.product(("ab", "bA"), repeat=16)]
put("colliding-fields", head + b"".join(b"%s: x\n" % key for key in colliding))
put("colliding-rows", head + b"answers:\n" + b"".join(b"  %s: {note: x}\n" % key for key in colliding[:30000]))
put("evidence", head + b"answers:\n  2.1/1/1:\n    evidence: [" + b"x," * 200000 + b"]\n")
put("long-evidence", head + b"answers:\n  2.1/1/1:\n    evidence:\n" + (b"    - " + b"x" * 250000 + b"\n") * 33)
put("one-bad-byte", head + b"#" + b"x" * (8 * MIB - 200) + b"\xff")
put("brackets", head + b"[" * (8 * MIB))
put("questions", head + b"? " * (4 * MIB))
put("markers", b"---\n" * (2 * MIB))
notes = ("      " + "\u5065" * 40 + "\n").encode() * 240
rows = b"".join(b"  k%d:\n    answer: met\n    note: |\n%s" % (i, notes) for i in range(137))
put("full-notes", head + b"answers:\n" + rows)
END

for file in *; do
	[ -f "$file" ] || continue
	python3 "$top_srcdir/tests/hostile/cost.py" 5 "$phrwizard" summary "$file" >"$HOME/cost"
	read -r milliseconds kib <"$HOME/cost"
	is "$([ "$milliseconds" -lt 100 ] && [ "$kib" -lt 65536 ] && echo little)" little "$file cost little"
	note "$milliseconds ms, $kib KiB"
done

# Merging: four times as many rows, all of them in conflict, take about four times as long.
for rows in 5000 20000; do
	for side in base:met ours:unmet theirs:partial; do
		{
			printf 'phrwizard: 1\ncatalog: phr-2025\nanswers:\n'
			awk -v rows=$rows -v answer="${side#*:}" 'BEGIN { for (i = 0; i < rows; i++)
				print "  k" i ": {answer: " answer "}" }'
		} >"$HOME/${side%:*}"
	done
	python3 "$top_srcdir/tests/hostile/cost.py" 5 "$phrwizard" merge "$HOME/base" "$HOME/ours" "$HOME/theirs" -o - \
		>"$HOME/cost.$rows"
done
read -r few _ <"$HOME/cost.5000"
read -r many kib <"$HOME/cost.20000"
note "$few ms, $many ms, $kib KiB"
is "$([ "$many" -lt $((9 * few)) ] && [ "$kib" -lt 131072 ] && echo linear)" linear "merging takes as long for each row, however many there are"
done_testing
