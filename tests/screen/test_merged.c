/* SPDX-License-Identifier: GPL-3.0-or-later
 * What somebody else saved comes into the wizard: it stays through undo and redo, and a conflict
 * is open. */
#include "config.h"

#include "unit.h"

#include "engine/merge.h"
#include "mini_catalog.h"
#include "screen/wizard_model.h"

/* A wizard at row ITEM of an empty assessment. */
static struct wizard *wizard_at(size_t item)
{
	struct assessment *assessment = assessment_new(&mini_catalog);
	struct wizard *wizard = wizard_new(g_ptr_array_new());

	for (int i = 0; i < PROFILE_INTERVAL; i++)
		assert_true(assessment_set_profile(assessment, (enum profile_field)i,
						   i == PROFILE_CONFIRMED ? "2026-11-22" : "A",
						   NULL));
	wizard_clock(wizard, "2026-11-22", "2026-11-22T10:15:00+09:00");
	wizard_loaded(wizard, assessment, "a.yaml", mini_catalog.item[item].key);
	return wizard;
}

/* Somebody else began with BASE and answered row ITEM with VALUE: the wizard takes it over. */
static void arrive(struct wizard *wizard, const struct assessment *base, size_t item,
		   enum answer_value value)
{
	OWNED(assessment) theirs = assessment_copy(base);
	struct answer answer = { .value = value, .by = (char *)"Abe" };
	struct merge_counts unused;

	assert_true(assessment_set_answer(theirs, item, &answer, NULL));
	wizard_merged(wizard, assessment_merge(base, wizard_assessment(wizard), theirs, &unused),
		      "news");
}

static enum answer_value value_of(const struct wizard *wizard, size_t item)
{
	return wizard_assessment(wizard)->answer[item]->value;
}

static void undo_leaves_what_others_answered(void **state)
{
	OWNED(wizard) wizard = wizard_at(MINI_LAW);
	OWNED(assessment) base = assessment_copy(wizard_assessment(wizard));

	(void)state;
	assert_int_equal(wizard_key(wizard, '1').kind, REQUEST_SAVE);
	arrive(wizard, base, MINI_CONSENT, ANSWER_UNMET);
	assert_string_equal(wizard->message, "news");
	assert_int_equal(value_of(wizard, MINI_LAW), ANSWER_MET);
	assert_int_equal(value_of(wizard, MINI_CONSENT), ANSWER_UNMET);
	assert_int_equal(wizard_key(wizard, 'u').kind, REQUEST_SAVE);
	assert_int_equal(value_of(wizard, MINI_LAW), ANSWER_NONE);
	assert_int_equal(value_of(wizard, MINI_CONSENT), ANSWER_UNMET);
	assert_int_equal(wizard_key(wizard, 'U').kind, REQUEST_SAVE);
	assert_int_equal(value_of(wizard, MINI_LAW), ANSWER_MET);
	assert_int_equal(value_of(wizard, MINI_CONSENT), ANSWER_UNMET);
}

static void a_conflict_is_open_until_it_is_answered(void **state)
{
	OWNED(wizard) wizard = wizard_at(MINI_LAW);
	OWNED(assessment) base = assessment_copy(wizard_assessment(wizard));

	(void)state;
	wizard_key(wizard, '1');
	arrive(wizard, base, MINI_LAW, ANSWER_UNMET);
	assert_int_equal(value_of(wizard, MINI_LAW), ANSWER_NONE);
	assert_true(item_open(wizard_assessment(wizard), wizard->report, MINI_LAW));
	assert_int_equal(wizard_assessment(wizard)->conflict->len, 1);
	wizard_show_item(wizard, MINI_LAW);
	assert_int_equal(wizard_key(wizard, '3').kind, REQUEST_SAVE);
	assert_int_equal(value_of(wizard, MINI_LAW), ANSWER_PARTIAL);
	assert_int_equal(wizard_assessment(wizard)->conflict->len, 0);
	/* and undo brings both sides back */
	wizard_key(wizard, 'u');
	assert_int_equal(wizard_assessment(wizard)->conflict->len, 1);
}

/* What came in is offered with its key; choosing it leads back, and undo to both sides. */
static void a_conflict_that_came_in_is_offered_and_settled(void **state)
{
	OWNED(wizard) wizard = wizard_at(MINI_LAW);
	OWNED(assessment) base = assessment_copy(wizard_assessment(wizard));
	const struct screen *before;

	(void)state;
	wizard_key(wizard, '1');
	arrive(wizard, base, MINI_LAW, ANSWER_UNMET);
	assert_string_equal(wizard->message,
			    "Answered in different ways: C compares and chooses. news");
	before = wizard_top(wizard)->screen;
	assert_int_equal(wizard_key(wizard, 'C').kind, REQUEST_NOTHING);
	assert_ptr_equal(wizard_top(wizard)->screen, &screen_conflict);
	/* the sides stand by their stamps: the one without a time is first */
	assert_int_equal(wizard_key(wizard, '1').kind, REQUEST_SAVE);
	assert_int_equal(value_of(wizard, MINI_LAW), ANSWER_UNMET);
	assert_int_equal(wizard_assessment(wizard)->conflict->len, 0);
	assert_ptr_equal(wizard_top(wizard)->screen, before);
	assert_int_equal(wizard_key(wizard, 'u').kind, REQUEST_SAVE);
	assert_ptr_equal(wizard_top(wizard)->screen, &screen_conflict);
	assert_int_equal(wizard_assessment(wizard)->conflict->len, 1);
	assert_int_equal(wizard_key(wizard, 'U').kind, REQUEST_SAVE);
	assert_ptr_equal(wizard_top(wizard)->screen, before);
	assert_int_equal(value_of(wizard, MINI_LAW), ANSWER_UNMET);
}

/* Row ITEM answered in two ways, by Abe and Ito. */
static void add_conflict(struct assessment *assessment, size_t item)
{
	struct conflict *conflict = conflict_new(ENTRY_ROW, mini_catalog.item[item].key);
	struct side met = { .answer = { .value = ANSWER_MET, .by = (char *)"Abe" } };
	struct side unmet = { .answer = { .value = ANSWER_UNMET, .by = (char *)"Ito" } };

	conflict_add(conflict, side_copy(&met));
	conflict_add(conflict, side_copy(&unmet));
	assessment_add_conflict(assessment, conflict);
}

static const struct list *list_of(const struct wizard *wizard)
{
	return wizard_top(wizard)->state;
}

/* Another row comes into conflict before the one on the screen, and a third person answers that. */
static void the_cursor_stays_on_its_side_when_others_come_in(void **state)
{
	OWNED(wizard) wizard = wizard_at(MINI_LAW);
	OWNED(assessment) two = assessment_copy(wizard_assessment(wizard));
	OWNED(canvas) canvas = canvas_new(24, 80);
	struct assessment *more;
	struct conflict *conflict;
	struct side third = { .answer = { .value = ANSWER_PARTIAL, .by = (char *)"Aoki" } };

	(void)state;
	add_conflict(two, MINI_CONSENT);
	more = assessment_copy(two);
	wizard_merged(wizard, g_steal_pointer(&two), NULL);
	wizard_key(wizard, 'C');
	wizard_draw(wizard, canvas);
	wizard_key(wizard, KEYCODE_DOWN);
	assert_int_equal(list_of(wizard)->cursor, 1);

	assessment_settle(more, ENTRY_ROW, mini_catalog.item[MINI_CONSENT].key);
	conflict = conflict_copy(wizard_assessment(wizard)->conflict->pdata[0]);
	conflict_add(conflict, side_copy(&third));
	assessment_add_conflict(more, conflict);
	add_conflict(more, MINI_LAW);
	wizard_merged(wizard, more, NULL);
	wizard_draw(wizard, canvas);
	assert_int_equal(wizard->conflict, 1);
	assert_int_equal(list_of(wizard)->count, 3);
	assert_int_equal(wizard_key(wizard, KEYCODE_ENTER).kind, REQUEST_SAVE);
	assert_int_equal(value_of(wizard, MINI_CONSENT), ANSWER_UNMET);
	assert_string_equal(wizard_assessment(wizard)->answer[MINI_CONSENT]->by, "Ito");
}

/* How many entries the review lists. */
static int review_count(struct wizard *wizard)
{
	OWNED(canvas) canvas = canvas_new(24, 80);

	wizard_open(wizard, &screen_review);
	wizard_draw(wizard, canvas);
	return list_of(wizard)->count;
}

/* The entries are kept from key to key, but not longer than they hold. */
static void the_review_follows_what_comes_in_and_undo(void **state)
{
	OWNED(wizard) wizard = wizard_at(MINI_LAW);
	OWNED(assessment) base = assessment_copy(wizard_assessment(wizard));
	int before = review_count(wizard);

	(void)state;
	wizard_key(wizard, 'q');
	assert_int_equal(wizard_key(wizard, '1').kind, REQUEST_SAVE);
	assert_int_equal(review_count(wizard), before - 1);
	arrive(wizard, base, MINI_LAW, ANSWER_UNMET);
	assert_int_equal(review_count(wizard), before);
	assert_int_equal(wizard_key(wizard, KEYCODE_ENTER).kind, REQUEST_NOTHING);
	assert_ptr_equal(wizard_top(wizard)->screen, &screen_conflict);
	assert_int_equal(wizard_key(wizard, '2').kind, REQUEST_SAVE);
	assert_int_equal(review_count(wizard), before - 1);
	assert_int_equal(wizard_key(wizard, 'u').kind, REQUEST_SAVE);
	assert_int_equal(review_count(wizard), before);
}

/* The head is open, a field of it changed here; another one changed elsewhere. */
static void the_head_takes_in_what_others_wrote(void **state)
{
	OWNED(wizard) wizard = wizard_at(MINI_LAW);
	OWNED(assessment) base = assessment_copy(wizard_assessment(wizard));
	OWNED(assessment) theirs = assessment_copy(base);
	struct merge_counts unused;

	(void)state;
	wizard_open(wizard, &screen_profile);
	assert_int_equal(wizard_key(wizard, 'B').kind, REQUEST_NOTHING);
	assert_int_equal(wizard_key(wizard, KEYCODE_ENTER).kind, REQUEST_SAVE);
	assessment_set_profile(theirs, PROFILE_SERVICE, "theirs", NULL);
	wizard_merged(wizard, assessment_merge(base, wizard_assessment(wizard), theirs, &unused),
		      NULL);
	wizard_key(wizard, KEYCODE_ESCAPE);
	assert_string_equal(wizard_assessment(wizard)->profile[PROFILE_ORGANIZATION], "AB");
	assert_string_equal(wizard_assessment(wizard)->profile[PROFILE_SERVICE], "theirs");
}

/* Today is offered as the day of the check, but not where two days stand against each other. */
static void a_day_in_conflict_is_not_taken_for_today(void **state)
{
	OWNED(wizard) wizard = wizard_at(MINI_LAW);
	struct assessment *next = assessment_copy(wizard_assessment(wizard));
	struct conflict *conflict = conflict_new(ENTRY_FIELD, "confirmed");
	const struct side days[] = { { .words = (char *)"2026-11-20" },
				     { .words = (char *)"2026-11-21" } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(days); i++)
		conflict_add(conflict, side_copy(&days[i]));
	assessment_set_profile(next, PROFILE_CONFIRMED, "", NULL);
	assessment_add_conflict(next, conflict);
	wizard_merged(wizard, next, NULL);
	wizard_open(wizard, &screen_profile);
	wizard_key(wizard, KEYCODE_DOWN);
	wizard_key(wizard, KEYCODE_ESCAPE);
	assert_null(wizard_assessment(wizard)->profile[PROFILE_CONFIRMED]);
	assert_int_equal(wizard_assessment(wizard)->conflict->len, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(undo_leaves_what_others_answered),
		cmocka_unit_test(a_conflict_is_open_until_it_is_answered),
		cmocka_unit_test(a_conflict_that_came_in_is_offered_and_settled),
		cmocka_unit_test(the_cursor_stays_on_its_side_when_others_come_in),
		cmocka_unit_test(the_review_follows_what_comes_in_and_undo),
		cmocka_unit_test(the_head_takes_in_what_others_wrote),
		cmocka_unit_test(a_day_in_conflict_is_not_taken_for_today),
	};

	return cmocka_run_group_tests_name("merged", tests, NULL, NULL);
}
