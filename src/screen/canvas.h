/* SPDX-License-Identifier: GPL-3.0-or-later
 * A screen's picture: cells of text and style, and where the cursor rests. Screens paint here;
 * terminal/ shows it, tests read it. */
#ifndef SCREEN_CANVAS_H
#define SCREEN_CANVAS_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"

/* Roles, not colours. */
enum style {
	STYLE_PLAIN,
	STYLE_HEADER,
	STYLE_FOOTER,
	STYLE_TITLE,
	STYLE_CURSOR,
	STYLE_MUTED,
	STYLE_GOOD,
	STYLE_WARN,
	STYLE_BAD,
	STYLE_FIELD,
	STYLES
};

/* One column of one row. The second column of a wide grapheme has text "". */
struct cell {
	char text[32]; /* one grapheme, UTF-8; "" is the right half of a wide one. Filled up with
			* NUL: cells are alike when their bytes are */
	enum style style;
};

struct canvas {
	int rows, columns;
	struct cell *cell;             /* rows * columns */
	int cursor_row, cursor_column; /* where the hardware cursor rests */
	bool cursor_typing;            /* the cursor is in a text field (input method) */
};

/* Blank. Sizes are kept within 1 … 1000. */
struct canvas *canvas_new(int rows, int columns);
void canvas_free(struct canvas *canvas);
OWNED_TYPE(canvas)
void canvas_clear(struct canvas *canvas);
/* The same in another size. */
void canvas_resize(struct canvas *canvas, int rows, int columns);

/* Paints TEXT (made displayable) from ROW, COLUMN, cut at the right edge between graphemes.
 * Outside rows are ignored. Returns the column after it. */
int canvas_put(struct canvas *canvas, int row, int column, enum style style, const char *text);
/* The same, cut to WIDTH and filled up with blanks to it. */
void canvas_field(struct canvas *canvas, int row, int column, int width, enum style style,
		  const char *text);
void canvas_cursor(struct canvas *canvas, int row, int column);

/* The picture as text, a line a row, trailing blanks off. The caller frees. */
char *canvas_text(const struct canvas *canvas);

#endif
