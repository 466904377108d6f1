/* SPDX-License-Identifier: GPL-3.0-or-later
 * A table for spreadsheets and scripts (RFC 4180): a line for every row of the edition. What is
 * true of the whole sheet stands in the last columns of every line, so that the file is a plain
 * table from its first line on. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "sheet/escape.h"
#include "sheet/format.h"

/* Excel takes a file without it for the code page of the machine. */
#define BOM "\xEF\xBB\xBF"

/* clang-format off */
static const char *section(const struct sheet_row *r) { return r->section->id; }
static const char *number(const struct sheet_row *r) { return r->number; }
static const char *key(const struct sheet_row *r) { return r->item->key; }
static const char *heading(const struct sheet_row *r) { return r->heading; }
static const char *ask(const struct sheet_row *r) { return r->ask; }
static const char *duty(const struct sheet_row *r) { return duty_id(r->item->duty); }
static const char *standing(const struct sheet_row *r) { return standing_id(r->item->standing); }
static const char *applies(const struct sheet_row *r) { return truth_id(r->finding->applies); }
static const char *place(const struct sheet_row *r) { return sheet_place_id(r->place); }
static const char *answer(const struct sheet_row *r) { return answer_id(r->answer->value); }
static const char *ticked(const struct sheet_row *r) { return r->finding->ticked ? "yes" : "no"; }

static const struct {
	const char *name;
	const char *(*text)(const struct sheet_row *row);
} row_columns[] = {
	{ "section", section },
	{ "number", number },
	{ "key", key },
	{ "heading", heading },
	{ "ask", ask },
	{ "duty", duty },
	{ "standing", standing },
	{ "applies", applies },
	{ "place", place },
	{ "answer", answer },
	{ "ticked", ticked },
};
/* clang-format on */

/* Fields of one line; the quotes are put on while they are added. */
struct line {
	GString *out;
	bool begun;
};

static void add(struct line *line, const char *text)
{
	if (line->begun)
		g_string_append_c(line->out, ',');
	escape_csv(line->out, text ? text : "");
	line->begun = true;
}

/* Sentences in one cell. */
static char *join(const GPtrArray *sentences)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < sentences->len; i++)
		g_string_append_printf(text, "%s%s", i ? " " : "",
				       (const char *)sentences->pdata[i]);
	return g_string_free(text, FALSE);
}

/* The columns that are the same in every line: their names, or their values. Both in one place,
 * so that they keep the same order. */
static void add_sheet(struct line *line, const struct sheet *sheet, bool names)
{
	char *const *profile = sheet->assessment->profile;
	const struct report *report = sheet->report;
	g_autofree char *result = join(sheet->result), *notes = join(sheet->notes);
	const struct {
		const char *name, *value;
		bool internal;
	} columns[] = {
		{ "catalog", sheet->catalog->id, false },
		{ "edition", sheet->edition, false },
		{ "organization", profile[PROFILE_ORGANIZATION], false },
		{ "service", profile[PROFILE_SERVICE], false },
		{ "confirmed", profile[PROFILE_CONFIRMED], false },
		{ "title", profile[PROFILE_STAFF_TITLE], false },
		{ "name", profile[PROFILE_STAFF_NAME], true },
		{ "scope", verdict_id(report->scope.verdict), false },
		{ "result", result_id(report->result), false },
		{ "result_text", result, false },
		{ "notes", notes, false },
		{ "program", sheet->program, false },
		{ "digest", sheet->digest, false },
		{ "use", sheet->banner, true },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		if (sheet->internal || !columns[i].internal)
			add(line, names ? columns[i].name : columns[i].value);
}

static void put_head(const struct sheet *sheet, GString *out)
{
	struct line line = { .out = out };

	for (size_t i = 0; i < G_N_ELEMENTS(row_columns); i++)
		add(&line, row_columns[i].name);
	for (int i = 0; sheet->internal && i < SHEET_DETAILS; i++)
		add(&line, sheet_detail_id(i));
	add_sheet(&line, sheet, true);
	g_string_append(out, "\r\n");
}

/* WHOLE is what stands in the last columns of every line. */
static void put_row(const struct sheet *sheet, const struct sheet_row *row, const GString *whole,
		    GString *out)
{
	struct line line = { .out = out };

	for (size_t i = 0; i < G_N_ELEMENTS(row_columns); i++)
		add(&line, row_columns[i].text(row));
	for (int i = 0; sheet->internal && i < SHEET_DETAILS; i++) {
		g_autofree char *text = sheet_detail_text(row->answer, i);
		add(&line, text);
	}
	g_string_append_c(out, ',');
	g_string_append_len(out, whole->str, (gssize)whole->len);
	g_string_append(out, "\r\n");
}

static void write_csv(const struct sheet *sheet, GString *out)
{
	g_autoptr(GString) whole = g_string_new(NULL);
	struct line line = { .out = whole };

	add_sheet(&line, sheet, false);
	g_string_append(out, BOM);
	put_head(sheet, out);
	for (guint i = 0; i < sheet->rows->len; i++)
		put_row(sheet, sheet->rows->pdata[i], whole, out);
}

/* Reading. */

/* Takes the next field at *P (before END) off, undoing the quotes where it stands; *ret_last when
 * its line ends with it. What escape_csv() put in front of it is left out. NULL when the quotes are
 * not in order. */
static const char *take_field(char **p, const char *end, bool *ret_last)
{
	char *s = *p, *field, *to;

	if (s >= end || *s++ != '"')
		return NULL;
	for (field = to = s;;) {
		char *quote = memchr(s, '"', (size_t)(end - s));

		if (!quote)
			return NULL;
		memmove(to, s, (size_t)(quote - s));
		to += quote - s;
		s = quote;
		if (end - s < 2 || s[1] != '"')
			break;
		*to++ = '"';
		s += 2;
	}
	if (end - s >= 2 && s[1] == ',')
		*p = s + 2;
	else if (end - s >= 3 && memcmp(s, "\"\r\n", 3) == 0)
		*p = s + 3;
	else
		return NULL;
	*ret_last = (*p)[-1] == '\n';
	*to = '\0';
	return *field == '\'' ? field + 1 : field;
}

/* LINE becomes the fields (const char *) of the next line. False when there is none. */
static bool take_line(char **p, const char *end, GPtrArray *line)
{
	bool last = false;

	g_ptr_array_set_size(line, 0);
	while (!last) {
		const char *field = take_field(p, end, &last);

		if (!field)
			return false;
		g_ptr_array_add(line, (char *)field);
	}
	return true;
}

/* What is read: fields of the head, which are the same in every line, and of the row. */
enum { PLACE, KEY, TICKED, ORGANIZATION, SERVICE, CONFIRMED, DIGEST, USE, READ };

static const char *const read_names[READ] = {
	[PLACE] = "place",
	[KEY] = "key",
	[TICKED] = "ticked",
	[ORGANIZATION] = "organization",
	[SERVICE] = "service",
	[CONFIRMED] = "confirmed",
	[DIGEST] = "digest",
	[USE] = "use",
};

/* Where LINE, the first one, has these names. */
static void find_columns(const GPtrArray *line, guint column[READ])
{
	for (size_t i = 0; i < READ; i++)
		if (!g_ptr_array_find_with_equal_func((GPtrArray *)line, read_names[i], g_str_equal,
						      &column[i]))
			column[i] = G_MAXUINT;
}

/* "" where there is none. */
static const char *field_at(const GPtrArray *line, guint column)
{
	return column < line->len ? line->pdata[column] : "";
}

static void read_line(const GPtrArray *line, const guint column[READ], struct reading *reading)
{
	for (size_t i = ORGANIZATION; i <= DIGEST; i++) {
		const char *text = field_at(line, column[i]);

		if (*text)
			reading_set_field(reading, reading_field_find(read_names[i]), text);
	}
	if (strcmp(field_at(line, column[PLACE]), sheet_place_id(SHEET_TABLE)) == 0)
		reading_add_row(reading, field_at(line, column[KEY]),
				strcmp(field_at(line, column[TICKED]), "yes") == 0);
}

static bool read_csv(const char *bytes, size_t length, struct reading *reading, GError **error)
{
	g_autofree char *text = g_strndup(bytes, length);
	char *p = text + MIN(length, strlen(BOM));
	const char *end = text + length;
	g_autoptr(GPtrArray) line = g_ptr_array_new();
	guint column[READ] = { 0 };
	bool good = take_line(&p, end, line);

	if (good)
		find_columns(line, column);
	reading->internal = good && column[USE] != G_MAXUINT;
	while (good && p < end) {
		good = take_line(&p, end, line);
		if (good)
			read_line(line, column, reading);
	}
	if (good)
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
		    _("this is not a table as phrwizard writes it"));
	return false;
}

const struct format format_csv = {
	.name = "csv",
	.suffix = ".csv",
	.label = N_("a table, for spreadsheets"),
	.write = write_csv,
	.read = read_csv,
};
