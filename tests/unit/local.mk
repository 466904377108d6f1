# SPDX-License-Identifier: GPL-3.0-or-later
# Unit tests: one per source file, test_thing.c for thing.c. Each links the layer it tests and those
# below, nothing above: choose the LDADD by layer.

TEST_BASE_LIBS = $(base_libs) $(CMOCKA_LIBS) $(common_libs)
TEST_ENGINE_LIBS = $(engine_libs) $(CMOCKA_LIBS) $(common_libs)
TEST_STORE_LIBS = $(store_libs) $(CMOCKA_LIBS) $(YAML_LIBS) $(common_libs)
TEST_SHEET_LIBS = $(sheet_libs) $(CMOCKA_LIBS) $(JANSSON_LIBS) $(common_libs)
TEST_SCREEN_LIBS = $(screen_libs) $(CMOCKA_LIBS) $(JANSSON_LIBS) $(common_libs)
TEST_TERMINAL_LIBS = $(terminal_libs) $(CMOCKA_LIBS) $(CURSES_LIBS) $(common_libs)
TEST_CLI_LIBS = $(cli_libs) $(CMOCKA_LIBS) $(CURSES_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(DL_LIBS) $(common_libs)
# Tests may use what src/base/banned.h bans.
TEST_CPPFLAGS = $(AM_CPPFLAGS) -DNOTHING_BANNED $(CMOCKA_CFLAGS)

if HAVE_CMOCKA

c_tests += %D%/test_environment
%C%_test_environment_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_environment_LDADD = $(TEST_BASE_LIBS)

c_tests += %D%/test_problem
%C%_test_problem_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_problem_SOURCES = %D%/test_problem.c %D%/unit.h
%C%_test_problem_LDADD = $(TEST_BASE_LIBS)

c_tests += %D%/test_i18n
%C%_test_i18n_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_i18n_SOURCES = %D%/test_i18n.c %D%/unit.h
%C%_test_i18n_LDADD = $(TEST_BASE_LIBS)

c_tests += %D%/test_text
%C%_test_text_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_text_SOURCES = %D%/test_text.c %D%/unit.h
%C%_test_text_LDADD = $(TEST_BASE_LIBS)

c_tests += %D%/test_grapheme
%C%_test_grapheme_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_grapheme_SOURCES = %D%/test_grapheme.c %D%/unit.h
%C%_test_grapheme_LDADD = $(TEST_SCREEN_LIBS)

c_tests += %D%/test_text_wrap
%C%_test_text_wrap_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_text_wrap_SOURCES = %D%/test_text_wrap.c %D%/unit.h
%C%_test_text_wrap_LDADD = $(TEST_BASE_LIBS)

c_tests += %D%/test_text_safe
%C%_test_text_safe_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_text_safe_SOURCES = %D%/test_text_safe.c %D%/unit.h
%C%_test_text_safe_LDADD = $(TEST_BASE_LIBS)

c_tests += %D%/test_text_table
%C%_test_text_table_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_text_table_SOURCES = %D%/test_text_table.c %D%/unit.h
%C%_test_text_table_LDADD = $(TEST_BASE_LIBS)

mini_catalog = %D%/unit.h %D%/conditions.h %D%/mini_catalog.c %D%/mini_catalog.h

c_tests += %D%/test_condition
%C%_test_condition_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_condition_SOURCES = %D%/test_condition.c %D%/unit.h %D%/conditions.h
%C%_test_condition_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_scope
%C%_test_scope_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_scope_SOURCES = %D%/test_scope.c %D%/unit.h %D%/conditions.h
%C%_test_scope_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_catalog
%C%_test_catalog_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_catalog_SOURCES = %D%/test_catalog.c $(mini_catalog)
%C%_test_catalog_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_dates
%C%_test_dates_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_dates_SOURCES = %D%/test_dates.c %D%/unit.h
%C%_test_dates_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_assessment
%C%_test_assessment_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_assessment_SOURCES = %D%/test_assessment.c $(mini_catalog)
%C%_test_assessment_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_evaluate
%C%_test_evaluate_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_evaluate_SOURCES = %D%/test_evaluate.c $(mini_catalog)
%C%_test_evaluate_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_evaluate_random
%C%_test_evaluate_random_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_evaluate_random_SOURCES = %D%/test_evaluate_random.c $(mini_catalog)
%C%_test_evaluate_random_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_what_if
%C%_test_what_if_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_what_if_SOURCES = %D%/test_what_if.c $(mini_catalog)
%C%_test_what_if_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_interview
%C%_test_interview_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_interview_SOURCES = %D%/test_interview.c $(mini_catalog)
%C%_test_interview_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_due
%C%_test_due_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_due_SOURCES = %D%/test_due.c %D%/unit.h
%C%_test_due_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_evidence
%C%_test_evidence_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_evidence_SOURCES = %D%/test_evidence.c %D%/hostile.h $(mini_catalog)
%C%_test_evidence_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_history
%C%_test_history_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_history_SOURCES = %D%/test_history.c $(mini_catalog)
%C%_test_history_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_signoff
%C%_test_signoff_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_signoff_SOURCES = %D%/test_signoff.c $(mini_catalog)
%C%_test_signoff_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_command_line
%C%_test_command_line_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_command_line_SOURCES = %D%/test_command_line.c $(mini_catalog)
%C%_test_command_line_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_search
%C%_test_search_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_search_SOURCES = %D%/test_search.c $(mini_catalog)
%C%_test_search_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_review
%C%_test_review_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_review_SOURCES = %D%/test_review.c $(mini_catalog)
%C%_test_review_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_merge
%C%_test_merge_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_merge_SOURCES = %D%/test_merge.c $(mini_catalog)
%C%_test_merge_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_overview
%C%_test_overview_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_overview_SOURCES = %D%/test_overview.c $(mini_catalog)
%C%_test_overview_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_recipient
%C%_test_recipient_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_recipient_SOURCES = %D%/test_recipient.c $(mini_catalog)
%C%_test_recipient_LDADD = $(TEST_ENGINE_LIBS)

c_tests += %D%/test_yaml
%C%_test_yaml_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_yaml_SOURCES = %D%/test_yaml.c %D%/hostile.h %D%/unit.h
%C%_test_yaml_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_yaml_suite
%C%_test_yaml_suite_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_yaml_suite_SOURCES = %D%/test_yaml_suite.c %D%/folder.h %D%/mini_catalog.c %D%/mini_catalog.h %D%/conditions.h %D%/unit.h
%C%_test_yaml_suite_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_catalog_file
%C%_test_catalog_file_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_catalog_file_SOURCES = %D%/test_catalog_file.c %D%/unit.h
%C%_test_catalog_file_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_assessment_file
%C%_test_assessment_file_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_assessment_file_SOURCES = %D%/test_assessment_file.c %D%/hostile.h %D%/mini_catalog.c %D%/mini_catalog.h %D%/conditions.h %D%/unit.h
%C%_test_assessment_file_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_assessment_conflicts
%C%_test_assessment_conflicts_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_assessment_conflicts_SOURCES = %D%/test_assessment_conflicts.c %D%/hostile.h $(mini_catalog)
%C%_test_assessment_conflicts_LDADD = $(TEST_STORE_LIBS)

saving = %D%/saving.c %D%/saving.h %D%/folder.h %D%/unit.h
c_tests += %D%/test_upgrade
%C%_test_upgrade_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_upgrade_SOURCES = %D%/test_upgrade.c %D%/unit.h
%C%_test_upgrade_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_upgrade_random
%C%_test_upgrade_random_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_upgrade_random_SOURCES = %D%/test_upgrade_random.c %D%/unit.h
%C%_test_upgrade_random_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_save
%C%_test_save_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_save_SOURCES = %D%/test_save.c $(saving)
%C%_test_save_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_save_lock
%C%_test_save_lock_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_save_lock_SOURCES = %D%/test_save_lock.c $(saving)
%C%_test_save_lock_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_save_trouble
%C%_test_save_trouble_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_save_trouble_SOURCES = %D%/test_save_trouble.c $(saving)
%C%_test_save_trouble_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_whole_file
%C%_test_whole_file_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_whole_file_SOURCES = %D%/test_whole_file.c $(saving)
%C%_test_whole_file_LDADD = $(TEST_STORE_LIBS)
c_tests += %D%/test_fingerprint
%C%_test_fingerprint_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_fingerprint_SOURCES = %D%/test_fingerprint.c %D%/folder.h %D%/unit.h
%C%_test_fingerprint_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_places
%C%_test_places_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_places_SOURCES = %D%/test_places.c %D%/folder.h %D%/unit.h
%C%_test_places_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_canvas
%C%_test_canvas_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_canvas_SOURCES = %D%/test_canvas.c %D%/unit.h
%C%_test_canvas_LDADD = $(TEST_SCREEN_LIBS)

c_tests += %D%/test_widgets
%C%_test_widgets_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_widgets_SOURCES = %D%/test_widgets.c %D%/unit.h
%C%_test_widgets_LDADD = $(TEST_SCREEN_LIBS)

c_tests += %D%/test_ambiguous
%C%_test_ambiguous_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_ambiguous_SOURCES = %D%/test_ambiguous.c %D%/unit.h
%C%_test_ambiguous_LDADD = $(TEST_SCREEN_LIBS)

c_tests += %D%/test_drafts
%C%_test_drafts_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_drafts_SOURCES = %D%/test_drafts.c %D%/folder.h %D%/unit.h
%C%_test_drafts_LDADD = $(TEST_STORE_LIBS)

c_tests += %D%/test_keycode
%C%_test_keycode_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_keycode_SOURCES = %D%/test_keycode.c %D%/unit.h
%C%_test_keycode_LDADD = $(TEST_SCREEN_LIBS)

c_tests += %D%/test_line_edit
%C%_test_line_edit_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_line_edit_SOURCES = %D%/test_line_edit.c %D%/unit.h
%C%_test_line_edit_LDADD = $(TEST_SCREEN_LIBS)

c_tests += %D%/test_session_save
%C%_test_session_save_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_session_save_SOURCES = %D%/test_session_save.c %D%/folder.h %D%/unit.h
%C%_test_session_save_LDADD = $(TEST_CLI_LIBS)

endif
