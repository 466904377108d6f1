/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard catalog reconcile: an official sheet against a catalog, into three files. */
#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/catalog_parts.h"
#include "cli/output.h"
#include "cli/session.h"
#include "store/official_sheet_file.h"
#include "store/reconcile_file.h"
#include "store/save.h"
#include "store/yaml.h"

/* The files, in the order in which they are told. */
static const struct {
	const char *name, *what; /* what: N_() */
	GString *(*write)(const struct comparison *comparison);
} files[] = {
	{ "wording.yaml", N_("the official words and numbers of the rows that were surely found"),
	  comparison_wording },
	{ "decisions.yaml", N_("what a person must decide; give it back with --decisions"),
	  comparison_decisions },
	{ "rows.yaml", N_("rows that only one side has, and lines that were not read"),
	  comparison_rows },
};

/* Japanese as soon as a row has a Japanese letter, when the catalog speaks it. */
static enum language language_of(const struct official_sheet *sheet, const struct catalog *catalog)
{
	bool japanese = false;

	for (guint r = 0; r < sheet->rows->len && !japanese; r++)
		for (const char *p = ((struct official_row *)sheet->rows->pdata[r])->words; *p;
		     p = g_utf8_next_char(p))
			japanese |= g_utf8_get_char(p) >= 0x3040;
	if (catalog->has[japanese ? LANGUAGE_JA : LANGUAGE_EN])
		return japanese ? LANGUAGE_JA : LANGUAGE_EN;
	return japanese ? LANGUAGE_EN : LANGUAGE_JA;
}

/* What was decided, if anything was. */
static bool read_decisions(const char *path, const struct catalog *catalog,
			   struct official_sheet *sheet, GArray *decisions, GError **error)
{
	g_autoptr(GBytes) bytes = path ? file_read_whole(path, YAML_BYTES_MAX, error) : NULL;
	OWNED(problems) problems = NULL;

	if (!bytes)
		return !path;
	problems = problems_new(path);
	return decisions_parse(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), catalog,
			       sheet, decisions, problems) ||
	       problems_to_error(problems, error);
}

static bool make_folder(const char *folder, GError **error)
{
	if (g_mkdir(folder, 0777) == 0 || errno == EEXIST)
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot make the folder '%s': %s"), folder,
		    g_strerror(errno));
	return false;
}

/* None is written when one of them may not be replaced. */
static bool write_files(const struct comparison *comparison, const char *folder, bool force,
			GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(files) && !force; i++) {
		g_autofree char *path = g_build_filename(folder, files[i].name, NULL);

		if (!g_file_test(path, G_FILE_TEST_EXISTS))
			continue;
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
			    _("'%s' exists, nothing was written: add --force to replace it"), path);
		return false;
	}
	if (!make_folder(folder, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = g_build_filename(folder, files[i].name, NULL);
		g_autoptr(GString) bytes = files[i].write(comparison);

		if (!file_write_whole(path, bytes->str, bytes->len, force, error))
			return false;
	}
	return true;
}

static void tell(const struct comparison *comparison, const char *folder, GString *out)
{
	unsigned sure = 0, open = 0, only_sheet = 0, only_catalog = 0;

	for (size_t r = 0; r < comparison->found->rows; r++) {
		sure += comparison->found->row[r].certainty == CERTAINTY_SURE;
		open += comparison_is_open(comparison, r);
		only_sheet += comparison_only_sheet(comparison, r);
	}
	for (size_t i = 0; i < comparison->found->items; i++)
		only_catalog += comparison_only_catalog(comparison, i);
	g_string_append_printf(out, _("rows of the sheet: %zu, rows of the catalog: %zu\n"),
			       comparison->found->rows, comparison->found->items);
	g_string_append_printf(out, _("surely found: %u\n"), sure);
	g_string_append_printf(out, _("to be decided, row or number: %u\n"), open);
	g_string_append_printf(out, _("only in the sheet: %u, only in the catalog: %u\n"),
			       only_sheet, only_catalog);
	g_string_append_printf(out, _("lines that were not read: %u\n"),
			       comparison->sheet->unread->len);
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = g_build_filename(folder, files[i].name, NULL);

		g_string_append_printf(out, "%s: %s\n", path, _(files[i].what));
	}
}

enum exit_code catalog_reconcile(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const struct catalog *catalog =
		library_catalog(library, invocation_argument(invocation, 1), error);
	const char *path = invocation_argument(invocation, 2),
		   *folder = invocation_value(invocation, "output");
	OWNED(official_sheet) sheet = catalog ? official_sheet_read(path, error) : NULL;
	OWNED(reconciliation) found = NULL;
	g_autoptr(GArray) decisions = g_array_new(FALSE, FALSE, sizeof(struct row_decision));
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *name = g_path_get_basename(path);

	if (!sheet || !read_decisions(invocation_value(invocation, "decisions"), catalog, sheet,
				      decisions, error))
		return EXIT_TROUBLE;
	struct comparison comparison = { catalog, sheet, NULL, language_of(sheet, catalog), name };

	comparison.found = found =
		reconcile(catalog, sheet, comparison.language,
			  (const struct row_decision *)(void *)decisions->data, decisions->len);
	if (!found) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("'%s' and the catalog have too many rows to compare"), path);
		return EXIT_TROUBLE;
	}
	if (!folder)
		folder = ".";
	if (!write_files(&comparison, folder, invocation_has(invocation, "force"), error))
		return EXIT_TROUBLE;
	tell(&comparison, folder, out);
	return output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
}
