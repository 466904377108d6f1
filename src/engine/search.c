/* SPDX-License-Identifier: GPL-3.0-or-later
 * Searching: each row is one folded string, and each word asked for must be in it. */
#include "config.h"

#include "engine/search.h"

#include <string.h>

#include "base/text.h"

struct search {
	GPtrArray *rows; /* of char *: what is searched, folded, a line each */
	bool names;
};

/* Only letters and digits, folded. */
static char *fold_name(const char *name)
{
	g_autofree char *folded = text_fold(name);
	GString *bare = g_string_new(NULL);

	for (const char *p = folded; *p; p = g_utf8_next_char(p))
		if (g_unichar_isalnum(g_utf8_get_char(p)))
			g_string_append_unichar(bare, g_utf8_get_char(p));
	return g_string_free(bare, FALSE);
}

static char *fold_names(const struct item *item)
{
	g_autofree char *key = fold_name(item->key);
	g_autofree char *number = fold_name(item->number ? item->number : "");

	return g_strdup_printf("\n%s\n%s\n", key, number);
}

static void add_line(GString *all, const char *line)
{
	if (!line)
		return;
	g_string_append_c(all, '\n');
	g_string_append(all, line);
}

static void add_text(GString *all, const struct text *text)
{
	for (int i = 0; i < LANGUAGES; i++)
		add_line(all, text->in[i]);
}

/* All that is said about a row, in every language. */
static char *fold_words(const struct item *item)
{
	g_autoptr(GString) all = g_string_new(item->key);

	add_line(all, item->number);
	add_text(all, &item->heading);
	add_text(all, &item->ask);
	add_text(all, &item->explain);
	for (size_t i = 0; i < item->examples; i++)
		add_text(all, &item->example[i]);
	add_text(all, &item->proof);
	return text_fold(all->str);
}

static struct search *new_search(const struct catalog *catalog, bool names)
{
	struct search *search = g_new0(struct search, 1);

	search->names = names;
	search->rows = g_ptr_array_new_with_free_func(g_free);
	for (size_t i = 0; i < catalog->items; i++)
		g_ptr_array_add(search->rows, (names ? fold_names : fold_words)(&catalog->item[i]));
	return search;
}

struct search *search_names(const struct catalog *catalog)
{
	return new_search(catalog, true);
}
struct search *search_words(const struct catalog *catalog)
{
	return new_search(catalog, false);
}

void search_free(struct search *search)
{
	if (!search)
		return;
	g_ptr_array_unref(search->rows);
	g_free(search);
}

static bool has_all(const char *row, char **words)
{
	for (char **word = words; *word; word++)
		if (!strstr(row, *word))
			return false;
	return true;
}

/* The rows that have all WORDS. */
static GArray *rows_with(const struct search *search, char **words)
{
	GArray *hits = g_array_new(FALSE, FALSE, sizeof(size_t));

	for (size_t i = 0; i < search->rows->len; i++)
		if (has_all(search->rows->pdata[i], words))
			g_array_append_val(hits, i);
	return hits;
}

/* HITS (taken) with those first in which a line begins with START. */
static GArray *begun_first(const struct search *search, GArray *hits, const char *start)
{
	g_autoptr(GArray) all = hits;
	g_autofree char *wanted = g_strdup_printf("\n%s", start);
	GArray *sorted = g_array_new(FALSE, FALSE, sizeof(size_t));

	for (int begins = 1; begins >= 0; begins--)
		for (unsigned i = 0; i < all->len; i++) {
			size_t hit = g_array_index(all, size_t, i);

			if ((strstr(search->rows->pdata[hit], wanted) != NULL) == begins)
				g_array_append_val(sorted, hit);
		}
	return sorted;
}

GArray *search_find(const struct search *search, const char *text)
{
	g_autofree char *folded = search->names ? fold_name(text) : text_fold(text);
	g_autofree char *whole = g_strdup_printf("\n%s\n", folded);
	g_auto(GStrv) words = g_strsplit_set(folded, " ", -1);
	g_autoptr(GArray) called = rows_with(search, (char *[]){ whole, NULL });

	if (search->names && *folded && called->len > 0)
		return g_steal_pointer(&called);
	return search->names ? begun_first(search, rows_with(search, words), folded)
			     : rows_with(search, words);
}
