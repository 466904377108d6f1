#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Two programs save the same file, in every order that matters.
. "${top_srcdir:=.}/tests/tap.sh"
. "$top_srcdir/tests/torture/setup"
torture 60 1 race
