/* SPDX-License-Identifier: GPL-3.0-or-later
 * A canvas on the terminal: only rows that changed are touched, each piece is put at its own
 * column, and the hardware cursor rests where the canvas says (Braille displays and input methods
 * follow it). */
#include "config.h"

#include "terminal/terminal_private.h"

#include <string.h>

#include <curses.h>

#include "screen/ambiguous.h"

/* Colour pairs; 0 is the terminal's own. */
enum { PAIR_PLAIN, PAIR_BAD, PAIR_CURSOR };

static const struct {
	attr_t attributes;
	short pair;
} styles[STYLES] = {
	[STYLE_PLAIN] = { A_NORMAL, PAIR_PLAIN },   [STYLE_HEADER] = { A_REVERSE, PAIR_PLAIN },
	[STYLE_FOOTER] = { A_REVERSE, PAIR_PLAIN }, [STYLE_TITLE] = { A_BOLD, PAIR_PLAIN },
	[STYLE_CURSOR] = { A_BOLD, PAIR_CURSOR },   [STYLE_MUTED] = { A_DIM, PAIR_PLAIN },
	[STYLE_GOOD] = { A_NORMAL, PAIR_PLAIN },    [STYLE_WARN] = { A_BOLD, PAIR_BAD },
	[STYLE_BAD] = { A_BOLD, PAIR_BAD },         [STYLE_FIELD] = { A_UNDERLINE, PAIR_PLAIN },
};

static bool coloured;
/* What the terminal shows; NULL: not known. */
static struct canvas *shown;
/* Where ambiguous characters take two columns: the picture without them; else NULL. */
static struct canvas *plain;
/* The cursor does not stand where curses has put it. */
static bool displaced;

/* Of the eight colours only red and magenta can be read on black and on white alike. NO_COLOR is
 * honoured by never starting colour at all. */
void show_start(enum terminal_color color)
{
	const char *no_color = g_getenv("NO_COLOR");
	static const struct {
		short pair, color;
	} pairs[] = {
		{ PAIR_BAD, COLOR_RED },
		{ PAIR_CURSOR, COLOR_MAGENTA },
	};

	coloured = color == TERMINAL_COLOR_ALWAYS ||
		   (color == TERMINAL_COLOR_AUTO && (!no_color || !*no_color));
	coloured = coloured && has_colors() && start_color() == OK;
	if (!coloured)
		return;
	use_default_colors();
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		init_pair(pairs[i].pair, pairs[i].color, -1);
}

void show_forget(void)
{
	g_clear_pointer(&shown, canvas_free);
	clearok(stdscr, TRUE);
}

void show_wide(bool wide)
{
	g_clear_pointer(&plain, canvas_free);
	if (wide)
		plain = canvas_new(1, 1);
}

void show_stop(void)
{
	/* without a screen of our own, what we have shown would stay in the user's */
	if (!tigetstr("smcup")) {
		erase();
		refresh();
	}
	show_wide(false);
	g_clear_pointer(&shown, canvas_free);
}

/* Puts the cursor somewhere whatever curses thinks of where it is; after refresh(), which writes
 * what curses has. */
static void place_cursor(int row, int column)
{
	send_sequence(tiparm(tigetstr("cup"), row, column));
}

static struct cell *row_of(const struct canvas *canvas, int row)
{
	return canvas->cell + (size_t)row * (size_t)canvas->columns;
}

static size_t row_size(const struct canvas *canvas)
{
	return (size_t)canvas->columns * sizeof *canvas->cell;
}

/* Does a blank of this style look like a plain one? */
static bool leaves_blank(enum style style)
{
	return !(styles[style].attributes & (A_REVERSE | A_UNDERLINE));
}

/* Nothing is to be seen in CELL. */
static bool is_empty(const struct cell *cell)
{
	return strcmp(cell->text, " ") == 0 && leaves_blank(cell->style);
}

/* Pieces of one style at a time, with the blanks between them: to switch twice for these takes more
 * than they do. The row is blank before. */
static void paint_row(const struct canvas *canvas, int row)
{
	const struct cell *cells = row_of(canvas, row);
	int end = canvas->columns;
	g_autoptr(GString) piece = g_string_new(NULL);

	while (end > 0 && is_empty(&cells[end - 1]))
		end--;
	for (int column = 0; column < end;) {
		enum style style = cells[column].style;
		int start = column;

		g_string_truncate(piece, 0);
		while (column < end && (cells[column].style == style ||
					(leaves_blank(style) && is_empty(&cells[column]))))
			g_string_append(piece, cells[column++].text);
		attr_set(styles[style].attributes, coloured ? styles[style].pair : PAIR_PLAIN,
			 NULL);
		mvaddstr(row, start, piece->str);
	}
	attr_set(A_NORMAL, PAIR_PLAIN, NULL);
}

static bool same_row(const struct canvas *a, const struct canvas *b, int row)
{
	return memcmp(row_of(a, row), row_of(b, row), row_size(a)) == 0;
}

static void show_row(const struct canvas *canvas, int row)
{
	move(row, 0);
	clrtoeol();
	paint_row(canvas, row);
	/* Letters that take more columns than curses thinks: the row is drawn as a whole, and
	 * curses starts the next one from a place that it knows. */
	if (plain && canvas_ambiguous(canvas, row, canvas->columns)) {
		wredrawln(stdscr, row, 1);
		move(row, 0);
		refresh();
		place_cursor(row, 0);
	}
}

/* To where the canvas says, behind letters that are wider than curses thinks too. */
static void show_cursor(const struct canvas *canvas)
{
	int row = canvas->cursor_row, column = canvas->cursor_column;
	int wider = plain ? canvas_ambiguous(canvas, row, column) : 0;

	move(row, column);
	refresh();
	displaced = wider > 0;
	if (displaced)
		place_cursor(row, MIN(column + wider, canvas->columns - 1));
}

void terminal_show(const struct canvas *canvas)
{
	bool all;

	if (plain) {
		canvas_unambiguous(canvas, plain);
		canvas = plain;
	}
	if (shown && (shown->rows != canvas->rows || shown->columns != canvas->columns))
		show_forget();
	if (displaced && shown)
		place_cursor(shown->cursor_row, shown->cursor_column);
	all = !shown;
	if (all)
		shown = canvas_new(canvas->rows, canvas->columns);
	for (int row = 0; row < canvas->rows; row++) {
		if (!all && same_row(shown, canvas, row))
			continue;
		show_row(canvas, row);
		memcpy(row_of(shown, row), row_of(canvas, row), row_size(canvas));
	}
	shown->cursor_row = canvas->cursor_row;
	shown->cursor_column = canvas->cursor_column;
	show_cursor(canvas);
}
