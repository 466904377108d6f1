/* SPDX-License-Identifier: GPL-3.0-or-later
 * Kleene's three-valued logic over facts. */
#include "config.h"

#include "engine/condition.h"

#include <stddef.h>

void fact_set_add(struct fact_set *set, unsigned fact)
{
	set->word[fact / 64] |= UINT64_C(1) << fact % 64;
}

bool fact_set_has(const struct fact_set *set, unsigned fact)
{
	return set->word[fact / 64] >> fact % 64 & 1;
}

void fact_set_union(struct fact_set *set, const struct fact_set *other)
{
	for (size_t i = 0; i < FACTS_MAX / 64; i++)
		set->word[i] |= other->word[i];
}

bool fact_set_empty(const struct fact_set *set)
{
	for (size_t i = 0; i < FACTS_MAX / 64; i++)
		if (set->word[i])
			return false;
	return true;
}

enum truth truth_and(enum truth a, enum truth b)
{
	if (a == TRUTH_NO || b == TRUTH_NO)
		return TRUTH_NO;
	return a == TRUTH_YES && b == TRUTH_YES ? TRUTH_YES : TRUTH_UNKNOWN;
}

enum truth truth_not(enum truth a)
{
	return a == TRUTH_UNKNOWN ? TRUTH_UNKNOWN : a == TRUTH_YES ? TRUTH_NO : TRUTH_YES;
}

enum truth truth_or(enum truth a, enum truth b)
{
	return truth_not(truth_and(truth_not(a), truth_not(b)));
}

static enum truth leaf_holds(const struct condition *leaf, const struct fact_value *value)
{
	if (!value->answered)
		return TRUTH_UNKNOWN;
	if (leaf->op == CONDITION_HAS)
		return value->chosen & leaf->options ? TRUTH_YES : TRUTH_NO;
	return value->chosen && !(value->chosen & ~leaf->options) ? TRUTH_YES : TRUTH_NO;
}

enum truth condition_holds(const struct condition *condition, const struct fact_value *values)
{
	enum truth result;

	if (!condition)
		return TRUTH_YES;
	switch (condition->op) {
	case CONDITION_HAS:
	case CONDITION_ONLY:
		return leaf_holds(condition, &values[condition->fact]);
	case CONDITION_NOT:
		return truth_not(condition_holds(condition->child, values));
	case CONDITION_ALL:
		result = TRUTH_YES;
		for (unsigned i = 0; i < condition->children; i++)
			result = truth_and(result, condition_holds(&condition->child[i], values));
		return result;
	case CONDITION_ANY:
		result = TRUTH_NO;
		for (unsigned i = 0; i < condition->children; i++)
			result = truth_or(result, condition_holds(&condition->child[i], values));
		return result;
	}
	return TRUTH_UNKNOWN;
}

/* A leaf explains itself; above it, the children that have the same value as the whole do: all of
 * them when one would not have been enough, and each of them when one would. NOT turns the value
 * over. */
void condition_explain(const struct condition *condition, const struct fact_value *values,
		       struct fact_set *decided, struct fact_set *open)
{
	if (!condition)
		return;
	if (condition->op == CONDITION_HAS || condition->op == CONDITION_ONLY) {
		fact_set_add(values[condition->fact].answered ? decided : open, condition->fact);
		return;
	}
	enum truth whole = condition_holds(condition, values);

	if (condition->op == CONDITION_NOT)
		whole = truth_not(whole);
	for (unsigned i = 0; i < condition->children; i++)
		if (condition_holds(&condition->child[i], values) == whole)
			condition_explain(&condition->child[i], values, decided, open);
}

void condition_facts(const struct condition *condition, struct fact_set *facts)
{
	if (!condition)
		return;
	if (condition->op == CONDITION_HAS || condition->op == CONDITION_ONLY)
		fact_set_add(facts, condition->fact);
	for (unsigned i = 0; i < condition->children; i++)
		condition_facts(&condition->child[i], facts);
}
