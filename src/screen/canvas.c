/* SPDX-License-Identifier: GPL-3.0-or-later
 * A screen's picture: cells of text and style. Whatever is painted is made displayable here, so
 * that nothing that a file contains can steer a terminal. */
#include "config.h"

#include "screen/canvas.h"

#include <string.h>

#include "base/text.h"
#include "screen/grapheme.h"

enum { SIDE_MAX = 1000 };

struct canvas *canvas_new(int rows, int columns)
{
	struct canvas *canvas = g_new0(struct canvas, 1);

	canvas_resize(canvas, rows, columns);
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (!canvas)
		return;
	g_free(canvas->cell);
	g_free(canvas);
}

void canvas_clear(struct canvas *canvas)
{
	const size_t columns = (size_t)canvas->columns;

	for (size_t i = 0; i < columns; i++)
		canvas->cell[i] = (struct cell){ .text = " ", .style = STYLE_PLAIN };
	for (size_t row = 1; row < (size_t)canvas->rows; row++)
		memcpy(canvas->cell + row * columns, canvas->cell, columns * sizeof *canvas->cell);
	canvas->cursor_row = canvas->cursor_column = 0;
	canvas->cursor_typing = false;
}

void canvas_resize(struct canvas *canvas, int rows, int columns)
{
	rows = CLAMP(rows, 1, SIDE_MAX);
	columns = CLAMP(columns, 1, SIDE_MAX);
	if (rows != canvas->rows || columns != canvas->columns) {
		g_free(canvas->cell);
		canvas->cell = g_new(struct cell, (size_t)rows * (size_t)columns);
		canvas->rows = rows;
		canvas->columns = columns;
	}
	canvas_clear(canvas);
}

static void blank(struct cell *cell)
{
	*cell = (struct cell){ .text = " ", .style = cell->style };
}

/* When half of a wide grapheme is painted over, its other half becomes blank. */
static void free_cell(struct cell *row, int column, int columns)
{
	if (!*row[column].text && column > 0)
		blank(&row[column - 1]);
	if (column + 1 < columns && !*row[column + 1].text)
		blank(&row[column + 1]);
}

static void set_cell(struct cell *row, int column, int columns, enum style style, const char *text,
		     size_t length)
{
	struct cell *cell = &row[column];

	free_cell(row, column, columns);
	while (length >= sizeof cell->text ||
	       (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80))
		length--;
	*cell = (struct cell){ .style = style };
	memcpy(cell->text, text, length);
}

/* Paints SHOWN, which is displayable already, up to EDGE. Returns the column after it. */
static int put(struct canvas *canvas, int row, int column, int edge, enum style style,
	       const char *shown)
{
	struct cell *cells;

	edge = MIN(edge, canvas->columns);
	if (row < 0 || row >= canvas->rows || column < 0)
		return column;
	cells = canvas->cell + (size_t)row * (size_t)canvas->columns;
	for (const char *p = shown; *p;) {
		size_t length = grapheme_length(p);
		int width = grapheme_columns(p, length);

		if (column + width > edge)
			break;
		if (width > 0)
			set_cell(cells, column, canvas->columns, style, p, length);
		for (int i = 1; i < width; i++)
			set_cell(cells, column + i, canvas->columns, style, "", 0);
		column += width;
		p += length;
	}
	return column;
}

int canvas_put(struct canvas *canvas, int row, int column, enum style style, const char *text)
{
	g_autofree char *shown = text_on_screen(text, false);

	return put(canvas, row, column, canvas->columns, style, shown);
}

void canvas_field(struct canvas *canvas, int row, int column, int width, enum style style,
		  const char *text)
{
	int edge = MIN(column + width, canvas->columns);
	g_autofree char *shown = text_on_screen(text, false);
	g_autofree char *cut = text_cut(shown, MAX(width, 0));
	int end = put(canvas, row, column, edge, style, cut);

	if (row < 0 || row >= canvas->rows || end < 0)
		return;
	struct cell *cells = canvas->cell + (size_t)row * (size_t)canvas->columns;
	for (; end < edge; end++) {
		free_cell(cells, end, canvas->columns);
		blank(&cells[end]);
		cells[end].style = style;
	}
}

void canvas_cursor(struct canvas *canvas, int row, int column)
{
	canvas->cursor_row = CLAMP(row, 0, canvas->rows - 1);
	canvas->cursor_column = CLAMP(column, 0, canvas->columns - 1);
}

char *canvas_text(const struct canvas *canvas)
{
	GString *text = g_string_new(NULL);
	const struct cell *cell = canvas->cell;

	for (int row = 0; row < canvas->rows; row++) {
		size_t start = text->len;

		for (int column = 0; column < canvas->columns; column++, cell++)
			g_string_append(text, cell->text);
		while (text->len > start && text->str[text->len - 1] == ' ')
			g_string_truncate(text, text->len - 1);
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}
