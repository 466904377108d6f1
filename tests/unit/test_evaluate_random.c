/* SPDX-License-Identifier: GPL-3.0-or-later
 * The report under random answers against a second evaluation, which knows mini_catalog.h as
 * plain C and looks at every world that the known facts leave possible: 6,144 of them when
 * nothing is known. */
#include "config.h"

#include "engine/evaluate.h"

#include "mini_catalog.h"
#include "unit.h"

enum { ROUNDS = 10000, WORLDS = 8 * 2 * 3 * 2 * 2 * 2 * 8 * 2, UNKNOWN = -1 };

/* How many ways there are to answer each fact: a some-of fact by any of the sets of its options. */
static const int ways[MINI_FACTS] = {
	[MINI_INFO] = 1 << INFO_OPTIONS,
	[MINI_PURPOSE] = PURPOSE_OPTIONS,
	[MINI_ROLE] = ROLE_OPTIONS,
	[MINI_FACES_USERS] = 2,
	[MINI_HAS_STAFF] = 2,
	[MINI_USES_CLOUD] = 2,
	[MINI_RECIPIENTS] = 1 << RECIPIENT_OPTIONS,
	[MINI_TOLD_ABROAD] = 2,
};

/* Which of its ways each fact has taken, or UNKNOWN. Worlds are those without UNKNOWN, numbered
 * with the first fact as the lowest digit. */
struct facts {
	int way[MINI_FACTS];
};

/* What is true of a world: a bit a row, and the verdict. */
struct outcome {
	unsigned rows;
	enum verdict scope;
};

static struct outcome outcomes[WORLDS];

/* The conditions of mini_catalog.h once more, for facts that are all known. */
static unsigned rows_that_apply(const int *way)
{
	bool staff = way[MINI_HAS_STAFF] == FACT_YES, cloud = way[MINI_USES_CLOUD] == FACT_YES;
	bool partner = way[MINI_RECIPIENTS] >> RECIPIENT_PARTNER & 1;
	bool office = way[MINI_RECIPIENTS] >> RECIPIENT_OFFICE & 1;
	bool abroad = way[MINI_RECIPIENTS] >> RECIPIENT_ABROAD & 1;
	bool processed = way[MINI_INFO] >> INFO_PROCESSED & 1;
	unsigned rows = 1U << MINI_LAW | 1U << MINI_DESIRABLE;

	rows |= (unsigned)staff << MINI_MUST;
	rows |= (unsigned)(cloud || partner) << MINI_EXPECTED;
	if (way[MINI_PURPOSE] == PURPOSE_HEALTH) {
		rows |= 1U << MINI_EFFORT;
		rows |= (unsigned)(way[MINI_INFO] == 1 << INFO_DAILY) << MINI_LAW_EFFORT;
		rows |= (unsigned)(!staff || !cloud) << MINI_NOT_BOTH;
	}
	if (way[MINI_ROLE] != ROLE_CONTRACTOR || way[MINI_FACES_USERS] == FACT_YES) {
		rows |= 1U << MINI_CONSENT;
		rows |= (unsigned)((partner || office) && !cloud) << MINI_OFFICE;
		rows |= (unsigned)(abroad && way[MINI_TOLD_ABROAD] == FACT_YES) << MINI_ABROAD;
		rows |= (unsigned)((staff || cloud) && !processed) << MINI_MIXED;
	}
	return rows;
}

static enum verdict scope_of(const int *way)
{
	if (way[MINI_PURPOSE] == PURPOSE_RESEARCH)
		return VERDICT_OUT;
	if (way[MINI_INFO] >> INFO_MYNA & 1)
		return VERDICT_IN;
	if (way[MINI_ROLE] == ROLE_NONE)
		return VERDICT_OUT;
	if (way[MINI_ROLE] == ROLE_CONTRACTOR && way[MINI_HAS_STAFF] == FACT_YES)
		return VERDICT_IN;
	return VERDICT_UNCLEAR;
}

static int make_worlds(void **state)
{
	(void)state;
	for (int w = 0; w < WORLDS; w++) {
		int way[MINI_FACTS], rest = w;

		for (int f = 0; f < MINI_FACTS; f++) {
			way[f] = rest % ways[f];
			rest /= ways[f];
		}
		outcomes[w] = (struct outcome){ rows_that_apply(way), scope_of(way) };
	}
	return 0;
}

/* The worlds that FACTS leave possible, in WORLDS; returns how many. */
static int possible_worlds(const struct facts *facts, int *worlds)
{
	int count = 1, stride = 1;

	worlds[0] = 0;
	for (int f = 0; f < MINI_FACTS; f++) {
		int known = count, way = facts->way[f];

		for (int i = 0; i < known; i++)
			worlds[i] += MAX(way, 0) * stride;
		for (int other = 1; way == UNKNOWN && other < ways[f]; other++)
			for (int i = 0; i < known; i++)
				worlds[count++] = worlds[i] + other * stride;
		stride *= ways[f];
	}
	return count;
}

/* What can still be. */
struct outlook {
	unsigned always, never;                 /* rows: bits */
	bool scope[VERDICTS];                   /* verdicts that are possible */
};

static void look_at(struct outlook *outlook, const struct facts *facts)
{
	static int worlds[WORLDS];
	int count = possible_worlds(facts, worlds);

	*outlook = (struct outlook){ .always = ~0U, .never = ~0U };
	for (int i = 0; i < count; i++) {
		outlook->always &= outcomes[worlds[i]].rows;
		outlook->never &= ~outcomes[worlds[i]].rows;
		outlook->scope[outcomes[worlds[i]].scope] = true;
	}
}

/* What each unknown fact can still change. */
struct changes {
	unsigned rows[MINI_FACTS];              /* bits */
	bool scope[MINI_FACTS];
};

static void look_for_changes(struct changes *changes, const struct facts *facts)
{
	static int worlds[WORLDS];
	int count = possible_worlds(facts, worlds), stride = 1;

	*changes = (struct changes){ .rows = { 0 } };
	for (int f = 0; f < MINI_FACTS; stride *= ways[f++])
		for (int i = 0; i < count && facts->way[f] == UNKNOWN; i++) {
			/* the same world, but with the first answer to F */
			int first = worlds[i] - worlds[i] / stride % ways[f] * stride;

			changes->rows[f] |= outcomes[worlds[i]].rows ^ outcomes[first].rows;
			if (outcomes[worlds[i]].scope != outcomes[first].scope)
				changes->scope[f] = true;
		}
}

static enum truth row_in(const struct outlook *outlook, int row)
{
	return outlook->always >> row & 1  ? TRUTH_YES
	       : outlook->never >> row & 1 ? TRUTH_NO
					   : TRUTH_UNKNOWN;
}

/* In or out when no other verdict is possible. */
static enum verdict scope_in(const struct outlook *outlook)
{
	if (outlook->scope[VERDICT_UNCLEAR] ||
	    outlook->scope[VERDICT_IN] == outlook->scope[VERDICT_OUT])
		return VERDICT_UNCLEAR;
	return outlook->scope[VERDICT_IN] ? VERDICT_IN : VERDICT_OUT;
}

static int random_way(GRand *random, int fact)
{
	return g_rand_int_range(random, 0, ways[fact]);
}

static void random_facts(struct facts *facts, GRand *random)
{
	int known = g_rand_int_range(random, 0, 11);

	for (int f = 0; f < MINI_FACTS; f++)
		facts->way[f] =
			g_rand_int_range(random, 0, 10) < known ? random_way(random, f) : UNKNOWN;
}

static void set_fact(struct assessment *assessment, int fact, int way)
{
	bool set = mini_catalog.fact[fact].kind == FACT_SOME_OF;

	assessment->fact[fact] =
		way == UNKNOWN
			? (struct fact_value){ .answered = false }
			: (struct fact_value){ .answered = true,
					       .chosen = set ? (uint64_t)way : UINT64_C(1) << way };
}

static void set_facts(struct assessment *assessment, const struct facts *facts)
{
	for (int f = 0; f < MINI_FACTS; f++)
		set_fact(assessment, f, facts->way[f]);
}

/* Any answers, or (every other time) such as may conform. */
static void random_answers(struct assessment *assessment, GRand *random)
{
	bool good = g_rand_boolean(random);

	for (size_t i = 0; i < mini_catalog.items; i++) {
		int value = good ? ANSWER_MET : g_rand_int_range(random, 0, ANSWER_VALUES);
		const char *note = one_in(random, 3) ? "事情" : NULL;
		const struct answer answer = { .value = (enum answer_value)value,
					       .note = (char *)note };

		assert_true(assessment_set_answer(assessment, i, &answer, NULL));
	}
}

/* Any answer to row ITEM, with or without note and due date. */
static void answer_at_random(struct assessment *assessment, size_t item, GRand *random)
{
	const struct answer answer = {
		.value = (enum answer_value)g_rand_int_range(random, 0, ANSWER_VALUES),
		.note = (char *)(g_rand_boolean(random) ? "事情" : NULL),
		.due = (char *)(g_rand_boolean(random) ? "2026-03-31" : NULL),
	};

	assert_true(assessment_set_answer(assessment, item, &answer, NULL));
}

static struct assessment *random_assessment(struct facts *facts, GRand *random)
{
	struct assessment *assessment = assessment_new(&mini_catalog);

	random_facts(facts, random);
	set_facts(assessment, facts);
	random_answers(assessment, random);
	return assessment;
}

/* FACTS without those that are not in SET. */
static struct facts only(const struct facts *facts, const struct fact_set *set)
{
	struct facts rest = *facts;

	for (int f = 0; f < MINI_FACTS; f++)
		if (!fact_set_has(set, (unsigned)f))
			rest.way[f] = UNKNOWN;
	return rest;
}

/* The facts of SET are all answered (or all unanswered). */
static void assert_all(const struct fact_set *set, const struct facts *facts, bool answered)
{
	for (int f = 0; f < MINI_FACTS; f++)
		if (fact_set_has(set, (unsigned)f))
			assert_int_equal(facts->way[f] != UNKNOWN, answered);
}

static void verdicts_agree_with_the_second_evaluation(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct facts facts;
		OWNED(assessment) assessment = random_assessment(&facts, random);
		OWNED(report) report = evaluate(assessment, NULL);
		struct outlook outlook;

		look_at(&outlook, &facts);
		assert_int_equal(report->scope.verdict, scope_in(&outlook));
		assert_int_equal(report->scope.rule != NULL,
				 report->scope.verdict != VERDICT_UNCLEAR);
		for (int i = 0; i < MINI_ITEMS; i++)
			assert_int_equal(report->finding[i].applies, row_in(&outlook, i));
	}
}

static void assert_same_report(const struct report *a, const struct report *b)
{
	assert_int_equal(a->conforming, b->conforming);
	assert_int_equal(a->result, b->result);
	assert_memory_equal(&a->total, &b->total, sizeof a->total);
	assert_memory_equal(a->duty, b->duty, sizeof a->duty);
	assert_memory_equal(a->section, b->section,
			    mini_catalog.sections * sizeof *a->section);
	for (size_t i = 0; i < MINI_ITEMS; i++) {
		const struct finding *p = &a->finding[i], *q = &b->finding[i];

		assert_int_equal(p->applies, q->applies);
		assert_memory_equal(&p->because, &q->because, sizeof p->because);
		assert_memory_equal(&p->settled_by, &q->settled_by, sizeof p->settled_by);
		assert_int_equal(p->value, q->value);
		assert_int_equal(p->carried, q->carried);
		assert_int_equal(p->ticked, q->ticked);
		assert_int_equal(p->reason_missing, q->reason_missing);
		assert_int_equal(p->gap, q->gap);
		assert_int_equal(p->overdue, q->overdue);
	}
}

static void after_each_answer_the_report_is_as_if_made_anew(void **state)
{
	static const char today[] = "2026-11-28";
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < ROUNDS / 100; round++) {
		struct facts facts;
		OWNED(assessment) assessment = random_assessment(&facts, random);
		OWNED(report) report = evaluate(assessment, today);

		for (int i = 0; i < 100; i++) {
			const size_t item = (size_t)g_rand_int_range(random, 0, MINI_ITEMS);

			answer_at_random(assessment, item, random);
			report_answered(report, assessment, item, today);
			OWNED(report) anew = evaluate(assessment, today);
			assert_same_report(report, anew);
		}
	}
}

static void settled_by_is_what_can_still_change_the_outcome(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct facts facts;
		OWNED(assessment) assessment = random_assessment(&facts, random);
		OWNED(report) report = evaluate(assessment, NULL);
		struct changes changes;

		look_for_changes(&changes, &facts);
		assert_all(&report->scope.settled_by, &facts, false);
		for (unsigned f = 0; f < MINI_FACTS; f++)
			assert_int_equal(fact_set_has(&report->scope.settled_by, f),
					 changes.scope[f]);
		for (int i = 0; i < MINI_ITEMS; i++) {
			assert_all(&report->finding[i].settled_by, &facts, false);
			for (unsigned f = 0; f < MINI_FACTS; f++)
				assert_int_equal(fact_set_has(&report->finding[i].settled_by, f),
						 changes.rows[f] >> i & 1);
		}
	}
}

/* No answer to a fact outside of settled_by decides by itself. */
static void no_other_fact_decides_alone(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < ROUNDS / 4; round++) {
		struct facts facts;
		OWNED(assessment) assessment = random_assessment(&facts, random);
		OWNED(report) before = evaluate(assessment, NULL);

		for (int f = 0; f < MINI_FACTS; f++) {
			if (facts.way[f] != UNKNOWN)
				continue;
			set_fact(assessment, f, random_way(random, f));
			OWNED(report) after = evaluate(assessment, NULL);

			if (!fact_set_has(&before->scope.settled_by, (unsigned)f))
				assert_int_equal(after->scope.verdict, before->scope.verdict);
			for (int i = 0; i < MINI_ITEMS; i++)
				if (!fact_set_has(&before->finding[i].settled_by, (unsigned)f))
					assert_int_equal(after->finding[i].applies,
							 before->finding[i].applies);
			set_fact(assessment, f, UNKNOWN);
		}
	}
}

/* The facts of BECAUSE alone make row ITEM (MINI_ITEMS: the scope) what REPORT says, here and by
 * the worlds. */
static void check_because(const struct report *report, const struct facts *facts, int item)
{
	const struct fact_set *because =
		item == MINI_ITEMS ? &report->scope.because : &report->finding[item].because;
	struct facts kept = only(facts, because);
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	struct outlook outlook;

	assert_all(because, facts, true);
	set_facts(assessment, &kept);
	OWNED(report) again = evaluate(assessment, NULL);

	look_at(&outlook, &kept);
	if (item == MINI_ITEMS) {
		assert_int_equal(again->scope.verdict, report->scope.verdict);
		assert_ptr_equal(again->scope.rule, report->scope.rule);
		assert_int_equal(scope_in(&outlook), report->scope.verdict);
	} else {
		assert_int_equal(again->finding[item].applies, report->finding[item].applies);
		assert_int_equal(row_in(&outlook, item), report->finding[item].applies);
	}
}

static void because_is_enough_by_itself(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < ROUNDS / 4; round++) {
		struct facts facts;
		OWNED(assessment) assessment = random_assessment(&facts, random);
		OWNED(report) report = evaluate(assessment, NULL);

		if (report->scope.verdict == VERDICT_UNCLEAR)
			assert_true(fact_set_empty(&report->scope.because));
		else
			check_because(report, &facts, MINI_ITEMS);
		for (int i = 0; i < MINI_ITEMS; i++) {
			if (report->finding[i].applies == TRUTH_UNKNOWN)
				assert_true(fact_set_empty(&report->finding[i].because));
			else
				check_because(report, &facts, i);
		}
	}
}

/* What AFTER settles is what BEFORE had settled, and more. */
static void assert_only_more_settled(const struct report *before, const struct report *after)
{
	if (before->scope.verdict != VERDICT_UNCLEAR)
		assert_int_equal(after->scope.verdict, before->scope.verdict);
	if (before->conforming != TRUTH_UNKNOWN)
		assert_int_equal(after->conforming, before->conforming);
	if (before->result == RESULT_GAPS) /* outside of the scope, gaps are not told as such */
		assert_true(after->result == RESULT_GAPS || after->result == RESULT_OUT_OF_SCOPE);
	else if (before->result != RESULT_INCOMPLETE)
		assert_int_equal(after->result, before->result);
	for (int i = 0; i < MINI_ITEMS; i++)
		if (before->finding[i].applies != TRUTH_UNKNOWN)
			assert_int_equal(after->finding[i].applies, before->finding[i].applies);
	assert_true(after->total.applicable >= before->total.applicable);
	assert_true(after->total.excluded >= before->total.excluded);
	assert_true(after->total.undecided <= before->total.undecided);
}

static void learning_a_fact_never_changes_what_was_settled(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct facts facts;
		OWNED(assessment) assessment = random_assessment(&facts, random);
		int first = g_rand_int_range(random, 0, MINI_FACTS);
		struct report *before = evaluate(assessment, NULL);

		for (int step = 0; step < MINI_FACTS; step++) {
			int fact = (first + step) % MINI_FACTS;

			if (facts.way[fact] != UNKNOWN)
				continue;
			set_fact(assessment, fact, random_way(random, fact));
			struct report *after = evaluate(assessment, NULL);

			assert_only_more_settled(before, after);
			report_free(before);
			before = after;
		}
		assert_int_equal(before->total.undecided, 0);
		report_free(before);
	}
}

/* The promises of design section 7, and those of evaluate.h. */
static void assert_adds_up(const struct counts *c)
{
	assert_int_equal(c->items, c->applicable + c->excluded + c->undecided);
	assert_int_equal(c->applicable,
			 c->met + c->equivalent + c->partial + c->unmet + c->na + c->unanswered);
	assert_true(c->reason_missing <= c->equivalent + c->na);
	assert_true(c->ticked <= c->met + c->equivalent);
	assert_true(c->ticked + c->reason_missing >= c->met + c->equivalent);
	assert_true(c->binding_gaps <= c->partial + c->unmet);
}

/* Field by field: A is B and more. */
static void add(struct counts *sum, const struct counts *c)
{
	sum->items += c->items;
	sum->applicable += c->applicable;
	sum->excluded += c->excluded;
	sum->undecided += c->undecided;
	sum->ticked += c->ticked;
	sum->met += c->met;
	sum->equivalent += c->equivalent;
	sum->partial += c->partial;
	sum->unmet += c->unmet;
	sum->na += c->na;
	sum->unanswered += c->unanswered;
	sum->reason_missing += c->reason_missing;
	sum->binding_gaps += c->binding_gaps;
}

static void counts_always_add_up(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct facts facts;
		OWNED(assessment) assessment = random_assessment(&facts, random);
		OWNED(report) report = evaluate(assessment, NULL);
		struct counts sections = { 0 }, screens = { 0 };

		for (size_t i = 0; i < mini_catalog.sections; i++) {
			assert_int_equal(report->section[i].items, mini_catalog.section[i].items);
			assert_adds_up(&report->section[i]);
			add(&sections, &report->section[i]);
		}
		for (size_t i = 0; i < mini_catalog.screens; i++) {
			struct counts screen = report_screen(report, i);

			add(&screens, &screen);
		}
		assert_adds_up(&report->total);
		assert_int_equal(report->total.items, MINI_ITEMS);
		assert_memory_equal(&report->total, &sections, sizeof sections);
		assert_memory_equal(&report->total, &screens, sizeof screens);
	}
}

/* Whether it conforms, read off design section 5 row by row. */
static enum truth second_conforming(const struct assessment *assessment,
				    const struct outlook *outlook)
{
	bool open = scope_in(outlook) != VERDICT_IN;

	for (int i = 0; i < MINI_ITEMS; i++) {
		const struct answer *answer = assessment->answer[i];
		enum duty duty = mini_catalog.item[i].duty;
		bool binding = duty == DUTY_LAW || duty == DUTY_MUST || duty == DUTY_EXPECTED;
		bool reason_needed =
			answer->value == ANSWER_EQUIVALENT || answer->value == ANSWER_NA;

		if (row_in(outlook, i) == TRUTH_UNKNOWN)
			open = true;
		if (row_in(outlook, i) != TRUTH_YES)
			continue;
		if (binding && (answer->value == ANSWER_PARTIAL || answer->value == ANSWER_UNMET))
			return TRUTH_NO;
		if (answer->value == ANSWER_NONE || (reason_needed && !answer->note))
			open = true;
	}
	return open ? TRUTH_UNKNOWN : TRUTH_YES;
}

static void conforming_agrees_with_the_second_evaluation(void **state)
{
	g_autoptr(GRand) random = seeded_random();
	int seen[RESULTS] = { 0 };

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct facts facts;
		OWNED(assessment) assessment = random_assessment(&facts, random);
		OWNED(report) report = evaluate(assessment, NULL);
		struct outlook outlook;
		enum result expected;

		look_at(&outlook, &facts);
		enum truth conforming = second_conforming(assessment, &outlook);

		if (scope_in(&outlook) == VERDICT_OUT)
			expected = RESULT_OUT_OF_SCOPE;
		else if (conforming == TRUTH_UNKNOWN)
			expected = RESULT_INCOMPLETE;
		else
			expected = conforming == TRUTH_YES ? RESULT_CONFORMING : RESULT_GAPS;
		assert_int_equal(report->conforming, conforming);
		assert_int_equal(report->result, expected);
		seen[expected]++;
	}
	for (int i = 0; i < RESULTS; i++)       /* else this test would say little */
		assert_true(seen[i] > ROUNDS / 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verdicts_agree_with_the_second_evaluation),
		cmocka_unit_test(after_each_answer_the_report_is_as_if_made_anew),
		cmocka_unit_test(settled_by_is_what_can_still_change_the_outcome),
		cmocka_unit_test(no_other_fact_decides_alone),
		cmocka_unit_test(because_is_enough_by_itself),
		cmocka_unit_test(learning_a_fact_never_changes_what_was_settled),
		cmocka_unit_test(counts_always_add_up),
		cmocka_unit_test(conforming_agrees_with_the_second_evaluation),
	};

	return cmocka_run_group_tests(tests, make_worlds, NULL);
}
