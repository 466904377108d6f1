/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plain text, 80 columns: for reading, mail and terminals. Tables are aligned by columns, not by
 * letters. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "sheet/format.h"

enum { PAGE = 80, GAP = 2, LABEL_MAX = 24 };

/* Columns of a table. 0: what is left over, shared. Numbers and ticks: as wide as they are, up
 * to this. */
static const int column_width[SHEET_COLUMNS] = {
	[SHEET_COLUMN_NUMBER] = 12, [SHEET_COLUMN_TICK] = 10, [SHEET_COLUMN_STATE] = 12,
	[SHEET_COLUMN_OWNER] = 12,  [SHEET_COLUMN_DUE] = 10,
};

static void put_line(GString *out, const char *line)
{
	g_string_append(out, line);
	while (out->len > 0 && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	g_string_append_c(out, '\n');
}

/* The lines of S in COLUMNS, safe to show. */
static GPtrArray *lines_of(const char *s, int columns)
{
	g_autofree char *shown = text_display(s, true);

	return text_wrap(shown, columns);
}

/* S with FIRST before its first line and as many blanks before the others. */
static void put_hanging(GString *out, const char *first, const char *s)
{
	int indent = text_width(first);
	g_autoptr(GPtrArray) lines = lines_of(s, PAGE - indent);

	for (guint i = 0; i < lines->len; i++) {
		if (i == 0)
			g_string_append(out, first);
		else if (*(const char *)lines->pdata[i])
			g_string_append_printf(out, "%*s", indent, "");
		put_line(out, lines->pdata[i]);
	}
}

static void put_underlined(GString *out, const char *title, char line)
{
	g_autoptr(GPtrArray) lines = lines_of(title, PAGE);
	int width = 0;

	for (guint i = 0; i < lines->len; i++) {
		width = MAX(width, text_width(lines->pdata[i]));
		put_line(out, lines->pdata[i]);
	}
	for (int i = 0; i < width; i++)
		g_string_append_c(out, line);
	g_string_append_c(out, '\n');
}

/* Labels in a column of their own when they are short. A value that does not fit on the line
 * goes below, so that a digest is never broken. */
static void put_fields(GString *out, const GPtrArray *fields)
{
	int width = 0;

	for (guint i = 0; i < fields->len; i++)
		width = MAX(width,
			    text_width(((const struct sheet_field *)fields->pdata[i])->label));
	width = MIN(width, LABEL_MAX) + GAP;
	for (guint i = 0; i < fields->len; i++) {
		const struct sheet_field *field = fields->pdata[i];
		g_autofree char *label = text_display(field->label, false);
		g_autofree char *padded = text_pad(label, width);

		if (text_width(label) < width && width + text_width(field->value) <= PAGE) {
			put_hanging(out, padded, field->value);
		} else {
			put_hanging(out, "", label);
			put_hanging(out, "    ", field->value);
		}
	}
}

/* How wide the widest text of a column is. */
static int natural_width(const struct sheet_part *part, enum sheet_column column)
{
	int width = text_width(sheet_column_label(column));

	for (guint i = 0; i < part->rows->len; i++) {
		g_autofree char *text = sheet_cell_text(part->rows->pdata[i], column);
		width = MAX(width, text_width(text));
	}
	return width;
}

static void lay_out(const struct sheet_part *part, int width[SHEET_COLUMNS])
{
	int left = PAGE - GAP * (int)(part->columns - 1), shares = 0;

	for (size_t i = 0; i < part->columns; i++) {
		int most = column_width[part->column[i]];

		width[i] = most ? MIN(most, natural_width(part, part->column[i])) : 0;
		left -= width[i];
		shares += !most;
	}
	for (size_t i = 0; i < part->columns; i++)
		if (!column_width[part->column[i]])
			width[i] = left / MAX(shares, 1);
}

/* A line of a table, as high as its highest cell. */
static void put_cells(GString *out, char *const *cells, const int *width, size_t count)
{
	GPtrArray *lines[SHEET_COLUMNS];
	guint height = 0;

	for (size_t i = 0; i < count; i++) {
		lines[i] = lines_of(cells[i], width[i]);
		height = MAX(height, lines[i]->len);
	}
	for (guint y = 0; y < height; y++) {
		g_autoptr(GString) line = g_string_new(NULL);

		for (size_t i = 0; i < count; i++) {
			g_autofree char *cell =
				text_pad(y < lines[i]->len ? lines[i]->pdata[y] : "", width[i]);
			g_string_append_printf(line, "%s%*s", cell, GAP, "");
		}
		put_line(out, line->str);
	}
	for (size_t i = 0; i < count; i++)
		g_ptr_array_unref(lines[i]);
}

static void put_table_head(GString *out, const struct sheet_part *part, const int *width)
{
	char *labels[SHEET_COLUMNS], *rules[SHEET_COLUMNS];

	for (size_t i = 0; i < part->columns; i++) {
		labels[i] = g_strdup(sheet_column_label(part->column[i]));
		rules[i] = g_strnfill((gsize)width[i], '-');
	}
	put_cells(out, labels, width, part->columns);
	put_cells(out, rules, width, part->columns);
	for (size_t i = 0; i < part->columns; i++) {
		g_free(labels[i]);
		g_free(rules[i]);
	}
}

/* What is recorded with the row, below its question. */
static void put_details(GString *out, const struct sheet_row *row, int indent)
{
	for (guint i = 0; row->details && i < row->details->len; i++) {
		const struct sheet_field *field = row->details->pdata[i];
		g_autofree char *first = g_strdup_printf("%*s%s: ", indent + GAP, "", field->label);

		put_hanging(out, first, field->value);
	}
}

static void put_group(GString *out, const char *group, guint row)
{
	if (!group)
		return;
	if (row > 0)
		g_string_append_c(out, '\n');
	if (*group)
		put_hanging(out, "", group);
}

static void put_table(GString *out, const struct sheet_part *part)
{
	int width[SHEET_COLUMNS] = { 0 };

	lay_out(part, width);
	put_table_head(out, part, width);
	for (guint i = 0; i < part->rows->len; i++) {
		const struct sheet_row *row = part->rows->pdata[i];
		char *cells[SHEET_COLUMNS];

		put_group(out, sheet_group(part, i), i);
		for (size_t j = 0; j < part->columns; j++)
			cells[j] = sheet_cell_text(row, part->column[j]);
		put_cells(out, cells, width, part->columns);
		for (size_t j = 0; j < part->columns; j++)
			g_free(cells[j]);
		if (part->details)
			put_details(out, row, width[0] + GAP);
	}
}

static void put_part(GString *out, const struct sheet_part *part)
{
	g_string_append_c(out, '\n');
	if (*part->title)
		put_underlined(out, part->title, '-');
	for (guint i = 0; i < part->sentences->len; i++)
		put_hanging(out, "", part->sentences->pdata[i]);
	if (part->sentences->len && (part->fields->len || part->rows->len))
		g_string_append_c(out, '\n');
	put_fields(out, part->fields);
	if (part->rows->len)
		put_table(out, part);
}

static void write_text(const struct sheet *sheet, GString *out)
{
	if (*sheet->banner)
		g_string_append_printf(out, "*** %s ***\n\n", sheet->banner);
	put_underlined(out, sheet->title, '=');
	put_hanging(out, "", sheet->edition);
	for (guint i = 0; i < sheet->parts->len; i++)
		put_part(out, sheet->parts->pdata[i]);
}

const struct format format_text = { "text", ".txt", N_("plain text, to read or to mail"),
				    false, write_text, NULL };
