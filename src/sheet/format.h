/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of formats: serves --format, the export screen, help, completion, manual and tests.
 * To add a format: sheet/as_NAME.c with such a struct, its row in format.c, its line in
 * src/local.mk, and a test in tests/export/. One that takes a big library is a module instead:
 * see src/module/module.h. */
#ifndef SHEET_FORMAT_H
#define SHEET_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "sheet/reading.h"
#include "sheet/sheet.h"

struct format {
	const char *name;                       /* "html": --format, never translated */
	const char *suffix;                     /* ".html" */
	const char *label;                      /* N_(): what it is for, a few words */
	bool binary;                            /* nothing to show on a terminal */
	const char *seal_before,
		*seal_after; /* of its files (sheet/seal.h); NULL: they have none */
	bool site;          /* goes into the folder for a web site (sheet/site.h) */
	const char *begins; /* how its files begin, where they carry the data; or NULL */
	/* appends the whole file; cannot fail. NULL where a module writes: see cli/modules.h */
	void (*write)(const struct sheet *sheet, GString *out);
	/* reads such a file back into READING, all but its seal; false and ERROR when the bytes are
	 * none. NULL where a module reads */
	bool (*read)(const char *bytes, size_t length, struct reading *reading, GError **error);
	const char *needs; /* packages that the module is built with, or NULL */
};

extern const struct format format_text, format_markdown, format_html, format_csv, format_json;

/* All formats, ended by NULL. */
const struct format *const *formats(void);
/* The format, of those that carry the data, that BYTES are in; NULL: none. */
const struct format *format_of(const char *bytes, size_t length);
/* The seal of BYTES, a file in FORMAT. */
enum seal format_seal(const struct format *format, const char *bytes, size_t length);
/* NULL when there is none of that name. */
const struct format *format_find(const char *name);

/* Where the sheet of the assessment in PATH goes when nobody says where: beside it, with the suffix
 * of FORMAT; an INTERNAL copy is named so. The caller frees. */
char *format_path(const struct format *format, const char *path, bool internal);

#endif
