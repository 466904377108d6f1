#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Files made to hurt whoever opens them: bombs, devices, floods, other encodings, names that lead elsewhere. Each is refused with
# exit code 2 and a message with its place, in bounded time and memory, and stays as it is.
. "${top_srcdir:=.}/tests/tap.sh"
need python3 timeout
cd "$tmp" || exit 99
# Sanitizers reserve terabytes of addresses: the limit is for the others.
limit='ulimit -v 262144'
! grep -q fsanitize "$top_builddir/config.status" || limit=:

# refused NAME FILE [PLACE TEXT]: by every command that reads; the message of summary has TEXT at PLACE.
refused() {
	for command in "summary" "check" "show" "export --format csv" "explain" "set"; do
		case $command in
		explain) last=2.1/1/1 ;;
		set) last=2.1/1/1=met ;;
		*) last= ;;
		esac
		# shellcheck disable=SC2086 # several words, or none
		timeout 60 sh -c "$limit; exec \"\$@\"" sh "$phrwizard" $command "$2" $last </dev/null >out 2>err
		got=$?
		[ "$got" = 2 ] || break
	done
	is "$got" 2 "$1: refused"
	[ $# -lt 3 ] || says err "$2$3: $4" "$1: and why"
	is "$(grep -c . err | awk '{ print ($1 > 0 && $1 < 1100) }')" 1 "$1: in a message that ends"
}

head='phrwizard: 1\ncatalog: phr-2025\n'
python3 - <<'END'
import os

MIB = 1024 * 1024
head = b"phrwizard: 1\ncatalog: phr-2025\n"


def put(name, data):
    with open(name, "wb") as file:
        file.write(data)


laughs = head + b"a: &a [x]\n"
for letter, before in zip("bcdefghi", "abcdefgh"):
    laughs += f"{letter}: &{letter} [{','.join(['*' + before] * 9)}]\n".encode()
put("laughs", laughs)
put("cycle", head + b"answers: &a\n  x: *a\n")
put("deep", head + b"facts: " + b"[" * 100000)
put("deeper", head + b"facts: " + b'{"":[' * 10000)
put("flood", head + b"".join(b"k%d: x\n" % i for i in range(120000)))
put("strays", head + b"answers:\n" + b"".join(b"  k%d: {mood: [x]}\n" % i for i in range(45000)))
put("hidden", head + b'service: "' + "\u200b".encode() * (2 * MIB) + b'"\n')
put("marks", head + b'service: "' + "\u0301".encode() * (4 * MIB - 100) + b'"\n')
put("note", head + b"answers:\n  2.1/1/1:\n    note: " + b"x" * 10001 + b"\n")
put("name", head + b"organization: " + b"x" * 201 + b"\n")
put("utf16", (head + b"service: a\n").decode().encode("utf-16"))
put("utf32", (head + b"service: a\n").decode().encode("utf-32"))
put("latin", head + b"service: caf\xe9\n")
put("surrogate", head + b"service: \xed\xa0\x80\n")
put("overlong", head + b"service: \xc0\xaf\n")
put("nul", head + b"service: a\0b\n")
put("escape", head + b"service: \x1b[2J\n")
put("nel", head + b"service: a\xc2\x85b\n")
put("cr", head.replace(b"\n", b"\r"))
put("twice", head + b"service: a\nservice: b\n")
put("merge", head + b"<<: {service: a}\n")
put("tag", head + b"service: !!python/object:os.system x\n")
put("many", head + b"---\nphrwizard: 1\n")
put("newer", b"phrwizard: 2\ncatalog: phr-2025\nfuture: x\n")
put("unknown", head + b"colour: red\n")
put("empty", b"")
with open("large", "wb") as file:
    file.truncate(1024 * MIB)
os.mkfifo("pipe")
os.mkdir("folder")
os.symlink("nowhere", "dangling")
os.symlink("loop", "loop")
END
cat >before <<END
$(cksum -- deep flood laughs note newer)
END

refused "alias bomb" laughs :3:4 "anchors"
refused "cycle of aliases" cycle :3:10 "anchors"
refused "100,000 brackets" deep :3:71 "lists and mappings are nested too deeply"
refused "brackets and braces" deeper :3:167 "lists and mappings are nested too deeply"
refused "120,000 unknown fields" flood :3:1 "unknown field 'k0'"
refused "45,000 wrong answers" strays :4:8 "unknown field 'mood'"
refused "a hidden text of 6 MiB" hidden :3:10 "this text is longer than 256 KiB"
refused "4 million marks" marks :3:10 "this text is longer than 256 KiB"
refused "note of 10,001 characters" note :5:11 "this text is longer than 10000 characters"
refused "name of 201 characters" name :3:15 "'organization' is longer than 200 characters"
refused "UTF-16" utf16 :1:1 "the file is in UTF-16 or UTF-32"
refused "UTF-32" utf32 :1:1 "the file is in UTF-16 or UTF-32"
refused "Latin-1" latin :3:13 "the byte 0xE9 is not valid UTF-8"
refused "surrogate" surrogate :3:10 "the byte 0xED is not valid UTF-8"
refused "overlong" overlong :3:10 "the byte 0xC0 is not valid UTF-8"
refused "NUL" nul :3:11 "the control character U+0000 is not allowed"
refused "escape sequence" escape :3:10 "the control character U+001B is not allowed"
refused "NEL" nel :3:11 "the control character U+0085 is not allowed"
refused "lone CR" cr :1:13 "the control character U+000D is not allowed"
refused "the same key twice" twice :4:1 "the key 'service' is already at line 3"
refused "merge key" merge :3:1 "a key must be a plain word"
refused "tag" tag :3:10 "tags (!) are not allowed"
refused "two documents" many :3:1 "a second document begins here"
refused "newer format" newer :1:12 "format 2 of 'phrwizard' is newer than this program"
refused "unknown field" unknown :3:1 "unknown field 'colour'"
refused "empty file" empty :1:1 "the file is empty"
refused "1 GiB" large
says err "it is larger than 8 MiB" "1 GiB: and why"
for file in pipe /dev/zero /dev/null dangling loop; do
	refused "$file" "$file"
done
exits 2 "a folder" "$phrwizard" show folder
is "$(cksum -- deep flood laughs note newer)" "$(cat before)" "what was refused is as it was"

# The name of a catalog becomes the name of a file: no path may come from somebody's assessment.
printf 'phrwizard-catalog: 1\nid: evil\n' >evil.yaml
for catalog in "$tmp/evil.yaml" ./evil.yaml ../../evil evil.yaml /etc/passwd; do
	printf 'phrwizard: 1\ncatalog: %s\n' "$catalog" >path
	exits 2 "catalog: $catalog is refused" "$phrwizard" summary path
	says err "path:2:10: '$catalog' may hold only the characters a-z 0-9 -" "$catalog: and nothing was opened"
done

# What is unusual and harmless is read.
# shellcheck disable=SC2059 # the format is ours
printf "\357\273\277$head" >bom && printf 'phrwizard: 1\r\ncatalog: phr-2025\r\nservice: no\r\n' >crlf
exits 0 "a byte order mark is dropped" "$phrwizard" summary bom
exits 0 "lines may end in CRLF" "$phrwizard" show crlf
is "$("$phrwizard" summary crlf --json | jq -r .service 2>/dev/null || echo no)" no "no is a word, not a truth"
for file in "-x.yaml" "$(printf 'a\nb.yaml')" "$(printf '\377\376.yaml')" "$(printf '%0250d' 0).yaml"; do
	cp crlf "./$file"
	exits 0 "a file of any name can be opened" "$phrwizard" summary -- "./$file"
done
done_testing
