/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pages of A4 with running heads: headings, paragraphs and tables are set one below the other, and
 * a new page begins where one is full. No row is torn apart unless it is longer than a page. All
 * measures are points. */
#ifndef MODULE_PAPER_H
#define MODULE_PAPER_H

#include <stdbool.h>

#include <cairo-pdf.h>

#include "module/type.h"
#include "sheet/sheet.h"

enum { PAPER_LEFT = 52, PAPER_TOP = 64 };           /* where text begins */
enum { PAPER_WIDTH = 491, PAPER_HEIGHT = 716 };     /* between the margins */
enum { PAPER_HEAD_END = PAPER_TOP - 12, PAPER_FOOT_BEGIN = 792 }; /* lines outside of the margins */

/* A cell of a table: its text, which it owns, and its width with its borders. At its left there may
 * be a bar, a part of which is full. */
struct cell {
	PangoLayout *layout;
	double width;
	double bar, full;           /* as wide as that; 0: no bar */
	bool goes_on;               /* the next cell is read with it: no line between */
};

struct row {
	struct cell cell[SHEET_COLUMNS];
	size_t cells;
	enum ink fill;              /* INK_BAND, INK_GROUP; 0: none */
	bool light;                 /* no frame but a line below */
	bool after, before;         /* belongs to the row above, or below: no line between */
	size_t heads;               /* how many of its cells, from the first on, are heads */
	/* a place that links can name, at the top of a cell; or NULL */
	const char *name;
	size_t named;
};

struct paper {
	struct type *type;
	const struct sheet *sheet;
	cairo_surface_t *surface;
	cairo_t *cr;                /* NULL: nothing is drawn, pages are only counted */
	int page, pages;            /* this one; all, where that is known already */
	double y;
	struct row *head;           /* of the open table, again on top of each page; or NULL */
	bool again;                 /* what is drawn was there before: it gets no tags */
};

/* SURFACE NULL: only counts. The first page begins. */
void paper_begin(struct paper *paper, struct type *type, const struct sheet *sheet,
		 cairo_surface_t *surface, int pages);
/* The last page ends. */
void paper_end(struct paper *paper);

/* Begins a new page unless HEIGHT fits on this one (or on none). */
void paper_need(struct paper *paper, double height);
/* What a page has for text, below the head of a table that goes on. */
double paper_room(const struct paper *paper);
void paper_space(struct paper *paper, double height);

/* A paragraph, or heading, as the structure element TAG ("P", "H1", …); takes LAYOUT. */
void paper_text(struct paper *paper, const char *tag, PangoLayout *layout);
double paper_text_height(PangoLayout *layout);
/* A heading with its bar, and its line in the outline. */
void paper_heading(struct paper *paper, const char *title);
double paper_heading_height(struct paper *paper, const char *title);

/* Between begin and end: rows. HEAD (or NULL) must live until the end. */
void paper_table_begin(struct paper *paper, struct row *head);
void paper_row(struct paper *paper, const struct row *row);
void paper_table_end(struct paper *paper);

/* What a cell of WIDTH has for its text. */
double cell_inner(double width);
double row_height(const struct row *row);
void row_clear(struct row *row);

#endif
