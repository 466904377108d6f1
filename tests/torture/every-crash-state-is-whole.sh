#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every state that a power cut could leave by the rules of file systems, not only what ours happen to do.
. "${top_srcdir:=.}/tests/tap.sh"
. "$top_srcdir/tests/torture/setup"
torture 100 1 crash
