/* SPDX-License-Identifier: GPL-3.0-or-later
 * Earlier answers: what is remembered, what several people's histories come to, and the bounds. */
#include "config.h"

#include "engine/history.h"

#include "engine/conflict.h"
#include "engine/merge.h"
#include "mini_catalog.h"
#include "unit.h"

#define T1 "2026-01-01T09:00:00+09:00"
#define T2 "2026-02-01T09:00:00+09:00"
#define T3 "2026-03-01T09:00:00+09:00"

/* "met Sato; none Abe": who said what, oldest first. */
static void check_history(const struct answer *answer, const char *expected)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (unsigned i = 0; answer->history && i < answer->history->len; i++) {
		const struct past_answer *past = answer->history->pdata[i];

		g_string_append_printf(text, "%s%s %s", i ? "; " : "", answer_id(past->value),
				       past->by ? past->by : "-");
	}
	assert_string_equal(text->str, expected);
}

/* The first row as somebody answers it; a NULL note leaves the one that is there. */
static void give(struct assessment *assessment, enum answer_value value, const char *note,
		 const char *by, const char *at)
{
	const struct answer *before = assessment->answer[MINI_LAW];
	struct answer answer;

	answer_copy(&answer, before);
	answer_change(&answer, value, by, at);
	if (note) {
		g_free(answer.note);
		answer.note = g_strdup(note);
	}
	answer_remember(&answer, before, by, at);
	assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
	answer_clear(&answer);
}

static const struct answer *row(const struct assessment *assessment)
{
	return assessment->answer[MINI_LAW];
}

static void another_answer_remembers_the_one_before(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	give(assessment, ANSWER_MET, NULL, "Sato", T1);
	check_history(row(assessment), "");
	give(assessment, ANSWER_MET, "a remark", "Abe", T2);
	check_history(row(assessment), "");
	give(assessment, ANSWER_PARTIAL, NULL, "Sato", T3);
	check_history(row(assessment), "met Abe");
	const struct past_answer *past = row(assessment)->history->pdata[0];
	assert_string_equal(past->at, T2);
	assert_string_equal(past->note, "a remark");
}

static void another_reason_is_another_answer(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	give(assessment, ANSWER_NA, "no staff", "Sato", T1);
	give(assessment, ANSWER_NA, "no office", "Abe", T2);
	check_history(row(assessment), "na Sato");
}

static void taking_back_is_remembered_with_who_did_it(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	give(assessment, ANSWER_MET, NULL, "Sato", T1);
	give(assessment, ANSWER_NONE, NULL, "Abe\x1b\n", T2);
	check_history(row(assessment), "met Sato; none Abe");
	give(assessment, ANSWER_NONE, NULL, "Abe", T3);
	check_history(row(assessment), "met Sato; none Abe");
	give(assessment, ANSWER_UNMET, NULL, "Abe", T3);
	check_history(row(assessment), "met Sato; none Abe");
}

static void only_the_latest_fifty_are_kept(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	for (int i = 0; i < 120; i++) {
		g_autofree char *by = g_strdup_printf("%d", i);

		give(assessment, i % 2 ? ANSWER_MET : ANSWER_UNMET, NULL, by, T1);
	}
	assert_int_equal(row(assessment)->history->len, HISTORY_MAX);
	const struct past_answer *last = row(assessment)->history->pdata[HISTORY_MAX - 1];
	assert_string_equal(last->by, "118");
}

static void all_notes_together_are_no_longer_than_one(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	g_autofree char *half = g_strnfill(NOTE_MAX / 2, 'x');

	(void)state;
	for (int i = 0; i < 5; i++)
		give(assessment, i % 2 ? ANSWER_MET : ANSWER_UNMET, half, "Sato", T1);
	assert_int_equal(row(assessment)->history->len, 2);
	give(assessment, ANSWER_PARTIAL, "x", "Sato", T1);
	assert_int_equal(row(assessment)->history->len, 2);
	give(assessment, ANSWER_MET, "x", "Sato", T1);
	assert_int_equal(row(assessment)->history->len, 2);
}

static void joined_histories_are_in_order_each_once(void **state)
{
	OWNED(assessment) a = assessment_new(&mini_catalog);

	(void)state;
	give(a, ANSWER_MET, NULL, "Sato", T1);
	OWNED(assessment) b = assessment_copy(a);
	give(a, ANSWER_PARTIAL, NULL, "Abe", T3);
	give(a, ANSWER_UNMET, NULL, "Abe", T3);
	/* the same moment as T2, told elsewhere */
	give(b, ANSWER_EQUIVALENT, "so", "Ito", "2026-02-01T00:00:00Z");

	struct answer one, two;
	answer_copy(&one, row(a));
	answer_copy(&two, row(b));
	history_join(&one, row(b));
	check_history(&one, "met Sato; equivalent Ito; partial Abe");
	history_join(&one, row(b));
	check_history(&one, "met Sato; equivalent Ito; partial Abe");
	history_join(&two, row(a));
	check_history(&two, "met Sato; partial Abe; unmet Abe");
	answer_clear(&one);
	answer_clear(&two);
}

/* Sato has said met; then OURS and THEIRS are answered. */
static struct assessment *merged(enum answer_value ours_value, enum answer_value theirs_value)
{
	OWNED(assessment) base = assessment_new(&mini_catalog);
	struct merge_counts counts;

	give(base, ANSWER_MET, NULL, "Sato", T1);
	OWNED(assessment) ours = assessment_copy(base);
	OWNED(assessment) theirs = assessment_copy(base);
	give(ours, ours_value, NULL, "Abe", T2);
	give(theirs, theirs_value, NULL, "Ito", T3);
	return assessment_merge(base, ours, theirs, &counts);
}

static void a_merge_keeps_both_histories(void **state)
{
	OWNED(assessment) agreed = merged(ANSWER_UNMET, ANSWER_UNMET);

	(void)state;
	assert_int_equal(agreed->conflict->len, 0);
	check_history(row(agreed), "met Sato; unmet Abe");
	assert_string_equal(row(agreed)->by, "Ito");
}

static void whoever_chooses_keeps_what_the_others_said(void **state)
{
	OWNED(assessment) chosen = merged(ANSWER_UNMET, ANSWER_PARTIAL);

	(void)state;
	assert_int_equal(chosen->conflict->len, 1);
	assessment_choose(chosen, chosen->conflict->pdata[0], 0);
	assert_int_equal(row(chosen)->value, ANSWER_UNMET);
	check_history(row(chosen), "met Sato; partial Ito");
}

static void a_fresh_answer_keeps_what_the_sides_said(void **state)
{
	OWNED(assessment) answered = merged(ANSWER_UNMET, ANSWER_PARTIAL);

	(void)state;
	give(answered, ANSWER_MET, NULL, "Mori", "2026-04-01T09:00:00+09:00");
	assert_int_equal(answered->conflict->len, 0);
	check_history(row(answered), "met Sato; unmet Abe; partial Ito");
}

static void a_history_alone_is_worth_keeping_but_no_other_answer(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct answer other;

	(void)state;
	give(assessment, ANSWER_MET, NULL, "Sato", T1);
	give(assessment, ANSWER_NONE, NULL, "Sato", T2);
	assert_false(answer_empty(row(assessment)));
	answer_copy(&other, row(assessment));
	g_clear_pointer(&other.history, g_ptr_array_unref);
	assert_false(answer_equal(&other, row(assessment)));
	assert_true(answer_agrees(&other, row(assessment)));
	answer_clear(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_answer_remembers_the_one_before),
		cmocka_unit_test(another_reason_is_another_answer),
		cmocka_unit_test(taking_back_is_remembered_with_who_did_it),
		cmocka_unit_test(only_the_latest_fifty_are_kept),
		cmocka_unit_test(all_notes_together_are_no_longer_than_one),
		cmocka_unit_test(joined_histories_are_in_order_each_once),
		cmocka_unit_test(a_merge_keeps_both_histories),
		cmocka_unit_test(whoever_chooses_keeps_what_the_others_said),
		cmocka_unit_test(a_fresh_answer_keeps_what_the_sides_said),
		cmocka_unit_test(a_history_alone_is_worth_keeping_but_no_other_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
