/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a PDF takes besides its pages: the data it carries and its seal, and how it is read back. */
#ifndef MODULE_PDF_PARTS_H
#define MODULE_PDF_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "sheet/reading.h"
#include "sheet/sheet.h"

/* The mark of a row of the check sheet, and the width of the last column, in which it stands. */
enum { PDF_TICK = 0x2713, PDF_TICK_WIDTH = 48 };

/* Rows of the check sheet are places named as their keys; those of the head "head." and their id,
 * and such a place is at the left of the value. */
#define PDF_HEAD_PREFIX "head."

/* The attached file: the content of the sheet (sheet/digest.h), so that its SHA-256 is the
 * digest. */
#define PDF_CONTENT_NAME "sheet-content.json"

/* OUT holds the pages as Cairo wrote them: adds what Cairo cannot (the language, what kind of head
 * a cell of a table is, what is no text to be read, the attached file) and the seal. */
bool pdf_complete(GString *out, const struct sheet *sheet, GError **error);

/* The CONTENT of a page, in which what belongs to no structure element is marked as artifact. The
 * caller frees. */
char *pdf_with_artifacts(const char *content, gsize length, gsize *ret_length);

/* Puts SHOWN, the text of the field ID of the head, into READING, whose content is there already:
 * with the blanks of the content, if that is all that differs. Nothing when no reader of PDF can be
 * trusted with its letters. */
void pdf_read_field(const char *id, const char *shown, struct reading *reading);

/* format_module.read. Rows and ticks are those that can be seen on the pages. */
bool pdf_read(const char *bytes, size_t length, struct reading *reading, GError **error);

#endif
