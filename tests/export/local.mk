# SPDX-License-Identifier: GPL-3.0-or-later
# What each format must print, byte for byte.

if HAVE_CMOCKA

c_tests += %D%/test_escape
c_tests += %D%/test_formats
c_tests += %D%/test_published
c_tests += %D%/test_page
c_tests += %D%/test_reading
%C%_test_escape_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_escape_LDADD = $(TEST_SHEET_LIBS)
%C%_test_formats_CPPFLAGS = $(TEST_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_formats_SOURCES = %D%/test_formats.c %D%/sample.c %D%/sample.h
%C%_test_formats_LDADD = $(TEST_SHEET_LIBS)
%C%_test_published_CPPFLAGS = $(TEST_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_published_SOURCES = %D%/test_published.c %D%/sample.c %D%/sample.h
%C%_test_published_LDADD = $(TEST_SHEET_LIBS)
%C%_test_page_CPPFLAGS = $(TEST_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_page_SOURCES = %D%/test_page.c %D%/sample.c %D%/sample.h
%C%_test_page_LDADD = $(TEST_SHEET_LIBS)
%C%_test_reading_CPPFLAGS = $(TEST_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_reading_SOURCES = %D%/test_reading.c %D%/sample.c %D%/sample.h
%C%_test_reading_LDADD = $(TEST_SHEET_LIBS)

endif

shell_tests += %D%/read-back.sh
shell_tests += %D%/json-fits-its-schema.sh
shell_tests += %D%/axe.sh
shell_tests += %D%/pdf-and-xlsx-are-read-back.sh
shell_tests += %D%/missing-formats-harm-no-other.sh
EXTRA_DIST += %D%/README %D%/fits-schema.py %D%/axe.mjs %D%/browser.mjs %D%/look.mjs
EXTRA_DIST += %D%/polyglot.py %D%/read-back.py %D%/read-pdf-and-xlsx.py %D%/find-in-file.py

# The web pages as people with and without good eyes meet them; README says what that takes.
axe: all
	$(MAKE) $(AM_MAKEFLAGS) check TESTS=%D%/axe.sh
.PHONY: axe
