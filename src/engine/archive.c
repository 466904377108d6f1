/* SPDX-License-Identifier: GPL-3.0-or-later
 * What editions before were answered. */
#include "config.h"

#include "engine/archive.h"

#include <string.h>

#include "base/text_table.h"

struct archived *archived_new(enum entry_kind kind, const char *edition, const char *key)
{
	struct archived *archived = g_new0(struct archived, 1);

	archived->kind = kind;
	archived->edition = g_strdup(edition);
	archived->key = g_strdup(key);
	return archived;
}

struct archived *archived_copy(const struct archived *from)
{
	struct archived *to = archived_new(from->kind, from->edition, from->key);

	for (int i = 0; i < LANGUAGES; i++) {
		to->ask[i] = g_strdup(from->ask[i]);
		to->label[i] = g_strdup(from->label[i]);
	}
	to->side.words = g_strdup(from->side.words);
	answer_copy(&to->side.answer, &from->side.answer);
	return to;
}

void archived_free(struct archived *archived)
{
	if (!archived)
		return;
	for (int i = 0; i < LANGUAGES; i++) {
		g_free(archived->ask[i]);
		g_free(archived->label[i]);
	}
	g_free(archived->edition);
	g_free(archived->key);
	g_free(archived->side.words);
	answer_clear(&archived->side.answer);
	g_free(archived);
}

static bool texts_equal(char *const *a, char *const *b)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (g_strcmp0(a[i], b[i]) != 0)
			return false;
	return true;
}

bool archived_equal(const struct archived *a, const struct archived *b)
{
	return a->kind == b->kind && strcmp(a->edition, b->edition) == 0 &&
	       strcmp(a->key, b->key) == 0 && texts_equal(a->ask, b->ask) &&
	       texts_equal(a->label, b->label) && side_equal(&a->side, &b->side);
}

static void free_archived(void *archived)
{
	archived_free(archived);
}

GPtrArray *archive_new(void)
{
	return g_ptr_array_new_with_free_func(free_archived);
}

bool archive_equal(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return false;
	for (unsigned i = 0; i < a->len; i++)
		if (!archived_equal(a->pdata[i], b->pdata[i]))
			return false;
	return true;
}

/* Enough of ARCHIVED to tell almost all apart at once: a file may hold very many. */
static unsigned archived_hash(const void *data)
{
	const struct archived *archived = data;

	return text_table_hash(archived->key) * 31 + text_table_hash(archived->edition);
}

static int same_archived(const void *a, const void *b)
{
	return archived_equal(a, b);
}

static GHashTable *set_of(const GPtrArray *archive)
{
	GHashTable *set = g_hash_table_new(archived_hash, same_archived);

	for (unsigned i = 0; i < archive->len; i++)
		g_hash_table_add(set, archive->pdata[i]);
	return set;
}

void archive_add(GPtrArray *archive, struct archived *archived)
{
	for (unsigned i = 0; i < archive->len; i++) {
		if (archived_equal(archive->pdata[i], archived)) {
			archived_free(archived);
			return;
		}
	}
	g_ptr_array_add(archive, archived);
}

void archive_merge(GPtrArray *result, const GPtrArray *base, const GPtrArray *ours,
		   const GPtrArray *theirs)
{
	g_autoptr(GHashTable) in_base = set_of(base), in_ours = set_of(ours),
			      in_theirs = set_of(theirs);

	for (unsigned i = 0; i < ours->len; i++)
		if (g_hash_table_contains(in_theirs, ours->pdata[i]) ||
		    !g_hash_table_contains(in_base, ours->pdata[i]))
			g_ptr_array_add(result, archived_copy(ours->pdata[i]));
	for (unsigned i = 0; i < theirs->len; i++)
		if (!g_hash_table_contains(in_ours, theirs->pdata[i]) &&
		    !g_hash_table_contains(in_base, theirs->pdata[i]))
			g_ptr_array_add(result, archived_copy(theirs->pdata[i]));
}

const char *kept_text(char *const *texts, enum language language)
{
	if (texts[language])
		return texts[language];
	for (int i = 0; i < LANGUAGES; i++)
		if (texts[i])
			return texts[i];
	return "";
}

char *archived_text(const struct archived *archived, const struct catalog *catalog,
		    enum language language)
{
	const char *label = kept_text(archived->label, language);
	const struct conflict about = { .kind = ENTRY_ROW };

	const char *words = archived->side.words;

	if (archived->kind == ENTRY_ROW)
		return side_text(catalog, &about, &archived->side, language);
	if (*label || !words)
		return g_strdup(*label ? label : _("none of these"));
	return g_strdup(strcmp(words, "yes") == 0  ? _("yes")
			: strcmp(words, "no") == 0 ? _("no")
						   : words);
}
