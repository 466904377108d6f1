/* SPDX-License-Identifier: GPL-3.0-or-later
 * What screens are built of: a page of wrapped text and choices that scrolls, a list's cursor, a
 * bar. Everything is laid out by columns. */
#ifndef SCREEN_WIDGETS_H
#define SCREEN_WIDGETS_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"
#include "screen/canvas.h"

struct area {
	int top, left, height, width;
};

/* Where one is on a page. With `text`, PgUp and PgDn scroll the text and leave the cursor alone. */
struct list {
	int cursor, count;  /* choice 0 … count - 1 */
	int scroll, height; /* first line shown; lines of the last picture */
	bool text;
	bool follow; /* the cursor moved: bring it into view */
};

/* Moves by arrows, Tab, PgUp, PgDn, Home, End. False when KEY is none of these. */
bool list_key(struct list *list, unsigned key);
/* Puts the cursor on CHOICE. */
void list_go(struct list *list, int choice);

/* Lines of text, some of them choices. */
struct page;
/* Lines are wrapped to COLUMNS. */
struct page *page_new(int columns);
void page_free(struct page *page);
OWNED_TYPE(page)

void page_blank(struct page *page);
/* A paragraph (or several: TEXT may have lines), INDENT columns in. */
void page_text(struct page *page, enum style style, int indent, const char *text);
/* A label, and behind it TEXT, or below when both do not fit on a line; nothing when TEXT is NULL
 * or empty. */
void page_labelled(struct page *page, const char *label, const char *text);
/* A line cut to the width, RIGHT (may be NULL) at the right edge. CHOICE is its number, -1: not a
 * choice. */
void page_row(struct page *page, int choice, enum style style, const char *text, const char *right);
/* COUNT such lines, the choices from FIRST on, of which each is made when it is drawn: for lists
 * that grow with the catalog. MAKE fills in *RET, which comes plain and empty, from DATA, which
 * must outlive PAGE; the strings are freed for it. */
struct list_row {
	enum style style;
	char *text, *right; /* right may stay NULL */
};
typedef void make_row(const void *data, int choice, struct list_row *ret);
void page_run(struct page *page, int first, int count, make_row *make, const void *data);
/* A choice with its MARK ("[x]"), wrapped. */
void page_choice(struct page *page, int choice, const char *mark, const char *text);

/* Keeps the last line, which is not of a run, with the one that comes next: a heading does not
 * stand alone at the bottom. */
void page_keep(struct page *page);

/* Only the first LINES (at least one) remain, the last of them cut; of a page without runs. */
void page_truncate(struct page *page, int lines);
int page_lines(const struct page *page);
/* The rows that the page gets of ROOM when something stands below it: in a high window that keeps
 * near, at one place for pages of usual length. */
int page_rows(const struct page *page, int room);
/* Paints what fits; "> " and the canvas cursor stand at the list's current choice (without
 * choices: at the first line of text). */
void page_draw(const struct page *page, struct canvas *canvas, const struct area *area,
	       struct list *list);

/* The same for a page that has the area for itself: when not all fits, the last row tells so. */
void page_draw_all(const struct page *page, struct canvas *canvas, const struct area *area,
		   struct list *list);

/* A rule across AREA's first row; tells when the page above has more lines, before or after. */
void page_rule(const struct page *page, struct canvas *canvas, const struct area *area,
	       const struct list *list);

/* "[####......]" of WIDTH columns, all # only when DONE is TOTAL. The caller frees. */
char *bar_text(unsigned done, unsigned total, int width);

#endif
