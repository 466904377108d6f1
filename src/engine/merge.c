/* SPDX-License-Identifier: GPL-3.0-or-later
 * Merging and comparing, entry by entry. */
#include "config.h"

#include "engine/merge.h"

#include <string.h>

#include "base/text_table.h"
#include "engine/archive.h"
#include "engine/recipient.h"
#include "engine/signoff.h"

/* An assessment in which kept answers and conflicts are found by key: a file may hold very many. */
struct index {
	const struct assessment *assessment;
	GHashTable *stray;                 /* key → struct stray_answer * */
	GHashTable *recipient;             /* name → struct recipient * */
	GHashTable *conflict[ENTRY_KINDS]; /* key → struct conflict * */
};

static void index_fill(struct index *index, const struct assessment *assessment)
{
	index->assessment = assessment;
	index->stray = text_table_new();
	for (unsigned i = 0; i < assessment->stray->len; i++) {
		struct stray_answer *stray = assessment->stray->pdata[i];

		g_hash_table_insert(index->stray, stray->key, stray);
	}
	index->recipient = text_table_new();
	for (unsigned i = 0; i < assessment->recipient->len; i++) {
		struct recipient *recipient = assessment->recipient->pdata[i];

		g_hash_table_insert(index->recipient, recipient->name, recipient);
	}
	for (int kind = 0; kind < ENTRY_KINDS; kind++)
		index->conflict[kind] = text_table_new();
	for (unsigned i = 0; i < assessment->conflict->len; i++) {
		struct conflict *conflict = assessment->conflict->pdata[i];

		g_hash_table_insert(index->conflict[conflict->kind], conflict->key, conflict);
	}
}

static void index_clear(struct index *index)
{
	g_hash_table_unref(index->stray);
	g_hash_table_unref(index->recipient);
	for (int kind = 0; kind < ENTRY_KINDS; kind++)
		g_hash_table_unref(index->conflict[kind]);
}

/* The caller frees; NULL: there is none. */
static char *recipient_said(const struct index *index, const char *name)
{
	const struct recipient *recipient = g_hash_table_lookup(index->recipient, name);

	return recipient ? recipient_words(recipient) : NULL;
}

static void said_fill(struct said *said, const struct index *index, const struct entry *entry)
{
	const struct assessment *assessment = index->assessment;
	const struct stray_answer *stray = NULL;
	int item = -1;

	*said = (struct said){ .conflict = g_hash_table_lookup(index->conflict[entry->kind],
							       entry->key) };
	if (entry->kind == ENTRY_FIELD)
		said->side.words = g_strdup(assessment->profile[profile_field_parse(entry->key)]);
	else if (entry->kind == ENTRY_FACT)
		said->side.words = assessment_fact_words(
			assessment, (size_t)catalog_find_fact(assessment->catalog, entry->key));
	else if (entry->kind == ENTRY_RECIPIENT)
		said->side.words = recipient_said(index, entry->key);
	else if ((item = catalog_find_item(assessment->catalog, entry->key)) >= 0)
		said->side.answer = *assessment->answer[item];
	else if ((stray = g_hash_table_lookup(index->stray, entry->key)))
		said->side.answer = stray->answer;
	said->there = item >= 0 || stray;
}

static void said_clear(struct said *said)
{
	g_free(said->side.words);
}

static bool said_equal(const struct said *a, const struct said *b)
{
	if (!side_equal(&a->side, &b->side) || !a->conflict != !b->conflict)
		return false;
	return !a->conflict || conflict_equal(a->conflict, b->conflict);
}

static void put_recipient(struct assessment *assessment, const char *name, const char *words)
{
	OWNED(recipient) recipient = recipient_from_words(name, words);

	assessment_put_recipient(assessment, recipient, NULL);
}

static void put_answer(struct assessment *assessment, int item, const struct answer *said)
{
	struct answer answer;

	answer_copy(&answer, said);
	assessment_put_answer(assessment, (size_t)item, &answer);
}

/* Puts SAID into ASSESSMENT, which has nothing there yet. */
static void said_put(const struct said *said, const struct entry *entry,
		     struct assessment *assessment)
{
	int index;

	if (entry->kind == ENTRY_FIELD)
		assessment->profile[profile_field_parse(entry->key)] = g_strdup(said->side.words);
	else if (entry->kind == ENTRY_FACT && said->side.words)
		assessment_set_fact(assessment,
				    (size_t)catalog_find_fact(assessment->catalog, entry->key),
				    said->side.words, NULL);
	else if (entry->kind == ENTRY_RECIPIENT && said->side.words)
		put_recipient(assessment, entry->key, said->side.words);
	else if (entry->kind == ENTRY_ROW &&
		 (index = catalog_find_item(assessment->catalog, entry->key)) >= 0)
		put_answer(assessment, index, &said->side.answer);
	else if (entry->kind == ENTRY_ROW && said->there)
		assessment_add_stray(assessment, entry->key, &said->side.answer);
	if (said->conflict)
		assessment_add_conflict(assessment, conflict_copy(said->conflict));
}

/* All that is SAID becomes a side of CONFLICT; "nothing" too, unless it is that of an entry in
 * conflict. */
static void add_sides(struct conflict *conflict, const struct said *said)
{
	for (unsigned i = 0; said->conflict && i < said->conflict->side->len; i++)
		conflict_add(conflict, side_copy(said->conflict->side->pdata[i]));
	if (!said->conflict || !side_empty(&said->side))
		conflict_add(conflict, side_copy(&said->side));
}

/* Both changed the entry. True when that is a conflict. */
static bool join(struct assessment *result, const struct entry *entry, const struct said *ours,
		 const struct said *theirs)
{
	OWNED(conflict) conflict = conflict_new(entry->kind, entry->key);

	add_sides(conflict, ours);
	add_sides(conflict, theirs);
	conflict_tidy(conflict);
	if (conflict->side->len == 1) {
		struct said agreed = { .side = *(struct side *)conflict->side->pdata[0],
				       .there = true };

		said_put(&agreed, entry, result);
		return false;
	}
	assessment_add_conflict(result, g_steal_pointer(&conflict));
	return true;
}

static void merge_entry(struct assessment *result, const struct entry *entry,
			const struct index index[3], struct merge_counts *counts)
{
	enum { BASE, OURS, THEIRS, SAYERS };
	struct said said[SAYERS];

	for (int i = 0; i < SAYERS; i++)
		said_fill(&said[i], &index[i], entry);
	if (said_equal(&said[OURS], &said[THEIRS]) || said_equal(&said[THEIRS], &said[BASE])) {
		said_put(&said[OURS], entry, result);
	} else if (said_equal(&said[OURS], &said[BASE])) {
		said_put(&said[THEIRS], entry, result);
		counts->taken[entry->kind]++;
	} else if (join(result, entry, &said[OURS], &said[THEIRS])) {
		counts->conflicts++;
	}
	for (int i = 0; i < SAYERS; i++)
		said_clear(&said[i]);
}

static void entry_free(void *data)
{
	struct entry *entry = data;

	if (!entry)
		return;
	said_clear(&entry->a);
	said_clear(&entry->b);
	g_free(entry);
}

static void add_entry(GPtrArray *entries, enum entry_kind kind, const char *key)
{
	struct entry *entry = g_new0(struct entry, 1);

	entry->kind = kind;
	entry->key = key;
	g_ptr_array_add(entries, entry);
}

/* The keys that the catalog lacks: of kept answers, and of conflicts. */
static void add_strays(GPtrArray *entries, GHashTable *seen, const struct assessment *assessment)
{
	for (unsigned i = 0; i < assessment->stray->len; i++) {
		const struct stray_answer *stray = assessment->stray->pdata[i];

		if (g_hash_table_add(seen, stray->key))
			add_entry(entries, ENTRY_ROW, stray->key);
	}
	for (unsigned i = 0; i < assessment->conflict->len; i++) {
		const struct conflict *conflict = assessment->conflict->pdata[i];

		if (conflict->kind == ENTRY_ROW && conflict->rank == G_MAXSIZE &&
		    g_hash_table_add(seen, conflict->key))
			add_entry(entries, ENTRY_ROW, conflict->key);
	}
}

static void add_recipients(GPtrArray *entries, GHashTable *seen,
			   const struct assessment *assessment)
{
	for (unsigned i = 0; i < assessment->recipient->len; i++) {
		const struct recipient *recipient = assessment->recipient->pdata[i];

		if (g_hash_table_add(seen, recipient->name))
			add_entry(entries, ENTRY_RECIPIENT, recipient->name);
	}
	for (unsigned i = 0; i < assessment->conflict->len; i++) {
		const struct conflict *conflict = assessment->conflict->pdata[i];

		if (conflict->kind == ENTRY_RECIPIENT && g_hash_table_add(seen, conflict->key))
			add_entry(entries, ENTRY_RECIPIENT, conflict->key);
	}
}

/* Every entry of the catalog, then what A and B have besides. */
static GPtrArray *all_entries(const struct assessment *a, const struct assessment *b)
{
	const struct catalog *catalog = a->catalog;
	GPtrArray *entries = g_ptr_array_new_with_free_func(entry_free);
	g_autoptr(GHashTable) seen = text_table_new(), named = text_table_new();

	for (int i = 0; i < PROFILE_FIELDS; i++)
		add_entry(entries, ENTRY_FIELD, profile_field_id((enum profile_field)i));
	for (size_t i = 0; i < catalog->facts; i++)
		add_entry(entries, ENTRY_FACT, catalog->fact[i].id);
	for (size_t i = 0; i < catalog->items; i++)
		add_entry(entries, ENTRY_ROW, catalog->item[i].key);
	add_strays(entries, seen, a);
	add_strays(entries, seen, b);
	add_recipients(entries, named, a);
	add_recipients(entries, named, b);
	return entries;
}

struct assessment *assessment_merge(const struct assessment *base, const struct assessment *ours,
				    const struct assessment *theirs,
				    struct merge_counts *ret_counts)
{
	const struct assessment *const three[] = { base, ours, theirs };
	struct assessment *result = assessment_new(ours->catalog);
	g_autoptr(GPtrArray) entries = all_entries(ours, theirs);
	struct index index[G_N_ELEMENTS(three)];

	*ret_counts = (struct merge_counts){ 0 };
	for (size_t i = 0; i < G_N_ELEMENTS(three); i++)
		index_fill(&index[i], three[i]);
	for (unsigned i = 0; i < entries->len; i++)
		merge_entry(result, entries->pdata[i], index, ret_counts);
	for (size_t i = 0; i < G_N_ELEMENTS(three); i++)
		index_clear(&index[i]);
	archive_merge(result->archive, base->archive, ours->archive, theirs->archive);
	signoff_merge(result->signoff, ours->signoff, theirs->signoff);
	return result;
}

void assessment_bring_into(struct assessment **past, const struct assessment *now,
			   const struct assessment *merged)
{
	struct merge_counts unused;
	struct assessment *both = assessment_merge(now, *past, merged, &unused);

	assessment_free(*past);
	*past = both;
}

static bool says_nothing(const struct said *said)
{
	return side_empty(&said->side) && !said->conflict;
}

GPtrArray *assessment_entries(const struct assessment *a, const struct assessment *b, bool differ)
{
	g_autoptr(GPtrArray) entries = all_entries(a, b);
	GPtrArray *wanted = g_ptr_array_new_with_free_func(entry_free);
	struct index in_a, in_b;

	index_fill(&in_a, a);
	index_fill(&in_b, b);
	for (unsigned i = 0; i < entries->len; i++) {
		struct entry *entry = entries->pdata[i];

		said_fill(&entry->a, &in_a, entry);
		said_fill(&entry->b, &in_b, entry);
		if (differ ? !said_equal(&entry->a, &entry->b)
			   : !says_nothing(&entry->a) || !says_nothing(&entry->b))
			g_ptr_array_add(wanted, g_steal_pointer(&entries->pdata[i]));
	}
	index_clear(&in_a);
	index_clear(&in_b);
	return wanted;
}
