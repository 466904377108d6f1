/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard verify: is a sheet, ours or somebody else's, still what was written, and what does it
 * say? The file may be anybody's. */
#include "config.h"

#include "base/i18n.h"
#include "cli/output.h"
#include "cli/report_json.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "cli/verifying.h"
#include "sheet/json_parts.h"

static const struct option_spec options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ NULL, 0, NULL, NULL },
};

/* For people */

static void append_age(GString *out, const struct verified *found)
{
	const char *confirmed = found->published.confirmed;
	g_autofree char *age =
		found->age < 0 ? g_strdup(confirmed)
			       : g_strdup_printf(ngettext("%s (%d day ago)", "%s (%d days ago)",
							  (unsigned)found->age),
						 confirmed, found->age);

	append_field(out, profile_field_label(PROFILE_CONFIRMED), age);
}

/* What a duty asks: of people who have no catalog at hand. */
/* clang-format off */
static const char *const duty_meanings[DUTIES] = {
	[DUTY_LAW] = N_("legal duty: the law demands it"),
	[DUTY_MUST] = N_("must: the Guideline demands it"),
	[DUTY_EXPECTED] = N_("expected: the Guideline asks for it or for something at least as good"),
	[DUTY_LAW_EFFORT] = N_("legal best effort: the law asks for an effort; "
			       "it does not stand in the way of conforming"),
	[DUTY_EFFORT] = N_("best effort: the Guideline asks for an effort; "
			   "it does not stand in the way of conforming"),
	[DUTY_DESIRABLE] = N_("desirable: it does not stand in the way of conforming"),
};
/* clang-format on */

static void append_gaps(GString *out, const struct published *published)
{
	const char *label = _("Not met");

	for (int i = 0; i < DUTIES; i++) {
		g_autofree char *line = g_strdup_printf(_("%u rows: %s"), published->gaps[i],
							_(duty_meanings[i]));

		if (published->gaps[i] == 0)
			continue;
		append_field(out, label, line);
		label = "";
	}
}

static void append_edition(GString *out, struct library *library, const char *id)
{
	const struct catalog *catalog = library_catalog(library, id, NULL);
	g_autofree char *edition =
		catalog ? g_strdup_printf("%s (%s) %s", text_in(&catalog->title, i18n_language()), id,
					  text_in(&catalog->based_on, i18n_language()))
			: g_strdup_printf(_("%s (not installed here)"), id);

	append_field(out, _("Edition"), edition);
}

static void append_found(GString *out, struct library *library, const char *path,
			 const struct verified *found)
{
	const struct published *published = &found->published;
	const struct counts *total = &published->total;
	g_autofree char *rows = g_strdup_printf(
		_("%u of %u rows that apply are ticked; not answered %u, not yet decided %u"),
		total->ticked, total->applicable, total->unanswered, total->undecided);

	g_string_append_printf(out, "%s: %s\n", path,
			       found->differences->len ? _("changed") : _("unchanged"));
	for (guint i = 0; i < found->differences->len; i++)
		append_wrapped(out, 2, found->differences->pdata[i]);
	g_string_append_c(out, '\n');
	append_field(out, profile_field_label(PROFILE_ORGANIZATION), published->organization);
	append_field(out, profile_field_label(PROFILE_SERVICE), published->service);
	append_edition(out, library, published->catalog);
	append_age(out, found);
	append_field(out, _("Scope"), verdict_label(published->verdict));
	append_field(out, _("Result"), result_label(published->result));
	append_field(out, _("Rows"), rows);
	append_gaps(out, published);
	append_field(out, _("Digest (SHA-256)"), found->digest);
	g_string_append_c(out, '\n');
	append_wrapped(out, 0,
		       found->reading->seal == SEAL_NONE
			       ? _("Compared: head, rows, ticks and digest. Other words were not.")
			       : _("Compared: head, rows, ticks, digest and every byte of the file."));
	append_wrapped(out, 0,
		       _("This shows whether something was changed by accident or carelessly; it "
			 "does not show who made the sheet."));
}

/* For programs */

static json_t *gaps_json(const struct published *published)
{
	json_t *object = json_object();

	for (int i = 0; i < DUTIES; i++)
		json_put(object, duty_id(i), json_integer(published->gaps[i]));
	return object;
}

static json_t *found_json(const char *path, const struct verified *found)
{
	static const char *const seals[] = { "none", "whole", "broken" };
	const struct published *published = &found->published;
	json_t *object = json_object();

	json_put(object, "schema", json_string("phrwizard-verify/1"));
	json_put(object, "file", json_text(path));
	json_put(object, "format", json_string(found->format->name));
	json_put(object, "unchanged", json_boolean(found->differences->len == 0));
	json_put(object, "seal", json_string(seals[found->reading->seal]));
	json_put(object, "differences", json_strings(found->differences));
	json_put(object, "internal", json_boolean(found->reading->internal));
	json_put(object, "catalog", json_text(published->catalog));
	json_put(object, "organization", json_text(published->organization));
	json_put(object, "service", json_text(published->service));
	json_put(object, "confirmed", json_text(published->confirmed));
	json_put(object, "age_days", found->age < 0 ? json_null() : json_integer(found->age));
	json_put(object, "scope", json_string(verdict_id(published->verdict)));
	json_put(object, "result", json_string(result_id(published->result)));
	json_put(object, "counts", json_counts(&published->total));
	json_put(object, "gaps", gaps_json(published));
	json_put(object, "digest", json_string(found->digest));
	return object;
}

static bool tell(const struct invocation *invocation, const struct verified *found, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const char *path = invocation_argument(invocation, 0);
	g_autoptr(GString) out = g_string_new(NULL);

	if (invocation_has(invocation, "json"))
		return output_json(found_json(path, found), error);
	append_found(out, library, path, found);
	return output_text(out->str, error);
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	if (!invocation_check(invocation, 1, 1, error))
		return EXIT_TROUBLE;
	OWNED(verified) found = verify_file(invocation_argument(invocation, 0), error);

	if (!found || !tell(invocation, found, error))
		return EXIT_TROUBLE;
	return found->differences->len ? EXIT_NO : EXIT_DONE;
}

const struct verb verb_verify = {
	.name = "verify",
	.arguments = "SHEET",
	.summary = N_("is an exported sheet (HTML, JSON, XLSX, PDF) unchanged, and what does it say?"),
	.options = options,
	.run = run,
};
