/* SPDX-License-Identifier: GPL-3.0-or-later
 * Small pieces of JSON that several documents have in common, by the names of design section 7.
 * All are new references. */
#ifndef SHEET_JSON_PARTS_H
#define SHEET_JSON_PARTS_H

#include <jansson.h>

#include "engine/evaluate.h"
#include "engine/signoff.h"

/* OBJECT gets VALUE, which is given away, under KEY. */
void json_put(json_t *object, const char *key, json_t *value);

/* NULL and "" are null. */
json_t *json_text(const char *s);

/* An array of the strings of LIST; NULL is an empty list. */
json_t *json_strings(const GPtrArray *list);

/* An array of a set of facts: "fact=value" of answered ones, ids of the others. */
json_t *json_reasons(const struct assessment *assessment, const struct fact_set *facts);

/* {"items":137,"applicable":…,…,"reason_missing":…} */
json_t *json_counts(const struct counts *counts);

/* "met", …; null when not answered. */
json_t *json_answer(const struct answer *answer);

/* {"step":"approved","title":…,"at":…,"digest":…,"reason":…} */
json_t *json_sign(const struct sign *sign);

#endif
