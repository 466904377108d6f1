# SPDX-License-Identifier: GPL-3.0-or-later
# How fast it is, beside what cannot be beaten and what people would use instead: 'make bench' and
# 'make bench-quick' (README.md here). Built only for that.
bench_programs = \
	%D%/anchor-line \
	%D%/anchor-ncurses \
	%D%/anchor-save \
	%D%/anchor-spin \
	%D%/anchor-yaml \
	%D%/generate \
	%D%/measure
if HAVE_VTERM
bench_programs += %D%/pty
endif
if HAVE_PDF
bench_programs += %D%/anchor-pdf
endif
if HAVE_XLSX
bench_programs += %D%/anchor-xlsx
endif
EXTRA_PROGRAMS += $(bench_programs)
CLEANFILES += $(bench_programs)
EXTRA_DIST += %D%/README.md %D%/run

%C%_anchor_line_SOURCES = %D%/anchor_line.c
%C%_anchor_ncurses_SOURCES = %D%/anchor_ncurses.c
%C%_anchor_ncurses_CPPFLAGS = $(AM_CPPFLAGS) -DNOTHING_BANNED $(CURSES_CFLAGS)
%C%_anchor_ncurses_LDADD = $(CURSES_LIBS)
%C%_anchor_pdf_SOURCES = %D%/anchor_pdf.c
%C%_anchor_pdf_CPPFLAGS = $(AM_CPPFLAGS) -DNOTHING_BANNED $(PDF_CFLAGS)
%C%_anchor_pdf_LDADD = $(PDF_LIBS)
%C%_anchor_save_SOURCES = %D%/anchor_save.c
%C%_anchor_spin_SOURCES = %D%/anchor_spin.c
%C%_anchor_spin_LDADD = -lpthread
%C%_anchor_xlsx_SOURCES = %D%/anchor_xlsx.c
%C%_anchor_xlsx_CPPFLAGS = $(AM_CPPFLAGS) -DNOTHING_BANNED $(XLSX_CFLAGS)
%C%_anchor_xlsx_LDADD = $(XLSX_LIBS)
%C%_anchor_yaml_SOURCES = %D%/anchor_yaml.c
%C%_anchor_yaml_CPPFLAGS = $(AM_CPPFLAGS) $(YAML_CFLAGS)
%C%_anchor_yaml_LDADD = $(YAML_LIBS)
%C%_measure_SOURCES = %D%/measure.c
%C%_generate_SOURCES = %D%/generate.c
%C%_generate_CPPFLAGS = $(AM_CPPFLAGS) -DNOTHING_BANNED
%C%_generate_LDADD = $(store_libs) $(YAML_LIBS) $(common_libs)
%C%_pty_SOURCES = %D%/pty.c tests/terminal/harness.c tests/terminal/harness.h
%C%_pty_CPPFLAGS = $(TEST_VTERM_CPPFLAGS)
%C%_pty_LDADD = $(TEST_VTERM_LIBS)

bench bench-quick: all $(bench_programs)
	@$(AM_TESTS_ENVIRONMENT) unset PHRWIZARD_DATADIR; \
	$(SHELL) $(top_srcdir)/%D%/run $@
.PHONY: bench bench-quick
