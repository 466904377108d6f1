/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard explain: one row (or fact): does it apply, because of what, what would change it, and
 * the guidance. */
#include "config.h"

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/entry_text.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/carried.h"
#include "engine/interview.h"

static const char *applies_label(enum truth applies)
{
	return applies == TRUTH_YES  ? _("yes")
	       : applies == TRUTH_NO ? _("no")
				     : _("not yet decided");
}

/* The facts that `applies` hangs on, as `set` takes them, with the answers that people gave. */
static void append_changes(GString *out, const struct session *session,
			   const struct finding *finding)
{
	struct fact_set facts = finding->because;

	fact_set_union(&facts, &finding->settled_by);
	g_autoptr(GPtrArray) words = reasons_words(session->assessment, &facts);
	g_autoptr(GPtrArray) texts = reasons_text(session->assessment, &facts,
						    REASONS_FOR_YOU, i18n_language());

	if (texts->len == 0) {
		append_field(out, _("What would change it"),
			     _("Nothing: it applies whatever you answer."));
		return;
	}
	for (unsigned i = 0; i < texts->len; i++) {
		append_field(out, i == 0 ? _("What would change it") : "", words->pdata[i]);
		append_field(out, "", texts->pdata[i]);
	}
}

/* What each side says, when a merge could not decide. */
static void append_conflict(GString *out, const struct session *session, enum entry_kind kind,
			    const char *key)
{
	const struct conflict *conflict = assessment_conflict(session->assessment, kind, key);

	if (!conflict)
		return;
	append_field(out, _("In conflict"), _("answered in different ways; choose one:"));
	append_sides(out, 22, session->catalog, conflict);
}

static void explain_item(GString *out, const struct session *session, const struct report *report,
			 size_t item)
{
	enum language language = i18n_language();
	const struct item *row = &session->catalog->item[item];
	const struct section *section = &session->catalog->section[row->section];
	const struct answer *answer = session->assessment->answer[item];
	g_autofree char *why = why_text(session->assessment, report, item, language);
	g_autofree char *basis = basis_text(session->assessment, item, language);
	g_autofree char *last = last_answer_text(answer, session->catalog);
	g_autofree char *place =
		g_strdup_printf("%s %s", section->id, text_in(&section->title, language));

	g_string_append_printf(out, "%s\n", row->key);
	append_wrapped(out, 0, text_in(&row->ask, language));
	g_string_append_c(out, '\n');
	append_field(out, _("Section"), place);
	append_field(out, _("Measure"), text_in(&row->heading, language));
	append_field(out, _("Number"), row->number);
	append_field(out, _("Duty"), duty_label(row->duty));
	append_field(out, _("Standing"), standing_label(row->standing));
	if (row->change != CHANGE_NONE)
		append_field(out, _("Change"), change_label(row->change));
	append_field(out, _("Reason"), text_in(&row->reason, language));
	append_field(out, _("Applies"), applies_label(report->finding[item].applies));
	append_field(out, _("Why"), why);
	append_changes(out, session, &report->finding[item]);
	append_field(out, _("What is meant"), text_in(&row->explain, language));
	for (size_t i = 0; i < row->examples; i++)
		append_field(out, _("Example"), text_in(&row->example[i], language));
	append_field(out, _("Proof"), text_in(&row->proof, language));
	append_field(out, _("Legal basis"), basis);
	append_field(out, _("Answer"), answer_label(answer->value));
	append_field(out, _("Note"), answer->note);
	append_field(out, _("Last time"), last);
	append_conflict(out, session, ENTRY_ROW, row->key);
}

/* Which rows hang on this fact. */
static void append_dependents(GString *out, const struct session *session, size_t fact)
{
	const struct catalog *catalog = session->catalog;
	g_autoptr(GString) keys = g_string_new(NULL);

	for (size_t i = 0; i < catalog->items; i++) {
		struct fact_set named = { 0 };

		condition_facts(catalog->item[i].when, &named);
		condition_facts(catalog->section[catalog->item[i].section].when, &named);
		if (fact_set_has(&named, (unsigned)fact))
			g_string_append_printf(keys, "%s%s", keys->len ? "\n" : "",
					       catalog->item[i].key);
	}
	append_field(out, _("Decides on"), keys->str);
}

static void explain_fact(GString *out, const struct session *session, size_t fact)
{
	enum language language = i18n_language();
	const struct fact *about = &session->catalog->fact[fact];
	g_autofree char *value = fact_value_text(session->assessment, fact, language);

	g_string_append_printf(out, "%s\n", about->id);
	append_wrapped(out, 0, text_in(&about->ask, language));
	g_string_append_c(out, '\n');
	append_field(out, _("Answer"), value);
	append_conflict(out, session, ENTRY_FACT, about->id);
	append_field(out, _("What is meant"), text_in(&about->explain, language));
	append_field(out, _("Why it is asked"), text_in(&about->because, language));
	append_field(out, _("Source"), text_in(&about->source, language));
	for (size_t i = 0; i < about->options; i++) {
		g_autofree char *line = g_strdup_printf("%s: %s", about->option[i].id,
							option_label(about, i, language));

		append_field(out, i == 0 ? _("Values") : "", line);
	}
	append_dependents(out, session, fact);
}

/* Of a field, or a row that the catalog lacks: nothing else is to be said about these. */
static void explain_conflict(GString *out, const struct session *session,
			     const struct conflict *conflict)
{
	const struct entry entry = { .kind = conflict->kind, .key = conflict->key };

	append_entry(out, session->catalog, &entry);
	append_conflict(out, session, conflict->kind, conflict->key);
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	g_autoptr(GString) out = g_string_new(NULL);

	if (!invocation_check(invocation, 2, 2, error))
		return EXIT_TROUBLE;
	OWNED(session) session = session_open(library, invocation_argument(invocation, 0), error);
	const char *key = invocation_argument(invocation, 1);

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	OWNED(report) report = session_report(session);
	int item = catalog_find_item(session->catalog, key),
	    fact = catalog_find_fact(session->catalog, key);
	const struct conflict *conflict;

	if (item >= 0)
		explain_item(out, session, report, (size_t)item);
	else if (fact >= 0)
		explain_fact(out, session, (size_t)fact);
	else if ((conflict = assessment_find_conflict(session->assessment, key)))
		explain_conflict(out, session, conflict);
	else {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("there is no row or fact '%s' in catalog '%s'"), key,
			    session->catalog->id);
		return EXIT_TROUBLE;
	}
	return output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
}

const struct verb verb_explain = {
	.name = "explain",
	.arguments = "FILE KEY",
	.summary = N_(
		"explain a row or fact: does it apply, why, what would change it, what is meant"),
	.run = run,
};
