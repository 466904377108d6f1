/* SPDX-License-Identifier: GPL-3.0-or-later
 * The published content as canonical JSON, and its SHA-256. Nothing here may depend on language,
 * format, clock or on what is internal. Changing a key or its meaning changes every digest: then
 * the schema's number goes up. */
#include "config.h"

#include "sheet/digest.h"

#include <stdlib.h>

#include "engine/overview.h"
#include "sheet/json_parts.h"

static json_t *scope_content(const struct sheet *sheet)
{
	const struct scope *scope = &sheet->report->scope;
	json_t *content = json_object();

	json_put(content, "verdict", json_string(verdict_id(scope->verdict)));
	json_put(content, "because", json_reasons(sheet->assessment, &scope->because));
	json_put(content, "settled_by", json_reasons(sheet->assessment, &scope->settled_by));
	return content;
}

/* The overview that was written, in each language; what the program drafts says nothing more than
 * the rest. */
static json_t *overview_content(const struct sheet *sheet)
{
	json_t *content = json_object();

	for (int i = 0; i < LANGUAGES; i++)
		json_put(content, language_id(i), json_text(overview_written(sheet->assessment,
									     sheet->report, i)));
	return content;
}

static json_t *row_content(const struct sheet *sheet, const struct sheet_row *row)
{
	const struct finding *finding = row->finding;
	json_t *content = json_object();

	json_put(content, "key", json_string(row->item->key));
	json_put(content, "duty", json_string(duty_id(row->item->duty)));
	json_put(content, "place", json_string(sheet_place_id(row->place)));
	json_put(content, "applies", json_string(truth_id(finding->applies)));
	json_put(content, "because", json_reasons(sheet->assessment, &finding->because));
	json_put(content, "settled_by", json_reasons(sheet->assessment, &finding->settled_by));
	json_put(content, "answer", json_answer(row->answer));
	json_put(content, "ticked", json_boolean(finding->ticked));
	return content;
}

static json_t *rows_content(const struct sheet *sheet)
{
	json_t *rows = json_array();

	for (guint i = 0; i < sheet->rows->len; i++)
		json_array_append_new(rows, row_content(sheet, sheet->rows->pdata[i]));
	return rows;
}

json_t *digest_content(const struct sheet *sheet)
{
	char *const *profile = sheet->assessment->profile;
	json_t *content = json_object();

	json_put(content, "schema", json_string(CONTENT_SCHEMA));
	json_put(content, "catalog", json_string(sheet->catalog->id));
	json_put(content, "organization", json_text(profile[PROFILE_ORGANIZATION]));
	json_put(content, "service", json_text(profile[PROFILE_SERVICE]));
	json_put(content, "confirmed", json_text(profile[PROFILE_CONFIRMED]));
	json_put(content, "title", json_text(profile[PROFILE_STAFF_TITLE]));
	json_put(content, "scope", scope_content(sheet));
	json_put(content, "result", json_string(result_id(sheet->report->result)));
	json_put(content, "overview", overview_content(sheet));
	json_put(content, "rows", rows_content(sheet));
	return content;
}

/* Keys sorted, no blanks, UTF-8. The caller frees. */
static char *canonical(const json_t *content)
{
	char *text = json_dumps(content, JSON_SORT_KEYS | JSON_COMPACT), *copy = g_strdup(text);

	free(text);
	return copy;
}

static char *digest_of_text(const char *text)
{
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
}

void digest_add(struct sheet *sheet)
{
	json_auto_t *content = digest_content(sheet);

	sheet->content = canonical(content);
	sheet->digest = digest_of_text(sheet->content);
}

char *digest_of_assessment(const struct assessment *assessment)
{
	const struct sheet_options options = { .program_version = "" };
	/* as of the confirmation, as everything that is exported */
	OWNED(report) report = evaluate(assessment, assessment->profile[PROFILE_CONFIRMED]);
	OWNED(sheet) sheet = sheet_new(assessment, report, &options);

	return g_strdup(sheet->digest);
}

char *digest_of(const json_t *content)
{
	g_autofree char *text = canonical(content);

	return digest_of_text(text);
}
