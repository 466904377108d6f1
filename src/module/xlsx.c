/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sheet as XLSX: the check sheet as a form, a page with all sentences, and a page for each
 * annex. Every cell is text; nothing that somebody wrote can become a formula. */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "module/module.h"

/* What a cell holds in UTF-16 units, and what a header or a field of the properties does. */
enum { PAPER_A3 = 8, PAPER_A4 = 9 };
enum { CELL_MAX = 32767, HEADER_MAX = 120, PROPERTY_MAX = 250 };
enum { LABEL_WIDTH = 34, WORDS_WIDTH = 70, READING_WIDTH = 95, HEIGHT_MAX = 400 };
/* Columns of the widest table. */
enum { COLUMNS_MAX = SHEET_COLUMNS + 1 + SHEET_DETAILS };

/* clang-format off */
enum look {
	LOOK_BANNER, LOOK_TITLE, LOOK_EDITION, LOOK_LABEL, LOOK_VALUE, LOOK_HEAD, LOOK_SECTION,
	LOOK_GROUP, LOOK_TEXT, LOOK_DETAIL, LOOK_TICK, LOOK_SENTENCE, LOOKS
};

static const struct {
	double size;
	lxw_color_t ink, fill;
	uint8_t align;
	bool border;
} looks[LOOKS] = {
	[LOOK_BANNER] = { 11, 0x8C1D18, 0, LXW_ALIGN_LEFT, false },
	[LOOK_TITLE] = { 14, 0x123F63, 0, LXW_ALIGN_LEFT, false },
	[LOOK_EDITION] = { 9, 0x55626B, 0, LXW_ALIGN_LEFT, false },
	[LOOK_LABEL] = { 10, 0x123F63, 0xE6EDF2, LXW_ALIGN_LEFT, true },
	[LOOK_VALUE] = { 10, 0x1D2429, 0, LXW_ALIGN_LEFT, true },
	[LOOK_HEAD] = { 10, 0xFFFFFF, 0x123F63, LXW_ALIGN_CENTER, true },
	[LOOK_SECTION] = { 11, 0x123F63, 0xD5E0E8, LXW_ALIGN_LEFT, true },
	[LOOK_GROUP] = { 10, 0x123F63, 0xF1F5F7, LXW_ALIGN_LEFT, true },
	[LOOK_TEXT] = { 10, 0x1D2429, 0, LXW_ALIGN_LEFT, true },
	[LOOK_DETAIL] = { 9, 0x1D2429, 0, LXW_ALIGN_LEFT, true },
	[LOOK_TICK] = { 13, 0x0A5C36, 0, LXW_ALIGN_CENTER, true },
	[LOOK_SENTENCE] = { 10, 0x1D2429, 0, LXW_ALIGN_LEFT, false },
};

/* Widths in letters, as spreadsheets count them. */
static const double column_width[SHEET_COLUMNS] = {
	[SHEET_COLUMN_NUMBER] = 15, [SHEET_COLUMN_ASK] = 70, [SHEET_COLUMN_TICK] = 10,
	[SHEET_COLUMN_STATE] = 16, [SHEET_COLUMN_WHY] = 60, [SHEET_COLUMN_OWNER] = 18,
	[SHEET_COLUMN_DUE] = 12,
};
static const double detail_width[SHEET_DETAILS] = {
	[SHEET_NOTE] = 40, [SHEET_EVIDENCE] = 34, [SHEET_OWNER] = 18, [SHEET_DUE] = 12,
	[SHEET_BY] = 18, [SHEET_AT] = 15,
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

/* clang-format off */
struct book {
	const struct sheet *sheet;
	lxw_workbook *workbook;
	lxw_format *look[LOOKS];
	lxw_error error;            /* the first; LXW_NO_ERROR while all is well */
};

/* A page of the book, and the row that is being written. */
struct page {
	struct book *book;
	lxw_worksheet *worksheet;
	double width[COLUMNS_MAX];
	lxw_col_t columns;
	lxw_row_t row;
	double height;              /* of that row, as far as it is written */
};

/* clang-format on */

/* Text */

/* TEXT as it is shown, at most MAX units of UTF-16: what is cut off is told. The caller frees. */
static char *fitting_text(const char *text, glong max)
{
	const char *cut_here = _(" [cut: a cell holds no more]");
	char *shown = text_display(text, true), *end = shown;
	glong units = 0, room = max - g_utf8_strlen(cut_here, -1);

	for (const char *p = shown; *p; p = g_utf8_next_char(p)) {
		units += g_utf8_get_char(p) > 0xFFFF ? 2 : 1;
		if (units <= room)
			end = g_utf8_next_char(p);
	}
	if (units <= max)
		return shown;
	*end = '\0';
	end = g_strconcat(shown, cut_here, NULL);
	g_free(shown);
	return end;
}

/* Is this an escape of spreadsheets, as _x0041_ for an A? */
static bool is_escape(const char *s)
{
	int hex = 2;

	if (s[0] != '_' || s[1] != 'x')
		return false;
	while (g_ascii_isxdigit(s[hex]))
		hex++;
	return hex == 6 && s[6] == '_';
}

/* TEXT so that every program reads back what is shown. The caller frees. */
static char *cell_text(const char *text)
{
	g_autofree char *shown = fitting_text(text, CELL_MAX);
	GString *out = g_string_new(NULL);

	for (const char *p = shown; *p; p++) {
		g_string_append_c(out, *p);
		if (is_escape(p))
			g_string_append(out, "x005F_");
	}
	return g_string_free(out, FALSE);
}

static void check(struct book *book, lxw_error error)
{
	if (book->error == LXW_NO_ERROR)
		book->error = error;
}

/* Not every program measures rows by itself: as high as TEXT is in a cell WIDTH letters wide. */
static void make_room(struct page *page, enum look look, const char *text, double width)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	const double letters = width * 10 / looks[look].size - 2; /* less the indent */
	int count = 0;

	for (char **line = lines; *line; line++)
		count += 1 + (int)(MAX(text_width(*line) - 1, 0) / letters);
	page->height = MAX(page->height, count * looks[look].size * 1.45 + 3);
}

static void put(struct page *page, lxw_col_t column, enum look look, const char *text)
{
	lxw_format *format = page->book->look[look];
	g_autofree char *shown = cell_text(text);

	make_room(page, look, shown, page->width[column]);
	check(page->book,
	      *shown ? worksheet_write_string(page->worksheet, page->row, column, shown, format)
		     : worksheet_write_blank(page->worksheet, page->row, column, format));
}

/* Across the columns from FIRST to LAST, at least two. */
static void put_merged(struct page *page, lxw_col_t first, lxw_col_t last, enum look look,
		       const char *text)
{
	g_autofree char *shown = cell_text(text);
	double width = 0;

	for (lxw_col_t i = first; i <= last; i++)
		width += page->width[i];
	make_room(page, look, shown, MIN(width, READING_WIDTH));
	check(page->book, worksheet_merge_range(page->worksheet, page->row, first, page->row, last,
						shown, page->book->look[look]));
}

static void end_row(struct page *page)
{
	check(page->book,
	      worksheet_set_row(page->worksheet, page->row, MIN(page->height, HEIGHT_MAX), NULL));
	page->row++;
	page->height = 0;
}

/* A row of its own over the whole page. */
static void put_across(struct page *page, enum look look, const char *text)
{
	put_merged(page, 0, page->columns - 1, look, text);
	end_row(page);
}

/* Pages */

/* For a header: & would be a command. */
static char *header_text(const char *text)
{
	g_autofree char *shown = text_display(text, false);
	g_autofree char *cut =
		g_utf8_substring(shown, 0, MIN(HEADER_MAX, g_utf8_strlen(shown, -1)));
	g_auto(GStrv) parts = g_strsplit(cut, "&", -1);

	return g_strjoinv("&&", parts);
}

static void set_header(struct page *page)
{
	const struct sheet *sheet = page->book->sheet;
	g_autofree char *title = header_text(sheet->title), *banner = header_text(sheet->banner);
	/* the blank ends the number of the size */
	g_autofree char *header = g_strdup_printf("&L&8 %s&R&10&K8C1D18 %s", title, banner);
	g_autofree char *footer =
		g_strdup_printf("&L&8 %s  SHA-256: %s&R&9 &P / &N", sheet->program, sheet->digest);

	if (g_utf8_strlen(header, -1) < 255)
		check(page->book, worksheet_set_header(page->worksheet, header));
	check(page->book, worksheet_set_footer(page->worksheet, footer));
}

/* A new page with columns of WIDTH; internal ones say so in the first row. */
static bool add_page(struct book *book, struct page *page, const char *name, const double *width,
		     size_t columns)
{
	*page = (struct page){ .book = book, .columns = (lxw_col_t)columns };
	page->worksheet = workbook_add_worksheet(book->workbook, name);
	if (!page->worksheet) {
		check(book, LXW_ERROR_PARAMETER_VALIDATION);
		return false;
	}
	for (lxw_col_t i = 0; i < page->columns; i++) {
		page->width[i] = width[i];
		check(book, worksheet_set_column(page->worksheet, i, i, width[i], NULL));
	}
	worksheet_set_paper(page->worksheet, columns > SHEET_COLUMNS ? PAPER_A3 : PAPER_A4);
	if (columns > SHEET_COLUMNS)
		worksheet_set_landscape(page->worksheet);
	worksheet_fit_to_pages(page->worksheet, 1, 0);
	worksheet_set_margins(page->worksheet, 0.6, 0.6, 0.8, 0.7);
	worksheet_gridlines(page->worksheet, LXW_HIDE_ALL_GRIDLINES);
	set_header(page);
	if (*book->sheet->banner)
		put_across(page, LOOK_BANNER, book->sheet->banner);
	return true;
}

static void end_page(struct page *page)
{
	check(page->book,
	      worksheet_print_area(page->worksheet, 0, 0, page->row > 0 ? page->row - 1 : 0,
				   page->columns - 1));
}

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
	return add_page(book, page, name, width, columns);
}

/* The head of a table: stays on the screen, and comes again on every printed page. */
static void put_head(struct page *page, const struct sheet_part *part)
{
	struct column column[COLUMNS_MAX] = { 0 };

	columns_of(page->book->sheet, part, column);
	for (lxw_col_t i = 0; i < page->columns; i++)
		put(page, i, LOOK_HEAD, column[i].label);
	check(page->book, worksheet_repeat_rows(page->worksheet, page->row, page->row));
	end_row(page);
	worksheet_freeze_panes(page->worksheet, page->row, 0);
}

static void put_row(struct page *page, const struct sheet_part *part, const struct sheet_row *row)
{
	lxw_col_t column = 0;

	for (size_t i = 0; i < part->columns; i++) {
		g_autofree char *text = sheet_cell_text(row, part->column[i]);

		put(page, column++, part->column[i] == SHEET_COLUMN_TICK ? LOOK_TICK : LOOK_TEXT,
		    text);
	}
	if (column < page->columns) {
		put(page, column++, LOOK_DETAIL, row->state);
		for (int i = 0; i < SHEET_DETAILS; i++) {
			g_autofree char *text = sheet_detail_text(row->answer, i);

			put(page, column++, LOOK_DETAIL, text);
		}
	}
	end_row(page);
}

static void put_rows(struct page *page, const struct sheet_part *part)
{
	for (guint i = 0; i < part->rows->len; i++) {
		const char *group = sheet_group(part, i);

		if (group && *group)
			put_across(page, LOOK_GROUP, group);
		put_row(page, part, part->rows->pdata[i]);
	}
}

static void put_field(struct page *page, const struct sheet_field *field)
{
	put(page, 0, LOOK_LABEL, field->label);
	put_merged(page, 1, 2, LOOK_VALUE, field->value);
	end_row(page);
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

	put_across(page, LOOK_TITLE, sheet->title);
	put_across(page, LOOK_EDITION, sheet->edition);
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
	const char *ticks[] = { "✓", NULL };
	lxw_data_validation list = {
		.validate = LXW_VALIDATION_TYPE_LIST,
		.value_list = (char **)ticks,
	};

	if (first < page->row)
		check(page->book,
		      worksheet_data_validation_range(page->worksheet, first, SHEET_COLUMN_TICK,
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
		put_across(&page, LOOK_SECTION, part->title);
		for (guint j = 0; j < part->sentences->len; j++)
			put_across(&page, LOOK_VALUE, part->sentences->pdata[j]);
		put_rows(&page, part);
	}
	offer_ticks(&page, first);
	end_page(&page);
}

/* The other pages */

static void put_part(struct page *page, const struct sheet_part *part)
{
	if (*part->title)
		put_across(page, LOOK_SECTION, part->title);
	for (guint i = 0; i < part->sentences->len; i++)
		put_across(page, LOOK_SENTENCE, part->sentences->pdata[i]);
	for (guint i = 0; i < part->fields->len; i++) {
		const struct sheet_field *field = part->fields->pdata[i];

		put(page, 0, LOOK_LABEL, field->label);
		put(page, 1, LOOK_VALUE, field->value);
		end_row(page);
	}
	page->row++;
}

/* Everything without rows: scope, result, notes, digest. */
static void put_words(struct book *book)
{
	static const double width[] = { LABEL_WIDTH, WORDS_WIDTH };
	struct page page;

	if (!add_page(book, &page, _("Result and notes"), width, G_N_ELEMENTS(width)))
		return;
	for (guint i = 0; i < book->sheet->parts->len; i++) {
		const struct sheet_part *part = book->sheet->parts->pdata[i];

		if (part->rows->len == 0 && strcmp(part->id, "section") != 0)
			put_part(&page, part);
	}
	end_page(&page);
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
	put_across(&page, LOOK_SECTION, part->title);
	for (guint i = 0; i < part->sentences->len; i++)
		put_across(&page, LOOK_SENTENCE, part->sentences->pdata[i]);
	put_head(&page, part);
	put_rows(&page, part);
	end_page(&page);
}

/* The file */

static void add_looks(struct book *book)
{
	for (int i = 0; i < LOOKS; i++) {
		lxw_format *format = book->look[i] = workbook_add_format(book->workbook);

		format_set_font_name(format, "Yu Gothic");
		format_set_font_size(format, looks[i].size);
		format_set_font_color(format, looks[i].ink);
		format_set_align(format, looks[i].align);
		format_set_align(format, i == LOOK_DETAIL || i == LOOK_SENTENCE
						 ? LXW_ALIGN_VERTICAL_TOP
						 : LXW_ALIGN_VERTICAL_CENTER);
		format_set_text_wrap(format);
		format_set_num_format_index(format,
					    49 /* text, also when somebody types over it */);
		if (looks[i].align == LXW_ALIGN_LEFT && looks[i].border)
			format_set_indent(format, 1);
		if (looks[i].fill)
			format_set_bg_color(format, looks[i].fill);
		if (looks[i].border) {
			format_set_border(format, LXW_BORDER_THIN);
			format_set_border_color(format, 0x9FABB4);
		}
	}
}

static char *property_text(const char *text)
{
	return fitting_text(text ? text : "", PROPERTY_MAX);
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

	check(book, workbook_set_properties(book->workbook, &data));
}

/* Makes the book; libxlsxwriter can only write files. */
static lxw_error make_book(const struct sheet *sheet, const char *path, const char *folder)
{
	lxw_workbook_options options = { .tmpdir = (char *)folder };
	struct book book = { .sheet = sheet, .workbook = workbook_new_opt(path, &options) };
	lxw_error error;

	if (!book.workbook)
		return LXW_ERROR_MEMORY_MALLOC_FAILED;
	add_looks(&book);
	put_data(&book);
	put_form(&book);
	put_words(&book);
	for (guint i = 0; i < sheet->parts->len; i++) {
		const struct sheet_part *part = sheet->parts->pdata[i];

		if (part->rows->len > 0 && strcmp(part->id, "section") != 0)
			put_annex(&book, part);
	}
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

const struct format_module format_module = { .version = PACKAGE_VERSION, .write = write_xlsx };
