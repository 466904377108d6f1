/* SPDX-License-Identifier: GPL-3.0-or-later
 * The overview for the public, line by line: what it is, and another in its place. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "cli/ask_parts.h"
#include "engine/overview.h"

/* Lines until one that is only a full stop; NULL when the first is empty: nothing is to be changed.
 * A first line of "-" gives "". */
static char *read_lines(struct interview *interview)
{
	g_autoptr(GString) text = g_string_new(NULL);
	bool first = true;

	for (;; first = false) {
		g_autofree char *line = read_line(interview, "> ");

		if (first && (!line || !*line))
			return NULL;
		if (first && strcmp(line, "-") == 0)
			return g_strdup("");
		if (!line || strcmp(line, ".") == 0)
			return g_string_free(g_steal_pointer(&text), FALSE);
		g_string_append_printf(text, "%s%s", text->len ? "\n" : "", line);
	}
}

void ask_overview(struct interview *interview, const char *argument)
{
	const struct assessment *assessment = interview->session->assessment;
	const enum language language = i18n_language();
	OWNED(report) report = session_report(interview->session);
	const char *written = overview_written(assessment, report, language);
	g_autofree char *draft = overview_draft(assessment, report, language);
	g_autofree char *until = overview_dates(assessment, report);
	g_autoptr(GError) error = NULL;

	(void)argument;
	if (overview_stale(assessment, report))
		say_wrapped(
			interview, 0,
			_("What was written before was for another result. This is the draft for "
			  "the result as it is now."));
	say_wrapped(interview, 2, written ? written : draft);
	if (!written && until) {
		say_wrapped(interview, 0, _("If you want to publish until when, you can add:"));
		say_wrapped(interview, 2, until);
	}
	say_wrapped(interview, 0,
		    _("Enter leaves it so. Else write all of it anew; a line with only a full stop "
		      "ends it; - publishes the draft."));

	g_autofree char *text = read_lines(interview);
	OWNED(assessment) next = text ? assessment_copy(assessment) : NULL;

	if (!text)
		return;
	if (overview_write(next, report, language, text, &error))
		commit(interview, g_steal_pointer(&next));
	else
		say_line(interview, error->message);
}
