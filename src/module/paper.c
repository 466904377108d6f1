/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pages, running heads, and rows that break between pages. Cairo marks only what is drawn inside of
 * the innermost structure elements, so rules, running heads and feet are no part of the text. */
#include "config.h"

#include "module/paper.h"

#include <math.h>
#include <string.h>

/* A4, and where text begins and ends on it. */
enum { SHEET_WIDTH = 595, SHEET_HEIGHT = 842 };
enum { LEFT = PAPER_LEFT, TOP = PAPER_TOP, BOTTOM = TOP + PAPER_HEIGHT };
enum { HEAD_Y = 40, FOOT_Y = PAPER_FOOT_BEGIN + 8 };
enum { PAD_X = 6, BAR_HEIGHT = 5 };
static const double pad_y = 4, pad_joined = 1, hairline = 0.5, paragraph_gap = 5.5;

static void ink(cairo_t *cr, enum ink color)
{
	cairo_set_source_rgb(cr, (color >> 16 & 0xFF) / 255.0, (color >> 8 & 0xFF) / 255.0,
			     (color & 0xFF) / 255.0);
}

static void box(struct paper *paper, double x, double y, double width, double height,
		enum ink color)
{
	if (!paper->cr)
		return;
	ink(paper->cr, color);
	cairo_rectangle(paper->cr, x, y, width, height);
	cairo_fill(paper->cr);
}

static void tag_begin(struct paper *paper, const char *tag)
{
	if (paper->cr && !paper->again)
		cairo_tag_begin(paper->cr, tag, NULL);
}

static void tag_end(struct paper *paper, const char *tag)
{
	if (paper->cr && !paper->again)
		cairo_tag_end(paper->cr, tag);
}

/* Lines of layouts */

static double points(int pango)
{
	return (double)pango / PANGO_SCALE;
}

/* From the top of LAYOUT to what its first letters stand on. */
static double rise(PangoLayout *layout)
{
	return points(pango_layout_get_baseline(layout));
}

static double lines_height(PangoLayout *layout, int from, int to)
{
	PangoLayoutIter *line = pango_layout_get_iter(layout);
	int top = 0, bottom = 0, y0, y1, i = 0;

	do {
		pango_layout_iter_get_line_yrange(line, &y0, &y1);
		if (i == from)
			top = bottom = y0;
		if (i >= from && i < to)
			bottom = y1;
		i++;
	} while (i < to && pango_layout_iter_next_line(line));
	pango_layout_iter_free(line);
	return points(bottom - top);
}

/* The line after the last one that fits in HEIGHT, from line FROM on. */
static int lines_fitting(PangoLayout *layout, int from, double height)
{
	PangoLayoutIter *line = pango_layout_get_iter(layout);
	int top = 0, y0, y1, i = 0, to = from;

	do {
		pango_layout_iter_get_line_yrange(line, &y0, &y1);
		if (i == from)
			top = y0;
		if (i >= from && points(y1 - top) <= height)
			to = i + 1;
		i++;
	} while (pango_layout_iter_next_line(line));
	pango_layout_iter_free(line);
	return to;
}

/* The blank where a line was broken has no glyph. Cairo would write it as text without a shape,
 * after which some readers lose the rest of the paragraph. */
static void drop_last_blank(PangoLayoutLine *line)
{
	const GSList *last = g_slist_last(line->runs);
	PangoLayoutRun *run = last ? last->data : NULL;
	const int glyphs = run ? run->glyphs->num_glyphs : 0;

	if (glyphs < 2 || run->item->analysis.level % 2 != 0 ||
	    run->glyphs->glyphs[glyphs - 1].glyph != PANGO_GLYPH_EMPTY)
		return;
	run->item->length = run->glyphs->log_clusters[glyphs - 1];
	run->item->num_chars--;
	pango_glyph_string_set_size(run->glyphs, glyphs - 1);
}

static void draw_lines(struct paper *paper, PangoLayout *layout, int from, int to, double x,
		       double y)
{
	PangoLayoutIter *line;
	int top = 0, y0, i = 0;

	if (!paper->cr)
		return;
	line = pango_layout_get_iter(layout);
	ink(paper->cr, INK_TEXT);
	do {
		PangoRectangle place;

		pango_layout_iter_get_line_yrange(line, &y0, NULL);
		pango_layout_iter_get_line_extents(line, NULL, &place);
		if (i == from)
			top = y0;
		if (i >= from && i < to) {
			drop_last_blank(pango_layout_iter_get_line(line));
			cairo_move_to(paper->cr, x + points(place.x),
				      y + points(pango_layout_iter_get_baseline(line) - top));
			pango_cairo_show_layout_line(paper->cr,
						     pango_layout_iter_get_line_readonly(line));
		}
		i++;
	} while (i < to && pango_layout_iter_next_line(line));
	pango_layout_iter_free(line);
}

static void draw_layout(struct paper *paper, PangoLayout *layout, double x, double y)
{
	draw_lines(paper, layout, 0, pango_layout_get_line_count(layout), x, y);
}

/* Pages */

static PangoLayout *running_lines(struct paper *paper, const char *text, double width, int most)
{
	PangoLayout *line = type_line(paper->type, STYLE_RUNNING, text, width);

	pango_layout_set_ellipsize(line, PANGO_ELLIPSIZE_END);
	pango_layout_set_height(line, -most);
	return line;
}

/* Across the page, below everything: as a shape, so that it is not mixed into the text. */
static void draw_watermark(struct paper *paper)
{
	g_autoptr(PangoLayout) line =
		type_line(paper->type, STYLE_WATERMARK, paper->sheet->banner, 0);
	const double scale = MIN(1, 640 / type_width(line));

	if (!paper->cr)
		return;
	cairo_save(paper->cr);
	cairo_translate(paper->cr, SHEET_WIDTH / 2.0, SHEET_HEIGHT / 2.0);
	cairo_rotate(paper->cr, -atan2(SHEET_HEIGHT, SHEET_WIDTH));
	cairo_scale(paper->cr, scale, scale);
	cairo_move_to(paper->cr, -type_width(line) / 2, -type_height(line) / 2);
	pango_cairo_layout_path(paper->cr, line);
	ink(paper->cr, INK_PALE);
	cairo_fill(paper->cr);
	cairo_restore(paper->cr);
}

/* The line that says that the sheet is not for the public, in a frame. Returns where it begins. */
static double draw_banner(struct paper *paper)
{
	g_autoptr(PangoLayout) line = type_line(paper->type, STYLE_BANNER, paper->sheet->banner, 0);
	const double width = type_width(line) + 2 * PAD_X, height = type_height(line) + 6;
	const double x = LEFT + PAPER_WIDTH - width, y = HEAD_Y - height / 2 + 2;

	draw_layout(paper, line, x + PAD_X, y + 3);
	if (paper->cr) {
		ink(paper->cr, INK_ALARM);
		cairo_set_line_width(paper->cr, 1);
		cairo_rectangle(paper->cr, x, y, width, height);
		cairo_stroke(paper->cr);
	}
	return x;
}

static void draw_head(struct paper *paper)
{
	double right = LEFT + PAPER_WIDTH;

	if (*paper->sheet->banner) {
		draw_watermark(paper);
		right = draw_banner(paper) - 12;
	}
	/* the first page has the title itself */
	if (paper->page == 1) {
		box(paper, LEFT, PAPER_HEAD_END, PAPER_WIDTH, 2, INK_ACCENT);
		return;
	}
	g_autoptr(PangoLayout) title = running_lines(paper, paper->sheet->title, right - LEFT, 2);

	draw_layout(paper, title, LEFT, PAPER_HEAD_END - 5 - type_height(title));
	box(paper, LEFT, PAPER_HEAD_END, PAPER_WIDTH, hairline, INK_LINE);
}

static void draw_foot(struct paper *paper)
{
	g_autofree char *made =
		g_strdup_printf("%s    SHA-256: %s", paper->sheet->program, paper->sheet->digest);
	g_autofree char *number = g_strdup_printf("%d / %d", paper->page, paper->pages);
	g_autoptr(PangoLayout) left = running_lines(paper, made, PAPER_WIDTH - 60, 1);
	g_autoptr(PangoLayout) right = type_line(paper->type, STYLE_LABEL, number, 0);

	box(paper, LEFT, PAPER_FOOT_BEGIN, PAPER_WIDTH, hairline, INK_LINE);
	draw_layout(paper, left, LEFT, FOOT_Y - 1);
	draw_layout(paper, right, LEFT + PAPER_WIDTH - type_width(right), FOOT_Y - 2);
}

static void new_page(struct paper *paper)
{
	if (paper->page > 0 && paper->cr)
		cairo_show_page(paper->cr);
	paper->page++;
	paper->y = TOP;
	draw_head(paper);
	draw_foot(paper);
}

void paper_begin(struct paper *paper, struct type *type, const struct sheet *sheet,
		 cairo_surface_t *surface, int pages)
{
	*paper = (struct paper){ .type = type, .sheet = sheet, .surface = surface, .pages = pages };
	if (surface)
		paper->cr = cairo_create(surface);
	tag_begin(paper, "Document");
	new_page(paper);
}

void paper_end(struct paper *paper)
{
	if (!paper->cr)
		return;
	tag_end(paper, "Document");
	cairo_show_page(paper->cr);
	cairo_destroy(paper->cr);
	paper->cr = NULL;
}

static void draw_row(struct paper *paper, const struct row *row, const int *from, const int *to);

/* The whole of ROW here, whether it fits or not. */
static void draw_whole_row(struct paper *paper, const struct row *row)
{
	int from[SHEET_COLUMNS] = { 0 }, to[SHEET_COLUMNS];

	for (size_t i = 0; i < row->cells; i++)
		to[i] = pango_layout_get_line_count(row->cell[i].layout);
	draw_row(paper, row, from, to);
}

/* A new page; a table goes on there under the same head, which is not read aloud again. */
static void turn_page(struct paper *paper)
{
	/* rows that belong together have no line between */
	if (paper->head)
		box(paper, LEFT, paper->y, PAPER_WIDTH, hairline, INK_LINE);
	new_page(paper);
	if (!paper->head)
		return;
	paper->again = true;
	draw_whole_row(paper, paper->head);
	paper->again = false;
}

double paper_room(const struct paper *paper)
{
	return BOTTOM - TOP - (paper->head ? row_height(paper->head) : 0);
}

void paper_need(struct paper *paper, double height)
{
	if (paper->y + height > BOTTOM && paper->y > TOP && height <= paper_room(paper))
		turn_page(paper);
}

void paper_space(struct paper *paper, double height)
{
	if (paper->y > TOP)
		paper->y += height;
}

/* Text */

double paper_text_height(PangoLayout *layout)
{
	return type_height(layout) + paragraph_gap;
}

void paper_text(struct paper *paper, const char *tag, PangoLayout *layout)
{
	const int lines = pango_layout_get_line_count(layout);

	paper_need(paper, paper_text_height(layout));
	for (int from = 0; from < lines;) {
		int to = lines_fitting(layout, from, BOTTOM - paper->y);

		if (to == from && paper->y > TOP) {
			turn_page(paper);
			continue;
		}
		to = MAX(to, from + 1);
		tag_begin(paper, tag);
		draw_lines(paper, layout, from, to, LEFT, paper->y);
		tag_end(paper, tag);
		paper->y += lines_height(layout, from, to);
		from = to;
	}
	paper->y += paragraph_gap;
	g_object_unref(layout);
}

static PangoLayout *heading(struct paper *paper, const char *title)
{
	return type_line(paper->type, STYLE_HEADING, title, PAPER_WIDTH - 10);
}

double paper_heading_height(struct paper *paper, const char *title)
{
	g_autoptr(PangoLayout) layout = heading(paper, title);

	return type_height(layout) + 10;
}

/* Where a reader that follows the outline comes to. */
static void add_outline(struct paper *paper, const char *title)
{
	g_autofree char *place =
		g_strdup_printf("page=%d pos=[%d %d]", paper->page, LEFT, (int)paper->y - 8);

	if (paper->cr)
		cairo_pdf_surface_add_outline(paper->surface, CAIRO_PDF_OUTLINE_ROOT, title, place,
					      0);
}

void paper_heading(struct paper *paper, const char *title)
{
	g_autoptr(PangoLayout) layout = heading(paper, title);
	const double height = type_height(layout);

	paper_need(paper, height + 10);
	add_outline(paper, pango_layout_get_text(layout));
	box(paper, LEFT, paper->y, 3, height, INK_ACCENT);
	tag_begin(paper, "H2");
	draw_layout(paper, layout, LEFT + 10, paper->y);
	tag_end(paper, "H2");
	paper->y += height + 7;
}

/* Tables */

double cell_inner(double width)
{
	return width - 2 * PAD_X;
}

static double pad_above(const struct row *row)
{
	return row->after ? pad_joined : pad_y;
}

static double pads(const struct row *row)
{
	return pad_above(row) + (row->before ? pad_joined : pad_y);
}

/* The first letters of all cells of a row stand on one line: how far each goes DOWN for that. */
static void drop(const struct row *row, double down[SHEET_COLUMNS])
{
	double deepest = 0;

	for (size_t i = 0; i < row->cells; i++) {
		down[i] = rise(row->cell[i].layout);
		deepest = MAX(deepest, down[i]);
	}
	for (size_t i = 0; i < row->cells; i++)
		down[i] = deepest - down[i];
}

double row_height(const struct row *row)
{
	double height = 0, down[SHEET_COLUMNS];

	drop(row, down);
	for (size_t i = 0; i < row->cells; i++)
		height = MAX(height, down[i] + type_height(row->cell[i].layout));
	return height + pads(row);
}

void row_clear(struct row *row)
{
	for (size_t i = 0; i < row->cells; i++)
		g_clear_object(&row->cell[i].layout);
	row->cells = 0;
}

/* Frame and fill of a row of HEIGHT at the place where we are. */
static void draw_frame(struct paper *paper, const struct row *row, double height)
{
	double x = LEFT;

	if (row->fill)
		box(paper, LEFT, paper->y, PAPER_WIDTH, height, row->fill);
	if (!row->before)
		box(paper, LEFT, paper->y + height, PAPER_WIDTH, hairline, INK_LINE);
	if (row->light)
		return;
	if (!row->after)
		box(paper, LEFT, paper->y, PAPER_WIDTH, hairline, INK_LINE);
	for (size_t i = 0; i < row->cells; x += row->cell[i++].width)
		if (i == 0 || !row->cell[i - 1].goes_on)
			box(paper, x, paper->y, hairline, height, INK_LINE);
	box(paper, x, paper->y, hairline, height + hairline, INK_LINE);
}

/* What it tells stands in the cell's text too. */
static void draw_bar(struct paper *paper, const struct cell *cell, double x, double height)
{
	const double y = paper->y + (height - BAR_HEIGHT) / 2;

	if (cell->bar <= 0)
		return;
	box(paper, x + PAD_X, y, cell->bar, BAR_HEIGHT, INK_BAND);
	box(paper, x + PAD_X, y, cell->full, BAR_HEIGHT, INK_ACCENT);
}

/* The place at X gets a name (letters, digits, dots, slashes, hyphens), which links can use. */
static void add_place(struct paper *paper, const char *name, double x)
{
	g_autofree char *attributes =
		g_strdup_printf("name='%s' x=%d y=%d", name, (int)x, (int)paper->y);

	if (!paper->cr || paper->again)
		return;
	cairo_tag_begin(paper->cr, CAIRO_TAG_DEST, attributes);
	cairo_tag_end(paper->cr, CAIRO_TAG_DEST);
}

/* The lines FROM to TO of each cell. */
static void draw_row(struct paper *paper, const struct row *row, const int *from, const int *to)
{
	double x = LEFT, height = 0, down[SHEET_COLUMNS];

	drop(row, down);
	for (size_t i = 0; i < row->cells; i++) {
		/* only at the beginning: what goes on begins at the top */
		down[i] = from[i] == 0 ? down[i] : 0;
		height = MAX(height, down[i] + lines_height(row->cell[i].layout, from[i], to[i]));
	}
	height += pads(row);
	draw_frame(paper, row, height);
	tag_begin(paper, "TR");
	for (size_t i = 0; i < row->cells; x += row->cell[i++].width) {
		const char *tag = i < row->heads ? "TH" : "TD";

		if (row->name && row->named == i && from[i] == 0)
			add_place(paper, row->name, x);
		draw_bar(paper, &row->cell[i], x, height);
		if (i == 0 || !row->cell[i - 1].goes_on)
			tag_begin(paper, tag);
		draw_lines(paper, row->cell[i].layout, from[i], to[i], x + PAD_X,
			   paper->y + pad_above(row) + down[i] + type_sink(paper->type));
		if (!row->cell[i].goes_on)
			tag_end(paper, tag);
	}
	tag_end(paper, "TR");
	paper->y += height;
}

void paper_table_begin(struct paper *paper, struct row *head)
{
	paper->head = head;
	tag_begin(paper, "Table");
	if (head)
		draw_whole_row(paper, head);
}

/* A row that is longer than a page: as many lines as fit, and so on. */
static void tear_row(struct paper *paper, const struct row *row)
{
	int from[SHEET_COLUMNS] = { 0 }, to[SHEET_COLUMNS] = { 0 };
	double down[SHEET_COLUMNS];
	bool more = true;

	drop(row, down);
	while (more) {
		bool any = false;

		more = false;
		for (size_t i = 0; i < row->cells; i++) {
			to[i] = lines_fitting(row->cell[i].layout, from[i],
					      BOTTOM - paper->y - pads(row) - down[i]);
			any = any || to[i] > from[i];
			more = more || to[i] < pango_layout_get_line_count(row->cell[i].layout);
		}
		if (any)
			draw_row(paper, row, from, to);
		if (more)
			turn_page(paper);
		memcpy(from, to, sizeof(from));
	}
}

void paper_row(struct paper *paper, const struct row *row)
{
	const double height = row_height(row);

	paper_need(paper, height);
	if (paper->y + height <= BOTTOM)
		draw_whole_row(paper, row);
	else
		tear_row(paper, row);
}

void paper_table_end(struct paper *paper)
{
	tag_end(paper, "Table");
	paper->head = NULL;
}
