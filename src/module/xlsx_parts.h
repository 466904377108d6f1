/* SPDX-License-Identifier: GPL-3.0-or-later
 * What writing and reading of a spreadsheet have in common. */
#ifndef MODULE_XLSX_PARTS_H
#define MODULE_XLSX_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "sheet/reading.h"

#define XLSX_TICK "✓"

/* A hidden page has this in its first cell; below it is the content of the sheet (sheet/digest.h),
 * cut into pieces that fit into cells. */
#define XLSX_CONTENT_NAME "sheet-content.json"

/* Does an escape of spreadsheets begin at S, as _x0041_ for an A? */
bool xlsx_is_escape(const char *s);

/* format_module.read. Rows and ticks are those of the first page. */
bool xlsx_read(const char *bytes, size_t length, struct reading *reading, GError **error);

#endif
