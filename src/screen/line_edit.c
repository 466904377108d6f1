/* SPDX-License-Identifier: GPL-3.0-or-later
 * A text field over graphemes. All offsets are at grapheme borders, all distances are columns:
 * curses' own form library counts characters and breaks Japanese. */
#include "config.h"

#include "screen/line_edit.h"

#include <string.h>

#include "base/text.h"
#include "screen/grapheme.h"
#include "screen/keycode.h"

void line_edit_init(struct line_edit *edit, const char *text, bool lines)
{
	*edit = (struct line_edit){ .text = g_string_new(text), .lines = lines };
	edit->cursor = edit->text->len;
}

void line_edit_clear(struct line_edit *edit)
{
	if (edit->text)
		g_string_free(edit->text, TRUE);
	edit->text = NULL;
}

/* Columns as the canvas will show them: a tab or a control character takes more than its own
 * width. */
static int columns_of(const char *s, size_t length)
{
	g_autofree char *slice = g_strndup(s, length);
	g_autofree char *shown = text_on_screen(slice, false);

	return text_width(shown);
}

/* Where the grapheme before, and the one after the cursor ends. */
static size_t before(const struct line_edit *edit)
{
	return grapheme_before(edit->text->str, edit->cursor);
}

static size_t after(const struct line_edit *edit)
{
	return edit->cursor + grapheme_length(edit->text->str + edit->cursor);
}

static size_t line_start(const struct line_edit *edit)
{
	size_t at = edit->cursor;

	while (at > 0 && edit->text->str[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct line_edit *edit)
{
	const char *rest = edit->text->str + edit->cursor;
	const char *newline = strchr(rest, '\n');

	return newline ? (size_t)(newline - edit->text->str) : edit->text->len;
}

/* Where the word before the cursor begins. */
static size_t word_start(const struct line_edit *edit)
{
	const char *s = edit->text->str;
	size_t at = edit->cursor;

	while (at > 0 && g_ascii_isspace(s[at - 1]))
		at--;
	while (at > 0 && !g_ascii_isspace(s[at - 1]))
		at--;
	return at;
}

static void erase(struct line_edit *edit, size_t from, size_t to)
{
	g_string_erase(edit->text, (gssize)from, (gssize)(to - from));
	edit->cursor = from;
}

/* The cursor may have come into the middle of a grapheme (a mark joined the letter before): it
 * goes behind. */
static void insert(struct line_edit *edit, unsigned code_point)
{
	char bytes[8];
	size_t length = (size_t)g_unichar_to_utf8(code_point, bytes), want, at;

	g_string_insert_len(edit->text, (gssize)edit->cursor, bytes, (gssize)length);
	want = edit->cursor + length;
	edit->cursor = at = line_start(edit);
	while (at < want)
		at += grapheme_length(edit->text->str + at);
	edit->cursor = at;
}

/* One line up or down, to the same column or the nearest. */
static void move_line(struct line_edit *edit, int step)
{
	const char *s = edit->text->str;
	size_t start = line_start(edit), end = line_end(edit);
	int column = columns_of(s + start, edit->cursor - start);

	if (step < 0 ? start == 0 : end == edit->text->len) {
		edit->cursor = step < 0 ? start : end;
		return;
	}
	edit->cursor = step < 0 ? start - 1 : end + 1;
	edit->cursor = start = line_start(edit);
	end = line_end(edit);

	g_autofree char *line = g_strndup(s + start, end - start);
	edit->cursor = start + text_fit(line, column);
}

static void act_left(struct line_edit *edit)
{
	edit->cursor = before(edit);
}
static void act_right(struct line_edit *edit)
{
	edit->cursor = after(edit);
}
static void act_home(struct line_edit *edit)
{
	edit->cursor = line_start(edit);
}
static void act_end(struct line_edit *edit)
{
	edit->cursor = line_end(edit);
}
static void act_backspace(struct line_edit *edit)
{
	erase(edit, before(edit), edit->cursor);
}
static void act_delete(struct line_edit *edit)
{
	erase(edit, edit->cursor, after(edit));
}
static void act_kill_end(struct line_edit *edit)
{
	erase(edit, edit->cursor, line_end(edit));
}
static void act_kill_start(struct line_edit *edit)
{
	erase(edit, line_start(edit), edit->cursor);
}
static void act_kill_word(struct line_edit *edit)
{
	erase(edit, word_start(edit), edit->cursor);
}
static void act_up(struct line_edit *edit)
{
	move_line(edit, -1);
}
static void act_down(struct line_edit *edit)
{
	move_line(edit, 1);
}
static void act_newline(struct line_edit *edit)
{
	insert(edit, '\n');
}

static const struct {
	unsigned key;
	void (*act)(struct line_edit *edit);
	bool lines; /* only in a field of several lines */
} actions[] = {
	{ KEYCODE_LEFT, act_left, false },
	{ KEYCODE_RIGHT, act_right, false },
	{ KEYCODE_HOME, act_home, false },
	{ KEYCODE_CTRL('a'), act_home, false },
	{ KEYCODE_END, act_end, false },
	{ KEYCODE_CTRL('e'), act_end, false },
	{ KEYCODE_BACKSPACE, act_backspace, false },
	{ KEYCODE_DELETE, act_delete, false },
	{ KEYCODE_CTRL('d'), act_delete, false },
	{ KEYCODE_CTRL('k'), act_kill_end, false },
	{ KEYCODE_CTRL('u'), act_kill_start, false },
	{ KEYCODE_CTRL('w'), act_kill_word, false },
	{ KEYCODE_UP, act_up, true },
	{ KEYCODE_DOWN, act_down, true },
	{ KEYCODE_CTRL('j'), act_newline, true },
};

bool line_edit_key(struct line_edit *edit, unsigned key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(actions); i++)
		if (actions[i].key == key && (edit->lines || !actions[i].lines)) {
			actions[i].act(edit);
			return true;
		}
	if (key < ' ' || !g_unichar_validate(key))
		return false;
	insert(edit, key);
	return true;
}

void line_edit_paste(struct line_edit *edit, unsigned key)
{
	if (key == '\r' || key == '\n')
		insert(edit, edit->lines ? '\n' : ' ');
	else if (key == '\t')
		insert(edit, ' ');
	else if (key >= ' ' && key != 0x7f && g_unichar_validate(key))
		insert(edit, key);
}

/* A row of a field of several lines: bytes start … end of the text. */
struct row {
	size_t start, end;
};

/* Where a row that is full is cut: after its last blank when a word would be torn there (END is
 * within one), else between the two graphemes at END, as in Japanese and in words longer than a
 * row. */
static size_t row_cut(const char *s, size_t start, size_t end)
{
	size_t blank = end;

	if (!g_ascii_isgraph(s[end]))
		return end;
	while (blank > start && g_ascii_isgraph(s[blank - 1]))
		blank--;
	return blank > start && s[blank - 1] == ' ' ? blank : end;
}

/* The text cut into rows of WIDTH columns, a newline always beginning a new one. */
static GArray *rows_of(const struct line_edit *edit, int width)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct row));
	const char *s = edit->text->str;
	struct row row = { 0, 0 };
	int columns = 0;

	while (row.end < edit->text->len) {
		size_t length = grapheme_length(s + row.end);
		int wide = s[row.end] == '\n' ? 0 : columns_of(s + row.end, length);

		/* a letter wider than the field (marks piled up, spelt out) stands alone */
		if (s[row.end] == '\n' || (columns > 0 && columns + wide > width)) {
			const bool line = s[row.end] == '\n';
			const size_t end = row.end;

			if (!line)
				row.end = row_cut(s, row.start, end);
			g_array_append_val(rows, row);
			row.start = row.end + line;
			row.end = end + line;
			columns = columns_of(s + row.start, row.end - row.start);
			continue;
		}
		row.end += length;
		columns += wide;
	}
	g_array_append_val(rows, row);
	return rows;
}

/* One column is kept for the cursor behind a full row. */
static GArray *rows_in(const struct line_edit *edit, int width)
{
	return rows_of(edit, MAX(width - 1, 2));
}

int line_edit_rows(const struct line_edit *edit, int width)
{
	g_autoptr(GArray) rows = edit->lines ? rows_in(edit, width) : NULL;

	return rows ? (int)rows->len : 1;
}

static void draw_lines(struct line_edit *edit, struct canvas *canvas, int top, int left, int height,
		       int width)
{
	g_autoptr(GArray) rows = rows_in(edit, width);
	int at = 0;

	while (at + 1 < (int)rows->len &&
	       g_array_index(rows, struct row, at + 1).start <= edit->cursor)
		at++;
	edit->scroll = CLAMP(edit->scroll, MAX(at - height + 1, 0), at);
	for (int i = 0; i < height; i++) {
		g_autofree char *text = NULL;

		if (edit->scroll + i < (int)rows->len) {
			const struct row *row = &g_array_index(rows, struct row, edit->scroll + i);

			text = g_strndup(edit->text->str + row->start, row->end - row->start);
		}
		canvas_field(canvas, top + i, left, width, STYLE_FIELD, text ? text : "");
	}

	const struct row *row = &g_array_index(rows, struct row, at);
	canvas_cursor(canvas, top + at - edit->scroll,
		      left + columns_of(edit->text->str + row->start, edit->cursor - row->start));
}

static void draw_line(struct line_edit *edit, struct canvas *canvas, int row, int left, int width)
{
	const char *s = edit->text->str;
	int cursor = columns_of(s, edit->cursor);
	int skipped = 0;
	const char *p = s;

	/* a wide letter at the right edge needs its second column too */
	edit->scroll = CLAMP(edit->scroll, MAX(cursor - width + 2, 0), cursor);
	while (*p && skipped < edit->scroll) {
		size_t length = grapheme_length(p);

		skipped += columns_of(p, length);
		p += length;
	}
	edit->scroll = skipped;

	g_autofree char *shown = g_strndup(p, text_fit(p, width));
	canvas_field(canvas, row, left, width, STYLE_FIELD, shown);
	canvas_cursor(canvas, row, left + cursor - skipped);
}

void line_edit_draw(struct line_edit *edit, struct canvas *canvas, int row, int column, int height,
		    int width)
{
	if (edit->lines)
		draw_lines(edit, canvas, row, column, height, width);
	else
		draw_line(edit, canvas, row, column, width);
	canvas->cursor_typing = true;
}
