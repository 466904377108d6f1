#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Killed, hung up on or asked to end at any system call: what was confirmed is there, and the next save clears up.
. "${top_srcdir:=.}/tests/tap.sh"
. "$top_srcdir/tests/torture/setup"
torture 40 2 kill
