/* SPDX-License-Identifier: GPL-3.0-or-later
 * Why a row applies, does not, or is undecided: the answers that decide it, and those that would
 * turn it. Enter goes to the question, and comes back to the row after the answer. */
#include "config.h"

#include "screen/wizard_model.h"

#include "engine/interview.h"
#include "engine/what_if.h"

struct why {
	struct list list; /* the facts */
	GArray *facts;    /* of int, in order of choice */
};

/* A line for each fact in SET; they become choices. */
static void add_answers(struct page *page, const struct wizard *wizard, GArray *facts,
			const struct fact_set *set)
{
	const struct catalog *catalog = wizard->assessment->catalog;

	for (int i = 0; i < (int)catalog->facts; i++) {
		if (!fact_set_has(set, (unsigned)i))
			continue;
		g_autofree char *value =
			fact_value_text(wizard->assessment, (size_t)i, wizard->language);
		/* TRANSLATORS: a question, and the answer to it */
		g_autofree char *line = g_strdup_printf(
			_("“%s”: %s"), text_in(&catalog->fact[i].ask, wizard->language), value);

		page_choice(page, (int)facts->len, "-", line);
		g_array_append_val(facts, i);
	}
}

/* What would make `applies` be WANTED, under TITLE. False: no single answer does. */
static bool add_what_if(struct page *page, const struct wizard *wizard, GArray *facts,
			enum truth wanted, const char *title)
{
	g_autoptr(GArray) list = what_if(wizard->assessment, (size_t)wizard->item, wanted);

	if (list->len == 0)
		return false;
	page_blank(page);
	page_text(page, STYLE_TITLE, 0, title);
	page_keep(page);
	for (unsigned i = 0; i < list->len; i++) {
		const struct what_if *one = &g_array_index(list, struct what_if, i);
		g_autofree char *text = what_if_text(wizard->assessment, one, wizard->language);
		int fact = (int)one->fact;

		page_choice(page, (int)facts->len, "-", text);
		g_array_append_val(facts, fact);
	}
	return true;
}

static void add_turns(struct page *page, const struct wizard *wizard, GArray *facts)
{
	enum truth applies = wizard->report->finding[wizard->item].applies;
	const struct fact_set named = item_facts(wizard->assessment->catalog, (size_t)wizard->item);
	bool any = false;

	if (fact_set_empty(&named)) {
		page_blank(page);
		page_text(page, STYLE_TITLE, 0, _("What would make it not apply"));
		page_keep(page);
		page_text(page, STYLE_PLAIN, 0,
			  _("Nothing: it applies whatever you answer about your service."));
		return;
	}
	if (applies != TRUTH_YES)
		any = add_what_if(page, wizard, facts, TRUTH_YES,
				  _("It would apply with one of these answers"));
	if (applies != TRUTH_NO)
		any = add_what_if(page, wizard, facts, TRUTH_NO,
				  _("It would not apply with one of these answers")) ||
		      any;
	if (any)
		return;
	page_blank(page);
	page_text(page, STYLE_TITLE, 0,
		  _("No single answer would change it. It hangs on all of these"));
	add_answers(page, wizard, facts, &named);
}

/* What the row rests on, and how strict that is. */
static void add_ground(struct page *page, const struct wizard *wizard, const struct item *item)
{
	g_autofree char *basis =
		basis_text(wizard->assessment, (size_t)wizard->item, wizard->language);

	page_blank(page);
	page_labelled(page, _("Duty"), duty_label(item->duty));
	page_labelled(page, _("Basis"), basis);
	page_labelled(page, _("Standing"), standing_label(item->standing));
}

/* The page; FACTS (emptied first) are its choices. */
static struct page *make_page(const struct wizard *wizard, GArray *facts, int width)
{
	const struct item *item = &wizard->assessment->catalog->item[wizard->item];
	const struct finding *finding = &wizard->report->finding[wizard->item];
	g_autofree char *why = why_text(wizard->assessment, wizard->report, (size_t)wizard->item,
					wizard->language);
	const struct fact_set *deciding =
		finding->applies == TRUTH_UNKNOWN ? &finding->settled_by : &finding->because;
	struct page *page = page_new(width);

	g_array_set_size(facts, 0);
	page_text(page, STYLE_PLAIN, 0, text_in(&item->ask, wizard->language));
	page_blank(page);
	if (finding->applies == TRUTH_YES)
		page_text(page, STYLE_TITLE, 0, why);
	else
		page_text(page, STYLE_WARN, 0,
			  finding->applies == TRUTH_NO
				  ? _("This row does not apply to you.")
				  : _("It is not yet decided whether this row applies to you."));
	if (!fact_set_empty(deciding)) {
		page_text(page, STYLE_MUTED, 0,
			  finding->applies == TRUTH_UNKNOWN
				  ? _("These questions are still to be answered:")
				  : _("Because of these answers of yours:"));
		add_answers(page, wizard, facts, deciding);
	}
	add_turns(page, wizard, facts);
	add_ground(page, wizard, item);
	return page;
}

static void why_prepare(struct wizard *wizard, void *state)
{
	struct why *why = state;

	/* for the facts that it names; the page itself is made anew for each picture */
	page_free(make_page(wizard, why->facts, 80));
	why->list.count = (int)why->facts->len;
	why->list.cursor = CLAMP(why->list.cursor, 0, MAX(why->list.count - 1, 0));
}

static void why_enter(struct wizard *wizard, void *state)
{
	struct why *why = state;

	why->facts = g_array_new(FALSE, FALSE, sizeof(int));
	why_prepare(wizard, state);
	list_go(&why->list, 0);
}

static void why_leave(void *state)
{
	g_array_unref(((struct why *)state)->facts);
}

static struct request why_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	const struct why *why = state;

	(void)key;
	if (why->facts->len > 0)
		wizard_ask_for_item(wizard, wizard->item,
				    g_array_index(why->facts, int, why->list.cursor));
	else
		wizard_close(wizard);
	return NO_REQUEST;
}

static char *why_title(const struct wizard *wizard, const void *state)
{
	(void)state;
	return g_strdup_printf(_("Why, and what would change it: %s"),
			       item_name(&wizard->assessment->catalog->item[wizard->item]));
}

static void why_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		     const struct area *body)
{
	struct why *why = state;
	OWNED(page) page = make_page(wizard, why->facts, body->width);

	page_draw_all(page, canvas, body, &why->list);
}

static char *why_command(const struct wizard *wizard, void *state)
{
	(void)state;
	return wizard_command(
		wizard, "explain",
		(const char *[]){ wizard->assessment->catalog->item[wizard->item].key, NULL });
}

/* There is a question to go to unless the row applies whatever is answered. */
static bool why_offers(const struct wizard *wizard, const void *state, unsigned key)
{
	const struct why *why = state;

	(void)wizard;
	return key != KEYCODE_ENTER || why->facts->len > 0;
}

static const struct binding why_keys[] = {
	{ KEYCODE_ENTER, 0, N_("answer that question, and come back"), true, why_enter_key },
	{ 'e', 0, NULL, false, act_back },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_why = {
	.name = "why",
	.state_size = sizeof(struct why),
	.list = true,
	.passing = true,
	.common = COMMON_ALL,
	.keys = why_keys,
	.enter = why_enter,
	.leave = why_leave,
	.prepare = why_prepare,
	.title = why_title,
	.draw = why_draw,
	.command = why_command,
	.offers = why_offers,
};
