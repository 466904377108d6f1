/* SPDX-License-Identifier: GPL-3.0-or-later
 * Texts as sparse vectors: arrays of (bigram, weight) sorted by bigram, of length 1. */
#include "config.h"

#include "engine/likeness.h"

#include <math.h>

#include <glib.h>

#include "base/text.h"

/* More of one bigram in a text says little more. */
static const double count_max = 2, character_count = 0.5;

struct gram {
	guint32 hash; /* of the characters; two bigrams in one are rare and do no harm */
	double weight;
};

struct likeness {
	GPtrArray *texts;     /* of GArray of struct gram, by hash */
	GHashTable *texts_of; /* hash → number of texts that have it */
};

struct likeness *likeness_new(void)
{
	struct likeness *likeness = g_new0(struct likeness, 1);

	likeness->texts = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	likeness->texts_of = g_hash_table_new(g_direct_hash, g_direct_equal);
	return likeness;
}

void likeness_free(struct likeness *likeness)
{
	if (!likeness)
		return;
	g_ptr_array_unref(likeness->texts);
	g_hash_table_unref(likeness->texts_of);
	g_free(likeness);
}

static void add_gram(GArray *grams, gunichar first, gunichar second, double count)
{
	const struct gram gram = { first * 0x9e3779b1u ^ second, count };

	g_array_append_val(grams, gram);
}

static int compare_grams(const void *a, const void *b)
{
	const guint32 p = ((const struct gram *)a)->hash, q = ((const struct gram *)b)->hash;

	return (p > q) - (p < q);
}

/* Each bigram once, with its count. */
static void gather(GArray *grams)
{
	struct gram *gram = (struct gram *)(void *)grams->data;
	guint kept = 0;

	g_array_sort(grams, compare_grams);
	for (guint i = 0; i < grams->len; i++) {
		if (kept && gram[kept - 1].hash == gram[i].hash)
			gram[kept - 1].weight =
				MIN(gram[kept - 1].weight + gram[i].weight, count_max);
		else
			gram[kept++] = gram[i];
	}
	g_array_set_size(grams, kept);
}

size_t likeness_add(struct likeness *likeness, const char *text)
{
	g_autofree char *folded = text_fold(text);
	GArray *grams = g_array_new(FALSE, FALSE, sizeof(struct gram));
	gunichar before = 0;

	for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);

		if (!g_unichar_isalnum(c))
			continue;
		if (before)
			add_gram(grams, before, c, 1);
		if (g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN)
			add_gram(grams, 0, c, character_count);
		before = c;
	}
	gather(grams);
	for (guint i = 0; i < grams->len; i++) {
		void *key = GUINT_TO_POINTER(g_array_index(grams, struct gram, i).hash);
		const guint texts = GPOINTER_TO_UINT(g_hash_table_lookup(likeness->texts_of, key));

		g_hash_table_insert(likeness->texts_of, key, GUINT_TO_POINTER(texts + 1));
	}
	g_ptr_array_add(likeness->texts, grams);
	return likeness->texts->len - 1;
}

void likeness_weigh(struct likeness *likeness)
{
	for (guint t = 0; t < likeness->texts->len; t++) {
		GArray *grams = likeness->texts->pdata[t];
		double square = 0;

		for (guint i = 0; i < grams->len; i++) {
			struct gram *gram = &g_array_index(grams, struct gram, i);
			const guint texts = GPOINTER_TO_UINT(g_hash_table_lookup(
				likeness->texts_of, GUINT_TO_POINTER(gram->hash)));

			gram->weight *= log((double)likeness->texts->len / texts);
			square += gram->weight * gram->weight;
		}
		for (guint i = 0; square > 0 && i < grams->len; i++)
			g_array_index(grams, struct gram, i).weight /= sqrt(square);
	}
}

double likeness_of(const struct likeness *likeness, size_t a, size_t b)
{
	const GArray *p = likeness->texts->pdata[a], *q = likeness->texts->pdata[b];
	double sum = 0;

	for (guint i = 0, j = 0; i < p->len && j < q->len;) {
		const struct gram *x = &g_array_index(p, struct gram, i),
				  *y = &g_array_index(q, struct gram, j);

		if (x->hash == y->hash)
			sum += x->weight * y->weight;
		i += x->hash <= y->hash;
		j += y->hash <= x->hash;
	}
	return MIN(sum, 1);
}
