/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pages of a spreadsheet, filled row by row from the top: each row as high as its text needs, each
 * cell text and in one of a few looks. */
#ifndef MODULE_XLSX_PAGE_H
#define MODULE_XLSX_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>
#include <xlsxwriter.h>

#include "sheet/sheet.h"

/* Columns of the widest table. */
enum { COLUMNS_MAX = SHEET_COLUMNS + 1 + SHEET_DETAILS };

/* clang-format off */
enum look {
	LOOK_BANNER, LOOK_TITLE, LOOK_EDITION, LOOK_LABEL, LOOK_VALUE, LOOK_HEAD, LOOK_SECTION,
	LOOK_GROUP, LOOK_TEXT, LOOK_DETAIL, LOOK_LONG, LOOK_TICK, LOOK_SENTENCE, LOOKS
};

struct book {
	const struct sheet *sheet;
	lxw_workbook *workbook;
	lxw_format *look[LOOKS];
	lxw_error error;            /* the first; LXW_NO_ERROR while all is well */
};

/* A page of the book, and the row that is being written. */
struct page {
	struct book *book;
	lxw_worksheet *worksheet;
	double width[COLUMNS_MAX];
	lxw_col_t columns;
	lxw_row_t row;
	double height;              /* of that row, as far as it is written */
};
/* clang-format on */

/* Remembers ERROR, if it is one and the first. */
void book_check(struct book *book, lxw_error error);
void book_add_looks(struct book *book);

/* A new page with columns of WIDTH; internal ones say so in the first row. False: there is none. */
bool page_begin(struct book *book, struct page *page, const char *name, const double *width,
		size_t columns);
void page_end(struct page *page);

/* A cell of the row; the columns from FIRST to LAST (at least two) as one cell; the end of the
 * row. */
void page_put(struct page *page, lxw_col_t column, enum look look, const char *text);
void page_put_merged(struct page *page, lxw_col_t first, lxw_col_t last, enum look look,
		     const char *text);
void page_end_row(struct page *page);
/* A row of its own over the whole page. */
void page_put_across(struct page *page, enum look look, const char *text);

/* TEXT as it is shown, at most MAX units of UTF-16: what is cut off is told. The caller frees. */
char *xlsx_fitting_text(const char *text, glong max);
/* TEXT so that every program reads back what is shown. The caller frees. */
char *xlsx_cell_text(const char *text);

#endif
