/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is asked next, and the reasons in words. */
#include "config.h"

#include "engine/interview.h"

#include <string.h>

#include "mini_catalog.h"
#include "unit.h"

static void set(struct assessment *assessment, enum mini_fact fact, const char *words)
{
	assert_true(assessment_set_fact(assessment, fact, words, NULL));
}

static void answer(struct assessment *assessment, enum mini_item item, enum answer_value value,
		   const char *note)
{
	const struct answer given = { .value = value, .note = (char *)note };

	assert_true(assessment_set_answer(assessment, item, &given, NULL));
}

static void assert_words(char *text, const char *expected)
{
	g_autofree char *owned = text;

	assert_string_equal(owned, expected);
}

/* The strings of LIST with | between. */
static void assert_list(GPtrArray *list, const char *expected)
{
	g_autoptr(GPtrArray) owned = list;
	GString *joined = g_string_new(NULL);

	for (unsigned i = 0; i < owned->len; i++)
		g_string_append_printf(joined, "%s%s", i ? "|" : "", (const char *)owned->pdata[i]);
	assert_words(g_string_free(joined, FALSE), expected);
}

static void a_fact_is_asked_unless_surely_needless(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	for (size_t f = 0; f < MINI_FACTS; f++)
		assert_true(fact_asked(assessment, f));
	set(assessment, MINI_ROLE, "direct");
	set(assessment, MINI_RECIPIENTS, "partner,office");
	assert_false(fact_asked(assessment, MINI_FACES_USERS));
	assert_false(fact_asked(assessment, MINI_TOLD_ABROAD));
	set(assessment, MINI_ROLE, "contractor");
	set(assessment, MINI_RECIPIENTS, "partner,abroad");
	assert_true(fact_asked(assessment, MINI_FACES_USERS));
	assert_true(fact_asked(assessment, MINI_TOLD_ABROAD));
}

static void facts_come_in_order_without_needless_ones(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	set(assessment, MINI_ROLE, "direct");
	assert_int_equal(interview_next_fact(assessment, -1, 1, false), MINI_INFO);
	assert_int_equal(interview_next_fact(assessment, MINI_PURPOSE, 1, false), MINI_ROLE);
	assert_int_equal(interview_next_fact(assessment, MINI_PURPOSE, 1, true), MINI_HAS_STAFF);
	assert_int_equal(interview_next_fact(assessment, MINI_ROLE, 1, false), MINI_HAS_STAFF);
	assert_int_equal(interview_next_fact(assessment, MINI_HAS_STAFF, -1, false), MINI_ROLE);
	assert_int_equal(interview_next_fact(assessment, MINI_HAS_STAFF, -1, true), MINI_PURPOSE);
	assert_int_equal(interview_next_fact(assessment, MINI_INFO, -1, false), -1);
	assert_int_equal(interview_next_fact(assessment, MINI_TOLD_ABROAD, 1, false), -1);
	assert_int_equal(interview_next_fact(assessment, MINI_FACTS, -1, false), MINI_TOLD_ABROAD);
}

static void when_every_asked_fact_is_answered_none_is_open(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	set(assessment, MINI_INFO, "");
	set(assessment, MINI_PURPOSE, "own-health");
	set(assessment, MINI_ROLE, "direct");
	set(assessment, MINI_HAS_STAFF, "no");
	set(assessment, MINI_USES_CLOUD, "no");
	set(assessment, MINI_RECIPIENTS, "");
	assert_int_equal(interview_next_fact(assessment, -1, 1, true), -1);
	set(assessment, MINI_RECIPIENTS, "abroad");
	assert_int_equal(interview_next_fact(assessment, -1, 1, true), MINI_TOLD_ABROAD);
}

/* Rows of every sort: MINI_LAW met, MINI_MUST undecided, MINI_EXPECTED excluded, MINI_DESIRABLE
 * unmet, MINI_EFFORT na without note, MINI_LAW_EFFORT excluded, MINI_NOT_BOTH without answer,
 * MINI_CONSENT equivalent with note, MINI_OFFICE and MINI_ABROAD excluded, MINI_MIXED undecided
 * but answered. */
static struct assessment *mixed(void)
{
	struct assessment *assessment = assessment_new(&mini_catalog);

	set(assessment, MINI_INFO, "myna");
	set(assessment, MINI_PURPOSE, "own-health");
	set(assessment, MINI_ROLE, "direct");
	set(assessment, MINI_USES_CLOUD, "no");
	set(assessment, MINI_RECIPIENTS, "");
	answer(assessment, MINI_LAW, ANSWER_MET, NULL);
	answer(assessment, MINI_DESIRABLE, ANSWER_UNMET, NULL);
	answer(assessment, MINI_EFFORT, ANSWER_NA, NULL);
	answer(assessment, MINI_CONSENT, ANSWER_EQUIVALENT, "別の方法");
	answer(assessment, MINI_MIXED, ANSWER_UNMET, NULL);
	answer(assessment, MINI_OFFICE, ANSWER_NA, NULL);
	return assessment;
}

static void own(struct assessment *assessment, enum mini_item item, const char *owner)
{
	struct answer answer;

	answer_copy(&answer, assessment->answer[item]);
	g_free(answer.owner);
	answer.owner = g_strdup(owner);
	assert_true(assessment_set_answer(assessment, item, &answer, NULL));
	answer_clear(&answer);
}

static unsigned bit(enum mini_item item)
{
	return 1U << item;
}

static void each_filter_shows_its_rows(void **state)
{
	const unsigned expected[FILTERS] = {
		[FILTER_ALL] = (1U << MINI_ITEMS) - 1,
		[FILTER_APPLICABLE] = bit(MINI_LAW) | bit(MINI_DESIRABLE) | bit(MINI_EFFORT) |
				      bit(MINI_NOT_BOTH) | bit(MINI_CONSENT),
		[FILTER_UNANSWERED] = bit(MINI_MUST) | bit(MINI_EFFORT) | bit(MINI_NOT_BOTH),
		[FILTER_GAPS] = bit(MINI_DESIRABLE),
		[FILTER_UNDECIDED] = bit(MINI_MUST) | bit(MINI_MIXED),
		[FILTER_REASON_MISSING] = bit(MINI_EFFORT),
		[FILTER_MINE] = bit(MINI_LAW) | bit(MINI_MUST),
	};
	OWNED(assessment) assessment = mixed();
	OWNED(report) report = evaluate(assessment, NULL);

	(void)state;
	/* by name or title, whatever the width of the letters; not what does not apply, nor what
	 * others do */
	assessment_set_profile(assessment, PROFILE_STAFF_NAME, "Yamada", NULL);
	assessment_set_profile(assessment, PROFILE_STAFF_TITLE, "総務課長", NULL);
	own(assessment, MINI_LAW, "ＹＡＭＡＤＡ");
	own(assessment, MINI_MUST, "総務課長");
	own(assessment, MINI_OFFICE, "Yamada");
	own(assessment, MINI_CONSENT, "Sato");
	for (int filter = 0; filter < FILTERS; filter++) {
		unsigned shown = 0;

		for (size_t i = 0; i < MINI_ITEMS; i++)
			if (filter_shows((enum filter)filter, assessment, report, i))
				shown |= 1U << i;
		assert_int_equal(shown, expected[filter]);
		assert_true(strlen(filter_label((enum filter)filter)) > 0);
	}
}

static void a_row_is_open_until_it_has_an_answer_and_its_reason(void **state)
{
	OWNED(assessment) assessment = mixed();
	OWNED(report) report = evaluate(assessment, NULL);

	(void)state;
	assert_false(item_open(assessment, report, MINI_LAW));
	assert_true(item_open(assessment, report, MINI_MUST));          /* may apply */
	assert_true(item_open(assessment, report, MINI_EFFORT)); /* why is it not applicable? */
	assert_false(item_open(assessment, report, MINI_CONSENT));
	assert_false(item_open(assessment, report, MINI_EXPECTED));     /* does not apply */
	assert_false(item_open(assessment, report, MINI_OFFICE)); /* nor this: no reason needed */
	assert_false(item_open(assessment, report, MINI_MIXED));
}

static void next_goes_along_the_rows_that_are_shown(void **state)
{
	OWNED(assessment) assessment = mixed();
	OWNED(report) report = evaluate(assessment, NULL);

	(void)state;
	assert_int_equal(interview_next(assessment, report, FILTER_ALL, -1, 1), MINI_LAW);
	assert_int_equal(interview_next(assessment, report, FILTER_ALL, MINI_MIXED, 1), -1);
	assert_int_equal(interview_next(assessment, report, FILTER_ALL, MINI_LAW, -1), -1);
	assert_int_equal(interview_next(assessment, report, FILTER_ALL, MINI_ITEMS, -1),
			 MINI_MIXED);
	assert_int_equal(interview_next(assessment, report, FILTER_UNANSWERED, -1, 1), MINI_MUST);
	assert_int_equal(interview_next(assessment, report, FILTER_UNANSWERED, MINI_MUST, 1),
			 MINI_EFFORT);
	assert_int_equal(interview_next(assessment, report, FILTER_UNANSWERED, MINI_NOT_BOTH, 1),
			 -1);
	assert_int_equal(interview_next(assessment, report, FILTER_UNANSWERED, MINI_MIXED, -1),
			 MINI_NOT_BOTH);
	assert_int_equal(interview_next(assessment, report, FILTER_GAPS, MINI_DESIRABLE, 1), -1);
}

static void reasons_are_words_for_programs(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct fact_set facts = { 0 };

	(void)state;
	assert_list(reasons_words(assessment, &facts), "");
	set(assessment, MINI_INFO, "myna,daily");
	set(assessment, MINI_RECIPIENTS, "");
	set(assessment, MINI_HAS_STAFF, "no");
	for (unsigned f = 0; f < MINI_FACTS; f++)
		if (f != MINI_USES_CLOUD)
			fact_set_add(&facts, f);
	assert_list(
		reasons_words(assessment, &facts),
		"info=myna,daily|purpose|role|faces-users|has-staff=no|recipients=|told-abroad");
}

static void reasons_are_sentences_for_people(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct fact_set facts = { 0 };

	(void)state;
	set(assessment, MINI_INFO, "myna,daily");
	set(assessment, MINI_HAS_STAFF, "yes");
	set(assessment, MINI_RECIPIENTS, "");
	fact_set_add(&facts, MINI_INFO);
	fact_set_add(&facts, MINI_PURPOSE);
	fact_set_add(&facts, MINI_HAS_STAFF);
	fact_set_add(&facts, MINI_RECIPIENTS);
	assert_list(reasons_text(assessment, &facts, REASONS_FOR_YOU, LANGUAGE_EN),
		    "You answered “Which information do you handle?” with: checkup results, steps "
		    "and the like.|"
		    "Still to be answered: “What is the service for?”.|"
		    "You answered “Do you have staff?” with: yes.|"
		    "You answered “Who receives data from you?” with: none of these.");
	assert_words(fact_value_text(assessment, MINI_INFO, LANGUAGE_JA), "健診の情報, 歩数など");
	assert_words(fact_value_text(assessment, MINI_PURPOSE, LANGUAGE_EN), "not known yet");
}

static void why_a_row_applies(void **state)
{
	OWNED(assessment) assessment = mixed();

	(void)state;
	set(assessment, MINI_HAS_STAFF, "yes");
	OWNED(report) report = evaluate(assessment, NULL);

	assert_words(why_text(assessment, report, MINI_LAW, LANGUAGE_EN),
		     "This row applies to everyone whom the Guideline covers.");
	assert_words(why_text(assessment, report, MINI_MUST, LANGUAGE_EN),
		     "Because you have staff.");
	assert_words(why_text(assessment, report, MINI_MUST, LANGUAGE_JA),
		     "従業者がいると答えたため。");
	assert_words(why_text(assessment, report, MINI_EFFORT, LANGUAGE_EN),
		     "Because it serves the person's own health.");
	assert_words(why_text(assessment, report, MINI_NOT_BOTH, LANGUAGE_EN),
		     "Because it serves the person's own health.\nBecause you are small.");
	/* no words in the catalog: the answers */
	assert_words(why_text(assessment, report, MINI_CONSENT, LANGUAGE_EN),
		     "You answered “What is your part in it?” with: offers it itself.");
}

static void why_a_row_does_not_apply_or_is_undecided(void **state)
{
	OWNED(assessment) assessment = mixed();
	OWNED(report) report = evaluate(assessment, NULL);

	(void)state;
	assert_words(why_text(assessment, report, MINI_ABROAD, LANGUAGE_EN),
		     "This row does not apply to you.\n"
		     "You answered “Who receives data from you?” with: none of these.");
	assert_words(why_text(assessment, report, MINI_MUST, LANGUAGE_EN),
		     "It is not yet decided whether this row applies to you.\n"
		     "Still to be answered: “Do you have staff?”.");
}

static void why_the_scope_is_what_it_is(void **state)
{
	OWNED(assessment) assessment = mixed();
	OWNED(report) in = evaluate(assessment, NULL);

	(void)state;
	assert_words(scope_why_text(assessment, in, LANGUAGE_EN),
		     "Because you handle checkup results.");

	set(assessment, MINI_INFO, "daily");
	assert_true(assessment_set_fact(assessment, MINI_ROLE, "none", NULL));
	OWNED(report) out = evaluate(assessment, NULL);
	assert_words(scope_why_text(assessment, out, LANGUAGE_EN),
		     "You answered “Which information do you handle?” with: steps and the like.\n"
		     "You answered “What is your part in it?” with: neither.");

	set(assessment, MINI_ROLE, "contractor");
	OWNED(report) unclear = evaluate(assessment, NULL);
	assert_words(scope_why_text(assessment, unclear, LANGUAGE_EN),
		     "Still to be answered: “Do you have staff?”.");
}

static void citations_that_may_hold_are_told(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	assert_words(basis_text(assessment, MINI_LAW, LANGUAGE_JA), "個人情報保護法23条");
	assert_words(basis_text(assessment, MINI_MUST, LANGUAGE_EN), "");
	assert_words(basis_text(assessment, MINI_CONSENT, LANGUAGE_EN), "APPI 27; the contract");
	set(assessment, MINI_ROLE, "contractor");
	assert_words(basis_text(assessment, MINI_CONSENT, LANGUAGE_EN), "APPI 27; the contract");
	set(assessment, MINI_ROLE, "direct");
	assert_words(basis_text(assessment, MINI_CONSENT, LANGUAGE_EN), "APPI 27");
}

static void stamps_are_written_for_people(void **state)
{
	struct answer given = { .by = (char *)"Sato", .at = (char *)"2026-11-04T09:10:59+09:00" };

	(void)state;
	assert_words(moment_text("2026-11-04T09:10:59+09:00"), "2026-11-04 09:10");
	assert_words(moment_text("2026-11-04T09:10:59Z"), "2026-11-04 09:10 UTC");
	assert_words(moment_text("2026-11-04"), "2026-11-04");
	assert_words(moment_text(""), "");
	assert_words(signature_text(&given), "Sato, 2026-11-04 09:10");
	given.by = NULL;
	assert_words(signature_text(&given), "2026-11-04 09:10");
	given = (struct answer){ .by = (char *)"Sato" };
	assert_words(signature_text(&given), "Sato");
	given.by = NULL;
	assert_null(signature_text(&given));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fact_is_asked_unless_surely_needless),
		cmocka_unit_test(facts_come_in_order_without_needless_ones),
		cmocka_unit_test(when_every_asked_fact_is_answered_none_is_open),
		cmocka_unit_test(each_filter_shows_its_rows),
		cmocka_unit_test(a_row_is_open_until_it_has_an_answer_and_its_reason),
		cmocka_unit_test(next_goes_along_the_rows_that_are_shown),
		cmocka_unit_test(reasons_are_words_for_programs),
		cmocka_unit_test(reasons_are_sentences_for_people),
		cmocka_unit_test(why_a_row_applies),
		cmocka_unit_test(why_a_row_does_not_apply_or_is_undecided),
		cmocka_unit_test(why_the_scope_is_what_it_is),
		cmocka_unit_test(citations_that_may_hold_are_told),
		cmocka_unit_test(stamps_are_written_for_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
