/* SPDX-License-Identifier: GPL-3.0-or-later
 * The overview that the public reads above the sheet: the program's draft, to be kept as it is or
 * written anew. Enter and Esc both keep what was typed. */
#include "config.h"

#include "screen/wizard_model.h"

#include <string.h>

#include "engine/overview.h"

struct overview {
	struct line_edit edit;
	enum language language;     /* that the field is in */
};

/* The draft; with DATES also by when gaps are to be closed. The caller frees. */
static char *draft_text(const struct wizard *wizard, bool dates)
{
	g_autofree char *draft =
		overview_draft(wizard->assessment, wizard->report, wizard->language);
	g_autofree char *until =
		dates ? overview_dates(wizard->assessment, wizard->report) : NULL;

	return until ? g_strconcat(draft, "\n", until, NULL) : g_steal_pointer(&draft);
}

/* What somebody wrote, for this result or another; else the draft. The caller frees. */
static char *shown_text(const struct wizard *wizard)
{
	const char *written = wizard->assessment->profile[PROFILE_OVERVIEW + wizard->language];

	return written ? g_strdup(written) : draft_text(wizard, false);
}

static void fill(const struct wizard *wizard, struct overview *overview, const char *text)
{
	line_edit_clear(&overview->edit);
	line_edit_init(&overview->edit, text, true);
	overview->language = wizard->language;
}

static void overview_enter(struct wizard *wizard, void *state)
{
	struct overview *overview = state;
	g_autofree char *text = shown_text(wizard);

	line_edit_init(&overview->edit, text, true);
	overview->language = wizard->language;
}

void overview_in(void *state, enum language language)
{
	((struct overview *)state)->language = language;
}

static void overview_leave(void *state)
{
	line_edit_clear(&((struct overview *)state)->edit);
}

static struct line_edit *overview_field(void *state)
{
	return &((struct overview *)state)->edit;
}

static struct draft *overview_typed(const struct wizard *wizard, void *state)
{
	const struct overview *overview = state;
	g_autofree char *before = shown_text(wizard);

	if (strcmp(before, overview->edit.text->str) == 0)
		return NULL;
	return draft_new("", profile_field_id(PROFILE_OVERVIEW + overview->language), "",
			 overview->edit.text->str);
}

/* Takes the text; one that is the draft's is not kept, so that it goes on following the result. */
static bool keep(struct wizard *wizard, const struct overview *overview,
		 struct request *ret_request)
{
	OWNED(assessment) next = assessment_copy(wizard->assessment);
	g_autofree char *draft = draft_text(wizard, false);
	const char *text = overview->edit.text->str;
	g_autoptr(GError) error = NULL;

	if (!overview_write(next, wizard->report, overview->language,
			    strcmp(text, draft) == 0 ? NULL : text, &error)) {
		wizard_say(wizard, false, g_strdup(error->message));
		return false;
	}
	*ret_request = wizard_commit(wizard, g_steal_pointer(&next));
	return true;
}

static struct request overview_done(struct wizard *wizard, void *state, unsigned key)
{
	struct request request = NO_REQUEST;

	(void)key;
	if (keep(wizard, state, &request))
		wizard_close(wizard);
	return request;
}

/* Keeps what was typed; words that nobody touched stay words for the result they were written
 * for. */
static struct request overview_back(struct wizard *wizard, void *state, unsigned key)
{
	const struct overview *overview = state;
	g_autofree char *before = shown_text(wizard);

	if (strcmp(before, overview->edit.text->str) != 0)
		return overview_done(wizard, state, key);
	wizard_close(wizard);
	return NO_REQUEST;
}

static struct request overview_discard(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	wizard_close(wizard);
	wizard_say(wizard, true, g_strdup(_("Nothing was changed.")));
	return NO_REQUEST;
}

/* The draft in the place of what is there, and once more with the dates. */
static struct request overview_redraft(struct wizard *wizard, void *state, unsigned key)
{
	struct overview *overview = state;
	g_autofree char *plain = draft_text(wizard, false);
	const bool dates = strcmp(plain, overview->edit.text->str) == 0;
	g_autofree char *text = draft_text(wizard, dates);

	(void)key;
	if (strcmp(text, overview->edit.text->str) == 0)
		wizard_say(wizard, true, g_strdup(_("No gap has a due date.")));
	else
		wizard_say(wizard, true,
			   g_strdup(dates ? _("The draft, with the dates by which gaps are to be "
					      "closed.")
					  : _("The draft for the result as it is now.")));
	fill(wizard, overview, text);
	return NO_REQUEST;
}

static char *overview_title(const struct wizard *wizard, const void *state)
{
	const struct overview *overview = state;

	(void)wizard;
	return g_strdup(profile_field_label(PROFILE_OVERVIEW + overview->language));
}

static void overview_paint(const struct wizard *wizard, void *state, struct canvas *canvas,
			   const struct area *body)
{
	struct overview *overview = state;
	OWNED(page) page = page_new(body->width);
	struct area top = *body;
	struct list still = { .cursor = -1 };
	const int width = body->width - 3;

	page_text(page, STYLE_TITLE, 0,
		  _("The public reads this above the sheet. Ctrl-J begins a new line."));
	if (overview_stale(wizard->assessment, wizard->report))
		page_text(page, STYLE_WARN, 0,
			  _("This was written for another result. Enter publishes it as it stands; "
			    "Tab puts in the draft for the result as it is now."));
	top.height = MIN(page_lines(page), body->height - 2);
	page_draw(page, canvas, &top, &still);
	line_edit_draw(&overview->edit, canvas, body->top + top.height, body->left + 2,
		       MIN(line_edit_rows(&overview->edit, width), body->height - top.height),
		       width);
}

static char *overview_command(const struct wizard *wizard, void *state)
{
	const struct overview *overview = state;
	g_autofree char *word = g_strdup_printf(
		"%s=%s", profile_field_id(PROFILE_OVERVIEW + overview->language),
		overview->edit.text->str);

	return wizard_command(wizard, "set", (const char *const[]){ word, NULL });
}

static const struct binding overview_keys[] = {
	{ KEYCODE_ENTER, 0, N_("done"), true, overview_done },
	{ KEYCODE_ESCAPE, 0, N_("back (kept)"), true, overview_back },
	{ KEYCODE_TAB, 0, N_("the program's draft; again: with dates"), true, overview_redraft },
	{ KEYCODE_CTRL('g'), 0, N_("throw away"), false, overview_discard },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_overview = {
	.name = "overview",
	.state_size = sizeof(struct overview),
	.keys = overview_keys,
	.enter = overview_enter,
	.leave = overview_leave,
	.field = overview_field,
	.draft = overview_typed,
	.title = overview_title,
	.draw = overview_paint,
	.command = overview_command,
};
