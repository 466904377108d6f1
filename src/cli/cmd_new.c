/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard new: a new assessment with its head. */
#include "config.h"

#include "base/i18n.h"
#include "cli/clock.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"

static const struct option_spec options[] = {
	{ "organization", 0, N_("TEXT"), N_("name of the organisation") },
	{ "service", 0, N_("TEXT"), N_("name of the service") },
	{ "name", 0, N_("TEXT"), N_("name of the person in charge (never published)") },
	{ "title", 0, N_("TEXT"), N_("title of the person in charge (published)") },
	{ "date", 0, N_("DATE"),
	  N_("date of confirmation, like 2027-03-31; today when not given") },
	{ "interval", 0, N_("MONTHS"), N_("months until the next check; 12 are suggested") },
	{ "force", 0, NULL, N_("replace an existing file (the old one stays as FILE~)") },
	{ NULL, 0, NULL, NULL },
};

/* Which option gives which field of the head. */
static const char *const option_of[PROFILE_HEAD] = {
	[PROFILE_ORGANIZATION] = "organization",
	[PROFILE_SERVICE] = "service",
	[PROFILE_CONFIRMED] = "date",
	[PROFILE_STAFF_NAME] = "name",
	[PROFILE_STAFF_TITLE] = "title",
	[PROFILE_INTERVAL] = "interval",
};

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	g_autofree char *today = clock_today();

	if (!invocation_check(invocation, 1, 1, error))
		return EXIT_TROUBLE;
	OWNED(session)
	session = session_new(library, invocation_argument(invocation, 0),
			      invocation_has(invocation, "force"), error);

	if (!session)
		return EXIT_TROUBLE;
	for (int i = 0; i < PROFILE_HEAD; i++) {
		const char *value = invocation_value(invocation, option_of[i]);

		if (!value && i == PROFILE_CONFIRMED)
			value = today;
		if (!assessment_set_profile(session->assessment, (enum profile_field)i, value,
					    error))
			return EXIT_TROUBLE;
	}
	return session_save_alone(session, error) ? EXIT_DONE : EXIT_TROUBLE;
}

const struct verb verb_new = {
	.name = "new",
	.arguments = "FILE",
	.summary = N_("make a new assessment"),
	.options = options,
	.run = run,
};
