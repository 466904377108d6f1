/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard upgrade: an assessment in a newer edition, with a report of what becomes of each
 * answer. */
#include "config.h"

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/edition_way.h"
#include "cli/output.h"
#include "cli/report_json.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/signoff.h"
#include "engine/upgrade.h"

static const struct option_spec options[] = {
	{ "to", 0, N_("ID"), N_("the edition; the one that replaces the file's when not given") },
	{ "output", 'o', N_("FILE"),
	  N_("write to this file; without it FILE is replaced and stays as FILE~") },
	{ "dry-run", 0, NULL, N_("only tell what would become of the answers") },
	{ "force", 0, NULL, N_("replace an existing file") },
	{ "json", 0, NULL, N_("as JSON") },
	{ NULL, 0, NULL, NULL },
};

static const struct catalog *find_target(struct library *library, const char *id,
					 const struct catalog *from, GError **error)
{
	const struct catalog *to =
		id ? library_catalog(library, id, error) : library_successor(library, from->id);

	if (!to && !id)
		g_set_error(error, PHR_ERROR, PHR_ERROR_NOT_FOUND,
			    _("no catalog here replaces '%s'"), from->id);
	return to;
}

/* The report. */

static const struct upgrade_row *row_at(const struct upgrade *upgrade, unsigned i)
{
	return &g_array_index(upgrade->row, struct upgrade_row, i);
}

static void append_one(GString *out, const struct upgrade *upgrade, const struct upgrade_row *row)
{
	const enum language language = i18n_language();
	g_autoptr(GPtrArray) list = upgrade_told(upgrade, row, language);
	g_autofree char *head = g_strdup_printf("%s  %s", upgrade_key(upgrade, row),
						upgrade_ask(upgrade, row, language));

	append_wrapped(out, 4, head);
	for (unsigned i = 0; i < list->len; i++) {
		const struct told *told = list->pdata[i];
		g_autofree char *line = g_strdup_printf(_("%s: %s"), told->label, told->words);

		append_wrapped(out, 8, line);
	}
}

/* The rows from the FIRST that have its change and reason, below these. */
static void append_alike(GString *out, const struct upgrade *upgrade, unsigned first)
{
	const struct upgrade_row *row = row_at(upgrade, first);
	const char *change = upgrade_change(upgrade, row);
	const char *reason = upgrade_reason(upgrade, row, i18n_language());
	g_autofree char *both = g_strdup_printf("%s%s%s", change ? change : "",
						change && *reason ? ": " : "", reason);

	g_string_append_c(out, '\n');
	if (*both)
		append_wrapped(out, 2, both);
	for (unsigned i = first; i < upgrade->row->len; i++)
		if (upgrade_alike(upgrade, row, row_at(upgrade, i)))
			append_one(out, upgrade, row_at(upgrade, i));
}

/* Is there one like I before it? */
static bool told_already(const struct upgrade *upgrade, unsigned i)
{
	for (unsigned j = 0; j < i; j++)
		if (upgrade_alike(upgrade, row_at(upgrade, j), row_at(upgrade, i)))
			return true;
	return false;
}

/* All of one fate, below their title. Of what stays as it was only the number is told. */
static void append_group(GString *out, const struct upgrade *upgrade, enum fate fate, bool fact)
{
	const unsigned count = upgrade_count(upgrade, fate, fact, false);

	if (count == 0)
		return;
	/* TRANSLATORS: the title of a group of rows, how many they are, and how many of them were
	 * answered */
	g_string_append_printf(out, _("\n%s: %u (answered: %u)\n"), fate_title(fate, fact), count,
			       upgrade_count(upgrade, fate, fact, true));
	for (unsigned i = 0; i < upgrade->row->len && fate != FATE_KEPT; i++) {
		const struct upgrade_row *row = row_at(upgrade, i);

		if (row->fate == fate && row->fact == fact && !told_already(upgrade, i))
			append_alike(out, upgrade, i);
	}
}

static void append_kept(GString *out, const struct assessment *result)
{
	if (result->stray->len > 0)
		g_string_append_printf(
			out,
			ngettext("%u answer to a key that the catalog lacks is kept\n",
				 "%u answers to keys that the catalog lacks are kept\n",
				 result->stray->len),
			result->stray->len);
	if (result->conflict->len > 0)
		g_string_append_printf(
			out,
			ngettext("%u entry was answered in different ways: somebody must choose\n",
				 "%u entries were answered in different ways: somebody must "
				 "choose\n",
				 result->conflict->len),
			result->conflict->len);
}

static void append_report(GString *out, const struct upgrade *upgrade)
{
	const enum language language = i18n_language();

	g_string_append_printf(out, _("From %s (%s)\nto %s (%s)\n"),
			       text_in(&upgrade->from->title, language), upgrade->from->id,
			       text_in(&upgrade->to->title, language), upgrade->to->id);
	for (int fate = 0; fate < FATES; fate++) {
		append_group(out, upgrade, (enum fate)fate, false);
		append_group(out, upgrade, (enum fate)fate, true);
	}
	append_kept(out, upgrade->result);
}

/* The same for programs. */

static json_t *row_report_json(const struct upgrade *upgrade, const struct upgrade_row *row)
{
	const enum language language = i18n_language();
	const char *then = upgrade_ask_then(upgrade, row, language);
	const char *reason = upgrade_reason(upgrade, row, language);
	const char *was = row->from < 0 ? NULL
			  : row->fact   ? upgrade->from->fact[row->from].id
					: upgrade->from->item[row->from].key;
	enum change change =
		row->fact || row->to < 0 ? CHANGE_NONE : upgrade->to->item[row->to].change;

	return json_pack("{s:s, s:s, s:s, s:s?, s:s?, s:s, s:s?, s:s?, s:b}", "kind",
			 row->fact ? "fact" : "row", "fate", fate_id(row->fate), "key",
			 upgrade_key(upgrade, row), "was", was, "change",
			 change == CHANGE_NONE ? NULL : change_id(change), "ask",
			 upgrade_ask(upgrade, row, language), "ask_before", then, "reason",
			 *reason ? reason : NULL, "answered", (int)row->said);
}

static json_t *step_json(const struct upgrade *upgrade)
{
	json_t *rows = json_array(), *counts = json_object();

	for (unsigned i = 0; i < upgrade->row->len; i++)
		json_array_append_new(rows, row_report_json(upgrade, row_at(upgrade, i)));
	for (int fate = 0; fate < FATES; fate++)
		json_object_set_new(
			counts, fate_id((enum fate)fate),
			json_pack("{s:i, s:i}", "rows",
				  (int)upgrade_count(upgrade, (enum fate)fate, false, false),
				  "facts",
				  (int)upgrade_count(upgrade, (enum fate)fate, true, false)));
	return json_pack("{s:s, s:s, s:o, s:o, s:i, s:i, s:i}", "from", upgrade->from->id, "to",
			 upgrade->to->id, "counts", counts, "rows", rows, "unknown",
			 (int)upgrade->result->stray->len, "conflicts",
			 (int)upgrade->result->conflict->len, "archived",
			 (int)upgrade->result->archive->len);
}

/* Walks the WAY; the assessment at its end, and what is told about it. */
static struct assessment *walk(const struct assessment *from, const GPtrArray *way, GString *text,
			       json_t *steps)
{
	OWNED(assessment) at = assessment_copy(from);

	for (unsigned i = 0; i < way->len; i++) {
		OWNED(upgrade) upgrade = upgrade_run(at, way->pdata[i]);

		if (i > 0)
			g_string_append_c(text, '\n');
		append_report(text, upgrade);
		json_array_append_new(steps, step_json(upgrade));
		assessment_free(at);
		at = g_steal_pointer(&upgrade->result);
	}
	return g_steal_pointer(&at);
}

/* Puts RESULT (taken) into FILE, or the file of -o. */
static bool put(struct session *session, struct assessment *result,
		const struct invocation *invocation, GString *text, GError **error)
{
	const char *output = invocation_value(invocation, "output");
	const char *path = output ? output : invocation_argument(invocation, 0);
	OWNED(session) other = NULL;

	if (output) {
		other = session_new_of(session->library, result, output,
				       invocation_has(invocation, "force"), error);
		if (!other || !session_save_alone(other, error))
			return false;
	} else {
		assessment_free(session->assessment);
		session->assessment = result;
		session->catalog = result->catalog;
		if (!session_save_alone(session, error))
			return false;
	}
	g_string_append_printf(text,
			       output ? _("\nWritten to %s.\n")
				      : _("\nSaved in %s; as it was before it stays in %s~.\n"),
			       path, path);
	return true;
}

static enum exit_code run_on(struct session *session, const struct invocation *invocation,
			     GError **error)
{
	const struct catalog *to = find_target(session->library, invocation_value(invocation, "to"),
					       session->catalog, error);
	g_autoptr(GPtrArray) way =
		to ? edition_way(session->library, session->catalog, to, error) : NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *file = g_utf8_make_valid(invocation_argument(invocation, 0), -1);
	json_t *steps = json_array();
	const bool in_place =
		!invocation_has(invocation, "dry-run") && !invocation_has(invocation, "output");
	bool done = way != NULL &&
		    (!in_place || assessment_may_change(session->assessment,
							saved_file_path(session->file), error));

	if (done) {
		OWNED(assessment) result = walk(session->assessment, way, text, steps);

		if (!invocation_has(invocation, "dry-run"))
			done = put(session, g_steal_pointer(&result), invocation, text, error);
	}
	if (done && invocation_has(invocation, "json"))
		done = output_json(json_pack("{s:s, s:s, s:b, s:O}", "schema",
					     "phrwizard-upgrade/1", "file", file, "dry_run",
					     (int)invocation_has(invocation, "dry-run"), "steps",
					     steps),
				   error);
	else if (done)
		done = output_text(text->str, error);
	json_decref(steps);
	return done ? EXIT_DONE : EXIT_TROUBLE;
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));

	if (!invocation_check(invocation, 1, 1, error))
		return EXIT_TROUBLE;
	OWNED(session) session = session_open(library, invocation_argument(invocation, 0), error);

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	return run_on(session, invocation, error);
}

const struct verb verb_upgrade = {
	.name = "upgrade",
	.arguments = "FILE",
	.summary = N_("take an assessment to a newer edition, with its answers"),
	.options = options,
	.run = run,
};
