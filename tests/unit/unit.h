/* SPDX-License-Identifier: GPL-3.0-or-later
 * What every unit test begins with: cmocka with the headers that it wants before it, and random
 * numbers that can be had again. */
#ifndef UNIT_UNIT_H
#define UNIT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

/* The same numbers in every run, or those of TEST_SEED=N in the environment; the seed is told.
 * Freed by g_autoptr(GRand). */
static inline GRand *seeded_random(void)
{
	const char *wish = g_getenv("TEST_SEED");
	uint32_t seed = wish ? (uint32_t)g_ascii_strtoull(wish, NULL, 10) : 20250430;

	print_message("# TEST_SEED=%u gives the same numbers again\n", seed);
	return g_rand_new_with_seed(seed);
}

/* True once in N times. */
static inline bool one_in(GRand *random, int n)
{
	return g_rand_int_range(random, 0, n) == 0;
}

#endif
