/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is still open, grouped by what is to be done, with the result in a sentence on top. Enter
 * goes there. */
#include "config.h"

#include "screen/wizard_model.h"

#include "engine/overview.h"

#include "base/text.h"
#include "engine/command_line.h"
#include "engine/review.h"
#include "engine/signoff.h"
#include "screen/frame.h"

/* Below it there is room for the question only, not for owner and date. */
enum { ROOMY_WIDTH = 60 };

static void review_enter(struct wizard *wizard, void *state)
{
	struct list *list = state;

	(void)wizard;
	list->follow = true;
}

static void review_prepare(struct wizard *wizard, void *state)
{
	struct list *list = state;

	list->count = (int)review_entries(wizard->review)->len;
	list->cursor = CLAMP(list->cursor, 0, MAX(list->count - 1, 0));
}

static const struct review_entry *entry_at(const struct wizard *wizard, int choice)
{
	return &g_array_index(review_entries(wizard->review), struct review_entry, choice);
}

static struct request review_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	const struct list *list = state;

	(void)key;
	if (list->count == 0)
		wizard_open(wizard, &screen_export);
	else
		wizard_show_entry(wizard, entry_at(wizard, list->cursor));
	return NO_REQUEST;
}

/* To the first entry of the next group, or of this one or the one before. */
static struct request review_step(struct wizard *wizard, void *state, unsigned key)
{
	struct list *list = state;
	const GArray *groups = review_groups(wizard->review);
	int last = list->count - 1, before = 0, after = last;

	for (unsigned i = 0; i < groups->len; i++) {
		int first = (int)g_array_index(groups, struct review_group, i).first;

		if (first < list->cursor)
			before = first;
		if (first > list->cursor)
			after = MIN(after, first);
	}
	if (key == 'n' ? list->cursor >= last : list->cursor == 0)
		wizard_say(wizard, false, g_strdup(_("There is no more in this direction.")));
	else
		list_go(list, key == 'n' ? after : before);
	return NO_REQUEST;
}

static char *review_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("What is still to be done"));
}

/* The result and the figures; no percentage, and gaps always told. */
static void add_result(struct page *page, const struct wizard *wizard)
{
	const struct counts *total = &wizard->report->total;
	g_autofree char *ticked = g_strdup_printf(_("Rows ticked: %u of %u that apply."),
						  total->ticked, total->applicable);
	g_autofree char *gaps =
		g_strdup_printf(_("Not met or partly met: %u, of these duties that bind: %u."),
				total->partial + total->unmet, total->binding_gaps);

	const struct sign *held = signoff_held(wizard->assessment);
	g_autofree char *signed_off = held ? sign_text(held) : NULL;

	page_text(page, STYLE_TITLE, 0, result_label(wizard->report->result));
	page_text(page, STYLE_PLAIN, 0, ticked);
	if (total->partial + total->unmet)
		page_text(page, STYLE_PLAIN, 0, gaps);
	if (held)
		page_text(page, wizard->stale ? STYLE_WARN : STYLE_PLAIN, 0, signed_off);
	if (wizard->stale)
		page_text(
			page, STYLE_WARN, 0,
			_("It was changed after that: what was signed is no longer what it says."));
	if (overview_stale(wizard->assessment, wizard->report))
		page_text(page, STYLE_WARN, 0,
			  _("The overview was written for another result: O opens it."));
	add_declared(page, total);
}

/* Who has it, and until when. */
static char *duties_text(const struct wizard *wizard, size_t item)
{
	const struct answer *answer = wizard->assessment->answer[item];
	const char *owner = answer->owner ? answer->owner : _("no owner");
	const char *due = answer->due ? answer->due : _("no due date");

	return g_strdup_printf(wizard->report->finding[item].overdue ? _("%s, %s (overdue)")
								     : _("%s, %s"),
			       owner, due);
}

/* What the rows of the list are made from. */
struct listing {
	const struct wizard *wizard;
	bool roomy;
};

static void make_entry(const void *data, int choice, struct list_row *ret)
{
	const struct listing *listing = data;
	const struct wizard *wizard = listing->wizard;
	const struct catalog *catalog = wizard->assessment->catalog;
	const struct review_entry *entry = entry_at(wizard, choice);

	if (entry->conflict) {
		ret->style = STYLE_WARN;
		ret->text = conflict_about(catalog, entry->conflict, wizard->language);
		return;
	}
	if (entry->fact) {
		ret->text = g_strdup(text_in(&catalog->fact[entry->index].ask, wizard->language));
		return;
	}
	ret->text = item_line(&catalog->item[entry->index], wizard->language);
	if (listing->roomy && wizard->report->finding[entry->index].gap)
		ret->right = duties_text(wizard, entry->index);
}

/* "Answer these rows  98", and these. */
static void add_group(struct page *page, const struct review_group *group,
		      const struct listing *listing)
{
	g_autofree char *right = g_strdup_printf("%u", group->count);

	page_blank(page);
	page_row(page, -1, STYLE_MUTED, review_group_title(group->group), right);
	page_keep(page);
	page_run(page, (int)group->first, (int)group->count, make_entry, listing);
}

static void review_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
			const struct area *body)
{
	const struct listing listing = { wizard, body->width >= ROOMY_WIDTH };
	const GArray *groups = review_groups(wizard->review);
	OWNED(page) page = page_new(body->width);

	add_result(page, wizard);
	for (unsigned i = 0; i < groups->len; i++)
		add_group(page, &g_array_index(groups, struct review_group, i), &listing);
	if (groups->len == 0)
		page_text(page, STYLE_GOOD, 0,
			  _("Nothing is open. Enter exports the check sheet."));
	page_draw_all(page, canvas, body, state);
}

/* Of the entry at the cursor: how to answer it; without one the summary. */
static char *review_command(const struct wizard *wizard, void *state)
{
	const struct list *list = state;
	const struct review_entry *entry;

	if (list->count == 0)
		return wizard_command(wizard, "summary", NULL);
	entry = entry_at(wizard, list->cursor);
	if (entry->conflict)
		return wizard_command(wizard, "explain",
				      (const char *const[]){ entry->conflict->key, NULL });
	return entry->fact ? command_for_fact(wizard->assessment, entry->index, wizard->path,
					      wizard->world.catalog)
			   : command_for_item(wizard->assessment, entry->index, wizard->path,
					      wizard->world.catalog);
}

/* When nothing is open there is nowhere to go; the page tells what Enter does then. */
static bool review_offers(const struct wizard *wizard, const void *state, unsigned key)
{
	(void)wizard;
	return ((const struct list *)state)->count > 0 ||
	       (key != KEYCODE_ENTER && key != 'n' && key != 'p');
}

static const struct binding review_keys[] = {
	{ KEYCODE_ENTER, 0, N_("go there"), true, review_enter_key },
	{ 'n', 0, N_("next group"), true, review_step },
	{ 'p', 0, N_("previous group"), true, review_step },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_review = {
	.name = "review",
	.state_size = sizeof(struct list),
	.list = true,
	.common = COMMON_ALL,
	.keys = review_keys,
	.enter = review_enter,
	.prepare = review_prepare,
	.title = review_title,
	.draw = review_draw,
	.command = review_command,
	.offers = review_offers,
};
