#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The web pages of all examples, in both languages, public and internal, as people with and without good eyes meet them:
# axe-core in Chromium finds nothing. Nothing is fetched for this; README says where it looks for axe-core.
. "${top_srcdir:=.}/tests/tap.sh"
chromium=
for name in "${CHROMIUM:-chromium}" chromium-browser google-chrome; do
	[ -n "$chromium" ] || chromium=$(command -v "$name")
done
axe=
for file in "${AXE_CORE:-}" "$top_builddir/node_modules/axe-core/axe.min.js" "$top_srcdir/node_modules/axe-core/axe.min.js"; do
	[ -n "$axe" ] || [ ! -f "$file" ] || axe=$file
done
need node
[ -n "$chromium" ] || skip_all "needs chromium"
[ -n "$axe" ] || skip_all "needs axe-core: npm install --prefix build axe-core, or AXE_CORE=/path/axe.min.js"

# One of which it is not clear whether the guideline covers it says so on top.
unclear=$tmp/unclear.yaml
"$phrwizard" new "$unclear" --organization 例 --service x >"$tmp/out" || exit 99
for example in "$top_srcdir"/data/examples/*.yaml "$unclear"; do
	for language in ja en; do
		for internal in "" --internal; do
			page=$tmp/$(basename "$example" .yaml)-$language$internal.html
			# shellcheck disable=SC2086 # the option may be missing
			"$phrwizard" --lang "$language" export "$example" --format html -o "$page" $internal 2>"$tmp/err" ||
				{ cat "$tmp/err" >&2; exit 99; }
		done
	done
done
TMPDIR=$tmp node "$top_srcdir/tests/export/axe.mjs" "$chromium" "$axe" "$tmp" "$tmp"/*.html
