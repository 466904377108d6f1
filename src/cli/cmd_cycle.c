/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard cycle: the next check, begun with everything that the last one said. */
#include "config.h"

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/clock.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/cycle.h"
#include "engine/dates.h"

static const struct option_spec options[] = {
	{ "date", 0, N_("DATE"),
	  N_("date of confirmation, like 2027-03-31; today when not given") },
	{ "force", 0, NULL, N_("replace an existing file (the old one stays as FILE~)") },
	{ NULL, 0, NULL, NULL },
};

static bool tell(const struct session *session, GError **error)
{
	OWNED(report) report = session_report(session);
	unsigned count = report->total.carried;
	g_autofree char *text = g_strdup_printf(
		ngettext("%s: %u answer of last time is to be confirmed\n",
			 "%s: %u answers of last time are to be confirmed\n", count),
		saved_file_path(session->file), count);
	g_autoptr(GString) out = g_string_new(text);
	const struct catalog *next = library_successor(session->library, session->catalog->id);

	if (next)
		g_string_append_printf(
			out,
			_("The edition '%s' replaces that of this file: see 'phrwizard help "
			  "upgrade'.\n"),
			next->id);
	return output_text(out->str, error);
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const char *wish = invocation_value(invocation, "date");
	g_autofree char *today = clock_today();

	if (!invocation_check(invocation, 2, 2, error))
		return EXIT_TROUBLE;
	if (wish && !date_valid(wish)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is not a date for '%s': write it like 2027-03-31"), wish,
			    "date");
		return EXIT_TROUBLE;
	}
	OWNED(session) last = session_open(library, invocation_argument(invocation, 0), error);

	if (!last)
		return EXIT_TROUBLE;
	output_message(last->warnings);
	OWNED(session)
	next = session_new_of(library, cycle_begin(last->assessment, wish ? wish : today),
			      invocation_argument(invocation, 1),
			      invocation_has(invocation, "force"), error);

	if (!next || !session_save_alone(next, error))
		return EXIT_TROUBLE;
	return tell(next, error) ? EXIT_DONE : EXIT_TROUBLE;
}

const struct verb verb_cycle = {
	.name = "cycle",
	.arguments = "LAST NEW",
	.summary =
		N_("begin the next check with the answers of the last one, each to be confirmed"),
	.options = options,
	.run = run,
};
