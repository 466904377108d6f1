/* SPDX-License-Identifier: GPL-3.0-or-later
 * An edition of one's own, made from another: with the words and numbers of an official sheet, and
 * the rows that the other does not have. */
#ifndef ENGINE_DERIVE_H
#define ENGINE_DERIVE_H

#include <glib.h>

#include "base/owned.h"
#include "engine/catalog.h"

/* A row to add. A text that lacks a language of the catalog gets what there is in the other. */
struct new_row {
	size_t section;                 /* index into sections */
	char *number;                   /* or NULL */
	char *heading[LANGUAGES], *ask[LANGUAGES]; /* NULL: none */
	enum duty duty;
};
void new_row_free(struct new_row *row);
OWNED_TYPE(new_row)

/* The new edition and the memory of its own parts. */
struct derived;
void derived_free(struct derived *derived);
OWNED_TYPE(derived)
/* Lives as long as DERIVED and the catalogs that it was made from. */
const struct catalog *derived_catalog(const struct derived *derived);

/* WORDED is BASE with an overlay. The edition ID replaces BASE, keeps its keys and facts, and says
 * whose words it has. Rows whose words or number the overlay gave have the standing `sheet`; those
 * of ROWS (struct new_row *) come after the rows of their section that they follow by number, else
 * at its end, with the standing `sheet`, an explanation that says that nothing is explained yet,
 * and a key made of their place. */
struct derived *derive(const struct catalog *base, const struct catalog *worded, const char *id,
		       const GPtrArray *rows);

#endif
