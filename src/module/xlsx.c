/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sheet as XLSX: the check sheet as a form, a page with all sentences, and a page for each
 * annex. Every cell is text; nothing that somebody wrote can become a formula. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "module/module.h"
#include "module/xlsx_page.h"
#include "module/xlsx_parts.h"
#include "sheet/escape.h"

/* What a field of the properties holds, and how much of the data a cell gets. */
enum { PROPERTY_MAX = 250, PIECE_LENGTH = 30000 };
enum { LABEL_WIDTH = 44, WORDS_WIDTH = 62 };

/* clang-format off */
/* Widths in letters, as spreadsheets count them. */
static const double column_width[SHEET_COLUMNS] = {
	[SHEET_COLUMN_NUMBER] = 13, [SHEET_COLUMN_ASK] = 80, [SHEET_COLUMN_TICK] = 9,
	[SHEET_COLUMN_STATE] = 16, [SHEET_COLUMN_WHY] = 60, [SHEET_COLUMN_OWNER] = 18,
	[SHEET_COLUMN_DUE] = 12,
};
static const double detail_width[SHEET_DETAILS] = {
	[SHEET_NOTE] = 40, [SHEET_EVIDENCE] = 34, [SHEET_OWNER] = 18, [SHEET_DUE] = 12,
	[SHEET_BY] = 18, [SHEET_AT] = 18,
};

/* Names of the pages with annexes: at most 31 letters. */
static const struct {
	const char *id, *name;
} pages[] = {
	{ "open", N_("Not ticked") },
	{ "excluded", N_("Does not apply") },
	{ "na", N_("Declared not applicable") },
	{ "undecided", N_("Not yet known to apply") },
};
/* clang-format on */

/* Tables */

/* A column of a part's table: one of the part, or, inside the house, the state or a detail. */
struct column {
	const char *label;
	double width;
};

static struct column sheet_column(enum sheet_column column)
{
	return (struct column){ sheet_column_label(column), column_width[column] };
}

/* Beside many columns a question is narrower, so that print does not get too small. */
enum { ASK_WIDTH_BESIDE = 48 };

static size_t columns_of(const struct sheet *sheet, const struct sheet_part *part,
			 struct column column[COLUMNS_MAX])
{
	size_t count = 0;

	while (count < part->columns) {
		column[count] = sheet_column(part->column[count]);
		count++;
	}
	if (!sheet->internal || !part->details)
		return count;
	for (size_t i = 0; i < count; i++)
		column[i].width = MIN(column[i].width, ASK_WIDTH_BESIDE);
	column[count++] = sheet_column(SHEET_COLUMN_STATE);
	for (int i = 0; i < SHEET_DETAILS; i++)
		column[count++] = (struct column){ sheet_detail_label(i), detail_width[i] };
	return count;
}

static bool add_table_page(struct book *book, struct page *page, const char *name,
			   const struct sheet_part *part)
{
	struct column column[COLUMNS_MAX] = { 0 };
	double width[COLUMNS_MAX];
	const size_t columns = columns_of(book->sheet, part, column);

	for (size_t i = 0; i < columns; i++)
		width[i] = column[i].width;
	return page_begin(book, page, name, width, columns);
}

/* The head of a table: stays on the screen, and comes again on every printed page. */
static void put_head(struct page *page, const struct sheet_part *part)
{
	struct column column[COLUMNS_MAX] = { 0 };

	columns_of(page->book->sheet, part, column);
	for (lxw_col_t i = 0; i < page->columns; i++)
		page_put(page, i, LOOK_HEAD, column[i].label);
	book_check(page->book, worksheet_repeat_rows(page->worksheet, page->row, page->row));
	page_end_row(page);
	worksheet_freeze_panes(page->worksheet, page->row, 0);
}

static void put_row(struct page *page, const struct sheet_part *part, const struct sheet_row *row)
{
	lxw_col_t column = 0;

	for (size_t i = 0; i < part->columns; i++) {
		g_autofree char *text = sheet_cell_text(row, part->column[i]);

		page_put(page, column++,
			 part->column[i] == SHEET_COLUMN_TICK ? LOOK_TICK : LOOK_TEXT, text);
	}
	if (column < page->columns) {
		page_put(page, column++, LOOK_DETAIL, row->state);
		for (int i = 0; i < SHEET_DETAILS; i++) {
			g_autofree char *text = sheet_detail_shown(row->answer, i);

			page_put(page, column++, LOOK_DETAIL, text);
		}
	}
	page_end_row(page);
}

static void put_rows(struct page *page, const struct sheet_part *part)
{
	for (guint i = 0; i < part->rows->len; i++) {
		const char *group = sheet_group(part, i);

		if (group && *group)
			page_put_across(page, LOOK_GROUP, group);
		put_row(page, part, part->rows->pdata[i]);
	}
}

static void put_field(struct page *page, const struct sheet_field *field)
{
	page_put(page, 0, LOOK_LABEL, field->label);
	page_put_merged(page, 1, 2, LOOK_VALUE, field->value);
	page_end_row(page);
}

/* The check sheet */

static const struct sheet_part *find_part(const struct sheet *sheet, const char *id)
{
	for (guint i = 0; i < sheet->parts->len; i++) {
		const struct sheet_part *part = sheet->parts->pdata[i];

		if (strcmp(part->id, id) == 0)
			return part;
	}
	return NULL;
}

/* What the official form has above its table. */
static void put_form_head(struct page *page)
{
	const struct sheet *sheet = page->book->sheet;
	const struct sheet_part *head = find_part(sheet, "head"),
				*scope = find_part(sheet, "scope");

	page_put_across(page, LOOK_TITLE, sheet->title);
	page_put_across(page, LOOK_EDITION, sheet->edition);
	for (guint i = 0; head && i < head->fields->len; i++)
		put_field(page, head->fields->pdata[i]);
	if (scope) {
		const struct sheet_field verdict = { "scope", scope->title, sheet->scope };

		put_field(page, &verdict);
	}
}

/* Ticks are chosen from a list, or cleared. */
static void offer_ticks(struct page *page, lxw_row_t first)
{
	const char *ticks[] = { XLSX_TICK, NULL };
	lxw_data_validation list = {
		.validate = LXW_VALIDATION_TYPE_LIST,
		.value_list = (char **)ticks,
	};

	if (first < page->row)
		book_check(page->book, worksheet_data_validation_range(
					       page->worksheet, first, SHEET_COLUMN_TICK,
					       page->row - 1, SHEET_COLUMN_TICK, &list));
}

static void put_form(struct book *book)
{
	const struct sheet_part *model = find_part(book->sheet, "section");
	struct page page;
	lxw_row_t first;

	if (!model || !add_table_page(book, &page, _("Check sheet"), model))
		return;
	put_form_head(&page);
	put_head(&page, model);
	first = page.row;
	for (guint i = 0; i < book->sheet->parts->len; i++) {
		const struct sheet_part *part = book->sheet->parts->pdata[i];

		if (strcmp(part->id, "section") != 0)
			continue;
		page_put_across(&page, LOOK_SECTION, part->title);
		for (guint j = 0; j < part->sentences->len; j++)
			page_put_across(&page, LOOK_VALUE, part->sentences->pdata[j]);
		put_rows(&page, part);
	}
	offer_ticks(&page, first);
	page_end(&page);
}

/* The other pages */

/* How many rows of each section are ticked. */
static void put_figures(struct page *page)
{
	const struct sheet *sheet = page->book->sheet;

	page_put(page, 0, LOOK_HEAD, _("Section"));
	page_put(page, 1, LOOK_HEAD, _("ticked / apply"));
	page_end_row(page);
	for (size_t i = 0; i < sheet->catalog->sections; i++) {
		const struct counts *counts = &sheet->report->section[i];
		g_autofree char *figures =
			counts->applicable > 0
				? g_strdup_printf("%u / %u", counts->ticked, counts->applicable)
				: g_strdup("–");

		page_put(page, 0, LOOK_LABEL, sheet->section_titles->pdata[i]);
		page_put(page, 1, LOOK_VALUE, figures);
		page_end_row(page);
	}
}

static void put_part(struct page *page, const struct sheet_part *part)
{
	if (*part->title)
		page_put_across(page, LOOK_SECTION, part->title);
	for (guint i = 0; i < part->sentences->len; i++)
		page_put_across(page, LOOK_SENTENCE, part->sentences->pdata[i]);
	if (part->bars)
		put_figures(page);
	for (guint i = 0; i < part->fields->len; i++) {
		const struct sheet_field *field = part->fields->pdata[i];

		page_put(page, 0, LOOK_LABEL, field->label);
		page_put(page, 1, LOOK_VALUE, field->value);
		page_end_row(page);
	}
	page->row++;
}

/* Everything without rows: scope, result, notes, digest. */
static void put_words(struct book *book)
{
	static const double width[] = { LABEL_WIDTH, WORDS_WIDTH };
	struct page page;

	if (!page_begin(book, &page, _("Result and notes"), width, G_N_ELEMENTS(width)))
		return;
	for (guint i = 0; i < book->sheet->parts->len; i++) {
		const struct sheet_part *part = book->sheet->parts->pdata[i];

		if (part->rows->len == 0 && strcmp(part->id, "section") != 0)
			put_part(&page, part);
	}
	page_end(&page);
}

static const char *page_name(const struct sheet_part *part)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		if (strcmp(pages[i].id, part->id) == 0)
			return _(pages[i].name);
	return part->id;
}

static void put_annex(struct book *book, const struct sheet_part *part)
{
	struct page page;

	if (!add_table_page(book, &page, page_name(part), part))
		return;
	page_put_across(&page, LOOK_SECTION, part->title);
	for (guint i = 0; i < part->sentences->len; i++)
		page_put_across(&page, LOOK_SENTENCE, part->sentences->pdata[i]);
	put_head(&page, part);
	put_rows(&page, part);
	page_end(&page);
}

/* The data, on a page that is not shown */

static void put_content(struct book *book)
{
	/* ASCII, so that a letter is a unit of the limit, and none is forbidden in XML */
	g_autoptr(GString) json = g_string_new(NULL);
	lxw_worksheet *page = workbook_add_worksheet(book->workbook, _("Data"));
	lxw_row_t row = 0;

	if (!page) {
		book_check(book, LXW_ERROR_PARAMETER_VALIDATION);
		return;
	}
	escape_json_ascii(json, book->sheet->content);
	worksheet_hide(page);
	book_check(book, worksheet_write_string(page, row++, 0, XLSX_CONTENT_NAME, NULL));
	for (size_t done = 0; done < json->len; done += PIECE_LENGTH) {
		g_autofree char *piece = g_strndup(json->str + done, PIECE_LENGTH);
		g_autofree char *cell = xlsx_cell_text(piece);

		book_check(book, worksheet_write_string(page, row++, 0, cell, NULL));
	}
}

/* The file */

static char *property_text(const char *text)
{
	return xlsx_fitting_text(text ? text : "", PROPERTY_MAX);
}

static void put_data(struct book *book)
{
	const struct sheet *sheet = book->sheet;
	const char *organization = sheet->assessment->profile[PROFILE_ORGANIZATION];
	g_autofree char *digest = g_strconcat("sha256:", sheet->digest, NULL);
	g_autofree char *title = property_text(sheet->title), *author = property_text(organization);
	g_autofree char *subject = property_text(sheet->edition),
			*banner = property_text(sheet->banner);
	lxw_doc_properties data = {
		.title = title,
		.author = author,
		.company = author,
		.subject = subject,
		.category = banner,
		.keywords = digest,
		.comments = sheet->program,
		.created = (time_t)sheet->made,
	};

	book_check(book, workbook_set_properties(book->workbook, &data));
}

/* Makes the book; libxlsxwriter can only write files. */
static lxw_error make_book(const struct sheet *sheet, const char *path, const char *folder)
{
	lxw_workbook_options options = { .tmpdir = (char *)folder };
	struct book book = { .sheet = sheet, .workbook = workbook_new_opt(path, &options) };
	lxw_error error;

	if (!book.workbook)
		return LXW_ERROR_MEMORY_MALLOC_FAILED;
	book_add_looks(&book);
	put_data(&book);
	put_form(&book);
	put_words(&book);
	for (guint i = 0; i < sheet->parts->len; i++) {
		const struct sheet_part *part = sheet->parts->pdata[i];

		if (part->rows->len > 0 && strcmp(part->id, "section") != 0)
			put_annex(&book, part);
	}
	put_content(&book);
	error = workbook_close(book.workbook);
	return book.error ? book.error : error;
}

static bool write_xlsx(const struct sheet *sheet, GString *out, GError **error)
{
	g_autofree char *folder = g_dir_make_tmp("phrwizard-XXXXXX", error);
	g_autofree char *path = folder ? g_build_filename(folder, "sheet.xlsx", NULL) : NULL;
	g_autofree char *bytes = NULL;
	g_autoptr(GError) cause = NULL;
	lxw_error trouble;
	size_t length = 0;

	if (!folder)
		return false;
	trouble = make_book(sheet, path, folder);
	if (trouble)
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot make the spreadsheet: %s"),
			    lxw_strerror(trouble));
	else if (g_file_get_contents(path, &bytes, &length, &cause))
		g_string_append_len(out, bytes, (gssize)length);
	else
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot make the spreadsheet: %s"),
			    cause->message);
	g_unlink(path);
	g_rmdir(folder);
	return bytes != NULL;
}

const struct format_module format_module = {
	.version = PACKAGE_VERSION,
	.write = write_xlsx,
	.read = xlsx_read,
};
