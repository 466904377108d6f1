/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of the sheet on paper. What is recorded with a row are rows below it, without a line
 * between, so that labels stand below each other. */
#include "config.h"

#include "module/pdf_table.h"

#include <string.h>

#include "module/pdf_parts.h"

/* What must be free for a row that is longer than a page to begin. */
enum { LONG_ROW_BEGINNING = 60 };

/* Columns of a table; 0: what is left over, shared. */
static const double column_width[SHEET_COLUMNS] = {
	[SHEET_COLUMN_NUMBER] = 66, [SHEET_COLUMN_TICK] = PDF_TICK_WIDTH,
	[SHEET_COLUMN_STATE] = 84,  [SHEET_COLUMN_OWNER] = 84,
	[SHEET_COLUMN_DUE] = 66,
};

static const enum style column_style[SHEET_COLUMNS] = {
	[SHEET_COLUMN_NUMBER] = STYLE_NUMBER, [SHEET_COLUMN_ASK] = STYLE_BODY,
	[SHEET_COLUMN_TICK] = STYLE_TICK,     [SHEET_COLUMN_STATE] = STYLE_DETAIL,
	[SHEET_COLUMN_WHY] = STYLE_DETAIL,    [SHEET_COLUMN_OWNER] = STYLE_DETAIL,
	[SHEET_COLUMN_DUE] = STYLE_DETAIL,
};

/* A row, and one for each of its details. */
struct item_rows {
	struct row row[1 + SHEET_DETAILS];
	size_t rows;
};

static void add_cell(const struct table *table, struct row *row, enum style style, const char *text,
		     double width)
{
	PangoLayout *layout = type_line(table->paper->type, style, text, cell_inner(width));

	row->cell[row->cells++] = (struct cell){ .layout = layout, .width = width };
}

static struct row head_row(const struct table *table)
{
	const struct sheet_part *part = table->part;
	struct row row = { .fill = INK_BAND, .heads = part->columns };

	for (size_t i = 0; i < part->columns; i++) {
		add_cell(table, &row, STYLE_COLUMN, sheet_column_label(part->column[i]),
			 table->width[i]);
		if (part->column[i] == SHEET_COLUMN_TICK)
			pango_layout_set_alignment(row.cell[i].layout, PANGO_ALIGN_CENTER);
	}
	return row;
}

static struct row group_row(const struct table *table, const char *title)
{
	struct row row = { .fill = INK_GROUP, .heads = 1 };

	add_cell(table, &row, STYLE_GROUP, title, PAPER_WIDTH);
	return row;
}

static struct row item_row(const struct table *table, const struct sheet_row *item)
{
	const struct sheet_part *part = table->part;
	/* the rows of the check sheet: pdf_read.c finds them by these names */
	struct row row = { .name = strcmp(part->id, "section") == 0 ? item->item->key : NULL };

	for (size_t i = 0; i < part->columns; i++) {
		g_autofree char *text = sheet_cell_text(item, part->column[i]);

		add_cell(table, &row, column_style[part->column[i]], text, table->width[i]);
		if (part->column[i] == SHEET_COLUMN_TICK)
			pango_layout_set_alignment(row.cell[i].layout, PANGO_ALIGN_CENTER);
	}
	return row;
}

/* Below the question; the other columns stay empty. */
static struct row detail_row(const struct table *table, const struct sheet_field *field)
{
	struct row row = { .after = true };

	for (size_t i = 0; i < table->part->columns; i++) {
		const double width = table->width[i];

		if (table->part->column[i] != SHEET_COLUMN_ASK) {
			add_cell(table, &row, STYLE_DETAIL, "", width);
			continue;
		}
		add_cell(table, &row, STYLE_DETAIL_LABEL, field->label, table->label);
		row.cell[row.cells - 1].goes_on = true;
		add_cell(table, &row, STYLE_DETAIL, field->value, width - table->label);
	}
	return row;
}

static void make_item(const struct table *table, guint i, struct item_rows *made)
{
	const struct sheet_row *item = table->part->rows->pdata[i];
	const GPtrArray *details = table->part->details ? item->details : NULL;

	made->rows = 1;
	made->row[0] = item_row(table, item);
	for (guint j = 0; details && j < details->len; j++) {
		made->row[made->rows - 1].before = true;
		made->row[made->rows++] = detail_row(table, details->pdata[j]);
	}
}

static void clear_item(struct item_rows *made)
{
	for (size_t i = 0; i < made->rows; i++)
		row_clear(&made->row[i]);
}

/* With the title of its GROUP; of an item that is longer than a page, only the beginning. */
static double item_height(const struct table *table, const struct item_rows *made,
			  const char *group)
{
	double title = 0, height = 0;

	if (group && *group) {
		struct row row = group_row(table, group);

		title = row_height(&row);
		row_clear(&row);
	}
	for (size_t i = 0; i < made->rows; i++)
		height += row_height(&made->row[i]);
	return title + (title + height > paper_room(table->paper) ? LONG_ROW_BEGINNING : height);
}

static double height_of(const struct table *table, guint i)
{
	struct item_rows made;
	double height;

	make_item(table, i, &made);
	height = item_height(table, &made, sheet_group(table->part, i));
	clear_item(&made);
	return height;
}

static void put_item(struct table *table, const struct item_rows *made, const char *group)
{
	if (group && *group) {
		struct row title = group_row(table, group);

		paper_row(table->paper, &title);
		row_clear(&title);
	}
	for (size_t i = 0; i < made->rows; i++)
		paper_row(table->paper, &made->row[i]);
}

void table_put(struct table *table)
{
	const guint items = table->part->rows->len;

	paper_space(table->paper, 4);
	paper_table_begin(table->paper, &table->head);
	for (guint i = 0; i < items; i++) {
		const char *group = sheet_group(table->part, i);
		const double last = i > 0 && i + 2 == items ? height_of(table, i + 1) : 0;
		struct item_rows made;
		double height;

		make_item(table, i, &made);
		height = item_height(table, &made, group);
		/* both on the next page, if that is not too much */
		paper_need(table->paper,
			   height + last < PAPER_HEIGHT / 3.0 ? height + last : height);
		put_item(table, &made, group);
		clear_item(&made);
	}
	paper_table_end(table->paper);
}

double table_beginning(const struct table *table)
{
	return row_height(&table->head) + height_of(table, 0);
}

static double label_width(const struct table *table)
{
	double widest = 0;

	for (int i = 0; i < SHEET_DETAILS; i++) {
		g_autoptr(PangoLayout) label =
			type_line(table->paper->type, STYLE_DETAIL_LABEL, sheet_detail_label(i), 0);

		widest = MAX(widest, type_width(label));
	}
	return widest + widest - cell_inner(widest) + 1;
}

void table_begin(struct table *table, struct paper *paper, const struct sheet_part *part)
{
	double left = PAPER_WIDTH;
	int shares = 0;

	*table = (struct table){ .paper = paper, .part = part };
	for (size_t i = 0; i < part->columns; i++) {
		table->width[i] = column_width[part->column[i]];
		left -= table->width[i];
		shares += table->width[i] == 0;
	}
	for (size_t i = 0; i < part->columns; i++)
		if (table->width[i] == 0)
			table->width[i] = left / shares;
	table->label = label_width(table);
	table->head = head_row(table);
}

void table_end(struct table *table)
{
	row_clear(&table->head);
}
