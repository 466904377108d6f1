/* SPDX-License-Identifier: GPL-3.0-or-later
 * Official wording: an overlay that gives rows of a catalog other words and their official numbers
 * (phrwizard-catalog(5)), for people who have the official sheet. What a row asks, its duty and
 * condition stay the catalog's, and so do the answers' keys and the digest. */
#ifndef STORE_WORDING_FILE_H
#define STORE_WORDING_FILE_H

#include <stddef.h>

#include <glib.h>

#include "base/owned.h"
#include "base/problem.h"
#include "engine/catalog.h"

enum { WORDING_FORMAT = 1 };

/* An overlay laid over a catalog, and the memory of it. */
struct wording_file;
void wording_file_free(struct wording_file *file);
OWNED_TYPE(wording_file)
/* The catalog with the words of the overlay: the same rows in the same order. Lives as long as FILE
 * and the catalog below it. */
const struct catalog *wording_file_catalog(const struct wording_file *file);

/* Reads an overlay for CATALOG (borrowed; must outlive the file). NULL when there is an error; all
 * are in PROBLEMS: unknown fields, rows and languages, a number given twice in a section, another
 * catalog, a newer format. */
struct wording_file *wording_file_parse(const char *bytes, size_t length,
					const struct catalog *catalog, struct problems *problems);
/* The same from the file PATH; what is wrong is in ERROR. */
struct wording_file *wording_file_read(const char *path, const struct catalog *catalog,
				       GError **error);

/* An overlay to fill in: every row with the words and numbers of CATALOG, which change nothing as
 * they are. The caller frees. */
GString *wording_template(const struct catalog *catalog);

#endif
