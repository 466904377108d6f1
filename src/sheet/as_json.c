/* SPDX-License-Identifier: GPL-3.0-or-later
 * Data for other programs: the whole sheet, words of machines in English, words of people in the
 * sheet's language. "content" is what the digest is made of, as it is. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "sheet/digest.h"
#include "sheet/escape.h"
#include "sheet/format.h"
#include "sheet/json_parts.h"

#define SHEET_SCHEMA "phrwizard-sheet/1"

static json_t *catalog_json(const struct sheet *sheet)
{
	const struct catalog *catalog = sheet->catalog;
	enum language language = sheet->language;
	json_t *object = json_object();

	json_put(object, "id", json_string(catalog->id));
	json_put(object, "title", json_text(text_in(&catalog->title, language)));
	json_put(object, "issuer", json_text(text_in(&catalog->issuer, language)));
	json_put(object, "published", json_text(catalog->published));
	json_put(object, "based_on", json_text(text_in(&catalog->based_on, language)));
	return object;
}

static json_t *head_json(const struct sheet *sheet)
{
	char *const *profile = sheet->assessment->profile;
	json_t *object = json_object();

	json_put(object, "confirmed", json_text(profile[PROFILE_CONFIRMED]));
	json_put(object, "organization", json_text(profile[PROFILE_ORGANIZATION]));
	json_put(object, "service", json_text(profile[PROFILE_SERVICE]));
	json_put(object, "title", json_text(profile[PROFILE_STAFF_TITLE]));
	if (sheet->internal)
		json_put(object, "name", json_text(profile[PROFILE_STAFF_NAME]));
	return object;
}

static json_t *scope_json(const struct sheet *sheet)
{
	const struct scope *scope = &sheet->report->scope;
	const char *reason = scope->rule ? text_in(&scope->rule->because, sheet->language) : "";
	json_t *object = json_object();

	json_put(object, "verdict", json_string(verdict_id(scope->verdict)));
	json_put(object, "text", json_string(sheet->scope));
	json_put(object, "reason", json_text(reason));
	json_put(object, "because", json_reasons(sheet->assessment, &scope->because));
	json_put(object, "settled_by", json_reasons(sheet->assessment, &scope->settled_by));
	return object;
}

static json_t *result_json(const struct sheet *sheet)
{
	json_t *object = json_object();

	json_put(object, "verdict", json_string(result_id(sheet->report->result)));
	json_put(object, "text", json_strings(sheet->result));
	json_put(object, "counts", json_counts(&sheet->report->total));
	return object;
}

/* As it is shown: what somebody wrote, or the draft. */
static json_t *overview_json(const struct sheet *sheet)
{
	for (guint i = 0; i < sheet->parts->len; i++) {
		const struct sheet_part *part = sheet->parts->pdata[i];

		if (strcmp(part->id, "overview") == 0)
			return json_strings(part->sentences);
	}
	return json_array();
}

static json_t *section_json(const struct sheet *sheet, size_t i)
{
	const struct section *section = &sheet->catalog->section[i];
	json_t *object = json_object();

	json_put(object, "id", json_string(section->id));
	json_put(object, "title", json_text(text_in(&section->title, sheet->language)));
	json_put(object, "counts", json_counts(&sheet->report->section[i]));
	return object;
}

static json_t *sections_json(const struct sheet *sheet)
{
	json_t *array = json_array();

	for (size_t i = 0; i < sheet->catalog->sections; i++)
		json_array_append_new(array, section_json(sheet, i));
	return array;
}

static void put_details(json_t *object, const struct answer *answer)
{
	for (int i = 0; i < SHEET_DETAILS; i++) {
		g_autofree char *text = sheet_detail_text(answer, i);

		json_put(object, sheet_detail_id(i), json_text(text));
	}
	json_put(object, sheet_detail_id(SHEET_EVIDENCE), json_strings(answer->evidence));
}

static json_t *row_json(const struct sheet *sheet, const struct sheet_row *row)
{
	const struct item *item = row->item;
	const struct finding *finding = row->finding;
	json_t *object = json_object();

	json_put(object, "key", json_string(item->key));
	json_put(object, "number", json_text(row->number));
	json_put(object, "section", json_string(row->section->id));
	json_put(object, "heading", json_string(row->heading));
	json_put(object, "ask", json_string(row->ask));
	json_put(object, "duty", json_string(duty_id(item->duty)));
	json_put(object, "standing", json_string(standing_id(item->standing)));
	json_put(object, "place", json_string(sheet_place_id(row->place)));
	json_put(object, "applies", json_string(truth_id(finding->applies)));
	json_put(object, "because", json_reasons(sheet->assessment, &finding->because));
	json_put(object, "settled_by", json_reasons(sheet->assessment, &finding->settled_by));
	json_put(object, "answer", json_answer(row->answer));
	json_put(object, "ticked", json_boolean(finding->ticked));
	json_put(object, "reason_missing", json_boolean(finding->reason_missing));
	if (sheet->internal)
		put_details(object, row->answer);
	return object;
}

static json_t *rows_json(const struct sheet *sheet)
{
	json_t *array = json_array();

	for (guint i = 0; i < sheet->rows->len; i++)
		json_array_append_new(array, row_json(sheet, sheet->rows->pdata[i]));
	return array;
}

/* The steps of the sign-off; only for internal sheets. */
static json_t *signoff_json(const struct sheet *sheet)
{
	const GPtrArray *signoff = sheet->assessment->signoff;
	json_t *array = json_array();

	for (guint i = 0; i < signoff->len; i++)
		json_array_append_new(array, json_sign(signoff->pdata[i]));
	return array;
}

static json_t *sheet_json(const struct sheet *sheet)
{
	json_t *object = json_object();

	json_put(object, "schema", json_string(SHEET_SCHEMA));
	json_put(object, "language", json_string(language_id(sheet->language)));
	json_put(object, "internal", json_boolean(sheet->internal));
	json_put(object, "use", json_text(sheet->banner));
	json_put(object, "title", json_string(sheet->title));
	json_put(object, "edition", json_string(sheet->edition));
	json_put(object, "catalog", catalog_json(sheet));
	json_put(object, "head", head_json(sheet));
	json_put(object, "scope", scope_json(sheet));
	json_put(object, "result", result_json(sheet));
	json_put(object, "overview", overview_json(sheet));
	json_put(object, "sections", sections_json(sheet));
	json_put(object, "rows", rows_json(sheet));
	json_put(object, "notes", json_strings(sheet->notes));
	if (sheet->internal)
		json_put(object, "signoff", signoff_json(sheet));
	json_put(object, "program", json_string(sheet->program));
	json_put(object, "digest", json_string(sheet->digest));
	json_put(object, "content", digest_content(sheet));
	return object;
}

static void write_json(const struct sheet *sheet, GString *out)
{
	json_auto_t *document = sheet_json(sheet);
	char *text = json_dumps(document, JSON_INDENT(1));

	escape_json(out, text);
	g_string_append_c(out, '\n');
	free(text);
}

/* Reading. */

static void read_field(struct reading *reading, const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));

	if (text)
		reading_set_field(reading, reading_field_find(name), text);
}

static void read_row(struct reading *reading, const json_t *row)
{
	const char *place = json_string_value(json_object_get(row, "place"));

	if (g_strcmp0(place, sheet_place_id(SHEET_TABLE)) == 0)
		reading_add_row(reading, json_string_value(json_object_get(row, "key")),
				json_is_true(json_object_get(row, "ticked")));
}

static bool read_json(const char *bytes, size_t length, struct reading *reading, GError **error)
{
	json_error_t place;
	json_auto_t *document = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &place);
	const json_t *head = json_object_get(document, "head");
	const json_t *rows = json_object_get(document, "rows"), *row;
	size_t i;

	if (!document) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA, _("line %d, column %d: %s"),
			    place.line, place.column, place.text);
		return false;
	}
	if (g_strcmp0(json_string_value(json_object_get(document, "schema")), SHEET_SCHEMA) != 0 ||
	    !json_is_object(json_object_get(document, "content"))) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("this is not a sheet of the form “%s”"), SHEET_SCHEMA);
		return false;
	}
	read_field(reading, head, "organization");
	read_field(reading, head, "service");
	read_field(reading, head, "confirmed");
	read_field(reading, document, "digest");
	json_array_foreach (rows, i, row) {
		read_row(reading, row);
	}
	reading->internal = json_is_true(json_object_get(document, "internal"));
	reading->content = json_incref(json_object_get(document, "content"));
	return true;
}

const struct format format_json = {
	.name = "json",
	.suffix = ".json",
	.label = N_("data, for other programs"),
	.site = true,
	.begins = "{",
	.write = write_json,
	.read = read_json,
};
