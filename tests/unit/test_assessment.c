/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an assessment takes, refuses and gives back. */
#include "config.h"

#include "engine/assessment.h"

#include <string.h>

#include "base/problem.h"
#include "mini_catalog.h"
#include "unit.h"

/* A string of COUNT times TEXT. */
static char *repeat(const char *text, int count)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < count; i++)
		g_string_append(out, text);
	return g_string_free(out, FALSE);
}

static void assert_refused(bool done, GError **error, const char *part)
{
	assert_false(done);
	assert_true(g_error_matches(*error, PHR_ERROR, PHR_ERROR_USAGE));
	if (!strstr((*error)->message, part))
		fail_msg("'%s' is not in '%s'", part, (*error)->message);
	g_clear_error(error);
}

static void a_new_assessment_is_blank(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	assert_ptr_equal(assessment->catalog, &mini_catalog);
	for (int i = 0; i < PROFILE_FIELDS; i++)
		assert_null(assessment->profile[i]);
	for (size_t i = 0; i < mini_catalog.facts; i++)
		assert_null(assessment_fact_words(assessment, i));
	for (size_t i = 0; i < mini_catalog.items; i++)
		assert_true(answer_empty(assessment->answer[i]));
	assert_int_equal(assessment->stray->len, 0);
	assessment_free(NULL);
}

static void the_profile_takes_cleaned_text(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	assert_true(assessment_set_profile(assessment, PROFILE_ORGANIZATION,
					   "か\u3099くえん\n\x1B[1m ", NULL));
	assert_string_equal(assessment->profile[PROFILE_ORGANIZATION], "がくえん  [1m");
	assert_true(assessment_set_profile(assessment, PROFILE_ORGANIZATION, "", NULL));
	assert_null(assessment->profile[PROFILE_ORGANIZATION]);
	assert_true(assessment_set_profile(assessment, PROFILE_SERVICE, "a", NULL));
	assert_true(assessment_set_profile(assessment, PROFILE_SERVICE, " \n", NULL));
	assert_null(assessment->profile[PROFILE_SERVICE]);
	assert_true(assessment_set_profile(assessment, PROFILE_SERVICE, NULL, NULL));
}

static void the_profile_refuses_what_it_cannot_hold(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	g_autofree char *longest = repeat("あ", FIELD_MAX), *longer = repeat("あ", FIELD_MAX + 1);
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_true(assessment_set_profile(assessment, PROFILE_STAFF_NAME, longest, &error));
	assert_refused(assessment_set_profile(assessment, PROFILE_STAFF_NAME, longer, &error),
		       &error, "'name'");
	assert_string_equal(assessment->profile[PROFILE_STAFF_NAME], longest);

	assert_true(assessment_set_profile(assessment, PROFILE_CONFIRMED, "2026-11-22", &error));
	assert_refused(assessment_set_profile(assessment, PROFILE_CONFIRMED, "22.11.2026", &error),
		       &error, "'22.11.2026'");
	assert_string_equal(assessment->profile[PROFILE_CONFIRMED], "2026-11-22");
	assert_true(assessment_set_profile(assessment, PROFILE_CONFIRMED, "", &error));
	assert_null(assessment->profile[PROFILE_CONFIRMED]);
}

static void assert_fact(const struct assessment *assessment, size_t fact, bool answered,
			uint64_t chosen)
{
	assert_int_equal(assessment->fact[fact].answered, answered);
	assert_int_equal(assessment->fact[fact].chosen, chosen);
}

static void facts_are_set_by_words(void **state)
{
	static const struct {
		size_t fact;
		const char *words;
		bool answered;
		uint64_t chosen;
		const char *back;
	} cases[] = {
		{ MINI_HAS_STAFF, "yes", true, 1 << FACT_YES, "yes" },
		{ MINI_HAS_STAFF, "no", true, 1 << FACT_NO, "no" },
		{ MINI_HAS_STAFF, "none", false, 0, NULL },
		{ MINI_PURPOSE, "research-only", true, 1 << PURPOSE_RESEARCH, "research-only" },
		{ MINI_PURPOSE, "none", false, 0, NULL },
		{ MINI_INFO, "myna", true, 1 << INFO_MYNA, "myna" },
		{ MINI_INFO, "processed,myna", true, 1 << INFO_MYNA | 1 << INFO_PROCESSED,
		  "myna,processed" },
		{ MINI_INFO, "myna, daily", true, 1 << INFO_MYNA | 1 << INFO_DAILY, "myna,daily" },
		{ MINI_INFO, "myna,myna", true, 1 << INFO_MYNA, "myna" },
		{ MINI_INFO, "", true, 0, "" }, /* an answer: nothing of these */
		{ MINI_INFO, "none", false, 0, NULL },
		{ MINI_ROLE, "none", true, 1 << ROLE_NONE, "none" }, /* here it is an option */
		{ MINI_ROLE, "", false, 0, NULL },
		{ MINI_HAS_STAFF, "yes", true, 1 << FACT_YES, "yes" },
		{ MINI_HAS_STAFF, "", false, 0, NULL },
	};
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		assert_true(assessment_set_fact(assessment, cases[i].fact, cases[i].words, NULL));
		assert_fact(assessment, cases[i].fact, cases[i].answered, cases[i].chosen);

		g_autofree char *back = assessment_fact_words(assessment, cases[i].fact);

		if (cases[i].back)
			assert_string_equal(back, cases[i].back);
		else
			assert_null(back);
	}
}

static void other_words_are_refused_and_change_nothing(void **state)
{
	static const struct {
		size_t fact;
		const char *words, *part;
	} cases[] = {
		{ MINI_HAS_STAFF, "maybe", "'maybe'" },     { MINI_HAS_STAFF, ",", "'has-staff'" },
		{ MINI_HAS_STAFF, "yes,no", "'yes,no'" },   { MINI_HAS_STAFF, "Yes", "yes, no" },
		{ MINI_PURPOSE, "own-health,research-only", "'purpose'" },
		{ MINI_PURPOSE, "myna", "own-health, research-only" },
		{ MINI_INFO, "myna,colour", "'colour'" },   { MINI_INFO, "myna,", "''" },
		{ MINI_INFO, ",", "''" },                   { MINI_INFO, "none,myna", "'none'" },
	};
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_true(assessment_set_fact(assessment, MINI_HAS_STAFF, "yes", &error));
	assert_true(assessment_set_fact(assessment, MINI_PURPOSE, "own-health", &error));
	assert_true(assessment_set_fact(assessment, MINI_INFO, "daily", &error));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_refused(
			assessment_set_fact(assessment, cases[i].fact, cases[i].words, &error),
			&error, cases[i].part);
	assert_fact(assessment, MINI_HAS_STAFF, true, 1 << FACT_YES);
	assert_fact(assessment, MINI_PURPOSE, true, 1 << PURPOSE_HEALTH);
	assert_fact(assessment, MINI_INFO, true, 1 << INFO_DAILY);
}

static void every_fact_is_set_again_by_its_own_words(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	OWNED(assessment) again = assessment_new(&mini_catalog);

	(void)state;
	for (size_t f = 0; f < mini_catalog.facts; f++)
		for (uint64_t chosen = 0; chosen < UINT64_C(1) << mini_catalog.fact[f].options;
		     chosen++) {
			bool one = chosen && !(chosen & (chosen - 1));

			if (mini_catalog.fact[f].kind != FACT_SOME_OF && !one)
				continue;
			assessment->fact[f] =
				(struct fact_value){ .answered = true, .chosen = chosen };
			g_autofree char *words = assessment_fact_words(assessment, f);

			assert_true(assessment_set_fact(again, f, words, NULL));
			assert_fact(again, f, true, chosen);
		}
}

/* An answer with every field, owned. */
static struct answer full_answer(void)
{
	struct answer answer = {
		.value = ANSWER_PARTIAL,
		.note = g_strdup("一行目\n二行目"),
		.evidence = g_ptr_array_new_with_free_func(g_free),
		.owner = g_strdup("総務課"),
		.due = g_strdup("2027-03-31"),
		.by = g_strdup("tanaka"),
		.at = g_strdup("2026-11-22T10:15:00+09:00"),
	};

	g_ptr_array_add(answer.evidence, g_strdup("docs/policy.pdf"));
	g_ptr_array_add(answer.evidence, g_strdup("https://example.org/policy"));
	return answer;
}

static void an_answer_is_stored_as_a_cleaned_copy(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	GPtrArray *evidence = g_ptr_array_new();
	struct answer answer = {
		.value = ANSWER_MET, .note = (char *)"か\u3099\r\n二\x1B \n", .evidence = evidence,
		.owner = (char *)"a\nb", .due = (char *)"", .by = (char *)"  ",
	};

	(void)state;
	g_ptr_array_add(evidence, (char *)" \n");
	g_ptr_array_add(evidence, (char *)"docs/a\tb.pdf");
	g_ptr_array_add(evidence, (char *)"");
	assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
	g_ptr_array_unref(evidence);

	const struct answer *stored = assessment->answer[MINI_LAW];

	assert_int_equal(stored->value, ANSWER_MET);
	assert_string_equal(stored->note, "が\n二");
	assert_int_equal(stored->evidence->len, 1);
	assert_string_equal(stored->evidence->pdata[0], "docs/a b.pdf");
	assert_string_equal(stored->owner, "a b");
	assert_null(stored->due);
	assert_null(stored->by);
	assert_null(stored->at);
	assert_true(answer_empty(assessment->answer[MINI_MUST]));
}

static void an_answer_may_be_the_assessments_own(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct answer answer = full_answer();

	(void)state;
	assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
	assert_true(
		assessment_set_answer(assessment, MINI_LAW, assessment->answer[MINI_LAW], NULL));
	assert_true(
		assessment_set_answer(assessment, MINI_MUST, assessment->answer[MINI_LAW], NULL));
	assert_true(answer_equal(assessment->answer[MINI_LAW], &answer));
	assert_true(answer_equal(assessment->answer[MINI_MUST], &answer));
	answer_clear(&answer);
}

static void answer_refused(struct assessment *assessment, struct answer *answer, const char *part)
{
	g_autoptr(GError) error = NULL;

	assert_refused(assessment_set_answer(assessment, MINI_LAW, answer, &error), &error, part);
}

static void texts_of_an_answer_have_a_longest(void **state)
{
	static const struct {
		size_t field;
		int longest;
		const char *name;
	} fields[] = {
		{ offsetof(struct answer, note), NOTE_MAX, "'note'" },
		{ offsetof(struct answer, owner), FIELD_MAX, "'owner'" },
		{ offsetof(struct answer, by), FIELD_MAX, "'by'" },
		{ offsetof(struct answer, at), FIELD_MAX, "'at'" },
	};
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		g_autofree char *longest = repeat("漢", fields[i].longest),
				*longer = repeat("漢", fields[i].longest + 1);
		struct answer answer = { .value = ANSWER_MET };
		char **field = (char **)(void *)((char *)&answer + fields[i].field);

		*field = longest;
		assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
		*field = longer;
		answer_refused(assessment, &answer, fields[i].name);
		*field = longest;
		assert_true(answer_equal(assessment->answer[MINI_LAW], &answer));
	}
}

static void evidence_has_a_longest_too(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	g_autofree char *longest = repeat("漢", EVIDENCE_MAX),
			*longer = repeat("漢", EVIDENCE_MAX + 1);
	g_autoptr(GPtrArray) evidence = g_ptr_array_new();
	struct answer answer = { .evidence = evidence };

	(void)state;
	for (int i = 0; i < EVIDENCES_MAX; i++)
		g_ptr_array_add(evidence, longest);
	assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
	g_ptr_array_add(evidence, longest);
	answer_refused(assessment, &answer, "'evidence'");
	g_ptr_array_set_size(evidence, 1);
	evidence->pdata[0] = longer;
	answer_refused(assessment, &answer, "'evidence'");
	assert_int_equal(assessment->answer[MINI_LAW]->evidence->len, EVIDENCES_MAX);
}

static void a_due_date_is_a_date(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct answer before = full_answer(),
		      answer = { .value = ANSWER_UNMET, .due = (char *)"2026-02-30" };

	(void)state;
	assert_true(assessment_set_answer(assessment, MINI_LAW, &before, NULL));
	answer_refused(assessment, &answer, "'2026-02-30'");
	assert_true(answer_equal(assessment->answer[MINI_LAW], &before));
	answer_clear(&before);
}

static void a_missing_note_is_no_error(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	const struct answer answer = { .value = ANSWER_NA };

	(void)state;
	assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
	assert_true(answer_lacks_note(assessment->answer[MINI_LAW]));
}

static void equivalent_and_na_need_their_note(void **state)
{
	static const char *const blanks[] = { NULL, "", " ", "\n \t", "\u3000", "\u00A0" };

	(void)state;
	for (int value = 0; value < ANSWER_VALUES; value++) {
		bool needs = value == ANSWER_EQUIVALENT || value == ANSWER_NA;
		struct answer answer = { .value = (enum answer_value)value, .note = (char *)"済" };

		assert_int_equal(answer_value_needs_note((enum answer_value)value), needs);
		assert_false(answer_lacks_note(&answer));
		for (size_t i = 0; i < G_N_ELEMENTS(blanks); i++) {
			answer.note = (char *)blanks[i];
			assert_int_equal(answer_lacks_note(&answer), needs);
		}
	}
}

static void every_field_counts_in_comparing(void **state)
{
	struct answer a = full_answer(), b, c, empty_list = { .evidence = NULL },
		      nothing = { .value = ANSWER_NONE };
	char **fields[] = { &b.note, &b.owner, &b.due, &b.by, &b.at };

	(void)state;
	answer_copy(&b, &a);
	assert_true(answer_equal(&a, &b));
	assert_ptr_not_equal(a.note, b.note);
	assert_ptr_not_equal(a.evidence->pdata[0], b.evidence->pdata[0]);
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		char *kept = *fields[i];

		*fields[i] = NULL;
		assert_false(answer_equal(&a, &b));
		*fields[i] = kept;
	}
	answer_copy(&c, &b);
	g_ptr_array_remove_index(c.evidence, 0);
	assert_false(answer_equal(&a, &c));
	b.value = ANSWER_MET;
	assert_false(answer_equal(&a, &b));

	empty_list.evidence = g_ptr_array_new_with_free_func(g_free);
	assert_true(answer_equal(&empty_list, &nothing));
	assert_true(answer_empty(&empty_list));
	assert_false(answer_empty(&a));
	answer_clear(&a);
	assert_true(answer_empty(&a));
	answer_clear(&b);
	answer_clear(&c);
	answer_clear(&empty_list);
}

static void taking_an_answer_back_keeps_what_was_written(void **state)
{
	struct answer answer = full_answer(), written = full_answer();

	(void)state;
	answer_change(&answer, ANSWER_MET, "sato", "2026-12-01T09:00:00+09:00");
	assert_int_equal(answer.value, ANSWER_MET);
	assert_string_equal(answer.by, "sato");
	assert_string_equal(answer.at, "2026-12-01T09:00:00+09:00");
	answer_change(&answer, ANSWER_UNMET, NULL, answer.at);
	assert_null(answer.by);
	assert_string_equal(answer.at, "2026-12-01T09:00:00+09:00");
	answer_change(&answer, ANSWER_NONE, "sato", "2026-12-02T09:00:00+09:00");
	assert_null(answer.by);
	assert_null(answer.at);
	answer_change(&answer, written.value, written.by, written.at);
	assert_true(answer_equal(&answer, &written));
	answer_clear(&answer);
	answer_clear(&written);
}

static void answers_to_unknown_keys_are_kept_in_order(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct answer answer = full_answer();

	(void)state;
	assessment_add_stray(assessment, "9/z", &answer);
	assessment_add_stray(assessment, "0/a", &answer);
	answer_clear(&answer);
	answer = full_answer();
	assert_int_equal(assessment->stray->len, 2);
	for (unsigned i = 0; i < 2; i++) {
		const struct stray_answer *stray = assessment->stray->pdata[i];

		assert_string_equal(stray->key, i == 0 ? "9/z" : "0/a");
		assert_true(answer_equal(&stray->answer, &answer));
	}
	answer_clear(&answer);
}

/* An assessment with something in every part. */
static struct assessment *filled(void)
{
	struct assessment *assessment = assessment_new(&mini_catalog);
	struct answer answer = full_answer();

	assert_true(assessment_set_profile(assessment, PROFILE_ORGANIZATION, "例", NULL));
	assert_true(assessment_set_fact(assessment, MINI_INFO, "", NULL));
	assert_true(assessment_set_answer(assessment, MINI_MUST, &answer, NULL));
	assessment_add_stray(assessment, "9/z", &answer);
	answer_clear(&answer);
	return assessment;
}

static void a_copy_is_equal_and_apart(void **state)
{
	OWNED(assessment) assessment = filled();
	OWNED(assessment) same = filled();
	OWNED(assessment) copy = assessment_copy(assessment);

	(void)state;
	assert_true(assessment_equal(assessment, copy));
	assessment_free(assessment);
	assessment = NULL;
	assert_true(assessment_equal(copy, same));
}

/* Of two that share answers either is changed, and either goes first. */
static void change_one_of_two(bool copy_changes, bool copy_goes_first)
{
	OWNED(assessment) a = filled();
	OWNED(assessment) b = assessment_copy(a);
	OWNED(assessment) as_it_was = filled();
	struct assessment **changed = copy_changes ? &b : &a, **other = copy_changes ? &a : &b;
	struct assessment **first = copy_goes_first ? &b : &a;
	const struct answer met = { .value = ANSWER_MET, .note = (char *)"new" };

	assert_true(assessment_set_answer(*changed, MINI_MUST, &met, NULL));
	assert_true(assessment_set_answer(*changed, MINI_LAW, &met, NULL));
	assert_true(assessment_equal(*other, as_it_was));
	assert_true(answer_equal((*changed)->answer[MINI_MUST], &met));
	assessment_free(*first);
	*first = NULL;
	if (*changed)
		assert_true(answer_equal((*changed)->answer[MINI_LAW], &met));
	if (*other)
		assert_true(assessment_equal(*other, as_it_was));
}

static void changing_one_of_two_that_share_leaves_the_other(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++)
		change_one_of_two(i & 1, i & 2);
}

static void a_copy_shares_the_answers_that_it_does_not_change(void **state)
{
	OWNED(assessment) assessment = filled();
	OWNED(assessment) copy = assessment_copy(assessment);
	const struct answer met = { .value = ANSWER_MET };

	(void)state;
	assert_true(assessment_set_answer(copy, MINI_LAW, &met, NULL));
	for (size_t i = 0; i < MINI_ITEMS; i++)
		assert_int_equal(copy->answer[i] == assessment->answer[i], i != MINI_LAW);
}

static void an_answer_that_is_put_is_taken(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct answer answer = full_answer();
	const char *note = answer.note;

	(void)state;
	assessment_put_answer(assessment, MINI_LAW, &answer);
	assert_true(answer_empty(&answer));
	assert_ptr_equal(assessment->answer[MINI_LAW]->note, note);
	assert_true(answer_empty(assessment->answer[MINI_MUST]));
}

static void any_change_makes_a_difference(void **state)
{
	OWNED(assessment) assessment = filled();
	const struct answer met = { .value = ANSWER_MET };
	g_autoptr(GPtrArray) copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)(void (*)(void))assessment_free);

	(void)state;
	for (int i = 0; i < 6; i++)
		g_ptr_array_add(copies, assessment_copy(assessment));
	assert_true(assessment_set_profile(copies->pdata[0], PROFILE_STAFF_TITLE, "部長", NULL));
	assert_true(assessment_set_fact(copies->pdata[1], MINI_INFO, "none", NULL));
	assert_true(assessment_set_fact(copies->pdata[2], MINI_INFO, "daily", NULL));
	assert_true(assessment_set_answer(copies->pdata[3], MINI_LAW, &met, NULL));
	assessment_add_stray(copies->pdata[4], "9/y", &met);
	((struct stray_answer *)((struct assessment *)copies->pdata[5])->stray->pdata[0])
		->answer.value = ANSWER_MET;
	for (int i = 0; i < 6; i++)
		assert_false(assessment_equal(assessment, copies->pdata[i]));
}

static void answers_and_fields_have_their_words(void **state)
{
	static const char *const answers[] = {
		"none", "met", "equivalent", "partial", "unmet", "na"
	};
	static const char *const fields[] = { "organization", "service", "confirmed", "name",
					      "title", "interval", "overview-ja", "overview-en",
					      "overview-basis" };

	(void)state;
	assert_int_equal(G_N_ELEMENTS(answers), ANSWER_VALUES);
	assert_int_equal(G_N_ELEMENTS(fields), PROFILE_FIELDS);
	for (int i = 0; i < ANSWER_VALUES; i++) {
		assert_string_equal(answer_id((enum answer_value)i), answers[i]);
		assert_int_equal(answer_parse(answers[i]), i);
		assert_true(strlen(answer_label((enum answer_value)i)) > 0);
	}
	assert_int_equal(answer_parse("Met"), -1);
	assert_int_equal(answer_parse(""), -1);
	for (int i = 0; i < PROFILE_FIELDS; i++) {
		assert_string_equal(profile_field_id((enum profile_field)i), fields[i]);
		assert_true(strlen(profile_field_label((enum profile_field)i)) > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_assessment_is_blank),
		cmocka_unit_test(the_profile_takes_cleaned_text),
		cmocka_unit_test(the_profile_refuses_what_it_cannot_hold),
		cmocka_unit_test(facts_are_set_by_words),
		cmocka_unit_test(other_words_are_refused_and_change_nothing),
		cmocka_unit_test(every_fact_is_set_again_by_its_own_words),
		cmocka_unit_test(an_answer_is_stored_as_a_cleaned_copy),
		cmocka_unit_test(an_answer_may_be_the_assessments_own),
		cmocka_unit_test(texts_of_an_answer_have_a_longest),
		cmocka_unit_test(evidence_has_a_longest_too),
		cmocka_unit_test(a_due_date_is_a_date),
		cmocka_unit_test(a_missing_note_is_no_error),
		cmocka_unit_test(equivalent_and_na_need_their_note),
		cmocka_unit_test(every_field_counts_in_comparing),
		cmocka_unit_test(taking_an_answer_back_keeps_what_was_written),
		cmocka_unit_test(answers_to_unknown_keys_are_kept_in_order),
		cmocka_unit_test(a_copy_is_equal_and_apart),
		cmocka_unit_test(changing_one_of_two_that_share_leaves_the_other),
		cmocka_unit_test(a_copy_shares_the_answers_that_it_does_not_change),
		cmocka_unit_test(an_answer_that_is_put_is_taken),
		cmocka_unit_test(any_change_makes_a_difference),
		cmocka_unit_test(answers_and_fields_have_their_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
