/* SPDX-License-Identifier: GPL-3.0-or-later
 * Catalogs from YAML (phrwizard-catalog(5)), checked whole: every problem with its place, all at
 * once. */
#ifndef STORE_CATALOG_FILE_H
#define STORE_CATALOG_FILE_H

#include <stddef.h>

#include <glib.h>

#include "base/owned.h"
#include "base/problem.h"
#include "engine/catalog.h"

enum { CATALOG_FORMAT = 1 };

/* A loaded catalog and the memory of all its parts. */
struct catalog_file;
void catalog_file_free(struct catalog_file *file);
OWNED_TYPE(catalog_file)
/* Lives as long as FILE. */
const struct catalog *catalog_file_catalog(const struct catalog_file *file);

/* Reads a catalog from BYTES. NULL when there is an error; all are in PROBLEMS (and warnings,
 * also on success): unknown or missing fields, duplicate ids and keys, unknown facts, options,
 * screens and groups in conditions, cycles between facts' conditions, a missing language, an
 * official number on an x- key, a newer format. */
struct catalog_file *catalog_file_parse(const char *bytes, size_t length,
					struct problems *problems);

/* The same, and what is no mistake, but makes a catalog harder to answer, as warnings: questions
 * that are not to be answered by yes or no, or are long; rows without examples or proof. */
struct catalog_file *catalog_file_check(const char *bytes, size_t length,
					struct problems *problems);

/* As catalog_file_parse(), from a file. Error PHR_ERROR_IO, or PHR_ERROR_DATA with all problems. */
struct catalog_file *catalog_file_read(const char *path, GError **error);

/* A catalog that needs no memory of its own, such as one of builtin.h, as if it had been read. */
struct catalog_file *catalog_file_of(const struct catalog *catalog);

#endif
