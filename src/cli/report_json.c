/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reports as JSON. */
#include "config.h"

#include "cli/report_json.h"

#include "engine/carried.h"
#include "sheet/digest.h"
#include "sheet/json_parts.h"

static json_t *scope_json(const struct assessment *assessment, const struct scope *scope)
{
	/* an undecided scope has nothing that decided it; a decided one nothing that could still
	 * settle it */
	return json_pack("{s:s, s:o, s:o}", "verdict", verdict_id(scope->verdict), "because",
			 json_reasons(assessment, &scope->because), "settled_by",
			 json_reasons(assessment, &scope->settled_by));
}

static json_t *sections_json(const struct report *report)
{
	json_t *array = json_array();

	for (size_t i = 0; i < report->catalog->sections; i++) {
		const struct counts *counts = &report->section[i];

		json_array_append_new(array, json_pack("{s:s, s:i, s:i, s:i, s:i}", "id",
						       report->catalog->section[i].id, "items",
						       (int)counts->items, "applicable",
						       (int)counts->applicable, "ticked",
						       (int)counts->ticked, "unanswered",
						       (int)counts->unanswered));
	}
	return array;
}

/* The last step and whether it still holds; null when nothing was ever signed. */
static json_t *signoff_json(const struct assessment *assessment)
{
	const struct sign *last = signoff_last(assessment);

	if (!last)
		return json_null();
	g_autofree char *digest = digest_of_assessment(assessment);

	json_t *json = json_sign(last);

	json_put(json, "stale", json_boolean(signoff_stale(assessment, digest)));
	return json;
}

json_t *summary_json(const char *file, const struct assessment *assessment,
		     const struct report *report)
{
	char *const *profile = assessment->profile;
	g_autofree char *name = g_utf8_make_valid(file, -1);

	return json_pack(
		"{s:s, s:s, s:s, s:s?, s:s?, s:s?, s:o, s:s, s:o, s:i, s:o, s:o}", "schema",
		"phrwizard-summary/1", "file", name, "catalog", assessment->catalog->id,
		"organization", profile[PROFILE_ORGANIZATION], "service", profile[PROFILE_SERVICE],
		"confirmed", profile[PROFILE_CONFIRMED], "scope",
		scope_json(assessment, &report->scope), "result", result_id(report->result),
		"counts", json_counts(&report->total), "carried", (int)report->total.carried,
		"sections", sections_json(report), "signoff", signoff_json(assessment));
}

static json_t *last_json(const struct last_answer *last)
{
	return json_pack("{s:s, s:s?, s:s?, s:s?, s:s?}", "answer", answer_id(last->value),
			 "edition", last->edition, "confirmed", last->confirmed, "by", last->by,
			 "at", last->at);
}

json_t *answer_json(const struct answer *answer)
{
	json_t *json = json_pack(
		"{s:s?, s:s?, s:o, s:s?, s:s?, s:s?, s:s?}", "answer",
		answer->value == ANSWER_NONE ? NULL : answer_id(answer->value), "note",
		answer->note, "evidence", json_strings(answer->evidence), "owner", answer->owner,
		"due", answer->due, "by", answer->by, "at", answer->at);

	if (answer->last)
		json_object_set_new(json, "last", last_json(answer->last));
	return json;
}

static json_t *side_json(enum entry_kind kind, const struct side *side)
{
	if (side_empty(side))
		return json_null();
	return kind == ENTRY_ROW ? answer_json(&side->answer) : json_string(side->words);
}

static json_t *sides_json(const struct conflict *conflict)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < conflict->side->len; i++)
		json_array_append_new(array, side_json(conflict->kind, conflict->side->pdata[i]));
	return array;
}

json_t *said_json(enum entry_kind kind, const struct said *said)
{
	if (said->conflict)
		return json_pack("{s:o}", "conflict", sides_json(said->conflict));
	return side_json(kind, &said->side);
}

json_t *row_json(const struct assessment *assessment, const struct report *report, size_t item,
		 enum language language)
{
	const struct catalog *catalog = assessment->catalog;
	const struct item *row = &catalog->item[item];
	const struct section *section = &catalog->section[row->section];
	const struct finding *finding = &report->finding[item];
	const struct answer *answer = assessment->answer[item];
	const char *value = answer->value == ANSWER_NONE ? NULL : answer_id(answer->value);
	const struct conflict *conflict = assessment_conflict(assessment, ENTRY_ROW, row->key);
	json_t *json = json_pack(
		"{s:s, s:s?, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:s?, s:b, s:s?, s:o, s:s?, s:s?, "
		"s:s?, s:s?, s:s}",
		"key", row->key, "number", row->number, "section", section->id, "screen",
		catalog->screen[section->screen].id, "duty", duty_id(row->duty), "standing",
		standing_id(row->standing), "applies", truth_id(finding->applies), "because",
		json_reasons(assessment, &finding->because), "settled_by",
		json_reasons(assessment, &finding->settled_by), "answer", value, "ticked",
		(int)finding->ticked, "note", answer->note, "evidence",
		json_strings(answer->evidence), "owner", answer->owner, "due", answer->due, "by",
		answer->by, "at", answer->at, "ask", text_in(&row->ask, language));

	if (answer->last)
		json_object_set_new(json, "last", last_json(answer->last));
	if (conflict)
		json_object_set_new(json, "conflict", sides_json(conflict));
	return json;
}
