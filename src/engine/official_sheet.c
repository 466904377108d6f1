/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records of cells → blocks (a number and the text that follows it) → rows and headings. */
#include "config.h"

#include "engine/official_sheet.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "engine/official_parts.h"

/* What begins with a mark and goes on until the next one. */
struct block {
	unsigned line, column;
	enum outline_style style; /* of its innermost mark */
	bool marked;
	GPtrArray *pieces; /* of char *: its texts */
	GArray *lines;     /* where each of them stands: unsigned */
};

struct parser {
	struct official_sheet *sheet;
	struct problems *problems;
	bool table; /* wrapped cells are cells still: a record is not part of the one before */
	struct block block;
	struct outline_place place;
	bool shaken[OUTLINE_STYLES]; /* levels whose numbers cannot be relied on */
	bool loose;                  /* the last row has no number */
	struct outline_place before; /* where the last dotted number stood */
	char *title[OUTLINE_STYLES]; /* headings in force */
};

static void row_free(void *data)
{
	struct official_row *row = data;

	g_free(row->number);
	g_free(row->heading);
	g_free(row->words);
	g_free(row);
}

static void unread_free(void *data)
{
	struct unread_line *unread = data;

	g_free(unread->text);
	g_free(unread);
}

void official_sheet_free(struct official_sheet *sheet)
{
	if (!sheet)
		return;
	g_ptr_array_unref(sheet->rows);
	g_ptr_array_unref(sheet->unread);
	g_free(sheet);
}

/* The pieces FROM … UNTIL - 1 of the block as one line. */
static char *join(const struct block *block, guint from, guint until)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = from; i < until; i++)
		g_string_append_printf(text, "%s%s", i > from ? "\n" : "",
				       (char *)block->pieces->pdata[i]);
	return official_one_line(text->str);
}

/* Blocks into rows */

static bool is_shaken(const struct parser *parser)
{
	for (int i = 0; i < OUTLINE_STYLES; i++)
		if (parser->shaken[i])
			return true;
	return false;
}

/* The innermost heading above the row. */
static const char *heading_of(const struct parser *parser)
{
	for (int style = OUTLINE_LETTER; style > OUTLINE_DOTTED; style--)
		if (parser->title[style])
			return parser->title[style];
	return "";
}

static void add_row(struct parser *parser, unsigned line, bool numbered, char *words)
{
	struct official_row *row = g_new0(struct official_row, 1);

	if (g_utf8_strlen(words, -1) > ROW_CHARACTERS_MAX)
		problem_add(parser->problems, PROBLEM_ERROR, line, 1,
			    _("this row is too long for a question"));
	row->line = line;
	row->column = line == parser->block.line ? parser->block.column : 1;
	row->place = parser->place;
	row->numbered = numbered;
	row->doubtful =
		is_shaken(parser) || (numbered && official_only_dotted(&parser->place) &&
				      !official_comes_next(&parser->before, &parser->place));
	/* what follows a heading in plain lines may be the rest of it */
	row->ragged =
		official_double(words) || (!parser->table && !numbered && parser->block.marked);
	parser->loose |= !numbered;
	row->number = numbered ? outline_number(&parser->place) : g_strdup("");
	row->heading = g_strdup(heading_of(parser));
	row->words = words;
	g_ptr_array_add(parser->sheet->rows, row);
}

static void add_unread(struct parser *parser, unsigned line, const char *text)
{
	struct unread_line *unread = g_new0(struct unread_line, 1);

	unread->line = line;
	unread->text = g_strdup(text);
	g_ptr_array_add(parser->sheet->unread, unread);
}

static unsigned line_of(const struct block *block, guint piece)
{
	return g_array_index(block->lines, unsigned, piece);
}

/* "C) …": the mark as we write it, and the title. */
static void set_title(struct parser *parser, enum outline_style style, const char *title)
{
	struct outline_place own = { 0 };
	g_autofree char *mark = NULL;

	for (int i = style; i < OUTLINE_STYLES; i++)
		g_clear_pointer(&parser->title[i], g_free);
	if (style == OUTLINE_DOTTED)
		return;
	own.at[style] = parser->place.at[style];
	mark = outline_inner(&own);
	parser->title[style] = g_strdup_printf("%s %s", mark, title);
}

/* Rows without a number: a run of pieces that ends as a question. What is left over is unread. */
static void close_loose(struct parser *parser, guint from)
{
	const struct block *block = &parser->block;

	for (guint i = from, start = from; i < block->pieces->len; i++) {
		const char *piece = block->pieces->pdata[i];

		if (official_question(piece)) {
			add_row(parser, line_of(block, start), false, join(block, start, i + 1));
			start = i + 1;
		} else if (i + 1 == block->pieces->len || g_str_has_suffix(piece, "。")) {
			for (; start <= i; start++)
				add_unread(parser, line_of(block, start),
					   block->pieces->pdata[start]);
		}
	}
}

/* The block is whole: it is a row, a heading, or neither. */
static void close_block(struct parser *parser)
{
	struct block *block = &parser->block;
	g_autofree char *text = join(block, 0, block->pieces->len);

	if (!block->marked) {
		close_loose(parser, 0);
	} else if (block->style == OUTLINE_DIGIT ||
		   (block->style == OUTLINE_CIRCLED &&
		    (official_question(text) || official_polite(text))) ||
		   (block->pieces->len == 1 && official_question(text))) {
		/* (the numeral may stand alone, its words lost) */
		if (*text)
			add_row(parser, block->line, true, g_steal_pointer(&text));
	} else if (!official_question(text)) {
		set_title(parser, block->style, text);
	} else {
		set_title(parser, block->style, block->pieces->pdata[0]);
		close_loose(parser, 1);
	}
	g_ptr_array_set_size(block->pieces, 0);
	g_array_set_size(block->lines, 0);
	block->marked = false;
}

/* Does the number of MARK follow the one before it on its level? One that does not (a gap, a step
 * back, a first that is not 1, a row without a number before it) tells that something was lost or
 * misread, which shakes the level until the one above changes. */
static void weigh(struct parser *parser, const struct outline_mark *mark)
{
	for (int i = mark->style + 1; i < OUTLINE_STYLES; i++)
		parser->shaken[i] = false;
	if (mark->style == OUTLINE_DOTTED)
		return;
	parser->shaken[mark->style] |=
		parser->loose || mark->part[0] != parser->place.at[mark->style] + 1;
	parser->loose = false;
}

/* "2." and "2": a section, or a row inside of a measure? By what it says. */
static void settle(struct parser *parser, struct outline_mark *mark, const char *text)
{
	const bool inside = parser->place.at[OUTLINE_LETTER] || parser->place.at[OUTLINE_CIRCLED] ||
			    parser->place.at[OUTLINE_DIGIT];

	if (mark->style == OUTLINE_DOTTED && mark->parts == 1 &&
	    (inside || official_question(text)))
		mark->style = OUTLINE_DIGIT;
}

static void open_block(struct parser *parser, const struct cell *cell, enum outline_style style)
{
	struct block *block = &parser->block;

	block->line = cell->line;
	block->column = cell->column;
	block->style = style;
	block->marked = true;
}

static void add_piece(struct parser *parser, const char *text, unsigned line)
{
	if (!*text)
		return;
	g_ptr_array_add(parser->block.pieces, g_strdup(text));
	g_array_append_val(parser->block.lines, line);
}

static bool is_there(const struct outline_place *place, const struct outline_mark *mark)
{
	struct outline_place there = *place;

	outline_enter(&there, mark);
	return mark->style == OUTLINE_DOTTED
		       ? !memcmp(there.dotted, place->dotted, sizeof there.dotted)
		       : there.at[mark->style] == place->at[mark->style];
}

/* The marks at the start of CELL, each inside of the one before: enters them and returns what
 * follows. FOLLOWING: the text of the cells after it. */
static const char *read_marks(struct parser *parser, const struct cell *cell, const char *following)
{
	/* "## 2.1" and "**2.1" as converters of PDF write headings */
	const char *p = cell->text + strspn(cell->text, "#* ");
	struct outline_mark mark[OUTLINE_STYLES];
	unsigned marks = 0;
	size_t length;

	while (marks < OUTLINE_STYLES && (length = outline_read(p, &mark[marks]))) {
		if (marks && mark[marks].style <= mark[marks - 1].style)
			break;
		p += length;
		settle(parser, &mark[marks], *p ? p : following);
		marks++;
	}
	if (!marks)
		return cell->text;
	close_block(parser);
	for (unsigned i = 0; i < marks; i++) {
		/* "C)2" after "C)1": still in C) */
		if (i + 1 < marks && is_there(&parser->place, &mark[i]))
			continue;
		weigh(parser, &mark[i]);
		if (mark[i].style == OUTLINE_DOTTED)
			parser->before = parser->place;
		outline_enter(&parser->place, &mark[i]);
		for (int style = mark[i].style; style < OUTLINE_STYLES; style++)
			g_clear_pointer(&parser->title[style], g_free);
	}
	open_block(parser, cell, mark[marks - 1].style);
	return p;
}

/* Records */

/* "4", "- 4 -", "4 / 12" alone on a line, where no row can begin. */
static bool is_page_number(const struct parser *parser, const char *text)
{
	g_autofree char *folded = text_fold(text);
	struct outline_mark mark;
	bool digit = false;

	for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);

		if (!g_unichar_isdigit(c) && !strchr("-/ .", c < 128 ? (int)c : 'x'))
			return false;
		digit |= g_unichar_isdigit(c);
	}
	if (!digit || !outline_read(text, &mark))
		return digit;
	/* a bare numeral is the number of a row whose text comes next when it is the one due */
	return mark.style == OUTLINE_DIGIT && mark.part[0] != parser->place.at[OUTLINE_DIGIT] + 1;
}

/* The last piece has come to its end, or there is none. */
static bool is_complete(const struct block *block)
{
	return !block->pieces->len ||
	       official_question(block->pieces->pdata[block->pieces->len - 1]);
}

static void read_record(struct parser *parser, const GPtrArray *record)
{
	g_autoptr(GPtrArray) cells = g_ptr_array_new();
	g_autoptr(GString) following = g_string_new(NULL);

	for (guint i = 0; i < record->len; i++) {
		struct cell *cell = record->pdata[i];

		official_cut_ticks(cell->text);
		if (*cell->text &&
		    (cells->len || !is_page_number(parser, cell->text) || record->len > 1))
			g_ptr_array_add(cells, cell);
	}
	if (!cells->len || official_column_heads(cells))
		return;
	for (guint i = 1; i < cells->len; i++)
		g_string_append(following, ((struct cell *)cells->pdata[i])->text);
	for (guint i = 0; i < cells->len; i++) {
		const struct cell *cell = cells->pdata[i];
		const char *text = cell->text;

		if (i == 0) {
			const bool was_complete = is_complete(&parser->block);
			const char *bare = official_skip_bullet(text);

			text = read_marks(parser, cell, following->str);
			if (text == cell->text && official_note(text)) {
				close_block(parser);
				add_unread(parser, cell->line, text);
				return;
			}
			/* after a whole row, text without a number is no part of it; in a table,
			 * each record is something of its own */
			if (text == cell->text && (was_complete || bare != text || parser->table)) {
				if (parser->block.pieces->len &&
				    (parser->table || (was_complete && parser->block.marked)))
					close_block(parser);
				text = bare;
			}
		}
		add_piece(parser, text, cell->line);
	}
}

static bool has_rows(const struct official_sheet *sheet, struct problems *problems)
{
	const guint rows = sheet->rows->len;

	if (problems->errors)
		return false;
	if (rows && rows <= SHEET_ROWS_MAX)
		return true;
	if (rows)
		problem_add(problems, PROBLEM_ERROR, 1, 1, _("there are more than %d rows"),
			    SHEET_ROWS_MAX);
	else
		problem_add(problems, PROBLEM_ERROR, 1, 1,
			    _("no row of a check sheet can be read here: a row is a question, with "
			      "its number before it"));
	return false;
}

struct official_sheet *official_sheet_parse(const char *text, enum cells_form form,
					    struct problems *problems)
{
	g_autoptr(GPtrArray) records = cells_read(text, form, problems);
	OWNED(official_sheet) sheet = g_new0(struct official_sheet, 1);
	struct parser parser = { .sheet = sheet,
				 .problems = problems,
				 .table = form != CELLS_LINES };

	sheet->rows = g_ptr_array_new_with_free_func(row_free);
	sheet->unread = g_ptr_array_new_with_free_func(unread_free);
	if (!records)
		return NULL;
	parser.block.pieces = g_ptr_array_new_with_free_func(g_free);
	parser.block.lines = g_array_new(FALSE, FALSE, sizeof(unsigned));
	for (guint i = 0; i < records->len; i++)
		read_record(&parser, records->pdata[i]);
	close_block(&parser);
	for (int i = 0; i < OUTLINE_STYLES; i++)
		g_free(parser.title[i]);
	g_ptr_array_unref(parser.block.pieces);
	g_array_unref(parser.block.lines);
	official_doubt(sheet);
	return has_rows(sheet, problems) ? g_steal_pointer(&sheet) : NULL;
}
