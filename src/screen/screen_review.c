/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is still open, grouped by what is to be done, with the result in a sentence on top. Enter goes there. */
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

struct review {
	struct list list;
	GArray *entries; /* of struct review_entry, in order of choice */
};

static void review_enter(struct wizard *wizard, void *state)
{
	struct review *review = state;

	review->entries = review_entries(wizard->assessment, wizard->report);
	review->list.follow = true;
}

static void review_leave(void *state)
{
	g_array_unref(((struct review *)state)->entries);
}

static void review_prepare(struct wizard *wizard, void *state)
{
	struct review *review = state;

	g_array_unref(review->entries);
	review->entries = review_entries(wizard->assessment, wizard->report);
	review->list.count = (int)review->entries->len;
	review->list.cursor = CLAMP(review->list.cursor, 0, MAX(review->list.count - 1, 0));
}

static const struct review_entry *entry_at(const struct review *review, int choice)
{
	return &g_array_index(review->entries, struct review_entry, choice);
}

static struct request review_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	const struct review *review = state;

	(void)key;
	if (review->entries->len == 0)
		wizard_open(wizard, &screen_export);
	else
		wizard_show_entry(wizard, entry_at(review, review->list.cursor));
	return NO_REQUEST;
}

/* To the first entry of the next group, or of this one or the one before. */
static struct request review_group(struct wizard *wizard, void *state, unsigned key)
{
	struct review *review = state;
	int last = review->list.count - 1, to = review->list.cursor, step = key == 'n' ? 1 : -1;

	if (last < 0 || (step > 0 ? to == last : to == 0)) {
		wizard_say(wizard, false, g_strdup(_("There is no more in this direction.")));
		return NO_REQUEST;
	}
	to += step;
	if (step > 0)
		while (to < last && entry_at(review, to)->group == entry_at(review, to - 1)->group)
			to++;
	else
		while (to > 0 && entry_at(review, to)->group == entry_at(review, to - 1)->group)
			to--;
	list_go(&review->list, to);
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
		page_text(page, STYLE_WARN, 0,
			  _("It was changed after that: what was signed is no longer what it says."));
	if (overview_stale(wizard->assessment, wizard->report))
		page_text(page, STYLE_WARN, 0,
			  _("The overview was written for another result: O opens it."));
	add_declared(page, total);
}

/* Who has it, and until when. */
static char *duties_text(const struct wizard *wizard, size_t item)
{
	const struct answer *answer = &wizard->assessment->answer[item];
	const char *owner = answer->owner ? answer->owner : _("no owner");
	const char *due = answer->due ? answer->due : _("no due date");

	return g_strdup_printf(wizard->report->finding[item].overdue ? _("%s, %s (overdue)")
								     : _("%s, %s"),
			       owner, due);
}

static void add_entry(struct page *page, const struct wizard *wizard, int choice,
		      const struct review_entry *entry, bool roomy)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	g_autofree char *right = NULL, *text = NULL;

	if (entry->conflict) {
		text = conflict_about(catalog, entry->conflict, wizard->language);
		page_row(page, choice, STYLE_WARN, text, NULL);
		return;
	}
	if (entry->fact) {
		page_row(page, choice, STYLE_PLAIN,
			 text_in(&catalog->fact[entry->index].ask, wizard->language), NULL);
		return;
	}
	if (roomy && wizard->report->finding[entry->index].gap)
		right = duties_text(wizard, entry->index);
	text = g_strdup_printf("%s  %s", item_name(&catalog->item[entry->index]),
			       text_in(&catalog->item[entry->index].ask, wizard->language));
	page_row(page, choice, STYLE_PLAIN, text, right);
}

/* "Answer these rows  98" */
static void add_heading(struct page *page, const struct review *review, int first)
{
	int count = 0;

	while (first + count < review->list.count &&
	       entry_at(review, first + count)->group == entry_at(review, first)->group)
		count++;

	g_autofree char *right = g_strdup_printf("%d", count);
	page_blank(page);
	page_row(page, -1, STYLE_MUTED, review_group_title(entry_at(review, first)->group), right);
	page_keep(page);
}

static void review_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
			const struct area *body)
{
	struct review *review = state;
	OWNED(page) page = page_new(body->width);

	add_result(page, wizard);
	for (int i = 0; i < review->list.count; i++) {
		if (i == 0 || entry_at(review, i)->group != entry_at(review, i - 1)->group)
			add_heading(page, review, i);
		add_entry(page, wizard, i, entry_at(review, i), body->width >= ROOMY_WIDTH);
	}
	if (review->list.count == 0)
		page_text(page, STYLE_GOOD, 0,
			  _("Nothing is open. Enter exports the check sheet."));
	page_draw_all(page, canvas, body, &review->list);
}

/* Of the entry at the cursor: how to answer it; without one the summary. */
static char *review_command(const struct wizard *wizard, void *state)
{
	const struct review *review = state;
	const struct review_entry *entry;

	if (review->list.count == 0)
		return wizard_command(wizard, "summary", NULL);
	entry = entry_at(review, review->list.cursor);
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
	return ((const struct review *)state)->list.count > 0 ||
	       (key != KEYCODE_ENTER && key != 'n' && key != 'p');
}

static const struct binding review_keys[] = {
	{ KEYCODE_ENTER, 0, N_("go there"), true, review_enter_key },
	{ 'n', 0, N_("next group"), true, review_group },
	{ 'p', 0, N_("previous group"), true, review_group },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_review = {
	.name = "review",
	.state_size = sizeof(struct review),
	.list = true,
	.common = COMMON_ALL,
	.keys = review_keys,
	.enter = review_enter,
	.leave = review_leave,
	.prepare = review_prepare,
	.title = review_title,
	.draw = review_draw,
	.command = review_command,
	.offers = review_offers,
};
