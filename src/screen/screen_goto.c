/* SPDX-License-Identifier: GPL-3.0-or-later
 * Going to a row: by its key or number (g), or by words anywhere in it (/). The hits are listed as
 * one types. */
#include "config.h"

#include "screen/wizard_model.h"

#include "base/text.h"
#include "engine/search.h"

struct find {
	struct list list; /* the hits */
	struct line_edit edit;
	struct search *search;
	char *asked;  /* what the hits are for */
	GArray *hits; /* of size_t: rows */
};

static void enter(struct find *find, struct search *search)
{
	find->search = search;
	find->hits = g_array_new(FALSE, FALSE, sizeof(size_t));
	line_edit_init(&find->edit, NULL, false);
}

static void goto_enter(struct wizard *wizard, void *state)
{
	enter(state, search_names(wizard->assessment->catalog));
}

static void search_enter(struct wizard *wizard, void *state)
{
	enter(state, search_words(wizard->assessment->catalog));
}

static void find_leave(void *state)
{
	struct find *find = state;

	g_array_unref(find->hits);
	search_free(find->search);
	line_edit_clear(&find->edit);
	g_free(find->asked);
}

static struct line_edit *find_field(void *state)
{
	return &((struct find *)state)->edit;
}

static void find_prepare(struct wizard *wizard, void *state)
{
	struct find *find = state;
	const char *text = find->edit.text->str;

	(void)wizard;
	if (g_strcmp0(find->asked, text) == 0)
		return;
	g_free(find->asked);
	find->asked = g_strdup(text);
	g_array_unref(find->hits);
	find->hits = search_find(find->search, text);
	find->list.count = (int)find->hits->len;
	list_go(&find->list, 0);
}

static struct request find_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	struct find *find = state;

	(void)key;
	if (find->hits->len == 0) {
		wizard_say(wizard, false, g_strdup(_("No row has this.")));
		return NO_REQUEST;
	}
	wizard_show_item(wizard, (int)g_array_index(find->hits, size_t, find->list.cursor));
	return NO_REQUEST;
}

static char *goto_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("Go to a row by its number or key"));
}

static char *search_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("Search the rows for words"));
}

/* What the rows of the list are made from. */
struct listing {
	const struct wizard *wizard;
	const struct find *find;
};

static const struct item *hit_at(const struct wizard *wizard, const struct find *find, int choice)
{
	return &wizard->assessment->catalog->item[g_array_index(find->hits, size_t, choice)];
}

static void make_hit(const void *data, int choice, struct list_row *ret)
{
	const struct listing *listing = data;

	ret->text = item_line(hit_at(listing->wizard, listing->find, choice),
			      listing->wizard->language);
}

static void find_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		      const struct area *body)
{
	struct find *find = state;
	const struct listing listing = { wizard, find };
	OWNED(page) page = page_new(body->width);
	struct area area = { body->top + 2, body->left, body->height - 2, body->width };

	page_run(page, 0, find->list.count, make_hit, &listing);
	if (find->hits->len == 0)
		page_text(page, STYLE_MUTED, 0, _("No row has this."));
	page_draw_all(page, canvas, &area, &find->list);
	/* TRANSLATORS: how many rows were found */
	g_autofree char *count =
		g_strdup_printf(ngettext("%u row", "%u rows", find->hits->len), find->hits->len);
	int width = text_width(count);

	canvas_put(canvas, body->top, body->left + body->width - width, STYLE_MUTED, count);
	line_edit_draw(&find->edit, canvas, body->top, body->left + 2, 1,
		       MIN(body->width - width - 5, 60));
}

/* Shows the row at the cursor. */
static char *find_command(const struct wizard *wizard, void *state)
{
	const struct find *find = state;
	const char *key =
		find->hits->len == 0 ? NULL : hit_at(wizard, find, find->list.cursor)->key;

	return wizard_command(wizard, "show", (const char *[]){ key, NULL });
}

static bool find_offers(const struct wizard *wizard, const void *state, unsigned key)
{
	(void)wizard;
	return key != KEYCODE_ENTER || ((const struct find *)state)->hits->len > 0;
}

static const struct binding find_keys[] = {
	{ KEYCODE_ENTER, 0, N_("go there"), true, find_enter_key },
	{ KEYCODE_ESCAPE, 0, N_("back"), true, act_back },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_goto = {
	.name = "goto",
	.state_size = sizeof(struct find),
	.list = true,
	.passing = true,
	.keys = find_keys,
	.enter = goto_enter,
	.leave = find_leave,
	.prepare = find_prepare,
	.field = find_field,
	.title = goto_title,
	.draw = find_draw,
	.command = find_command,
	.offers = find_offers,
};

const struct screen screen_search = {
	.name = "search",
	.state_size = sizeof(struct find),
	.list = true,
	.passing = true,
	.keys = find_keys,
	.enter = search_enter,
	.leave = find_leave,
	.prepare = find_prepare,
	.field = find_field,
	.title = search_title,
	.draw = find_draw,
	.command = find_command,
	.offers = find_offers,
};
