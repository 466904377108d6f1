/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sheets for files and folders. */
#include "config.h"

#include "cli/exporting.h"

#include <errno.h>

#include <glib/gstdio.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/clock.h"
#include "cli/modules.h"
#include "cli/output.h"
#include "engine/overview.h"
#include "sheet/site.h"
#include "store/save.h"
#include "store/wording_file.h"
#include "store/yaml.h"

struct exporting {
	struct wording_file *wording;           /* or NULL */
	struct assessment *assessment;          /* against the catalog with these words */
	struct report *report;
	struct sheet *sheet;
};

void exporting_free(struct exporting *exporting)
{
	if (!exporting)
		return;
	sheet_free(exporting->sheet);
	report_free(exporting->report);
	assessment_free(exporting->assessment);
	wording_file_free(exporting->wording);
	g_free(exporting);
}

const struct sheet *exporting_sheet(const struct exporting *exporting)
{
	return exporting->sheet;
}

/* When the files say that they were made; 0: nobody said. */
static gint64 source_date(void)
{
	gint64 seconds;

	return clock_given(&seconds) ? seconds : 0;
}

/* What became of the evidence, as of the confirmation too. */
static void tell_evidence(struct exporting *exporting, struct session *session)
{
	const struct assessment *assessment = exporting->assessment;
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(struct evidence_piece));

	for (size_t i = 0; i < assessment->catalog->items; i++)
		evidence_judge_row(assessment, i, assessment->profile[PROFILE_CONFIRMED],
				   session_look, session, pieces);
	sheet_tell_evidence(exporting->sheet, pieces);
}

struct exporting *exporting_new(struct session *session, const struct assessment *assessment,
				bool internal, const char *wording, GError **error)
{
	OWNED(exporting) exporting = g_new0(struct exporting, 1);
	const struct sheet_options options = {
		.language = i18n_language(),
		.internal = internal,
		.program_version = PACKAGE_VERSION,
		.made = source_date(),
	};
	struct assessment *copy = exporting->assessment = assessment_copy(assessment);

	if (wording) {
		exporting->wording = wording_file_read(wording, assessment->catalog, error);
		if (!exporting->wording)
			return NULL;
		copy->catalog = wording_file_catalog(exporting->wording);
	}
	/* as of the confirmation, never of the clock: the same assessment gives the same bytes */
	exporting->report = evaluate(copy, copy->profile[PROFILE_CONFIRMED]);
	exporting->sheet = sheet_new(copy, exporting->report, &options);
	if (internal)
		tell_evidence(exporting, session);
	return g_steal_pointer(&exporting);
}

GString *exporting_bytes(const struct exporting *exporting, const struct format *format,
			 GError **error)
{
	g_autoptr(GString) bytes = g_string_new(NULL);

	return format_write(format, exporting->sheet, bytes, error) ? g_steal_pointer(&bytes)
								    : NULL;
}

GString *export_sheet(struct session *session, const struct assessment *assessment,
		      const struct format *format, bool internal, char **ret_warnings,
		      GError **error)
{
	OWNED(exporting) exporting = exporting_new(session, assessment, internal, NULL, error);

	if (exporting && ret_warnings)
		*ret_warnings = exporting_warnings(exporting);
	return exporting ? exporting_bytes(exporting, format, error) : NULL;
}

char *exporting_warnings(const struct exporting *exporting)
{
	if (!overview_stale(exporting->assessment, exporting->report))
		return g_strdup("");
	return g_strdup(
		_("the result is another than when the overview was written: the sheet carries "
		  "the program's draft instead; look at the overview again"));
}

/* A folder for a web site */

/* The formats of it that can be had here; the others are told. */
static GPtrArray *site_formats(void)
{
	GPtrArray *list = g_ptr_array_new();

	for (const struct format *const *f = formats(); *f; f++) {
		g_autofree char *missing = NULL;

		if (!(*f)->site)
			continue;
		if (format_present(*f)) {
			g_ptr_array_add(list, (void *)*f);
			continue;
		}
		missing = g_strdup_printf(_("left out: %s; install %s and build phrwizard again"),
					  (*f)->name, (*f)->needs);
		output_message(missing);
	}
	return list;
}

static bool must_not_exist(const char *path, GError **error)
{
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
		    _("'%s' exists, nothing was written: add --force to replace it"), path);
	return false;
}

static bool make_folder(const char *folder, GError **error)
{
	if (g_mkdir(folder, 0777) == 0 || errno == EEXIST)
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot make the folder '%s': %s"), folder,
		    g_strerror(errno));
	return false;
}

/* All files in memory first: a sheet that cannot be made leaves no half folder. Array of GBytes *,
 * the last is the page that leads to the others. */
static GPtrArray *site_files(const struct exporting *exporting, const GPtrArray *list,
			     GError **error)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	GString *index = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++) {
		GString *bytes = exporting_bytes(exporting, list->pdata[i], error);

		if (!bytes) {
			g_string_free(index, TRUE);
			return NULL;
		}
		g_ptr_array_add(files, g_string_free_to_bytes(bytes));
	}
	site_index(exporting->sheet, list, index);
	g_ptr_array_add(files, g_string_free_to_bytes(index));
	return g_steal_pointer(&files);
}

static void tell_site(const struct exporting *exporting, const GPtrArray *paths, GString *told)
{
	g_autofree char *link = site_link(exporting->sheet, "https://www.example.jp/phr-check/");

	append_wrapped(told, 0, _("Written:"));
	for (guint i = 0; i < paths->len; i++)
		g_string_append_printf(told, "  %s\n", (const char *)paths->pdata[i]);
	g_string_append_c(told, '\n');
	append_wrapped(
		told, 0,
		_("Put the folder on your web site and add a line like this, with the address "
		  "that it has there, to the page with your privacy policy:"));
	/* not wrapped: it is to be copied */
	g_string_append_printf(told, "\n  %s\n", link);
}

bool exporting_site(const struct exporting *exporting, const char *folder, bool force,
		    GString *told, GError **error)
{
	g_autoptr(GPtrArray) list = site_formats();
	g_autoptr(GPtrArray) files = site_files(exporting, list, error);
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < list->len; i++) {
		g_autofree char *name = site_name(list->pdata[i]);

		g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
	}
	g_ptr_array_add(paths, g_build_filename(folder, SITE_INDEX, NULL));
	for (guint i = 0; files && !force && i < paths->len; i++)
		if (!must_not_exist(paths->pdata[i], error))
			return false;
	if (!files || !make_folder(folder, error))
		return false;
	for (guint i = 0; i < paths->len; i++) {
		size_t length;
		const char *bytes = g_bytes_get_data(files->pdata[i], &length);

		if (!file_write_whole(paths->pdata[i], bytes, length, force, error))
			return false;
	}
	tell_site(exporting, paths, told);
	return true;
}
