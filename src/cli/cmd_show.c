/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard show: rows with their answers, for people or as JSON. */
#include "config.h"

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/entry_text.h"
#include "cli/output.h"
#include "cli/report_json.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/archive.h"
#include "engine/interview.h"

static const struct option_spec options[] = {
	{ "gaps", 0, NULL, N_("only rows that are partly or not met") },
	{ "unanswered", 0, NULL, N_("only rows still open") },
	{ "undecided", 0, NULL, N_("only rows of which it is not known whether they apply") },
	{ "all", 0, NULL, N_("all rows, also those that do not apply") },
	{ "archive", 0, NULL,
	  N_("what editions before were answered and this one has no place for") },
	{ "json", 0, NULL, N_("as JSON") },
	{ NULL, 0, NULL, NULL },
};

static const struct {
	const char *option;
	enum filter filter;
} filters[] = {
	{ "gaps", FILTER_GAPS },
	{ "unanswered", FILTER_UNANSWERED },
	{ "undecided", FILTER_UNDECIDED },
	{ "all", FILTER_ALL },
};

/* The rows that are named, else those of the filter (without one: those that apply). An array of
 * size_t. */
static GArray *choose_rows(const struct invocation *invocation, const struct session *session,
			   const struct report *report, GError **error)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(size_t));
	enum filter filter = FILTER_APPLICABLE;

	for (unsigned i = 1; i < invocation->arguments->len; i++) {
		const char *key = invocation_argument(invocation, i);
		int item = catalog_find_item(session->catalog, key);
		size_t row = (size_t)item;

		if (item < 0) {
			g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
				    _("there is no row '%s' in catalog '%s'"), key,
				    session->catalog->id);
			return NULL;
		}
		g_array_append_val(rows, row);
	}
	if (rows->len > 0)
		return g_steal_pointer(&rows);
	for (size_t i = 0; i < G_N_ELEMENTS(filters); i++)
		if (invocation_has(invocation, filters[i].option))
			filter = filters[i].filter;
	for (size_t i = 0; i < session->catalog->items; i++)
		if (filter_shows(filter, session->assessment, report, i))
			g_array_append_val(rows, i);
	return g_steal_pointer(&rows);
}

/* Note, evidence, owner and due date. */
static void append_recorded(GString *out, const struct answer *answer)
{
	if (answer->note)
		append_wrapped(out, 7, answer->note);
	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++)
		g_string_append_printf(out, "       - %s\n", (char *)answer->evidence->pdata[i]);
	if (answer->owner || answer->due)
		g_string_append_printf(out, "       %s %s\n", answer->owner ? answer->owner : "",
				       answer->due ? answer->due : "");
}

static void append_row(GString *out, const struct session *session, const struct report *report,
		       size_t item)
{
	const struct item *row = &session->catalog->item[item];
	const struct finding *finding = &report->finding[item];
	const struct answer *answer = session->assessment->answer[item];
	const char *state = finding->applies == TRUTH_NO ? _("does not apply")
			    : finding->applies == TRUTH_UNKNOWN
				    ? _("not yet decided whether it applies")
				    : answer_label(answer->value);

	g_string_append_printf(out, "%s %s", finding->ticked ? "[x]" : "[ ]", row->key);
	if (row->number)
		g_string_append_printf(out, "  %s", row->number);
	g_string_append_c(out, '\n');
	append_wrapped(out, 4, text_in(&row->ask, i18n_language()));
	g_string_append_printf(out, "    -> %s (%s)\n", state, duty_label(row->duty));
	append_last(out, 7, session->assessment, item);
	const struct conflict *conflict =
		assessment_conflict(session->assessment, ENTRY_ROW, row->key);

	if (conflict) {
		g_string_append_printf(out, "    !  %s\n",
				       _("answered in different ways; choose one:"));
		append_sides(out, 7, session->catalog, conflict);
	}
	if (finding->reason_missing)
		g_string_append_printf(out, "    !  %s\n",
				       _("the note with the reason is missing"));
	append_recorded(out, answer);
}

static bool show_text(const GArray *rows, const struct session *session,
		      const struct report *report, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	int section = -1;

	for (unsigned i = 0; i < rows->len; i++) {
		size_t item = g_array_index(rows, size_t, i);
		const struct section *of =
			&session->catalog->section[session->catalog->item[item].section];

		if ((int)session->catalog->item[item].section != section)
			g_string_append_printf(out, "%s%s %s\n\n", i ? "\n" : "", of->id,
					       text_in(&of->title, i18n_language()));
		section = (int)session->catalog->item[item].section;
		append_row(out, session, report, item);
	}
	if (rows->len == 0)
		g_string_append_printf(out, "%s\n", _("There are no such rows."));
	return output_text(out->str, error);
}

static bool show_json(const GArray *rows, const struct session *session,
		      const struct report *report, GError **error)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < rows->len; i++)
		json_array_append_new(array,
				      row_json(session->assessment, report,
					       g_array_index(rows, size_t, i), i18n_language()));
	return output_json(array, error);
}

static bool archive_text(const struct session *session, GError **error)
{
	const GPtrArray *archive = session->assessment->archive;
	const enum language language = i18n_language();
	g_autoptr(GString) out = g_string_new(NULL);

	for (unsigned i = 0; i < archive->len; i++) {
		const struct archived *archived = archive->pdata[i];
		const struct answer *answer = &archived->side.answer;
		g_autofree char *said = archived_text(archived, session->catalog, language);

		g_string_append_printf(out, "%s  %s\n", archived->edition, archived->key);
		append_wrapped(out, 4, kept_text(archived->ask, language));
		g_string_append_printf(out, "    -> %s\n", said);
		append_recorded(out, answer);
	}
	if (archive->len == 0)
		g_string_append_printf(out, "%s\n", _("The archive is empty."));
	return output_text(out->str, error);
}

static bool archive_json(const struct session *session, GError **error)
{
	const GPtrArray *archive = session->assessment->archive;
	json_t *array = json_array();

	for (unsigned i = 0; i < archive->len; i++) {
		const struct archived *archived = archive->pdata[i];
		const char *ask = kept_text(archived->ask, i18n_language());
		json_t *said = archived->kind == ENTRY_ROW
				       ? answer_json(&archived->side.answer)
				       : json_string(archived->side.words ? archived->side.words
									  : "");

		json_array_append_new(
			array, json_pack("{s:s, s:s, s:s, s:s?, s:o}", "edition",
					 archived->edition, "kind", entry_kind_id(archived->kind),
					 "key", archived->key, "ask", *ask ? ask : NULL, "said",
					 said));
	}
	return output_json(array, error);
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	bool json = invocation_has(invocation, "json");

	if (!invocation_check(invocation, 1, -1, error))
		return EXIT_TROUBLE;
	OWNED(session) session = session_open(library, invocation_argument(invocation, 0), error);

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	if (invocation_has(invocation, "archive"))
		return (json ? archive_json : archive_text)(session, error) ? EXIT_DONE
									    : EXIT_TROUBLE;
	OWNED(report) report = session_report(session);
	g_autoptr(GArray) rows = choose_rows(invocation, session, report, error);

	if (!rows)
		return EXIT_TROUBLE;
	return (json ? show_json : show_text)(rows, session, report, error) ? EXIT_DONE
									    : EXIT_TROUBLE;
}

const struct verb verb_show = {
	.name = "show",
	.arguments = "FILE [KEY…]",
	.summary = N_("show rows with their answers (without options: the rows that apply)"),
	.options = options,
	.run = run,
};
