/* SPDX-License-Identifier: GPL-3.0-or-later
 * What else can be said about a row, line by line: note, evidence, owner, due date. An empty line
 * leaves it as it is, - takes it away. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "cli/ask_parts.h"
#include "cli/clock.h"
#include "engine/due.h"
#include "engine/evidence.h"

/* A change of the answer by TEXT, which is not empty. False when it cannot be; then it said why. */
typedef bool edit(struct interview *interview, struct answer *answer, const char *text);

static void replace(char **field, const char *text)
{
	g_free(*field);
	*field = g_strdup(strcmp(text, "-") == 0 ? "" : text);
}

static bool edit_note(struct interview *interview, struct answer *answer, const char *text)
{
	(void)interview;
	replace(&answer->note, text);
	return true;
}

static bool edit_more(struct interview *interview, struct answer *answer, const char *text)
{
	char *note = answer->note;

	(void)interview;
	answer->note = note ? g_strdup_printf("%s\n%s", note, text) : g_strdup(text);
	g_free(note);
	return true;
}

static bool edit_owner(struct interview *interview, struct answer *answer, const char *text)
{
	(void)interview;
	replace(&answer->owner, text);
	return true;
}

static bool edit_due(struct interview *interview, struct answer *answer, const char *text)
{
	g_autofree char *today = clock_today();
	g_autoptr(GError) error = NULL;
	g_autofree char *due =
		strcmp(text, "-") == 0 ? g_strdup("-") : due_parse(text, today, &error);

	if (!due) {
		say_wrapped(interview, 0, error ? error->message : "");
		return false;
	}
	replace(&answer->due, due);
	return true;
}

/* "-": all of it; "-2": the second. */
static bool take_evidence_away(struct interview *interview, struct answer *answer,
			       const char *which)
{
	unsigned count = answer->evidence ? answer->evidence->len : 0;
	char *end;
	unsigned long number = strtoul(which, &end, 10);

	if (*which == '\0') {
		g_clear_pointer(&answer->evidence, g_ptr_array_unref);
		return true;
	}
	if (*end != '\0' || number < 1 || number > count) {
		say_line(interview, _("There is no evidence of that number."));
		return false;
	}
	g_ptr_array_remove_index(answer->evidence, (unsigned)number - 1);
	return true;
}

static bool edit_evidence(struct interview *interview, struct answer *answer, const char *text)
{
	g_autofree char *narrow = text_narrow_all(text);

	if (narrow[0] == '-')
		return take_evidence_away(interview, answer, narrow + 1);
	answer_add_evidence(answer, text);
	session_record_evidence(interview->session, answer, answer_of(interview));
	return true;
}

static void change_detail(struct interview *interview, const char *text, edit *change)
{
	struct answer answer;

	if (!*text)
		return;
	answer_copy(&answer, answer_of(interview));
	if (change(interview, &answer, text))
		store_answer(interview, &answer, false);
	answer_clear(&answer);
}

void set_note(struct interview *interview, const char *text)
{
	change_detail(interview, text, edit_note);
}
void add_to_note(struct interview *interview, const char *text)
{
	change_detail(interview, text, edit_more);
}
void set_evidence(struct interview *interview, const char *text)
{
	change_detail(interview, text, edit_evidence);
}
void set_owner(struct interview *interview, const char *text)
{
	change_detail(interview, text, edit_owner);
}

void set_due(struct interview *interview, const char *text)
{
	g_autofree char *before = g_strdup(answer_of(interview)->due);

	change_detail(interview, text, edit_due);
	if (!interview->leaving && *text && g_strcmp0(before, answer_of(interview)->due) != 0) {
		g_autofree char *line =
			answer_of(interview)->due
				? g_strdup_printf(_("Due date: %s\n"), answer_of(interview)->due)
				: g_strdup(_("No due date.\n"));

		say(interview, line);
	}
}
