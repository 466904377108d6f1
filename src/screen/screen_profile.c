/* SPDX-License-Identifier: GPL-3.0-or-later
 * The head of the check sheet: organisation, service, date, and who is in charge. A field is taken
 * over as soon as it is left. */
#include "config.h"

#include "screen/wizard_model.h"

#include "base/text.h"

#include <string.h>

struct profile {
	struct list list;
	struct line_edit edit[PROFILE_HEAD];
	char *known
		[PROFILE_HEAD]; /* what the assessment had when the field was filled; or NULL */
};

static bool in_conflict(const struct wizard *wizard, int field)
{
	return assessment_conflict(wizard->assessment, ENTRY_FIELD,
				   profile_field_id((enum profile_field)field));
}

/* What a field holds before one types: a day that two people gave differently is not today. */
static const char *profile_value(const struct wizard *wizard, int field)
{
	const char *value = wizard->assessment->profile[field];

	return !value && field == PROFILE_CONFIRMED && !in_conflict(wizard, field) ? wizard->today
										   : value;
}

/* Is what stands in the field what the assessment had? Then it is nobody's wish to keep it. */
static bool untouched(const struct profile *profile, int field)
{
	const char *known = profile->known[field];

	return strcmp(profile->edit[field].text->str, known ? known : "") == 0;
}

static void fill(const struct wizard *wizard, struct profile *profile, int field)
{
	g_free(profile->known[field]);
	profile->known[field] = g_strdup(wizard->assessment->profile[field]);
	line_edit_clear(&profile->edit[field]);
	line_edit_init(&profile->edit[field], profile_value(wizard, field), false);
}

/* What somebody else saved comes into the fields that were left as they were. */
static void profile_prepare(struct wizard *wizard, void *state)
{
	struct profile *profile = state;

	for (int i = 0; i < PROFILE_HEAD; i++)
		if (untouched(profile, i) &&
		    g_strcmp0(wizard->assessment->profile[i], profile->known[i]) != 0)
			fill(wizard, profile, i);
}

static void profile_enter(struct wizard *wizard, void *state)
{
	struct profile *profile = state;

	profile->list.count = PROFILE_HEAD;
	for (int i = 0; i < PROFILE_HEAD; i++)
		fill(wizard, profile, i);
	/* begin where something is missing */
	while (profile->list.cursor < PROFILE_STAFF_TITLE &&
	       wizard->assessment->profile[profile->list.cursor])
		profile->list.cursor++;
	if (profile->list.cursor == PROFILE_STAFF_TITLE)
		profile->list.cursor = 0;
}

static void profile_leave(void *state)
{
	struct profile *profile = state;

	for (int i = 0; i < PROFILE_HEAD; i++) {
		line_edit_clear(&profile->edit[i]);
		g_free(profile->known[i]);
	}
}

static struct line_edit *profile_field(void *state)
{
	struct profile *profile = state;

	return &profile->edit[profile->list.cursor];
}

/* The field where the cursor is: the others were taken over when it left them. */
static struct draft *profile_draft(const struct wizard *wizard, void *state)
{
	struct profile *profile = state;
	const char *text = profile_field(profile)->text->str;
	const char *before = profile_value(wizard, profile->list.cursor);

	if (strcmp(before ? before : "", text) == 0)
		return NULL;
	return draft_new("", profile_field_id((enum profile_field)profile->list.cursor), "", text);
}

/* Takes the fields over as they stand; the cursor goes to one that cannot be. */
static bool take_over(struct wizard *wizard, struct profile *profile, struct request *ret_request)
{
	OWNED(assessment) next = assessment_copy(wizard->assessment);

	for (int i = 0; i < PROFILE_HEAD; i++) {
		g_autofree char *narrow = text_narrow_all(profile->edit[i].text->str);
		const char *value = i == PROFILE_CONFIRMED || i == PROFILE_INTERVAL
					    ? narrow
					    : profile->edit[i].text->str;
		g_autoptr(GError) error = NULL;

		if (!assessment_set_profile(next, (enum profile_field)i, value, &error)) {
			wizard_say(wizard, false, g_strdup(error->message));
			list_go(&profile->list, i);
			return false;
		}
	}
	*ret_request = wizard_commit(wizard, g_steal_pointer(&next));
	/* as it was taken: full-width digits of a day are plain ones now */
	for (int i = 0; i < PROFILE_HEAD; i++)
		fill(wizard, profile, i);
	return true;
}

static struct request profile_move(struct wizard *wizard, void *state, unsigned key)
{
	struct profile *profile = state;
	struct request request = NO_REQUEST;

	if (take_over(wizard, profile, &request))
		list_key(&profile->list, key);
	return request;
}

static struct request profile_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	struct profile *profile = state;
	struct request request = NO_REQUEST;

	(void)key;
	/* what can be left for later is not asked before one begins */
	if (!take_over(wizard, profile, &request))
		return request;
	if (profile->list.cursor < (wizard->starting ? PROFILE_STAFF_TITLE : PROFILE_HEAD - 1)) {
		list_go(&profile->list, profile->list.cursor + 1);
	} else if (wizard->starting) {
		wizard->starting = false;
		wizard_go_on(wizard);
	} else {
		wizard_close(wizard);
	}
	return request;
}

static struct request profile_back(struct wizard *wizard, void *state, unsigned key)
{
	struct request request = NO_REQUEST;

	(void)key;
	if (take_over(wizard, state, &request))
		wizard_close(wizard);
	return request;
}

static struct request profile_discard(struct wizard *wizard, void *state, unsigned key)
{
	const struct profile *profile = state;
	struct line_edit *field = profile_field(state);

	(void)key;
	line_edit_clear(field);
	line_edit_init(field, profile_value(wizard, profile->list.cursor), false);
	wizard_say(wizard, true, g_strdup(_("Nothing was changed.")));
	return NO_REQUEST;
}

static char *profile_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("The head of the check sheet"));
}

static const char *const hints[PROFILE_HEAD] = {
	[PROFILE_ORGANIZATION] = N_("Its official name, as it will be published."),
	[PROFILE_SERVICE] = N_("The name of the service that you check here."),
	[PROFILE_CONFIRMED] = N_("The day of this check, written like 2026-11-22."),
	[PROFILE_STAFF_NAME] = N_("Who answers for this check. The name is not published."),
	[PROFILE_STAFF_TITLE] = N_("Department too; published instead of the name."),
	[PROFILE_INTERVAL] = N_("The Guideline names none; 12 is our suggestion."),
};

/* The fields from FIRST on, STEP rows each, with what they are called and whether somebody else
 * wrote something else. */
static void draw_fields(const struct wizard *wizard, const struct profile *profile,
			struct canvas *canvas, const struct area *area, int first, int step)
{
	for (int i = first; i < PROFILE_HEAD && (i - first + 1) * step <= area->height; i++) {
		int row = area->top + (i - first) * step;
		int end = canvas_put(canvas, row, area->left + 2, STYLE_MUTED,
				     profile_field_label((enum profile_field)i));

		if (i != profile->list.cursor && in_conflict(wizard, i))
			canvas_put(canvas, row, end + 2, STYLE_WARN,
				   _("answered in different ways"));
		canvas_field(canvas, row + 1, area->left + 2, area->width, STYLE_FIELD,
			     profile->edit[i].text->str);
	}
}

/* The hint stands behind what the field is called where there is room, else below the fields. */
static void profile_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
			 const struct area *body)
{
	struct profile *profile = state;
	int step = body->height >= 3 * PROFILE_HEAD ? 3 : 2, at = profile->list.cursor;
	bool conflict = in_conflict(wizard, at);
	const char *hint = conflict ? conflict_hint(wizard) : _(hints[at]);
	int label = text_width(profile_field_label((enum profile_field)at)) + 2;
	bool behind = 2 + label + text_width(hint) <= body->width;
	OWNED(page) page = page_new(body->width - (behind ? label : 0));
	struct list still = { .cursor = -1 };

	page_text(page, conflict ? STYLE_WARN : STYLE_PLAIN, 0, hint);

	int height = body->height - (behind ? 0 : page_lines(page));
	int visible = CLAMP(height / step, 1, PROFILE_HEAD), first = MAX(at - visible + 1, 0);
	int row = body->top + (at - first) * step, width = MIN(body->width - 3, 60);
	struct area fields = { body->top, body->left, visible * step, width };
	struct area beside = { row, body->left + label, 1, body->width - label };
	struct area below = { body->top + MIN(visible * step, height), body->left, page_lines(page),
			      body->width };

	page_draw(page, canvas, behind ? &beside : &below, &still);
	draw_fields(wizard, profile, canvas, &fields, first, step);
	canvas_put(canvas, row + 1, body->left, STYLE_CURSOR, ">");
	line_edit_draw(profile_field(state), canvas, row + 1, body->left + 2, 1, width);
}

/* "phrwizard set FILE organization=…" with what is typed. */
static char *profile_command(const struct wizard *wizard, void *state)
{
	const struct profile *profile = state;
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	for (int i = 0; i < PROFILE_HEAD; i++)
		if (profile->edit[i].text->len)
			g_ptr_array_add(words,
					g_strdup_printf("%s=%s",
							profile_field_id((enum profile_field)i),
							profile->edit[i].text->str));
	g_ptr_array_add(words, NULL);
	return wizard_command(wizard, "set", (const char *const *)words->pdata);
}

static const struct binding profile_keys[] = {
	{ KEYCODE_ENTER, 0, N_("next"), true, profile_enter_key },
	{ KEYCODE_ESCAPE, 0, N_("back (kept)"), true, profile_back },
	{ KEYCODE_CTRL('g'), 0, N_("throw away"), false, profile_discard },
	{ KEYCODE_UP, 0, N_("field before"), true, profile_move },
	{ KEYCODE_DOWN, 0, N_("field after"), true, profile_move },
	{ KEYCODE_TAB, 0, NULL, false, profile_move },
	{ KEYCODE_BACKTAB, 0, NULL, false, profile_move },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_profile = {
	.name = "profile",
	.state_size = sizeof(struct profile),
	.list = true,
	.keys = profile_keys,
	.enter = profile_enter,
	.leave = profile_leave,
	.prepare = profile_prepare,
	.field = profile_field,
	.draft = profile_draft,
	.title = profile_title,
	.draw = profile_draw,
	.command = profile_command,
};
