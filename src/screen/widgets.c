/* SPDX-License-Identifier: GPL-3.0-or-later
 * What screens are built of. A page is made anew for each picture: it holds one screen's worth of
 * text (of longer lists only where they stand), and so nothing needs to be kept up to date. */
#include "config.h"

#include "screen/widgets.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "screen/keycode.h"

/* Every line leaves room for the "> " of a choice. */
enum { MARGIN = 2, LABEL_GAP = 2 };

/* A line, or a run of them. */
struct line {
	int number, count; /* the line's on the page, from 0; how many it stands for */
	char *text, *right;
	char *label; /* before the text, muted; or NULL */
	enum style style;
	int indent;
	int choice; /* -1: none; of a run the first line's */
	bool keep;  /* with the next line */
	make_row *make; /* NULL: one line, as it is here */
	const void *data;
};

struct page {
	int columns;
	GPtrArray *lines; /* of struct line * */
};

static void line_free(void *data)
{
	struct line *line = data;

	g_free(line->text);
	g_free(line->right);
	g_free(line->label);
	g_free(line);
}

struct page *page_new(int columns)
{
	struct page *page = g_new0(struct page, 1);

	page->columns = MAX(columns, 4);
	page->lines = g_ptr_array_new_with_free_func(line_free);
	return page;
}

void page_free(struct page *page)
{
	if (!page)
		return;
	g_ptr_array_unref(page->lines);
	g_free(page);
}

static struct line *add_line(struct page *page, enum style style, int indent, int choice,
			     const char *text)
{
	struct line *line = g_new0(struct line, 1);

	*line = (struct line){ .number = page_lines(page), .count = 1, .text = g_strdup(text),
			       .style = style, .indent = indent, .choice = choice };
	g_ptr_array_add(page->lines, line);
	return line;
}

void page_blank(struct page *page)
{
	add_line(page, STYLE_PLAIN, 0, -1, "");
}

/* Adds TEXT wrapped, INDENT columns in; it must be made displayable first, or it would be wrapped
 * at the wrong columns. */
static void add_wrapped(struct page *page, enum style style, int indent, int choice,
			const char *text)
{
	g_autofree char *shown = text_on_screen(text, true);
	g_autoptr(GPtrArray) lines = text_wrap(shown, page->columns - MARGIN - indent);

	for (unsigned i = 0; i < lines->len; i++)
		add_line(page, style, indent, choice, lines->pdata[i]);
}

void page_text(struct page *page, enum style style, int indent, const char *text)
{
	add_wrapped(page, style, indent, -1, text);
}

void page_labelled(struct page *page, const char *label, const char *text)
{
	g_autofree char *shown = text ? text_on_screen(text, true) : NULL;

	if (!text || !*text)
		return;
	if (!strchr(shown, '\n') &&
	    text_width(label) + LABEL_GAP + text_width(shown) <= page->columns - MARGIN) {
		add_line(page, STYLE_PLAIN, 0, -1, shown)->label = g_strdup(label);
		return;
	}
	add_wrapped(page, STYLE_MUTED, 0, -1, label);
	page_keep(page);
	add_wrapped(page, STYLE_PLAIN, 2, -1, text);
}

void page_row(struct page *page, int choice, enum style style, const char *text, const char *right)
{
	add_line(page, style, 0, choice, text)->right = g_strdup(right);
}

void page_run(struct page *page, int first, int count, make_row *make, const void *data)
{
	struct line *run;

	if (count == 0)
		return;
	run = add_line(page, STYLE_PLAIN, 0, first, NULL);
	run->count = count;
	run->make = make;
	run->data = data;
}

void page_choice(struct page *page, int choice, const char *mark, const char *text)
{
	unsigned first = page->lines->len;
	int indent = text_width(mark) + 1;

	add_wrapped(page, STYLE_PLAIN, indent, choice, text);

	struct line *line = page->lines->pdata[first];
	char *marked = g_strdup_printf("%s %s", mark, line->text);

	g_free(line->text);
	line->text = marked;
	line->indent = 0;
}

void page_keep(struct page *page)
{
	if (page->lines->len > 0)
		((struct line *)page->lines->pdata[page->lines->len - 1])->keep = true;
}

void page_truncate(struct page *page, int lines)
{
	if (page_lines(page) <= lines)
		return;

	struct line *last = page->lines->pdata[lines - 1];
	const struct line *lost = page->lines->pdata[lines];
	char *longer = g_strdup_printf("%s %s", last->text, lost->text);

	/* too long now: it will be cut, and show that there was more */
	g_free(last->text);
	last->text = longer;
	g_ptr_array_set_size(page->lines, lines);
}

int page_lines(const struct page *page)
{
	const struct line *last;

	if (page->lines->len == 0)
		return 0;
	last = page->lines->pdata[page->lines->len - 1];
	return last->number + last->count;
}

int page_rows(const struct page *page, int room)
{
	enum { USUAL = 22 };

	return MIN(room, MAX(page_lines(page), USUAL));
}

/* The line, or the run with the line, of this NUMBER. */
static const struct line *line_at(const struct page *page, int number)
{
	unsigned low = 0, high = page->lines->len;

	while (high - low > 1) {
		unsigned middle = (low + high) / 2;
		const struct line *line = page->lines->pdata[middle];

		if (line->number <= number)
			low = middle;
		else
			high = middle;
	}
	return page->lines->pdata[low];
}

/* Scrolls so that the current choice is in view, with the lines before it when it is the first. */
static void follow_cursor(const struct page *page, int height, struct list *list)
{
	int first = -1, last = -1;

	for (unsigned i = 0; i < page->lines->len; i++) {
		const struct line *line = page->lines->pdata[i];
		int within = list->cursor - line->choice;

		if (line->choice < 0 || within < 0 || within >= line->count)
			continue;
		last = line->number + within;
		first = first < 0 ? last : first;
	}
	if (first < 0)
		return;
	/* at the first choice one wants to see the question above it, even if a long choice then
	 * ends below */
	if (list->cursor == 0 && first < height)
		first = last = 0;
	list->scroll = MAX(list->scroll, last - height + 1);
	list->scroll = MIN(list->scroll, first);
}

/* The line of this NUMBER; when it is one of a run, *MADE holds what it shows. */
static struct line line_made(const struct page *page, int number, struct list_row *made)
{
	const struct line *found = line_at(page, number);
	struct line line = *found;

	if (!found->make)
		return line;
	line.choice += number - found->number;
	found->make(found->data, line.choice, made);
	line.style = made->style;
	line.text = made->text;
	line.right = made->right;
	return line;
}

static void draw_line(const struct line *line, struct canvas *canvas, int row,
		      const struct area *area, bool current)
{
	enum style style = current ? STYLE_CURSOR : line->style;
	int left = area->left + MARGIN + line->indent, width = area->width - MARGIN - line->indent;
	int right = line->right ? text_width(line->right) : 0;

	if (right > 0) {
		canvas_field(canvas, row, area->left + area->width - right, right, style,
			     line->right);
		width = MAX(width - right - 1, 0);
	}
	if (line->label) {
		int after = canvas_put(canvas, row, left, STYLE_MUTED, line->label) + LABEL_GAP;

		width -= after - left;
		left = after;
	}
	if (width > 0) {
		g_autofree char *cut = text_cut(line->text, width);

		canvas_put(canvas, row, left, style, cut);
	}
}

/* How many lines from the current one on are shown in HEIGHT rows. */
static int lines_shown(const struct page *page, int height, const struct list *list)
{
	int shown = MIN(height, page_lines(page) - list->scroll);

	while (shown > 1 && list->scroll + shown < page_lines(page) &&
	       line_at(page, list->scroll + shown - 1)->keep)
		shown--;
	return shown;
}

void page_draw(const struct page *page, struct canvas *canvas, const struct area *area,
	       struct list *list)
{
	bool placed = false, text = false;

	canvas_cursor(canvas, area->top, area->left);
	if (list->follow)
		follow_cursor(page, area->height, list);
	list->follow = false;
	list->scroll = CLAMP(list->scroll, 0, MAX(page_lines(page) - area->height, 0));

	int shown = lines_shown(page, area->height, list);

	list->height = MAX(shown < page_lines(page) - list->scroll ? shown : area->height, 1);
	for (int i = 0; i < shown; i++) {
		struct list_row made = { .style = STYLE_PLAIN };
		const struct line line = line_made(page, list->scroll + i, &made);
		bool current = line.choice >= 0 && line.choice == list->cursor;

		draw_line(&line, canvas, area->top + i, area, current);
		if (!text && !placed && *line.text) {
			canvas_cursor(canvas, area->top + i, area->left + MARGIN + line.indent);
			text = true;
		}
		if (current && !placed) {
			canvas_put(canvas, area->top + i, area->left, STYLE_CURSOR, ">");
			canvas_cursor(canvas, area->top + i, area->left);
			placed = true;
		}
		g_free(made.text);
		g_free(made.right);
	}
}

void page_draw_all(const struct page *page, struct canvas *canvas, const struct area *area,
		   struct list *list)
{
	struct area above = *area,
		    rule = { area->top + area->height - 1, area->left, 1, area->width };

	if (page_lines(page) <= area->height) {
		page_draw(page, canvas, area, list);
		return;
	}
	above.height--;
	page_draw(page, canvas, &above, list);
	page_rule(page, canvas, &rule, list);
}

void page_rule(const struct page *page, struct canvas *canvas, const struct area *area,
	       const struct list *list)
{
	bool more = list->scroll + list->height<page_lines(page), less = list->scroll> 0;
	const char *hint = more && less ? _(" more: PgUp, PgDn ")
			   : more       ? _(" more: PgDn ")
			   : less       ? _(" more: PgUp ")
					: "";
	int width = text_width(hint);

	g_autofree char *rule = g_strnfill((size_t)MAX(area->width, 0), '-');

	canvas_put(canvas, area->top, area->left, STYLE_MUTED, rule);
	if (width + 2 <= area->width)
		canvas_put(canvas, area->top, area->left + area->width - width - 2, STYLE_MUTED,
			   hint);
}

void list_go(struct list *list, int choice)
{
	list->cursor = CLAMP(choice, 0, MAX(list->count - 1, 0));
	list->follow = true;
}

static const struct {
	unsigned key;
	int step;  /* choices */
	int pages; /* pages */
} moves[] = {
	{ KEYCODE_UP, -1, 0 },
	{ KEYCODE_DOWN, 1, 0 },
	{ KEYCODE_LEFT, -1, 0 },
	{ KEYCODE_RIGHT, 1, 0 },
	{ KEYCODE_BACKTAB, -1, 0 },
	{ KEYCODE_TAB, 1, 0 },
	{ KEYCODE_HOME, -G_MAXINT16, 0 },
	{ KEYCODE_END, G_MAXINT16, 0 },
	{ KEYCODE_PAGE_UP, 0, -1 },
	{ KEYCODE_PAGE_DOWN, 0, 1 },
};

bool list_key(struct list *list, unsigned key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(moves); i++) {
		int page = moves[i].pages * MAX(list->height - 1, 1);

		if (moves[i].key != key)
			continue;
		if (page && (list->text || list->count == 0))
			list->scroll = MAX(list->scroll + page, 0);
		else if (list->count == 0)
			list->scroll = CLAMP(list->scroll + moves[i].step, 0, G_MAXINT16);
		else
			list_go(list, list->cursor + moves[i].step + page);
		return true;
	}
	return false;
}

char *bar_text(unsigned done, unsigned total, int width)
{
	unsigned room = (unsigned)MAX(width - 2, 1);
	/* rounded down: full only when all is done */
	unsigned full = total ? done * room / total : 0;
	GString *bar = g_string_new("[");

	for (unsigned i = 0; i < room; i++)
		g_string_append_c(bar, i < full ? '#' : '.');
	g_string_append_c(bar, ']');
	return g_string_free(bar, FALSE);
}
