/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pages of a spreadsheet by libxlsxwriter. */
#include "config.h"

#include "module/xlsx_page.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "module/xlsx_parts.h"

/* What a cell holds in UTF-16 units, and what a header does. */
enum { PAPER_A3 = 8, PAPER_A4 = 9 };
enum { CELL_MAX = 32767, HEADER_MAX = 120 };
/* Letters that fit across A4 upright; points. */
enum { UPRIGHT_MAX = 110, HEIGHT_MIN = 20, HEIGHT_MAX = 400 };

/* clang-format off */
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
	[LOOK_LONG] = { 9, 0x1D2429, 0, LXW_ALIGN_LEFT, true },
	[LOOK_TICK] = { 13, 0x0A5C36, 0, LXW_ALIGN_CENTER, true },
	[LOOK_SENTENCE] = { 10, 0x1D2429, 0, LXW_ALIGN_LEFT, false },
};
/* clang-format on */

/* Text */

char *xlsx_fitting_text(const char *text, glong max)
{
	char *shown = text_display(text, true), *end = shown;

	/* a letter has as many bytes as units, or more */
	if (strlen(shown) <= (size_t)max)
		return shown;

	const char *cut_here = _(" [cut: a cell holds no more]");
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

bool xlsx_is_escape(const char *s)
{
	int hex = 2;

	if (s[0] != '_' || s[1] != 'x')
		return false;
	while (g_ascii_isxdigit(s[hex]))
		hex++;
	return hex == 6 && s[6] == '_';
}

char *xlsx_cell_text(const char *text)
{
	g_autofree char *shown = xlsx_fitting_text(text, CELL_MAX);
	const char *start = shown;
	GString *out;

	if (!strstr(shown, "_x"))
		return g_steal_pointer(&shown);
	out = g_string_new(NULL);
	for (const char *p = shown; *p; p++) {
		if (!xlsx_is_escape(p))
			continue;
		g_string_append_len(out, start, p + 1 - start);
		g_string_append(out, "x005F_");
		start = p + 1;
	}
	g_string_append(out, start);
	return g_string_free(out, FALSE);
}

void book_check(struct book *book, lxw_error error)
{
	if (book->error == LXW_NO_ERROR)
		book->error = error;
}

/* Columns that the LENGTH bytes at LINE take; letters half as wide as a kanji are narrower than a
 * column. */
static double columns_of(const char *line, size_t length)
{
	const int columns = text_columns(line, length);
	const glong wide = MAX(columns - g_utf8_strlen(line, (gssize)length), 0);

	return 2.0 * (double)wide + 0.85 * (columns - 2.0 * (double)wide);
}

/* Not every program measures rows by itself: how high TEXT is in a cell WIDTH letters wide. */
static double text_height(enum look look, const char *text, double width)
{
	const double indent = looks[look].align == LXW_ALIGN_LEFT ? 2 : 0;
	const double letters = width * 10 / looks[look].size - indent;
	int count = 0;

	for (const char *line = *text ? text : NULL; line;) {
		const char *newline = strchr(line, '\n');
		const size_t length = newline ? (size_t)(newline - line) : strlen(line);

		count += 1 + (int)(MAX(columns_of(line, length) - 1, 0) / letters);
		line = newline ? newline + 1 : NULL;
	}
	return count * looks[look].size * 1.45 + 5;
}

/* Returns LOOK, or another one for a text that no row can be high enough for. */
static enum look make_room(struct page *page, enum look look, const char *text, double width)
{
	const double height = text_height(look, text, width);

	page->height = MAX(page->height, height);
	return look == LOOK_DETAIL && height > HEIGHT_MAX ? LOOK_LONG : look;
}

void page_put(struct page *page, lxw_col_t column, enum look look, const char *text)
{
	g_autofree char *shown = xlsx_cell_text(text);
	lxw_format *format = page->book->look[make_room(page, look, shown, page->width[column])];

	book_check(
		page->book,
		*shown ? worksheet_write_string(page->worksheet, page->row, column, shown, format)
		       : worksheet_write_blank(page->worksheet, page->row, column, format));
}

void page_put_merged(struct page *page, lxw_col_t first, lxw_col_t last, enum look look,
		     const char *text)
{
	g_autofree char *shown = xlsx_cell_text(text);
	double width = 0;

	for (lxw_col_t i = first; i <= last; i++)
		width += page->width[i];
	make_room(page, look, shown, width);
	book_check(page->book, worksheet_merge_range(page->worksheet, page->row, first, page->row,
						     last, shown, page->book->look[look]));
}

void page_end_row(struct page *page)
{
	book_check(page->book,
		   worksheet_set_row(page->worksheet, page->row,
				     CLAMP(page->height, HEIGHT_MIN, HEIGHT_MAX), NULL));
	page->row++;
	page->height = 0;
}

void page_put_across(struct page *page, enum look look, const char *text)
{
	page_put_merged(page, 0, page->columns - 1, look, text);
	page_end_row(page);
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
		book_check(page->book, worksheet_set_header(page->worksheet, header));
	book_check(page->book, worksheet_set_footer(page->worksheet, footer));
}

bool page_begin(struct book *book, struct page *page, const char *name, const double *width,
		size_t columns)
{
	double across = 0;

	*page = (struct page){ .book = book, .columns = (lxw_col_t)columns };
	page->worksheet = workbook_add_worksheet(book->workbook, name);
	if (!page->worksheet) {
		book_check(book, LXW_ERROR_PARAMETER_VALIDATION);
		return false;
	}
	for (lxw_col_t i = 0; i < page->columns; i++) {
		page->width[i] = width[i];
		across += width[i];
		book_check(book, worksheet_set_column(page->worksheet, i, i, width[i], NULL));
	}
	worksheet_set_paper(page->worksheet, columns > SHEET_COLUMNS ? PAPER_A3 : PAPER_A4);
	if (across > UPRIGHT_MAX)
		worksheet_set_landscape(page->worksheet);
	worksheet_fit_to_pages(page->worksheet, 1, 0);
	worksheet_set_margins(page->worksheet, 0.6, 0.6, 0.8, 0.7);
	worksheet_gridlines(page->worksheet, LXW_HIDE_ALL_GRIDLINES);
	set_header(page);
	if (*book->sheet->banner)
		page_put_across(page, LOOK_BANNER, book->sheet->banner);
	return true;
}

void page_end(struct page *page)
{
	book_check(page->book,
		   worksheet_print_area(page->worksheet, 0, 0, page->row > 0 ? page->row - 1 : 0,
					page->columns - 1));
}

/* Looks */

void book_add_looks(struct book *book)
{
	for (int i = 0; i < LOOKS; i++) {
		lxw_format *format = book->look[i] = workbook_add_format(book->workbook);

		format_set_font_name(format, "Yu Gothic");
		format_set_font_size(format, looks[i].size);
		format_set_font_color(format, looks[i].ink);
		format_set_align(format, looks[i].align);
		/* of what is cut the beginning is to be seen */
		format_set_align(format, i == LOOK_LONG ? LXW_ALIGN_VERTICAL_TOP
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
