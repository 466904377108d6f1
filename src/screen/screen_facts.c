/* SPDX-License-Identifier: GPL-3.0-or-later
 * One fact after the other, with the scope verdict always in view, changing as one answers. */
#include "config.h"

#include "screen/wizard_model.h"

#include "engine/command_line.h"
#include "engine/interview.h"

struct facts {
	struct list list; /* the options */
	int fact;         /* the one that the list is about; 0 is told from new by `known` */
	bool known;
	bool confirming; /* Enter was pressed on an empty some-of fact */
};

static const struct fact *fact_of(const struct wizard *wizard)
{
	return &wizard->assessment->catalog->fact[wizard->fact];
}

/* Moves the cursor to the first chosen option when another fact has come. */
static void facts_prepare(struct wizard *wizard, void *state)
{
	struct facts *facts = state;
	const struct fact *fact = fact_of(wizard);
	uint64_t chosen = wizard->assessment->fact[wizard->fact].chosen;
	int first = 0;

	facts->list.count = (int)fact->options;
	if (facts->known && facts->fact == wizard->fact)
		return;
	*facts = (struct facts){ .list = { .count = (int)fact->options, .text = true },
				 .fact = wizard->fact,
				 .known = true };
	while (chosen && !(chosen >> first & 1))
		first++;
	list_go(&facts->list, chosen ? first : 0);
}

/* To the next fact that is asked; after the last one to the sections. */
static void go_next(struct wizard *wizard)
{
	int next = interview_next_fact(wizard->assessment, wizard->fact, 1, false);

	if (next >= 0) {
		wizard_show_fact(wizard, next);
		return;
	}
	wizard_open(wizard, &screen_sections);
	wizard_say_also(
		wizard, true,
		g_strdup(_("That was the last question about your service. Here are the sections "
			   "of the check sheet.")));
}

/* After an answer: who came for a row goes on to what it still hangs on, then back to it. */
static void go_on(struct wizard *wizard)
{
	int item = wizard->detour, fact = item < 0 ? -1 : wizard_open_fact_of(wizard, item);

	if (item < 0)
		go_next(wizard);
	else if (fact >= 0 && fact != wizard->fact)
		wizard_ask_for_item(wizard, item, fact);
	else
		wizard_show_item(wizard, item);
}

static struct request set_fact(struct wizard *wizard, const struct fact_value *value)
{
	OWNED(assessment) next = assessment_copy(wizard->assessment);

	/* by value, not by words: an option may be called "none", and then no word clears the fact
	 * */
	next->fact[wizard->fact] = *value;
	return wizard_commit(wizard, g_steal_pointer(&next));
}

/* yes/no and one-of: the option is the answer, and on we go. some-of: it is put in or taken out;
 * nothing chosen is no answer until Enter confirms it. */
static struct request choose(struct wizard *wizard, struct facts *facts, int option)
{
	uint64_t bit = UINT64_C(1) << option;
	struct fact_value value = { true, bit };
	struct request request;

	list_go(&facts->list, option);
	facts->confirming = false;
	if (!wizard_may_change(wizard))
		return NO_REQUEST;
	if (fact_of(wizard)->kind == FACT_SOME_OF) {
		value.chosen = wizard->assessment->fact[wizard->fact].chosen ^ bit;
		value.answered = value.chosen != 0;
		return set_fact(wizard, &value);
	}
	request = set_fact(wizard, &value);
	go_on(wizard);
	return request;
}

static struct request facts_digit(struct wizard *wizard, void *state, unsigned key)
{
	int option = (int)key - '1';

	if (option < (int)fact_of(wizard)->options)
		return choose(wizard, state, option);
	wizard_say(wizard, false, g_strdup(_("There is no such number.")));
	return NO_REQUEST;
}

/* Goes on, as an answer does: Enter would answer what is at the cursor. */
static struct request facts_unknown(struct wizard *wizard, void *state, unsigned key)
{
	const struct fact_value unknown = { false, 0 };
	struct request request = set_fact(wizard, &unknown);

	(void)state;
	(void)key;
	wizard_say_also(wizard, true, g_strdup(_("Left open: not known yet.")));
	go_on(wizard);
	return request;
}

static struct request facts_space(struct wizard *wizard, void *state, unsigned key)
{
	struct facts *facts = state;

	(void)key;
	return choose(wizard, facts, facts->list.cursor);
}

static struct request facts_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	struct facts *facts = state;
	const struct fact_value nothing = { true, 0 };
	struct request request = NO_REQUEST;

	(void)key;
	if (fact_of(wizard)->kind != FACT_SOME_OF)
		return choose(wizard, facts, facts->list.cursor);
	if (!wizard->assessment->fact[wizard->fact].answered) {
		if (!facts->confirming) {
			facts->confirming = true;
			wizard_say(wizard, false,
				   g_strdup(_("Nothing is chosen: Enter again to answer 'none of "
					      "these'.")));
			return request;
		}
		request = set_fact(wizard, &nothing);
	}
	facts->confirming = false;
	go_on(wizard);
	return request;
}

static struct request facts_next(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	go_next(wizard);
	return NO_REQUEST;
}

static struct request facts_previous(struct wizard *wizard, void *state, unsigned key)
{
	int before = interview_next_fact(wizard->assessment, wizard->fact, -1, false);

	(void)state;
	(void)key;
	if (before >= 0)
		wizard_show_fact(wizard, before);
	else
		wizard_say(wizard, false, g_strdup(_("This is the first question.")));
	return NO_REQUEST;
}

static struct request facts_next_open(struct wizard *wizard, void *state, unsigned key)
{
	int next = interview_next_fact(wizard->assessment, wizard->fact, 1, true);

	(void)state;
	(void)key;
	if (next >= 0)
		wizard_show_fact(wizard, next);
	else
		wizard_say(wizard, true, g_strdup(_("No question after this one is open.")));
	return NO_REQUEST;
}

/* The group's title, and where we are among its facts that are asked. */
static char *facts_title(const struct wizard *wizard, const void *state)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	size_t group = fact_of(wizard)->group;
	int position = 0, total = 0;

	(void)state;
	for (size_t i = 0; i < catalog->facts; i++) {
		if (catalog->fact[i].group != group || !fact_asked(wizard->assessment, i))
			continue;
		total++;
		position += (int)i <= wizard->fact;
	}
	return g_strdup_printf("%s  %d/%d", text_in(&catalog->group[group].title, wizard->language),
			       position, total);
}

static const char *mark_of(const struct wizard *wizard, size_t option)
{
	bool chosen = wizard->assessment->fact[wizard->fact].chosen >> option & 1;

	return chosen ? "[x]" : "[ ]";
}

static struct page *make_page(const struct wizard *wizard, int width)
{
	const struct fact *fact = fact_of(wizard);
	const struct fact_value *value = &wizard->assessment->fact[wizard->fact];
	struct page *page = page_new(width);

	add_conflict_hint(page, wizard);
	page_text(page, STYLE_TITLE, 0, text_in(&fact->ask, wizard->language));
	for (size_t i = 0; i < fact->options; i++) {
		g_autofree char *mark = g_strdup_printf("%zu %s", i + 1, mark_of(wizard, i));

		page_choice(page, (int)i, mark, option_label(fact, i, wizard->language));
	}
	if (fact->kind == FACT_SOME_OF)
		page_text(page, STYLE_MUTED, 0, _("Choose all that apply, then press Enter."));
	if (!value->answered)
		page_text(page, STYLE_MUTED, 0, _("0 - not known yet"));
	else if (value->chosen == 0)
		page_text(page, STYLE_PLAIN, 0, _("Answered: none of these."));
	page_blank(page);
	page_text(page, STYLE_PLAIN, 0, text_in(&fact->explain, wizard->language));
	page_labelled(page, _("Why this is asked"), text_in(&fact->because, wizard->language));
	page_labelled(page, _("Source"), text_in(&fact->source, wizard->language));
	return page;
}

/* How many questions can still settle the scope; the one asked here may be among them. */
static char *settling_text(const struct wizard *wizard)
{
	const struct fact_set *open = &wizard->report->scope.settled_by;
	unsigned count = 0;
	bool here = fact_set_has(open, (unsigned)wizard->fact);

	for (unsigned i = 0; i < wizard->assessment->catalog->facts; i++)
		count += fact_set_has(open, i) && fact_asked(wizard->assessment, i);
	if (count == 0)
		return g_strdup(_("No question is left that could decide it."));
	return g_strdup_printf(
		here ? ngettext("%u question can still decide it: this one.",
				"%u questions can still decide it; this is one of them.", count)
		     : ngettext("%u question can still decide it.",
				"%u questions can still decide it.", count),
		count);
}

/* The verdict in a sentence, and its reasons. *ret_sentence: rows of the sentence alone. */
static struct page *make_verdict(const struct wizard *wizard, int width, int *ret_sentence)
{
	static const enum style styles[VERDICTS] = {
		[VERDICT_OUT] = STYLE_WARN,
		[VERDICT_IN] = STYLE_GOOD,
		[VERDICT_UNCLEAR] = STYLE_TITLE,
	};
	enum verdict verdict = wizard->report->scope.verdict;
	g_autofree char *why =
		verdict == VERDICT_UNCLEAR
			? settling_text(wizard)
			: scope_why_text(wizard->assessment, wizard->report, wizard->language);
	g_autofree char *text = g_strdup_printf(_("So far: %s"), verdict_label(verdict));
	struct page *page = page_new(width);

	page_text(page, styles[verdict], 0, text);
	*ret_sentence = page_lines(page);
	if (*why)
		page_text(page, STYLE_PLAIN, 0, why);
	if (verdict == VERDICT_OUT)
		page_text(page, STYLE_PLAIN, 0,
			  _("You may go on all the same; the sheet will say so."));
	return page;
}

/* The verdict is always in view, its reasons as far as a third of the height goes. */
static void facts_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		       const struct area *body)
{
	struct facts *facts = state;
	OWNED(page) page = make_page(wizard, body->width);
	int sentence;
	OWNED(page) verdict = make_verdict(wizard, body->width, &sentence);
	int height = MIN(page_lines(verdict), MAX(body->height / 3, sentence));
	struct area top = { body->top, body->left, page_rows(page, body->height - height - 1),
			    body->width };
	struct area rule = { top.top + top.height, body->left, 1, body->width };
	struct area bottom = { rule.top + 1, body->left, height, body->width };
	struct list still = { .cursor = -1 };

	page_draw(verdict, canvas, &bottom, &still);
	page_draw(page, canvas, &top, &facts->list);
	page_rule(page, canvas, &rule, &facts->list);
}

static char *facts_command(const struct wizard *wizard, void *state)
{
	(void)state;
	return command_for_fact(wizard->assessment, (size_t)wizard->fact, wizard->path,
				wizard->world.catalog);
}

static const struct binding facts_keys[] = {
	{ '1', '9', N_("choose"), true, facts_digit },
	{ '0', 0, N_("not known"), true, facts_unknown },
	{ ' ', 0, N_("choose or take back"), true, facts_space },
	{ KEYCODE_ENTER, 0, N_("go on"), true, facts_enter_key },
	{ 'n', 0, N_("next"), true, facts_next },
	{ 'p', 0, N_("previous"), true, facts_previous },
	{ 'N', 0, N_("next open"), false, facts_next_open },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_facts = {
	.name = "facts",
	.state_size = sizeof(struct facts),
	.list = true,
	.common = COMMON_ALL,
	.keys = facts_keys,
	.prepare = facts_prepare,
	.title = facts_title,
	.draw = facts_draw,
	.command = facts_command,
};
