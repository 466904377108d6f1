/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finding rows: by key or number, or by words anywhere in them. Case, width and kana do not
 * matter. */
#ifndef ENGINE_SEARCH_H
#define ENGINE_SEARCH_H

#include <glib.h>

#include "base/owned.h"
#include "engine/catalog.h"

/* A catalog as it is searched, so that one can search as one types. */
struct search;

/* What keys and numbers are: only letters and digits count, "(2)①C)3" and "2 1c3" are the same; or
 * all words of the rows in every language. Keeps nothing of CATALOG. */
struct search *search_names(const struct catalog *catalog);
struct search *search_words(const struct catalog *catalog);
void search_free(struct search *search);
OWNED_TYPE(search)

/* The rows that have every word of TEXT somewhere (all rows when there is none), in the order of
 * the catalog; of names only those that are TEXT and nothing else, if there are such, else first
 * those that begin with it: "2.2" is section 2.2 before it is 2.1/2/2. Array of
 * size_t (indexes). The caller frees. */
GArray *search_find(const struct search *search, const char *text);

#endif
