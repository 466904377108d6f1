/* SPDX-License-Identifier: GPL-3.0-or-later
 * What undo keeps of each change: the assessment before, which shares with the present one all the
 * answers that stayed. */
#include "config.h"

#include "unit.h"

#include "mini_catalog.h"
#include "screen/wizard_model.h"

/* A wizard at the first row of an assessment in which the rows from FIRST on are met. */
static struct wizard *wizard_with(size_t first)
{
	struct assessment *assessment = assessment_new(&mini_catalog);
	struct wizard *wizard = wizard_new(NULL);
	const struct answer met = { .value = ANSWER_MET, .note = (char *)"as written" };

	for (int i = 0; i < PROFILE_INTERVAL; i++)
		assert_true(assessment_set_profile(assessment, (enum profile_field)i,
						   i == PROFILE_CONFIRMED ? "2026-11-22" : "A",
						   NULL));
	for (size_t i = first; i < MINI_ITEMS; i++)
		assert_true(assessment_set_answer(assessment, i, &met, NULL));
	wizard_clock(wizard, "2026-11-22", "2026-11-22T10:15:00+09:00");
	wizard_loaded(wizard, assessment, "a.yaml", mini_catalog.item[MINI_LAW].key);
	return wizard;
}

static const struct assessment *before(const struct wizard *wizard)
{
	const struct snapshot *last = wizard->undo->pdata[wizard->undo->len - 1];

	return last->assessment;
}

static void an_undo_step_shares_the_answers_that_stayed(void **state)
{
	OWNED(wizard) wizard = wizard_with(MINI_LAW + 1);

	(void)state;
	assert_int_equal(wizard_key(wizard, '1').kind, REQUEST_SAVE);
	assert_int_equal(wizard->undo->len, 1);
	for (size_t i = 0; i < MINI_ITEMS; i++)
		assert_int_equal(before(wizard)->answer[i] == wizard_assessment(wizard)->answer[i],
				 i != MINI_LAW);
	assert_int_equal(before(wizard)->answer[MINI_LAW]->value, ANSWER_NONE);
	assert_int_equal(wizard_assessment(wizard)->answer[MINI_LAW]->value, ANSWER_MET);
}

static void undo_and_redo_put_the_same_answers_back(void **state)
{
	OWNED(wizard) wizard = wizard_with(MINI_LAW);
	const struct answer *first, *second;

	(void)state;
	first = wizard_assessment(wizard)->answer[MINI_LAW];
	wizard_key(wizard, '4');
	second = wizard_assessment(wizard)->answer[MINI_LAW];
	assert_int_equal(second->value, ANSWER_UNMET);
	wizard_key(wizard, 'u');
	assert_ptr_equal(wizard_assessment(wizard)->answer[MINI_LAW], first);
	assert_int_equal(first->value, ANSWER_MET);
	wizard_key(wizard, 'U');
	assert_ptr_equal(wizard_assessment(wizard)->answer[MINI_LAW], second);
	assert_int_equal(second->value, ANSWER_UNMET);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_undo_step_shares_the_answers_that_stayed),
		cmocka_unit_test(undo_and_redo_put_the_same_answers_back),
	};

	return cmocka_run_group_tests_name("undo", tests, NULL, NULL);
}
