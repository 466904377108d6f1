/* SPDX-License-Identifier: GPL-3.0-or-later
 * The report, case by case, worked out by hand from design section 5 and the comments of
 * mini_catalog.h. Random cases are in test_evaluate_random.c, the Guideline's own scope rules in
 * test_scope.c. */
#include "config.h"

#include "engine/evaluate.h"

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

/* SET holds the facts of the bits FACTS and no others. */
static void assert_set(const struct fact_set *set, unsigned facts)
{
	assert_int_equal(set->word[0], facts);
	for (size_t i = 1; i < G_N_ELEMENTS(set->word); i++)
		assert_int_equal(set->word[i], 0);
}

static unsigned bit(enum mini_fact fact)
{
	return 1U << fact;
}

/* Covered, every fact known; rows MINI_LAW_EFFORT, MINI_NOT_BOTH, MINI_OFFICE, MINI_ABROAD do not
 * apply. */
static struct assessment *covered(void)
{
	struct assessment *assessment = assessment_new(&mini_catalog);

	set(assessment, MINI_INFO, "myna");
	set(assessment, MINI_PURPOSE, "own-health");
	set(assessment, MINI_ROLE, "direct");
	set(assessment, MINI_HAS_STAFF, "yes");
	set(assessment, MINI_USES_CLOUD, "yes");
	set(assessment, MINI_RECIPIENTS, "");
	return assessment;
}

/* covered(), and each row that applies is met. */
static struct assessment *met(void)
{
	struct assessment *assessment = covered();

	for (int i = 0; i < MINI_ITEMS; i++)
		answer(assessment, (enum mini_item)i, ANSWER_MET, NULL);
	return assessment;
}

static void nothing_known_decides_nothing(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	OWNED(report) report = evaluate(assessment, NULL);

	(void)state;
	assert_ptr_equal(report->catalog, &mini_catalog);
	assert_int_equal(report->scope.verdict, VERDICT_UNCLEAR);
	assert_null(report->scope.rule);
	assert_set(&report->scope.because, 0);
	assert_set(&report->scope.settled_by,
		   bit(MINI_INFO) | bit(MINI_PURPOSE) | bit(MINI_ROLE) | bit(MINI_HAS_STAFF));
	assert_int_equal(report->conforming, TRUTH_UNKNOWN);
	assert_int_equal(report->result, RESULT_INCOMPLETE);
	assert_int_equal(report->total.applicable, 2);          /* those without a condition */
	assert_int_equal(report->total.undecided, MINI_ITEMS - 2);
}

static void a_row_without_condition_applies_to_everybody(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	OWNED(report) report = evaluate(assessment, NULL);

	(void)state;
	assert_int_equal(report->finding[MINI_LAW].applies, TRUTH_YES);
	assert_set(&report->finding[MINI_LAW].because, 0);
	assert_set(&report->finding[MINI_LAW].settled_by, 0);
}

static void a_row_needs_its_section_and_itself(void **state)
{
	static const struct {
		const char *purpose, *staff, *cloud;
		enum truth applies;
		unsigned because, settled_by;
	} cases[] = {
		/* MINI_NOT_BOTH: purpose is health; not both staff and cloud */
		{ "own-health", "no", "yes", TRUTH_YES, 1 << MINI_PURPOSE | 1 << MINI_HAS_STAFF,
		  0 },
		{ "own-health", "yes", "yes", TRUTH_NO, 1 << MINI_HAS_STAFF | 1 << MINI_USES_CLOUD,
		  0 },
		{ "research-only", "no", "no", TRUTH_NO, 1 << MINI_PURPOSE, 0 },
		{ "research-only", "yes", "yes", TRUTH_NO,
		  1 << MINI_PURPOSE | 1 << MINI_HAS_STAFF | 1 << MINI_USES_CLOUD, 0 },
		{ "research-only", "none", "none", TRUTH_NO, 1 << MINI_PURPOSE, 0 },
		{ "none", "yes", "yes", TRUTH_NO, 1 << MINI_HAS_STAFF | 1 << MINI_USES_CLOUD, 0 },
		{ "none", "no", "none", TRUTH_UNKNOWN, 0, 1 << MINI_PURPOSE },
		{ "own-health", "yes", "none", TRUTH_UNKNOWN, 0, 1 << MINI_USES_CLOUD },
		{ "none", "yes", "none", TRUTH_UNKNOWN, 0,
		  1 << MINI_PURPOSE | 1 << MINI_USES_CLOUD },
		{ "none", "none", "none", TRUTH_UNKNOWN, 0,
		  1 << MINI_PURPOSE | 1 << MINI_HAS_STAFF | 1 << MINI_USES_CLOUD },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		OWNED(assessment) assessment = assessment_new(&mini_catalog);

		set(assessment, MINI_PURPOSE, cases[i].purpose);
		set(assessment, MINI_HAS_STAFF, cases[i].staff);
		set(assessment, MINI_USES_CLOUD, cases[i].cloud);
		OWNED(report) report = evaluate(assessment, NULL);
		const struct finding *finding = &report->finding[MINI_NOT_BOTH];

		assert_int_equal(finding->applies, cases[i].applies);
		assert_set(&finding->because, cases[i].because);
		assert_set(&finding->settled_by, cases[i].settled_by);
	}
}

/* One line of assert_scope(): facts in words ("none": not known), what comes out, the facts that
 * decide. */
struct scope_case {
	const char *info, *purpose, *role, *staff;
	enum verdict verdict;
	int rule;                               /* -1: none */
	unsigned because, settled_by;
};

static void assert_scope(const struct scope_case *c)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	set(assessment, MINI_INFO, c->info);
	set(assessment, MINI_PURPOSE, c->purpose);
	set(assessment, MINI_HAS_STAFF, c->staff);
	if (*c->role)                           /* "none" is an option here */
		set(assessment, MINI_ROLE, c->role);
	OWNED(report) report = evaluate(assessment, NULL);

	assert_int_equal(report->scope.verdict, c->verdict);
	if (c->rule < 0)
		assert_null(report->scope.rule);
	else
		assert_ptr_equal(report->scope.rule, &mini_catalog.rule[c->rule]);
	assert_set(&report->scope.because, c->because);
	assert_set(&report->scope.settled_by, c->settled_by);
}

enum {
	INFO = 1 << MINI_INFO,
	PURPOSE = 1 << MINI_PURPOSE,
	ROLE = 1 << MINI_ROLE,
	STAFF = 1 << MINI_HAS_STAFF
};

static void the_first_rule_that_is_surely_true_decides(void **state)
{
	static const struct scope_case cases[] = {
		{ "none", "research-only", "", "none", VERDICT_OUT, MINI_RULE_RESEARCH, PURPOSE,
		  0 },
		{ "myna", "research-only", "direct", "yes", VERDICT_OUT, MINI_RULE_RESEARCH,
		  PURPOSE, 0 },
		/* in only because the rule before does not hold: that fact decides too */
		{ "myna", "own-health", "", "none", VERDICT_IN, MINI_RULE_MYNA, INFO | PURPOSE, 0 },
		{ "myna", "own-health", "none", "none", VERDICT_IN, MINI_RULE_MYNA, INFO | PURPOSE,
		  0 },
		{ "daily", "own-health", "none", "none", VERDICT_OUT, MINI_RULE_NONE, INFO | ROLE,
		  0 },
		{ "daily", "own-health", "contractor", "yes", VERDICT_IN, MINI_RULE_STAFF,
		  PURPOSE | ROLE | STAFF, 0 },
		/* an open rule with the same verdict does not stand in the way */
		{ "daily", "none", "none", "none", VERDICT_OUT, MINI_RULE_NONE, INFO | ROLE, 0 },
		{ "none", "own-health", "contractor", "yes", VERDICT_IN, MINI_RULE_STAFF,
		  PURPOSE | ROLE | STAFF, 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_scope(&cases[i]);
}

static void a_rule_before_it_that_may_still_hold_keeps_the_scope_unclear(void **state)
{
	static const struct scope_case cases[] = {
		{ "myna", "none", "", "none", VERDICT_UNCLEAR, -1, 0, PURPOSE },
		{ "myna", "none", "none", "none", VERDICT_UNCLEAR, -1, 0, PURPOSE },
		{ "none", "none", "none", "none", VERDICT_UNCLEAR, -1, 0, INFO | PURPOSE },
		{ "none", "own-health", "none", "none", VERDICT_UNCLEAR, -1, 0, INFO },
		/* whether info has myna makes no difference any more: in by that rule or by the
		 * last */
		{ "none", "none", "contractor", "yes", VERDICT_UNCLEAR, -1, 0, PURPOSE },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_scope(&cases[i]);
}

static void open_facts_of_every_rule_that_may_decide_are_told(void **state)
{
	static const struct scope_case cases[] = {
		{ "daily", "own-health", "", "none", VERDICT_UNCLEAR, -1, 0, ROLE | STAFF },
		{ "daily", "own-health", "contractor", "none", VERDICT_UNCLEAR, -1, 0, STAFF },
		{ "daily", "own-health", "", "no", VERDICT_UNCLEAR, -1, 0, ROLE },
		{ "none", "own-health", "direct", "no", VERDICT_UNCLEAR, -1, 0, INFO },
		{ "", "none", "direct", "none", VERDICT_UNCLEAR, -1, 0, PURPOSE },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_scope(&cases[i]);
}

static void when_no_rule_can_hold_the_scope_stays_unclear_and_nothing_settles_it(void **state)
{
	static const struct scope_case none = { "daily",         "own-health", "direct", "yes",
						VERDICT_UNCLEAR, -1,           0,        0 };

	(void)state;
	assert_scope(&none);
}

static void all_met_is_conforming(void **state)
{
	OWNED(assessment) assessment = met();
	OWNED(report) report = evaluate(assessment, NULL);

	(void)state;
	assert_int_equal(report->scope.verdict, VERDICT_IN);
	assert_int_equal(report->conforming, TRUTH_YES);
	assert_int_equal(report->result, RESULT_CONFORMING);
}

static void counts_are_as_counted_by_hand(void **state)
{
	static const struct counts expected = {
		.items = 11, .applicable = 7, .excluded = 4, .ticked = 2,
		.met = 1, .equivalent = 2, .partial = 1, .unmet = 1, .na = 1, .unanswered = 1,
		.reason_missing = 2, .binding_gaps = 1,
	};
	static const struct counts safety = {
		.items = 4, .applicable = 4, .ticked = 2, .met = 1, .equivalent = 2, .partial = 1,
		.reason_missing = 1, .binding_gaps = 1,
	};
	static const struct counts people = {
		.items = 3, .applicable = 1, .excluded = 2, .unmet = 1
	};
	static const struct counts consent = {
		.items = 4,
		.applicable = 2,
		.excluded = 2,
		.na = 1,
		.unanswered = 1,
		.reason_missing = 1,
	};
	OWNED(assessment) assessment = covered();

	(void)state;
	answer(assessment, MINI_LAW, ANSWER_MET, NULL);
	answer(assessment, MINI_MUST, ANSWER_EQUIVALENT, "署名で代える");
	answer(assessment, MINI_EXPECTED, ANSWER_PARTIAL, NULL);
	answer(assessment, MINI_DESIRABLE, ANSWER_EQUIVALENT, NULL);
	answer(assessment, MINI_EFFORT, ANSWER_UNMET, NULL);
	answer(assessment, MINI_CONSENT, ANSWER_NA, NULL);
	answer(assessment, MINI_OFFICE, ANSWER_UNMET, NULL);    /* does not apply: not counted */
	OWNED(report) report = evaluate(assessment, NULL);

	assert_memory_equal(&report->total, &expected, sizeof expected);
	assert_memory_equal(&report->section[MINI_SECTION_SAFETY], &safety, sizeof safety);
	assert_memory_equal(&report->section[MINI_SECTION_STAFF], &people, sizeof people);
	assert_memory_equal(&report->section[MINI_SECTION_CONSENT], &consent, sizeof consent);
}

static void a_screen_counts_its_sections_together(void **state)
{
	OWNED(assessment) assessment = met();
	OWNED(report) report = evaluate(assessment, NULL);
	struct counts security = report_screen(report, MINI_SCREEN_SECURITY);
	struct counts consent = report_screen(report, MINI_SCREEN_CONSENT);
	struct counts nothing = report_screen(report, MINI_SCREENS), zero;

	(void)state;
	memset(&zero, 0, sizeof zero);
	assert_int_equal(security.items, 7);
	assert_int_equal(security.ticked, 5);
	assert_int_equal(consent.items, 4);
	assert_int_equal(consent.ticked, 2);
	assert_memory_equal(&nothing, &zero, sizeof zero);
}

/* What all-met becomes when ITEM is answered otherwise. */
static void assert_becomes(enum mini_item item, enum answer_value value, const char *note,
			   enum truth conforming, bool ticked)
{
	static const enum result results[] = {
		[TRUTH_NO] = RESULT_GAPS,
		[TRUTH_YES] = RESULT_CONFORMING,
		[TRUTH_UNKNOWN] = RESULT_INCOMPLETE,
	};
	OWNED(assessment) assessment = met();

	answer(assessment, item, value, note);
	OWNED(report) report = evaluate(assessment, NULL);

	assert_int_equal(report->conforming, conforming);
	assert_int_equal(report->result, results[conforming]);
	assert_int_equal(report->finding[item].ticked, ticked);
}

static void one_binding_gap_is_enough(void **state)
{
	static const enum mini_item binding[] = { MINI_LAW, MINI_MUST, MINI_EXPECTED,
						  MINI_CONSENT };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(binding); i++) {
		assert_becomes(binding[i], ANSWER_UNMET, NULL, TRUTH_NO, false);
		assert_becomes(binding[i], ANSWER_PARTIAL, "よい理由", TRUTH_NO, false);
		assert_becomes(binding[i], ANSWER_NONE, NULL, TRUTH_UNKNOWN, false);
	}
}

static void other_duties_do_not_stand_in_the_way(void **state)
{
	(void)state;
	assert_becomes(MINI_DESIRABLE, ANSWER_UNMET, NULL, TRUTH_YES, false);
	assert_becomes(MINI_EFFORT, ANSWER_PARTIAL, NULL, TRUTH_YES, false);
	assert_becomes(MINI_EFFORT, ANSWER_NONE, NULL, TRUTH_UNKNOWN,
		       false); /* but they want an answer */
}

static void equivalent_and_na_count_with_their_note_only(void **state)
{
	(void)state;
	assert_becomes(MINI_LAW, ANSWER_EQUIVALENT, "別の方法", TRUTH_YES, true);
	assert_becomes(MINI_LAW, ANSWER_EQUIVALENT, NULL, TRUTH_UNKNOWN, false);
	assert_becomes(MINI_LAW, ANSWER_NA, "端末がない", TRUTH_YES, false);
	assert_becomes(MINI_LAW, ANSWER_NA, NULL, TRUTH_UNKNOWN, false);
	assert_becomes(MINI_DESIRABLE, ANSWER_NA, NULL, TRUTH_UNKNOWN, false);
}

static void answers_of_rows_that_do_not_apply_do_not_matter(void **state)
{
	(void)state;
	assert_becomes(MINI_OFFICE, ANSWER_UNMET, NULL, TRUTH_YES, false);      /* duty: must */
	assert_becomes(MINI_ABROAD, ANSWER_NONE, NULL, TRUTH_YES, false);
	assert_becomes(MINI_NOT_BOTH, ANSWER_NA, NULL, TRUTH_YES, false);
	assert_becomes(MINI_OFFICE, ANSWER_MET, NULL, TRUTH_YES, false);
}

static void an_undecided_row_keeps_it_open(void **state)
{
	OWNED(assessment) assessment = met();

	(void)state;
	set(assessment, MINI_HAS_STAFF, "none");
	OWNED(report) report = evaluate(assessment, NULL);

	assert_int_equal(report->total.undecided,
			 2); /* MINI_MUST and MINI_NOT_BOTH; MINI_MIXED has cloud */
	assert_int_equal(report->conforming, TRUTH_UNKNOWN);
	assert_false(report->finding[MINI_MUST].ticked); /* answered, and not yet known to apply */
	assert_int_equal(report->total.met, 6);
}

static void an_undecided_row_is_no_gap_yet(void **state)
{
	OWNED(assessment) assessment = met();

	(void)state;
	set(assessment, MINI_HAS_STAFF, "none");
	answer(assessment, MINI_MUST, ANSWER_UNMET, NULL);
	OWNED(report) report = evaluate(assessment, NULL);

	assert_false(report->finding[MINI_MUST].gap);
	assert_int_equal(report->total.binding_gaps, 0);
	assert_int_equal(report->conforming, TRUTH_UNKNOWN);
}

static void outside_the_scope_the_rows_are_still_told(void **state)
{
	OWNED(assessment) assessment = met();

	(void)state;
	set(assessment, MINI_PURPOSE, "research-only");
	answer(assessment, MINI_LAW, ANSWER_UNMET, NULL);
	OWNED(report) report = evaluate(assessment, NULL);

	assert_int_equal(report->scope.verdict, VERDICT_OUT);
	assert_int_equal(report->result, RESULT_OUT_OF_SCOPE);
	assert_int_equal(report->conforming, TRUTH_NO);
	assert_true(report->finding[MINI_LAW].gap);
}

static void out_of_scope_is_never_conforming(void **state)
{
	OWNED(assessment) assessment = met();

	(void)state;
	set(assessment, MINI_PURPOSE, "research-only");
	OWNED(report) report = evaluate(assessment, NULL);

	assert_int_equal(report->conforming, TRUTH_UNKNOWN);
	assert_int_equal(report->result, RESULT_OUT_OF_SCOPE);
}

static void a_gap_is_overdue_the_day_after(void **state)
{
	static const struct {
		enum answer_value value;
		const char *due, *today;
		bool overdue;
	} cases[] = {
		{ ANSWER_UNMET, "2027-03-31", "2027-03-31", false },
		{ ANSWER_UNMET, "2027-03-31", "2027-04-01", true },
		{ ANSWER_PARTIAL, "2026-12-31", "2027-01-01", true },
		{ ANSWER_UNMET, "2027-03-31", NULL, false },
		{ ANSWER_UNMET, NULL, "2027-04-01", false },
		{ ANSWER_MET, "2027-03-31", "2027-04-01", false },
		{ ANSWER_NONE, "2027-03-31", "2027-04-01", false },
		{ ANSWER_UNMET, "2027-10-01", "2027-09-30", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		OWNED(assessment) assessment = covered();
		const struct answer given = { .value = cases[i].value,
					      .due = (char *)cases[i].due };

		assert_true(assessment_set_answer(assessment, MINI_LAW, &given, NULL));
		assert_true(assessment_set_answer(assessment, MINI_ABROAD, &given, NULL));
		OWNED(report) report = evaluate(assessment, cases[i].today);

		assert_int_equal(report->finding[MINI_LAW].overdue, cases[i].overdue);
		assert_false(report->finding[MINI_ABROAD].overdue);     /* does not apply */
	}
}

/* Whoever looked at another row would make good what is wrong there. */
static void an_answer_has_no_other_row_evaluated(void **state)
{
	OWNED(assessment) assessment = met();
	OWNED(report) report = evaluate(assessment, NULL);

	(void)state;
	for (int i = 0; i < MINI_ITEMS; i++)
		report->finding[i].overdue = i != MINI_LAW;
	answer(assessment, MINI_LAW, ANSWER_UNMET, NULL);
	report_answered(report, assessment, MINI_LAW, NULL);
	assert_true(report->finding[MINI_LAW].gap);
	assert_int_equal(report->result, RESULT_GAPS);
	for (int i = 0; i < MINI_ITEMS; i++)
		assert_int_equal(report->finding[i].overdue, i != MINI_LAW);
}

static void a_report_outlives_its_assessment(void **state)
{
	struct assessment *assessment = met();
	OWNED(report) report = evaluate(assessment, "2027-01-01");

	(void)state;
	assessment_free(assessment);
	assert_int_equal(report_screen(report, MINI_SCREEN_CONSENT).ticked, 2);
	report_free(NULL);
}

static void an_empty_catalog_has_an_empty_report(void **state)
{
	static const struct catalog empty;
	OWNED(assessment) assessment = assessment_new(&empty);
	OWNED(report) report = evaluate(assessment, NULL);

	(void)state;
	assert_int_equal(report->scope.verdict, VERDICT_UNCLEAR);
	assert_int_equal(report->total.items, 0);
	assert_int_equal(report->result, RESULT_INCOMPLETE);
}

static void results_and_truths_have_their_words(void **state)
{
	static const char *const results[] = { "conforming", "gaps", "incomplete", "out-of-scope" };

	(void)state;
	assert_int_equal(G_N_ELEMENTS(results), RESULTS);
	for (int i = 0; i < RESULTS; i++) {
		assert_string_equal(result_id((enum result)i), results[i]);
		assert_true(strlen(result_label((enum result)i)) > 0);
	}
	assert_string_equal(truth_id(TRUTH_YES), "yes");
	assert_string_equal(truth_id(TRUTH_NO), "no");
	assert_string_equal(truth_id(TRUTH_UNKNOWN), "unknown");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_known_decides_nothing),
		cmocka_unit_test(a_row_without_condition_applies_to_everybody),
		cmocka_unit_test(a_row_needs_its_section_and_itself),
		cmocka_unit_test(the_first_rule_that_is_surely_true_decides),
		cmocka_unit_test(a_rule_before_it_that_may_still_hold_keeps_the_scope_unclear),
		cmocka_unit_test(open_facts_of_every_rule_that_may_decide_are_told),
		cmocka_unit_test(
			when_no_rule_can_hold_the_scope_stays_unclear_and_nothing_settles_it),
		cmocka_unit_test(all_met_is_conforming),
		cmocka_unit_test(counts_are_as_counted_by_hand),
		cmocka_unit_test(a_screen_counts_its_sections_together),
		cmocka_unit_test(one_binding_gap_is_enough),
		cmocka_unit_test(other_duties_do_not_stand_in_the_way),
		cmocka_unit_test(equivalent_and_na_count_with_their_note_only),
		cmocka_unit_test(answers_of_rows_that_do_not_apply_do_not_matter),
		cmocka_unit_test(an_undecided_row_keeps_it_open),
		cmocka_unit_test(an_undecided_row_is_no_gap_yet),
		cmocka_unit_test(outside_the_scope_the_rows_are_still_told),
		cmocka_unit_test(out_of_scope_is_never_conforming),
		cmocka_unit_test(a_gap_is_overdue_the_day_after),
		cmocka_unit_test(an_answer_has_no_other_row_evaluated),
		cmocka_unit_test(a_report_outlives_its_assessment),
		cmocka_unit_test(an_empty_catalog_has_an_empty_report),
		cmocka_unit_test(results_and_truths_have_their_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
