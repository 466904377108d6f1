/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard set: facts, answers and the head of the sheet from the command line; all of it or
 * nothing. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/clock.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/carried.h"
#include "engine/due.h"
#include "engine/evidence.h"
#include "engine/history.h"
#include "engine/overview.h"
#include "engine/interview.h"
#include "engine/signoff.h"

static const struct option_spec options[] = {
	{ "note", 0, N_("TEXT"), N_("note of the answers; - reads it from standard input") },
	{ "evidence", 0, N_("REF"),
	  N_("path or address of evidence, with its last day if it has one: 'iso.pdf "
	     "(2027-03-31)'; may be repeated, replaces what was there") },
	{ "owner", 0, N_("TEXT"), N_("who is responsible for the rows") },
	{ "due", 0, N_("DATE"), N_("until when: 2027-03-31, 3/31, +30d and more, see below") },
	{ "by", 0, N_("TEXT"), N_("who answers; the person in charge when not given") },
	{ "side", 0, N_("N"),
	  N_("settle the conflicts of the KEYs named: what side N says, as 'show' numbers them") },
	{ "confirm", 0, NULL,
	  N_("answer the KEYs named as last time: what was carried over holds") },
	{ NULL, 0, NULL, NULL },
};

/* Standard input, at most what a note may hold (four bytes a character) and one more. */
static bool read_note(char **ret_note, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	char buffer[4096];
	size_t length;

	while ((length = fread(buffer, 1, sizeof buffer, stdin)) > 0 && text->len <= 4 * NOTE_MAX)
		g_string_append_len(text, buffer, (gssize)length);
	if (ferror(stdin)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
			    _("cannot read the note from standard input"));
		return false;
	}
	*ret_note = g_strdup(text->str);
	return true;
}

/* What the options say about every answer set in this call. */
struct details {
	const struct invocation *invocation;
	char *note, *due; /* NULL: not given */
	char *now;
};

static void replace(char **field, const char *value)
{
	if (value) {
		g_free(*field);
		*field = g_strdup(value);
	}
}

/* ANSWER as VALUE, given by PERSON, and the options make it. */
static void apply(struct answer *answer, const struct details *details, enum answer_value value,
		  const char *person)
{
	const struct invocation *invocation = details->invocation;
	const GPtrArray *evidence = invocation_values(invocation, "evidence");

	answer_change(answer, value, person, details->now);
	replace(&answer->note, details->note);
	replace(&answer->owner, invocation_value(invocation, "owner"));
	replace(&answer->due, details->due);
	if (!evidence)
		return;
	g_clear_pointer(&answer->evidence, g_ptr_array_unref);
	for (unsigned i = 0; i < evidence->len; i++)
		answer_add_evidence(answer, evidence->pdata[i]);
}

/* KEY=WORD for a row; WORD NULL keeps its value. */
static bool set_answer(struct session *session, const struct details *details, size_t item,
		       const char *word, GError **error)
{
	const char *key = session->catalog->item[item].key;
	const struct answer *before = session->assessment->answer[item];
	const char *person = invocation_has(details->invocation, "by")
				     ? invocation_value(details->invocation, "by")
				     : session_person(session);
	struct answer answer;
	int value = word ? answer_parse(word) : (int)before->value;
	bool done;

	if (!word && invocation_has(details->invocation, "confirm")) {
		if (!answer_carried(before)) {
			g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
				    _("'%s' has no answer of last time that is to be confirmed"),
				    key);
			return false;
		}
		value = (int)before->last->value;
	}

	if (value < 0) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is not an answer to '%s': use met, equivalent, partial, unmet, "
			      "na, or none"),
			    word, key);
		return false;
	}
	answer_copy(&answer, before);
	apply(&answer, details, (enum answer_value)value, person);
	session_record_evidence(session, &answer, before);
	answer_remember(&answer, before, person, details->now);
	done = assessment_set_answer(session->assessment, item, &answer, error);
	answer_clear(&answer);
	if (done && answer_lacks_note(session->assessment->answer[item])) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    value == ANSWER_NA
				    ? _("'%s' as not applicable needs its reason: add --note")
				    : _("'%s' met by an equivalent measure needs to say how: add "
					"--note"),
			    key);
		return false;
	}
	return done;
}

/* A field of the head; or the overview, which is written for the result as it is now. */
static bool set_field(struct session *session, enum profile_field field, const char *word,
		      GError **error)
{
	const char *text = strcmp(word, "none") == 0 ? "" : word;

	if (field == PROFILE_OVERVIEW_BASIS) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is set together with the overview, not by itself"),
			    profile_field_id(field));
		return false;
	}
	if (!profile_field_lines(field))
		return assessment_set_profile(session->assessment, field, text, error);
	OWNED(report) report = session_report(session);

	return overview_write(session->assessment, report, field - PROFILE_OVERVIEW, text, error);
}

/* One KEY=WORD, or KEY: a row, a fact, or a field of the head. */
static bool set_entry(struct session *session, const struct details *details, const char *key,
		      const char *word, GError **error)
{
	int item = catalog_find_item(session->catalog, key),
	    fact = catalog_find_fact(session->catalog, key);
	int field = profile_field_parse(key);

	if (item >= 0)
		return set_answer(session, details, (size_t)item, word, error);
	if (fact < 0 && field < 0) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is no row, fact or field here; 'phrwizard show FILE --all' "
			      "lists the rows"),
			    key);
		return false;
	}
	if (!word) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' needs a value: write %s=VALUE"), key, key);
		return false;
	}
	if (fact >= 0)
		return assessment_set_fact(session->assessment, (size_t)fact, word, error);
	return set_field(session, (enum profile_field)field, word, error);
}

/* KEY=WORD chooses: whoever takes back an answer has chosen, too. */
static bool set_one(struct session *session, const struct details *details, const char *argument,
		    GError **error)
{
	const char *sign = strchr(argument, '=');
	g_autofree char *key =
		sign ? g_strndup(argument, (size_t)(sign - argument)) : g_strdup(argument);
	const struct conflict *conflict = assessment_find_conflict(session->assessment, key);
	const enum entry_kind kind = conflict ? conflict->kind : ENTRY_ROW;

	if (!set_entry(session, details, key, sign ? sign + 1 : NULL, error))
		return false;
	if (conflict && sign)
		assessment_settle(session->assessment, kind, key);
	return true;
}

/* --side NUMBER for one KEY. */
static bool choose_side(struct session *session, const char *key, const char *number,
			GError **error)
{
	const struct conflict *conflict = assessment_find_conflict(session->assessment, key);
	guint64 side;

	if (!conflict) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' has no conflict: --side takes the KEYs of conflicts, without a "
			      "value"),
			    key);
		return false;
	}
	if (!g_ascii_string_to_unsigned(number, 10, 1, conflict->side->len, &side, NULL)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' has %u sides, and none is '%s'"), key, conflict->side->len,
			    number);
		return false;
	}
	assessment_choose(session->assessment, conflict, (size_t)side - 1);
	return true;
}

/* --due as a date; what was understood is told when it is not what was written. The empty word
 * clears. */
static bool read_due(struct details *details, GError **error)
{
	const char *words = invocation_value(details->invocation, "due");
	g_autofree char *today = clock_today();
	g_autofree char *line = NULL;

	if (!words || !*words) {
		details->due = g_strdup(words);
		return true;
	}
	details->due = due_parse(words, today, error);
	if (!details->due || strcmp(details->due, words) == 0)
		return details->due != NULL;
	line = g_strdup_printf(_("Due date: %s\n"), details->due);
	return output_text(line, error);
}

static bool set_all(struct session *session, struct details *details, GError **error)
{
	const GPtrArray *arguments = details->invocation->arguments;
	const char *note = invocation_value(details->invocation, "note");
	const char *side = invocation_value(details->invocation, "side");

	if (note && strcmp(note, "-") == 0) {
		if (!read_note(&details->note, error))
			return false;
	} else {
		details->note = g_strdup(note);
	}
	if (!read_due(details, error))
		return false;
	for (unsigned i = 1; i < arguments->len; i++)
		if (!(side ? choose_side(session, arguments->pdata[i], side, error)
			   : set_one(session, details, arguments->pdata[i], error)))
			return false;
	return true;
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	struct details details = { .invocation = invocation, .now = clock_now() };
	bool done = false;

	if (invocation_check(invocation, 2, -1, error)) {
		OWNED(session)
		session = session_open(library, invocation_argument(invocation, 0), error);

		if (session)
			output_message(session->warnings);
		done = session &&
		       assessment_may_change(session->assessment,
					     saved_file_path(session->file), error) &&
		       set_all(session, &details, error) &&
		       session_save_own(session, error);
	}
	g_free(details.note);
	g_free(details.due);
	g_free(details.now);
	return done ? EXIT_DONE : EXIT_TROUBLE;
}

static void more_help(GString *out)
{
	struct due_form form;

	g_string_append_printf(out, "%s\n", _("DATE can be written in these ways:"));
	for (size_t i = 0; (form = due_form(i)).written; i++) {
		g_autofree char *line = g_strdup_printf("%s - %s", form.written, form.meaning);

		append_wrapped(out, 2, line);
	}
}

const struct verb verb_set = {
	.name = "set",
	.arguments = "FILE KEY=VALUE…",
	.summary = N_("set facts (obtains-via-api=yes), answers (2.2/x-cert-api=met) and fields; "
		      "none clears"),
	.options = options,
	.more = more_help,
	.run = run,
};
