/* SPDX-License-Identifier: GPL-3.0-or-later
 * One part of a row's answer as text: note, evidence, owner, due date. Enter and Esc both keep
 * what was typed; with an answer pending that needs its reason, the two are set together. */
#include "config.h"

#include "screen/wizard_model.h"

#include <string.h>

#include "base/text.h"
#include "engine/command_line.h"
#include "engine/due.h"
#include "engine/evidence.h"

struct note {
	struct line_edit edit;
	enum answer_field field;
	enum answer_value pending; /* ANSWER_VALUES: none */
	GPtrArray *owners;         /* of char *: those already named */
	char *typed; /* what was typed before Tab began to offer owners; NULL: nothing offered */
	int offered; /* which of those that go on with it */
};

static char *get_note(const struct answer *answer)
{
	return g_strdup(answer->note);
}
static char *get_owner(const struct answer *answer)
{
	return g_strdup(answer->owner);
}
static char *get_due(const struct answer *answer)
{
	return g_strdup(answer->due);
}

static char *get_evidence(const struct answer *answer)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		g_autofree char *line = evidence_written(answer, i);

		g_string_append_printf(text, "%s%s", i ? "\n" : "", line);
	}
	return g_string_free(text, FALSE);
}

static bool set_note(struct answer *answer, const char *text, const char *today, GError **error)
{
	(void)today;
	(void)error;
	g_free(answer->note);
	answer->note = g_strdup(text);
	return true;
}

static bool set_owner(struct answer *answer, const char *text, const char *today, GError **error)
{
	(void)today;
	(void)error;
	g_free(answer->owner);
	answer->owner = g_strdup(text);
	return true;
}

static bool set_due(struct answer *answer, const char *text, const char *today, GError **error)
{
	g_autofree char *words = g_strstrip(g_strdup(text));

	g_clear_pointer(&answer->due, g_free);
	if (*words)
		answer->due = due_parse(words, today, error);
	return !*words || answer->due;
}

static bool set_evidence(struct answer *answer, const char *text, const char *today, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	(void)today;
	(void)error;
	answer_replace_evidence(answer, (const char *const *)lines);
	return true;
}

/* What is understood of the text as it stands */

/* "2027-03-31 (Wednesday), in 129 days", or why it is no date. */
static char *due_understood(const struct wizard *wizard, const struct note *note)
{
	g_autofree char *words = g_strstrip(g_strdup(note->edit.text->str));
	g_autoptr(GError) error = NULL;
	g_autofree char *due = *words ? due_parse(words, wizard->today, &error) : NULL;
	static const char *const weekdays[] = {
		[G_DATE_MONDAY] = N_("Monday"),       [G_DATE_TUESDAY] = N_("Tuesday"),
		[G_DATE_WEDNESDAY] = N_("Wednesday"), [G_DATE_THURSDAY] = N_("Thursday"),
		[G_DATE_FRIDAY] = N_("Friday"),       [G_DATE_SATURDAY] = N_("Saturday"),
		[G_DATE_SUNDAY] = N_("Sunday"),
	};
	GDate date, today;

	if (!*words)
		return NULL;
	if (!due)
		return g_strdup(error->message);
	g_date_clear(&date, 1);
	g_date_clear(&today, 1);
	g_date_set_parse(&date, due);
	g_date_set_parse(&today, wizard->today);

	const char *weekday = _(weekdays[g_date_get_weekday(&date)]);
	int days = g_date_days_between(&today, &date);

	if (days < 0)
		/* TRANSLATORS: a date and its weekday */
		return g_strdup_printf(_("%s (%s), which is past"), due, weekday);
	return g_strdup_printf(
		ngettext("%s (%s), in %d day", "%s (%s), in %d days", (unsigned)days), due, weekday,
		days);
}

/* Takes LINE. */
static void append_line(GString *text, char *line)
{
	g_string_append_printf(text, "%s%s", text->len ? "\n" : "", line);
	g_free(line);
}

/* The files among the evidence that are not there, a line each: paths are not broken. And until when
 * which holds. */
static char *evidence_understood(const struct wizard *wizard, const struct note *note)
{
	g_auto(GStrv) lines = g_strsplit(note->edit.text->str, "\n", -1);
	g_autoptr(GString) text = g_string_new(NULL);
	struct answer answer = { .value = ANSWER_NONE };

	answer_replace_evidence(&answer, (const char *const *)lines);
	for (unsigned i = 0; i < answer.evidence->len; i++) {
		const char *reference = g_strstrip(answer.evidence->pdata[i]);
		const struct evidence_record *record = answer_record(&answer, reference);

		if (evidence_missing(wizard, reference))
			append_line(text,
				    g_strdup_printf(_("There is no such file: %s"), reference));
		if (record && record->expires)
			append_line(text, g_strdup_printf(evidence_expired(record, wizard->today)
								  ? _("Expired on %s: %s")
								  : _("Holds until %s: %s"),
							  record->expires, reference));
	}
	answer_clear(&answer);
	return text->len ? g_strdup(text->str) : NULL;
}

/* The owners that begin with, or else have in them, what was typed. */
static GPtrArray *owners_for(const struct note *note, const char *typed)
{
	GPtrArray *list = g_ptr_array_new();
	g_autofree char *wanted = text_fold(typed);

	for (int within = 0; within < 2; within++)
		for (unsigned i = 0; i < note->owners->len; i++) {
			g_autofree char *folded = text_fold(note->owners->pdata[i]);
			bool begins = g_str_has_prefix(folded, wanted);

			if (within ? !begins && strstr(folded, wanted) : begins)
				g_ptr_array_add(list, note->owners->pdata[i]);
		}
	return list;
}

/* "Tab: the town office, [the clinic]": what Tab puts in, the one that is in in brackets. */
static char *owner_understood(const struct wizard *wizard, const struct note *note)
{
	g_autoptr(GPtrArray) list =
		owners_for(note, note->typed ? note->typed : note->edit.text->str);
	g_autoptr(GString) names = g_string_new(NULL);

	(void)wizard;
	for (unsigned i = 0; i < list->len; i++) {
		bool in = note->typed && (int)i == note->offered;

		/* TRANSLATORS: between the parts of a list: "a, b" */
		g_string_append_printf(names, in ? "%s[%s]" : "%s%s", names->len ? _(", ") : "",
				       (const char *)list->pdata[i]);
	}
	return names->len ? g_strdup_printf(_("Tab puts in: %s"), names->str) : NULL;
}

static const struct {
	const char *title, *hint;
	bool lines;
	char *(*get)(const struct answer *answer);
	/* false and ERROR when TEXT cannot be taken */
	bool (*set)(struct answer *answer, const char *text, const char *today, GError **error);
	char *(*understood)(const struct wizard *wizard,
			    const struct note *note); /* may give NULL */
} fields[ANSWER_FIELDS] = {
	[FIELD_NOTE] = { N_("Note"),
			 N_("A remark for yourselves; it is not published. Ctrl-J begins a new "
			    "line."),
			 true, get_note, set_note, NULL },
	[FIELD_EVIDENCE] = { N_("Evidence"),
			     N_("Files or addresses that show it, one a line; until when it holds "
				"in brackets: iso.pdf (2027-03-31). Ctrl-J begins a new line."),
			     true, get_evidence, set_evidence, evidence_understood },
	[FIELD_OWNER] = { N_("Owner"), N_("Who takes care of it."), false, get_owner, set_owner,
			  owner_understood },
	[FIELD_DUE] = { N_("Due date"),
			N_("Until when: 2027-03-31, 3/31, +30d, end of next month."), false,
			get_due, set_due, due_understood },
};

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
			add_owner(owners, assessment->answer[i].owner);
	add_owner(owners, assessment->profile[PROFILE_STAFF_TITLE]);
	add_owner(owners, assessment->profile[PROFILE_STAFF_NAME]);
	return owners;
}

/* What is recorded, as it stood in the field when it was opened. */
static char *recorded_text(const struct wizard *wizard, const struct note *note)
{
	return fields[note->field].get(&wizard->assessment->answer[wizard->item]);
}

static void note_enter(struct wizard *wizard, void *state)
{
	struct note *note = state;

	note->field = wizard->editing;
	note->pending = wizard->pending;
	note->owners = known_owners(wizard);

	g_autofree char *text = recorded_text(wizard, note);
	line_edit_init(&note->edit, text, fields[note->field].lines);
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

/* Puts the answer as the text would make it into ANSWER (to be cleared); false when it cannot be. */
static bool compose(struct wizard *wizard, const struct note *note, struct answer *answer)
{
	g_autoptr(GError) error = NULL;

	answer_copy(answer, &wizard->assessment->answer[wizard->item]);
	if (note->pending != ANSWER_VALUES)
		answer->value = note->pending;
	if (fields[note->field].set(answer, note->edit.text->str, wizard->today, &error))
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

/* Never throws away what was typed; without a reason the pending answer is not given. */
static struct request note_back(struct wizard *wizard, void *state, unsigned key)
{
	const struct note *note = state;
	struct request request = NO_REQUEST;

	(void)key;
	if (note->pending != ANSWER_VALUES && is_blank(note))
		wizard_say(wizard, false,
			   g_strdup(_("The answer was not changed: it needs its reason.")));
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
	list = owners_for(note, note->typed ? note->typed : note->edit.text->str);
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
	g_autoptr(GPtrArray) list = note->typed ? owners_for(note, note->typed) : NULL;

	(void)wizard;
	if (list && strcmp(note->edit.text->str, list->pdata[note->offered]) != 0)
		g_clear_pointer(&note->typed, g_free);
}

static char *note_title(const struct wizard *wizard, const void *state)
{
	const struct note *note = state;
	const struct item *item = &wizard->assessment->catalog->item[wizard->item];

	return g_strdup_printf("%s  %s", _(fields[note->field].title), item_name(item));
}

static void note_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
		      const struct area *body)
{
	struct note *note = state;
	const struct item *item = &wizard->assessment->catalog->item[wizard->item];
	const char *reason = note->pending != ANSWER_VALUES ? reasons[note->pending] : NULL;
	g_autofree char *understood = fields[note->field].understood
					      ? fields[note->field].understood(wizard, note)
					      : NULL;
	OWNED(page) page = page_new(body->width);
	OWNED(page) below = page_new(body->width);
	int height = 1, under, room, width = body->width - 3;
	bool lines = fields[note->field].lines;
	struct area top = *body, bottom = *body;
	struct list still = { .cursor = -1 };

	page_text(page, STYLE_PLAIN, 0, text_in(&item->ask, wizard->language));
	page_text(page, STYLE_TITLE, 0, _(reason ? reason : fields[note->field].hint));
	if (understood)
		page_text(below, STYLE_MUTED, 0, understood);
	top.height = MIN(page_lines(page), body->height - 2);
	room = body->height - top.height;
	under = MIN(page_lines(below), lines ? room / 2 : room - 1);
	if (lines)
		height = MIN(line_edit_rows(&note->edit, width), room - under);
	bottom.top = body->top + top.height + height;
	bottom.height = under;
	page_draw(below, canvas, &bottom, &still);
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

	answer_copy(&answer, &would->answer[wizard->item]);
	if (fields[note->field].set(&answer, note->edit.text->str, wizard->today, NULL)) {
		if (note->pending != ANSWER_VALUES)
			answer.value = note->pending;
		assessment_set_answer(would, (size_t)wizard->item, &answer, NULL);
	}
	answer_clear(&answer);
	return command_for_item(would, (size_t)wizard->item, wizard->path, wizard->world.catalog);
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
};
