# SPDX-License-Identifier: GPL-3.0-or-later
# What each format must print, byte for byte.

if HAVE_CMOCKA

c_tests += %D%/test_escape
c_tests += %D%/test_formats
%C%_test_escape_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_escape_LDADD = $(TEST_SHEET_LIBS)
%C%_test_formats_CPPFLAGS = $(TEST_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_formats_SOURCES = %D%/test_formats.c %D%/sample.c %D%/sample.h
%C%_test_formats_LDADD = $(TEST_SHEET_LIBS)

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
shell_tests += %D%/pdf-and-xlsx-are-read-back.sh
shell_tests += %D%/papers-are-read-and-prove-themselves.sh
shell_tests += %D%/missing-formats-harm-no-other.sh
EXTRA_DIST += %D%/change-paper.py %D%/read-back.py %D%/read-pdf-and-xlsx.py %D%/find-in-file.py
