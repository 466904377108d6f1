/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sign-off in the line interview: the steps taken, and the next one after a question. */
#include "config.h"

#include "base/i18n.h"
#include "base/text.h"
#include "cli/ask_parts.h"
#include "cli/clock.h"
#include "engine/signoff.h"
#include "sheet/digest.h"

static void say_steps(struct interview *interview, const char *digest)
{
	const struct assessment *assessment = interview->session->assessment;

	for (unsigned i = 0; i < assessment->signoff->len; i++) {
		g_autofree char *text = sign_text(assessment->signoff->pdata[i]);

		say_wrapped(interview, 2, text);
	}
	if (signoff_stale(assessment, digest))
		say_wrapped(
			interview, 2,
			_("It was changed after that: what was signed is no longer what it says."));
}

static const struct {
	const char *what, *prompt;
} wishes[SIGN_STEPS] = {
	[SIGN_MADE] = { N_("Next: whoever filled it in signs that it is made."),
			N_("Title of who signs: ") },
	[SIGN_CHECKED] = { N_("Next: somebody else signs that it is checked."),
			   N_("Title of who signs: ") },
	[SIGN_APPROVED] = { N_("Next: whoever is responsible approves; after that it is not "
			       "changed until it is reopened."),
			    N_("Title of who signs: ") },
	[SIGN_REOPENED] = { N_("It is approved and not to be changed. It can be reopened."),
			    N_("Why it is reopened: ") },
};

/* y, yes, or the word for it. */
static bool agreed(struct interview *interview)
{
	g_autofree char *line = read_line(
		interview, _("Really? It is recorded, and nothing takes it back. y does it: "));
	g_autofree char *narrow = text_narrow_all(line ? line : "");
	g_autofree char *folded = text_fold(narrow);
	g_autofree char *yes = text_fold(_("yes"));

	return g_str_equal(folded, "y") || g_str_equal(folded, "yes") || g_str_equal(folded, yes);
}

void ask_signoff(struct interview *interview, const char *argument)
{
	OWNED(assessment) next = assessment_copy(interview->session->assessment);
	g_autofree char *digest = digest_of_assessment(next), *now = clock_now();
	enum sign_step step = signoff_next(next, digest);
	const char *title = signoff_usual_title(next, step);
	g_autoptr(GError) error = NULL;

	(void)argument;
	say_steps(interview, digest);
	say_wrapped(interview, 0, _(wishes[step].what));
	if (step != SIGN_REOPENED)
		say_field(interview, _("An empty line means"), title);

	g_autofree char *line = read_line(interview, _(wishes[step].prompt));
	if (!line)
		return;
	const struct sign sign = {
		.step = step,
		.title = (char *)(*line && step != SIGN_REOPENED ? line : title),
		.at = now,
		.digest = step == SIGN_REOPENED ? NULL : digest,
		.reason = step == SIGN_REOPENED ? line : NULL,
	};
	if (!assessment_sign(next, &sign, &error)) {
		say_wrapped(interview, 0, error->message);
		return;
	}
	if (!agreed(interview)) {
		say_line(interview, _("Nothing was changed."));
		return;
	}
	g_autofree char *done = sign_text(signoff_last(next));
	record_change(interview, g_steal_pointer(&next));
	say_field(interview, _("Sign-off"), done);
}
