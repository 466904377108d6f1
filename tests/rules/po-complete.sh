#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Whoever reads Japanese reads all of it in Japanese.
. "${top_srcdir:=.}/tests/tap.sh"
need xgettext msgmerge msgattrib msgfmt
plan 5

po=$top_srcdir/po
cd "$top_srcdir" || exit 99

none "$(find src -name '*.[ch]' | sort | xargs grep -lE '(^|[^A-Za-z0-9_])(N?_|P_|ngettext) ?\(("|$)' |
	grep -v '^src/base/i18n\.h$' |
	while read -r file; do
		grep -qx "$file" po/POTFILES.in || echo "$file has messages, but po/POTFILES.in lacks it"
	done)" "every source file with messages is in POTFILES.in"

# The messages of the sources, found with the options that po/Makevars has.
options=$(sed -n 's/^XGETTEXT_OPTIONS = //p' po/Makevars)
# shellcheck disable=SC2086 # options are several words
try "xgettext reads the sources" xgettext $options --force-po \
	--msgid-bugs-address=phrwizard --files-from=po/POTFILES.in --output="$tmp/phrwizard.pot"

# 'make -C build/po update-po' puts what is missing into ja.po, ready to be translated.
try "ja.po and the messages of the sources can be compared" msgmerge --quiet --no-fuzzy-matching \
	--output-file="$tmp/merged.po" "$po/ja.po" "$tmp/phrwizard.pot"
none "$(for want in --untranslated --only-fuzzy; do
	msgattrib --no-obsolete $want "$tmp/merged.po" | sed '1,/^$/d'
done)" "ja.po has every message of the sources, translated and not fuzzy"
try "ja.po is well formed, and its formats fit" msgfmt --check --output-file=/dev/null "$po/ja.po"
