/* SPDX-License-Identifier: GPL-3.0-or-later
 * The screen of the terminal in memory as a picture (SVG): a bar for each run of one background, a
 * text for each word; wide letters stand each for themselves, so that every font keeps the
 * columns. */
#include "config.h"

#include "harness.h"

enum { CELL_WIDTH = 9, CELL_HEIGHT = 20, BASELINE = 15, COLORS = 16 };

/* As xterm has them on black, and as terminals with a white background usually set them. */
static const struct {
	const char *name, *ink, *paper, *color[COLORS];
} themes[THEMES] = {
	[THEME_DARK] = { "dark",
			 "#d8d8d8",
			 "#101418",
			 { "#000000", "#e05555", "#3fb950", "#d29922", "#5c8df6", "#c678dd",
			   "#39c5cf", "#d8d8d8", "#7f7f7f", "#ff7b72", "#56d364", "#e3b341",
			   "#79c0ff", "#d2a8ff", "#56d4dd", "#ffffff" } },
	[THEME_LIGHT] = { "light",
			  "#1f2328",
			  "#ffffff",
			  { "#000000", "#c00000", "#00a000", "#a0a000", "#0000c0", "#a000a0",
			    "#00a0a0", "#c0c0c0", "#606060", "#ff0000", "#00c000", "#c0c000",
			    "#4040ff", "#ff00ff", "#00c0c0", "#ffffff" } },
};

struct look {
	const char *ink, *paper;
	bool bold, underline;
};

const char *theme_name(enum theme theme)
{
	return themes[theme].name;
}

static const char *color_of(const VTermColor *color, enum theme theme, const char *otherwise)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color) ||
	    !VTERM_COLOR_IS_INDEXED(color) || color->indexed.idx >= COLORS)
		return otherwise;
	return themes[theme].color[color->indexed.idx];
}

static struct look look_of(const VTermScreenCell *cell, enum theme theme)
{
	const char *ink = color_of(&cell->fg, theme, themes[theme].ink);
	const char *paper = color_of(&cell->bg, theme, themes[theme].paper);

	return (struct look){
		.ink = cell->attrs.reverse ? paper : ink,
		.paper = cell->attrs.reverse ? ink : paper,
		.bold = cell->attrs.bold,
		.underline = cell->attrs.underline != 0,
	};
}

static VTermScreenCell cell_at(struct vt *vt, int row, int column)
{
	g_autoptr(GString) letters = g_string_new(NULL);
	VTermScreenCell cell;

	/* the second half of a wide letter looks like the first */
	if (!vt_cell(vt, row, column, letters, &cell) && column > 0)
		vt_cell(vt, row, column - 1, letters, &cell);
	return cell;
}

static void draw_bar(GString *svg, int row, int column, int width, const char *paper)
{
	g_string_append_printf(svg, "<rect x='%d' y='%d' width='%d' height='%d' fill='%s'/>\n",
			       column * CELL_WIDTH, row * CELL_HEIGHT, width * CELL_WIDTH,
			       CELL_HEIGHT, paper);
}

/* Backgrounds other than the terminal's own, and lines under fields. */
static void draw_paper(GString *svg, struct vt *vt, int row, int columns, enum theme theme)
{
	for (int column = 0; column < columns;) {
		VTermScreenCell cell = cell_at(vt, row, column);
		struct look look = look_of(&cell, theme), next = look;
		int start = column;

		while (column < columns && next.paper == look.paper &&
		       next.underline == look.underline) {
			column++;
			cell = cell_at(vt, row, MIN(column, columns - 1));
			next = look_of(&cell, theme);
		}
		if (look.paper != themes[theme].paper)
			draw_bar(svg, row, start, column - start, look.paper);
		if (look.underline)
			g_string_append_printf(svg, "<path d='M%d %dH%d' stroke='%s'/>\n",
					       start * CELL_WIDTH, row * CELL_HEIGHT + BASELINE + 3,
					       column * CELL_WIDTH, look.ink);
	}
}

static void append_letters(GString *text, const VTermScreenCell *cell)
{
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		g_string_append_unichar(text, cell->chars[i]);
}

static bool is_letter(const VTermScreenCell *cell)
{
	return cell->chars[0] && cell->chars[0] != ' ';
}

/* A word, or one wide letter. Returns the column after it. */
static int draw_word(GString *svg, struct vt *vt, int row, int column, int columns,
		     enum theme theme)
{
	VTermScreenCell cell = cell_at(vt, row, column);
	struct look look = look_of(&cell, theme), next = look;
	bool wide = cell.width > 1;
	int start = column;
	g_autoptr(GString) text = g_string_new(NULL);

	do {
		append_letters(text, &cell);
		column += cell.width;
		if (column >= columns)
			break;
		cell = cell_at(vt, row, column);
		next = look_of(&cell, theme);
	} while (!wide && cell.width == 1 && is_letter(&cell) && next.ink == look.ink &&
		 next.bold == look.bold);

	g_autofree char *escaped = g_markup_escape_text(text->str, -1);
	g_string_append_printf(svg, "<text x='%d' y='%d'%s%s%s%s>%s</text>\n", start * CELL_WIDTH,
			       row * CELL_HEIGHT + BASELINE, look.bold ? " font-weight='bold'" : "",
			       look.ink == themes[theme].ink ? "" : " fill='",
			       look.ink == themes[theme].ink ? "" : look.ink,
			       look.ink == themes[theme].ink ? "" : "'", escaped);
	return column;
}

static void draw_row(GString *svg, struct vt *vt, int row, int columns, enum theme theme)
{
	draw_paper(svg, vt, row, columns, theme);
	for (int column = 0; column < columns;) {
		VTermScreenCell cell = cell_at(vt, row, column);

		if (is_letter(&cell))
			column = draw_word(svg, vt, row, column, columns, theme);
		else
			column++;
	}
}

/* The caller frees. */
static char *make_svg(struct vt *vt, enum theme theme)
{
	GString *svg = g_string_new(NULL);
	int rows, columns, row, column;

	vt_size(vt, &rows, &columns);
	g_string_append_printf(
		svg,
		"<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' "
		"font-family='DejaVu Sans Mono,monospace' font-size='15' fill='%s'>\n"
		"<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n"
		"<rect width='100%%' height='100%%' fill='%s'/>\n",
		columns * CELL_WIDTH, rows * CELL_HEIGHT, themes[theme].ink, themes[theme].paper);
	for (int i = 0; i < rows; i++)
		draw_row(svg, vt, i, columns, theme);
	vt_cursor(vt, &row, &column);
	g_string_append_printf(svg,
			       "<rect x='%d' y='%d' width='%d' height='%d' fill='none' "
			       "stroke='#f80'/>\n</svg>\n",
			       column * CELL_WIDTH, row * CELL_HEIGHT, CELL_WIDTH, CELL_HEIGHT);
	return g_string_free(svg, FALSE);
}

void vt_picture_in(struct vt *vt, const char *name, enum theme theme)
{
	const char *pictures = g_getenv("PHR_PICTURES");

	if (!pictures)
		return;
	vt_settle(vt);

	g_autofree char *file = g_strdup_printf("%s.svg", name);
	g_autofree char *path = g_build_filename(pictures, file, NULL);
	g_autofree char *svg = make_svg(vt, theme);

	assert_true(g_file_set_contents(path, svg, -1, NULL));
}

void vt_picture(struct vt *vt, const char *name)
{
	vt_picture_in(vt, name, THEME_DARK);
}
