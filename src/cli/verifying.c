/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a finished sheet of anybody's and finding out whether it is what was written. */
#include "config.h"

#include "cli/verifying.h"

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/clock.h"
#include "cli/modules.h"
#include "cli/output.h"
#include "cli/session.h"
#include "engine/dates.h"
#include "sheet/digest.h"
#include "store/save.h"

/* Far more than any sheet has. */
enum { SHEET_BYTES_MAX = 64 * 1024 * 1024 };

void verified_free(struct verified *found)
{
	if (!found)
		return;
	reading_free(found->reading);
	g_clear_pointer(&found->differences, g_ptr_array_unref);
	g_free(found->digest);
	g_free(found);
}

static int age_in_days(const char *confirmed)
{
	g_autofree char *today = clock_today();

	return confirmed ? date_days(confirmed, today) : -1;
}

static struct verified *find_out(const char *bytes, size_t length, GError **error)
{
	OWNED(verified) found = g_new0(struct verified, 1);

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
	if (found->format->seal_before && found->reading->seal != SEAL_WHOLE)
		g_ptr_array_add(found->differences,
				g_strdup(_("Something was changed since the file was written: its "
					   "last line does not fit the rest.")));
	g_autoptr(GPtrArray) claims = published_contradictions(&found->published);

	g_ptr_array_extend_and_steal(found->differences, g_steal_pointer(&claims));
	return g_steal_pointer(&found);
}

struct verified *verify_file(const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = file_read_whole(path, SHEET_BYTES_MAX, error);
	size_t length = 0;
	const char *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
	struct verified *found = bytes ? find_out(data ? data : "", length, error) : NULL;

	if (bytes && !found)
		g_prefix_error(error, "%s: ", path);
	return found;
}

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
	[DUTY_EXPECTED] = N_("expected: the Guideline asks for it "
			     "or for something at least as good"),
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
		g_autofree char *line = g_strdup_printf(
			ngettext("%u row: %s", "%u rows: %s", published->gaps[i]),
			published->gaps[i], _(duty_meanings[i]));

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
		catalog ? g_strdup_printf("%s (%s) %s", text_in(&catalog->title, i18n_language()),
					  id, text_in(&catalog->based_on, i18n_language()))
			: g_strdup_printf(_("%s (not installed here)"), id);

	append_field(out, _("Edition"), edition);
}

void verified_append(const struct verified *found, struct library *library, GString *out)
{
	const struct published *published = &found->published;
	const struct counts *total = &published->total;
	g_autofree char *rows = g_strdup_printf(
		_("%u of %u rows that apply are ticked; not answered %u, not yet decided %u"),
		total->ticked, total->applicable, total->unanswered, total->undecided);

	append_field(out, profile_field_label(PROFILE_ORGANIZATION), published->organization);
	append_field(out, profile_field_label(PROFILE_SERVICE), published->service);
	append_edition(out, library, published->catalog);
	append_age(out, found);
	append_field(out, _("Scope"), verdict_label(published->verdict));
	append_field(out, _("Result"), result_label(published->result));
	append_field(out, _("Rows"), rows);
	append_gaps(out, published);
	append_field(out, _("Digest (SHA-256)"), found->digest);
}
