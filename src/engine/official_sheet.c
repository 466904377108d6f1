/* SPDX-License-Identifier: GPL-3.0-or-later
 * Records of cells → blocks (a number and the text that follows it) → rows and headings. */
#include "config.h"

#include "engine/official_sheet.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

/* What begins with a mark and goes on until the next one. */
struct block {
	unsigned line, column;
	enum outline_style style; /* of its innermost mark */
	bool marked;
	GPtrArray *pieces;        /* of char *: its texts */
	GArray *lines;            /* where each of them stands: unsigned */
};

struct parser {
	struct official_sheet *sheet;
	struct problems *problems;
	bool table; /* wrapped cells are cells still: a record is not part of the one before */
	struct block block;
	struct outline_place place;
	bool shaken[OUTLINE_STYLES]; /* levels whose numbers cannot be relied on */
	bool loose; /* the last row has no number */
	struct outline_place before; /* where the last dotted number stood */
	char *title[OUTLINE_STYLES];     /* headings in force */
};

/* Words in the column heads of sheets, folded. A record of nothing else is no row. */
static const char *const column_heads[] = {
	"項目番号", "番号", "no.", "no", "内容", "項目", "確認事項", "質問", "確認内容",
	"ちぇっく", "ちぇっく欄", "確認", "備考", "回答", "item", "number", "content", "check", NULL,
};

/* What people tick: boxes and marks, empty or not. */
static bool is_tick(gunichar c)
{
	return g_utf8_strchr("□■☐☑☒✓✔✗○●◯◻◼▢レ", -1, c) != NULL;
}

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

/* Texts */

/* Cuts ticks, blanks and the stars of Markdown off the end of TEXT, in place. */
static void cut_ticks(char *text)
{
	for (char *end = text + strlen(text); end > text;) {
		char *last = g_utf8_find_prev_char(text, end);
		const gunichar c = g_utf8_get_char(last);

		if (!is_tick(c) && !g_unichar_isspace(c) && c != '*')
			break;
		/* レ is a letter too: a tick only by itself */
		if (c == 0x30ec && last > text &&
		    !g_unichar_isspace(g_utf8_get_char(g_utf8_find_prev_char(text, last))))
			break;
		*last = '\0';
		end = last;
	}
}

/* Does TEXT end as questions do, か or ?; also as a machine may have read it? */
static bool is_question(const char *text)
{
	g_autofree char *folded = text_fold(text);
	gunichar last = 0, before = 0;

	for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);

		if (!g_unichar_isalnum(c) && c != '?')
			continue;
		before = last;
		last = c;
	}
	return last == '?' || last == 0x304b /* か */ || last == 0x3095 /* small か */ ||
	       /* 力, 加 and が read for か after す or ん */
	       ((last == 0x529b || last == 0x52a0 || last == 0x304c) &&
		(before == 0x3059 || before == 0x3093));
}

/* In the polite form, which headings do not have. */
static bool is_polite(const char *text)
{
	const char *found = g_strrstr(text, "ます");

	return found && g_utf8_strlen(found, -1) <= 5;
}

static bool is_latin(gunichar c)
{
	return c < 0x250 && g_unichar_isalnum(c);
}

/* Appends PIECE: no blank between Japanese lines, one between Latin words. */
static void append_piece(GString *out, const char *piece)
{
	for (const char *p = piece; *p; p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);

		if (!g_unichar_isspace(c) && c != 0x3000) {
			g_string_append_unichar(out, c);
			continue;
		}
		const char *next = p;

		while (g_unichar_isspace(g_utf8_get_char(next)))
			next = g_utf8_next_char(next);
		if (out->len && *next &&
		    is_latin(g_utf8_get_char(g_utf8_find_prev_char(out->str, out->str + out->len))) &&
		    is_latin(g_utf8_get_char(next)))
			g_string_append_c(out, ' ');
		p = g_utf8_find_prev_char(piece, next);
	}
}

/* The pieces FROM … UNTIL - 1 of the block as one line. */
static char *join(const struct block *block, guint from, guint until)
{
	g_autoptr(GString) text = g_string_new(NULL);
	GString *out = g_string_new(NULL);

	for (guint i = from; i < until; i++)
		g_string_append_printf(text, "%s%s", i > from ? "\n" : "",
				       (char *)block->pieces->pdata[i]);
	append_piece(out, text->str);
	return g_string_free(out, FALSE);
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

/* Two sentences in the polite form are hardly one question. */
static bool is_double(const char *words)
{
	const char *first = strstr(words, "ます");

	return first && strstr(first + 1, "ます");
}

/* Does the dotted number of PLACE come next after that of BEFORE? 1.3 comes after 1.2, after 1.2.4, and
 * as 1.3.1 after 1.3. */
static bool comes_next(const struct outline_place *before, const struct outline_place *place)
{
	const unsigned last = place->dots - 1;

	for (unsigned i = 0; i < last; i++)
		if (i >= before->dots || before->dotted[i] != place->dotted[i])
			return false;
	return place->dotted[last] == (last < before->dots ? before->dotted[last] : 0) + 1;
}

static bool is_dotted(const struct outline_place *place)
{
	for (int style = OUTLINE_BRACKETS; style < OUTLINE_STYLES; style++)
		if (place->at[style])
			return false;
	return place->dots;
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
	row->doubtful = is_shaken(parser) || (numbered && is_dotted(&parser->place) &&
					      !comes_next(&parser->before, &parser->place));
	/* what follows a heading in plain lines may be the rest of it */
	row->ragged = is_double(words) ||
		      (!parser->table && !numbered && parser->block.marked);
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
		g_autofree char *text = join(block, start, i + 1);

		const bool ends = i + 1 == block->pieces->len || g_str_has_suffix(text, "。");

		if (is_question(text)) {
			add_row(parser, line_of(block, start), false, g_steal_pointer(&text));
			start = i + 1;
		} else if (ends) {
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
		   (block->style == OUTLINE_CIRCLED && (is_question(text) || is_polite(text))) ||
		   (block->pieces->len == 1 && is_question(text))) {
		/* (the numeral may stand alone, its words lost) */
		if (*text)
			add_row(parser, block->line, true, g_steal_pointer(&text));
	} else if (!is_question(text)) {
		set_title(parser, block->style, text);
	} else {
		set_title(parser, block->style, block->pieces->pdata[0]);
		close_loose(parser, 1);
	}
	g_ptr_array_set_size(block->pieces, 0);
	g_array_set_size(block->lines, 0);
	block->marked = false;
}

/* Does the number of MARK follow the one before it on its level? One that does not (a gap, a step back,
 * a first that is not 1, a row without a number before it) tells that something was lost or misread,
 * which shakes the level until the one above changes. */
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

	if (mark->style == OUTLINE_DOTTED && mark->parts == 1 && (inside || is_question(text)))
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
	return mark->style == OUTLINE_DOTTED ? !memcmp(there.dotted, place->dotted,
						       sizeof there.dotted)
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

static bool is_column_heads(const GPtrArray *cells)
{
	bool any = false;

	for (guint i = 0; i < cells->len; i++) {
		const struct cell *cell = cells->pdata[i];
		g_autofree char *folded = text_fold(cell->text);
		g_auto(GStrv) words = g_strsplit_set(folded, " \n\t", -1);

		for (char **word = words; *word; word++) {
			if (**word && !g_strv_contains(column_heads, *word))
				return false;
			any |= **word != '\0';
		}
	}
	return any;
}

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
	return mark.style == OUTLINE_DIGIT &&
	       mark.part[0] != parser->place.at[OUTLINE_DIGIT] + 1;
}

/* The last piece has come to its end, or there is none. */
static bool is_complete(const struct block *block)
{
	return !block->pieces->len || is_question(block->pieces->pdata[block->pieces->len - 1]);
}

/* Notes and bullets begin something of their own. */
static bool is_note(const char *text)
{
	return g_str_has_prefix(text, "※") || g_str_has_prefix(text, "(注") ||
	       g_str_has_prefix(text, "（注");
}

static const char *skip_bullet(const char *text)
{
	const gunichar c = g_utf8_get_char(text);

	if (c && g_utf8_strchr("・•‣◦-–—*●○□☐", -1, c))
		for (text = g_utf8_next_char(text); g_unichar_isspace(g_utf8_get_char(text));)
			text = g_utf8_next_char(text);
	return text;
}

static void read_record(struct parser *parser, const GPtrArray *record)
{
	g_autoptr(GPtrArray) cells = g_ptr_array_new();
	g_autoptr(GString) following = g_string_new(NULL);

	for (guint i = 0; i < record->len; i++) {
		struct cell *cell = record->pdata[i];

		cut_ticks(cell->text);
		if (*cell->text && (cells->len || !is_page_number(parser, cell->text) || record->len > 1))
			g_ptr_array_add(cells, cell);
	}
	if (!cells->len || is_column_heads(cells))
		return;
	for (guint i = 1; i < cells->len; i++)
		g_string_append(following, ((struct cell *)cells->pdata[i])->text);
	for (guint i = 0; i < cells->len; i++) {
		const struct cell *cell = cells->pdata[i];
		const char *text = cell->text;

		if (i == 0) {
			const bool was_complete = is_complete(&parser->block);
			const char *bare = skip_bullet(text);

			text = read_marks(parser, cell, following->str);
			if (text == cell->text && is_note(text)) {
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

static int innermost(const struct outline_place *place, int below)
{
	for (int style = below - 1; style > OUTLINE_DOTTED; style--)
		if (place->at[style])
			return style;
	return OUTLINE_DOTTED;
}

/* PLACE down to the level before STYLE, and that level: what the numbers of STYLE stand under. */
static char *outer_of(const struct outline_place *place, int style)
{
	struct outline_place outer = *place;
	g_autofree char *dotted = NULL, *inner = NULL;

	for (int i = style; i < OUTLINE_STYLES; i++)
		outer.at[i] = 0;
	dotted = outline_dotted(&outer);
	inner = outline_inner(&outer);
	return g_strdup_printf("%s %s %d", dotted, inner, style);
}

static void add_style(GHashTable *styles, const char *above, int style)
{
	const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(styles, above));

	g_hash_table_insert(styles, g_strdup(above), GUINT_TO_POINTER(known | 1u << style));
}

static bool has_two(GHashTable *styles, const char *above)
{
	const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(styles, above));

	return known & (known - 1);
}

/* Numbers of one style under one heading count rows or headings, not both; rows right under one
 * heading have numbers of one style; and "(2)1" is odd in a
 * section where others are "(2)①A)1". The odd ones are doubtful: a heading was lost or misread. */
static void doubt_odd_levels(struct official_sheet *sheet)
{
	g_autoptr(GHashTable) heading = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) nested = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (int pass = 0; pass < 2; pass++)
		for (guint i = 0; i < sheet->rows->len; i++) {
			struct official_row *row = sheet->rows->pdata[i];
			const int own = innermost(&row->place, OUTLINE_STYLES),
				  outer = innermost(&row->place, own);
			g_autofree char *dotted = outline_dotted(&row->place);
			g_autofree char *here = outer_of(&row->place, own);
			g_autofree char *above = outer_of(&row->place, outer + 1);

			for (int style = outer + 1; pass == 1 && style < own; style++) {
				g_autofree char *level =
					g_strdup_printf("%s %d %d", dotted, own, style);

				row->doubtful |= g_hash_table_contains(nested, level);
			}
			row->doubtful |= pass == 1 && (g_hash_table_contains(heading, here) ||
						       has_two(styles, above));
			if (pass == 0 && row->numbered)
				add_style(styles, above, own);
			if (pass == 0)
				g_hash_table_add(nested,
						 g_strdup_printf("%s %d %d", dotted, own, outer));
			for (int style = outer; pass == 0 && style > OUTLINE_DOTTED;
			     style = innermost(&row->place, style))
				g_hash_table_add(heading, outer_of(&row->place, style));
		}
}

/* Two rows with one number: neither can be trusted. */
static void doubt_twins(struct official_sheet *sheet)
{
	g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < sheet->rows->len; i++) {
		struct official_row *row = sheet->rows->pdata[i], *twin;
		g_autofree char *dotted = outline_dotted(&row->place);
		g_autofree char *whole = g_strdup_printf("%s %s", dotted, row->number);

		if (!row->numbered)
			continue;
		twin = g_hash_table_lookup(first, whole);
		if (twin)
			twin->doubtful = row->doubtful = true;
		else
			g_hash_table_insert(first, g_steal_pointer(&whole), row);
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
	struct parser parser = { .sheet = sheet, .problems = problems, .table = form != CELLS_LINES };

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
	doubt_twins(sheet);
	doubt_odd_levels(sheet);
	return has_rows(sheet, problems) ? g_steal_pointer(&sheet) : NULL;
}
