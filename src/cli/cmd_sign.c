/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard sign and reopen: the steps of the sign-off, recorded in the assessment. */
#include "config.h"

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/clock.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/signoff.h"
#include "sheet/digest.h"

static const struct option_spec sign_options[] = {
	{ "title", 0, N_("TEXT"),
	  N_("title of who signs; when it is made, that of the person in charge if not given") },
	{ NULL, 0, NULL, NULL },
};

static const struct option_spec reopen_options[] = {
	{ "reason", 0, N_("TEXT"), N_("why it is to be changed again") },
	{ "title", 0, N_("TEXT"),
	  N_("title of who reopens; that of the person in charge when not given") },
	{ NULL, 0, NULL, NULL },
};

/* Takes STEP in the file that INVOCATION names; only when nobody else has changed it meanwhile: one
 * signs what one has seen. */
static enum exit_code take_step(const struct invocation *invocation, enum sign_step step,
				GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	OWNED(session) session = session_open(library, invocation_argument(invocation, 0), error);
	g_autofree char *now = clock_now();
	g_autofree char *digest = session ? digest_of_assessment(session->assessment) : NULL;
	const char *title = invocation_value(invocation, "title");
	const char *reason = step == SIGN_REOPENED ? invocation_value(invocation, "reason") : NULL;

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	const struct sign sign = {
		.step = step,
		.title = (char *)(title ? title : signoff_usual_title(session->assessment, step)),
		.at = now,
		.digest = step == SIGN_REOPENED ? NULL : digest,
		.reason = (char *)reason,
	};
	if (!assessment_sign(session->assessment, &sign, error)) {
		g_prefix_error(error, "%s: ", invocation_argument(invocation, 0));
		return EXIT_TROUBLE;
	}
	if (!session_save_alone(session, error))
		return EXIT_TROUBLE;
	g_autofree char *text = sign_text(signoff_last(session->assessment));
	g_autoptr(GString) out = g_string_new(NULL);

	append_field(out, _("Sign-off"), text);
	/* not wrapped: it is to be compared with that of the sheet */
	if (sign.digest)
		g_string_append_printf(out, "%s\n  %s\n", _("Digest (SHA-256)"), sign.digest);
	return output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
}

static enum exit_code run_sign(const struct invocation *invocation, GError **error)
{
	if (!invocation_check(invocation, 2, 2, error))
		return EXIT_TROUBLE;
	const char *word = invocation_argument(invocation, 1);
	int step = sign_step_parse(word);

	if (step < 0 || step == SIGN_REOPENED) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("'%s' must be one of: %s"), word,
			    "made, checked, approved");
		return EXIT_TROUBLE;
	}
	return take_step(invocation, (enum sign_step)step, error);
}

static enum exit_code run_reopen(const struct invocation *invocation, GError **error)
{
	return invocation_check(invocation, 1, 1, error)
		       ? take_step(invocation, SIGN_REOPENED, error)
		       : EXIT_TROUBLE;
}

const struct verb verb_sign = {
	.name = "sign",
	.arguments = "FILE made|checked|approved",
	.summary = N_("sign off: made, then checked, then approved; an approved assessment is not "
		      "changed until it is reopened"),
	.options = sign_options,
	.run = run_sign,
};

const struct verb verb_reopen = {
	.name = "reopen",
	.arguments = "FILE",
	.summary = N_("open an approved assessment for changes again, which is recorded"),
	.options = reopen_options,
	.run = run_reopen,
};
