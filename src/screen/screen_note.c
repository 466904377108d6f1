/* SPDX-License-Identifier: GPL-3.0-or-later
 * One part of a row's answer as text: note, evidence, owner, due date. Enter and Esc both keep
 * what was typed; with an answer pending that needs its reason, the two are set together. */
#include "config.h"

#include <string.h>

#include "engine/command_line.h"
#include "screen/answer_part.h"

/* Why an answer that is to be set asks for its note. */
static const char *const reasons[ANSWER_VALUES] = {
	[ANSWER_EQUIVALENT] =
		N_("Which measure of yours is equivalent or better? Ctrl-J begins a new line."),
	[ANSWER_NA] = N_("Why does the row not apply to you? Ctrl-J begins a new line."),
};

/* Adds NAME unless it is there. */
static void add_owner(GPtrArray *owners, const char *name)
{
	if (name && !g_ptr_array_find_with_equal_func(owners, name, g_str_equal, NULL))
		g_ptr_array_add(owners, g_strdup(name));
}

/* The owners named in other rows, and whoever is in charge. */
static GPtrArray *known_owners(const struct wizard *wizard)
{
	const struct assessment *assessment = wizard->assessment;
	GPtrArray *owners = g_ptr_array_new_with_free_func(g_free);

	for (size_t i = 0; i < assessment->catalog->items; i++)
		if ((int)i != wizard->item)
			add_owner(owners, assessment->answer[i]->owner);
	add_owner(owners, assessment->profile[PROFILE_STAFF_TITLE]);
	add_owner(owners, assessment->profile[PROFILE_STAFF_NAME]);
	return owners;
}

/* What is recorded, as it stood in the field when it was opened. */
static char *recorded_text(const struct wizard *wizard, const struct note *note)
{
	return answer_part(note->field)->get(wizard->assessment->answer[wizard->item]);
}

static void note_enter(struct wizard *wizard, void *state)
{
	struct note *note = state;

	note->field = wizard->editing;
	note->pending = wizard->pending;
	note->owners = known_owners(wizard);

	g_autofree char *text = recorded_text(wizard, note);
	line_edit_init(&note->edit, text, answer_part(note->field)->lines);
}

static void note_leave(void *state)
{
	struct note *note = state;

	line_edit_clear(&note->edit);
	g_ptr_array_unref(note->owners);
	g_free(note->typed);
}

static struct line_edit *note_field(void *state)
{
	return &((struct note *)state)->edit;
}

static struct draft *note_draft(const struct wizard *wizard, void *state)
{
	const struct note *note = state;
	g_autofree char *before = recorded_text(wizard, note);

	if (strcmp(before ? before : "", note->edit.text->str) == 0)
		return NULL;
	return draft_new(wizard->assessment->catalog->item[wizard->item].key,
			 answer_field_name(note->field),
			 note->pending == ANSWER_VALUES ? "" : answer_id(note->pending),
			 note->edit.text->str);
}

/* Puts the answer as the text would make it into ANSWER (to be cleared); false when it cannot
 * be. */
static bool compose(struct wizard *wizard, const struct note *note, struct answer *answer)
{
	g_autoptr(GError) error = NULL;

	answer_copy(answer, wizard->assessment->answer[wizard->item]);
	if (note->pending != ANSWER_VALUES)
		answer->value = note->pending;
	if (answer_part(note->field)->set(answer, note->edit.text->str, wizard->today, &error))
		return true;
	wizard_say(wizard, false, g_strdup(error->message));
	return false;
}

/* Takes the text, and the pending answer with it. False when it cannot be (a wrong date). */
static bool keep(struct wizard *wizard, const struct note *note, struct request *ret_request)
{
	struct answer answer;
	bool good = compose(wizard, note, &answer);

	if (good)
		*ret_request = wizard_set_answer(wizard, wizard->item, &answer, &good);
	answer_clear(&answer);
	return good;
}

static bool is_blank(const struct note *note)
{
	struct answer answer = { .value = ANSWER_NA, .note = note->edit.text->str };

	return answer_lacks_note(&answer);
}

static struct request note_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	const struct note *note = state;
	struct request request = NO_REQUEST;

	(void)key;
	if (note->pending != ANSWER_VALUES && is_blank(note)) {
		wizard_say(
			wizard, false,
			g_strdup(_("This answer needs its reason. Esc leaves the row as it was.")));
		return request;
	}
	if (!keep(wizard, note, &request))
		return request;
	wizard_close(wizard);
	if (note->pending != ANSWER_VALUES)
		wizard_answered(wizard);
	return request;
}

/* Never throws away what was typed. Without a reason the pending answer is not given, nor with one
 * that stood there before: nobody has said that it is one. */
static struct request note_back(struct wizard *wizard, void *state, unsigned key)
{
	const struct note *note = state;
	g_autofree char *before = recorded_text(wizard, note);
	bool typed = g_strcmp0(before, note->edit.text->str) != 0;
	struct request request = NO_REQUEST;

	(void)key;
	if (note->pending != ANSWER_VALUES && is_blank(note))
		wizard_say(wizard, false,
			   g_strdup(_("The answer was not changed: it needs its reason.")));
	else if (note->pending != ANSWER_VALUES && !typed)
		wizard_say(wizard, true, g_strdup(_("Nothing was changed.")));
	else if (!keep(wizard, note, &request))
		return request;
	wizard_close(wizard);
	return request;
}

static struct request note_discard(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	wizard_close(wizard);
	wizard_say(wizard, true, g_strdup(_("Nothing was changed.")));
	return NO_REQUEST;
}

/* The next owner (Tab) or the one before (Shift-Tab) that goes on with what was typed. */
static struct request note_complete(struct wizard *wizard, void *state, unsigned key)
{
	struct note *note = state;
	g_autoptr(GPtrArray) list = NULL;

	if (note->field != FIELD_OWNER) {
		wizard_say(wizard, false, g_strdup(_("Tab completes the names of owners only.")));
		return NO_REQUEST;
	}
	list = note_owners(note, note->typed ? note->typed : note->edit.text->str);
	if (list->len == 0) {
		wizard_say(wizard, false, g_strdup(_("Nobody of this name is an owner yet.")));
		return NO_REQUEST;
	}
	if (!note->typed) {
		note->typed = g_strdup(note->edit.text->str);
		note->offered = key == KEYCODE_TAB ? -1 : 0;
	}
	note->offered =
		(note->offered + (key == KEYCODE_TAB ? 1 : (int)list->len - 1)) % (int)list->len;
	line_edit_clear(&note->edit);
	line_edit_init(&note->edit, list->pdata[note->offered], false);
	return NO_REQUEST;
}

/* Who types on after Tab starts a new search for owners. */
static void note_prepare(struct wizard *wizard, void *state)
{
	struct note *note = state;
	g_autoptr(GPtrArray) list = note->typed ? note_owners(note, note->typed) : NULL;

	(void)wizard;
	if (list && strcmp(note->edit.text->str, list->pdata[note->offered]) != 0)
		g_clear_pointer(&note->typed, g_free);
}

static char *note_title(const struct wizard *wizard, const void *state)
{
	const struct note *note = state;
	const struct item *item = &wizard->assessment->catalog->item[wizard->item];

	return g_strdup_printf("%s  %s", _(answer_part(note->field)->title), item_name(item));
}

/* What the row means, or what shows it: for who writes about it. NULL: nothing. */
static struct page *guidance_new(const struct wizard *wizard, const struct note *note, int width)
{
	const struct item *item = &wizard->assessment->catalog->item[wizard->item];
	struct page *page;

	if (note->field != FIELD_NOTE && note->field != FIELD_EVIDENCE)
		return NULL;
	page = page_new(width);
	page_blank(page);
	if (note->field == FIELD_NOTE)
		page_text(page, STYLE_PLAIN, 0, text_in(&item->explain, wizard->language));
	else
		page_labelled(page, _("What usually shows it"),
			      text_in(&item->proof, wizard->language));
	return page;
}

/* Below the field: what was understood of the text, and guidance where there is room for all of
 * it. */
static void draw_below(const struct wizard *wizard, const struct note *note,
		       const struct page *understood, struct canvas *canvas,
		       const struct area *area, int rows)
{
	OWNED(page) guidance = guidance_new(wizard, note, area->width);
	struct area top = *area, rest = *area;
	struct list still = { .cursor = -1 };

	top.height = rows;
	page_draw(understood, canvas, &top, &still);
	rest.top += rows;
	rest.height -= rows;
	if (guidance && page_lines(guidance) <= rest.height)
		page_draw(guidance, canvas, &rest, &still);
}

static void note_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		      const struct area *body)
{
	struct note *note = state;
	const struct item *item = &wizard->assessment->catalog->item[wizard->item];
	const char *reason = note->pending != ANSWER_VALUES ? reasons[note->pending] : NULL;
	g_autofree char *understood = answer_part(note->field)->understood
					      ? answer_part(note->field)->understood(wizard, note)
					      : NULL;
	OWNED(page) page = page_new(body->width);
	OWNED(page) below = page_new(body->width);
	int height = 1, under, room, width = body->width - 3;
	bool lines = answer_part(note->field)->lines;
	struct area top = *body, bottom = *body;
	struct list still = { .cursor = -1 };

	page_text(page, STYLE_PLAIN, 0, text_in(&item->ask, wizard->language));
	page_text(page, STYLE_TITLE, 0, _(reason ? reason : answer_part(note->field)->hint));
	if (understood)
		page_text(below, STYLE_MUTED, 0, understood);
	top.height = MIN(page_lines(page), body->height - 2);
	room = body->height - top.height;
	under = MIN(page_lines(below), lines ? room / 2 : room - 1);
	if (lines)
		height = MIN(line_edit_rows(&note->edit, width), room - under);
	bottom.top = body->top + top.height + height;
	bottom.height = room - height;
	draw_below(wizard, note, below, canvas, &bottom, under);
	/* on a small screen rather the hint than the question */
	still.scroll = page_lines(page);
	page_draw(page, canvas, &top, &still);
	line_edit_draw(&note->edit, canvas, body->top + top.height, body->left + 2, height, width);
}

/* The answer as it would be kept. */
static char *note_command(const struct wizard *wizard, void *state)
{
	const struct note *note = state;
	OWNED(assessment) would = assessment_copy(wizard->assessment);
	struct answer answer;

	answer_copy(&answer, would->answer[wizard->item]);
	if (answer_part(note->field)->set(&answer, note->edit.text->str, wizard->today, NULL)) {
		if (note->pending != ANSWER_VALUES)
			answer.value = note->pending;
		assessment_set_answer(would, (size_t)wizard->item, &answer, NULL);
	}
	answer_clear(&answer);
	return command_for_item(would, (size_t)wizard->item, wizard->path, wizard->world.catalog);
}

static bool note_offers(const struct wizard *wizard, const void *state, unsigned key)
{
	(void)wizard;
	return key != KEYCODE_TAB || ((const struct note *)state)->field == FIELD_OWNER;
}

static const struct binding note_keys[] = {
	{ KEYCODE_ENTER, 0, N_("done"), true, note_enter_key },
	{ KEYCODE_ESCAPE, 0, N_("back (kept)"), true, note_back },
	{ KEYCODE_CTRL('g'), 0, N_("throw away"), false, note_discard },
	{ KEYCODE_TAB, 0, N_("an owner already named"), false, note_complete },
	{ KEYCODE_BACKTAB, 0, NULL, false, note_complete },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_note = {
	.name = "note",
	.state_size = sizeof(struct note),
	.keys = note_keys,
	.enter = note_enter,
	.leave = note_leave,
	.prepare = note_prepare,
	.field = note_field,
	.title = note_title,
	.draft = note_draft,
	.draw = note_draw,
	.command = note_command,
	.offers = note_offers,
};
