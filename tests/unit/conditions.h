/* SPDX-License-Identifier: GPL-3.0-or-later
 * Conditions written down in C, for constant catalogs: ALL(HAS(0, BIT(2)), NOT(IS_YES(1))) is an
 * initializer of a struct condition. Only outside of functions, where what they point to lives
 * for ever. */
#ifndef UNIT_CONDITIONS_H
#define UNIT_CONDITIONS_H

#include "engine/catalog.h"

#define BIT(option) (UINT64_C(1) << (option))

#define HAS(fact_index, set) { .op = CONDITION_HAS, .fact = (fact_index), .options = (set) }
#define ONLY(fact_index, set) { .op = CONDITION_ONLY, .fact = (fact_index), .options = (set) }
#define IS_YES(fact_index) HAS(fact_index, BIT(FACT_YES))
#define IS_NO(fact_index) HAS(fact_index, BIT(FACT_NO))

#define CHILDREN(...) (const struct condition[]){ __VA_ARGS__ }
#define NODE(kind, ...)                                                                           \
	{ .op = (kind), .child = CHILDREN(__VA_ARGS__),                                           \
	  .children = sizeof(CHILDREN(__VA_ARGS__)) / sizeof(struct condition) }
#define ALL(...) NODE(CONDITION_ALL, __VA_ARGS__)
#define ANY(...) NODE(CONDITION_ANY, __VA_ARGS__)
#define NOT(...) NODE(CONDITION_NOT, __VA_ARGS__)

#endif
