/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard ask: the interview line by line. */
#include "config.h"

#include "base/i18n.h"
#include "cli/ask.h"
#include "cli/output.h"
#include "cli/rescue.h"
#include "cli/session.h"
#include "cli/verb.h"

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));

	if (!invocation_check(invocation, 1, 1, error))
		return EXIT_TROUBLE;
	bool new;
	OWNED(session)
	session = session_open_or_new(library, invocation_argument(invocation, 0), &new, error);

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	if (!rescue_open(session, error))
		return EXIT_TROUBLE;
	return ask_interview(session, new, error) ? EXIT_DONE : EXIT_TROUBLE;
}

static void more_help(GString *out)
{
	g_string_append_printf(out, "%s\n", _("Instead of an answer you can type:"));
	ask_commands_text(out);
}

const struct verb verb_ask = {
	.name = "ask",
	.arguments = "FILE",
	.summary = N_("the interview line by line, for screen readers and pipes; makes FILE if "
		      "there is none"),
	.more = more_help,
	.run = run,
};
