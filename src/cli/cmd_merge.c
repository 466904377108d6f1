/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard merge: two people's assessments made one; also what git calls to merge (phrwizard
 * git-setup). */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/edition_way.h"
#include "cli/entry_text.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "store/assessment_file.h"
#include "store/yaml.h"

static const struct option_spec options[] = {
	{ "output", 'o', N_("FILE"),
	  N_("where to write instead of OURS; - is the standard output") },
	{ "name", 0, N_("NAME"), N_("what messages call the file") },
	{ NULL, 0, NULL, NULL },
};

/* Each of the three files, in the order of the arguments. */
enum { BASE, OURS, THEIRS, FILES };

/* One of the files. git hands over an empty BASE when both sides have made the file. */
static struct assessment *read_file(struct library *library, const struct invocation *invocation,
				    unsigned i, const struct catalog *if_empty, GError **error)
{
	const char *path = invocation_argument(invocation, i);
	g_autoptr(GBytes) bytes = file_read_whole(path, YAML_BYTES_MAX, error);
	g_autofree char *warnings = NULL;

	if (!bytes)
		return NULL;
	if (if_empty && g_bytes_get_size(bytes) == 0)
		return assessment_new(if_empty);
	return assessment_read(library, path, bytes, &warnings, error);
}

/* Is CATALOG that of ASSESSMENT, or a later edition of it? */
static bool leads_to(struct library *library, const struct assessment *assessment,
		     const struct catalog *catalog)
{
	g_autoptr(GPtrArray) way = NULL;

	if (assessment->catalog == catalog)
		return true;
	way = edition_way(library, assessment->catalog, catalog, NULL);
	return way != NULL;
}

/* Whoever took the file to the next edition did not know what others did meanwhile in the old one:
 * all three go to the latest of their editions. */
static bool bring_together(struct library *library, struct assessment *three[FILES], GError **error)
{
	const struct catalog *latest = three[OURS]->catalog;

	if (!leads_to(library, three[THEIRS], latest))
		latest = three[THEIRS]->catalog;
	for (int i = 0; i < FILES; i++) {
		if (leads_to(library, three[i], latest)) {
			three[i] = edition_bring(library, three[i], latest);
			continue;
		}
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("assessments for different catalogs cannot be merged: '%s' and '%s'"),
			    latest->id, three[i]->catalog->id);
		return false;
	}
	return true;
}

static struct assessment *merge_files(struct library *library, const struct invocation *invocation,
				      struct merge_counts *counts, GError **error)
{
	struct assessment *three[FILES] = { 0 }, *merged = NULL;

	three[OURS] = read_file(library, invocation, OURS, NULL, error);
	if (three[OURS])
		three[THEIRS] = read_file(library, invocation, THEIRS, NULL, error);
	if (three[THEIRS])
		three[BASE] = read_file(library, invocation, BASE, three[OURS]->catalog, error);
	if (three[BASE] && bring_together(library, three, error))
		merged = assessment_merge(three[BASE], three[OURS], three[THEIRS], counts);
	for (int i = 0; i < FILES; i++)
		assessment_free(three[i]);
	return merged;
}

/* Over OURS in one step, with nothing beside it: git's files are temporary. Another file is saved
 * as every assessment is, the version before it stays. */
static bool write_result(const struct assessment *merged, const char *ours, const char *output,
			 GError **error)
{
	g_autoptr(GString) bytes = assessment_to_save(merged, error);

	if (!bytes)
		return false;
	if (!output)
		return file_write_whole(ours, bytes->str, bytes->len, true, error);
	if (strcmp(output, "-") == 0)
		return output_document(bytes->str, bytes->len, error);
	OWNED(saved_file) file = saved_file_open(output, true, error);

	return file && saved_file_save(file, bytes->str, bytes->len, error);
}

static void tell_conflicts(const struct assessment *merged, const char *name,
			   const struct merge_counts *counts)
{
	g_autoptr(GString) text = g_string_new(NULL);

	g_string_append_printf(text,
			       ngettext("%s: %u entry was changed in different ways",
					"%s: %u entries were changed in different ways",
					counts->conflicts),
			       name, counts->conflicts);
	for (unsigned i = 0; i < merged->conflict->len; i++) {
		const struct conflict *conflict = merged->conflict->pdata[i];

		g_string_append_printf(text, "\n%s", conflict->key);
		g_string_append_c(text, '\n');
		append_sides(text, 2, merged->catalog, conflict);
	}
	g_string_append_printf(text, "\n%s",
			       _("both are kept and count as open; choose with 'phrwizard set FILE "
				 "KEY --side N'"));
	output_message(text->str);
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const char *name = invocation_value(invocation, "name");
	struct merge_counts counts;

	if (!invocation_check(invocation, FILES, FILES, error))
		return EXIT_REFUSED;
	const char *ours = invocation_argument(invocation, OURS),
		   *output = invocation_value(invocation, "output");
	OWNED(assessment) merged = merge_files(library, invocation, &counts, error);

	if (!merged || !write_result(merged, ours, output, error)) {
		if (name)
			g_prefix_error(error, "%s: ", name);
		return EXIT_REFUSED;
	}
	if (counts.conflicts == 0)
		return EXIT_DONE;
	tell_conflicts(merged, name ? name : output ? output : ours, &counts);
	return EXIT_NO;
}

const struct verb verb_merge = {
	.name = "merge",
	.arguments = "BASE OURS THEIRS",
	.summary = N_("merge two changed assessments into OURS; exit with 0 if clean, 1 on "
		      "conflicts, 129 if refused"),
	.options = options,
	.trouble = EXIT_REFUSED,
	.run = run,
};
