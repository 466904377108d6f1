/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which single answers would make a row apply, or not apply; worked out by hand from the conditions
 * in mini_catalog.h. */
#include "config.h"

#include "unit.h"

#include "engine/what_if.h"
#include "mini_catalog.h"

static void set(struct assessment *assessment, enum mini_fact fact, const char *words)
{
	assert_true(assessment_set_fact(assessment, fact, words, NULL));
}

/* The only entry of what_if(), which must be about FACT. */
static struct what_if only(const struct assessment *assessment, enum mini_item item,
			   enum truth wanted, enum mini_fact fact)
{
	g_autoptr(GArray) list = what_if(assessment, item, wanted);

	assert_int_equal(list->len, 1);
	assert_int_equal(g_array_index(list, struct what_if, 0).fact, fact);
	return g_array_index(list, struct what_if, 0);
}

static void the_other_answer_turns_a_row_of_one_fact(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct what_if found;
	g_autofree char *text = NULL;

	(void)state;
	set(assessment, MINI_HAS_STAFF, "yes");
	found = only(assessment, MINI_MUST, TRUTH_NO, MINI_HAS_STAFF);
	assert_int_equal(found.give, 1U << FACT_NO);
	assert_int_equal(found.take, 0);
	text = what_if_text(assessment, &found, LANGUAGE_EN);
	assert_string_equal(text, "“Do you have staff?” answered with: no");
	/* not known yet: the same answer would settle it */
	set(assessment, MINI_HAS_STAFF, "none");
	found = only(assessment, MINI_MUST, TRUTH_YES, MINI_HAS_STAFF);
	assert_int_equal(found.give, 1U << FACT_YES);
	assert_false(assessment->fact[MINI_HAS_STAFF].answered);
}

static void an_option_may_have_to_be_taken_back(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct what_if found;
	g_autofree char *text = NULL;

	(void)state;
	set(assessment, MINI_USES_CLOUD, "no");
	set(assessment, MINI_RECIPIENTS, "partner,office");
	found = only(assessment, MINI_EXPECTED, TRUTH_NO, MINI_RECIPIENTS);
	assert_int_equal(found.give, 0);
	assert_int_equal(found.take, 1U << RECIPIENT_PARTNER);
	text = what_if_text(assessment, &found, LANGUAGE_EN);
	assert_non_null(strstr(text, "answered without: "));
}

static void the_condition_of_the_section_counts_too(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct what_if found;

	(void)state;
	set(assessment, MINI_INFO, "daily");
	set(assessment, MINI_PURPOSE, "research-only");
	found = only(assessment, MINI_LAW_EFFORT, TRUTH_YES, MINI_PURPOSE);
	assert_int_equal(found.give, 1U << PURPOSE_HEALTH);
}

static void sometimes_no_single_answer_does_it(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	g_autoptr(GArray) both = NULL, always = NULL;
	struct fact_set named;

	(void)state;
	set(assessment, MINI_USES_CLOUD, "yes");
	set(assessment, MINI_RECIPIENTS, "partner");
	both = what_if(assessment, MINI_EXPECTED, TRUTH_NO);
	assert_int_equal(both->len, 0);
	named = item_facts(&mini_catalog, MINI_EXPECTED);
	assert_true(fact_set_has(&named, MINI_USES_CLOUD));
	assert_true(fact_set_has(&named, MINI_RECIPIENTS));
	/* a row of everybody */
	always = what_if(assessment, MINI_LAW, TRUTH_NO);
	assert_int_equal(always->len, 0);
	named = item_facts(&mini_catalog, MINI_LAW);
	assert_true(fact_set_empty(&named));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_other_answer_turns_a_row_of_one_fact),
		cmocka_unit_test(an_option_may_have_to_be_taken_back),
		cmocka_unit_test(the_condition_of_the_section_counts_too),
		cmocka_unit_test(sometimes_no_single_answer_does_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
