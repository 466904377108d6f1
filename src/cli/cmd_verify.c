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

static void append_found(GString *out, struct library *library, const char *path,
			 const struct verified *found)
{
	g_string_append_printf(out, "%s: %s\n", path,
			       found->differences->len ? _("changed") : _("unchanged"));
	for (guint i = 0; i < found->differences->len; i++)
		append_wrapped(out, 2, found->differences->pdata[i]);
	g_string_append_c(out, '\n');
	verified_append(found, library, out);
	g_string_append_c(out, '\n');
	append_wrapped(
		out, 0,
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
	.summary =
		N_("is an exported sheet (HTML, JSON, XLSX, PDF) unchanged, and what does it say?"),
	.options = options,
	.run = run,
};
