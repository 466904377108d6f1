/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard help: all verbs, or one. */
#include "config.h"

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/output.h"
#include "cli/verb.h"

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const char *name = invocation_argument(invocation, 0);
	const struct verb *verb = name ? verb_find(name) : NULL;

	if (!invocation_check(invocation, 0, 1, error))
		return EXIT_TROUBLE;
	if (name && !verb) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("there is no command '%s'"), name);
		return EXIT_TROUBLE;
	}
	if (verb)
		verb_help_text(verb, out);
	else
		program_help_text(out);
	return output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
}

const struct verb verb_help = {
	.name = "help",
	.arguments = "[COMMAND]",
	.summary = N_("show help, of a command or of all"),
	.run = run,
};
