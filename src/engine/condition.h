/* SPDX-License-Identifier: GPL-3.0-or-later
 * Facts that may not be known yet, and conditions over them in Kleene's three-valued logic:
 * what is not known is never guessed. */
#ifndef ENGINE_CONDITION_H
#define ENGINE_CONDITION_H

#include <stdbool.h>
#include <stdint.h>

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };

enum { FACTS_MAX = 256, FACT_OPTIONS_MAX = 64 };

/* The answer to one fact: bit i of `chosen` is the fact's option i. Yes/no facts have the options
 * yes (bit 0) and no (bit 1). An answered some-of fact may have chosen nothing. */
struct fact_value {
	bool answered;
	uint64_t chosen;
};

enum condition_op {
	CONDITION_HAS,          /* fact: any of `options` is chosen ({fact: F}, is:, has:) */
	CONDITION_ONLY,       /* fact: something is chosen, and nothing outside `options` (only:) */
	CONDITION_ALL,          /* children */
	CONDITION_ANY,          /* children */
	CONDITION_NOT,          /* one child */
};

/* Plain constant data. A catalog owns its conditions; children lie in one array. */
struct condition {
	enum condition_op op;
	unsigned fact;                          /* index into the catalog's facts */
	uint64_t options;
	const struct condition *child;
	unsigned children;
};

/* A set of facts, by index. */
struct fact_set {
	uint64_t word[FACTS_MAX / 64];
};

void fact_set_add(struct fact_set *set, unsigned fact);
bool fact_set_has(const struct fact_set *set, unsigned fact);
void fact_set_union(struct fact_set *set, const struct fact_set *other);
bool fact_set_empty(const struct fact_set *set);

/* CONDITION NULL is true. VALUES is indexed by fact. */
enum truth condition_holds(const struct condition *condition, const struct fact_value *values);

/* Why CONDITION has the value that condition_holds() tells:
 * known value: adds to DECIDED the answered facts that decide it (of several that would do alone,
 * all); unknown: adds to OPEN the unanswered facts that can still decide it. */
void condition_explain(const struct condition *condition, const struct fact_value *values,
		       struct fact_set *decided, struct fact_set *open);

/* Adds every fact that CONDITION names. */
void condition_facts(const struct condition *condition, struct fact_set *facts);

enum truth truth_and(enum truth a, enum truth b);
enum truth truth_or(enum truth a, enum truth b);
enum truth truth_not(enum truth a);

#endif
