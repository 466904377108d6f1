/* SPDX-License-Identifier: GPL-3.0-or-later
 * The Guideline's own scope rules (design section 5), as conditions of a catalog and once more as
 * the table reads, compared over every way to answer the facts or to leave them open. */
#include "config.h"

#include "engine/evaluate.h"

#include "conditions.h"
#include "unit.h"

enum { INFO, SHARED, PURPOSE, ROLE, FACES_USERS, FACTS };
enum { MYNA, INSTITUTION, SELF_MEASURED, VACCINATION, DAILY_VITALS, PROCESSED_ONLY, KINDS };
enum { MAY_BE_SENT, SHOWN_ONLY, NEVER, SHARINGS };
enum { OWN_HEALTH, RESEARCH_ONLY, PURPOSES };
enum { DIRECT, INDIRECT, CONTRACTOR, NONE, ROLES };
enum { UNKNOWN = -1 };

#define A_COUNTING_KIND                                                                 \
	HAS(INFO, BIT(MYNA)), HAS(INFO, BIT(INSTITUTION)), HAS(INFO, BIT(VACCINATION)), \
		ALL(HAS(INFO, BIT(SELF_MEASURED)), HAS(SHARED, BIT(MAY_BE_SENT)))

static const struct condition research_only = HAS(PURPOSE, BIT(RESEARCH_ONLY));
static const struct condition no_role = HAS(ROLE, BIT(NONE));
static const struct condition processed_only = ONLY(INFO, BIT(PROCESSED_ONLY));
static const struct condition nothing_counts = NOT(ANY(A_COUNTING_KIND));
static const struct condition counts =
	ALL(ANY(A_COUNTING_KIND), HAS(PURPOSE, BIT(OWN_HEALTH)),
	    ANY(HAS(ROLE, BIT(DIRECT)), HAS(ROLE, BIT(INDIRECT)), HAS(ROLE, BIT(CONTRACTOR))));
static const struct condition deals_with_users =
	ANY(NOT(HAS(ROLE, BIT(CONTRACTOR))), IS_YES(FACES_USERS));

static const struct option infos[KINDS] = {
	{ .id = "myna" }, { .id = "institution" }, { .id = "self-measured" },
	{ .id = "vaccination" }, { .id = "daily-vitals" }, { .id = "processed-only" },
};
static const struct option sharings[SHARINGS] = { { .id = "may-be-sent" },
						  { .id = "shown-only" },
						  { .id = "never" } };
static const struct option purposes[PURPOSES] = { { .id = "own-health" },
						  { .id = "research-only" } };
static const struct option roles[ROLES] = {
	{ .id = "direct" }, { .id = "indirect" }, { .id = "contractor" }, { .id = "none" },
};
static const struct option yes_no[] = { { .id = "yes" }, { .id = "no" } };

static const struct fact facts[FACTS] = {
	[INFO] = { .id = "info", .kind = FACT_SOME_OF, .option = infos, .options = KINDS },
	[SHARED] = { .id = "shared-with-institution",
		     .kind = FACT_ONE_OF,
		     .option = sharings,
		     .options = SHARINGS },
	[PURPOSE] = { .id = "purpose",
		      .kind = FACT_ONE_OF,
		      .option = purposes,
		      .options = PURPOSES },
	[ROLE] = { .id = "role", .kind = FACT_ONE_OF, .option = roles, .options = ROLES },
	[FACES_USERS] = { .id = "faces-users",
			  .kind = FACT_YES_NO,
			  .option = yes_no,
			  .options = 2 },
};
static const struct scope_rule rules[] = {
	{ .verdict = VERDICT_OUT, .when = &research_only },
	{ .verdict = VERDICT_OUT, .when = &no_role },
	{ .verdict = VERDICT_OUT, .when = &processed_only },
	{ .verdict = VERDICT_OUT, .when = &nothing_counts },
	{ .verdict = VERDICT_IN, .when = &counts },
};
static const struct section sections[] = { { .id = "3", .when = &deals_with_users, .items = 1 } };
static const struct item items[] = { { .key = "3/1" } };
static const size_t by_key[] = { 0 };
static const struct catalog catalog = {
	.fact = facts, .facts = FACTS, .rule = rules, .rules = G_N_ELEMENTS(rules),
	.section = sections, .sections = 1, .item = items, .items = 1, .by_key = by_key,
};

/* How many ways there are to answer each fact; info by any set of kinds. */
static const int ways[FACTS] = { 1 << KINDS, SHARINGS, PURPOSES, ROLES, 2 };

/* The table of design section 5, line by line. WAY of a fact is UNKNOWN when it is not answered. */
static enum verdict verdict_by_the_table(const int *way)
{
	int counting = 1 << MYNA | 1 << INSTITUTION | 1 << VACCINATION;
	bool answered = way[INFO] != UNKNOWN;
	bool self = answered && way[INFO] >> SELF_MEASURED & 1;

	if (way[SHARED] == MAY_BE_SENT)
		counting |= 1 << SELF_MEASURED;
	if (way[PURPOSE] == RESEARCH_ONLY)
		return VERDICT_OUT;
	if (way[ROLE] == NONE)
		return VERDICT_OUT;
	if (answered && way[INFO] == 1 << PROCESSED_ONLY)
		return VERDICT_OUT;
	if (answered && !(way[INFO] & counting) && !(self && way[SHARED] == UNKNOWN))
		return VERDICT_OUT;
	if (answered && way[INFO] & counting && way[PURPOSE] == OWN_HEALTH &&
	    (way[ROLE] == DIRECT || way[ROLE] == INDIRECT || way[ROLE] == CONTRACTOR))
		return VERDICT_IN;
	return VERDICT_UNCLEAR;
}

/* Sections 3, 4 and 5 apply unless role is contractor and faces-users is no. */
static enum truth consent_by_the_table(const int *way)
{
	if (way[ROLE] == CONTRACTOR && way[FACES_USERS] == FACT_NO)
		return TRUTH_NO;
	if ((way[ROLE] != UNKNOWN && way[ROLE] != CONTRACTOR) || way[FACES_USERS] == FACT_YES)
		return TRUTH_YES;
	return TRUTH_UNKNOWN;
}

static struct report *report_on(const int *way)
{
	OWNED(assessment) assessment = assessment_new(&catalog);

	for (int f = 0; f < FACTS; f++)
		if (way[f] != UNKNOWN)
			assessment->fact[f] = (struct fact_value){
				.answered = true,
				.chosen = f == INFO ? (uint64_t)way[f] : BIT(way[f]),
			};
	return evaluate(assessment, NULL);
}

/* The next of all the ways to answer or leave open the facts; those known in FIXED stay. False
 * after the last. */
static bool next_way(int *way, const int *fixed, int lowest)
{
	for (int f = 0; f < FACTS; f++) {
		if (fixed && fixed[f] != UNKNOWN)
			continue;
		if (++way[f] < ways[f])
			return true;
		way[f] = lowest;
	}
	return false;
}

enum { EVERY_WAY = (64 + 1) * (3 + 1) * (2 + 1) * (4 + 1) * (2 + 1) };

static void the_verdict_is_that_of_the_table(void **state)
{
	int way[FACTS] = { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN }, tried = 0;

	(void)state;
	do {
		OWNED(report) report = report_on(way);

		assert_int_equal(report->scope.verdict, verdict_by_the_table(way));
		assert_int_equal(report->finding[0].applies, consent_by_the_table(way));
		tried++;
	} while (next_way(way, NULL, UNKNOWN));
	assert_int_equal(tried, EVERY_WAY);
}

static void because_is_enough_by_itself(void **state)
{
	int way[FACTS] = { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };

	(void)state;
	do {
		OWNED(report) report = report_on(way);
		int kept[FACTS];

		for (unsigned f = 0; f < FACTS; f++) {
			bool decided = fact_set_has(&report->scope.because, f);

			assert_false(decided && way[f] == UNKNOWN);
			kept[f] = decided ? way[f] : UNKNOWN;
		}
		if (report->scope.verdict != VERDICT_UNCLEAR)
			assert_int_equal(verdict_by_the_table(kept), report->scope.verdict);
		else
			assert_true(fact_set_empty(&report->scope.because));
	} while (next_way(way, NULL, UNKNOWN));
}

/* Is there a world, with what is known in WAY, in which another answer to FACT makes another
 * verdict? */
static bool can_change(const int *way, int fact)
{
	int world[FACTS];

	for (int f = 0; f < FACTS; f++)
		world[f] = way[f] == UNKNOWN ? 0 : way[f];
	do {
		int other[FACTS] = { world[0], world[1], world[2], world[3], world[4] };

		other[fact] = 0;
		if (verdict_by_the_table(other) != verdict_by_the_table(world))
			return true;
	} while (next_way(world, way, 0));
	return false;
}

static void settled_by_is_what_can_still_change_the_verdict(void **state)
{
	int way[FACTS] = { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN };

	(void)state;
	do {
		OWNED(report) report = report_on(way);

		for (int f = 0; f < FACTS; f++)
			assert_int_equal(fact_set_has(&report->scope.settled_by, (unsigned)f),
					 way[f] == UNKNOWN && can_change(way, f));
	} while (next_way(way, NULL, UNKNOWN));
}

static void all_answered_is_never_unclear(void **state)
{
	int way[FACTS] = { 0 };

	(void)state;
	do {
		assert_int_not_equal(verdict_by_the_table(way), VERDICT_UNCLEAR);
		OWNED(report) report = report_on(way);
		assert_int_not_equal(report->scope.verdict, VERDICT_UNCLEAR);
	} while (next_way(way, NULL, 0));
}

/* Some that people meet, by name. */
static void self_measured_data_counts_when_it_may_be_sent(void **state)
{
	static const struct {
		int shared;
		enum verdict verdict;
	} cases[] = {
		{ MAY_BE_SENT, VERDICT_IN },
		{ SHOWN_ONLY, VERDICT_OUT },
		{ NEVER, VERDICT_OUT },
		{ UNKNOWN, VERDICT_UNCLEAR },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const int way[FACTS] = { 1 << SELF_MEASURED | 1 << DAILY_VITALS, cases[i].shared,
					 OWN_HEALTH, DIRECT, UNKNOWN };
		OWNED(report) report = report_on(way);

		assert_int_equal(report->scope.verdict, cases[i].verdict);
		assert_int_equal(fact_set_has(&report->scope.settled_by, SHARED),
				 cases[i].shared == UNKNOWN);
	}
}

static void no_information_at_all_is_out(void **state)
{
	const int way[FACTS] = { 0, UNKNOWN, OWN_HEALTH, DIRECT, UNKNOWN };
	OWNED(report) report = report_on(way);

	(void)state;
	assert_int_equal(report->scope.verdict, VERDICT_OUT);
	assert_int_equal(report->scope.because.word[0], 1 << INFO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_verdict_is_that_of_the_table),
		cmocka_unit_test(because_is_enough_by_itself),
		cmocka_unit_test(settled_by_is_what_can_still_change_the_verdict),
		cmocka_unit_test(all_answered_is_never_unclear),
		cmocka_unit_test(self_measured_data_counts_when_it_may_be_sent),
		cmocka_unit_test(no_information_at_all_is_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
