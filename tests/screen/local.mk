# SPDX-License-Identifier: GPL-3.0-or-later
# Screens as pictures: keys above, the picture below. tests/screen/README tells the words of a scene.

test_tools += %D%/scene_runner
%C%_scene_runner_SOURCES = %D%/scene_runner.c
%C%_scene_runner_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_scene_runner_LDADD = $(screen_libs) $(store_libs) $(YAML_LIBS) $(JANSSON_LIBS) $(common_libs)
SCENE_LOG_COMPILER = $(top_builddir)/tests/screen/scene_runner$(EXEEXT)
EXTRA_DIST += %D%/scenes.yaml %D%/newer.yaml %D%/README

if HAVE_CMOCKA

c_tests += %D%/test_every_key
%C%_test_every_key_CPPFLAGS = $(TEST_CPPFLAGS) -I$(top_srcdir)/tests/unit
%C%_test_every_key_SOURCES = %D%/test_every_key.c
%C%_test_every_key_LDADD = $(screen_libs) $(store_libs) $(CMOCKA_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(common_libs)

c_tests += %D%/test_key_count
%C%_test_key_count_CPPFLAGS = $(TEST_CPPFLAGS) -I$(top_srcdir)/tests/unit
%C%_test_key_count_SOURCES = %D%/test_key_count.c
%C%_test_key_count_LDADD = $(screen_libs) $(store_libs) $(CMOCKA_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(common_libs)

c_tests += %D%/test_merged
%C%_test_merged_CPPFLAGS = $(TEST_CPPFLAGS) -I$(top_srcdir)/tests/unit
%C%_test_merged_SOURCES = %D%/test_merged.c tests/unit/mini_catalog.c
%C%_test_merged_LDADD = $(TEST_SCREEN_LIBS)

c_tests += %D%/test_undo
%C%_test_undo_CPPFLAGS = $(TEST_CPPFLAGS) -I$(top_srcdir)/tests/unit
%C%_test_undo_SOURCES = %D%/test_undo.c tests/unit/mini_catalog.c
%C%_test_undo_LDADD = $(TEST_SCREEN_LIBS)

c_tests += %D%/test_matrix
%C%_test_matrix_CPPFLAGS = $(TEST_CPPFLAGS) -I$(top_srcdir)/tests/unit
%C%_test_matrix_SOURCES = %D%/test_matrix.c
%C%_test_matrix_LDADD = $(screen_libs) $(store_libs) $(CMOCKA_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(common_libs)

endif

scene_tests += %D%/a-failed-save-stays-in-view.scene
scene_tests += %D%/a-large-window-is-used-well.scene
scene_tests += %D%/a-row-explains-itself.scene
scene_tests += %D%/a-signal-keeps-what-is-being-typed.scene
scene_tests += %D%/a-small-window-says-what-it-needs.scene
scene_tests += %D%/an-answer-that-moves-rows-tells-which.scene
scene_tests += %D%/an-answer-without-its-reason-says-so.scene
scene_tests += %D%/an-empty-set-must-be-confirmed.scene
scene_tests += %D%/an-undecided-row-leads-to-its-question-and-back.scene
scene_tests += %D%/answers-are-saved-and-lead-on.scene
scene_tests += %D%/a-carried-answer-is-confirmed-by-one-key.scene
scene_tests += %D%/the-next-edition-and-the-next-check.scene
scene_tests += %D%/conflicts-are-walked-through-and-settled.scene
scene_tests += %D%/conflicts-at-40-columns-in-japanese.scene
scene_tests += %D%/earlier-answers-are-shown-until-undone.scene
scene_tests += %D%/e-tells-what-would-change-it.scene
scene_tests += %D%/equivalent-asks-for-its-note-first.scene
scene_tests += %D%/evidence-is-recorded-and-ends.scene
scene_tests += %D%/every-screen-at-40-columns-in-japanese.scene
scene_tests += %D%/export-asks-for-format-kind-and-path.scene
scene_tests += %D%/facts-in-japanese-break-lines-by-the-rules.scene
scene_tests += %D%/facts-show-the-verdict-changing-live.scene
scene_tests += %D%/fields-show-what-they-understood.scene
scene_tests += %D%/help-lists-the-keys-of-the-screen-below.scene
scene_tests += %D%/keys-of-a-kana-input-method-get-a-hint.scene
scene_tests += %D%/note-evidence-owner-and-due-date.scene
scene_tests += %D%/profile-comes-first-and-is-kept-field-by-field.scene
scene_tests += %D%/progress-by-duty-and-by-section.scene
scene_tests += %D%/resume-opens-where-one-left.scene
scene_tests += %D%/search-finds-words-of-both-languages.scene
scene_tests += %D%/sections-tell-progress-and-what-does-not-apply.scene
scene_tests += %D%/start-and-tour-tell-their-command.scene
scene_tests += %D%/signed-off-it-is-not-changed-until-reopened.scene
scene_tests += %D%/start-offers-recent-files-and-a-new-one.scene
scene_tests += %D%/start-without-recent-files-asks-for-a-path.scene
scene_tests += %D%/the-command-for-this.scene
scene_tests += %D%/the-filter-walks-through-gaps.scene
scene_tests += %D%/the-head-tells-which-field-is-in-conflict.scene
scene_tests += %D%/the-pane-appears-from-100-columns.scene
scene_tests += %D%/the-tour-comes-once-and-can-be-skipped.scene
scene_tests += %D%/undo-and-redo-go-to-the-place-of-the-change.scene
scene_tests += %D%/what-changed-after-it-was-signed-shows.scene
scene_tests += %D%/the-overview-is-drafted-and-written.scene
scene_tests += %D%/zero-leaves-a-question-open-and-goes-on.scene
