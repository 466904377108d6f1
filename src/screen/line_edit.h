/* SPDX-License-Identifier: GPL-3.0-or-later
 * A text field over graphemes: typing, moving, deleting, horizontal scroll; with `lines` a small
 * editor of several lines. Pure: keys in, picture out. */
#ifndef SCREEN_LINE_EDIT_H
#define SCREEN_LINE_EDIT_H

#include <stdbool.h>

#include <glib.h>

#include "screen/canvas.h"

struct line_edit {
	GString *text; /* UTF-8 */
	size_t cursor; /* byte offset, at a grapheme border */
	bool lines;    /* C-j and pasted newlines are text; long lines wrap */
	int scroll;    /* first row (lines) or column shown */
};

/* The cursor is at the end of TEXT (NULL: empty). */
void line_edit_init(struct line_edit *edit, const char *text, bool lines);
void line_edit_clear(struct line_edit *edit); /* frees what init made; may be repeated */

/* True when the key was one of the field's: typing, Left, Right, Home, End, Backspace, Delete, C-a
 * C-e C-k C-u C-w C-d; with `lines` also Up, Down and C-j (a new line). Enter is the screen's. */
bool line_edit_key(struct line_edit *edit, unsigned key);

/* A pasted code point: newlines become newlines, or blanks in a field of one line; nothing is a
 * command. */
void line_edit_paste(struct line_edit *edit, unsigned key);

/* The rows of WIDTH columns that the text takes. */
int line_edit_rows(const struct line_edit *edit, int width);
/* Paints HEIGHT rows (1 unless `lines`) of WIDTH columns, and puts the canvas cursor at the
 * insertion point. */
void line_edit_draw(struct line_edit *edit, struct canvas *canvas, int row, int column, int height,
		    int width);

#endif
