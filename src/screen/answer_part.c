/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be written about an answer, a row of a table each. */
#include "config.h"

#include "screen/answer_part.h"

#include <string.h>

#include "base/text.h"
#include "engine/due.h"
#include "engine/evidence.h"

static char *get_note(const struct answer *answer)
{
	return g_strdup(answer->note);
}
static char *get_owner(const struct answer *answer)
{
	return g_strdup(answer->owner);
}
static char *get_due(const struct answer *answer)
{
	return g_strdup(answer->due);
}

static char *get_evidence(const struct answer *answer)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		g_autofree char *line = evidence_written(answer, i);

		g_string_append_printf(text, "%s%s", i ? "\n" : "", line);
	}
	return g_string_free(text, FALSE);
}

static bool set_note(struct answer *answer, const char *text, const char *today, GError **error)
{
	(void)today;
	(void)error;
	g_free(answer->note);
	answer->note = g_strdup(text);
	return true;
}

static bool set_owner(struct answer *answer, const char *text, const char *today, GError **error)
{
	(void)today;
	(void)error;
	g_free(answer->owner);
	answer->owner = g_strdup(text);
	return true;
}

static bool set_due(struct answer *answer, const char *text, const char *today, GError **error)
{
	g_autofree char *words = g_strstrip(g_strdup(text));

	g_clear_pointer(&answer->due, g_free);
	if (*words)
		answer->due = due_parse(words, today, error);
	return !*words || answer->due;
}

static bool set_evidence(struct answer *answer, const char *text, const char *today, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	(void)today;
	(void)error;
	answer_replace_evidence(answer, (const char *const *)lines);
	return true;
}

/* What is understood of the text as it stands */

/* "2027-03-31 (Wednesday), in 129 days", or why it is no date. */
static char *due_understood(const struct wizard *wizard, const struct note *note)
{
	g_autofree char *words = g_strstrip(g_strdup(note->edit.text->str));
	g_autoptr(GError) error = NULL;
	g_autofree char *due = *words ? due_parse(words, wizard->today, &error) : NULL;
	static const char *const weekdays[] = {
		[G_DATE_MONDAY] = N_("Monday"),       [G_DATE_TUESDAY] = N_("Tuesday"),
		[G_DATE_WEDNESDAY] = N_("Wednesday"), [G_DATE_THURSDAY] = N_("Thursday"),
		[G_DATE_FRIDAY] = N_("Friday"),       [G_DATE_SATURDAY] = N_("Saturday"),
		[G_DATE_SUNDAY] = N_("Sunday"),
	};
	GDate date, today;

	if (!*words)
		return NULL;
	if (!due)
		return g_strdup(error->message);
	g_date_clear(&date, 1);
	g_date_clear(&today, 1);
	g_date_set_parse(&date, due);
	g_date_set_parse(&today, wizard->today);

	const char *weekday = _(weekdays[g_date_get_weekday(&date)]);
	int days = g_date_days_between(&today, &date);

	if (days < 0)
		/* TRANSLATORS: a date and its weekday */
		return g_strdup_printf(_("%s (%s), which is past"), due, weekday);
	return g_strdup_printf(
		ngettext("%s (%s), in %d day", "%s (%s), in %d days", (unsigned)days), due, weekday,
		days);
}

/* Takes LINE. */
static void append_line(GString *text, char *line)
{
	g_string_append_printf(text, "%s%s", text->len ? "\n" : "", line);
	g_free(line);
}

/* The files among the evidence that are not there, a line each: paths are not broken. And until
 * when which holds. */
static char *evidence_understood(const struct wizard *wizard, const struct note *note)
{
	g_auto(GStrv) lines = g_strsplit(note->edit.text->str, "\n", -1);
	g_autoptr(GString) text = g_string_new(NULL);
	struct answer answer = { .value = ANSWER_NONE };

	answer_replace_evidence(&answer, (const char *const *)lines);
	for (unsigned i = 0; i < answer.evidence->len; i++) {
		const char *reference = g_strstrip(answer.evidence->pdata[i]);
		const struct evidence_record *record = answer_record(&answer, reference);

		if (evidence_missing(wizard, reference))
			append_line(text,
				    g_strdup_printf(_("There is no such file: %s"), reference));
		if (record && record->expires)
			append_line(text, g_strdup_printf(evidence_expired(record, wizard->today)
								  ? _("Expired on %s: %s")
								  : _("Holds until %s: %s"),
							  record->expires, reference));
	}
	answer_clear(&answer);
	return text->len ? g_strdup(text->str) : NULL;
}

GPtrArray *note_owners(const struct note *note, const char *typed)
{
	GPtrArray *list = g_ptr_array_new();
	g_autofree char *wanted = text_fold(typed);

	for (int within = 0; within < 2; within++)
		for (unsigned i = 0; i < note->owners->len; i++) {
			g_autofree char *folded = text_fold(note->owners->pdata[i]);
			bool begins = g_str_has_prefix(folded, wanted);

			if (within ? !begins && strstr(folded, wanted) : begins)
				g_ptr_array_add(list, note->owners->pdata[i]);
		}
	return list;
}

/* "Tab: the town office, [the clinic]": what Tab puts in, the one that is in in brackets. */
static char *owner_understood(const struct wizard *wizard, const struct note *note)
{
	g_autoptr(GPtrArray) list =
		note_owners(note, note->typed ? note->typed : note->edit.text->str);
	g_autoptr(GString) names = g_string_new(NULL);

	(void)wizard;
	for (unsigned i = 0; i < list->len; i++) {
		bool in = note->typed && (int)i == note->offered;

		/* TRANSLATORS: between the parts of a list: "a, b" */
		g_string_append_printf(names, in ? "%s[%s]" : "%s%s", names->len ? _(", ") : "",
				       (const char *)list->pdata[i]);
	}
	return names->len ? g_strdup_printf(_("Tab puts in: %s"), names->str) : NULL;
}

static const struct answer_part parts[ANSWER_FIELDS] = {
	[FIELD_NOTE] = { N_("Note"),
			 N_("A remark for yourselves; it is not published. Ctrl-J begins a new "
			    "line."),
			 true, get_note, set_note, NULL },
	[FIELD_EVIDENCE] = { N_("Evidence"),
			     N_("Files or addresses that show it, one a line; until when it holds "
				"in brackets: iso.pdf (2027-03-31). Ctrl-J begins a new line."),
			     true, get_evidence, set_evidence, evidence_understood },
	[FIELD_OWNER] = { N_("Owner"), N_("Who takes care of it."), false, get_owner, set_owner,
			  owner_understood },
	[FIELD_DUE] = { N_("Due date"),
			N_("Until when: 2027-03-31, 3/31, +30d, end of next month."), false,
			get_due, set_due, due_understood },
};

const struct answer_part *answer_part(enum answer_field field)
{
	return &parts[field];
}
