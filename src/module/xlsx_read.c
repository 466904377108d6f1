/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a spreadsheet of ours, also one that another program has saved again. No word of any
 * language is looked for: the rows of the check sheet are the lines of the first page in which
 * nothing is merged, the fields of the head those merged from the second column on. */
#include "config.h"

#include "module/xlsx_parts.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "base/text_table.h"
#include "module/xml.h"
#include "module/zip.h"
#include "sheet/escape.h"

/* The columns that are looked at: of the form, and one more that only the internal form has. */
enum { NUMBER, ASK, TICK, STATE, COLUMNS };
enum { STRINGS_MAX = 200000, LINES_MAX = 50000, PAGES_MAX = 50, DIGEST_DIGITS = 64 };
enum { SHOWN_MAX = 20 };

#define STRINGS "xl/sharedStrings.xml"

/* A line of a page. */
struct line {
	char *cell[COLUMNS]; /* NULL: empty */
	int merged;          /* from the first column on: 1; from the second: 2; 0: no cell */
};

/* A page while it is read. */
struct grid {
	const GPtrArray *strings;
	GPtrArray *lines;      /* of struct line * */
	GHashTable *by_number; /* "12" → its line */
	struct line *line;     /* that is being read, or NULL */
	int column;
	bool is_string; /* the cell's text is the number of a string */
	bool broken;    /* a cell shares a string that there is not */
};

/* Where the parts are. */
struct book {
	GPtrArray *ids;      /* of the pages, in order: char * */
	GHashTable *targets; /* id → name of the part */
	GPtrArray *strings;  /* that cells share */
};

/* Text */

/* TEXT with what spreadsheets write as _x000A_ put in its place. */
static char *without_escapes(const char *text)
{
	GString *out;

	if (!strstr(text, "_x"))
		return g_strdup(text);
	out = g_string_new(NULL);
	for (const char *p = text; *p;) {
		guint64 code;
		g_autofree char *digits = xlsx_is_escape(p) ? g_strndup(p + 2, 4) : NULL;

		if (digits && g_ascii_string_to_unsigned(digits, 16, 1, 0xD7FF, &code, NULL)) {
			g_string_append_unichar(out, (gunichar)code);
			p += strlen("_x0000_");
		} else {
			g_string_append_c(out, *p++);
		}
	}
	return g_string_free(out, FALSE);
}

/* The parts that say where the others are */

static void begin_page(void *data, const char *element, const char **names, const char **values)
{
	struct book *book = data;
	const char *name = NULL;

	/* "id", with a prefix; "sheetId" is something else */
	if (strcmp(element, "sheet") == 0)
		name = xml_attribute(names, values, "id");
	if (name && book->ids->len < PAGES_MAX)
		g_ptr_array_add(book->ids, g_strdup(name));
}

static void begin_relation(void *data, const char *element, const char **names, const char **values)
{
	struct book *book = data;
	const char *id = xml_attribute(names, values, "Id");
	const char *target = xml_attribute(names, values, "Target");

	if (strcmp(element, "Relationship") == 0 && id && target)
		g_hash_table_insert(book->targets, g_strdup(id),
				    *target == '/' ? g_strdup(target + 1)
						   : g_strconcat("xl/", target, NULL));
}

static void end_string(void *data, const char *element, const char *text)
{
	struct book *book = data;

	if (strcmp(element, "si") == 0 && book->strings->len < STRINGS_MAX)
		g_ptr_array_add(book->strings, without_escapes(text));
}

/* The part NAME of ZIP by READER. */
static bool read_part(struct zip *zip, const char *name, const struct xml_reader *reader,
		      void *data)
{
	g_autoptr(GString) part = name ? zip_read(zip, name) : NULL;

	return part && xml_read(part, reader, data);
}

static bool read_book(struct zip *zip, struct book *book)
{
	static const struct xml_reader pages = { .begin = begin_page };
	static const struct xml_reader relations = { .begin = begin_relation };
	static const struct xml_reader strings = { .end = end_string, .with_text = "si" };

	return read_part(zip, "xl/workbook.xml", &pages, book) &&
	       read_part(zip, "xl/_rels/workbook.xml.rels", &relations, book) &&
	       /* there is none where each cell has its own */
	       (!zip_has(zip, STRINGS) || read_part(zip, STRINGS, &strings, book)) &&
	       book->ids->len > 0;
}

/* Pages */

static void line_free(struct line *line)
{
	for (int i = 0; i < COLUMNS; i++)
		g_free(line->cell[i]);
	g_free(line);
}

static void begin_line(struct grid *grid, const char *number)
{
	grid->column = -1;
	grid->line = NULL;
	if (grid->lines->len >= LINES_MAX)
		return;
	grid->line = g_new0(struct line, 1);
	g_ptr_array_add(grid->lines, grid->line);
	if (number)
		g_hash_table_insert(grid->by_number, g_strdup(number), grid->line);
}

/* The column of PLACE, "C12"; *ret_number, unless NULL, is "12". Columns after Z are all the
 * same. */
static int column_of(const char *place, const char **ret_number)
{
	const size_t letters = strspn(place, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	if (ret_number)
		*ret_number = place + letters;
	return letters == 1 ? place[0] - 'A' : COLUMNS;
}

/* Of what is merged in one line; our pages merge no lines. RANGE: "A3:C3". */
static void merge(struct grid *grid, const char *range)
{
	g_auto(GStrv) ends = g_strsplit(range, ":", 2);
	const char *first_number, *last_number;
	struct line *line;
	int column;

	if (g_strv_length(ends) != 2)
		return;
	column = column_of(ends[0], &first_number);
	column_of(ends[1], &last_number);
	line = g_hash_table_lookup(grid->by_number, first_number);
	if (line && strcmp(first_number, last_number) == 0 && line->merged == 0)
		line->merged = column + 1;
}

static void begin_in_page(void *data, const char *element, const char **names, const char **values)
{
	struct grid *grid = data;
	const char *place = xml_attribute(names, values, "r");

	if (strcmp(element, "row") == 0) {
		begin_line(grid, place);
	} else if (strcmp(element, "c") == 0) {
		grid->column = place ? column_of(place, NULL) : MIN(grid->column + 1, COLUMNS);
		grid->is_string = g_strcmp0(xml_attribute(names, values, "t"), "s") == 0;
	} else if (strcmp(element, "mergeCell") == 0) {
		const char *range = xml_attribute(names, values, "ref");

		if (range)
			merge(grid, range);
	}
}

/* NULL: there is no such string. */
static char *cell_text(const struct grid *grid, const char *text)
{
	guint64 i;

	if (!grid->is_string)
		return without_escapes(text);
	if (grid->strings->len > 0 &&
	    g_ascii_string_to_unsigned(text, 10, 0, grid->strings->len - 1, &i, NULL))
		return g_strdup(grid->strings->pdata[i]);
	return NULL;
}

static void end_in_page(void *data, const char *element, const char *text)
{
	struct grid *grid = data;
	char **cell;

	if (strcmp(element, "c") != 0 || !grid->line || grid->column >= COLUMNS || !*text)
		return;
	cell = &grid->line->cell[grid->column];
	g_free(*cell);
	*cell = cell_text(grid, text);
	grid->broken = grid->broken || !*cell;
}

/* The lines of a page, of struct line *. NULL when it cannot be read. */
static GPtrArray *read_page(struct zip *zip, const struct book *book, guint i)
{
	static const struct xml_reader reader = { begin_in_page, end_in_page, "c" };
	g_autoptr(GHashTable) by_number =
		text_table_new_full(g_free, NULL);
	struct grid grid = {
		.strings = book->strings,
		.lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free),
		.by_number = by_number,
	};

	if (read_part(zip, g_hash_table_lookup(book->targets, book->ids->pdata[i]), &reader,
		      &grid) &&
	    !grid.broken)
		return grid.lines;
	g_ptr_array_unref(grid.lines);
	return NULL;
}

/* What they say */

static bool is_empty(const char *cell)
{
	return !cell || strspn(cell, " \t\n") == strlen(cell);
}

/* Only the tick that is offered there counts; what else people write, nobody can judge. */
static bool read_tick(const char *cell, bool *ret_ticked, GError **error)
{
	g_autofree char *mark = g_strstrip(g_strdup(cell ? cell : ""));

	*ret_ticked = *mark;
	if (!*mark || strcmp(mark, XLSX_TICK) == 0)
		return true;

	g_autofree char *shown = text_display(mark, false);
	g_autofree char *cut = g_utf8_substring(shown, 0, MIN(g_utf8_strlen(shown, -1), SHOWN_MAX));

	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
		    _("the column of ticks holds “%s”: only %s, or nothing, may stand there"), cut,
		    XLSX_TICK);
	return false;
}

/* The first page. */
static bool read_form(const GPtrArray *lines, struct reading *reading, GError **error)
{
	static const enum reading_field fields[] = { READING_CONFIRMED, READING_ORGANIZATION,
						     READING_SERVICE };
	size_t field = 0;
	bool headed = false;

	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = lines->pdata[i];
		bool ticked = false;

		if (line->merged == ASK + 1 && field < G_N_ELEMENTS(fields))
			reading_set_field(reading, fields[field++],
					  line->cell[ASK] ? line->cell[ASK] : "");
		if (line->merged || is_empty(line->cell[ASK]))
			continue;
		if (!headed)
			reading->internal = !is_empty(line->cell[STATE]);
		else if (read_tick(line->cell[TICK], &ticked, error))
			reading_add_row(reading, NULL, ticked);
		else
			return false;
		headed = true;
	}
	return true;
}

static bool is_digest(const char *cell)
{
	return cell && strlen(cell) == DIGEST_DIGITS &&
	       strspn(cell, "0123456789abcdef") == DIGEST_DIGITS;
}

static void take_content(const GString *content, struct reading *reading)
{
	g_autoptr(GString) expected = g_string_new(NULL);

	if (reading->expected)
		escape_json_ascii(expected, reading->expected);
	/* what is expected, but for the letters that are written another way here */
	if (reading->expected && g_string_equal(content, expected))
		reading_set_content(reading, reading->expected, strlen(reading->expected));
	else
		reading_set_content(reading, content->str, content->len);
}

/* Any other page. */
static void read_other(const GPtrArray *lines, struct reading *reading)
{
	g_autoptr(GString) content = g_string_new(NULL);
	bool is_data;

	if (lines->len == 0)
		return;
	is_data = g_strcmp0(((struct line *)lines->pdata[0])->cell[0], XLSX_CONTENT_NAME) == 0;
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = lines->pdata[i];

		if (is_data && i > 0 && line->cell[0])
			g_string_append(content, line->cell[0]);
		if (!is_data && is_digest(line->cell[1]))
			reading_set_field(reading, READING_DIGEST, line->cell[1]);
	}
	if (is_data)
		take_content(content, reading);
}

static bool not_ours(GError **error)
{
	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
		    _("this is not a spreadsheet as phrwizard writes it, or it is damaged"));
	return false;
}

static bool read_pages(struct zip *zip, struct book *book, struct reading *reading, GError **error)
{
	if (!read_book(zip, book))
		return not_ours(error);
	for (guint i = 0; i < book->ids->len; i++) {
		g_autoptr(GPtrArray) lines = read_page(zip, book, i);

		if (!lines)
			return not_ours(error);
		if (i > 0)
			read_other(lines, reading);
		else if (!read_form(lines, reading, error))
			return false;
	}
	return true;
}

bool xlsx_read(const char *bytes, size_t length, struct reading *reading, GError **error)
{
	OWNED(zip) zip = zip_open(bytes, length);
	struct book book;
	bool good;

	if (!zip)
		return not_ours(error);
	book = (struct book){
		.ids = g_ptr_array_new_with_free_func(g_free),
		.targets = text_table_new_full(g_free, g_free),
		.strings = g_ptr_array_new_with_free_func(g_free),
	};
	good = read_pages(zip, &book, reading, error);
	g_ptr_array_unref(book.ids);
	g_hash_table_unref(book.targets);
	g_ptr_array_unref(book.strings);
	return good;
}
