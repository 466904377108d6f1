# SPDX-License-Identifier: GPL-3.0-or-later
# The manual: one page per line; a Japanese page has the same name in man/ja/.
# (man_MANS cannot hold two pages of one name, hence the folder by hand.)

dist_man_MANS += %D%/phrwizard.1
dist_man_MANS += %D%/phrwizard-assessment.5
dist_man_MANS += %D%/phrwizard-catalog.5

jaman1dir = $(mandir)/ja/man1
dist_jaman1_DATA = %D%/ja/phrwizard.1
