/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of the sheet as a table on paper: a row keeps what is recorded with it, a group's title
 * keeps its first row, and no row stands alone on the last page. */
#ifndef MODULE_PDF_TABLE_H
#define MODULE_PDF_TABLE_H

#include "module/paper.h"
#include "sheet/sheet.h"

struct table {
	struct paper *paper;
	const struct sheet_part *part;
	double width[SHEET_COLUMNS];
	double label;               /* of what is recorded with a row */
	struct row head;
};

/* Lays it out; PART has rows. */
void table_begin(struct table *table, struct paper *paper, const struct sheet_part *part);
/* How high its head is with the first row. */
double table_beginning(const struct table *table);
void table_put(struct table *table);
void table_end(struct table *table);

#endif
