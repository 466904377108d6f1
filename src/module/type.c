/* SPDX-License-Identifier: GPL-3.0-or-later
 * Styles, the choice of fonts, and the watch for missing letters. One weight only: many Japanese
 * fonts have no bold, and a made-up one is ugly; size, colour and bands carry the order. */
#include "config.h"

#include "module/type.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "base/text_table.h"

/* clang-format off */
struct type {
	PangoFontMap *fonts;
	PangoContext *context;
	PangoFontDescription *family;
	double spacing;             /* of lines, as Pango counts it */
	double sink;                /* see type_sink() */
	gunichar missing;           /* the first letter that no font has, or 0 */
	GHashTable *set;            /* style, width and text → the layout of that */
};
/* clang-format on */

/* The best first; "sans-serif" is what the machine's owner likes. English comes first from fonts
 * whose quotation marks are not as wide as a kanji. */
#define JAPANESE                                                                                \
	"Noto Sans CJK JP, Noto Sans JP, IPAexGothic, BIZ UDGothic, Hiragino Sans, Yu Gothic, " \
	"IPAGothic, TakaoGothic, VL Gothic, sans-serif"
static const char *const families[LANGUAGES] = {
	[LANGUAGE_JA] = JAPANESE,
	[LANGUAGE_EN] =
		"Noto Sans, Liberation Sans, Helvetica Neue, Arial, Nimbus Sans, " JAPANESE,
};

static const struct {
	double size;
	enum ink ink;
} styles[STYLES] = {
	[STYLE_TITLE] = { 17, INK_ACCENT },       [STYLE_EDITION] = { 8.5, INK_SOFT },
	[STYLE_HEADING] = { 12, INK_ACCENT },     [STYLE_BODY] = { 9.5, INK_TEXT },
	[STYLE_COLUMN] = { 8.5, INK_ACCENT },     [STYLE_GROUP] = { 9.5, INK_ACCENT },
	[STYLE_LABEL] = { 9, INK_SOFT },          [STYLE_DETAIL] = { 8.5, INK_TEXT },
	[STYLE_DETAIL_LABEL] = { 8.5, INK_SOFT }, [STYLE_NUMBER] = { 9, INK_TEXT },
	[STYLE_TICK] = { 13, INK_TICK },          [STYLE_RUNNING] = { 7.5, INK_SOFT },
	[STYLE_BANNER] = { 9, INK_ALARM },        [STYLE_WATERMARK] = { 38, INK_PALE },
};

/* In sizes of the font: from line to line, and how high a capital is. */
static const double line_to_line = 1.4, capital = 0.72;

/* Which packages have the letters from FIRST to LAST. */
static const struct {
	gunichar first, last;
	const char *packages;
} homes[] = {
	{ 0x2E80, 0xFFEF, "fonts-ipaexfont-gothic, fonts-noto-cjk" },
	{ 0x20000, 0x3FFFF, "fonts-noto-cjk" },
	{ 0x1F000, 0x1FAFF, "fonts-noto-color-emoji" },
	{ 0, 0x10FFFF, "fonts-noto-core, fonts-noto-extra" },
};

/* Fonts differ in what they keep free above and below their letters: lines are to be equally far
 * apart in all, and letters in the middle of what they stand in. */
static void measure(struct type *type)
{
	PangoFontDescription *family = pango_font_description_copy(type->family);
	PangoFontMetrics *metrics;
	const double size = 100 * PANGO_SCALE;
	double above, below;

	pango_font_description_set_absolute_size(family, size);
	metrics = pango_context_get_metrics(type->context, family, NULL);
	above = pango_font_metrics_get_ascent(metrics) / size;
	below = pango_font_metrics_get_descent(metrics) / size;
	type->spacing = CLAMP(line_to_line / (above + below), 1, line_to_line);
	type->sink = CLAMP((below - (above - capital)) / 2, -0.15, 0.15) * styles[STYLE_BODY].size;
	pango_font_metrics_unref(metrics);
	pango_font_description_free(family);
}

struct type *type_new(enum language language, GError **error)
{
	OWNED(type) type = g_new0(struct type, 1);
	g_autoptr(PangoFont) font = NULL;
	cairo_font_options_t *exact = cairo_font_options_create();

	type->fonts = pango_cairo_font_map_new();
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(type->fonts), 72);
	type->context = pango_font_map_create_context(type->fonts);
	pango_context_set_language(type->context, pango_language_from_string("ja"));
	/* paper has no pixels: nothing is to be moved onto any */
	cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(type->context, exact);
	cairo_font_options_destroy(exact);
	pango_context_set_round_glyph_positions(type->context, FALSE);
	type->family = pango_font_description_from_string(families[language]);
	font = pango_context_load_font(type->context, type->family);
	if (!font) {
		g_set_error(
			error, PHR_ERROR, PHR_ERROR_NOT_FOUND,
			_("there is no font on this machine: install one with Japanese letters, "
			  "for instance %s"),
			homes[0].packages);
		return NULL;
	}
	measure(type);
	type->set = text_table_new_full(g_free, g_object_unref);
	return g_steal_pointer(&type);
}

void type_free(struct type *type)
{
	if (!type)
		return;
	g_clear_pointer(&type->set, g_hash_table_unref);
	pango_font_description_free(type->family);
	g_object_unref(type->context);
	g_object_unref(type->fonts);
	g_free(type);
}

static void add_style(PangoAttrList *list, enum style style)
{
	const unsigned ink = styles[style].ink;

	pango_attr_list_insert(list, pango_attr_size_new((int)(styles[style].size * PANGO_SCALE)));
	pango_attr_list_insert(list,
			       pango_attr_foreground_new((guint16)((ink >> 16 & 0xFF) * 0x101),
							 (guint16)((ink >> 8 & 0xFF) * 0x101),
							 (guint16)((ink & 0xFF) * 0x101)));
}

static void watch(struct type *type, PangoLayout *layout)
{
	PangoLayoutIter *place;

	if (type->missing || pango_layout_get_unknown_glyphs_count(layout) == 0)
		return;
	place = pango_layout_get_iter(layout);
	do {
		const PangoLayoutRun *run = pango_layout_iter_get_run_readonly(place);

		for (int i = 0; run && i < run->glyphs->num_glyphs && !type->missing; i++)
			if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
				type->missing =
					run->glyphs->glyphs[i].glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
	} while (!type->missing && pango_layout_iter_next_run(place));
	pango_layout_iter_free(place);
}

/* How wide the shortest line is that ends a paragraph of several. */
static int shortest_end(PangoLayout *layout)
{
	const GSList *lines = pango_layout_get_lines_readonly(layout);
	int shortest = G_MAXINT;

	for (; lines; lines = lines->next) {
		PangoLayoutLine *line = lines->data;
		const bool last = !lines->next ||
				  ((const PangoLayoutLine *)lines->next->data)->is_paragraph_start;
		PangoRectangle extents;

		if (line->is_paragraph_start || !last)
			continue;
		pango_layout_line_get_extents(line, NULL, &extents);
		shortest = MIN(shortest, extents.width);
	}
	return shortest;
}

/* A letter or two left over on the last line get company from the line before, if that takes no
 * more lines. To set a text of many lines again takes time. */
static void end_well(PangoLayout *layout, double size)
{
	const int lines = pango_layout_get_line_count(layout),
		  most = pango_layout_get_width(layout);
	const int letter = (int)(size * PANGO_SCALE);
	enum { MANY = 40 };

	for (int width = most; lines <= MANY && width > most - 5 * letter; width -= letter) {
		pango_layout_set_width(layout, width);
		if (pango_layout_get_line_count(layout) > lines)
			break;
		if (shortest_end(layout) > 3 * letter)
			return;
	}
	pango_layout_set_width(layout, most);
}

static bool is_kana(gunichar letter)
{
	return letter >= 0x3041 && letter <= 0x309F;
}

/* Do all lines end where a phrase does: after a blank, or after hiragana and before none? */
static bool breaks_well(PangoLayout *layout)
{
	const char *text = pango_layout_get_text(layout);
	const GSList *lines = pango_layout_get_lines_readonly(layout);

	for (; lines && lines->next; lines = lines->next) {
		const PangoLayoutLine *line = lines->data;
		const char *end = text + line->start_index + line->length;
		const gunichar last = g_utf8_get_char(g_utf8_prev_char(end));

		if (last != ' ' && (!is_kana(last) || is_kana(g_utf8_get_char(end))))
			return false;
	}
	return true;
}

/* Breaks LAYOUT into lines of about the same length, as many as before, and where a phrase ends if
 * there is such a place: for titles. */
static void balance(PangoLayout *layout)
{
	const int lines = pango_layout_get_line_count(layout),
		  most = pango_layout_get_width(layout);
	int low = 0, high = most;

	while (lines > 1 && high - low > PANGO_SCALE) {
		const int middle = low + (high - low) / 2;

		pango_layout_set_width(layout, middle);
		if (pango_layout_get_line_count(layout) > lines)
			low = middle;
		else
			high = middle;
	}
	pango_layout_set_width(layout, high);
	for (int width = high; lines > 1 && width <= most && !breaks_well(layout);
	     width += PANGO_SCALE)
		pango_layout_set_width(layout, width);
	if (lines > 1 && !breaks_well(layout))
		pango_layout_set_width(layout, high);
}

static PangoLayout *set_text(struct type *type, enum style style, const char *text, double width)
{
	PangoLayout *layout = pango_layout_new(type->context);
	PangoAttrList *list = pango_attr_list_new();

	add_style(list, style);
	/* readers of structure lose what follows a glyph for several letters */
	pango_attr_list_insert(list, pango_attr_font_features_new("liga=0, clig=0, dlig=0"));
	pango_layout_set_font_description(layout, type->family);
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_line_spacing(layout, (float)type->spacing);
	pango_layout_set_text(layout, text, -1);
	if (width > 0) {
		pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
		end_well(layout, styles[style].size);
	}
	if (style == STYLE_TITLE)
		balance(layout);
	return layout;
}

PangoLayout *type_line(struct type *type, enum style style, const char *text, double width)
{
	g_autofree char *shown = text_display(text, true);
	g_autofree char *key = g_strdup_printf("%u %d %s", (unsigned)style,
					       (int)(width * PANGO_SCALE), shown);
	PangoLayout *layout = g_hash_table_lookup(type->set, key);

	if (!layout) {
		layout = set_text(type, style, shown, width);
		watch(type, layout);
		g_hash_table_insert(type->set, g_steal_pointer(&key), layout);
	}
	return g_object_ref(layout);
}

bool type_complete(const struct type *type, GError **error)
{
	char letter[7] = "";
	size_t i = 0;

	if (!type->missing)
		return true;
	while (type->missing < homes[i].first || type->missing > homes[i].last)
		i++;
	g_unichar_to_utf8(type->missing, letter);
	g_set_error(
		error, PHR_ERROR, PHR_ERROR_NOT_FOUND,
		_("no font on this machine has the letter '%s' (U+%04X): install one that has it, "
		  "for instance %s"),
		letter, type->missing, homes[i].packages);
	return false;
}

double type_sink(const struct type *type)
{
	return type->sink;
}

double type_width(PangoLayout *layout)
{
	int width;

	pango_layout_get_size(layout, &width, NULL);
	return (double)width / PANGO_SCALE;
}

double type_height(PangoLayout *layout)
{
	int height;

	pango_layout_get_size(layout, NULL, &height);
	return (double)height / PANGO_SCALE;
}
