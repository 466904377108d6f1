/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a review lists, in which group, worked out by hand for the small catalog. */
#include "config.h"

#include "engine/review.h"

#include <string.h>

#include "mini_catalog.h"
#include "unit.h"

/* The review is this: a line for each group that has entries, with their ids and keys. */
static void assert_review(const struct assessment *assessment, const char *expected)
{
	OWNED(report) report = evaluate(assessment, "2026-11-22");
	OWNED(review) review = review_new(assessment, report);
	const GArray *groups = review_groups(review), *entries = review_entries(review);
	g_autoptr(GString) text = g_string_new(NULL);
	unsigned listed = 0;

	for (unsigned i = 0; i < groups->len; i++) {
		const struct review_group *group = &g_array_index(groups, struct review_group, i);

		g_string_append_printf(text, "%s:", review_group_title(group->group));
		assert_int_equal(group->first, listed);
		for (unsigned left = group->count; left > 0; left--, listed++) {
			const struct review_entry *entry =
				&g_array_index(entries, struct review_entry, listed);

			assert_int_equal(entry->group, group->group);
			g_string_append_printf(text, " %s",
					       entry->conflict ? entry->conflict->key
					       : entry->fact ? mini_catalog.fact[entry->index].id
							     : mini_catalog.item[entry->index].key);
		}
		g_string_append_c(text, '\n');
	}
	assert_int_equal(entries->len, listed);
	assert_string_equal(text->str, expected);
}

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

/* A gap with its owner and due date. */
static void plan(struct assessment *assessment, enum mini_item item, const char *owner,
		 const char *due)
{
	const struct answer given = { .value = ANSWER_UNMET,
				      .owner = (char *)owner,
				      .due = (char *)due };

	assert_true(assessment_set_answer(assessment, item, &given, NULL));
}

static void set_all_facts(struct assessment *assessment)
{
	set(assessment, MINI_INFO, "myna");
	set(assessment, MINI_PURPOSE, "own-health");
	set(assessment, MINI_ROLE, "direct");
	set(assessment, MINI_HAS_STAFF, "yes");
	set(assessment, MINI_USES_CLOUD, "no");
	set(assessment, MINI_RECIPIENTS, "partner");
}

static void in_a_new_assessment_the_scope_comes_first(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	assert_review(assessment, "Answer first: these decide whether the Guideline covers you: "
				  "info purpose role has-staff\n"
				  "Answer about your service: these decide which rows apply: "
				  "faces-users uses-cloud recipients "
				  "told-abroad\n"
				  "Answer these rows: 1/a 1/d\n"
				  "Decide whether these apply, by the answers about your service: "
				  "1/b 1/c 2/a 2/b x-2/c 3/a 3/b "
				  "3/c 3/d\n");
}

static void what_is_to_be_done_is_told_apart(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	set_all_facts(assessment);
	answer(assessment, MINI_LAW, ANSWER_MET, NULL);
	answer(assessment, MINI_EXPECTED, ANSWER_EQUIVALENT, NULL);
	answer(assessment, MINI_LAW_EFFORT, ANSWER_UNMET,
	       NULL); /* does not apply: info is not daily only */
	plan(assessment, MINI_MUST, "A", "2027-03-31");
	plan(assessment, MINI_DESIRABLE, "A", "2026-11-22"); /* today it is not overdue yet */
	plan(assessment, MINI_EFFORT, "A", NULL);
	plan(assessment, MINI_NOT_BOTH, NULL, "2026-11-21");
	plan(assessment, MINI_CONSENT, NULL, "2026-12-31");
	assert_review(assessment, "Write the reason: without it the answer does not count: 1/c\n"
				  "Answer these rows: 3/b 3/d\n"
				  "Overdue: put it in place, or set a new date: x-2/c\n"
				  "Say who puts it in place, and until when: 2/a 3/a\n"
				  "Put in place: duties that bind: 1/b\n"
				  "Put in place: duties that do not bind: 1/d\n");
}

static void when_all_is_done_nothing_is_open(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	set_all_facts(assessment);
	for (int i = 0; i < MINI_ITEMS; i++)
		answer(assessment, (enum mini_item)i, ANSWER_MET, NULL);
	assert_review(assessment, "");
}

/* Two answers to the entry. */
static void quarrel(struct assessment *assessment, enum entry_kind kind, const char *key)
{
	struct conflict *conflict = conflict_new(kind, key);

	for (int i = 0; i < 2; i++) {
		struct side side = { .words = kind == ENTRY_ROW ? NULL : (char *)"yes" };

		if (kind == ENTRY_ROW)
			side.answer.value = i ? ANSWER_MET : ANSWER_UNMET;
		else if (i)
			side.words = (char *)"no";
		conflict_add(conflict, side_copy(&side));
	}
	assessment_add_conflict(assessment, conflict);
}

/* A field, a question, a row and a row that the catalog lacks: first, and in no group besides. Two
 * rows hang on the question, which is open again. */
static void what_was_answered_in_different_ways_comes_first(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	set_all_facts(assessment);
	for (int i = 0; i < MINI_ITEMS; i++)
		if (i != MINI_LAW)
			answer(assessment, (enum mini_item)i, ANSWER_MET, NULL);
	assessment->fact[MINI_HAS_STAFF] = (struct fact_value){ 0 };
	quarrel(assessment, ENTRY_ROW, "9/gone");
	quarrel(assessment, ENTRY_ROW, mini_catalog.item[MINI_LAW].key);
	quarrel(assessment, ENTRY_FACT, "has-staff");
	quarrel(assessment, ENTRY_FIELD, "service");
	assert_review(assessment,
		      "Choose: these were answered in different ways: service has-staff "
		      "1/a 9/gone\n"
		      "Decide whether these apply, by the answers about your service: "
		      "1/b 3/d\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_a_new_assessment_the_scope_comes_first),
		cmocka_unit_test(what_is_to_be_done_is_told_apart),
		cmocka_unit_test(when_all_is_done_nothing_is_open),
		cmocka_unit_test(what_was_answered_in_different_ways_comes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
