/* SPDX-License-Identifier: GPL-3.0-or-later
 * The overview: what the draft claims, and that people's words are shown only while they fit. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "engine/overview.h"
#include "mini_catalog.h"

static int begin(void **state)
{
	struct assessment *assessment = assessment_new(&mini_catalog);

	assert_true(assessment_set_fact(assessment, MINI_INFO, "myna", NULL));
	assert_true(assessment_set_fact(assessment, MINI_PURPOSE, "own-health", NULL));
	assert_true(assessment_set_fact(assessment, MINI_ROLE, "direct", NULL));
	assert_true(assessment_set_fact(assessment, MINI_HAS_STAFF, "yes", NULL));
	*state = assessment;
	return 0;
}

static int end(void **state)
{
	assessment_free(*state);
	return 0;
}

static void answer(struct assessment *assessment, size_t item, enum answer_value value,
		   const char *note, const char *due)
{
	const struct answer given = { .value = value, .note = (char *)note, .due = (char *)due };

	assert_true(assessment_set_answer(assessment, item, &given, NULL));
}

static char *draft(const struct assessment *assessment)
{
	OWNED(report) report = evaluate(assessment, NULL);

	return overview_draft(assessment, report, LANGUAGE_EN);
}

static bool put(struct assessment *assessment, enum language language, const char *text)
{
	OWNED(report) report = evaluate(assessment, NULL);

	return overview_write(assessment, report, language, text, NULL);
}

static bool stale(const struct assessment *assessment)
{
	OWNED(report) report = evaluate(assessment, NULL);

	return overview_stale(assessment, report);
}

static const char *written(const struct assessment *assessment, enum language language)
{
	OWNED(report) report = evaluate(assessment, NULL);

	return overview_written(assessment, report, language);
}

static void the_draft_claims_no_more_than_the_rows_bear(void **state)
{
	struct assessment *assessment = *state;
	OWNED(report) report = NULL;

	answer(assessment, MINI_LAW, ANSWER_MET, NULL, NULL);
	answer(assessment, MINI_MUST, ANSWER_UNMET, NULL, NULL);
	/* without its reason it is neither met nor declared */
	answer(assessment, MINI_DESIRABLE, ANSWER_EQUIVALENT, NULL, NULL);
	answer(assessment, MINI_EFFORT, ANSWER_NA, NULL, NULL);
	report = evaluate(assessment, NULL);

	g_autofree char *text = draft(assessment);
	g_autofree char *items = g_strdup_printf(
		"apply: %u. Met: 1, of these by an equivalent or better measure: 0.",
		report->total.applicable);
	g_autofree char *open = g_strdup_printf(
		"Still to be checked: %u.", report->total.unanswered + report->total.undecided + 2);

	assert_non_null(strstr(text, items));
	assert_non_null(strstr(text, "not yet met: 1; binding ones among them: 1."));
	assert_non_null(strstr(text, open));
	assert_null(strstr(text, "Declared"));
	assert_null(strstr(text, "All binding"));
}

static void who_checked_what_and_when_is_told_when_all_is_known(void **state)
{
	struct assessment *assessment = *state;
	g_autofree char *unnamed = draft(assessment);

	assert_true(g_str_has_prefix(unnamed, "A service has been checked"));
	assert_true(assessment_set_profile(assessment, PROFILE_ORGANIZATION, "Kenko", NULL));
	assert_true(assessment_set_profile(assessment, PROFILE_SERVICE, "Note", NULL));
	assert_true(assessment_set_profile(assessment, PROFILE_CONFIRMED, "2026-11-22", NULL));

	g_autofree char *named = draft(assessment);

	assert_true(g_str_has_prefix(named, "Kenko has checked its service “Note”"));
	assert_non_null(strstr(named, "2026-11-22"));
}

static void the_draft_publishes_no_due_date_and_the_sentence_about_dates_the_last(void **state)
{
	struct assessment *assessment = *state;
	OWNED(report) report = NULL;

	report = evaluate(assessment, NULL);
	assert_null(overview_dates(assessment, report));
	answer(assessment, MINI_LAW, ANSWER_PARTIAL, NULL, "2027-03-31");
	answer(assessment, MINI_MUST, ANSWER_UNMET, NULL, "2027-01-31");
	answer(assessment, MINI_DESIRABLE, ANSWER_MET, NULL, "2028-01-01");
	report_free(report);
	report = evaluate(assessment, NULL);

	g_autofree char *text = draft(assessment), *dates = overview_dates(assessment, report);

	assert_null(strstr(text, "2027"));
	assert_string_equal(dates, "We mean to complete 2 of these by 2027-03-31.");
}

static void words_are_shown_until_the_result_is_another(void **state)
{
	struct assessment *assessment = *state;

	assert_false(stale(assessment));
	assert_null(written(assessment, LANGUAGE_EN));
	assert_true(put(assessment, LANGUAGE_EN, "Our own\nwords"));
	assert_string_equal(written(assessment, LANGUAGE_EN), "Our own\nwords");
	assert_null(written(assessment, LANGUAGE_JA));
	assert_false(stale(assessment));

	answer(assessment, MINI_LAW, ANSWER_MET, NULL, NULL);
	assert_true(stale(assessment));
	assert_null(written(assessment, LANGUAGE_EN));
	answer(assessment, MINI_LAW, ANSWER_NONE, NULL, NULL);
	assert_false(stale(assessment));
	assert_string_equal(written(assessment, LANGUAGE_EN), "Our own\nwords");
}

static void writing_one_language_anew_drops_what_the_other_said_of_another_result(void **state)
{
	struct assessment *assessment = *state;

	assert_true(put(assessment, LANGUAGE_JA, "概要"));
	assert_true(put(assessment, LANGUAGE_EN, "overview"));
	assert_string_equal(written(assessment, LANGUAGE_JA), "概要");
	answer(assessment, MINI_LAW, ANSWER_MET, NULL, NULL);
	assert_true(put(assessment, LANGUAGE_EN, "new overview"));
	assert_string_equal(written(assessment, LANGUAGE_EN), "new overview");
	assert_null(written(assessment, LANGUAGE_JA));
	assert_false(stale(assessment));
}

static void clearing_the_last_words_leaves_nothing_behind(void **state)
{
	struct assessment *assessment = *state;

	assert_true(put(assessment, LANGUAGE_EN, "words"));
	assert_true(put(assessment, LANGUAGE_EN, NULL));
	assert_null(assessment->profile[PROFILE_OVERVIEW_BASIS]);
	answer(assessment, MINI_LAW, ANSWER_MET, NULL, NULL);
	assert_false(stale(assessment));
}

static void too_many_words_change_nothing(void **state)
{
	struct assessment *assessment = *state;
	g_autofree char *words = g_strnfill(NOTE_MAX + 1, 'a');

	assert_true(put(assessment, LANGUAGE_EN, "words"));
	assert_false(put(assessment, LANGUAGE_EN, words));
	assert_string_equal(written(assessment, LANGUAGE_EN), "words");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(the_draft_claims_no_more_than_the_rows_bear),
		TEST(who_checked_what_and_when_is_told_when_all_is_known),
		TEST(the_draft_publishes_no_due_date_and_the_sentence_about_dates_the_last),
		TEST(words_are_shown_until_the_result_is_another),
		TEST(writing_one_language_anew_drops_what_the_other_said_of_another_result),
		TEST(clearing_the_last_words_leaves_nothing_behind),
		TEST(too_many_words_change_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
