#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is wrong with an assessment is told with file, line and column on standard error, all of it at once, and
# no command touches such a file.
. "${top_srcdir:=.}/tests/tap.sh"
plan 40
cd "$tmp" || exit 99

# bad NAME PLACE…: the file a.yaml (from standard input) is refused, with a message for each PLACE.
bad() {
	about=$1
	shift
	cat >a.yaml
	cp a.yaml before
	exits 2 "$about: refused" "$phrwizard" set a.yaml purpose=own-health
	is "$(sed -n 's/^phrwizard: \(a\.yaml:[0-9]*:[0-9]*\): .*/\1/p' err | tr '\n' ' ')" "$*${1:+ }" "$about: $*"
	same a.yaml before "$about: untouched"
}

bad "not YAML" a.yaml:4:1 <<'END'
phrwizard: 1
catalog: phr-2025
facts: {info: [myna]
answers: {}
END
bad "unknown field" a.yaml:3:1 <<'END'
phrwizard: 1
catalog: phr-2025
colour: red
END
bad "a field twice" a.yaml:4:1 <<'END'
phrwizard: 1
catalog: phr-2025
organization: A
organization: B
END
bad "three mistakes" a.yaml:4:12 a.yaml:5:3 a.yaml:8:13 <<'END'
phrwizard: 1
catalog: phr-2025
facts:
  purpose: fun
  steps: yes
answers:
  2.1/1/1:
    answer: perhaps
END
bad "column in characters" a.yaml:3:24 <<'END'
phrwizard: 1
catalog: phr-2025
staff: {name: "山田 太郎", colour: red}
END
bad "anchor and alias" a.yaml:3:15 <<'END'
phrwizard: 1
catalog: phr-2025
organization: &a A
service: *a
END
bad "unknown catalog" <<'END'
phrwizard: 1
catalog: phr-1999
END
says err phr-1999 "unknown catalog: named"
bad "newer version" a.yaml:1:12 <<'END'
phrwizard: 2
catalog: phr-2025
news: of the future
END
bad "empty file" a.yaml:1:1 </dev/null
bad "not an assessment" a.yaml:1:1 <<'END'
- just
- a list
END
printf 'phrwizard: 1\ncatalog: phr-2025\norganization: a\377b\n' >bytes
bad "not UTF-8" a.yaml:3:16 <bytes
mkdir folder.yaml
exits 2 "a folder where a file should be" "$phrwizard" show folder.yaml
says err folder.yaml "is named"
printf 'phrwizard: 1\ncatalog: phr-2025\nanswers:\n  9.9/x-gone: {answer: met}\n' >stray.yaml
exits 0 "an answer to a row that is not in the catalog is no error" "$phrwizard" set stray.yaml purpose=own-health
is "$(grep -c '^phrwizard: stray.yaml:4:3: warning: .*9.9/x-gone' err)" 1 "but a warning"
says stray.yaml 9.9/x-gone: "and is kept"
exits 0 "a warning does not stop summary" "$phrwizard" summary stray.yaml
