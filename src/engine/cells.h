/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text that was copied out of a spreadsheet or a PDF as records of cells, each with its place. */
#ifndef ENGINE_CELLS_H
#define ENGINE_CELLS_H

#include <glib.h>

#include "base/problem.h"

enum { RECORDS_MAX = 20 * 1000, CELLS_MAX = 64, CELL_CHARACTERS_MAX = 4000 };

enum cells_form {
	CELLS_LINES,  /* plain lines; tabs part cells where there are any */
	CELLS_TABS,   /* what a spreadsheet copies: quoted where a cell has lines, tabs or quotes */
	CELLS_COMMAS, /* RFC 4180 */
};

struct cell {
	char *text;                     /* cleaned: text_clean(), no blanks around, perhaps lines */
	unsigned line, column;          /* from 1; column in characters */
};

/* TEXT (valid UTF-8) as records: GPtrArray of GPtrArray of struct cell *, freed with it. Empty
 * lines are records without cells. NULL when PROBLEMS tells why: a quote that is not closed (only
 * text as CELLS_LINES may have one), a cell, record or text that is too long. */
GPtrArray *cells_read(const char *text, enum cells_form form, struct problems *problems);

#endif
