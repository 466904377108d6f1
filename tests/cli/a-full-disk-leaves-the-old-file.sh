#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No room on the disk, or no more than so much may be written: a clear message, and the file as it was. A small disk
# of our own where we may mount one; a limit on the size of files everywhere.
. "${top_srcdir:=.}/tests/tap.sh"
cd "$tmp" || exit 99
note=$(printf '%06000d' 7)

# unharmed NAME WHY [LINES]: after a command that could not write $disk/a.yaml
unharmed() {
	says err "$disk/a.yaml" "$1: the message names the file"
	says err "$2" "$1: and the reason"
	is "$(grep -c '^phrwizard: ' err)" "${3:-1}" "$1: in one line, or one more that says where the answers are"
	same "$disk/a.yaml" before "$1: the file is as it was"
	is "$(cd "$disk" && find . ! -name . ! -name a.yaml ! -name a.yaml~ ! -name fill)" "" "$1: nothing is left behind"
}

small_disk() {
	mkdir small
	disk=$tmp/small
	mount -t tmpfs -o size=64k phrwizard-test "$disk" 2>/dev/null || return 1
	trap 'umount "$tmp/small" 2>/dev/null; rm -rf "$tmp"' EXIT
	trap 'exit 99' PIPE
}

if small_disk; then
	"$phrwizard" new "$disk/a.yaml" --organization A || exit 99
	cp "$disk/a.yaml" before
	cat /dev/zero >"$disk/fill" 2>/dev/null
	exits 2 "set on a full disk" "$phrwizard" set "$disk/a.yaml" 2.1/1/1=met --note "$note"
	unharmed "set on a full disk" "No space left"
	printf '1\n1\nq\n' >answers
	exits 2 "ask on a full disk" "$phrwizard" ask "$disk/a.yaml" <answers
	unharmed "ask on a full disk" "No space left" 2
	says err "and come back when it is opened again" "ask on a full disk: the answers wait elsewhere"
	exits 2 "new on a full disk" "$phrwizard" new "$disk/b.yaml" --organization "$(printf '%0200d' 7)"
	is "$(ls "$disk/b.yaml" 2>/dev/null)" "" "new on a full disk: no half a file"
	exits 2 "export on a full disk" "$phrwizard" export "$disk/a.yaml" --format text -o "$disk/a.txt"
	says err "No space left" "export on a full disk: the reason"
	is "$(ls "$disk/a.txt" 2>/dev/null)" "" "export on a full disk: no half a file"
	exits 0 "reading needs no room" "$phrwizard" summary "$disk/a.yaml"
	rm "$disk/fill"
	exits 0 "with room again all is well" "$phrwizard" set "$disk/a.yaml" 2.1/1/1=met --note "$note"
	says "$disk/a.yaml" "answer: met" "and saved"
	umount "$disk"
fi

disk=$tmp/limited
mkdir "$disk"
"$phrwizard" new "$disk/a.yaml" --organization A || exit 99
cp "$disk/a.yaml" before
limited() {
	(
		# in blocks of 512 bytes or of 1024, by the shell
		ulimit -f 4
		"$phrwizard" "$@"
	)
}
exits 2 "set beyond the limit" limited set "$disk/a.yaml" 2.1/1/1=met --note "$note"
unharmed "set beyond the limit" "too large"
exits 2 "export beyond the limit" limited export "$disk/a.yaml" --format text -o "$disk/a.txt"
is "$(ls "$disk/a.txt" 2>/dev/null)" "" "export beyond the limit: no half a file"
exits 0 "set below the limit" limited set "$disk/a.yaml" 2.1/1/1=met

# A folder in which nothing can be made: for the superuser only a read-only one is.
chmod a-w "$disk"
if ! touch "$disk/probe" 2>/dev/null; then
	cp "$disk/a.yaml" before
	exits 2 "set in a folder that cannot be written" "$phrwizard" set "$disk/a.yaml" 2.1/1/1=unmet
	unharmed "set in a folder that cannot be written" "Permission denied"
fi
chmod u+w "$disk"
done_testing
