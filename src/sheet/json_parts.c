/* SPDX-License-Identifier: GPL-3.0-or-later
 * Common pieces of JSON documents. */
#include "config.h"

#include "sheet/json_parts.h"

#include <stddef.h>

#include "engine/interview.h"

void json_put(json_t *object, const char *key, json_t *value)
{
	json_object_set_new(object, key, value);
}

json_t *json_text(const char *s)
{
	return s && *s ? json_string(s) : json_null();
}

json_t *json_strings(const GPtrArray *list)
{
	json_t *array = json_array();

	for (guint i = 0; list && i < list->len; i++)
		json_array_append_new(array, json_string(list->pdata[i]));
	return array;
}

json_t *json_reasons(const struct assessment *assessment, const struct fact_set *facts)
{
	g_autoptr(GPtrArray) words = reasons_words(assessment, facts);

	return json_strings(words);
}

/* In the order of the contract. */
static const struct {
	const char *name;
	size_t offset;
} fields[] = {
	{ "items", offsetof(struct counts, items) },
	{ "applicable", offsetof(struct counts, applicable) },
	{ "excluded", offsetof(struct counts, excluded) },
	{ "undecided", offsetof(struct counts, undecided) },
	{ "ticked", offsetof(struct counts, ticked) },
	{ "met", offsetof(struct counts, met) },
	{ "equivalent", offsetof(struct counts, equivalent) },
	{ "partial", offsetof(struct counts, partial) },
	{ "unmet", offsetof(struct counts, unmet) },
	{ "na", offsetof(struct counts, na) },
	{ "unanswered", offsetof(struct counts, unanswered) },
	{ "reason_missing", offsetof(struct counts, reason_missing) },
};

json_t *json_counts(const struct counts *counts)
{
	json_t *object = json_object();

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		json_put(object, fields[i].name,
			 json_integer(G_STRUCT_MEMBER(unsigned, counts, fields[i].offset)));
	return object;
}

json_t *json_answer(const struct answer *answer)
{
	return answer->value == ANSWER_NONE ? json_null() : json_string(answer_id(answer->value));
}

json_t *json_sign(const struct sign *sign)
{
	json_t *object = json_object();

	json_put(object, "step", json_string(sign_step_id(sign->step)));
	json_put(object, "title", json_text(sign->title));
	json_put(object, "at", json_text(sign->at));
	json_put(object, "digest", json_text(sign->digest));
	json_put(object, "reason", json_text(sign->reason));
	return object;
}
