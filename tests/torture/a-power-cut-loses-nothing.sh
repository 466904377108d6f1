#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Power cuts at any system call on ext4 in four modes and on XFS.
. "${top_srcdir:=.}/tests/tap.sh"
. "$top_srcdir/tests/torture/setup"
torture 60 2 cut
