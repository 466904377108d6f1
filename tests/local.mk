# SPDX-License-Identifier: GPL-3.0-or-later
# Tests speak TAP. A C test is a cmocka program, a shell test sources tests/tap.sh. To add one:
#	c_tests += %D%/test_thing		shell_tests += %D%/what-it-promises.sh
# in its folder's local.mk, one line each; what else it reads goes into EXTRA_DIST.

c_tests =
shell_tests =
scene_tests =
test_tools =
TESTS = $(c_tests) $(shell_tests) $(scene_tests)
EXTRA_DIST += %D%/tap.sh %D%/threats.tsv %D%/lsan.txt $(shell_tests) $(scene_tests)

TEST_EXTENSIONS = .sh .scene
tap_driver = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = $(tap_driver)
SH_LOG_DRIVER = $(tap_driver)
SH_LOG_COMPILER = $(SHELL)
SCENE_LOG_DRIVER = $(tap_driver)

# What a sanitizer finds must not look like one of the program's own exit codes.
sanitizer_options = \
	ASAN_OPTIONS=exitcode=99; export ASAN_OPTIONS; \
	LSAN_OPTIONS='exitcode=99:suppressions=$(abs_top_srcdir)/tests/lsan.txt:print_suppressions=0'; export LSAN_OPTIONS; \
	UBSAN_OPTIONS=exitcode=99:print_stacktrace=1; export UBSAN_OPTIONS;

# The same for everybody: a UTF-8 locale without language, a home of our own, no settings from outside.
AM_TESTS_ENVIRONMENT = \
	unset TERM LANGUAGE LANG NO_COLOR COLUMNS LINES EDITOR VISUAL PAGER MANPATH SOURCE_DATE_EPOCH; \
	LC_ALL=C.UTF-8; export LC_ALL; \
	TZ=UTC0; export TZ; \
	HOME='$(abs_builddir)/tests/home'; export HOME; \
	XDG_CONFIG_HOME="$$HOME/config"; export XDG_CONFIG_HOME; \
	XDG_DATA_HOME="$$HOME/data"; export XDG_DATA_HOME; \
	XDG_STATE_HOME="$$HOME/state"; export XDG_STATE_HOME; \
	XDG_CACHE_HOME="$$HOME/cache"; export XDG_CACHE_HOME; \
	XDG_DATA_DIRS="$$HOME/share"; export XDG_DATA_DIRS; \
	$(MKDIR_P) "$$HOME"; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir; \
	phrwizard='$(abs_top_builddir)/phrwizard$(EXEEXT)'; export phrwizard; \
	use_nls='$(USE_NLS)'; export use_nls; \
	NM='$(NM)'; export NM; \
	PHRWIZARD_LOCALEDIR='$(abs_top_builddir)/locale'; export PHRWIZARD_LOCALEDIR; \
	PHRWIZARD_DATADIR='$(abs_top_srcdir)/data'; export PHRWIZARD_DATADIR; \
	PHRWIZARD_MODULEDIR='$(abs_top_builddir)'; export PHRWIZARD_MODULEDIR; \
	CMOCKA_MESSAGE_OUTPUT=TAP; export CMOCKA_MESSAGE_OUTPUT; \
	G_DEBUG=fatal-criticals; export G_DEBUG; \
	$(sanitizer_options)

include tests/unit/local.mk
include tests/screen/local.mk
include tests/cli/local.mk
include tests/catalogs/local.mk
include tests/reconcile/local.mk
include tests/export/local.mk
include tests/terminal/local.mk
include tests/fuzz/local.mk
include tests/hostile/local.mk
include tests/rules/local.mk
include tests/torture/local.mk
