# SPDX-License-Identifier: GPL-3.0-or-later
# One library per layer, one file per line, and the program. A layer gets the flags of the libraries
# that it may use, no others; tests/rules/layers.txt says which layer may use which.

noinst_LIBRARIES += \
	%D%/libbase.a \
	%D%/libengine.a \
	%D%/libstore.a \
	%D%/libsheet.a \
	%D%/libscreen.a \
	%D%/libterminal.a \
	%D%/libcli.a

%C%_libbase_a_SOURCES = \
	%D%/base/banned.h \
	%D%/base/i18n.c \
	%D%/base/i18n.h \
	%D%/base/owned.h \
	%D%/base/problem.c \
	%D%/base/problem.h \
	%D%/base/text.c \
	%D%/base/text.h \
	%D%/base/text_display.c \
	%D%/base/text_fold.c \
	%D%/base/text_table.c \
	%D%/base/text_table.h

%C%_libengine_a_SOURCES = \
	%D%/engine/answer.c \
	%D%/engine/answer.h \
	%D%/engine/archive.c \
	%D%/engine/archive.h \
	%D%/engine/carried.c \
	%D%/engine/carried.h \
	%D%/engine/cycle.c \
	%D%/engine/cycle.h \
	%D%/engine/dates.c \
	%D%/engine/dates.h \
	%D%/engine/deadline.c \
	%D%/engine/deadline.h \
	%D%/engine/derive.c \
	%D%/engine/derive.h \
	%D%/engine/draft.c \
	%D%/engine/draft.h \
	%D%/engine/assessment.c \
	%D%/engine/assessment.h \
	%D%/engine/cells.c \
	%D%/engine/cells.h \
	%D%/engine/likeness.c \
	%D%/engine/likeness.h \
	%D%/engine/official_doubt.c \
	%D%/engine/official_parts.h \
	%D%/engine/official_sheet.c \
	%D%/engine/official_sheet.h \
	%D%/engine/official_words.c \
	%D%/engine/outline.c \
	%D%/engine/outline.h \
	%D%/engine/reconcile.c \
	%D%/engine/reconcile.h \
	%D%/engine/catalog.c \
	%D%/engine/catalog.h \
	%D%/engine/command_line.c \
	%D%/engine/command_line.h \
	%D%/engine/condition.c \
	%D%/engine/condition.h \
	%D%/engine/conflict.c \
	%D%/engine/conflict.h \
	%D%/engine/due.c \
	%D%/engine/due.h \
	%D%/engine/evaluate.c \
	%D%/engine/evaluate.h \
	%D%/engine/evidence.c \
	%D%/engine/evidence.h \
	%D%/engine/history.c \
	%D%/engine/history.h \
	%D%/engine/interview.c \
	%D%/engine/interview.h \
	%D%/engine/overview.c \
	%D%/engine/overview.h \
	%D%/engine/recipient.c \
	%D%/engine/recipient.h \
	%D%/engine/review.c \
	%D%/engine/review.h \
	%D%/engine/search.c \
	%D%/engine/search.h \
	%D%/engine/signoff.c \
	%D%/engine/signoff.h \
	%D%/engine/trend.c \
	%D%/engine/trend.h \
	%D%/engine/upgrade.c \
	%D%/engine/upgrade.h \
	%D%/engine/upgrade_facts.c \
	%D%/engine/upgrade_parts.h \
	%D%/engine/upgrade_words.c \
	%D%/engine/what_if.c \
	%D%/engine/what_if.h \
	%D%/engine/merge.c \
	%D%/engine/merge.h

EXTRA_DIST += %D%/store/README.md
%C%_libstore_a_CPPFLAGS = $(AM_CPPFLAGS) $(YAML_CFLAGS)
%C%_libstore_a_SOURCES = \
	%D%/store/arena.c \
	%D%/store/arena.h \
	%D%/store/assessment_archive.c \
	%D%/store/assessment_conflicts.c \
	%D%/store/assessment_evidence.c \
	%D%/store/assessment_file.c \
	%D%/store/assessment_file.h \
	%D%/store/assessment_writer.c \
	%D%/store/assessment_history.c \
	%D%/store/assessment_parts.h \
	%D%/store/builtin.h \
	%D%/store/assessment_signoff.c \
	%D%/store/catalog_check.c \
	%D%/store/catalog_file.c \
	%D%/store/catalog_file.h \
	%D%/store/catalog_load.h \
	%D%/store/catalog_mapping.c \
	%D%/store/catalog_text.c \
	%D%/store/catalog_style.c \
	%D%/store/catalog_writer.c \
	%D%/store/catalog_writer.h \
	%D%/store/disk.c \
	%D%/store/disk.h \
	%D%/store/drafts.c \
	%D%/store/drafts.h \
	%D%/store/fields.c \
	%D%/store/fingerprint.c \
	%D%/store/fingerprint.h \
	%D%/store/fields.h \
	%D%/store/lock.c \
	%D%/store/lock.h \
	%D%/store/official_sheet_file.c \
	%D%/store/official_sheet_file.h \
	%D%/store/places.c \
	%D%/store/places.h \
	%D%/store/reconcile_file.c \
	%D%/store/reconcile_file.h \
	%D%/store/reconcile_read.c \
	%D%/store/save.c \
	%D%/store/save.h \
	%D%/store/whole_file.c \
	%D%/store/wording_file.c \
	%D%/store/wording_file.h \
	%D%/store/yaml.c \
	%D%/store/yaml.h \
	%D%/store/yaml_bytes.c \
	%D%/store/yaml_bytes.h \
	%D%/store/yaml_writer.c

%C%_libsheet_a_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_libsheet_a_SOURCES = \
	%D%/sheet/as_csv.c \
	%D%/sheet/as_html.c \
	%D%/sheet/as_json.c \
	%D%/sheet/as_markdown.c \
	%D%/sheet/as_text.c \
	%D%/sheet/calendar.c \
	%D%/sheet/calendar.h \
	%D%/sheet/digest.c \
	%D%/sheet/digest.h \
	%D%/sheet/escape.c \
	%D%/sheet/escape.h \
	%D%/sheet/format.c \
	%D%/sheet/format.h \
	%D%/sheet/html_bars.c \
	%D%/sheet/html_parts.h \
	%D%/sheet/html_read.c \
	%D%/sheet/html_style.c \
	%D%/sheet/json_parts.c \
	%D%/sheet/json_parts.h \
	%D%/sheet/parts.c \
	%D%/sheet/parts.h \
	%D%/sheet/published.c \
	%D%/sheet/published.h \
	%D%/sheet/reading.c \
	%D%/sheet/reading.h \
	%D%/sheet/seal.c \
	%D%/sheet/seal.h \
	%D%/sheet/sheet.c \
	%D%/sheet/sheet.h \
	%D%/sheet/site.c \
	%D%/sheet/site.h \
	%D%/sheet/words.c

%C%_libscreen_a_SOURCES = \
	%D%/screen/ambiguous.c \
	%D%/screen/ambiguous.h \
	%D%/screen/answer_part.c \
	%D%/screen/answer_part.h \
	%D%/screen/canvas.c \
	%D%/screen/canvas.h \
	%D%/screen/frame.c \
	%D%/screen/frame.h \
	%D%/screen/grapheme.c \
	%D%/screen/grapheme.h \
	%D%/screen/keycode.c \
	%D%/screen/keycode.h \
	%D%/screen/line_edit.c \
	%D%/screen/line_edit.h \
	%D%/screen/row_page.c \
	%D%/screen/row_page.h \
	%D%/screen/screen_command.c \
	%D%/screen/screen_conflict.c \
	%D%/screen/screen_copy.c \
	%D%/screen/screen_export.c \
	%D%/screen/screen_facts.c \
	%D%/screen/screen_goto.c \
	%D%/screen/screen_help.c \
	%D%/screen/screen_later.c \
	%D%/screen/screen_moved.c \
	%D%/screen/screen_note.c \
	%D%/screen/screen_overview.c \
	%D%/screen/screen_profile.c \
	%D%/screen/screen_progress.c \
	%D%/screen/screen_review.c \
	%D%/screen/screen_row.c \
	%D%/screen/screen_sections.c \
	%D%/screen/screen_signoff.c \
	%D%/screen/screen_start.c \
	%D%/screen/screen_tour.c \
	%D%/screen/screen_why.c \
	%D%/screen/widgets.c \
	%D%/screen/widgets.h \
	%D%/screen/wizard.c \
	%D%/screen/wizard.h \
	%D%/screen/wizard_change.c \
	%D%/screen/wizard_draft.c \
	%D%/screen/wizard_keys.c \
	%D%/screen/wizard_model.h

%C%_libterminal_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
%C%_libterminal_a_SOURCES = \
	%D%/terminal/terminal.c \
	%D%/terminal/terminal.h \
	%D%/terminal/terminal_editor.c \
	%D%/terminal/terminal_private.h \
	%D%/terminal/terminal_probe.c \
	%D%/terminal/terminal_show.c \
	%D%/terminal/terminal_signals.c

%C%_libcli_a_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_libcli_a_SOURCES = \
	%D%/cli/ask.c \
	%D%/cli/ask.h \
	%D%/cli/ask_change.c \
	%D%/cli/ask_commands.c \
	%D%/cli/ask_conflict.c \
	%D%/cli/ask_detail.c \
	%D%/cli/ask_fact.c \
	%D%/cli/ask_head.c \
	%D%/cli/ask_list.c \
	%D%/cli/ask_overview.c \
	%D%/cli/ask_parts.h \
	%D%/cli/ask_row.c \
	%D%/cli/ask_sections.c \
	%D%/cli/catalog_derive.c \
	%D%/cli/catalog_parts.h \
	%D%/cli/catalog_reconcile.c \
	%D%/cli/ask_signoff.c \
	%D%/cli/clock.c \
	%D%/cli/clock.h \
	%D%/cli/cmd_ask.c \
	%D%/cli/cmd_catalog.c \
	%D%/cli/cmd_cycle.c \
	%D%/cli/cmd_diff.c \
	%D%/cli/cmd_due.c \
	%D%/cli/cmd_evidence.c \
	%D%/cli/cmd_explain.c \
	%D%/cli/cmd_export.c \
	%D%/cli/cmd_print.c \
	%D%/cli/cmd_upgrade.c \
	%D%/cli/edition_way.c \
	%D%/cli/edition_way.h \
	%D%/cli/cmd_verify.c \
	%D%/cli/cmd_git_setup.c \
	%D%/cli/cmd_help.c \
	%D%/cli/cmd_history.c \
	%D%/cli/cmd_merge.c \
	%D%/cli/cmd_new.c \
	%D%/cli/cmd_set.c \
	%D%/cli/cmd_sign.c \
	%D%/cli/cmd_show.c \
	%D%/cli/cmd_summary.c \
	%D%/cli/cmd_wizard.c \
	%D%/cli/exporting.c \
	%D%/cli/exporting.h \
	%D%/cli/invocation.c \
	%D%/cli/invocation.h \
	%D%/cli/later.c \
	%D%/cli/later.h \
	%D%/cli/many_files.c \
	%D%/cli/many_files.h \
	%D%/cli/modules.c \
	%D%/cli/modules.h \
	%D%/cli/output.c \
	%D%/cli/output.h \
	%D%/cli/report_json.c \
	%D%/cli/report_json.h \
	%D%/cli/rescue.c \
	%D%/cli/rescue.h \
	%D%/cli/draft_keeper.c \
	%D%/cli/draft_keeper.h \
	%D%/cli/entry_text.c \
	%D%/cli/entry_text.h \
	%D%/cli/session.c \
	%D%/cli/session.h \
	%D%/cli/session_save.c \
	%D%/cli/verifying.c \
	%D%/cli/verifying.h \
	%D%/cli/cmd_recipient.c \
	%D%/cli/verb.c \
	%D%/cli/verb.h

# What a program must link to use a layer: the layer, those below it, and their libraries.
base_libs = %D%/libbase.a
engine_libs = %D%/libengine.a $(base_libs)
store_libs = %D%/libstore.a %D%/libbuiltin.a $(engine_libs)
sheet_libs = %D%/libsheet.a $(engine_libs)
screen_libs = %D%/libscreen.a $(sheet_libs)
terminal_libs = %D%/libterminal.a %D%/libscreen.a $(base_libs)
cli_libs = %D%/libcli.a %D%/libterminal.a %D%/libscreen.a %D%/libsheet.a $(store_libs)

common_libs = $(GLIB_LIBS) $(UNISTRING_LIBS) $(LIBINTL) -lm

# The editions in data/catalogs as tables in the program: a program of the build writes them, with the loader that reads
# the files. Built for another machine it cannot run, and all editions are read from their files.
noinst_LIBRARIES += %D%/libbuiltin.a
nodist_%C%_libbuiltin_a_SOURCES = %D%/builtin.c
noinst_PROGRAMS += %D%/builtin-tables
%C%_builtin_tables_SOURCES = data/builtin_tables.c
%C%_builtin_tables_LDADD = %D%/libstore.a $(engine_libs) $(YAML_LIBS) $(common_libs)
CLEANFILES += %D%/builtin.c
%D%/builtin.c: %D%/builtin-tables$(EXEEXT) $(dist_catalogs_DATA)
	$(AM_V_GEN)set --; \
	if test '$(cross_compiling)' = no; then \
		for yaml in $(dist_catalogs_DATA); do set -- "$$@" '$(top_srcdir)'"/$$yaml"; done; \
		%D%/builtin-tables$(EXEEXT) "$$@" >$@.new; \
	else \
		printf '%s\n' '#include "config.h"' '#include "store/builtin.h"' \
			'const struct catalog *const builtin_catalogs[] = { NULL };' >$@.new; \
	fi && mv $@.new $@

bin_PROGRAMS += phrwizard
phrwizard_SOURCES = %D%/main.c
phrwizard_LDFLAGS = $(AM_LDFLAGS) $(EXPORT_LDFLAGS)
phrwizard_LDADD = $(cli_libs) $(CURSES_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(DL_LIBS) $(common_libs)
EXTRA_phrwizard_DEPENDENCIES = %D%/module/host.list
EXTRA_DIST += %D%/module/host.list

# Formats that take a big library: loaded when asked for, so the program does not link them.
module_cflags = $(WARN_CFLAGS) $(HARDEN_CFLAGS) -fPIC $(COVERAGE_CFLAGS)
module_ldflags = -shared $(HARDEN_LDFLAGS) $(MODULE_LDFLAGS) $(COVERAGE_CFLAGS)

if HAVE_PDF
moduleexec_PROGRAMS += phrwizard-pdf.so
endif
phrwizard_pdf_so_CPPFLAGS = $(AM_CPPFLAGS) $(PDF_CFLAGS) $(JANSSON_CFLAGS)
phrwizard_pdf_so_CFLAGS = $(module_cflags)
phrwizard_pdf_so_LDFLAGS = $(module_ldflags)
phrwizard_pdf_so_LDADD = $(PDF_LIBS) $(JANSSON_LIBS) $(GLIB_LIBS) $(LIBINTL)
phrwizard_pdf_so_SOURCES = \
	%D%/module/module.h \
	%D%/module/paper.c \
	%D%/module/paper.h \
	%D%/module/pdf.c \
	%D%/module/pdf_artifacts.c \
	%D%/module/pdf_complete.c \
	%D%/module/pdf_head.c \
	%D%/module/pdf_parts.h \
	%D%/module/pdf_read.c \
	%D%/module/pdf_table.c \
	%D%/module/pdf_table.h \
	%D%/module/type.c \
	%D%/module/type.h

if HAVE_XLSX
moduleexec_PROGRAMS += phrwizard-xlsx.so
endif
phrwizard_xlsx_so_CPPFLAGS = $(AM_CPPFLAGS) $(XLSX_CFLAGS) $(JANSSON_CFLAGS)
phrwizard_xlsx_so_CFLAGS = $(module_cflags)
phrwizard_xlsx_so_LDFLAGS = $(module_ldflags)
phrwizard_xlsx_so_LDADD = $(XLSX_LIBS) $(JANSSON_LIBS) $(GLIB_LIBS) $(LIBINTL)
phrwizard_xlsx_so_SOURCES = \
	%D%/base/text_table.c \
	%D%/module/module.h \
	%D%/module/xlsx.c \
	%D%/module/xlsx_page.c \
	%D%/module/xlsx_page.h \
	%D%/module/xlsx_parts.h \
	%D%/module/xlsx_read.c \
	%D%/module/xml.c \
	%D%/module/xml.h \
	%D%/module/zip.c \
	%D%/module/zip.h
