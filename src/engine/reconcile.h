/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which row of an official sheet is which row of a catalog.
 *
 * Each pair gets a score: how alike the words are (engine/likeness.h, 0 … 1), half as much for how
 * alike they are to the guidance of the row, and a little for the same section, the same number,
 * like headings and the same order; another number takes a little off. "The same order" is being on
 * the best monotone alignment of the two lists (Needleman and Wunsch 1970, gaps free). Then the
 * best pair of all is taken, then the best of what is left, and so on: since scores are symmetric
 * that is the stable matching (Gale and Shapley 1962).
 *
 * A match is sure when its words are alike and whole, its score is high, and no other pair of its
 * row or of its item comes near (a margin, as in the ratio test of Lowe 2004). Rows and items of
 * sure matches are then out of the way of the others, and the rest is looked at again until nothing
 * changes. What a person decided is taken first and as it is. */
#ifndef ENGINE_RECONCILE_H
#define ENGINE_RECONCILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/owned.h"
#include "engine/catalog.h"
#include "engine/official_sheet.h"

enum { CANDIDATES_MAX = 3, PAIRS_MAX = 4 * 1000 * 1000 };

enum certainty {
	CERTAINTY_NONE,         /* no item is like it: a row that the catalog does not have */
	CERTAINTY_DOUBTFUL,     /* for a person to decide */
	CERTAINTY_SURE,
};

struct candidate {
	size_t item;
	double score;
};

struct row_match {
	enum certainty certainty;
	int item;               /* index of the best guess, or -1 */
	bool decided;           /* by a person */
	/* The number before the row can be relied on: it follows from those around it, or is the
	 * one that the catalog has, or a person says so. */
	bool number_sure;
	struct candidate candidate[CANDIDATES_MAX]; /* best first */
	size_t candidates;
};

struct reconciliation {
	struct row_match *row;  /* one for each row of the sheet */
	size_t rows;
	int *row_of;            /* for each item: the row surely matched, or -1 */
	size_t items;
};

/* What a person says about a row: this item, or none (-1). No two name one item. */
struct row_decision {
	size_t row;
	int item;
};

/* NULL when there are more than PAIRS_MAX pairs to compare. Texts of LANGUAGE are compared. */
struct reconciliation *reconcile(const struct catalog *catalog, const struct official_sheet *sheet,
				 enum language language, const struct row_decision *decision,
				 size_t decisions);
void reconciliation_free(struct reconciliation *reconciliation);
OWNED_TYPE(reconciliation)

#endif
