/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plain text, 80 columns: for reading, mail and terminals. Tables are aligned by columns, not by
 * letters. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "sheet/format.h"

enum { PAGE = 80, GAP = 2, LABEL_MAX = 24 };

/* Columns of a table. 0: what is left over, shared. Numbers and ticks: as wide as they are, up
 * to this. */
static const int column_width[SHEET_COLUMNS] = {
	[SHEET_COLUMN_NUMBER] = 12, [SHEET_COLUMN_TICK] = 10, [SHEET_COLUMN_STATE] = 12,
	[SHEET_COLUMN_OWNER] = 12,  [SHEET_COLUMN_DUE] = 10,
};

/* A box in every row: to be seen, heard and counted where nothing is drawn. */
#define BOX_TICKED "[✓]"
#define BOX_EMPTY "[ ]"

static char *cell_text(const struct sheet_row *row, enum sheet_column column)
{
	if (column == SHEET_COLUMN_TICK)
		return g_strdup(row->finding->ticked ? BOX_TICKED : BOX_EMPTY);
	return sheet_cell_text(row, column);
}

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

/* S with FIRST before its first line and as many blanks before the others, up to column END. */
static void put_hanging_to(GString *out, const char *first, const char *s, int end)
{
	int indent = text_width(first);
	g_autoptr(GPtrArray) lines = lines_of(s, MAX(end - indent, 2));

	for (guint i = 0; i < lines->len; i++) {
		if (i == 0)
			g_string_append(out, first);
		else if (*(const char *)lines->pdata[i])
			g_string_append_printf(out, "%*s", indent, "");
		put_line(out, lines->pdata[i]);
	}
}

static void put_hanging(GString *out, const char *first, const char *s)
{
	put_hanging_to(out, first, s, PAGE);
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

/* Labels in a column of their own when they are short. A digest that does not fit on the line goes
 * below, so that it is never broken. */
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

		const bool fits = strcmp(field->id, "digest") != 0 ||
				  width + text_width(field->value) <= PAGE;

		if (text_width(label) < width && fits) {
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
		g_autofree char *text = cell_text(part->rows->pdata[i], column);
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

/* What is recorded with the row, below its question, up to column END: the ticks stand alone. */
static void put_details(GString *out, const struct sheet_row *row, int indent, int end)
{
	for (guint i = 0; row->details && i < row->details->len; i++) {
		const struct sheet_field *field = row->details->pdata[i];
		g_autofree char *first = g_strdup_printf("%*s%s: ", indent + GAP, "", field->label);

		put_hanging_to(out, first, field->value, end);
	}
}

static void put_group(GString *out, const char *group, guint row, int end)
{
	if (!group)
		return;
	if (row > 0)
		g_string_append_c(out, '\n');
	if (*group)
		put_hanging_to(out, "", group, end);
}

static void put_table(GString *out, const struct sheet_part *part)
{
	const bool ticks = part->column[part->columns - 1] == SHEET_COLUMN_TICK;
	int width[SHEET_COLUMNS] = { 0 }, end;

	lay_out(part, width);
	end = width[0] + GAP + width[1];
	put_table_head(out, part, width);
	for (guint i = 0; i < part->rows->len; i++) {
		const struct sheet_row *row = part->rows->pdata[i];
		char *cells[SHEET_COLUMNS];

		put_group(out, sheet_group(part, i), i, ticks ? end : PAGE);
		for (size_t j = 0; j < part->columns; j++)
			cells[j] = cell_text(row, part->column[j]);
		put_cells(out, cells, width, part->columns);
		for (size_t j = 0; j < part->columns; j++)
			g_free(cells[j]);
		if (part->details)
			put_details(out, row, width[0] + GAP, end);
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

/* Reading. */

/* The column where ticks stand, if LINE is the rule below the head of such a table; else 0. */
static int tick_column(const char *line)
{
	g_auto(GStrv) rules = g_strsplit(line, "  ", -1);

	if (g_strv_length(rules) != 3 || line[strspn(line, "- ")] ||
	    strlen(rules[2]) > (size_t)column_width[SHEET_COLUMN_TICK])
		return 0;
	return (int)(strlen(line) - strlen(rules[2]));
}

static void read_row(struct reading *reading, const char *line, int column)
{
	const char *cell = line + text_fit(line, column);

	if (strcmp(cell, BOX_TICKED) == 0 || strcmp(cell, BOX_EMPTY) == 0)
		reading_add_row(reading, NULL, strcmp(cell, BOX_TICKED) == 0);
}

/* A table ends where the next part's title is underlined. */
static bool read_text(const char *bytes, size_t length, struct reading *reading, GError **error)
{
	g_autofree char *text = g_strndup(bytes, length);
	g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
	const char *last = "";
	int column = 0;

	for (char **line = lines; *line; last = *line++) {
		const bool rule = **line && !(*line)[strspn(*line, "- ")];

		column = rule ? tick_column(*line) : column;
		if (column > 0)
			read_row(reading, *line, column);
	}
	reading->internal = g_str_has_prefix(text, "*** ");
	reading_set_field(reading, READING_DIGEST, last);
	if (reading->field[READING_DIGEST])
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
		    _("this does not end in the digest of a sheet"));
	return false;
}

const struct format format_text = {
	.name = "text",
	.suffix = ".txt",
	.label = N_("plain text, to read or to mail"),
	.write = write_text,
	.read = read_text,
};
