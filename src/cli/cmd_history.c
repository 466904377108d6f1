/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard history: who answered what and when, row by row, earlier answers too. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/entry_text.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/history.h"
#include "engine/signoff.h"
#include "sheet/json_parts.h"

static const struct option_spec options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ NULL, 0, NULL, NULL },
};

/* One answer that somebody gave; NOW: it holds. */
typedef void event(const struct past_answer *past, bool now, void *data);

static void tell_answer(const struct answer *answer, event *tell, void *data)
{
	const struct past_answer present = { answer->value, answer->note, answer->by, answer->at };

	for (unsigned i = 0; answer->history && i < answer->history->len; i++)
		tell(answer->history->pdata[i], false, data);
	if (answer->value != ANSWER_NONE)
		tell(&present, true, data);
}

/* Of the entry, oldest first; the sides of a conflict one after the other. */
static void tell_events(const struct said *said, event *tell, void *data)
{
	tell_answer(&said->side.answer, tell, data);
	for (unsigned i = 0; said->conflict && i < said->conflict->side->len; i++)
		tell_answer(&((const struct side *)said->conflict->side->pdata[i])->answer, tell,
			    data);
}

static void count_event(const struct past_answer *past, bool now, void *data)
{
	(void)past;
	(void)now;
	++*(unsigned *)data;
}

static void append_event(const struct past_answer *past, bool now, void *data)
{
	GString *out = data;
	const char *what = past->value == ANSWER_NONE ? _("taken back") : answer_label(past->value);

	g_string_append_printf(out, "  %s %s  %s: %s\n", now ? "*" : "-",
			       past->at ? past->at : _("at an unknown time"),
			       past->by ? past->by : _("somebody"), what);
	if (past->note)
		append_wrapped(out, 8, past->note);
}

static void add_event(const struct past_answer *past, bool now, void *data)
{
	json_array_append_new(data, json_pack("{s:s, s:s?, s:s?, s:s?, s:b}", "answer",
					      answer_id(past->value), "note", past->note, "by",
					      past->by, "at", past->at, "now", (int)now));
}

/* The steps of the sign-off, which are about all rows; none when one row was asked for. */
static const GPtrArray *steps_of(const struct assessment *assessment,
				 const struct invocation *invocation)
{
	return invocation_argument(invocation, 1) ? NULL : assessment->signoff;
}

static bool tell_text(const GPtrArray *rows, const struct assessment *assessment,
		      const struct invocation *invocation, GError **error)
{
	const GPtrArray *steps = steps_of(assessment, invocation);
	g_autoptr(GString) out = g_string_new(NULL);

	for (unsigned i = 0; steps && i < steps->len; i++) {
		g_autofree char *text = sign_text(steps->pdata[i]);

		append_field(out, i == 0 ? _("Sign-off") : "", text);
	}
	for (unsigned i = 0; i < rows->len; i++) {
		const struct entry *entry = rows->pdata[i];

		append_entry(out, assessment->catalog, entry);
		tell_events(&entry->a, append_event, out);
	}
	if (rows->len == 0)
		g_string_append_printf(out, "%s\n", _("Nothing has been answered."));
	return output_text(out->str, error);
}

static bool tell_json(const GPtrArray *rows, const struct assessment *assessment,
		      const struct invocation *invocation, GError **error)
{
	const GPtrArray *steps = steps_of(assessment, invocation);
	g_autofree char *name = g_utf8_make_valid(invocation_argument(invocation, 0), -1);
	json_t *array = json_array(), *signs = json_array();

	for (unsigned i = 0; steps && i < steps->len; i++)
		json_array_append_new(signs, json_sign(steps->pdata[i]));
	for (unsigned i = 0; i < rows->len; i++) {
		const struct entry *entry = rows->pdata[i];
		json_t *events = json_array();

		tell_events(&entry->a, add_event, events);
		json_array_append_new(
			array, json_pack("{s:s, s:o}", "key", entry->key, "answers", events));
	}
	return output_json(json_pack("{s:s, s:s, s:s, s:o, s:o}", "schema", "phrwizard-history/1",
				     "file", name, "catalog", assessment->catalog->id, "signoff",
				     signs, "rows", array),
			   error);
}

/* The rows that were ever answered, or of them only KEY. Of struct entry *, of ENTRIES; NULL and
 * ERROR when KEY is none. */
static GPtrArray *choose_rows(const GPtrArray *entries, const struct catalog *catalog,
			      const char *key, GError **error)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	bool known = !key || catalog_find_item(catalog, key) >= 0;

	for (unsigned i = 0; i < entries->len; i++) {
		const struct entry *entry = entries->pdata[i];
		unsigned events = 0;

		if (entry->kind != ENTRY_ROW || (key && strcmp(key, entry->key) != 0))
			continue;
		known = true;
		tell_events(&entry->a, count_event, &events);
		if (events > 0)
			g_ptr_array_add(rows, entries->pdata[i]);
	}
	if (known)
		return g_steal_pointer(&rows);
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
		    _("'%s' is no row here; 'phrwizard show FILE --all' lists them"), key);
	return NULL;
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));

	if (!invocation_check(invocation, 1, 2, error))
		return EXIT_TROUBLE;
	OWNED(session) session = session_open(library, invocation_argument(invocation, 0), error);

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	g_autoptr(GPtrArray) entries =
		assessment_entries(session->assessment, session->assessment, false);
	g_autoptr(GPtrArray) rows =
		choose_rows(entries, session->catalog, invocation_argument(invocation, 1), error);

	if (!rows)
		return EXIT_TROUBLE;
	return (invocation_has(invocation, "json") ? tell_json : tell_text)(
		       rows, session->assessment, invocation, error)
		       ? EXIT_DONE
		       : EXIT_TROUBLE;
}

const struct verb verb_history = {
	.name = "history",
	.arguments = "FILE [KEY]",
	.summary = N_("who answered what and when, row by row, earlier answers too"),
	.options = options,
	.run = run,
};
