/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ambiguous characters replaced in a finished picture. A row is taken in pieces that end where two
 * blanks or the row's end leave room: a piece may grow into its blanks, what follows does not
 * move. */
#include "config.h"

#include "screen/ambiguous.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/text.h"

/* Blanks at the end of a row beyond those that wide letters take: curses then ends the row by
 * clearing it, and writes nothing that could wrap. */
enum { SPARE = 8 };

/* What is drawn instead: in one column, and where there is room. Others by their decomposition. */
static const struct {
	ucs4_t first, last;
	const char *one, *more;
} forms[] = {
	{ 0xA7, 0xA7, "S", "S." },       { 0xB0, 0xB0, "o", "o" },
	{ 0xB1, 0xB1, "~", "+-" },       { 0xB7, 0xB7, ".", "." },
	{ 0xD7, 0xD7, "x", "x" },        { 0xF7, 0xF7, "/", "/" },
	{ 0x2010, 0x2013, "-", "-" },    { 0x2014, 0x2015, "-", "--" },
	{ 0x2016, 0x2016, "|", "||" },   { 0x2018, 0x2019, "'", "'" },
	{ 0x201C, 0x201D, "\"", "\"" },  { 0x2020, 0x2022, "*", "*" },
	{ 0x2030, 0x2030, "%", "o/oo" }, { 0x203B, 0x203B, "*", "*" },
	{ 0x2190, 0x2190, "<", "<-" },   { 0x2191, 0x2191, "^", "^" },
	{ 0x2192, 0x2192, ">", "->" },   { 0x2193, 0x2193, "v", "v" },
	{ 0x2194, 0x2194, "-", "<->" },  { 0x21D2, 0x21D2, ">", "=>" },
	{ 0x21D4, 0x21D4, "=", "<=>" },  { 0x221E, 0x221E, "8", "oo" },
	{ 0x2252, 0x2252, "~", "~=" },   { 0x2260, 0x2260, "#", "!=" },
	{ 0x2264, 0x2264, "<", "<=" },   { 0x2265, 0x2265, ">", ">=" },
	{ 0x2266, 0x2266, "<", "<=" },   { 0x2267, 0x2267, ">", ">=" },
	{ 0x2460, 0x2468, NULL, NULL }, /* circled 1 to 9: the digit, in brackets */
	{ 0x2469, 0x24FF, "*", NULL },   { 0x2500, 0x2501, "-", "-" },
	{ 0x2502, 0x2503, "|", "|" },    { 0x2504, 0x254B, "+", "+" },
	{ 0x2550, 0x2550, "=", "=" },    { 0x2551, 0x2551, "|", "|" },
	{ 0x2552, 0x257F, "+", "+" },    { 0x25A0, 0x25A1, "#", "[]" },
	{ 0x25B2, 0x25B3, "^", "^" },    { 0x25B6, 0x25B7, ">", ">" },
	{ 0x25BC, 0x25BD, "v", "v" },    { 0x25C0, 0x25C1, "<", "<" },
	{ 0x25C6, 0x25C7, "o", "<>" },   { 0x25CB, 0x25CB, "o", "〇" },
	{ 0x25CE, 0x25CE, "o", "(o)" },  { 0x25CF, 0x25CF, "*", "*" },
	{ 0x25EF, 0x25EF, "o", "〇" },   { 0x2605, 0x2606, "*", "*" },
	{ 0x2610, 0x2610, "-", "[ ]" },  { 0x2611, 0x2611, "x", "[x]" },
	{ 0x2713, 0x2714, "v", "v" },
};

/* A letter's other forms: one column, and more where there is room ("" when it has none). */
struct form {
	char one[8], more[16];
};

static bool is_ambiguous(const char *text)
{
	return !g_ascii_isprint(*text) && text_width(text) == 1 &&
	       u8_width((const uint8_t *)text, strlen(text), "EUC-JP") > 1;
}

/* The ASCII letters that TEXT stands for ("⑩": 10, "é": e); marks are left out. */
static void decompose(const char *text, struct form *form)
{
	size_t length = 0, used = 0;
	uint8_t *plain =
		u8_normalize(UNINORM_NFKD, (const uint8_t *)text, strlen(text), NULL, &length);

	for (size_t i = 0; plain && i < length && used + 1 < sizeof form->more; i++)
		if (plain[i] > ' ' && plain[i] < 0x7f)
			form->more[used++] = (char)plain[i];
	form->one[0] = form->more[0];
	free(plain); /* malloc's, not GLib's */
}

static struct form form_of(const char *text)
{
	struct form form = { "", "" };
	struct form plain = { "", "" };
	ucs4_t c = g_utf8_get_char(text);

	decompose(text, &plain);
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		if (c < forms[i].first || c > forms[i].last)
			continue;
		g_strlcpy(form.one, forms[i].one ? forms[i].one : plain.one, sizeof form.one);
		if (forms[i].more)
			g_strlcpy(form.more, forms[i].more, sizeof form.more);
		else
			g_snprintf(form.more, sizeof form.more, "(%.*s)", (int)sizeof form.more - 3,
				   plain.more);
		return form;
	}
	return plain;
}

static bool is_blank(const struct cell *cell)
{
	return strcmp(cell->text, " ") == 0;
}

/* Where the piece at START ends: at two blanks, or at the row's end. */
static int piece_end(const struct cell *row, int start, int columns)
{
	int end = start;

	while (end < columns &&
	       !(is_blank(&row[end]) && (end + 1 == columns || is_blank(&row[end + 1]))))
		end++;
	return end;
}

/* How many columns more the piece takes with the long forms. */
static int growth(const struct cell *row, int start, int end)
{
	int more = 0;

	for (int i = start; i < end; i++) {
		struct form form;

		if (!is_ambiguous(row[i].text))
			continue;
		form = form_of(row[i].text);
		more += *form.more ? text_width(form.more) - 1 : 0;
	}
	return more;
}

/* Writes TEXT in cells of STYLE from AT on. Returns the column after it. */
static int put(struct cell *row, int at, enum style style, const char *text)
{
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		struct cell cell = { .style = style };
		int width;

		memcpy(cell.text, p, (size_t)(g_utf8_next_char(p) - p));
		width = text_width(cell.text);
		row[at++] = cell;
		if (width == 2)
			row[at++] = (struct cell){ .text = "", .style = style };
	}
	return at;
}

/* A row's letters that have no other form stay where that cannot harm: how many plain blanks the
 * row must end in then; 0: they cannot stay. */
static int room_to_stay(const struct cell *row, int columns)
{
	int blanks = 0, room = SPARE;

	while (blanks < columns && is_blank(&row[columns - 1 - blanks]))
		blanks++;
	for (int i = 0; i < columns; i++)
		room += is_ambiguous(row[i].text) && !*form_of(row[i].text).one;
	return room > SPARE && blanks >= room ? room : 0;
}

/* One cell; *AT is the column that it goes to. */
static void put_cell(struct cell *to, int *at, const struct cell *from, bool grow, bool stay)
{
	struct form form;

	if (!is_ambiguous(from->text)) {
		to[(*at)++] = *from;
		return;
	}
	form = form_of(from->text);
	if (grow && *form.more)
		*at = put(to, *at, from->style, form.more);
	else if (*form.one)
		*at = put(to, *at, from->style, form.one);
	else
		*at = put(to, *at, from->style, stay ? from->text : "?");
}

/* One row; *CURSOR (-1: not in this row) goes along. With FIXED no piece may grow. */
static void replace_row(const struct cell *from, struct cell *to, int columns, bool fixed,
			int *cursor)
{
	int room = room_to_stay(from, columns), at = 0, wanted = *cursor;

	for (int i = 0; i < columns;) {
		int end = piece_end(from, i, columns), next = end, more = growth(from, i, end);
		bool grow;

		while (next < columns && is_blank(&from[next]))
			next++;
		/* one blank stays before what follows */
		grow = !fixed && more > 0 && more <= next - end - (next < columns);
		for (; i < end; i++) {
			if (i == wanted)
				*cursor = at;
			put_cell(to, &at, &from[i], grow, room > 0);
		}
		for (i += grow ? more : 0; i < next; i++)
			to[at++] = from[i];
	}
	for (int i = columns - room; i < columns; i++)
		to[i].style = STYLE_PLAIN;
}

void canvas_unambiguous(const struct canvas *canvas, struct canvas *plain)
{
	canvas_resize(plain, canvas->rows, canvas->columns);
	plain->cursor_row = canvas->cursor_row;
	plain->cursor_column = canvas->cursor_column;
	plain->cursor_typing = canvas->cursor_typing;
	for (int row = 0; row < canvas->rows; row++) {
		size_t start = (size_t)row * (size_t)canvas->columns;
		bool here = row == canvas->cursor_row;
		int elsewhere = -1;

		replace_row(canvas->cell + start, plain->cell + start, canvas->columns,
			    here && canvas->cursor_typing,
			    here ? &plain->cursor_column : &elsewhere);
	}
}

int canvas_ambiguous(const struct canvas *canvas, int row, int column)
{
	const struct cell *cells = canvas->cell + (size_t)row * (size_t)canvas->columns;
	int count = 0;

	for (int i = 0; i < column; i++)
		count += is_ambiguous(cells[i].text);
	return count;
}
