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

/* Takes the next field at *P (before END) off; *ret_last when its line ends with it. What escape_csv()
 * put in front of it is left out. NULL when the quotes are not in order. */
static char *take_field(const char **p, const char *end, bool *ret_last)
{
	g_autoptr(GString) field = g_string_new(NULL);
	const char *s = *p;

	if (s >= end || *s++ != '"')
		return NULL;
	for (;;) {
		const char *quote = memchr(s, '"', (size_t)(end - s));

		if (!quote)
			return NULL;
		g_string_append_len(field, s, quote - s);
		s = quote;
		if (end - s < 2 || s[1] != '"')
			break;
		g_string_append_c(field, '"');
		s += 2;
	}
	if (end - s >= 2 && s[0] == '"' && s[1] == ',')
		*p = s + 2;
	else if (end - s >= 3 && memcmp(s, "\"\r\n", 3) == 0)
		*p = s + 3;
	else
		return NULL;
	*ret_last = (*p)[-1] == '\n';
	if (field->str[0] == '\'')
		g_string_erase(field, 0, 1);
	return g_string_free(g_steal_pointer(&field), FALSE);
}

/* A line as an array of char *; NULL when there is none. */
static GPtrArray *take_line(const char **p, const char *end)
{
	g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);
	bool last = false;

	while (!last) {
		char *field = take_field(p, end, &last);

		if (!field)
			return NULL;
		g_ptr_array_add(fields, field);
	}
	return g_steal_pointer(&fields);
}

/* The field of LINE below the name NAME; "" where there is none. */
static const char *field_of(const GPtrArray *names, const GPtrArray *line, const char *name)
{
	guint i;

	return g_ptr_array_find_with_equal_func((GPtrArray *)names, name, g_str_equal, &i) &&
			       i < line->len
		       ? line->pdata[i]
		       : "";
}

static void read_line(const GPtrArray *names, const GPtrArray *line, struct reading *reading)
{
	static const char *const fields[] = { "organization", "service", "confirmed", "digest" };

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		const char *text = field_of(names, line, fields[i]);

		if (*text)
			reading_set_field(reading, reading_field_find(fields[i]), text);
	}
	if (strcmp(field_of(names, line, "place"), sheet_place_id(SHEET_TABLE)) == 0)
		reading_add_row(reading, field_of(names, line, "key"),
				strcmp(field_of(names, line, "ticked"), "yes") == 0);
}

static bool read_csv(const char *bytes, size_t length, struct reading *reading, GError **error)
{
	const char *p = bytes + MIN(length, strlen(BOM)), *end = bytes + length;
	g_autoptr(GPtrArray) names = take_line(&p, end);

	reading->internal = names && *field_of(names, names, "use");
	while (names && p < end) {
		g_autoptr(GPtrArray) line = take_line(&p, end);

		if (!line)
			break;
		read_line(names, line, reading);
	}
	if (names && p == end)
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA, _("this is not a table as phrwizard writes it"));
	return false;
}

const struct format format_csv = {
	.name = "csv",
	.suffix = ".csv",
	.label = N_("a table, for spreadsheets"),
	.write = write_csv,
	.read = read_csv,
};
