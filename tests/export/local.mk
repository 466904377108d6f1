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

# What modules call of the program they find in these.
c_tests += %D%/test_papers
%C%_test_papers_CPPFLAGS = $(TEST_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_papers_SOURCES = %D%/test_papers.c %D%/sample.c %D%/sample.h
%C%_test_papers_LDFLAGS = $(AM_LDFLAGS) $(EXPORT_LDFLAGS)
%C%_test_papers_LDADD = $(TEST_CLI_LIBS)
EXTRA_%C%_test_papers_DEPENDENCIES = src/module/host.list

endif

test_tools += %D%/show_reading
%C%_show_reading_SOURCES = %D%/show_reading.c
%C%_show_reading_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_show_reading_LDFLAGS = $(AM_LDFLAGS) $(EXPORT_LDFLAGS)
EXTRA_%C%_show_reading_DEPENDENCIES = src/module/host.list
%C%_show_reading_LDADD = $(cli_libs) $(CURSES_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(DL_LIBS) $(common_libs)

shell_tests += %D%/read-back.sh
shell_tests += %D%/json-fits-its-schema.sh
shell_tests += %D%/axe.sh
shell_tests += %D%/pdf-and-xlsx-are-read-back.sh
shell_tests += %D%/papers-are-read-and-prove-themselves.sh
shell_tests += %D%/missing-formats-harm-no-other.sh
shell_tests += %D%/pages-part-nothing-that-belongs-together.sh
EXTRA_DIST += %D%/README %D%/fits-schema.py %D%/axe.mjs %D%/browser.mjs %D%/look.mjs
EXTRA_DIST += %D%/polyglot.py %D%/read-back.py %D%/read-pdf-and-xlsx.py %D%/find-in-file.py

# The web pages as people with and without good eyes meet them; README says what that takes.
axe: all
	$(MAKE) $(AM_MAKEFLAGS) check TESTS=%D%/axe.sh
.PHONY: axe
EXTRA_DIST += %D%/change-paper.py %D%/read-back.py %D%/read-pdf-and-xlsx.py %D%/find-in-file.py
