/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard summary and check: the verdict, for one file or many. They differ in what they print
 * and in the exit code. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "cli/clock.h"
#include "cli/many_files.h"
#include "cli/output.h"
#include "cli/report_json.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/interview.h"
#include "engine/overview.h"
#include "engine/signoff.h"
#include "sheet/digest.h"

enum { BAR_COLUMNS = 20, FILE_COLUMNS = 30 };

static const struct option_spec options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ NULL, 0, NULL, NULL },
};

/* What many files come to. */
struct tally {
	unsigned files, of[RESULTS], broken;
};

static char *counts_line(const struct counts *counts)
{
	return g_strdup_printf(
		_("%u of %u rows ticked; met %u, equivalent %u, partly met %u, not met %u, "
		  "not applicable %u, not answered %u"),
		counts->ticked, counts->applicable, counts->met, counts->equivalent,
		counts->partial, counts->unmet, counts->na, counts->unanswered);
}

static void append_remarks(GString *out, const struct counts *counts)
{
	const struct {
		unsigned count;
		char *text;
	} remarks[] = {
		{ counts->carried,
		  g_strdup_printf(ngettext("%u answer of last time is to be confirmed",
					   "%u answers of last time are to be confirmed",
					   counts->carried),
				  counts->carried) },
		{ counts->binding_gaps,
		  g_strdup_printf(ngettext("%u binding row is not fully met",
					   "%u binding rows are not fully met",
					   counts->binding_gaps),
				  counts->binding_gaps) },
		{ counts->reason_missing,
		  g_strdup_printf(ngettext("%u answer lacks its reason",
					   "%u answers lack their reason", counts->reason_missing),
				  counts->reason_missing) },
		{ counts->undecided,
		  g_strdup_printf(ngettext("%u row is not yet decided",
					   "%u rows are not yet decided", counts->undecided),
				  counts->undecided) },
		{ counts->excluded,
		  g_strdup_printf(ngettext("%u row does not apply", "%u rows do not apply",
					   counts->excluded),
				  counts->excluded) },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(remarks); i++) {
		if (remarks[i].count > 0)
			append_field(out, "", remarks[i].text);
		g_free(remarks[i].text);
	}
}

/* Conflicts count as open; this tells why. */
static void append_conflicts(GString *out, const struct assessment *assessment)
{
	unsigned count = assessment->conflict->len;
	g_autofree char *text = g_strdup_printf(
		ngettext("%u entry was answered in different ways: somebody must choose",
			 "%u entries were answered in different ways: somebody must choose", count),
		count);

	if (count > 0)
		append_field(out, "", text);
}

/* What people wrote for the public is about another result. */
static void append_overview(GString *out, const struct session *session,
			    const struct report *report)
{
	if (overview_stale(session->assessment, report))
		append_field(
			out, "",
			_("the overview was written for another result: write it anew, or clear "
			  "it with 'set FILE overview-ja=none overview-en=none'"));
}

/* Who has signed what; and whether that is what the answers say now. */
static void append_signoff(GString *out, const struct assessment *assessment)
{
	const struct sign *last = signoff_last(assessment);
	g_autofree char *text = last ? sign_text(last) : NULL;
	g_autofree char *digest = last ? digest_of_assessment(assessment) : NULL;

	append_field(out, _("Sign-off"), text);
	if (last && signoff_stale(assessment, digest))
		append_field(out, "",
			     _("it was changed after that, so what was signed is no longer what it "
			       "says"));
}

static void append_sections(GString *out, const struct report *report)
{
	for (size_t i = 0; i < report->catalog->sections; i++) {
		const struct section *section = &report->catalog->section[i];
		const struct counts *counts = &report->section[i];
		g_autofree char *id = text_pad(section->id, 9);
		g_autofree char *title = text_cut(text_in(&section->title, i18n_language()), 34);

		g_string_append_printf(out, "%s ", id);
		append_bar(out, BAR_COLUMNS, counts->ticked, counts->applicable);
		g_string_append_printf(out, " %3u/%-3u  %s\n", counts->ticked, counts->applicable,
				       title);
	}
}

/* One file, whole. */
static void append_summary(GString *out, const struct session *session, const struct report *report)
{
	char *const *profile = session->assessment->profile;
	enum language language = i18n_language();
	g_autofree char *why = scope_why_text(session->assessment, report, language);
	g_autofree char *counts = counts_line(&report->total);
	g_autofree char *edition = g_strdup_printf(
		"%s (%s) %s", text_in(&session->catalog->title, language), session->catalog->id,
		text_in(&session->catalog->based_on, language));

	append_field(out, profile_field_label(PROFILE_ORGANIZATION), profile[PROFILE_ORGANIZATION]);
	append_field(out, profile_field_label(PROFILE_SERVICE), profile[PROFILE_SERVICE]);
	append_field(out, profile_field_label(PROFILE_CONFIRMED), profile[PROFILE_CONFIRMED]);
	append_field(out, _("Edition"), edition);
	append_field(out, _("Scope"), verdict_label(report->scope.verdict));
	append_field(out, "", why);
	append_field(out, _("Result"), result_label(report->result));
	append_field(out, _("Rows"), counts);
	append_remarks(out, &report->total);
	append_conflicts(out, session->assessment);
	append_overview(out, session, report);
	append_signoff(out, session->assessment);
	g_string_append_c(out, '\n');
	append_sections(out, report);
}

/* One file of many: a line. */
static void append_line(GString *out, const char *path, const struct report *report)
{
	g_autofree char *file = text_pad(path, FILE_COLUMNS);

	g_string_append_printf(out, "%s ", file);
	append_bar(out, BAR_COLUMNS, report->total.ticked, report->total.applicable);
	g_string_append_printf(out, " %3u/%-3u  %s\n", report->total.ticked,
			       report->total.applicable, result_label(report->result));
}

static void append_totals(GString *out, const struct tally *tally)
{
	g_string_append_printf(out, "\n%s", _("Total:"));
	for (int i = 0; i < RESULTS; i++)
		if (tally->of[i] > 0)
			g_string_append_printf(out, " %u %s;", tally->of[i],
					       result_label((enum result)i));
	if (tally->broken > 0)
		g_string_append_printf(out,
				       ngettext(" %u file cannot be read;",
						" %u files cannot be read;", tally->broken),
				       tally->broken);
	/* the last separator ends the line */
	g_string_truncate(out, out->len - 1);
	g_string_append_c(out, '\n');
}

/* How a verb tells one file. MANY: it is one of several. */
typedef void tell(GString *out, const char *path, const struct session *session,
		  const struct report *report, bool many);

static void tell_summary(GString *out, const char *path, const struct session *session,
			 const struct report *report, bool many)
{
	if (many)
		append_line(out, path, report);
	else
		append_summary(out, session, report);
}

static void append_obstacle(GString *out, const char *key, const char *what)
{
	g_string_append(out, "  ");
	g_string_append(out, key);
	g_string_append(out, ": ");
	g_string_append(out, what);
	g_string_append_c(out, '\n');
}

/* What stands in the way, as `check` names it. Many rows share few words, which are looked up
 * once. */
static void tell_check(GString *out, const char *path, const struct session *session,
		       const struct report *report, bool many)
{
	const char *const without_note = _("the note with the reason is missing");
	const char *labels[ANSWER_VALUES];

	(void)many;
	for (int i = 0; i < ANSWER_VALUES; i++)
		labels[i] = answer_label((enum answer_value)i);
	g_string_append_printf(out, "%s: %s\n", path, result_label(report->result));
	for (size_t i = 0; i < session->catalog->items; i++) {
		const struct finding *finding = &report->finding[i];
		const struct item *item = &session->catalog->item[i];

		if (finding->gap && duty_binds(item->duty))
			append_obstacle(out, item->key,
					labels[session->assessment->answer[i]->value]);
		else if (finding->reason_missing)
			append_obstacle(out, item->key, without_note);
	}
	for (unsigned i = 0; i < session->assessment->conflict->len; i++) {
		const struct conflict *conflict = session->assessment->conflict->pdata[i];

		append_obstacle(out, conflict->key, _("answered in different ways"));
	}
	append_remarks(out, &report->total);
	append_conflicts(out, session->assessment);
	append_overview(out, session, report);
	append_signoff(out, session->assessment);
	if (report->total.unanswered > 0)
		g_string_append_printf(
			out, "  %s\n",
			_("see 'phrwizard show FILE --unanswered' for the open rows"));
}

/* What a run is about. The workers only read it, and the teller changes what is his. */
struct run {
	struct library *library;
	const char *today;
	tell *tell_file;
	bool many, json;
	/* the teller's */
	struct tally tally;
	unsigned printed;
};

/* What came out of one file: its text or JSON, NULL when it is broken; and lines for stderr. */
struct outcome {
	GString *text;
	char *messages;
	enum result result;
};

static void outcome_free(void *data)
{
	struct outcome *outcome = data;

	if (outcome->text)
		g_string_free(outcome->text, TRUE);
	g_free(outcome->messages);
	g_free(outcome);
}

static void *look_at_file(const char *path, const void *data)
{
	const struct run *run = data;
	struct outcome *outcome = g_new0(struct outcome, 1);
	g_autoptr(GError) error = NULL;
	OWNED(session) session = session_open(run->library, path, &error);

	if (!session) {
		outcome->messages = g_strdup(error->message);
		return outcome;
	}
	OWNED(report) report = evaluate(session->assessment, run->today);

	outcome->messages = g_steal_pointer(&session->warnings);
	outcome->result = report->result;
	outcome->text = run->json ? shown_json(summary_json(path, session->assessment, report)) :
				    g_string_new(NULL);
	if (!run->json)
		run->tell_file(outcome->text, path, session, report, run->many);
	return outcome;
}

/* An element of an array: indented once more, after what parts it from the one before. */
static bool print_element(const struct run *run, const GString *json, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(json->str, "\n", -1);
	g_autofree char *indented = g_strjoinv("\n  ", lines);
	g_autofree char *element =
		g_strconcat(run->printed > 0 ? ",\n  " : "[\n  ", indented, NULL);

	return output_document(element, strlen(element), error);
}

static bool print(const struct run *run, GString *text, GError **error)
{
	if (!run->json)
		return output_text(text->str, error);
	if (run->many)
		return print_element(run, text, error);
	g_string_append_c(text, '\n');
	return output_document(text->str, text->len, error);
}

static bool tell_outcome(void *data, void *run_data, GError **error)
{
	struct outcome *outcome = data;
	struct run *run = run_data;
	bool printed = true;

	output_message(outcome->messages);
	if (outcome->text) {
		run->tally.of[outcome->result]++;
		printed = print(run, outcome->text, error);
		run->printed++;
	} else {
		run->tally.broken++;
	}
	outcome_free(outcome);
	return printed;
}

/* What comes after the last file. */
static bool print_end(const struct run *run, GError **error)
{
	g_autoptr(GString) end = g_string_new(NULL);

	if (!run->json && run->many)
		append_totals(end, &run->tally);
	/* several files, or none that can be read, are an array */
	else if (run->json && run->printed == 0)
		g_string_append(end, "[]\n");
	else if (run->json && run->many)
		g_string_append(end, "\n]\n");
	return output_text(end->str, error);
}

/* All files; *ret_tally says how they came out. False when the output failed. */
static bool all_files(const struct invocation *invocation, tell *tell_file, struct tally *ret_tally,
		      GError **error)
{
	static const struct many_files how = { look_at_file, tell_outcome, outcome_free };
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	g_autoptr(GPtrArray) paths = assessment_paths(invocation->arguments, error);
	g_autofree char *today = clock_today();
	struct run run = {
		.library = library,
		.today = today,
		.tell_file = tell_file,
		.json = invocation_has(invocation, "json"),
	};

	if (!paths)
		return false;
	run.many = paths->len != 1;
	if (!many_files(&how, paths, &run, error) || !print_end(&run, error))
		return false;
	*ret_tally = run.tally;
	ret_tally->files = paths->len;
	return true;
}

static enum exit_code run_summary(const struct invocation *invocation, GError **error)
{
	struct tally tally = { 0 };

	if (!invocation_check(invocation, 1, -1, error) ||
	    !all_files(invocation, tell_summary, &tally, error))
		return EXIT_TROUBLE;
	return tally.broken ? EXIT_TROUBLE : EXIT_DONE;
}

static enum exit_code run_check(const struct invocation *invocation, GError **error)
{
	struct tally tally = { 0 };

	if (!invocation_check(invocation, 1, -1, error) ||
	    !all_files(invocation, tell_check, &tally, error))
		return EXIT_TROUBLE;
	if (tally.broken)
		return EXIT_TROUBLE;
	return tally.of[RESULT_CONFORMING] == tally.files ? EXIT_DONE : EXIT_NO;
}

const struct verb verb_summary = {
	.name = "summary",
	.arguments = "FILE|DIR…",
	.summary = N_("the verdict, counts and a bar for every section; of many files a line each"),
	.options = options,
	.run = run_summary,
};

const struct verb verb_check = {
	.name = "check",
	.arguments = "FILE|DIR…",
	.summary = N_("exit with 0 if every assessment conforms, 1 if not, 2 on trouble"),
	.options = options,
	.run = run_check,
};
