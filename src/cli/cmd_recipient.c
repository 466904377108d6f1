/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard recipient: the register of those who get data from the service, the looks at their
 * check sheets, and the rows that are answered from it. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/clock.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "cli/verifying.h"
#include "engine/due.h"
#include "engine/history.h"
#include "engine/recipient.h"
#include "engine/signoff.h"
#include "sheet/json_parts.h"

/* When nobody says when to look again. */
#define NEXT_LOOK "+1y"

static const struct option_spec options[] = {
	{ "service", 0, N_("TEXT"), N_("through which service they get data") },
	{ "from-api", 0, N_("yes|no"), N_("whether it is data from the Mynaportal API") },
	{ "sheet", 0, N_("REF"), N_("where their check sheet is: a file or an address") },
	{ "date", 0, N_("DATE"), N_("when it was looked at; today when not given") },
	{ "result", 0, N_("RESULT"),
	  N_("what a look by eye found: conforming, gaps, incomplete or out-of-scope") },
	{ "next", 0, N_("DATE"),
	  N_("when to look again; a year later when not given (a suggestion)") },
	{ "note", 0, N_("TEXT"), N_("a remark") },
	{ "json", 0, NULL, N_("as JSON") },
	{ NULL, 0, NULL, NULL },
};

/* What the program was called with. */
struct register_call {
	const struct invocation *invocation;
	struct session *session;
	const char *name;               /* of the recipient */
	char *today;
};

/* Sets FIELD from the option of its name, when that is given. */
static bool take_option(const struct register_call *call, struct recipient *recipient,
			enum recipient_field field, GError **error)
{
	const char *text = invocation_value(call->invocation, recipient_field_id(field));
	const bool date = field == RECIPIENT_NEXT && text && *text;
	g_autofree char *day = date ? due_parse(text, call->today, error) : NULL;

	if (!text)
		return true;
	return (!date || day) && recipient_set(recipient, field, date ? day : text, error);
}

static bool take_options(const struct register_call *call, struct recipient *recipient,
			 GError **error)
{
	static const enum recipient_field given[] = { RECIPIENT_SERVICE, RECIPIENT_FROM_API,
						      RECIPIENT_SHEET, RECIPIENT_NEXT,
						      RECIPIENT_NOTE };

	for (size_t i = 0; i < G_N_ELEMENTS(given); i++)
		if (!take_option(call, recipient, given[i], error))
			return false;
	return true;
}

static struct recipient *find(const struct register_call *call, GError **error)
{
	const struct assessment *assessment = call->session->assessment;
	const int at = assessment_find_recipient(assessment, call->name);

	if (at >= 0)
		return recipient_copy(assessment->recipient->pdata[at]);
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
		    _("there is no recipient '%s': add it first with 'recipient FILE add'"),
		    call->name);
	return NULL;
}

/* Rows answered from the register */

/* The row follows the register while nobody has answered it otherwise: it is open, or says what the
 * register said BEFORE. */
static bool follows(const struct answer *answer, enum answer_value value, const char *note)
{
	return answer->value == ANSWER_NONE ||
	       (answer->value == value && g_strcmp0(answer->note, note) == 0);
}

static bool answer_row(const struct register_call *call, const struct assessment *before,
		       size_t item, GString *told, GError **error)
{
	struct assessment *assessment = call->session->assessment;
	const struct item *row = &assessment->catalog->item[item];
	g_autofree char *old_note = NULL, *note = NULL, *now = clock_now();
	const enum answer_value old =
		register_answer(before, row->answered_by, call->today, &old_note);
	const enum answer_value value =
		register_answer(assessment, row->answered_by, call->today, &note);
	struct answer answer;
	bool done;

	if (value == ANSWER_NONE && old == ANSWER_NONE)
		return true;
	if (!follows(assessment->answer[item], old, old_note)) {
		g_string_append_printf(told, _("%s keeps its own answer; the register says: %s\n"),
				       row->key, answer_label(value));
		return true;
	}
	answer_copy(&answer, assessment->answer[item]);
	answer_change(&answer, value, session_person(call->session), now);
	g_free(answer.note);
	answer.note = g_strdup(note);
	answer_remember(&answer, assessment->answer[item], session_person(call->session), now);
	done = assessment_set_answer(assessment, item, &answer, error);
	answer_clear(&answer);
	if (done)
		g_string_append_printf(told, _("%s is answered from the register: %s\n"), row->key,
				       answer_label(value));
	return done;
}

/* Saves what was changed since BEFORE, with the rows that follow from it, and tells them. */
static bool finish(const struct register_call *call, const struct assessment *before,
		   GError **error)
{
	const struct catalog *catalog = call->session->catalog;
	g_autoptr(GString) told = g_string_new(NULL);

	for (size_t i = 0; i < catalog->items; i++)
		if (catalog->item[i].answered_by != REGISTER_NONE &&
		    !answer_row(call, before, i, told, error))
			return false;
	return session_save_own(call->session, error) && output_text(told->str, error);
}

static bool put(const struct register_call *call, const struct recipient *recipient, GError **error)
{
	OWNED(assessment) before = assessment_copy(call->session->assessment);

	return assessment_put_recipient(call->session->assessment, recipient, error) &&
	       finish(call, before, error);
}

/* The actions */

static enum exit_code add(const struct register_call *call, GError **error)
{
	OWNED(recipient) recipient = recipient_new(call->name);

	if (assessment_find_recipient(call->session->assessment, recipient->name) >= 0) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("there is a recipient '%s' already: 'check' changes it"),
			    recipient->name);
		return EXIT_TROUBLE;
	}
	return take_options(call, recipient, error) && put(call, recipient, error)
		       ? EXIT_DONE
		       : EXIT_TROUBLE;
}

static enum exit_code take_away(const struct register_call *call, GError **error)
{
	OWNED(recipient) recipient = find(call, error);
	OWNED(assessment) before = assessment_copy(call->session->assessment);

	if (!recipient)
		return EXIT_TROUBLE;
	assessment_drop_recipient(call->session->assessment, recipient->name);
	return finish(call, before, error) ? EXIT_DONE : EXIT_TROUBLE;
}

static void tell_look(const struct register_call *call, const struct verified *found,
		      GString *told)
{
	const unsigned count = found->published.total.binding_gaps;
	g_autofree char *gaps = g_strdup_printf(ngettext("%u binding row is not fully met",
							 "%u binding rows are not fully met",
							 count),
						count);

	verified_append(found, call->session->library, told);
	if (count > 0)
		append_wrapped(told, 0, gaps);
}

/* Another provider's sheet that a program can read: only one that is as it was written counts. */
static bool look_at_file(const struct register_call *call, struct recipient *recipient,
			 const char *path, GError **error)
{
	OWNED(verified) found = verify_file(path, error);
	g_autoptr(GString) told = g_string_new(NULL);

	if (!found)
		return false;
	if (found->differences->len > 0) {
		g_set_error(
			error, PHR_ERROR, PHR_ERROR_DATA,
			_("'%s' was changed after it was written ('phrwizard verify' tells what): "
			  "nothing was recorded; ask for another, or look at it by eye and say "
			  "--result"),
			path);
		return false;
	}
	tell_look(call, found, told);
	return recipient_set(recipient, RECIPIENT_RESULT, result_id(found->published.result),
			     error) &&
	       recipient_set(recipient, RECIPIENT_EDITION, found->published.catalog, error) &&
	       recipient_set(recipient, RECIPIENT_DIGEST, found->digest, error) &&
	       output_text(told->str, error);
}

/* By eye: what the person says. */
static bool look_by_eye(const struct register_call *call, struct recipient *recipient,
			GError **error)
{
	const char *result = invocation_value(call->invocation, "result");

	return recipient_set(recipient, RECIPIENT_RESULT, result, error) &&
	       recipient_set(recipient, RECIPIENT_EDITION, NULL, error) &&
	       recipient_set(recipient, RECIPIENT_DIGEST, NULL, error);
}

/* The dates of this look and of the next. */
static bool date_look(const struct register_call *call, struct recipient *recipient, GError **error)
{
	const char *date = invocation_value(call->invocation, "date");
	g_autofree char *day = due_parse(date ? date : call->today, call->today, error);
	g_autofree char *next = day ? due_parse(NEXT_LOOK, day, error) : NULL;

	return next && recipient_set(recipient, RECIPIENT_CHECKED, day, error) &&
	       recipient_set(recipient, RECIPIENT_NEXT, next, error);
}

static enum exit_code look(const struct register_call *call, GError **error)
{
	OWNED(recipient) recipient = find(call, error);
	const char *sheet = invocation_argument(call->invocation, 3);
	const bool by_eye = invocation_has(call->invocation, "result");

	if (!recipient)
		return EXIT_TROUBLE;
	if (!sheet && !by_eye) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("which sheet? name its file, or say with --result what you found by "
			      "eye"));
		return EXIT_TROUBLE;
	}
	if (!date_look(call, recipient, error) ||
	    !(by_eye ? look_by_eye(call, recipient, error)
		     : look_at_file(call, recipient, sheet, error)) ||
	    (sheet && !recipient_set(recipient, RECIPIENT_SHEET, sheet, error)) ||
	    !take_options(call, recipient, error))
		return EXIT_TROUBLE;
	return put(call, recipient, error) ? EXIT_DONE : EXIT_TROUBLE;
}

/* The list */

static json_t *recipient_json(const struct recipient *recipient, const char *today)
{
	json_t *object = json_object();

	json_put(object, "name", json_text(recipient->name));
	for (int i = 0; i < RECIPIENT_FIELDS; i++)
		json_put(object, recipient_field_id(i), json_text(recipient->field[i]));
	json_put(object, "due", json_boolean(recipient_due(recipient, today)));
	return object;
}

static void append_recipient(GString *out, const struct recipient *recipient, const char *today)
{
	g_string_append_printf(out, "%s\n", recipient->name);
	for (int i = 0; i < RECIPIENT_FIELDS; i++) {
		const char *text = recipient->field[i];

		if (i == RECIPIENT_RESULT && text)
			text = result_label(result_parse(text));
		append_field(out, recipient_field_label(i), text);
	}
	if (recipient_due(recipient, today))
		append_field(out, "", _("a look at their sheet is due"));
	g_string_append_c(out, '\n');
}

static enum exit_code list(const struct register_call *call, GError **error)
{
	const GPtrArray *recipients = call->session->assessment->recipient;
	g_autoptr(GString) out = g_string_new(NULL);
	json_t *json = invocation_has(call->invocation, "json") ? json_array() : NULL;

	for (unsigned i = 0; i < recipients->len; i++)
		if (json)
			json_array_append_new(json, recipient_json(recipients->pdata[i],
								   call->today));
		else
			append_recipient(out, recipients->pdata[i], call->today);
	if (recipients->len == 0)
		append_wrapped(out, 0, _("No recipient is in the register."));
	return (json ? output_json(json, error) : output_text(out->str, error)) ? EXIT_DONE
										 : EXIT_TROUBLE;
}

static const struct {
	const char *name;
	int min, max;                   /* arguments, with FILE and the name of the action */
	bool changes;
	enum exit_code (*run)(const struct register_call *call, GError **error);
} actions[] = {
	{ "add", 3, 3, true, add },
	{ "list", 2, 2, false, list },
	{ "check", 3, 4, true, look },
	{ "remove", 3, 3, true, take_away },
};

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const char *name = invocation_argument(invocation, 1);
	size_t i = 0;

	while (name && i < G_N_ELEMENTS(actions) && strcmp(actions[i].name, name) != 0)
		i++;
	if (!name || i == G_N_ELEMENTS(actions)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("recipient does add NAME, list, check NAME SHEET or remove NAME"));
		return EXIT_TROUBLE;
	}
	if (!invocation_check(invocation, actions[i].min, actions[i].max, error))
		return EXIT_TROUBLE;
	OWNED(session) session = session_open(library, invocation_argument(invocation, 0), error);
	g_autofree char *today = clock_today();
	const struct register_call call = { invocation, session, invocation_argument(invocation, 2),
				       today };

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	if (actions[i].changes && !assessment_may_change(session->assessment,
							 saved_file_path(session->file), error))
		return EXIT_TROUBLE;
	return actions[i].run(&call, error);
}

const struct verb verb_recipient = {
	.name = "recipient",
	.arguments = "FILE add NAME|list|check NAME [SHEET]|remove NAME",
	.summary = N_("the register of recipients of data, and the looks at their check sheets"),
	.options = options,
	.run = run,
};
