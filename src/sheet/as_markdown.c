/* SPDX-License-Identifier: GPL-3.0-or-later
 * Markdown with tables (GFM), for wikis and repositories. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "sheet/escape.h"
#include "sheet/format.h"

static void put_field(GString *out, const struct sheet_field *field)
{
	g_string_append(out, "**");
	escape_markdown(out, field->label);
	g_string_append(out, ":** ");
	escape_markdown(out, field->value);
}

static void put_paragraph(GString *out, const char *before, const char *text, const char *after)
{
	g_string_append(out, before);
	escape_markdown(out, text);
	g_string_append(out, after);
}

static void put_table_head(GString *out, const struct sheet_part *part)
{
	for (size_t i = 0; i < part->columns; i++)
		put_paragraph(out, "| ", sheet_column_label(part->column[i]), " ");
	g_string_append(out, "|\n");
	for (size_t i = 0; i < part->columns; i++)
		g_string_append(out, part->column[i] == SHEET_COLUMN_TICK ? "|:-:" : "|---");
	g_string_append(out, "|\n");
}

/* A group's title stands where the questions stand: the second column. */
static void put_group(GString *out, const char *group, size_t columns)
{
	if (!group || !*group)
		return;
	put_paragraph(out, "| | **", group, "** |");
	for (size_t i = 2; i < columns; i++)
		g_string_append(out, " |");
	g_string_append_c(out, '\n');
}

static void put_row(GString *out, const struct sheet_part *part, const struct sheet_row *row)
{
	for (size_t i = 0; i < part->columns; i++) {
		struct sheet_cell cell = sheet_cell(row, part->column[i]);

		put_paragraph(out, "| ", cell.text, *cell.text && *cell.mark ? " " : "");
		escape_markdown(out, cell.mark);
		if (part->column[i] == SHEET_COLUMN_ASK && part->details && row->details)
			for (guint j = 0; j < row->details->len; j++) {
				g_string_append(out, "<br>");
				put_field(out, row->details->pdata[j]);
			}
		g_string_append_c(out, ' ');
	}
	g_string_append(out, "|\n");
}

static void put_part(GString *out, const struct sheet_part *part)
{
	if (*part->title)
		put_paragraph(out, "\n## ", part->title, "\n");
	for (guint i = 0; i < part->sentences->len; i++)
		put_paragraph(out, "\n", part->sentences->pdata[i], "\n");
	if (part->fields->len)
		g_string_append_c(out, '\n');
	for (guint i = 0; i < part->fields->len; i++) {
		g_string_append(out, "- ");
		put_field(out, part->fields->pdata[i]);
		g_string_append_c(out, '\n');
	}
	if (part->rows->len == 0)
		return;
	g_string_append_c(out, '\n');
	put_table_head(out, part);
	for (guint i = 0; i < part->rows->len; i++) {
		put_group(out, sheet_group(part, i), part->columns);
		put_row(out, part, part->rows->pdata[i]);
	}
}

static void write_markdown(const struct sheet *sheet, GString *out)
{
	if (*sheet->banner)
		put_paragraph(out, "**", sheet->banner, "**\n\n");
	put_paragraph(out, "# ", sheet->title, "\n\n");
	put_paragraph(out, "", sheet->edition, "\n");
	for (guint i = 0; i < sheet->parts->len; i++)
		put_part(out, sheet->parts->pdata[i]);
}

/* Reading. */

/* A row of a table with ticks; group titles are none. */
static void read_row(struct reading *reading, const char *line)
{
	if (!g_str_has_prefix(line, "| | **"))
		reading_add_row(reading, NULL, g_str_has_suffix(line, "| ✓ |"));
}

static bool read_markdown(const char *bytes, size_t length, struct reading *reading, GError **error)
{
	g_autofree char *text = g_strndup(bytes, length);
	g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
	const char *last = "";
	bool ticks = false;

	for (char **line = lines; *line; last = *line++) {
		if (ticks && **line == '|')
			read_row(reading, *line);
		else
			ticks = strcmp(*line, "|---|---|:-:|") == 0;
	}
	reading->internal = g_str_has_prefix(text, "**");
	last = strrchr(last, ' ');
	if (last)
		reading_set_field(reading, READING_DIGEST, last);
	else
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("this does not end in the digest of a sheet"));
	return last != NULL;
}

const struct format format_markdown = {
	.name = "markdown",
	.suffix = ".md",
	.label = N_("Markdown, for wikis and repositories"),
	.write = write_markdown,
	.read = read_markdown,
};
