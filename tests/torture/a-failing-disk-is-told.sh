#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every call about the file or its folder fails, once and for ever: told, and the file is whole.
. "${top_srcdir:=.}/tests/tap.sh"
. "$top_srcdir/tests/torture/setup"
torture 20 1 fail
