/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sign-off: which steps were taken, and the next one. Enter asks first, y does it: a signature
 * is never given by accident, and nothing takes it back. */
#include "config.h"

#include "screen/wizard_model.h"

#include "engine/signoff.h"
#include "sheet/digest.h"

struct signoff {
	struct line_edit edit;          /* who signs; or why it is reopened */
	enum sign_step step;            /* the next one */
	const struct assessment *about; /* the assessment that step and digest were found for */
	char *digest;
	bool asking; /* Enter was pressed */
};

static void fill(struct wizard *wizard, struct signoff *signoff)
{
	signoff->about = wizard->assessment;
	signoff->asking = false;
	g_free(signoff->digest);
	signoff->digest = digest_of_assessment(wizard->assessment);
	signoff->step = signoff_next(wizard->assessment, signoff->digest);
	line_edit_clear(&signoff->edit);
	line_edit_init(&signoff->edit,
		       signoff->step == SIGN_REOPENED ?
			       NULL :
			       signoff_usual_title(wizard->assessment, signoff->step),
		       false);
}

static void signoff_enter(struct wizard *wizard, void *state)
{
	struct signoff *signoff = state;

	line_edit_init(&signoff->edit, NULL, false);
	fill(wizard, signoff);
}

static void signoff_leave(void *state)
{
	struct signoff *signoff = state;

	line_edit_clear(&signoff->edit);
	g_free(signoff->digest);
}

/* Somebody else's change may have come in: then it is another content. */
static void signoff_prepare(struct wizard *wizard, void *state)
{
	struct signoff *signoff = state;

	if (signoff->about != wizard->assessment)
		fill(wizard, signoff);
}

static struct line_edit *signoff_field(void *state)
{
	struct signoff *signoff = state;

	return signoff->asking ? NULL : &signoff->edit;
}

/* What is to be signed as it would be recorded. */
static struct sign proposed(const struct wizard *wizard, const struct signoff *signoff)
{
	bool reopens = signoff->step == SIGN_REOPENED;

	return (struct sign){
		.step = signoff->step,
		.title = reopens ? (char *)signoff_usual_title(wizard->assessment, signoff->step) :
				   signoff->edit.text->str,
		.at = wizard->now,
		.digest = reopens ? NULL : signoff->digest,
		.reason = reopens ? signoff->edit.text->str : NULL,
	};
}

/* The assessment with the step taken, or NULL with what is wrong in the status line. */
static struct assessment *signed_copy(struct wizard *wizard, const struct signoff *signoff)
{
	OWNED(assessment) next = assessment_copy(wizard->assessment);
	const struct sign sign = proposed(wizard, signoff);
	g_autoptr(GError) error = NULL;

	if (assessment_sign(next, &sign, &error))
		return g_steal_pointer(&next);
	wizard_say(wizard, false, g_strdup(error->message));
	return NULL;
}

static struct request signoff_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	struct signoff *signoff = state;
	OWNED(assessment) would = signed_copy(wizard, signoff);

	(void)key;
	if (!would)
		return NO_REQUEST;
	signoff->asking = true;
	return NO_REQUEST;
}

static struct request signoff_yes(struct wizard *wizard, void *state, unsigned key)
{
	struct signoff *signoff = state;
	struct assessment *next;

	(void)key;
	if (!signoff->asking)
		return NO_REQUEST;
	signoff->asking = false;
	next = signed_copy(wizard, signoff);
	if (!next)
		return NO_REQUEST;
	/* not for comparing: the next assessment may come to lie where this one lay */
	signoff->about = NULL;
	wizard_say(wizard, true, sign_text(signoff_last(next)));
	return wizard_record(wizard, next);
}

/* Back to the field while it asks. */
static struct request signoff_back(struct wizard *wizard, void *state, unsigned key)
{
	struct signoff *signoff = state;

	(void)key;
	if (!signoff->asking) {
		wizard_close(wizard);
		return NO_REQUEST;
	}
	signoff->asking = false;
	wizard_say(wizard, true, g_strdup(_("Nothing was changed.")));
	return NO_REQUEST;
}

static char *signoff_title(const struct wizard *wizard, const void *state)
{
	(void)wizard;
	(void)state;
	return g_strdup(_("Sign-off"));
}

static void add_steps(struct page *page, const struct wizard *wizard, const struct signoff *signoff)
{
	const GPtrArray *steps = wizard->assessment->signoff;

	if (steps->len == 0)
		page_text(page, STYLE_MUTED, 0, _("Nothing is signed yet."));
	for (unsigned i = 0; i < steps->len; i++) {
		g_autofree char *text = sign_text(steps->pdata[i]);

		page_text(page, STYLE_PLAIN, 0, text);
	}
	if (signoff_stale(wizard->assessment, signoff->digest))
		page_text(
			page, STYLE_WARN, 0,
			_("It was changed after that: what was signed is no longer what it says."));
}

static const char *const wishes[SIGN_STEPS] = {
	[SIGN_MADE] = N_("Next: whoever filled it in signs that it is made. Title of who signs:"),
	[SIGN_CHECKED] = N_("Next: somebody else signs that it is checked. Title of who signs:"),
	[SIGN_APPROVED] = N_(
		"Next: whoever is responsible approves; after that it is not changed until it is "
		"reopened. Title of who signs:"),
	[SIGN_REOPENED] =
		N_("It is approved and not to be changed. Reopen it? Why (may stay empty):"),
};

static void signoff_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
			 const struct area *body)
{
	struct signoff *signoff = state;
	OWNED(page) page = page_new(body->width);
	struct area top = *body;
	struct list still = { .cursor = -1 };

	add_steps(page, wizard, signoff);
	page_blank(page);
	page_text(page, STYLE_TITLE, 0, _(wishes[signoff->step]));
	if (signoff->asking)
		page_text(page, STYLE_WARN, 0,
			  signoff->step == SIGN_REOPENED
				  ? _("Really reopen it? It is recorded. y reopens, Esc does not.")
				  : _("Really sign? It is recorded, and nothing takes it back. y "
				      "signs, "
				      "Esc does not."));
	top.height = MIN(page_lines(page), body->height - 1);
	/* rather the latest steps than the first ones */
	still.scroll = page_lines(page);
	page_draw(page, canvas, &top, &still);
	line_edit_draw(&signoff->edit, canvas, body->top + top.height, body->left + 2, 1,
		       body->width - 3);
}

static char *signoff_command(const struct wizard *wizard, void *state)
{
	const struct signoff *signoff = state;
	const char *text = signoff->edit.text->str;

	if (signoff->step == SIGN_REOPENED)
		return wizard_command(
			wizard, "reopen",
			(const char *const[]){ *text ? "--reason" : NULL, text, NULL });
	return wizard_command(wizard, "sign",
			      (const char *const[]){ sign_step_id(signoff->step),
						     *text ? "--title" : NULL, text, NULL });
}

static const struct binding signoff_keys[] = {
	{ KEYCODE_ENTER, 0, N_("sign or reopen (asks first)"), true, signoff_enter_key },
	{ KEYCODE_ESCAPE, 0, N_("back"), true, signoff_back },
	{ 'y', 0, N_("yes, where it asks"), true, signoff_yes },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_signoff = {
	.name = "signoff",
	.state_size = sizeof(struct signoff),
	.keys = signoff_keys,
	.enter = signoff_enter,
	.leave = signoff_leave,
	.prepare = signoff_prepare,
	.field = signoff_field,
	.title = signoff_title,
	.draw = signoff_draw,
	.command = signoff_command,
};
