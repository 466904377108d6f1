/* SPDX-License-Identifier: GPL-3.0-or-later
 * An official check sheet as people copy it out of a spreadsheet or a PDF: its rows, each with the
 * place, number, heading and question that could be read. Understood are the columns 項目番号,
 * 内容, チェック in any order, numbers in cells of their own or before the text, headings, text
 * wrapped over lines, page numbers and repeated column heads. Nothing is guessed silently: a number
 * that does not follow from those around it is doubtful, a line that is neither row nor heading is
 * kept as unread. */
#ifndef ENGINE_OFFICIAL_SHEET_H
#define ENGINE_OFFICIAL_SHEET_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"
#include "base/problem.h"
#include "engine/cells.h"
#include "engine/outline.h"

enum { SHEET_ROWS_MAX = 2000, ROW_CHARACTERS_MAX = 2000 };

struct official_row {
	unsigned line, column;          /* where it begins */
	struct outline_place place;     /* of the row; without its number when it has none */
	bool numbered;                  /* a number stands before it */
	bool doubtful;                  /* its number or place may be misread */
	bool ragged;                    /* its words may be a part of a row, or of two */
	char *number;                   /* "(2)①C)3", outline_number(); "" when not numbered */
	char *heading;                  /* "C) …", or "" */
	char *words;                    /* one line */
};

struct unread_line {
	unsigned line;
	char *text;
};

struct official_sheet {
	GPtrArray *rows;                /* of struct official_row *, in the order of the sheet */
	GPtrArray *unread;              /* of struct unread_line * */
};

/* TEXT must be valid UTF-8. NULL when PROBLEMS (empty before) tells why (see cells_read()): no row
 * at all, too many, or one that is too long. */
struct official_sheet *official_sheet_parse(const char *text, enum cells_form form,
					    struct problems *problems);
void official_sheet_free(struct official_sheet *sheet);
OWNED_TYPE(official_sheet)

#endif
