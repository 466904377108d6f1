/* SPDX-License-Identifier: GPL-3.0-or-later
 * The register of recipients: what it keeps, and what it says about rows. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "engine/merge.h"
#include "engine/recipient.h"
#include "mini_catalog.h"

static void put(struct assessment *assessment, const char *name, const char *api,
		const char *result, const char *checked, const char *next)
{
	OWNED(recipient) recipient = recipient_new(name);

	assert_true(recipient_set(recipient, RECIPIENT_FROM_API, api, NULL));
	assert_true(recipient_set(recipient, RECIPIENT_RESULT, result, NULL));
	assert_true(recipient_set(recipient, RECIPIENT_CHECKED, checked, NULL));
	assert_true(recipient_set(recipient, RECIPIENT_NEXT, next, NULL));
	assert_true(assessment_put_recipient(assessment, recipient, NULL));
}

static void words_come_back_as_they_were(void **state)
{
	static const char *const notes[] = { "one line", "two\nlines", "a \\n that is none",
					     "\\", "\\\\n\n\\", "注: はい" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) {
		OWNED(recipient) first = recipient_new("Partner");

		assert_true(recipient_set(first, RECIPIENT_NOTE, notes[i], NULL));
		assert_true(recipient_set(first, RECIPIENT_SERVICE, "a: b", NULL));

		g_autofree char *words = recipient_words(first);
		OWNED(recipient) second = recipient_from_words("Partner", words);

		assert_true(recipient_equal(first, second));
	}
}

static void fields_take_only_their_words(void **state)
{
	static const struct {
		enum recipient_field field;
		const char *good, *bad;
	} cases[] = {
		{ RECIPIENT_FROM_API, "no", "maybe" },
		{ RECIPIENT_CHECKED, "2026-11-22", "yesterday" },
		{ RECIPIENT_NEXT, "2028-02-29", "2027-02-29" },
		{ RECIPIENT_RESULT, "gaps", "fine" },
	};
	OWNED(recipient) recipient = recipient_new("A");
	g_autofree char *long_text = g_strnfill(FIELD_MAX + 1, 'x');

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;

		assert_true(recipient_set(recipient, cases[i].field, cases[i].good, NULL));
		assert_false(recipient_set(recipient, cases[i].field, cases[i].bad, &error));
		assert_non_null(strstr(error->message, cases[i].bad));
		assert_string_equal(recipient->field[cases[i].field], cases[i].good);
		assert_true(recipient_set(recipient, cases[i].field, "", NULL));
		assert_null(recipient->field[cases[i].field]);
	}
	assert_false(recipient_set(recipient, RECIPIENT_SERVICE, long_text, NULL));
	for (int i = 0; i < RECIPIENT_FIELDS; i++)
		assert_int_equal(recipient_field_parse(recipient_field_id(i)), i);
	assert_int_equal(recipient_field_parse("name"), -1);
}

static void they_are_sorted_and_each_name_is_there_once(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	OWNED(recipient) nameless = recipient_new(" ");

	(void)state;
	put(assessment, "b", "", "", "", "");
	put(assessment, "a", "", "", "", "");
	put(assessment, "b", "yes", "", "", "");
	assert_int_equal(assessment->recipient->len, 2);
	assert_int_equal(assessment_find_recipient(assessment, "a"), 0);
	assert_string_equal(((struct recipient *)assessment->recipient->pdata[1])
				    ->field[RECIPIENT_FROM_API],
			    "yes");
	assessment_drop_recipient(assessment, "a");
	assert_int_equal(assessment_find_recipient(assessment, "a"), -1);
	assert_false(assessment_put_recipient(assessment, nameless, NULL));
}

static enum answer_value says(const struct assessment *assessment, enum item_register which)
{
	g_autofree char *note = NULL;
	const enum answer_value value = register_answer(assessment, which, "2026-11-22", &note);

	assert_int_equal(value == ANSWER_NONE, note == NULL);
	return value;
}

static void a_row_is_met_when_every_recipient_that_matters_was_looked_at(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	assert_int_equal(says(assessment, REGISTER_CHECKED), ANSWER_NONE);
	put(assessment, "a", "no", "conforming", "2026-01-10", "2026-01-11");
	assert_int_equal(says(assessment, REGISTER_CHECKED), ANSWER_MET);
	/* data from the API matter to the second kind of row only */
	assert_int_equal(says(assessment, REGISTER_AGAIN), ANSWER_NONE);
	put(assessment, "b", "yes", "gaps", "2026-11-01", "2027-11-01");
	assert_int_equal(says(assessment, REGISTER_CHECKED), ANSWER_PARTIAL);
	assert_int_equal(says(assessment, REGISTER_AGAIN), ANSWER_UNMET);
	put(assessment, "b", "yes", "conforming", "2026-11-01", "2027-11-01");
	assert_int_equal(says(assessment, REGISTER_CHECKED), ANSWER_MET);
	assert_int_equal(says(assessment, REGISTER_AGAIN), ANSWER_MET);
	/* a look that is due, or never set, is no looking again */
	put(assessment, "b", "yes", "conforming", "2025-11-01", "2026-11-22");
	assert_int_equal(says(assessment, REGISTER_AGAIN), ANSWER_UNMET);
	put(assessment, "b", "yes", "conforming", "2026-11-01", "");
	assert_int_equal(says(assessment, REGISTER_AGAIN), ANSWER_UNMET);
	put(assessment, "b", "yes", "", "", "");
	assert_int_equal(says(assessment, REGISTER_CHECKED), ANSWER_PARTIAL);
}

static void looks_are_due_from_their_day_on_and_before_the_first(void **state)
{
	OWNED(recipient) recipient = recipient_new("A");

	(void)state;
	assert_true(recipient_due(recipient, "2026-11-22"));
	assert_true(recipient_set(recipient, RECIPIENT_CHECKED, "2026-01-01", NULL));
	assert_false(recipient_due(recipient, "2026-11-22"));
	assert_true(recipient_set(recipient, RECIPIENT_NEXT, "2026-11-23", NULL));
	assert_false(recipient_due(recipient, "2026-11-22"));
	assert_true(recipient_due(recipient, "2026-11-23"));
}

static void two_people_may_change_different_recipients(void **state)
{
	OWNED(assessment) base = assessment_new(&mini_catalog);
	struct merge_counts counts;

	(void)state;
	put(base, "a", "no", "", "", "");
	put(base, "b", "no", "", "", "");
	put(base, "c", "no", "", "", "");
	OWNED(assessment) ours = assessment_copy(base);
	OWNED(assessment) theirs = assessment_copy(base);

	put(ours, "a", "yes", "", "", "");
	put(theirs, "b", "yes", "", "", "");
	put(theirs, "new", "no", "", "", "");
	assessment_drop_recipient(ours, "c");
	OWNED(assessment) merged = assessment_merge(base, ours, theirs, &counts);

	assert_int_equal(counts.conflicts, 0);
	assert_int_equal(counts.taken[ENTRY_RECIPIENT], 2);
	put(ours, "b", "yes", "", "", "");
	put(ours, "new", "no", "", "", "");
	assert_true(assessment_equal(merged, ours));
}

static void the_same_recipient_changed_in_two_ways_is_a_conflict_until_one_is_chosen(void **state)
{
	OWNED(assessment) base = assessment_new(&mini_catalog);
	struct merge_counts counts;

	(void)state;
	put(base, "a", "no", "", "", "");
	OWNED(assessment) ours = assessment_copy(base);
	OWNED(assessment) theirs = assessment_copy(base);

	put(ours, "a", "no", "gaps", "2026-11-01", "");
	put(theirs, "a", "no", "conforming", "2026-11-02", "");
	OWNED(assessment) merged = assessment_merge(base, ours, theirs, &counts);

	assert_int_equal(counts.conflicts, 1);
	assert_int_equal(merged->recipient->len, 0);
	const struct conflict *conflict = assessment_find_conflict(merged, "a");
	assert_non_null(conflict);
	for (unsigned i = 0; i < conflict->side->len; i++)
		if (strstr(((struct side *)conflict->side->pdata[i])->words, "conforming")) {
			assessment_choose(merged, conflict, i);
			break;
		}
	assert_true(assessment_equal(merged, theirs));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_come_back_as_they_were),
		cmocka_unit_test(fields_take_only_their_words),
		cmocka_unit_test(they_are_sorted_and_each_name_is_there_once),
		cmocka_unit_test(a_row_is_met_when_every_recipient_that_matters_was_looked_at),
		cmocka_unit_test(looks_are_due_from_their_day_on_and_before_the_first),
		cmocka_unit_test(two_people_may_change_different_recipients),
		cmocka_unit_test(
			the_same_recipient_changed_in_two_ways_is_a_conflict_until_one_is_chosen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
