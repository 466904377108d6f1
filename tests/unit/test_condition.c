/* SPDX-License-Identifier: GPL-3.0-or-later
 * Three-valued logic: truth tables, leaves, reasons; and random conditions against what
 * two-valued logic says of every world that what is known leaves possible. */
#include "config.h"

#include "engine/condition.h"

#include <string.h>

#include "conditions.h"
#include "unit.h"

enum { NO = TRUTH_NO, YES = TRUTH_YES, UNKNOWN = TRUTH_UNKNOWN };

static const struct fact_value not_known = { .answered = false };

static struct fact_value chosen(uint64_t options)
{
	return (struct fact_value){ .answered = true, .chosen = options };
}

static void no_and_unknown_is_no(void **state)
{
	(void)state;
	assert_int_equal(truth_and(TRUTH_NO, TRUTH_UNKNOWN), NO);
	assert_int_equal(truth_and(TRUTH_UNKNOWN, TRUTH_NO), NO);
	assert_int_equal(truth_and(TRUTH_YES, TRUTH_UNKNOWN), UNKNOWN);
	assert_int_equal(truth_and(TRUTH_UNKNOWN, TRUTH_UNKNOWN), UNKNOWN);
	assert_int_equal(truth_and(TRUTH_YES, TRUTH_YES), YES);
	assert_int_equal(truth_and(TRUTH_YES, TRUTH_NO), NO);
	assert_int_equal(truth_and(TRUTH_NO, TRUTH_NO), NO);
}

static void yes_or_unknown_is_yes(void **state)
{
	(void)state;
	assert_int_equal(truth_or(TRUTH_YES, TRUTH_UNKNOWN), YES);
	assert_int_equal(truth_or(TRUTH_UNKNOWN, TRUTH_YES), YES);
	assert_int_equal(truth_or(TRUTH_NO, TRUTH_UNKNOWN), UNKNOWN);
	assert_int_equal(truth_or(TRUTH_UNKNOWN, TRUTH_UNKNOWN), UNKNOWN);
	assert_int_equal(truth_or(TRUTH_NO, TRUTH_NO), NO);
	assert_int_equal(truth_or(TRUTH_YES, TRUTH_NO), YES);
	assert_int_equal(truth_or(TRUTH_YES, TRUTH_YES), YES);
}

static void not_unknown_is_unknown(void **state)
{
	(void)state;
	assert_int_equal(truth_not(TRUTH_UNKNOWN), UNKNOWN);
	assert_int_equal(truth_not(TRUTH_YES), NO);
	assert_int_equal(truth_not(TRUTH_NO), YES);
}

static const struct condition has_1_or_2 = HAS(0, BIT(1) | BIT(2));
static const struct condition only_1_or_2 = ONLY(0, BIT(1) | BIT(2));
static const struct condition last_option = HAS(0, BIT(63));
static const struct condition both = ALL(IS_YES(0), IS_YES(1));
static const struct condition either = ANY(IS_YES(0), IS_YES(1));
static const struct condition not_both = NOT(ALL(IS_YES(0), IS_YES(1)));
static const struct condition all_of_nothing = { .op = CONDITION_ALL };
static const struct condition any_of_nothing = { .op = CONDITION_ANY };

static void no_condition_holds_always(void **state)
{
	struct fact_set decided = { 0 }, open = { 0 };

	(void)state;
	assert_int_equal(condition_holds(NULL, NULL), YES);
	condition_explain(NULL, NULL, &decided, &open);
	assert_true(fact_set_empty(&decided));
	assert_true(fact_set_empty(&open));
	condition_facts(NULL, &decided);
	assert_true(fact_set_empty(&decided));
}

static void has_wants_one_of_the_options(void **state)
{
	static const struct {
		uint64_t chosen;
		enum truth has, only;
	} cases[] = {
		{ 0, TRUTH_NO, TRUTH_NO },                              /* answered: nothing */
		{ BIT(1), TRUTH_YES, TRUTH_YES },
		{ BIT(1) | BIT(2), TRUTH_YES, TRUTH_YES },
		{ BIT(0), TRUTH_NO, TRUTH_NO },
		{ BIT(0) | BIT(1), TRUTH_YES, TRUTH_NO },
		{ BIT(63), TRUTH_NO, TRUTH_NO },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct fact_value value = chosen(cases[i].chosen);

		assert_int_equal(condition_holds(&has_1_or_2, &value), cases[i].has);
		assert_int_equal(condition_holds(&only_1_or_2, &value), cases[i].only);
	}
	assert_int_equal(condition_holds(&has_1_or_2, &not_known), UNKNOWN);
	assert_int_equal(condition_holds(&only_1_or_2, &not_known), UNKNOWN);
}

static void the_last_option_counts_too(void **state)
{
	struct fact_value value = chosen(BIT(FACT_OPTIONS_MAX - 1));

	(void)state;
	assert_int_equal(condition_holds(&last_option, &value), YES);
}

static void of_nothing_all_hold_and_none_does(void **state)
{
	(void)state;
	assert_int_equal(condition_holds(&all_of_nothing, NULL), YES);
	assert_int_equal(condition_holds(&any_of_nothing, NULL), NO);
}

/* CONDITION over facts 0 and 1; the sets as bits. */
static void assert_explained(const struct condition *condition, struct fact_value a,
			     struct fact_value b, uint64_t decided_bits, uint64_t open_bits)
{
	struct fact_value values[] = { a, b };
	struct fact_set decided = { 0 }, open = { 0 };

	condition_explain(condition, values, &decided, &open);
	assert_int_equal(decided.word[0], decided_bits);
	assert_int_equal(open.word[0], open_bits);
}

static void reasons_are_the_facts_that_decide(void **state)
{
	struct fact_value yes = chosen(BIT(FACT_YES)), no = chosen(BIT(FACT_NO));

	(void)state;
	assert_explained(&both, yes, yes, 3, 0);                /* both were needed */
	assert_explained(&both, yes, no, 2, 0);                 /* the second alone */
	assert_explained(&both, no, no, 3, 0);                  /* each would do: both are told */
	assert_explained(&both, not_known, no, 2, 0);
	assert_explained(&both, not_known, yes, 0, 1);
	assert_explained(&both, not_known, not_known, 0, 3);
	assert_explained(&either, yes, no, 1, 0);
	assert_explained(&either, yes, yes, 3, 0);
	assert_explained(&either, no, no, 3, 0);
	assert_explained(&either, no, not_known, 0, 2);
	assert_explained(&not_both, yes, no, 2, 0);
	assert_explained(&not_both, yes, yes, 3, 0);
	assert_explained(&not_both, yes, not_known, 0, 2);
}

static void explaining_adds_to_what_is_there(void **state)
{
	struct fact_value values[] = { chosen(BIT(FACT_YES)), not_known };
	struct fact_set decided = { 0 }, open = { 0 };

	(void)state;
	fact_set_add(&decided, 200);
	fact_set_add(&open, 100);
	condition_explain(&either, values, &decided, &open);
	condition_explain(&both, values, &decided, &open);
	assert_true(fact_set_has(&decided, 200) && fact_set_has(&decided, 0));
	assert_true(fact_set_has(&open, 100) && fact_set_has(&open, 1));
	assert_false(fact_set_has(&decided, 1) || fact_set_has(&open, 0));
}

static void sets_hold_every_fact_and_no_other(void **state)
{
	struct fact_set all = { 0 };

	(void)state;
	assert_true(fact_set_empty(&all));
	for (unsigned fact = 0; fact < FACTS_MAX; fact++) {
		struct fact_set one = { 0 };

		fact_set_add(&one, fact);
		assert_false(fact_set_empty(&one));
		for (unsigned other = 0; other < FACTS_MAX; other++)
			assert_int_equal(fact_set_has(&one, other), other == fact);
		assert_false(fact_set_has(&all, fact));
		fact_set_union(&all, &one);
		assert_true(fact_set_has(&all, fact));
	}
	assert_true(fact_set_has(&all, 0));
}

/* From here on: random conditions in which each fact is named once. */

enum { FACTS = 5, NODES = 64, VALUES = 4, WORLDS = 1 << 2 * FACTS };

/* A world is what all facts are, two options each, so two bits each: fact F is w >> 2F & 3. */
static unsigned fact_bits(unsigned fact)
{
	return 3U << 2 * fact;
}

/* A random condition, its nodes with children in one run, and what it is in each world. */
struct tree {
	struct condition node[NODES];
	unsigned nodes;
	unsigned fact[FACTS];           /* in random order, each used once */
	unsigned facts;
	bool holds[WORLDS];
};

static void grow(struct tree *tree, unsigned at, unsigned leaves, GRand *random);

/* LEAVES leaves, shared out among the children of node AT. */
static void grow_children(struct tree *tree, unsigned at, unsigned leaves, GRand *random)
{
	unsigned children = (unsigned)g_rand_int_range(random, 2, (int)leaves + 1);
	unsigned first = tree->nodes;

	tree->node[at].op = g_rand_boolean(random) ? CONDITION_ALL : CONDITION_ANY;
	tree->node[at].child = &tree->node[first];
	tree->node[at].children = children;
	tree->nodes += children;
	for (unsigned i = 0; i < children; i++) {
		int most = (int)(leaves - (children - i - 1));
		unsigned share =
			i + 1 < children ? (unsigned)g_rand_int_range(random, 1, most + 1) : leaves;

		grow(tree, first + i, share, random);
		leaves -= share;
	}
}

/* Makes node AT a condition over LEAVES more facts. */
static void grow(struct tree *tree, unsigned at, unsigned leaves, GRand *random)
{
	if (one_in(random, 4) && tree->nodes < NODES / 2) {
		unsigned child = tree->nodes++;

		tree->node[at] = (struct condition){ .op = CONDITION_NOT,
						     .child = &tree->node[child],
						     .children = 1 };
		grow(tree, child, leaves, random);
	} else if (leaves > 1) {
		grow_children(tree, at, leaves, random);
	} else {
		/* one of the two options: with none or both, ONLY or HAS could hardly turn out
		 * both ways */
		tree->node[at] = (struct condition){
			.op = g_rand_boolean(random) ? CONDITION_HAS : CONDITION_ONLY,
			.fact = tree->fact[tree->facts++],
			.options = BIT(g_rand_int_range(random, 0, 2)),
		};
	}
}

/* Two-valued logic in a world where all is known: the other evaluation. */
static bool is_true(const struct condition *condition, unsigned world)
{
	uint64_t value = world >> 2 * condition->fact & 3;
	bool any = false, all = true;

	if (condition->op == CONDITION_HAS)
		return (value & condition->options) != 0;
	if (condition->op == CONDITION_ONLY)
		return value != 0 && (value | condition->options) == condition->options;
	for (unsigned i = 0; i < condition->children; i++) {
		bool child = is_true(&condition->child[i], world);

		any = any || child;
		all = all && child;
	}
	if (condition->op == CONDITION_NOT)
		return !any;
	return condition->op == CONDITION_ALL ? all : any;
}

static void random_tree(struct tree *tree, GRand *random)
{
	memset(tree, 0, sizeof *tree);
	for (unsigned i = 0; i < FACTS; i++) {
		unsigned j = (unsigned)g_rand_int_range(random, 0, (int)i + 1);

		tree->fact[i] = tree->fact[j];
		tree->fact[j] = i;
	}
	tree->nodes = 1;
	grow(tree, 0, (unsigned)g_rand_int_range(random, 1, FACTS + 1), random);
	for (unsigned world = 0; world < WORLDS; world++)
		tree->holds[world] = is_true(&tree->node[0], world);
}

/* What TREE can still be when the facts of the bits KNOWN are as in WORLD. */
static enum truth possible(const struct tree *tree, unsigned known, unsigned world)
{
	bool yes = false, no = false;

	for (unsigned w = 0; w < WORLDS; w++)
		if (((w ^ world) & known) == 0)
			*(tree->holds[w] ? &yes : &no) = true;
	return yes && no ? TRUTH_UNKNOWN : yes ? TRUTH_YES : TRUTH_NO;
}

/* Is there a way in which the other facts may be, so that it depends on FACT alone? */
static bool can_decide(const struct tree *tree, unsigned known, unsigned world, unsigned fact)
{
	for (unsigned w = 0; w < WORLDS; w++)
		for (unsigned turn = 1; turn < VALUES; turn++)
			if (((w ^ world) & known) == 0 &&
			    tree->holds[w] != tree->holds[w ^ turn << 2 * fact])
				return true;
	return false;
}

/* Has taken part: there is a set of known facts that settles the condition, and without FACT does
 * not. */
static bool has_decided(const struct tree *tree, unsigned known, unsigned world, unsigned fact)
{
	for (unsigned set = 0; set < WORLDS; set++) {
		bool whole_facts = ((set ^ set >> 1) & (WORLDS - 1) / 3) == 0;

		if (!whole_facts || (set & ~known) || !(set & fact_bits(fact)))
			continue;
		if (possible(tree, set, world) != TRUTH_UNKNOWN &&
		    possible(tree, set & ~fact_bits(fact), world) == TRUTH_UNKNOWN)
			return true;
	}
	return false;
}

static unsigned random_known(GRand *random)
{
	unsigned known = 0;

	for (unsigned fact = 0; fact < FACTS; fact++)
		if (!one_in(random, 3))
			known |= fact_bits(fact);
	return known;
}

static void values_of(unsigned known, unsigned world, struct fact_value *values)
{
	for (unsigned fact = 0; fact < FACTS; fact++)
		values[fact] = known & fact_bits(fact) ? chosen(world >> 2 * fact & 3) : not_known;
}

/* One random condition under one random state of knowledge. */
static void check_tree(const struct tree *tree, unsigned known, unsigned world)
{
	struct fact_value values[FACTS];
	struct fact_set decided = { 0 }, open = { 0 };
	enum truth expected = possible(tree, known, world);

	values_of(known, world, values);
	assert_int_equal(condition_holds(&tree->node[0], values), expected);
	condition_explain(&tree->node[0], values, &decided, &open);
	for (unsigned fact = 0; fact < FACTS; fact++) {
		bool settled = expected != TRUTH_UNKNOWN, answered = values[fact].answered;

		assert_int_equal(fact_set_has(&decided, fact),
				 settled && answered && has_decided(tree, known, world, fact));
		assert_int_equal(fact_set_has(&open, fact),
				 !settled && !answered && can_decide(tree, known, world, fact));
	}
}

static void random_conditions_agree_with_all_worlds(void **state)
{
	g_autoptr(GRand) random = seeded_random();
	struct tree tree;

	(void)state;
	for (int round = 0; round < 400; round++) {
		random_tree(&tree, random);
		for (int i = 0; i < 30; i++)
			check_tree(&tree, random_known(random),
				   (unsigned)g_rand_int_range(random, 0, WORLDS));
	}
}

static void learning_a_fact_never_changes_what_was_settled(void **state)
{
	g_autoptr(GRand) random = seeded_random();
	struct tree tree;

	(void)state;
	for (int round = 0; round < 10000; round++) {
		unsigned world = (unsigned)g_rand_int_range(random, 0, WORLDS), known = 0;
		unsigned first = (unsigned)g_rand_int_range(random, 0, FACTS);
		enum truth before = TRUTH_UNKNOWN;

		if (round % 50 == 0)
			random_tree(&tree, random);
		for (unsigned step = 0; step <= FACTS; step++) {
			struct fact_value values[FACTS];

			values_of(known, world, values);
			enum truth now = condition_holds(&tree.node[0], values);

			assert_true(before == TRUTH_UNKNOWN || now == before);
			before = now;
			known |= fact_bits((first + step) % FACTS);
		}
		assert_int_equal(before, tree.holds[world] ? TRUTH_YES : TRUTH_NO);
	}
}

static void facts_are_those_that_are_named(void **state)
{
	g_autoptr(GRand) random = seeded_random();
	struct tree tree;

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct fact_set facts = { 0 };

		random_tree(&tree, random);
		condition_facts(&tree.node[0], &facts);
		for (unsigned i = 0; i < FACTS; i++)
			assert_int_equal(fact_set_has(&facts, tree.fact[i]), i < tree.facts);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_and_unknown_is_no),
		cmocka_unit_test(yes_or_unknown_is_yes),
		cmocka_unit_test(not_unknown_is_unknown),
		cmocka_unit_test(no_condition_holds_always),
		cmocka_unit_test(has_wants_one_of_the_options),
		cmocka_unit_test(the_last_option_counts_too),
		cmocka_unit_test(of_nothing_all_hold_and_none_does),
		cmocka_unit_test(reasons_are_the_facts_that_decide),
		cmocka_unit_test(explaining_adds_to_what_is_there),
		cmocka_unit_test(sets_hold_every_fact_and_no_other),
		cmocka_unit_test(random_conditions_agree_with_all_worlds),
		cmocka_unit_test(learning_a_fact_never_changes_what_was_settled),
		cmocka_unit_test(facts_are_those_that_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
