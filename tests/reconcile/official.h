/* SPDX-License-Identifier: GPL-3.0-or-later
 * Check sheets as people copy them out of a spreadsheet or a PDF, made of sheet.tsv in many
 * ways. */
#ifndef RECONCILE_OFFICIAL_H
#define RECONCILE_OFFICIAL_H

#include <glib.h>

#include "engine/cells.h"

/* A row of sheet.tsv. */
struct told_row {
	char *key;              /* NULL: the catalog does not have it */
	char *section, *number; /* "2.1(2)①", "C)3" */
	char *heading, *words;
	unsigned line;          /* where it begins in the sheet; 0: it is not in it */
};

/* GPtrArray of struct told_row *, freed with it. */
GPtrArray *told_rows(void);

enum order { AS_IT_IS, ROWS_MIXED, HEADINGS_MIXED, SECTIONS_MIXED, ALL_MIXED };

/* One way to copy a sheet badly. Rates are in percent. */
struct treatment {
	const char *name;
	enum cells_form form;
	enum order order;
	int damage;        /* of the characters of questions and headings */
	int bad_numbers;   /* of the numbers of rows */
	int lost;          /* of the rows */
	int lost_headings;
	int wrapped;       /* characters a line, 0: not wrapped */
	bool whole_number; /* before each row its whole number, and no headings */
	bool wide;         /* full-width numbers and brackets */
	bool pages;        /* page numbers, notes, column heads again and again */
	bool no_numbers;
	bool number_alone; /* in plain lines: the number on a line of its own */
	bool one_cell;     /* number and question in one cell */
	bool quoted;       /* cells with lines in them */
};

extern const struct treatment treatments[];
extern const size_t treatments_count;

/* The sheet; sets the lines of ROWS. The caller frees. */
char *official_text(const struct treatment *treatment, GPtrArray *rows, GRand *random);

/* "(2)①C)3": what stands below the dotted part of section and number. The caller frees. */
char *told_number(const struct told_row *row);

#endif
