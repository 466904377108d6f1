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
#include "module/pdf_table.h"

/* What is not higher than that is not parted. */
enum { SHORT = PAPER_HEIGHT / 2, FIELDS_GAP = 4 };

static void add_cell(struct row *row, PangoLayout *layout, double width)
{
	row->cell[row->cells++] = (struct cell){ .layout = layout, .width = width };
}

/* Rows of two columns: labels and values */

static struct row field_row(struct paper *paper, const struct sheet_field *field,
			    double label_width)
{
	/* a digest stays on one line */
	const bool small = strcmp(field->id, "digest") == 0;
	struct row row = { .heads = 1, .named = 1 };

	add_cell(&row, type_line(paper->type, STYLE_LABEL, field->label, cell_inner(label_width)),
		 label_width);
	add_cell(&row,
		 type_line(paper->type, small ? STYLE_DETAIL : STYLE_BODY, field->value,
			   cell_inner(PAPER_WIDTH - label_width)),
		 PAPER_WIDTH - label_width);
	return row;
}

static void put_field(struct paper *paper, const struct sheet_field *field, double label_width,
		      bool head)
{
	g_autofree char *name = head ? g_strconcat(PDF_HEAD_PREFIX, field->id, NULL) : NULL;
	struct row row = field_row(paper, field, label_width);

	row.name = name;
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

/* 0 when there are none. */
static double fields_height(struct paper *paper, const GPtrArray *fields)
{
	const double width = label_column(paper, fields);
	double height = fields->len > 0 ? FIELDS_GAP : 0;

	for (guint i = 0; i < fields->len; i++) {
		struct row row = field_row(paper, fields->pdata[i], width);

		height += row_height(&row);
		row_clear(&row);
	}
	return height;
}

/* A few stay on one page. */
static void put_fields(struct paper *paper, const struct sheet_part *part)
{
	const GPtrArray *fields = part->fields;
	const bool head = strcmp(part->id, "head") == 0;
	const double width = label_column(paper, fields), height = fields_height(paper, fields);

	if (fields->len == 0)
		return;
	if (height < SHORT)
		paper_need(paper, height);
	paper_space(paper, FIELDS_GAP);
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

/* Parts */

static PangoLayout *sentence(struct paper *paper, const struct sheet_part *part, guint i)
{
	return type_line(paper->type, STYLE_BODY, part->sentences->pdata[i], PAPER_WIDTH);
}

static double sentences_height(struct paper *paper, const struct sheet_part *part)
{
	double height = 0;

	for (guint i = 0; i < part->sentences->len; i++) {
		g_autoptr(PangoLayout) layout = sentence(paper, part, i);

		height += paper_text_height(layout);
	}
	return height;
}

/* How high the heading is with what must not be parted from it: all of a short part, the first row
 * of a table. */
static double beginning_height(struct paper *paper, const struct sheet_part *part,
			       const struct table *table)
{
	const double heading = paper_heading_height(paper, part->title);
	const double all =
		heading + sentences_height(paper, part) + fields_height(paper, part->fields);

	if (table)
		return MIN(all + table_beginning(table), PAPER_HEIGHT);
	return all < SHORT ? all : heading + 60;
}

static void put_part(struct paper *paper, const struct sheet_part *part)
{
	const bool rows = part->rows->len > 0;
	struct table table;

	if (rows)
		table_begin(&table, paper, part);
	paper_space(paper, 16);
	if (*part->title) {
		paper_need(paper, beginning_height(paper, part, rows ? &table : NULL));
		paper_heading(paper, part->title);
	}
	for (guint i = 0; i < part->sentences->len; i++)
		paper_text(paper, "P", sentence(paper, part, i));
	if (part->bars)
		put_bars(paper);
	put_fields(paper, part);
	if (!rows)
		return;
	table_put(&table);
	table_end(&table);
}

/* The document. Returns how many pages it takes. */
static int put_sheet(struct type *type, const struct sheet *sheet, cairo_surface_t *surface,
		     int pages)
{
	struct paper paper;

	paper_begin(&paper, type, sheet, surface, pages);
	paper_space(&paper, 4);
	paper_text(&paper, "H1", type_line(type, STYLE_TITLE, sheet->title, PAPER_WIDTH));
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
