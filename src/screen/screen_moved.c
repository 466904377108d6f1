/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an answer about the service did to the rows: how many of them apply now or do not any more,
 * in the status line, and here which. Their answers stay as they are. */
#include "config.h"

#include "screen/wizard_model.h"

#include "engine/interview.h"

/* How many rows were moved to `applies`, and how many of them are answered. */
static unsigned count_moved(const struct wizard *wizard, enum truth applies, unsigned *ret_answered)
{
	unsigned count = 0;

	*ret_answered = 0;
	for (unsigned i = 0; i < wizard->moved->len; i++) {
		int item = g_array_index(wizard->moved, struct moved, i).item;

		if (wizard->report->finding[item].applies != applies)
			continue;
		count++;
		*ret_answered += wizard->assessment->answer[item]->value != ANSWER_NONE;
	}
	return count;
}

static void say_moved(struct wizard *wizard)
{
	unsigned answered, kept;
	unsigned more = count_moved(wizard, TRUTH_YES, &answered);
	unsigned open = count_moved(wizard, TRUTH_UNKNOWN, &answered);
	unsigned fewer = count_moved(wizard, TRUTH_NO, &kept);

	if (more)
		wizard_say_also(
			wizard, true,
			g_strdup_printf(ngettext("%u row now applies.", "%u rows now apply.", more),
					more));
	if (fewer)
		wizard_say_also(wizard, true,
				g_strdup_printf(ngettext("%u row does not apply.",
							 "%u rows do not apply.", fewer),
						fewer));
	if (open)
		wizard_say_also(wizard, true,
				g_strdup_printf(ngettext("%u row is undecided again.",
							 "%u rows are undecided again.", open),
						open));
	if (kept)
		wizard_say_also(wizard, true,
				g_strdup_printf(ngettext("%u answer is kept.",
							 "%u answers are kept.", kept),
						kept));
	wizard_say_also(wizard, true, g_strdup(_("a lists them.")));
}

void wizard_note_moved(struct wizard *wizard, const struct report *before)
{
	g_autoptr(GArray) moved = g_array_new(FALSE, FALSE, sizeof(struct moved));

	for (size_t i = 0; i < wizard->report->catalog->items; i++) {
		const struct moved one = { (int)i, before->finding[i].applies };

		if (wizard->report->finding[i].applies != one.before)
			g_array_append_val(moved, one);
	}
	if (moved->len == 0)
		return;
	g_array_unref(wizard->moved);
	wizard->moved = g_steal_pointer(&moved);
	say_moved(wizard);
}

static const struct {
	enum truth applies;
	const char *title;
} kinds[] = {
	{ TRUTH_YES, N_("These apply now") },
	{ TRUTH_NO, N_("These do not apply; what was answered is kept") },
	{ TRUTH_UNKNOWN, N_("These are undecided") },
};

/* The list, in the order of what became of the rows. */
struct list_of_moved {
	struct list list;
	unsigned evaluations; /* the wizard's when it was made */
	GArray *items;        /* of int */
	int first[G_N_ELEMENTS(kinds) + 1]; /* of each kind, among them; the end */
};

/* The assessment may be another one after undo. */
static void moved_prepare(struct wizard *wizard, void *state)
{
	struct list_of_moved *moved = state;

	if (moved->evaluations == wizard->evaluations)
		return;
	moved->evaluations = wizard->evaluations;
	g_array_set_size(moved->items, 0);
	for (size_t kind = 0; kind < G_N_ELEMENTS(kinds); kind++) {
		for (unsigned i = 0; i < wizard->moved->len; i++) {
			int item = g_array_index(wizard->moved, struct moved, i).item;

			if (wizard->report->finding[item].applies == kinds[kind].applies)
				g_array_append_val(moved->items, item);
		}
		moved->first[kind + 1] = (int)moved->items->len;
	}
	moved->list.count = (int)moved->items->len;
	list_go(&moved->list, 0);
}

static void moved_enter(struct wizard *wizard, void *state)
{
	(void)wizard;
	((struct list_of_moved *)state)->items = g_array_new(FALSE, FALSE, sizeof(int));
}

static void moved_leave(void *state)
{
	g_array_unref(((struct list_of_moved *)state)->items);
}

static struct request moved_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	const struct list_of_moved *moved = state;

	(void)key;
	if (moved->items->len > 0)
		wizard_show_item(wizard, g_array_index(moved->items, int, moved->list.cursor));
	else
		wizard_close(wizard);
	return NO_REQUEST;
}

static char *moved_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("What the last answer about your service changed"));
}

/* What the rows of the list are made from. */
struct listing {
	const struct wizard *wizard;
	const struct list_of_moved *moved;
};

static void make_moved(const void *data, int choice, struct list_row *ret)
{
	const struct listing *listing = data;
	const struct assessment *assessment = listing->wizard->assessment;
	int item = g_array_index(listing->moved->items, int, choice);
	enum answer_value value = assessment->answer[item]->value;

	ret->text = item_line(&assessment->catalog->item[item], listing->wizard->language);
	ret->right = value == ANSWER_NONE ? NULL : g_strdup(answer_label(value));
}

static void moved_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		       const struct area *body)
{
	struct list_of_moved *moved = state;
	const struct listing listing = { wizard, moved };
	OWNED(page) page = page_new(body->width);

	if (moved->items->len == 0)
		page_text(page, STYLE_PLAIN, 0,
			  _("No answer about your service has changed any row yet."));
	for (size_t kind = 0; kind < G_N_ELEMENTS(kinds); kind++) {
		int first = moved->first[kind], count = moved->first[kind + 1] - first;

		if (count == 0)
			continue;
		if (first > 0)
			page_blank(page);
		page_text(page, STYLE_TITLE, 0, _(kinds[kind].title));
		page_keep(page);
		page_run(page, first, count, make_moved, &listing);
	}
	page_draw_all(page, canvas, body, &moved->list);
}

/* "phrwizard show FILE KEY …" of the rows listed. */
static char *moved_command(const struct wizard *wizard, void *state)
{
	const struct list_of_moved *moved = state;
	g_autoptr(GPtrArray) keys = g_ptr_array_new();

	for (unsigned i = 0; i < moved->items->len; i++)
		g_ptr_array_add(keys, (char *)wizard->assessment->catalog
					      ->item[g_array_index(moved->items, int, i)]
					      .key);
	g_ptr_array_add(keys, NULL);
	return wizard_command(wizard, "show", (const char *const *)keys->pdata);
}

static bool moved_offers(const struct wizard *wizard, const void *state, unsigned key)
{
	(void)wizard;
	return key != KEYCODE_ENTER || ((const struct list_of_moved *)state)->items->len > 0;
}

static const struct binding moved_keys[] = {
	{ KEYCODE_ENTER, 0, N_("go there"), true, moved_enter_key },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_moved = {
	.name = "moved",
	.state_size = sizeof(struct list_of_moved),
	.list = true,
	.passing = true,
	.common = COMMON_ALL,
	.keys = moved_keys,
	.enter = moved_enter,
	.leave = moved_leave,
	.prepare = moved_prepare,
	.title = moved_title,
	.draw = moved_draw,
	.command = moved_command,
	.offers = moved_offers,
};
