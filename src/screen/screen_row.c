/* SPDX-License-Identifier: GPL-3.0-or-later
 * One row of the check sheet: what is asked, why it applies, what is meant, and the answer. Every
 * answer is saved at once, and the next open row comes. */
#include "config.h"

#include "screen/wizard_model.h"

#include "base/text.h"
#include "engine/carried.h"
#include "engine/command_line.h"
#include "engine/interview.h"
#include "screen/row_page.h"

struct row {
	struct list list; /* the choices of row_choice() */
	int item;         /* the one that the list is about */
	bool known;
};

static const struct answer *answer_of(const struct wizard *wizard)
{
	return wizard->assessment->answer[wizard->item];
}

static void row_prepare(struct wizard *wizard, void *state)
{
	struct row *row = state;

	if (row->known && row->item == wizard->item)
		return;
	*row = (struct row){ .list = { .count = ANSWER_VALUES, .text = true },
			     .item = wizard->item,
			     .known = true };
	for (int i = 0; i < ANSWER_VALUES; i++)
		if (row_choice(i) == answer_of(wizard)->value)
			row->list.cursor = answer_of(wizard)->value == ANSWER_NONE ? 0 : i;
	/* the cursor rests on the answer of last time: Enter confirms it */
	for (int i = 0; answer_carried(answer_of(wizard)) && i < ANSWER_VALUES; i++)
		if (row_choice(i) == answer_of(wizard)->last->value)
			row->list.cursor = i;
}

/* Does ANSWER need a note that was not written for it? */
static bool wants_note(const struct answer *answer, enum answer_value before)
{
	struct answer bare = { .value = answer->value };

	return answer_lacks_note(answer) || (answer_lacks_note(&bare) && answer->value != before);
}

/* Sets the answer; one that needs a note asks for it first, and shows what is there: a note that
 * says how the row is met is no reason why it does not apply. */
static struct request give(struct wizard *wizard, struct row *row, int choice)
{
	struct answer answer = *answer_of(wizard);
	/* the note of a carried answer was written for what was said last time */
	enum answer_value value = row_choice(choice),
			  before = answer_carried(&answer) ? answer.last->value : answer.value;
	struct request request;

	answer.value = value;
	list_go(&row->list, choice);
	if (!wizard_may_change(wizard))
		return NO_REQUEST;
	if (wants_note(&answer, before)) {
		wizard_edit_field(wizard, FIELD_NOTE, value);
		return NO_REQUEST;
	}
	request = wizard_set_answer(wizard, wizard->item, &answer, NULL);
	if (value != ANSWER_NONE)
		wizard_answered(wizard);
	return request;
}

static struct request row_digit(struct wizard *wizard, void *state, unsigned key)
{
	return give(wizard, state, key == '0' ? ANSWER_VALUES - 1 : (int)key - '1');
}

/* As last time. A reason that is missing is asked for, as ever. */
static struct request row_confirm(struct wizard *wizard, void *state, unsigned key)
{
	const struct answer *answer = answer_of(wizard);

	(void)key;
	if (answer_carried(answer))
		return give(wizard, state, (int)answer->last->value - 1);
	wizard_say(wizard, false, g_strdup(_("No answer of last time is to be confirmed here.")));
	return NO_REQUEST;
}

static struct request row_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	struct row *row = state;
	int fact = wizard_open_fact_of(wizard, wizard->item);

	(void)key;
	if (fact < 0)
		return give(wizard, row, row->list.cursor);
	wizard_ask_for_item(wizard, wizard->item, fact);
	return NO_REQUEST;
}

static struct request row_why(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	wizard_open(wizard, &screen_why);
	return NO_REQUEST;
}

/* To the next row in direction STEP that FILTER shows. */
static void go(struct wizard *wizard, enum filter filter, int step)
{
	int item = interview_next(wizard->assessment, wizard->report, filter, wizard->item, step);
	g_autofree char *end =
		g_strdup_printf(step > 0 ? _("No such row after this one. Shown: %s.")
					 : _("No such row before this one. Shown: %s."),
				filter_label(filter));

	if (item >= 0)
		wizard_show_item(wizard, item);
	else
		wizard_say(wizard, false, g_steal_pointer(&end));
}

static struct request row_move(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	if (key == 'N')
		go(wizard, FILTER_UNANSWERED, 1);
	else
		go(wizard, wizard->filter, key == 'n' ? 1 : -1);
	return NO_REQUEST;
}

static struct request row_field(struct wizard *wizard, void *state, unsigned key)
{
	static const char keys[ANSWER_FIELDS] = {
		[FIELD_NOTE] = 'o',
		[FIELD_EVIDENCE] = 'v',
		[FIELD_OWNER] = 'w',
		[FIELD_DUE] = 'd',
	};

	(void)state;
	for (int i = 0; i < ANSWER_FIELDS; i++)
		if ((unsigned)keys[i] == key)
			wizard_edit_field(wizard, (enum answer_field)i, ANSWER_VALUES);
	return NO_REQUEST;
}

static struct request row_editor(struct wizard *wizard, void *state, unsigned key)
{
	const char *note = answer_of(wizard)->note;

	(void)state;
	(void)key;
	if (!wizard_may_change(wizard))
		return NO_REQUEST;
	return (struct request){ .kind = REQUEST_EDITOR, .text = note ? note : "" };
}

static struct request row_filter(struct wizard *wizard, void *state, unsigned key)
{
	size_t here = (size_t)wizard->item;
	enum filter filter = (wizard->filter + 1) % FILTERS;
	unsigned count = filter_count(filter, wizard->assessment, wizard->report);

	(void)state;
	(void)key;
	wizard->filter = filter;
	/* TRANSLATORS: the filter, and how many rows it shows */
	wizard_say(wizard, true,
		   g_strdup_printf(_("Shown: %s (%u). f: the next filter."), filter_label(filter),
				   count));
	if (filter_shows(wizard->filter, wizard->assessment, wizard->report, here))
		return NO_REQUEST;

	int item =
		interview_next(wizard->assessment, wizard->report, wizard->filter, wizard->item, 1);
	if (item < 0)
		item = interview_next(wizard->assessment, wizard->report, wizard->filter,
				      wizard->item, -1);
	if (item >= 0)
		wizard_show_item(wizard, item);
	else
		wizard_say(wizard, false,
			   g_strdup_printf(_("There is none of these: %s."),
					   filter_label(wizard->filter)));
	return NO_REQUEST;
}

/* "2.1(2)①  title  3/12", and the filter when it hides something. */
static char *row_title(const struct wizard *wizard, const void *state)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	const struct section *section = &catalog->section[catalog->item[wizard->item].section];
	g_autofree char *filter = wizard->filter == FILTER_ALL
					  ? g_strdup("")
					  : g_strdup_printf("  [%s]", filter_label(wizard->filter));

	(void)state;
	return g_strdup_printf("%zu/%zu  %s  %s%s", (size_t)wizard->item - section->first + 1,
			       section->items, section->id,
			       text_in(&section->title, wizard->language), filter);
}

static void row_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		     const struct area *body)
{
	struct row *row = state;
	OWNED(page) page = row_page_new(wizard, body->width);
	int height = row_answer_height(wizard, body, row->list.cursor, page_lines(page));
	struct area top = { body->top, body->left, page_rows(page, body->height - height - 1),
			    body->width };
	struct area rule = { top.top + top.height, body->left, 1, body->width };
	struct area bottom = { rule.top + 1, body->left, height, body->width };

	/* the page has no choices of its own: the list's cursor is for those below */
	row->list.follow = false;
	page_draw(page, canvas, &top, &row->list);
	page_rule(page, canvas, &rule, &row->list);
	row_answer_draw(wizard, canvas, body, &bottom, row->list.cursor);
}

static char *row_command(const struct wizard *wizard, void *state)
{
	(void)state;
	if (answer_carried(answer_of(wizard)))
		return command_to_confirm(wizard->assessment, (size_t)wizard->item, wizard->path,
					  wizard->world.catalog);
	return command_for_item(wizard->assessment, (size_t)wizard->item, wizard->path,
				wizard->world.catalog);
}

/* There must be something to confirm. */
static bool row_offers(const struct wizard *wizard, const void *state, unsigned key)
{
	(void)state;
	return key != 'm' || answer_carried(answer_of(wizard));
}

static const struct binding row_keys[] = {
	{ '1', '5', N_("answer"), true, row_digit },
	{ '0', 0, N_("no answer"), true, row_digit },
	{ 'm', 0, N_("as last time"), false, row_confirm },
	{ KEYCODE_ENTER, 0, N_("choose; of an undecided row: answer the question it hangs on"),
	  false, row_enter_key },
	{ 'n', 0, N_("next"), true, row_move },
	{ 'p', 0, N_("previous"), true, row_move },
	{ 'N', 0, N_("next open"), true, row_move },
	{ 'e', 0, N_("why"), true, row_why },
	{ 'o', 0, N_("note"), true, row_field },
	{ 'v', 0, N_("evidence"), true, row_field },
	{ 'w', 0, N_("owner"), true, row_field },
	{ 'd', 0, N_("due date"), true, row_field },
	{ 'E', 0, N_("note in your editor"), false, row_editor },
	{ 'f', 0, N_("filter"), true, row_filter },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_row = {
	.name = "row",
	.state_size = sizeof(struct row),
	.list = true,
	.common = COMMON_ALL,
	.keys = row_keys,
	.prepare = row_prepare,
	.title = row_title,
	.draw = row_draw,
	.command = row_command,
	.offers = row_offers,
};
