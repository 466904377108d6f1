/* SPDX-License-Identifier: GPL-3.0-or-later
 * Assessments in YAML (phrwizard-assessment(5)): loader with every problem and its place, canonical
 * writer. What we write we read back equal; writing a canonical file again gives the same bytes. */
#ifndef STORE_ASSESSMENT_FILE_H
#define STORE_ASSESSMENT_FILE_H

#include <glib.h>

#include "base/owned.h"
#include "base/problem.h"
#include "engine/assessment.h"

enum { ASSESSMENT_FORMAT = 1 };

/* An assessment as it stands in its file: to understand it, one needs the catalog that it names. */
struct assessment_file;
/* NULL with the problems when BYTES are not an assessment or of a newer format. */
struct assessment_file *assessment_file_parse(const char *bytes, size_t length,
					      struct problems *problems);
void assessment_file_free(struct assessment_file *file);
OWNED_TYPE(assessment_file)
/* The id of its catalog. Lives as long as FILE. */
const char *assessment_file_catalog(const struct assessment_file *file);

/* Reads it against CATALOG, which must be the one that it names. NULL when there is an error; all
 * problems are in PROBLEMS. Warnings (kept answers to unknown keys, a missing reason) come on
 * success too. */
struct assessment *assessment_file_read(const struct assessment_file *file,
					const struct catalog *catalog, struct problems *problems);

/* Both in one. */
struct assessment *assessment_parse(const char *bytes, size_t length, const struct catalog *catalog,
				    struct problems *problems);

/* The canonical form: catalog order, final newline; equal bytes for equal assessments. */
GString *assessment_write(const struct assessment *assessment);

#endif
