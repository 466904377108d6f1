/* SPDX-License-Identifier: GPL-3.0-or-later
 * What would make a row apply, or not apply: the other answers about the service that would, each
 * by itself. */
#ifndef ENGINE_WHAT_IF_H
#define ENGINE_WHAT_IF_H

#include <stdint.h>

#include <glib.h>

#include "engine/evaluate.h"

/* Answers to one fact; each bit alone does it. */
struct what_if {
	unsigned fact;
	uint64_t give; /* options to choose (of some-of facts: besides what is chosen) */
	uint64_t take; /* chosen options to take back (some-of facts only) */
};

/* The facts whose answer alone would make `applies` of row ITEM be WANTED, in the catalog's order.
 * Array of struct what_if; empty when no single answer does. The caller frees. */
GArray *what_if(const struct assessment *assessment, size_t item, enum truth wanted);

/* "“question”: label or label", for people. The caller frees. */
char *what_if_text(const struct assessment *assessment, const struct what_if *what_if,
		   enum language language);

/* Every fact that the row's applying hangs on. */
struct fact_set item_facts(const struct catalog *catalog, size_t item);

#endif
