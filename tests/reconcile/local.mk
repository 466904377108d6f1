# SPDX-License-Identifier: GPL-3.0-or-later
# Official sheets and our catalogs: matching them, in many ways and on the command line.
shell_tests += %D%/the-official-sheet-is-brought-in.sh
EXTRA_DIST += %D%/sheet.tsv

if HAVE_CMOCKA

c_tests += %D%/test_reconcile
%C%_test_reconcile_CPPFLAGS = $(TEST_CPPFLAGS) -I$(top_srcdir)/tests/unit -I$(top_srcdir)/tests/reconcile
%C%_test_reconcile_SOURCES = %D%/test_reconcile.c %D%/official.c %D%/official.h
%C%_test_reconcile_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_official_sheet
%C%_test_official_sheet_CPPFLAGS = $(TEST_CPPFLAGS) -I$(top_srcdir)/tests/unit
%C%_test_official_sheet_SOURCES = %D%/test_official_sheet.c
%C%_test_official_sheet_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_catalog_writer
%C%_test_catalog_writer_CPPFLAGS = $(TEST_CPPFLAGS) -I$(top_srcdir)/tests/unit
%C%_test_catalog_writer_SOURCES = %D%/test_catalog_writer.c
%C%_test_catalog_writer_LDADD = $(TEST_STORE_LIBS)

endif
