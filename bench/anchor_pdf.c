/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pages in Pango's own way: each line of a file is a row, tabs part its cells, each cell is a
 * layout. No frames, no structure, no running heads. anchor-pdf LINES PDF */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

/* A4, its margins and what lies between rows, in points; a sheet has three columns. */
enum { WIDTH = 595, HEIGHT = 842, LEFT = 50, TOP = 64, BOTTOM = 770, GAP = 8, COLUMNS = 3 };
static const int begins[COLUMNS + 1] = { LEFT, LEFT + 66, WIDTH - LEFT - 48, WIDTH - LEFT };

struct pages {
	cairo_t *cr;
	PangoFontDescription *font;
	double y;
};

static void put_row(struct pages *pages, char *line)
{
	PangoLayout *cell[COLUMNS];
	const int columns = strchr(line, '\t') ? COLUMNS : 1;
	int height = 0, count = 0, h;

	for (char *text; count < columns && (text = strsep(&line, "\t")); count++) {
		const int end = columns == 1 ? COLUMNS : count + 1;

		cell[count] = pango_cairo_create_layout(pages->cr);
		pango_layout_set_font_description(cell[count], pages->font);
		pango_layout_set_wrap(cell[count], PANGO_WRAP_WORD_CHAR);
		pango_layout_set_width(cell[count], (begins[end] - begins[count]) * PANGO_SCALE);
		pango_layout_set_text(cell[count], text, -1);
		pango_layout_get_pixel_size(cell[count], NULL, &h);
		height = h > height ? h : height;
	}
	if (pages->y + height > BOTTOM) {
		cairo_show_page(pages->cr);
		pages->y = TOP;
	}
	for (int i = 0; i < count; i++) {
		cairo_move_to(pages->cr, begins[i], pages->y);
		pango_cairo_show_layout(pages->cr, cell[i]);
		g_object_unref(cell[i]);
	}
	pages->y += height + GAP;
}

int main(int argc, char **argv)
{
	FILE *lines = argc > 2 ? fopen(argv[1], "r") : NULL;
	cairo_surface_t *surface = lines ? cairo_pdf_surface_create(argv[2], WIDTH, HEIGHT) : NULL;
	struct pages pages = { .y = TOP };
	char *line = NULL;
	size_t room = 0;

	if (!surface)
		return 2;
	pages.cr = cairo_create(surface);
	/* as src/module/type.c asks for it */
	pages.font = pango_font_description_from_string(
		"Noto Sans CJK JP, Noto Sans JP, IPAexGothic, sans-serif 9.5px");
	while (getline(&line, &room, lines) > 0) {
		line[strcspn(line, "\n")] = '\0';
		put_row(&pages, line);
	}
	free(line);
	fclose(lines);
	pango_font_description_free(pages.font);
	cairo_destroy(pages.cr);
	cairo_surface_finish(surface);
	return cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS;
}
