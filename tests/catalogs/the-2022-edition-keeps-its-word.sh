#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The 2022 edition read by another YAML reader: what 2025 carried over and nothing it added, with the duties of 2022.
. "${top_srcdir:=.}/tests/tap.sh"
/usr/bin/python3 -c 'import yaml' 2>/dev/null || skip_all "needs PyYAML for /usr/bin/python3"

tables=$top_srcdir/../shared/reference
[ -f "$tables/items.tsv" ] || tables=
# shellcheck disable=SC2086 # no argument when there are no tables
/usr/bin/python3 "$top_srcdir/tests/catalogs/edition.py" "$top_srcdir/data/catalogs/phr-2022.yaml" ${tables:+"$tables"}
