# SPDX-License-Identifier: GPL-3.0-or-later
# Saving under torture (README): small here, all of it by 'make torture'.

shell_tests += %D%/killed-at-any-call-nothing-is-lost.sh
shell_tests += %D%/a-power-cut-loses-nothing.sh
shell_tests += %D%/every-crash-state-is-whole.sh
shell_tests += %D%/a-failing-disk-is-told.sh
shell_tests += %D%/two-savers-lose-nothing.sh
shell_tests += %D%/broken-savers-are-caught.sh
shell_tests += %D%/the-seeded-faults-still-apply.sh
EXTRA_DIST += %D%/README %D%/setup %D%/run %D%/seeded-faults %D%/faults.txt

if HAVE_TORTURE

test_tools += %D%/torture
%C%_torture_SOURCES = \
	%D%/torture.c %D%/torture.h \
	%D%/trace.c %D%/trace.h \
	%D%/model.c %D%/model.h \
	%D%/session.c %D%/session.h \
	%D%/method_kill.c \
	%D%/method_cut.c \
	%D%/method_crash.c \
	%D%/method_fail.c \
	%D%/method_race.c
%C%_torture_CPPFLAGS = $(AM_CPPFLAGS) -DNOTHING_BANNED
%C%_torture_LDADD = $(GLIB_LIBS) -lutil

test_tools += %D%/broken
%C%_broken_SOURCES = %D%/broken.c src/main.c
%C%_broken_LDADD = $(phrwizard_LDADD)
%C%_broken_LDFLAGS = $(AM_LDFLAGS) \
	-Wl,--wrap=saved_file_save,--wrap=lock_take,--wrap=lock_held,--wrap=lock_release

endif

torture: all $(check_PROGRAMS)
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(top_srcdir)/tests/torture/run

# TEST alone, in the environment of all tests, whatever else could be built.
one-test:
	$(AM_TESTS_ENVIRONMENT) \
	case '$(TEST)' in *.sh) $(SHELL) '$(top_srcdir)/$(TEST)' ;; *) '$(abs_builddir)/$(TEST)' ;; esac
.PHONY: torture one-test
