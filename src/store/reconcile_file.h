/* SPDX-License-Identifier: GPL-3.0-or-later
 * What comes of comparing an official sheet with a catalog (engine/reconcile.h), as files that
 * people read, edit and give back: an overlay (store/wording_file.h), the matches that a person
 * must decide, and the rows that only one side has. The formats are in phrwizard-catalog(5). */
#ifndef STORE_RECONCILE_FILE_H
#define STORE_RECONCILE_FILE_H

#include <glib.h>

#include "base/problem.h"
#include "engine/derive.h"
#include "engine/reconcile.h"

enum { DECISIONS_FORMAT = 1, ROWS_FORMAT = 1 };

/* All that the files are made of. */
struct comparison {
	const struct catalog *catalog;
	const struct official_sheet *sheet;
	const struct reconciliation *found;
	enum language language;         /* of the sheet */
	const char *source;             /* what to call the sheet: the name of its file */
};

/* Does a person have to say something about row R: which item it is, or its number? */
bool comparison_is_open(const struct comparison *comparison, size_t r);
/* Does only the sheet have row R; only the catalog item I? What is open is neither. */
bool comparison_only_sheet(const struct comparison *comparison, size_t r);
bool comparison_only_catalog(const struct comparison *comparison, size_t i);

/* The caller frees. */
GString *comparison_wording(const struct comparison *comparison);
GString *comparison_decisions(const struct comparison *comparison);
GString *comparison_rows(const struct comparison *comparison);

/* Reads decisions: appends a struct row_decision for each entry that chooses to DECISIONS, and
 * gives its row the number that it has. False when there is an error, all of them in PROBLEMS: an
 * entry that is no row of SHEET, a key that CATALOG does not have or that is chosen twice, what is
 * no number. */
bool decisions_parse(const char *bytes, size_t length, const struct catalog *catalog,
		     struct official_sheet *sheet, GArray *decisions, struct problems *problems);

/* Reads the rows that only the sheet has, for engine/derive.h: GPtrArray of struct new_row *, freed
 * with it. NULL when there is an error. */
GPtrArray *rows_parse(const char *bytes, size_t length, const struct catalog *catalog,
		      struct problems *problems);

#endif
