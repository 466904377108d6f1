/* SPDX-License-Identifier: GPL-3.0-or-later
 * Splitting text into cells, one pass. */
#include "config.h"

#include "engine/cells.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

struct reader {
	const char *p;
	unsigned line, column; /* of p */
	char separator;
	bool strict;   /* an open quote is an error */
	bool unquoted; /* one was seen: no quote is one from here on */
	struct problems *problems;
	GPtrArray *records, *cells; /* cells: of the last record */
};

static void cell_free(void *data)
{
	struct cell *cell = data;

	g_free(cell->text);
	g_free(cell);
}

static bool refuse(struct reader *reader, unsigned line, unsigned column, const char *what)
{
	problem_add(reader->problems, PROBLEM_ERROR, line, column, "%s", what);
	return false;
}

/* Over one character. */
static void step(struct reader *reader)
{
	reader->column++;
	if (*reader->p == '\n') {
		reader->line++;
		reader->column = 1;
	}
	reader->p = g_utf8_next_char(reader->p);
}

static bool add_cell(struct reader *reader, const char *text, unsigned line, unsigned column)
{
	g_autofree char *clean = text_clean(text, true);
	struct cell *cell;

	if (g_utf8_strlen(clean, -1) > CELL_CHARACTERS_MAX)
		return refuse(reader, line, column, _("this cell is too long for a check sheet"));
	if (reader->cells->len == CELLS_MAX)
		return refuse(reader, line, column, _("this line has too many cells"));
	cell = g_new0(struct cell, 1);
	cell->text = g_strdup(g_strstrip(clean));
	cell->line = line;
	cell->column = column;
	g_ptr_array_add(reader->cells, cell);
	return true;
}

static bool at_end(const struct reader *reader)
{
	return !*reader->p || *reader->p == '\n' || *reader->p == reader->separator ||
	       (reader->p[0] == '\r' && (reader->p[1] == '\n' || !reader->p[1]));
}

/* "…" with "" for a quote. False, nothing read, when no such cell stands here; OPEN: because the
 * quote is never closed. */
static bool read_quoted(struct reader *reader, GString *out, bool *open)
{
	const struct reader before = *reader;

	*open = false;
	if (*reader->p != '"' || reader->unquoted)
		return false;
	step(reader);
	while (*reader->p) {
		if (reader->p[0] == '"' && reader->p[1] != '"')
			break;
		if (*reader->p == '"')
			step(reader);
		g_string_append_unichar(out, g_utf8_get_char(reader->p));
		step(reader);
	}
	*open = !*reader->p;
	if (!*open) {
		step(reader);
		if (at_end(reader))
			return true;
	}
	*reader = before;
	reader->unquoted = *open;
	g_string_truncate(out, 0);
	return false;
}

static bool read_cell(struct reader *reader)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const unsigned line = reader->line, column = reader->column;
	bool open;

	if (read_quoted(reader, out, &open))
		return add_cell(reader, out->str, line, column);
	if (open && reader->strict)
		return refuse(reader, line, column, _("this quotation mark is never closed"));
	for (; !at_end(reader); step(reader))
		g_string_append_unichar(out, g_utf8_get_char(reader->p));
	return add_cell(reader, out->str, line, column);
}

static bool read_record(struct reader *reader)
{
	if (reader->records->len == RECORDS_MAX)
		return refuse(reader, reader->line, 1, _("the sheet has too many lines"));
	reader->cells = g_ptr_array_new_with_free_func(cell_free);
	g_ptr_array_add(reader->records, reader->cells);
	for (;;) {
		if (!read_cell(reader))
			return false;
		if (*reader->p != reader->separator)
			break;
		step(reader);
	}
	while (*reader->p == '\r')
		step(reader);
	if (*reader->p)
		step(reader);
	return true;
}

GPtrArray *cells_read(const char *text, enum cells_form form, struct problems *problems)
{
	g_autoptr(GPtrArray) records =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	struct reader reader = {
		.p = text,
		.line = 1,
		.column = 1,
		.separator = form == CELLS_COMMAS ? ',' : '\t',
		.strict = form != CELLS_LINES,
		.problems = problems,
		.records = records,
	};

	while (*reader.p)
		if (!read_record(&reader))
			return NULL;
	return g_steal_pointer(&records);
}
