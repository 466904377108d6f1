/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard diff: what differs between two assessments, entry by entry; and one assessment as
 * text, for git to compare. */
#include "config.h"

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text_table.h"
#include "cli/edition_way.h"
#include "cli/entry_text.h"
#include "cli/output.h"
#include "cli/report_json.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/signoff.h"
#include "engine/trend.h"
#include "store/yaml.h"

static const struct option_spec options[] = {
	{ "trend", 0, NULL,
	  N_("only rows that got better or worse, were or became open, or lost their proof") },
	{ "json", 0, NULL, N_("as JSON") },
	{ "textconv", 0, NULL, N_("show one FILE as text, for git diff; a broken one as it is") },
	{ NULL, 0, NULL, NULL },
};

static struct assessment *read_file(struct library *library, const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = file_read_whole(path, YAML_BYTES_MAX, error);
	g_autofree char *warnings = NULL;
	struct assessment *assessment =
		bytes ? assessment_read(library, path, bytes, &warnings, error) : NULL;

	if (warnings)
		output_message(warnings);
	return assessment;
}

/* LINE after MARK; its further lines below. */
static void append_line(GString *out, const char *mark, const char *line)
{
	g_auto(GStrv) parts = g_strsplit(line, "\n", -1);

	for (char **part = parts; *part; part++)
		g_string_append_printf(out, "%s%s%s\n", mark, part == parts ? "" : "  ", *part);
}

/* The lines about ENTRY that only SAID has, not OTHER. */
static void append_lines(GString *out, const char *mark, const struct catalog *catalog,
			 const struct entry *entry, const struct said *said,
			 const struct said *other)
{
	g_autoptr(GPtrArray) lines = entry_lines(catalog, entry, said);
	g_autoptr(GPtrArray) others = entry_lines(catalog, entry, other);
	g_autoptr(GHashTable) known = text_table_new();

	for (unsigned i = 0; i < others->len; i++)
		g_hash_table_add(known, others->pdata[i]);
	for (unsigned i = 0; i < lines->len; i++)
		if (!g_hash_table_contains(known, lines->pdata[i]))
			append_line(out, mark, lines->pdata[i]);
}

static enum trend trend_of(const struct entry *entry)
{
	return entry->kind == ENTRY_ROW
		       ? answer_trend(&entry->a.side.answer, &entry->b.side.answer)
		       : TREND_NONE;
}

static bool lost_proof(const struct entry *entry)
{
	return entry->kind == ENTRY_ROW &&
	       answer_lost_proof(&entry->a.side.answer, &entry->b.side.answer);
}

/* What became of a row, in a word or two. */
static void append_trend(GString *out, const struct entry *entry)
{
	const enum trend trend = trend_of(entry);

	if (trend != TREND_NONE)
		g_string_append_printf(out, "  = %s\n", trend_label(trend));
	if (lost_proof(entry))
		g_string_append_printf(out, "  = %s\n", _("lost its proof"));
}

/* The sums of all that is told. */
static void append_sums(GString *out, const GPtrArray *entries)
{
	unsigned sums[TRENDS] = { 0 }, lost = 0;

	for (unsigned i = 0; i < entries->len; i++) {
		sums[trend_of(entries->pdata[i])]++;
		lost += lost_proof(entries->pdata[i]);
	}
	g_string_append_printf(out,
			       _("\nRows: better %u, worse %u, answered now %u, open now %u, lost "
				 "their proof %u\n"),
			       sums[TREND_BETTER], sums[TREND_WORSE], sums[TREND_ANSWERED],
			       sums[TREND_OPEN], lost);
}

static bool diff_text(const GPtrArray *entries, const struct catalog *catalog,
		      const struct invocation *invocation, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (unsigned i = 0; i < entries->len; i++) {
		const struct entry *entry = entries->pdata[i];

		append_entry(out, catalog, entry);
		append_trend(out, entry);
		append_lines(out, "  - ", catalog, entry, &entry->a, &entry->b);
		append_lines(out, "  + ", catalog, entry, &entry->b, &entry->a);
	}
	if (invocation_has(invocation, "trend"))
		append_sums(out, entries);
	return output_text(out->str, error);
}

static bool diff_json(const GPtrArray *entries, const struct catalog *catalog,
		      const struct invocation *invocation, GError **error)
{
	g_autofree char *old_name = g_utf8_make_valid(invocation_argument(invocation, 0), -1);
	g_autofree char *new_name = g_utf8_make_valid(invocation_argument(invocation, 1), -1);
	json_t *changes = json_array();

	for (unsigned i = 0; i < entries->len; i++) {
		const struct entry *entry = entries->pdata[i];

		json_t *change = json_pack("{s:s, s:s, s:o, s:o}", "kind",
					   entry_kind_id(entry->kind), "key", entry->key, "old",
					   said_json(entry->kind, &entry->a), "new",
					   said_json(entry->kind, &entry->b));

		if (entry->kind == ENTRY_ROW) {
			json_object_set_new(change, "trend",
					    json_string(trend_id(trend_of(entry))));
			json_object_set_new(change, "proof_lost", json_boolean(lost_proof(entry)));
		}
		json_array_append_new(changes, change);
	}
	return output_json(json_pack("{s:s, s:s, s:s, s:s, s:o}", "schema", "phrwizard-diff/1",
				     "old", old_name, "new", new_name, "catalog", catalog->id,
				     "changes", changes),
			   error);
}

/* OLD (taken) as it would be in the later edition TO; the answers of its own day. */
static struct assessment *translate(struct library *library, struct assessment *old,
				    const struct catalog *to, GError **error)
{
	OWNED(assessment) at = old;
	g_autoptr(GPtrArray) way = NULL;

	if (at->catalog == to)
		return g_steal_pointer(&at);
	way = edition_way(library, at->catalog, to, NULL);
	if (!way)
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("these are assessments for different catalogs, '%s' and '%s', and "
			      "the second does not replace the first"),
			    at->catalog->id, to->id);
	for (unsigned i = 0; way && i < way->len; i++) {
		OWNED(upgrade) upgrade = upgrade_run(at, way->pdata[i]);
		struct assessment *next = assessment_translated(upgrade);

		assessment_free(at);
		at = next;
	}
	return way ? g_steal_pointer(&at) : NULL;
}

/* Leaves of ENTRIES only rows of which there is a trend to tell. */
static void keep_trends(GPtrArray *entries)
{
	for (unsigned i = entries->len; i-- > 0;)
		if (trend_of(entries->pdata[i]) == TREND_NONE && !lost_proof(entries->pdata[i]))
			g_ptr_array_remove_index(entries, i);
}

static enum exit_code compare(struct library *library, const struct invocation *invocation,
			      GError **error)
{
	OWNED(assessment) old = read_file(library, invocation_argument(invocation, 0), error);
	OWNED(assessment)
	new = old ? read_file(library, invocation_argument(invocation, 1), error) : NULL;

	if (!new)
		return EXIT_TROUBLE;
	OWNED(assessment)
	then = translate(library, g_steal_pointer(&old), new->catalog, error);
	if (!then)
		return EXIT_TROUBLE;
	g_autoptr(GPtrArray) entries = assessment_entries(then, new, true);

	if (invocation_has(invocation, "trend"))
		keep_trends(entries);
	if (!(invocation_has(invocation, "json") ? diff_json : diff_text)(entries, new->catalog,
									  invocation, error))
		return EXIT_TROUBLE;
	return entries->len > 0 ? EXIT_NO : EXIT_DONE;
}

/* The whole of one assessment. What cannot be read is shown as it is, so that git can go on. */
static enum exit_code convert(struct library *library, const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = file_read_whole(path, YAML_BYTES_MAX, error);
	g_autofree char *warnings = NULL;
	OWNED(assessment)
	assessment = bytes ? assessment_read(library, path, bytes, &warnings, NULL) : NULL;
	g_autoptr(GString) out = g_string_new(NULL);

	if (!bytes)
		return EXIT_TROUBLE;
	if (!assessment) {
		g_autofree char *text = g_utf8_make_valid(g_bytes_get_data(bytes, NULL),
							  (gssize)g_bytes_get_size(bytes));

		return output_text(text, error) ? EXIT_DONE : EXIT_TROUBLE;
	}
	g_autoptr(GPtrArray) entries = assessment_entries(assessment, assessment, false);

	append_line(out, "", assessment->catalog->id);
	for (unsigned i = 0; i < assessment->signoff->len; i++) {
		g_autofree char *text = sign_text(assessment->signoff->pdata[i]);

		append_line(out, "", text);
	}
	for (unsigned i = 0; i < entries->len; i++) {
		const struct entry *entry = entries->pdata[i];
		g_autoptr(GPtrArray) lines = entry_lines(assessment->catalog, entry, &entry->a);

		append_entry(out, assessment->catalog, entry);
		for (unsigned j = 0; j < lines->len; j++)
			append_line(out, "    ", lines->pdata[j]);
	}
	return output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));

	if (invocation_has(invocation, "textconv"))
		return invocation_check(invocation, 1, 1, error)
			       ? convert(library, invocation_argument(invocation, 0), error)
			       : EXIT_TROUBLE;
	return invocation_check(invocation, 2, 2, error) ? compare(library, invocation, error)
							 : EXIT_TROUBLE;
}

const struct verb verb_diff = {
	.name = "diff",
	.arguments = "OLD NEW",
	.summary = N_("what differs between two assessments; exit with 0 if nothing does, 1 if "
		      "something, 2 on trouble"),
	.options = options,
	.run = run,
};
