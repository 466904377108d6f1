/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard verify: is a sheet, ours or somebody else's, still what was written, and what does it
 * say? The file may be anybody's. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/modules.h"
#include "cli/output.h"
#include "cli/report_json.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "sheet/digest.h"
#include "sheet/json_parts.h"
#include "sheet/published.h"
#include "store/save.h"

/* Far more than any sheet has. */
enum { SHEET_BYTES_MAX = 64 * 1024 * 1024 };

static const struct option_spec options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ NULL, 0, NULL, NULL },
};

/* What was found out about one file. */
struct finding_out {
	const struct format *format;
	struct reading *reading;
	struct published published;
	GPtrArray *differences;     /* char *: sentences; none: unchanged */
	char *digest;               /* of the content */
	int age;                    /* days since the date of confirmation; negative: not known */
};

static void finding_out_free(struct finding_out *found)
{
	if (!found)
		return;
	reading_free(found->reading);
	g_clear_pointer(&found->differences, g_ptr_array_unref);
	g_free(found->digest);
	g_free(found);
}
OWNED_TYPE(finding_out)

static int age_in_days(const char *confirmed)
{
	g_autofree char *today = clock_today();

	return confirmed ? date_days(confirmed, today) : -1;
}

/* Everything about BYTES that can be known. NULL and ERROR when it is no sheet with data. */
static struct finding_out *find_out(const char *bytes, size_t length, GError **error)
{
	OWNED(finding_out) found = g_new0(struct finding_out, 1);

	found->format = format_of(bytes, length);
	if (!found->format) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("this is no sheet that carries its data: HTML, JSON, XLSX or PDF"));
		return NULL;
	}
	found->reading = format_read(found->format, bytes, length, error);
	if (!found->reading)
		return NULL;
	if (!json_is_object(found->reading->content)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("the file does not carry the data of a sheet"));
		return NULL;
	}
	if (!published_read(found->reading->content, &found->published, error))
		return NULL;
	found->digest = digest_of(found->reading->content);
	found->age = age_in_days(found->published.confirmed);
	found->differences = reading_differences(found->reading);
	if (found->reading->seal == SEAL_BROKEN)
		g_ptr_array_add(found->differences,
				g_strdup(_("Something was changed since the file was written: its "
					   "last line does not fit the rest.")));
	g_autoptr(GPtrArray) claims = published_contradictions(&found->published);

	g_ptr_array_extend_and_steal(found->differences, g_steal_pointer(&claims));
	return g_steal_pointer(&found);
}

/* For people */

static void append_age(GString *out, const struct finding_out *found)
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
			 const struct finding_out *found)
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

static json_t *found_json(const char *path, const struct finding_out *found)
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

static bool tell(const struct invocation *invocation, const struct finding_out *found, GError **error)
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
	const char *path = invocation_argument(invocation, 0);

	if (!invocation_check(invocation, 1, 1, error))
		return EXIT_TROUBLE;
	g_autoptr(GBytes) bytes = file_read_whole(path, SHEET_BYTES_MAX, error);
	size_t length = 0;
	const char *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
	OWNED(finding_out) found = bytes ? find_out(data ? data : "", length, error) : NULL;

	if (!found) {
		if (bytes)
			g_prefix_error(error, "%s: ", path);
		return EXIT_TROUBLE;
	}
	if (!tell(invocation, found, error))
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
