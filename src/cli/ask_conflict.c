/* SPDX-License-Identifier: GPL-3.0-or-later
 * What several people answered differently (engine/conflict.h), in the line interview: shown with
 * the question, and one of them chosen. Any other answer settles it too. */
#include "config.h"

#include "base/i18n.h"
#include "base/text.h"
#include "cli/ask_parts.h"
#include "engine/command_line.h"
#include "engine/conflict.h"

/* Of ASSESSMENT, which may be a copy of the interview's. */
static const struct conflict *conflict_here(const struct interview *interview,
					    const struct assessment *assessment)
{
	const struct catalog *catalog = interview->session->catalog;

	if (at_fact(interview))
		return assessment_conflict(assessment, ENTRY_FACT,
					   catalog->fact[interview->step].id);
	return assessment_conflict(assessment, ENTRY_ROW, catalog->item[row_of(interview)].key);
}

/* Each side behind PREFIX and its number. */
static void say_sides(struct interview *interview, const struct conflict *conflict,
		      const char *prefix)
{
	for (unsigned i = 0; i < conflict->side->len; i++) {
		g_autofree char *side = side_text(interview->session->catalog, conflict,
						  conflict->side->pdata[i], i18n_language());
		g_autofree char *line = g_strdup_printf("%s%u %s", prefix, i + 1, side);

		say_wrapped(interview, 2, line);
	}
}

void say_conflict(struct interview *interview)
{
	const struct conflict *conflict = conflict_here(interview, interview->session->assessment);

	if (!conflict)
		return;
	say_wrapped(interview, 0,
		    _("This was answered in different ways. = and a number takes one of them:"));
	say_sides(interview, conflict, "=");
}

void say_conflict_elsewhere(struct interview *interview, const struct conflict *conflict)
{
	g_autofree char *command =
		command_for_side(conflict, 1, saved_file_path(interview->session->file),
				 library_given(interview->session->library));

	say_wrapped(interview, 0,
		    _("This was answered in different ways. A command takes one of them:"));
	say_sides(interview, conflict, "");
	say_line(interview, command);
}

void choose_side(struct interview *interview, const char *number)
{
	OWNED(assessment) next = assessment_copy(interview->session->assessment);
	const struct conflict *conflict = conflict_here(interview, next);
	g_autofree char *narrow = text_narrow_all(number);
	guint64 side;

	if (!conflict) {
		say_line(interview, _("There is only one answer here."));
		return;
	}
	if (!g_ascii_string_to_unsigned(narrow, 10, 1, conflict->side->len, &side, NULL)) {
		say_line(interview, _("There is no such number."));
		return;
	}
	assessment_choose(next, conflict, (size_t)side - 1);
	commit(interview, g_steal_pointer(&next));
	say_verdict(interview);
	go_on(interview);
}

void settle(const struct interview *interview, struct assessment *next)
{
	const struct conflict *conflict = conflict_here(interview, next);

	if (conflict)
		assessment_settle(next, conflict->kind, conflict->key);
}
