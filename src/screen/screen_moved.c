/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an answer about the service did to the rows: how many of them apply now or do not any more, in the status
 * line, and here which. Their answers stay as they are. */
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
		*ret_answered += wizard->assessment->answer[item].value != ANSWER_NONE;
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

/* The list, in the order of what became of the rows. */
struct list_of_moved {
	struct list list;
	GArray *items; /* of int */
};

static const enum truth order[] = { TRUTH_YES, TRUTH_NO, TRUTH_UNKNOWN };

static const char *const titles[] = {
	[TRUTH_NO] = N_("These do not apply; what was answered is kept"),
	[TRUTH_YES] = N_("These apply now"),
	[TRUTH_UNKNOWN] = N_("These are undecided"),
};

static void moved_enter(struct wizard *wizard, void *state)
{
	struct list_of_moved *moved = state;

	moved->items = g_array_new(FALSE, FALSE, sizeof(int));
	for (size_t kind = 0; kind < G_N_ELEMENTS(order); kind++)
		for (unsigned i = 0; i < wizard->moved->len; i++) {
			int item = g_array_index(wizard->moved, struct moved, i).item;

			if (wizard->report->finding[item].applies == order[kind])
				g_array_append_val(moved->items, item);
		}
	moved->list.count = (int)moved->items->len;
	list_go(&moved->list, 0);
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

static void moved_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		       const struct area *body)
{
	struct list_of_moved *moved = state;
	OWNED(page) page = page_new(body->width);
	int kind = -1;

	if (moved->items->len == 0)
		page_text(page, STYLE_PLAIN, 0,
			  _("No answer about your service has changed any row yet."));
	for (int i = 0; i < (int)moved->items->len; i++) {
		int index = g_array_index(moved->items, int, i);
		const struct item *item = &wizard->assessment->catalog->item[index];
		enum answer_value value = wizard->assessment->answer[index].value;
		enum truth applies = wizard->report->finding[index].applies;
		g_autofree char *text = g_strdup_printf("%s  %s", item_name(item),
							text_in(&item->ask, wizard->language));

		if (kind != (int)applies) {
			if (i > 0)
				page_blank(page);
			page_text(page, STYLE_TITLE, 0, _(titles[applies]));
			page_keep(page);
		}
		kind = (int)applies;
		page_row(page, i, STYLE_PLAIN, text,
			 value == ANSWER_NONE ? NULL : answer_label(value));
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
	.title = moved_title,
	.draw = moved_draw,
	.command = moved_command,
	.offers = moved_offers,
};
