/* SPDX-License-Identifier: GPL-3.0-or-later
 * Assessments in YAML (phrwizard-assessment(5)): loader with every problem and its place, canonical
 * writer. What we write we read back equal; writing a canonical file again gives the same bytes. */
#ifndef STORE_ASSESSMENT_FILE_H
#define STORE_ASSESSMENT_FILE_H

#include <glib.h>

#include "base/problem.h"
#include "engine/assessment.h"

enum { ASSESSMENT_FORMAT = 1 };

/* The catalog that an assessment in BYTES names, to load that first. NULL with the problems when
 * the file is not an assessment or of a newer format. The caller frees. */
char *assessment_catalog_id(const char *bytes, size_t length, struct problems *problems);

/* Reads an assessment against CATALOG, which must be the one that it names. NULL when there is
 * an error; all problems are in PROBLEMS. Warnings (kept answers to unknown keys, a missing
 * reason) come on success too. */
struct assessment *assessment_parse(const char *bytes, size_t length, const struct catalog *catalog,
				    struct problems *problems);

/* The canonical form: catalog order, final newline; equal bytes for equal assessments. */
GString *assessment_write(const struct assessment *assessment);

#endif
