/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sheet as PDF: the parts of the document onto pages, twice: the first time to count them. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "module/module.h"
#include "module/paper.h"
#include "module/pdf_parts.h"

/* Columns of a table; 0: what is left over, shared. */
static const double column_width[SHEET_COLUMNS] = {
	[SHEET_COLUMN_NUMBER] = 66, [SHEET_COLUMN_TICK] = PDF_TICK_WIDTH, [SHEET_COLUMN_STATE] = 84,
	[SHEET_COLUMN_OWNER] = 84,  [SHEET_COLUMN_DUE] = 66,
};

static const enum style column_style[SHEET_COLUMNS] = {
	[SHEET_COLUMN_NUMBER] = STYLE_NUMBER, [SHEET_COLUMN_ASK] = STYLE_BODY,
	[SHEET_COLUMN_TICK] = STYLE_TICK,     [SHEET_COLUMN_STATE] = STYLE_DETAIL,
	[SHEET_COLUMN_WHY] = STYLE_DETAIL,    [SHEET_COLUMN_OWNER] = STYLE_DETAIL,
	[SHEET_COLUMN_DUE] = STYLE_DETAIL,
};

static void add_cell(struct row *row, PangoLayout *layout, double width)
{
	row->cell[row->cells++] = (struct cell){ .layout = layout, .width = width };
}

/* Rows of two columns: labels and values */

static void put_field(struct paper *paper, const struct sheet_field *field, double label_width,
		      bool head)
{
	/* a digest stays on one line */
	const bool small = strcmp(field->id, "digest") == 0;
	g_autofree char *name = head ? g_strconcat(PDF_HEAD_PREFIX, field->id, NULL) : NULL;
	struct row row = { .heads = 1, .name = name, .named = 1 };

	add_cell(&row, type_line(paper->type, STYLE_LABEL, field->label, cell_inner(label_width)),
		 label_width);
	add_cell(&row,
		 type_line(paper->type, small ? STYLE_DETAIL : STYLE_BODY, field->value,
			   cell_inner(PAPER_WIDTH - label_width)),
		 PAPER_WIDTH - label_width);
	paper_row(paper, &row);
	row_clear(&row);
}

/* Short labels have a narrow column, questions half of the page. */
static double label_column(struct paper *paper, const GPtrArray *fields)
{
	double widest = 0;

	for (guint i = 0; i < fields->len; i++) {
		const struct sheet_field *field = fields->pdata[i];
		g_autoptr(PangoLayout) label = type_line(paper->type, STYLE_LABEL, field->label, 0);

		widest = MAX(widest, type_width(label));
	}
	return widest <= cell_inner(120) ? 120 : PAPER_WIDTH / 2.0;
}

static void put_fields(struct paper *paper, const struct sheet_part *part)
{
	const GPtrArray *fields = part->fields;
	const bool head = strcmp(part->id, "head") == 0;
	const double width = label_column(paper, fields);

	if (fields->len == 0)
		return;
	paper_space(paper, 4);
	paper_table_begin(paper, NULL);
	for (guint i = 0; i < fields->len; i++)
		put_field(paper, fields->pdata[i], width, head);
	paper_table_end(paper);
}

/* Bars: how many rows of each section are ticked */

enum { BAR_TITLE = 345, BAR_WIDTH = 84, BAR_CELL = PAPER_WIDTH - BAR_TITLE };

static struct row bar_row(struct paper *paper, enum style style, const char *title,
			  const char *figures)
{
	struct row row = { .light = true, .heads = 1 };

	add_cell(&row, type_line(paper->type, style, title, cell_inner(BAR_TITLE)), BAR_TITLE);
	add_cell(&row, type_line(paper->type, style, figures, cell_inner(BAR_CELL)), BAR_CELL);
	pango_layout_set_alignment(row.cell[1].layout, PANGO_ALIGN_RIGHT);
	return row;
}

static void put_bar(struct paper *paper, const char *title, const struct counts *counts)
{
	const bool any = counts->applicable > 0;
	g_autofree char *figures =
		any ? g_strdup_printf("%u / %u", counts->ticked, counts->applicable)
		    : g_strdup("–");
	struct row row = bar_row(paper, STYLE_DETAIL, title, figures);

	if (any) {
		row.cell[1].bar = BAR_WIDTH;
		row.cell[1].full = BAR_WIDTH * (double)counts->ticked / counts->applicable;
	}
	paper_row(paper, &row);
	row_clear(&row);
}

static void put_bars(struct paper *paper)
{
	const struct sheet *sheet = paper->sheet;
	struct row head = bar_row(
		paper, STYLE_COLUMN, _("Section"),
		/* TRANSLATORS: head of a column with figures as 12 / 14: rows that are ticked, of
		 * those that apply */
		_("ticked / apply"));

	head.heads = head.cells;
	paper_space(paper, 2);
	paper_table_begin(paper, &head);
	for (size_t i = 0; i < sheet->catalog->sections; i++)
		put_bar(paper, sheet->section_titles->pdata[i], &sheet->report->section[i]);
	paper_table_end(paper);
	row_clear(&head);
}

/* Rows of the check sheet */

static void lay_out(const struct sheet_part *part, double width[SHEET_COLUMNS])
{
	double left = PAPER_WIDTH;
	int shares = 0;

	for (size_t i = 0; i < part->columns; i++) {
		width[i] = column_width[part->column[i]];
		left -= width[i];
		shares += width[i] == 0;
	}
	for (size_t i = 0; i < part->columns; i++)
		if (width[i] == 0)
			width[i] = left / shares;
}

static struct row head_row(struct paper *paper, const struct sheet_part *part, const double *width)
{
	struct row row = { .fill = INK_BAND, .heads = part->columns };

	for (size_t i = 0; i < part->columns; i++) {
		PangoLayout *label =
			type_line(paper->type, STYLE_COLUMN, sheet_column_label(part->column[i]),
				  cell_inner(width[i]));

		pango_layout_set_alignment(label, part->column[i] == SHEET_COLUMN_TICK
							  ? PANGO_ALIGN_CENTER
							  : PANGO_ALIGN_LEFT);
		add_cell(&row, label, width[i]);
	}
	return row;
}

static struct row group_row(struct paper *paper, const char *title)
{
	struct row row = { .fill = INK_GROUP, .heads = 1 };

	add_cell(&row, type_line(paper->type, STYLE_GROUP, title, cell_inner(PAPER_WIDTH)),
		 PAPER_WIDTH);
	return row;
}

/* The question, and below it what is recorded with it. */
static PangoLayout *ask_cell(struct paper *paper, const struct sheet_row *row, double width)
{
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
	const struct piece ask = { STYLE_BODY, row->ask }, gap = { STYLE_DETAIL, "\n" },
			   blank = { STYLE_DETAIL, "  " };

	g_array_append_val(pieces, ask);
	for (guint i = 0; row->details && i < row->details->len; i++) {
		const struct sheet_field *field = row->details->pdata[i];
		const struct piece label = { STYLE_DETAIL_LABEL, field->label },
				   value = { STYLE_DETAIL, field->value };

		g_array_append_val(pieces, gap);
		g_array_append_val(pieces, label);
		g_array_append_val(pieces, blank);
		g_array_append_val(pieces, value);
	}
	return type_set(paper->type, (const struct piece *)(void *)pieces->data, pieces->len,
			width);
}

static struct row item_row(struct paper *paper, const struct sheet_part *part,
			   const struct sheet_row *item, const double *width)
{
	/* the rows of the check sheet: pdf_read.c finds them by these names */
	struct row row = { .name = strcmp(part->id, "section") == 0 ? item->item->key : NULL };

	for (size_t i = 0; i < part->columns; i++) {
		const enum sheet_column column = part->column[i];
		const double inner = cell_inner(width[i]);
		PangoLayout *layout;

		if (column == SHEET_COLUMN_ASK && part->details) {
			layout = ask_cell(paper, item, inner);
		} else {
			g_autofree char *text = sheet_cell_text(item, column);

			layout = type_line(paper->type, column_style[column], text, inner);
		}
		if (column == SHEET_COLUMN_TICK)
			pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
		add_cell(&row, layout, width[i]);
	}
	return row;
}

/* What must be free for a row to begin: all of it, but of one that is longer than a page the
 * beginning. */
static double row_beginning(const struct row *row)
{
	const double height = row_height(row);

	return height > PAPER_HEIGHT / 2.0 ? 60 : height;
}

/* A group's title stays with the first row below it. */
static void put_item(struct paper *paper, const struct sheet_part *part, guint i,
		     const double *width)
{
	const char *group = sheet_group(part, i);
	struct row row = item_row(paper, part, part->rows->pdata[i], width);

	if (group && *group) {
		struct row title = group_row(paper, group);

		paper_need(paper, row_height(&title) + row_beginning(&row));
		paper_row(paper, &title);
		row_clear(&title);
	}
	paper_row(paper, &row);
	row_clear(&row);
}

static void put_table(struct paper *paper, const struct sheet_part *part, struct row *head,
		      const double *width)
{
	paper_space(paper, 4);
	paper_table_begin(paper, head);
	for (guint i = 0; i < part->rows->len; i++)
		put_item(paper, part, i, width);
	paper_table_end(paper);
}

/* Parts */

/* How high the heading is with what must not be parted from it. */
static double beginning_height(struct paper *paper, const struct sheet_part *part,
			       const struct row *head, const double *width)
{
	double height = paper_heading_height(paper, part->title) + 30;

	if (part->rows->len > 0) {
		struct row first = item_row(paper, part, part->rows->pdata[0], width);
		const char *group = sheet_group(part, 0);

		height += row_height(head) + row_beginning(&first) + (group && *group ? 20 : 0);
		row_clear(&first);
	}
	return height;
}

static void put_part(struct paper *paper, const struct sheet_part *part)
{
	double width[SHEET_COLUMNS];
	struct row head = { .cells = 0 };

	if (part->rows->len > 0) {
		lay_out(part, width);
		head = head_row(paper, part, width);
	}
	paper_space(paper, 16);
	if (*part->title) {
		paper_need(paper, beginning_height(paper, part, &head, width));
		paper_heading(paper, part->title);
	}
	for (guint i = 0; i < part->sentences->len; i++)
		paper_text(
			paper, "P",
			type_line(paper->type, STYLE_BODY, part->sentences->pdata[i], PAPER_WIDTH));
	if (part->bars)
		put_bars(paper);
	put_fields(paper, part);
	if (part->rows->len > 0)
		put_table(paper, part, &head, width);
	row_clear(&head);
}

/* The document. Returns how many pages it takes. */
static int put_sheet(struct type *type, const struct sheet *sheet, cairo_surface_t *surface,
		     int pages)
{
	struct paper paper;
	PangoLayout *title;

	paper_begin(&paper, type, sheet, surface, pages);
	paper_space(&paper, 4);
	title = type_line(type, STYLE_TITLE, sheet->title, PAPER_WIDTH);
	type_balance(title);
	paper_text(&paper, "H1", title);
	paper_space(&paper, 3);
	paper_text(&paper, "P", type_line(type, STYLE_EDITION, sheet->edition, PAPER_WIDTH));
	for (guint i = 0; i < sheet->parts->len; i++)
		put_part(&paper, sheet->parts->pdata[i]);
	pages = paper.page;
	paper_end(&paper);
	return pages;
}

/* The file */

static void put_data(cairo_surface_t *surface, const struct sheet *sheet)
{
	const char *author = sheet->assessment->profile[PROFILE_ORGANIZATION];
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(sheet->made);
	g_autofree char *made = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
	g_autofree char *keywords = g_strdup_printf("%s%ssha256:%s", sheet->banner,
						    *sheet->banner ? ", " : "", sheet->digest);
	const struct {
		cairo_pdf_metadata_t key;
		const char *text;
	} data[] = {
		{ CAIRO_PDF_METADATA_TITLE, sheet->title },
		{ CAIRO_PDF_METADATA_AUTHOR, author ? author : "" },
		{ CAIRO_PDF_METADATA_SUBJECT, sheet->edition },
		{ CAIRO_PDF_METADATA_KEYWORDS, keywords },
		{ CAIRO_PDF_METADATA_CREATOR, sheet->program },
		{ CAIRO_PDF_METADATA_CREATE_DATE, made },
		{ CAIRO_PDF_METADATA_MOD_DATE, made },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(data); i++) {
		g_autofree char *shown = text_display(data[i].text, false);

		if (*shown)
			cairo_pdf_surface_set_metadata(surface, data[i].key, shown);
	}
}

static cairo_status_t append(void *out, const unsigned char *data, unsigned length)
{
	g_string_append_len(out, (const char *)data, length);
	return CAIRO_STATUS_SUCCESS;
}

static bool write_pdf(const struct sheet *sheet, GString *out, GError **error)
{
	OWNED(type) type = type_new(sheet->language, error);
	cairo_surface_t *surface;
	cairo_status_t status;
	int pages;

	if (!type)
		return false;
	pages = put_sheet(type, sheet, NULL, 0);
	if (!type_complete(type, error))
		return false;
	surface = cairo_pdf_surface_create_for_stream(append, out, 595.276, 841.89);
	put_data(surface, sheet);
	type_again(type);
	put_sheet(type, sheet, surface, pages);
	cairo_surface_finish(surface);
	status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (status != CAIRO_STATUS_SUCCESS) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot make the PDF: %s"),
			    cairo_status_to_string(status));
		return false;
	}
	return pdf_complete(out, sheet, error);
}

const struct format_module format_module = {
	.version = PACKAGE_VERSION,
	.write = write_pdf,
	.read = pdf_read,
};
