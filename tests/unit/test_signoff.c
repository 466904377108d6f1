/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sign-off: the order of the steps, what is locked, what is stale, and what a merge makes of it. */
#include "config.h"

#include "engine/signoff.h"

#include "base/problem.h"
#include "engine/merge.h"
#include "mini_catalog.h"
#include "unit.h"

#define T1 "2026-01-01T09:00:00+09:00"
#define T2 "2026-02-01T09:00:00+09:00"
#define T3 "2026-03-01T09:00:00+09:00"

/* Takes STEP over DIGEST as "Head"; GOOD: that works, else it is refused and nothing changes. */
static void take(struct assessment *assessment, enum sign_step step, const char *digest,
		 const char *at, bool good)
{
	const struct sign sign = { step, (char *)"Head", (char *)at, (char *)digest, NULL };
	unsigned before = assessment->signoff->len;
	g_autoptr(GError) error = NULL;

	assert_int_equal(assessment_sign(assessment, &sign, &error), good);
	assert_int_equal(error == NULL, good);
	assert_int_equal(assessment->signoff->len, before + good);
}

/* "made approved": the steps, oldest first. */
static void check_steps(const struct assessment *assessment, const char *expected)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (unsigned i = 0; i < assessment->signoff->len; i++) {
		const struct sign *sign = assessment->signoff->pdata[i];

		g_string_append_printf(text, "%s%s", i ? " " : "", sign_step_id(sign->step));
	}
	assert_string_equal(text->str, expected);
}

static void steps_come_in_order(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	take(assessment, SIGN_CHECKED, "a", T1, false);
	take(assessment, SIGN_APPROVED, "a", T1, false);
	take(assessment, SIGN_REOPENED, NULL, T1, false);
	assert_int_equal(signoff_next(assessment, "a"), SIGN_MADE);
	take(assessment, SIGN_MADE, "a", T1, true);
	take(assessment, SIGN_APPROVED, "a", T1, false);
	take(assessment, SIGN_REOPENED, NULL, T1, false);
	assert_int_equal(signoff_next(assessment, "a"), SIGN_CHECKED);
	take(assessment, SIGN_CHECKED, "a", T2, true);
	take(assessment, SIGN_CHECKED, "a", T2, false);
	assert_int_equal(signoff_next(assessment, "a"), SIGN_APPROVED);
	take(assessment, SIGN_APPROVED, "a", T3, true);
	for (int step = SIGN_MADE; step < SIGN_REOPENED; step++)
		take(assessment, (enum sign_step)step, "a", T3, false);
	assert_int_equal(signoff_next(assessment, "a"), SIGN_REOPENED);
	take(assessment, SIGN_REOPENED, NULL, T3, true);
	take(assessment, SIGN_CHECKED, "a", T3, false);
	take(assessment, SIGN_MADE, "a", T3, true);
	check_steps(assessment, "made checked approved reopened made");
}

static void every_step_is_over_the_same_content(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	assert_false(signoff_stale(assessment, "a"));
	take(assessment, SIGN_MADE, "a", T1, true);
	assert_false(signoff_stale(assessment, "a"));
	assert_true(signoff_stale(assessment, "b"));
	take(assessment, SIGN_CHECKED, "b", T1, false);
	assert_int_equal(signoff_next(assessment, "b"), SIGN_MADE);
	take(assessment, SIGN_MADE, "b", T1, true);
	take(assessment, SIGN_CHECKED, "b", T1, true);
	take(assessment, SIGN_APPROVED, "a", T1, false);
	take(assessment, SIGN_APPROVED, "b", T1, true);
	/* changed by somebody who did not ask: it must be reopened first all the same */
	assert_int_equal(signoff_next(assessment, "c"), SIGN_REOPENED);
	take(assessment, SIGN_REOPENED, NULL, T1, true);
	assert_false(signoff_stale(assessment, "c"));
}

static void only_what_is_approved_is_locked(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_true(assessment_may_change(assessment, "a.yaml", NULL));
	take(assessment, SIGN_MADE, "a", T1, true);
	take(assessment, SIGN_CHECKED, "a", T1, true);
	assert_true(assessment_may_change(assessment, "a.yaml", NULL));
	take(assessment, SIGN_APPROVED, "a", T1, true);
	assert_false(assessment_may_change(assessment, "a.yaml", &error));
	assert_string_equal(
		error->message,
		"'a.yaml' is signed off and not to be changed: approved (Head, 2026-01-01 "
		"09:00); 'phrwizard reopen FILE' opens it again");
	take(assessment, SIGN_REOPENED, NULL, T2, true);
	assert_true(assessment_may_change(assessment, "a.yaml", NULL));
}

static void somebody_must_sign(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	g_autofree char *longest = g_strnfill(FIELD_MAX, 'x');
	g_autofree char *longer = g_strnfill(FIELD_MAX + 1, 'x');
	struct sign sign = { SIGN_MADE, NULL, (char *)T1, (char *)"a", NULL };

	(void)state;
	assert_false(assessment_sign(assessment, &sign, NULL));
	sign.title = (char *)" \n";
	assert_false(assessment_sign(assessment, &sign, NULL));
	sign.title = longer;
	assert_false(assessment_sign(assessment, &sign, NULL));
	sign.title = longest;
	assert_true(assessment_sign(assessment, &sign, NULL));
	sign.title = (char *)"He\x1b\nad ";
	assert_true(assessment_sign(assessment, &sign, NULL));
	assert_string_equal(signoff_last(assessment)->title, "He  ad");
}

static void only_the_latest_hundred_are_kept(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	const struct sign sign = { SIGN_MADE, (char *)"Head", (char *)T1, (char *)"a", NULL };

	(void)state;
	for (int i = 0; i < SIGNS_MAX + 5; i++)
		assert_true(assessment_sign(assessment, &sign, NULL));
	assert_int_equal(assessment->signoff->len, SIGNS_MAX);
}

static void a_merge_keeps_all_steps_in_the_order_of_time(void **state)
{
	OWNED(assessment) base = assessment_new(&mini_catalog);
	struct merge_counts counts;

	(void)state;
	take(base, SIGN_MADE, "a", T1, true);
	OWNED(assessment) ours = assessment_copy(base);
	OWNED(assessment) theirs = assessment_copy(base);
	take(ours, SIGN_CHECKED, "a", T2, true);
	/* the same moment as a second before T2, told elsewhere */
	take(theirs, SIGN_MADE, "b", "2026-01-31T23:59:59Z", true);
	take(theirs, SIGN_CHECKED, "b", T3, true);
	take(theirs, SIGN_APPROVED, "b", T3, true);
	OWNED(assessment) one = assessment_merge(base, ours, theirs, &counts);
	OWNED(assessment) two = assessment_merge(base, theirs, ours, &counts);
	check_steps(one, "made made checked checked approved");
	assert_true(assessment_equal(one, two));
	assert_false(assessment_may_change(one, "", NULL));
	OWNED(assessment) again = assessment_merge(base, one, theirs, &counts);
	assert_true(assessment_equal(one, again));
}

static void a_step_makes_an_assessment_another_one(void **state)
{
	OWNED(assessment) a = assessment_new(&mini_catalog);
	OWNED(assessment) b = assessment_copy(a);

	(void)state;
	take(a, SIGN_MADE, "a", T1, true);
	assert_false(assessment_equal(a, b));
	OWNED(assessment) c = assessment_copy(a);
	assert_true(assessment_equal(a, c));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_come_in_order),
		cmocka_unit_test(every_step_is_over_the_same_content),
		cmocka_unit_test(only_what_is_approved_is_locked),
		cmocka_unit_test(somebody_must_sign),
		cmocka_unit_test(only_the_latest_hundred_are_kept),
		cmocka_unit_test(a_merge_keeps_all_steps_in_the_order_of_time),
		cmocka_unit_test(a_step_makes_an_assessment_another_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
