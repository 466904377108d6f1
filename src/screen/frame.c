/* SPDX-License-Identifier: GPL-3.0-or-later
 * What all screens have around them. Only ASCII is drawn here besides words: other signs are one
 * column on one terminal and two on the next. */
#include "config.h"

#include "screen/frame.h"

#include <string.h>

#include "base/text.h"
#include "engine/signoff.h"

enum { PANE_COLUMNS = 36, PANE_BAR = 12, PANE_NEXT_ROWS = 4, ROOMY_ROWS = 20, TITLE_ROWS = 2 };
/* As many as a window of 24 rows has for a card; of what there is more, a third goes above it. */
enum { CARD_ROWS = 20 };

char *progress_text(const struct counts *counts)
{
	return g_strdup_printf("%u/%u", counts->ticked, counts->applicable);
}

char *binding_name(const struct binding *binding)
{
	char first[8], last[8];
	const char *name = keycode_name(binding->key, first);

	if (!binding->last)
		return g_strdup(name);
	return g_strdup_printf("%s-%s", name, keycode_name(binding->last, last));
}

/* The edition, never without what it is based on: "phr-2025 (draft of February 2025)". */
static char *edition_text(const struct wizard *wizard)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	const char *based_on = text_in(&catalog->based_on, wizard->language);

	if (!*based_on)
		return g_strdup(catalog->id);
	return g_strdup_printf("%s (%s)", catalog->id, based_on);
}

/* "[approved] ", before all that may be cut; "" when nothing is signed. */
static char *signoff_mark(const struct wizard *wizard)
{
	const struct sign *held = signoff_held(wizard->assessment);

	if (!held)
		return g_strdup("");
	/* TRANSLATORS: a step of the sign-off: made, checked, approved */
	return g_strdup_printf(wizard->stale ? _("[%s, changed since] ") : _("[%s] "),
			       sign_step_label(held->step));
}

/* Organisation and service on the left; edition and progress on the right, which are cut last. */
static void draw_header(const struct wizard *wizard, struct canvas *canvas)
{
	canvas_field(canvas, 0, 0, canvas->columns, STYLE_HEADER, " phrwizard");
	if (!wizard->assessment)
		return;

	char *const *profile = wizard->assessment->profile;
	const char *organization = profile[PROFILE_ORGANIZATION];
	const char *service = profile[PROFILE_SERVICE];
	g_autofree char *mark = signoff_mark(wizard);
	g_autofree char *left =
		organization || service
			? g_strdup_printf(" %s%s | %s", mark, organization ? organization : "-",
					  service ? service : "-")
			: g_strdup(" phrwizard");
	g_autofree char *edition = edition_text(wizard);
	g_autofree char *progress = progress_text(&wizard->report->total);
	g_autofree char *right = g_strdup_printf(" %s  %s ", edition, progress);
	int width = MIN(text_width(right), canvas->columns - 10);

	canvas_field(canvas, 0, 0, canvas->columns - width, STYLE_HEADER, left);
	canvas_field(canvas, 0, canvas->columns - width, width, STYLE_HEADER, right);
	/* a long edition is cut, the progress is not */
	if (text_width(right) > width) {
		g_autofree char *end = g_strdup_printf("  %s ", progress);

		canvas_put(canvas, 0, canvas->columns - text_width(end), STYLE_HEADER, end);
	}
}

/* Adds "key label" of the bindings shown in the footer: with HELP only the key for help, which
 * must never be the one that does not fit, without it all others; in a text field only keys that
 * are not text. */
static void add_footer(const struct wizard *wizard, const struct layer *layer, GPtrArray *words,
		       const struct binding *binding, bool help, bool esc)
{
	bool typing = layer_field(layer) != NULL;

	for (; binding->act; binding++) {
		bool text = binding->key >= ' ' && g_unichar_validate(binding->key);

		if (!binding->footer || (typing && text) || (binding->key == '?') != help)
			continue;
		if (!binding_offered(wizard, layer, binding))
			continue;
		/* where q is no text, Esc is but another q */
		if (!esc && binding->key == KEYCODE_ESCAPE)
			continue;
		g_autofree char *name = binding_name(binding);
		/* there is nothing to go back to: it leaves the program */
		const char *label = binding->act == act_back && wizard->stack->len == 1
					    ? N_("leave")
					    : binding->label;

		g_ptr_array_add(words, g_strconcat(name, " ", _(label), NULL));
	}
}

static GPtrArray *footer_words(const struct wizard *wizard, const struct layer *layer)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	enum common common = layer_common(layer);
	const struct binding *const *tables = common_keys(common);
	bool esc = common < COMMON_START;

	for (const struct binding *const *table = tables; *table; table++)
		add_footer(wizard, layer, words, *table, true, esc);
	add_footer(wizard, layer, words, layer->screen->keys, false, esc);
	for (const struct binding *const *table = tables; *table; table++)
		add_footer(wizard, layer, words, *table, false, esc);
	return words;
}

/* The keys in at most ROWS rows at the bottom; those that do not fit are in the help. Returns the
 * rows used. */
static int draw_footer(const struct wizard *wizard, const struct layer *layer,
		       struct canvas *canvas, int rows)
{
	g_autoptr(GPtrArray) words = footer_words(wizard, layer);
	GString *line[2] = { g_string_new(" "), g_string_new(" ") };
	int used = 0, column = 1;

	for (unsigned i = 0; i < words->len; i++) {
		const char *word = words->pdata[i];
		int width = text_width(word);

		if (column + width >= canvas->columns) {
			/* a shorter one may still fit */
			if (used + 1 == rows || width + 1 >= canvas->columns)
				continue;
			used++;
			column = 1;
		}
		g_string_append(line[used], word);
		g_string_append(line[used], "  ");
		column += width + 2;
	}
	used++;
	for (int i = 0; i < 2; i++) {
		g_strchomp(line[i]->str);
		if (i < used)
			canvas_field(canvas, canvas->rows - used + i, 0, canvas->columns,
				     STYLE_FOOTER, line[i]->str);
		g_string_free(line[i], TRUE);
	}
	return used;
}

/* TEXT in one or two rows, the last of them at BOTTOM. Returns the rows used. */
static int draw_message(struct canvas *canvas, int bottom, enum style style, const char *text)
{
	g_autoptr(GPtrArray) lines = text_wrap(text, canvas->columns - 2);
	int rows = MIN((int)lines->len, 2);

	for (int i = 0; i < rows; i++)
		canvas_field(canvas, bottom - rows + 1 + i, 1, canvas->columns - 1, style,
			     lines->pdata[i]);
	return rows;
}

/* A failed save stays in view; a message then stands above it. Returns the rows used, at least
 * one. */
static int draw_status(const struct wizard *wizard, struct canvas *canvas, int bottom)
{
	int rows = 0;

	if (wizard->save_error) {
		g_autofree char *text = g_strdup_printf(_("Not saved: %s"), wizard->save_error);

		rows = draw_message(canvas, bottom, STYLE_BAD, text);
	}
	if (wizard->message)
		rows += draw_message(canvas, bottom - rows,
				     wizard->message_good ? STYLE_GOOD : STYLE_WARN,
				     wizard->message);
	else if (wizard->saved)
		rows += draw_message(canvas, bottom - rows, STYLE_GOOD, _("Saved."));
	return MAX(rows, 1);
}

/* The section of the current row, or the first. */
static int current_section(const struct wizard *wizard)
{
	return wizard->at == PLACE_ITEM
		       ? (int)wizard->assessment->catalog->item[wizard->item].section
		       : 0;
}

char *bar_and_progress(const struct counts *counts, int width)
{
	g_autofree char *bar = bar_text(counts->ticked, counts->applicable, width);
	g_autofree char *progress = progress_text(counts);

	if (counts->applicable == 0 && counts->undecided > 0)
		return g_strdup_printf(_("undecided %u"), counts->undecided);
	if (counts->applicable == 0)
		return g_strdup("-");
	return g_strdup_printf("%s %7s", bar, progress);
}

void add_declared(struct page *page, const struct counts *counts)
{
	g_autofree char *text = g_strdup_printf(_("Declared not applicable: %u."), counts->na);

	if (counts->na)
		page_text(page, STYLE_PLAIN, 0, text);
}

/* The next best thing to do, and the duties. */
static struct page *pane_top(const struct wizard *wizard)
{
	struct page *page = page_new(PANE_COLUMNS - 2);
	g_autofree char *next = next_text(wizard);

	page_row(page, -1, STYLE_TITLE, _("Next"), NULL);
	page_text(page, STYLE_PLAIN, 0, next);
	page_truncate(page, 1 + PANE_NEXT_ROWS);
	page_blank(page);
	for (int i = 0; i < DUTIES; i++) {
		const struct counts *counts = &wizard->report->duty[i];
		g_autofree char *progress = progress_text(counts);

		if (counts->applicable)
			page_row(page, -1, STYLE_PLAIN, duty_label((enum duty)i), progress);
	}
	page_blank(page);
	return page;
}

static struct page *pane_sections(const struct wizard *wizard)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	struct page *page = page_new(PANE_COLUMNS - 2);

	for (int i = 0; i < (int)catalog->sections; i++) {
		const struct counts *counts = &wizard->report->section[i];
		bool here = wizard->at == PLACE_ITEM && i == current_section(wizard);
		g_autofree char *right = bar_and_progress(counts, PANE_BAR);
		g_autofree char *left =
			g_strdup_printf("%s %s", here ? ">" : " ", catalog->section[i].id);

		page_row(page, -1,
			 counts->applicable + counts->undecided ? STYLE_PLAIN : STYLE_MUTED, left,
			 right);
	}
	return page;
}

/* The sections around the current one, below what comes next; a low pane has only them. */
static void draw_pane(const struct wizard *wizard, struct canvas *canvas, const struct area *area)
{
	OWNED(page) top = pane_top(wizard);
	OWNED(page) sections = pane_sections(wizard);
	int height = page_lines(top) + PANE_NEXT_ROWS <= area->height ? page_lines(top) : 0;
	struct area above = { area->top, area->left + 2, height, area->width - 2 };
	struct area below = { area->top + height, area->left + 2, area->height - height,
			      area->width - 2 };
	struct list still = { .cursor = -1 };
	struct list around = { .cursor = -1, .scroll = current_section(wizard) - below.height / 2 };

	for (int i = 0; i < area->height; i++)
		canvas_put(canvas, area->top + i, area->left, STYLE_MUTED, "|");
	page_draw(top, canvas, &above, &still);
	page_draw(sections, canvas, &below, &around);
}

/* TITLE at the top of AREA in at most ROWS rows. Returns the rows used. */
static int draw_title(struct canvas *canvas, const char *title, const struct area *area, int rows)
{
	g_autoptr(GPtrArray) lines = text_wrap(title, area->width);
	int used = MIN((int)lines->len, rows);
	const char *rest = title;

	for (int i = 0; i < used; i++) {
		const char *line = lines->pdata[i];

		/* the last one is cut if need be */
		canvas_field(canvas, area->top + i, area->left, area->width, STYLE_TITLE,
			     i + 1 < used ? line : rest);
		rest += strlen(line);
		rest += strspn(rest, " ");
	}
	return used;
}

/* Where title and body go in a canvas of which BOTTOM is the first row that is taken again. */
static struct area inner_area(const struct canvas *canvas, const struct screen *screen, int bottom)
{
	struct area area = { 1, 0, bottom - 1, canvas->columns - 1 };

	if (screen->card == 0 || screen->card >= area.width)
		return area;
	area.left = (area.width - screen->card) / 2;
	area.width = screen->card;
	if (screen->lead)
		area.top += MAX(area.height - CARD_ROWS, 0) / 3;
	area.height = bottom - area.top;
	return area;
}

void frame_draw(const struct wizard *wizard, const struct layer *layer, const char *title,
		struct canvas *canvas, struct area *ret_body)
{
	const struct screen *screen = layer->screen;
	bool roomy = canvas->rows >= ROOMY_ROWS;
	bool pane = wizard->assessment && !screen->card && canvas->columns >= FRAME_PANE_COLUMNS;
	int footer = draw_footer(wizard, layer, canvas, roomy ? 2 : 1);
	int status = draw_status(wizard, canvas, canvas->rows - footer - 1);
	struct area inner = inner_area(canvas, screen, canvas->rows - footer - status);
	struct area head = { inner.top, inner.left + 1, inner.height, inner.width };
	int used = draw_title(canvas, title, &head, roomy ? TITLE_ROWS : 1) + roomy;

	draw_header(wizard, canvas);
	*ret_body = (struct area){ inner.top + used, inner.left, inner.height - used,
				   inner.width - (pane ? PANE_COLUMNS + 1 : 0) };
	if (pane) {
		struct area area = { ret_body->top, canvas->columns - PANE_COLUMNS - 1,
				     ret_body->height, PANE_COLUMNS };

		draw_pane(wizard, canvas, &area);
	}
}

void frame_draw_too_small(struct canvas *canvas)
{
	g_autofree char *text =
		g_strdup_printf(_("At least %dx%d is needed; this window is %dx%d."),
				FRAME_COLUMNS_MIN, FRAME_ROWS_MIN, canvas->columns, canvas->rows);
	g_autoptr(GPtrArray) lines = text_wrap(text, canvas->columns);

	for (unsigned i = 0; i < lines->len; i++)
		canvas_put(canvas, (int)i, 0, STYLE_PLAIN, lines->pdata[i]);
}
