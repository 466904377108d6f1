# SPDX-License-Identifier: GPL-3.0-or-later
# The real program in a virtual terminal (libvterm and forkpty). With PHR_PICTURES=FOLDER the tests draw
# there what they see, for rsvg-convert and people's eyes.

TEST_VTERM_CPPFLAGS = $(TEST_CPPFLAGS) $(VTERM_CFLAGS)
TEST_VTERM_LIBS = $(store_libs) $(CMOCKA_LIBS) $(VTERM_LIBS) $(YAML_LIBS) $(common_libs)
terminal_steps = %D%/harness.c %D%/harness.h %D%/picture.c %D%/steps.c %D%/steps.h

if HAVE_VTERM

c_tests += %D%/test_main_job
%C%_test_main_job_SOURCES = %D%/test_main_job.c $(terminal_steps)
%C%_test_main_job_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_main_job_LDADD = $(TEST_VTERM_LIBS)

c_tests += %D%/test_terminal_manners
%C%_test_terminal_manners_SOURCES = %D%/test_terminal_manners.c $(terminal_steps)
%C%_test_terminal_manners_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_terminal_manners_LDADD = $(TEST_VTERM_LIBS)

c_tests += %D%/test_leaving
%C%_test_leaving_SOURCES = %D%/test_leaving.c $(terminal_steps)
%C%_test_leaving_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_leaving_LDADD = $(TEST_VTERM_LIBS)

c_tests += %D%/test_unsaved
%C%_test_unsaved_SOURCES = %D%/test_unsaved.c $(terminal_steps)
%C%_test_unsaved_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_unsaved_LDADD = $(TEST_VTERM_LIBS)
c_tests += %D%/test_later
%C%_test_later_SOURCES = %D%/test_later.c $(terminal_steps)
%C%_test_later_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_later_LDADD = $(TEST_VTERM_LIBS)

c_tests += %D%/test_typing
%C%_test_typing_SOURCES = %D%/test_typing.c $(terminal_steps)
%C%_test_typing_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_typing_LDADD = $(TEST_VTERM_LIBS)

c_tests += %D%/test_examples_by_keys
%C%_test_examples_by_keys_SOURCES = %D%/test_examples_by_keys.c $(terminal_steps)
%C%_test_examples_by_keys_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_examples_by_keys_LDADD = $(TEST_VTERM_LIBS)

c_tests += %D%/test_width
%C%_test_width_SOURCES = %D%/test_width.c $(terminal_steps)
%C%_test_width_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_width_LDADD = $(TEST_VTERM_LIBS)

c_tests += %D%/test_crash
%C%_test_crash_SOURCES = %D%/test_crash.c $(terminal_steps)
%C%_test_crash_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_crash_LDADD = $(TEST_VTERM_LIBS)

c_tests += %D%/test_many_files
%C%_test_many_files_SOURCES = %D%/test_many_files.c $(terminal_steps)
%C%_test_many_files_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_many_files_LDADD = $(TEST_VTERM_LIBS)

c_tests += %D%/test_terminals
%C%_test_terminals_SOURCES = %D%/test_terminals.c $(terminal_steps)
%C%_test_terminals_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_terminals_LDADD = $(TEST_VTERM_LIBS)

c_tests += %D%/test_manual
%C%_test_manual_SOURCES = %D%/test_manual.c $(terminal_steps)
%C%_test_manual_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_test_manual_LDADD = $(TEST_VTERM_LIBS)

# Pictures of every screen in screenshots/: SVG, and PNG where rsvg-convert is.
EXTRA_PROGRAMS += %D%/screenshots
%C%_screenshots_SOURCES = %D%/screenshots.c $(terminal_steps)
%C%_screenshots_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_screenshots_LDADD = $(TEST_VTERM_LIBS)
CLEANFILES += %D%/screenshots$(EXEEXT)

screenshots: all %D%/screenshots$(EXEEXT)
	$(AM_V_GEN)$(AM_TESTS_ENVIRONMENT) $(MKDIR_P) screenshots && \
	PHR_PICTURES='$(abs_builddir)/screenshots' tests/terminal/screenshots$(EXEEXT) && \
	if command -v rsvg-convert >/dev/null; then \
		for svg in screenshots/*.svg; do \
			rsvg-convert -o "$${svg%.svg}.png" "$$svg" || exit 1; \
		done; \
	fi
else

screenshots:
	@echo 'screenshots need libvterm and cmocka' >&2; false

endif
