/* SPDX-License-Identifier: GPL-3.0-or-later
 * Conflicts and their sides. What differs between fields, facts and rows is one table. */
#include "config.h"

#include "engine/conflict.h"

#include <string.h>

#include "engine/carried.h"
#include "engine/evidence.h"
#include "engine/history.h"
#include "engine/interview.h"
#include "engine/recipient.h"

/* Fields */

static void get_field(const struct assessment *assessment, const char *key, struct side *side)
{
	side->words = g_strdup(assessment->profile[profile_field_parse(key)]);
}

static void put_field(struct assessment *assessment, const char *key, const struct side *side)
{
	char **field = &assessment->profile[profile_field_parse(key)];

	g_free(*field);
	*field = g_strdup(side->words);
}

static int find_field(const struct catalog *catalog, const char *key)
{
	(void)catalog;
	return profile_field_parse(key);
}

/* Facts */

static void get_fact(const struct assessment *assessment, const char *key, struct side *side)
{
	side->words = assessment_fact_words(assessment,
					    (size_t)catalog_find_fact(assessment->catalog, key));
}

static void put_fact(struct assessment *assessment, const char *key, const struct side *side)
{
	size_t fact = (size_t)catalog_find_fact(assessment->catalog, key);

	assessment->fact[fact] = (struct fact_value){ 0 };
	if (side->words)
		assessment_set_fact(assessment, fact, side->words, NULL);
}

/* Rows, and answers to keys that the catalog lacks. */

static int find_stray(const struct assessment *assessment, const char *key)
{
	for (unsigned i = 0; i < assessment->stray->len; i++)
		if (strcmp(((const struct stray_answer *)assessment->stray->pdata[i])->key, key) ==
		    0)
			return (int)i;
	return -1;
}

static void get_row(const struct assessment *assessment, const char *key, struct side *side)
{
	int item = catalog_find_item(assessment->catalog, key);
	int stray = item < 0 ? find_stray(assessment, key) : -1;

	if (item >= 0)
		answer_copy(&side->answer, assessment->answer[item]);
	else if (stray >= 0)
		answer_copy(&side->answer,
			    &((struct stray_answer *)assessment->stray->pdata[stray])->answer);
}

static void put_row(struct assessment *assessment, const char *key, const struct side *side)
{
	int item = catalog_find_item(assessment->catalog, key);
	int stray = item < 0 ? find_stray(assessment, key) : -1;
	struct answer answer;

	if (item >= 0) {
		answer_copy(&answer, &side->answer);
		assessment_put_answer(assessment, (size_t)item, &answer);
		return;
	}
	if (stray >= 0)
		g_ptr_array_remove_index(assessment->stray, (unsigned)stray);
	if (!answer_empty(&side->answer))
		assessment_add_stray(assessment, key, &side->answer);
}

/* Recipients */

static void get_recipient(const struct assessment *assessment, const char *key, struct side *side)
{
	const int at = assessment_find_recipient(assessment, key);

	if (at >= 0)
		side->words = recipient_words(assessment->recipient->pdata[at]);
}

static void put_recipient(struct assessment *assessment, const char *key, const struct side *side)
{
	OWNED(recipient) recipient = side->words ? recipient_from_words(key, side->words) : NULL;

	if (recipient)
		assessment_put_recipient(assessment, recipient, NULL);
	else
		assessment_drop_recipient(assessment, key);
}

/* They have no place in a catalog. */
static int find_recipient(const struct catalog *catalog, const char *key)
{
	(void)catalog;
	(void)key;
	return -1;
}

static const struct {
	const char *id;
	int (*find)(const struct catalog *catalog, const char *key);
	void (*get)(const struct assessment *assessment, const char *key, struct side *side);
	void (*put)(struct assessment *assessment, const char *key, const struct side *side);
} kinds[ENTRY_KINDS] = {
	[ENTRY_FIELD] = { "field", find_field, get_field, put_field },
	[ENTRY_FACT] = { "fact", catalog_find_fact, get_fact, put_fact },
	[ENTRY_ROW] = { "row", catalog_find_item, get_row, put_row },
	[ENTRY_RECIPIENT] = { "recipient", find_recipient, get_recipient, put_recipient },
};

const char *entry_kind_id(enum entry_kind kind)
{
	return kinds[kind].id;
}

/* Sides */

struct side *side_copy(const struct side *side)
{
	struct side *copy = g_new0(struct side, 1);

	copy->words = g_strdup(side->words);
	answer_copy(&copy->answer, &side->answer);
	return copy;
}

void side_free(struct side *side)
{
	if (!side)
		return;
	g_free(side->words);
	answer_clear(&side->answer);
	g_free(side);
}

static void free_side(void *side)
{
	side_free(side);
}

bool side_equal(const struct side *a, const struct side *b)
{
	return g_strcmp0(a->words, b->words) == 0 && answer_equal(&a->answer, &b->answer);
}

struct side *side_of(const struct assessment *assessment, enum entry_kind kind, const char *key)
{
	struct side *side = g_new0(struct side, 1);

	kinds[kind].get(assessment, key, side);
	return side;
}

bool side_empty(const struct side *side)
{
	return !side->words && answer_empty(&side->answer);
}

/* Any order will do, as long as it is always the same: nothing hangs on it. */
static int compare_content(const struct side *a, const struct side *b)
{
	const int orders[] = {
		g_strcmp0(a->words, b->words),
		(int)a->answer.value - (int)b->answer.value,
		g_strcmp0(a->answer.note, b->answer.note),
		evidence_compare(&a->answer, &b->answer),
		g_strcmp0(a->answer.owner, b->answer.owner),
		g_strcmp0(a->answer.due, b->answer.due),
		last_answer_compare(a->answer.last, b->answer.last),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(orders); i++)
		if (orders[i])
			return orders[i];
	return 0;
}

static int compare_stamp(const struct side *a, const struct side *b)
{
	int order = g_strcmp0(a->answer.at, b->answer.at);

	return order ? order : g_strcmp0(a->answer.by, b->answer.by);
}

static int by_content(const void *a, const void *b)
{
	const struct side *const *p = a, *const *q = b;
	int order = compare_content(*p, *q);

	return order ? order : compare_stamp(*p, *q);
}

static int by_stamp(const void *a, const void *b)
{
	const struct side *const *p = a, *const *q = b;
	int order = compare_stamp(*p, *q);

	return order ? order : compare_content(*p, *q);
}

static char *fact_text(const struct catalog *catalog, const struct conflict *conflict,
		       const struct side *side, enum language language)
{
	OWNED(assessment) alone = assessment_new(catalog);

	put_fact(alone, conflict->key, side);
	return fact_value_text(alone, conflict->rank, language);
}

static char *answer_text(const struct catalog *catalog, const struct answer *answer)
{
	const char *label = answer_label(answer->value);
	g_autofree char *signature = signature_text(answer);

	if (answer_carried(answer)) {
		g_autofree char *last = last_answer_text(answer, catalog);

		return g_strdup_printf(_("%s; last time: %s"), label, last);
	}
	return signature ? g_strdup_printf(_("%s (%s)"), label, signature) : g_strdup(label);
}

char *side_text(const struct catalog *catalog, const struct conflict *conflict,
		const struct side *side, enum language language)
{
	if (conflict->kind == ENTRY_ROW)
		return answer_text(catalog, &side->answer);
	if (conflict->kind == ENTRY_FACT)
		return fact_text(catalog, conflict, side, language);
	return g_strdup(side->words ? side->words : _("not given"));
}

/* Conflicts */

char *conflict_about(const struct catalog *catalog, const struct conflict *conflict,
		     enum language language)
{
	const struct item *item;

	if (conflict->kind == ENTRY_FIELD)
		return g_strdup(profile_field_label(
			(enum profile_field)profile_field_parse(conflict->key)));
	if (conflict->rank == G_MAXSIZE)
		return g_strdup(conflict->key);
	if (conflict->kind == ENTRY_FACT)
		return g_strdup(text_in(&catalog->fact[conflict->rank].ask, language));
	item = &catalog->item[conflict->rank];
	return g_strdup_printf("%s  %s", item->number ? item->number : item->key,
			       text_in(&item->ask, language));
}

struct conflict *conflict_new(enum entry_kind kind, const char *key)
{
	struct conflict *conflict = g_new0(struct conflict, 1);

	conflict->kind = kind;
	conflict->key = g_strdup(key);
	conflict->side = g_ptr_array_new_with_free_func(free_side);
	return conflict;
}

void conflict_add(struct conflict *conflict, struct side *side)
{
	g_ptr_array_add(conflict->side, side);
}

struct conflict *conflict_copy(const struct conflict *conflict)
{
	struct conflict *copy = conflict_new(conflict->kind, conflict->key);

	copy->rank = conflict->rank;
	for (unsigned i = 0; i < conflict->side->len; i++)
		conflict_add(copy, side_copy(conflict->side->pdata[i]));
	return copy;
}

void conflict_free(struct conflict *conflict)
{
	if (!conflict)
		return;
	g_ptr_array_unref(conflict->side);
	g_free(conflict->key);
	g_free(conflict);
}

bool conflict_equal(const struct conflict *a, const struct conflict *b)
{
	if (a->kind != b->kind || strcmp(a->key, b->key) != 0 || a->side->len != b->side->len)
		return false;
	for (unsigned i = 0; i < a->side->len; i++)
		if (!side_equal(a->side->pdata[i], b->side->pdata[i]))
			return false;
	return true;
}

void conflict_tidy(struct conflict *conflict)
{
	gsize count;

	g_ptr_array_sort(conflict->side, by_content);
	g_autofree void **side = g_ptr_array_steal(conflict->side, &count);
	for (gsize i = 0; i < count; i++) {
		struct side *this = side[i];

		if (i + 1 < count && compare_content(this, side[i + 1]) == 0) {
			history_join(&((struct side *)side[i + 1])->answer, &this->answer);
			free_side(this);
		} else {
			g_ptr_array_add(conflict->side, this);
		}
	}
	g_ptr_array_sort(conflict->side, by_stamp);
}

void assessment_add_conflict(struct assessment *assessment, struct conflict *conflict)
{
	GPtrArray *list = assessment->conflict;
	int found = kinds[conflict->kind].find(assessment->catalog, conflict->key);
	unsigned at = list->len;

	conflict_tidy(conflict);
	conflict->rank = found >= 0 ? (size_t)found : G_MAXSIZE;
	while (at > 0) {
		const struct conflict *before = list->pdata[at - 1];

		if (before->kind < conflict->kind ||
		    (before->kind == conflict->kind && before->rank <= conflict->rank))
			break;
		at--;
	}
	g_ptr_array_insert(list, (int)at, conflict);
}

static int find(const struct assessment *assessment, enum entry_kind kind, const char *key)
{
	for (unsigned i = 0; i < assessment->conflict->len; i++) {
		const struct conflict *conflict = assessment->conflict->pdata[i];

		if (conflict->kind == kind && strcmp(conflict->key, key) == 0)
			return (int)i;
	}
	return -1;
}

const struct conflict *assessment_conflict(const struct assessment *assessment,
					   enum entry_kind kind, const char *key)
{
	int at = find(assessment, kind, key);

	return at >= 0 ? assessment->conflict->pdata[at] : NULL;
}

const struct conflict *assessment_find_conflict(const struct assessment *assessment,
						const char *key)
{
	static const enum entry_kind order[] = { ENTRY_ROW, ENTRY_FACT, ENTRY_FIELD,
						 ENTRY_RECIPIENT };

	for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
		const struct conflict *conflict = assessment_conflict(assessment, order[i], key);

		if (conflict)
			return conflict;
	}
	return NULL;
}

void assessment_settle(struct assessment *assessment, enum entry_kind kind, const char *key)
{
	int at = find(assessment, kind, key);

	if (at >= 0)
		g_ptr_array_remove_index(assessment->conflict, (unsigned)at);
}

void assessment_choose(struct assessment *assessment, const struct conflict *conflict, size_t side)
{
	OWNED(conflict) chosen = conflict_copy(conflict);
	struct side *taken = chosen->side->pdata[side];

	for (unsigned i = 0; i < chosen->side->len; i++)
		if (i != side)
			history_join(&taken->answer,
				     &((struct side *)chosen->side->pdata[i])->answer);
	assessment_settle(assessment, chosen->kind, chosen->key);
	kinds[chosen->kind].put(assessment, chosen->key, taken);
}
