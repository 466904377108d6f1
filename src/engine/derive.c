/* SPDX-License-Identifier: GPL-3.0-or-later
 * Editions of one's own: the items of the base, the new ones among them. */
#include "config.h"

#include "engine/derive.h"

#include <stdlib.h>
#include <string.h>

#include "engine/outline.h"

struct derived {
	struct catalog catalog;
	struct item *item;
	struct section *section;
	size_t *by_key;
	GStringChunk *text;
};

/* These are words of the new catalog, in its languages: like any text of a catalog, not
 * messages. */
static const struct text unexplained = { {
	[LANGUAGE_JA] = "公式のチェックシートから加えた項目です。まだ説明がありません。",
	[LANGUAGE_EN] =
		"This row was added from the official check sheet. It has no explanation yet.",
} };

void new_row_free(struct new_row *row)
{
	if (!row)
		return;
	g_free(row->number);
	for (int i = 0; i < LANGUAGES; i++) {
		g_free(row->heading[i]);
		g_free(row->ask[i]);
	}
	g_free(row);
}

void derived_free(struct derived *derived)
{
	if (!derived)
		return;
	g_free(derived->item);
	g_free(derived->section);
	g_free(derived->by_key);
	g_string_chunk_free(derived->text);
	g_free(derived);
}

const struct catalog *derived_catalog(const struct derived *derived)
{
	return &derived->catalog;
}

static const char *keep(struct derived *derived, const char *text)
{
	return g_string_chunk_insert_const(derived->text, text);
}

static bool same_text(const struct text *a, const struct text *b)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (g_strcmp0(a->in[i], b->in[i]) != 0)
			return false;
	return true;
}

/* An item of the base as the new edition has it. */
static void carry(struct item *item, const struct item *base)
{
	if (g_strcmp0(item->number, base->number) != 0 || !same_text(&item->ask, &base->ask) ||
	    !same_text(&item->heading, &base->heading))
		item->standing = STANDING_SHEET;
	item->change = CHANGE_SAME;
}

static void set_text(struct derived *derived, struct text *text, char *const words[LANGUAGES])
{
	const char *any = NULL;

	for (int i = LANGUAGES - 1; i >= 0; i--)
		any = words[i] ? keep(derived, words[i]) : any;
	for (int i = 0; any && i < LANGUAGES; i++)
		if (derived->catalog.has[i])
			text->in[i] = words[i] ? keep(derived, words[i]) : any;
}

static struct outline_place place_of(const char *section, const char *number)
{
	struct outline_place place = { 0 };

	outline_enter_text(&place, section);
	if (number)
		outline_enter_text(&place, number);
	return place;
}

static bool is_used(const struct derived *derived, size_t items, const char *key)
{
	for (size_t i = 0; i < items; i++)
		if (!strcmp(derived->item[i].key, key))
			return true;
	return false;
}

/* What keys of a section begin with: its dotted number, else as much of its id as a key may
 * have. */
static char *section_key(const char *section, const struct outline_place *place)
{
	char *dotted = outline_dotted(place);

	if (*dotted)
		return dotted;
	g_free(dotted);
	return g_strndup(section, strspn(section, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS ".-"));
}

/* "2.1/2/1/L/1" for (2)①L)1 of 2.1; where that is not to be had, "2.1/x-sheet-3". ITEMS have
 * theirs. */
static const char *make_key(struct derived *derived, const char *section, const char *number,
			    size_t items)
{
	const struct outline_place place = place_of(section, number);
	g_autofree char *dotted = section_key(section, &place);
	g_autoptr(GString) key = g_string_new(dotted);

	for (int style = OUTLINE_BRACKETS; place.dots && style < OUTLINE_STYLES; style++)
		if (place.at[style] && style == OUTLINE_LETTER)
			g_string_append_printf(key, "/%c", (int)('A' + (place.at[style] - 1) % 26));
		else if (place.at[style])
			g_string_append_printf(key, "/%u", place.at[style]);
	for (unsigned n = 1; !key->len || !number || is_used(derived, items, key->str); n++) {
		g_string_printf(key, "%s%sx-sheet-%u", dotted, *dotted ? "/" : "", n);
		if (!is_used(derived, items, key->str))
			break;
	}
	return keep(derived, key->str);
}

/* -1, 0, 1 as A comes before B in a document. */
static int compare_places(const struct outline_place *a, const struct outline_place *b)
{
	for (int style = OUTLINE_BRACKETS; style < OUTLINE_STYLES; style++)
		if (a->at[style] != b->at[style])
			return a->at[style] < b->at[style] ? -1 : 1;
	return 0;
}

/* Where among the items FROM … UNTIL - 1 a row with NUMBER belongs: after the last with a number
 * before it, else before the first with one after it. */
static size_t find_position(const struct derived *derived, size_t from, size_t until,
			    const char *section, const char *number)
{
	const struct outline_place place = place_of(section, number);

	for (size_t i = until; number && i > from; i--) {
		const char *other = derived->item[i - 1].number;
		const struct outline_place there = place_of(section, other);

		if (other && compare_places(&there, &place) < 0)
			return i;
	}
	for (size_t i = from; number && i < until; i++) {
		const char *other = derived->item[i].number;
		const struct outline_place there = place_of(section, other);

		if (other && compare_places(&there, &place) > 0)
			return i;
	}
	return until;
}

static void insert(struct derived *derived, size_t items, size_t at, const struct new_row *row)
{
	const struct section *section = &derived->section[row->section];
	struct item item = { .section = row->section,
			     .duty = row->duty,
			     .standing = STANDING_SHEET,
			     .change = CHANGE_ADDED };

	item.number = row->number ? keep(derived, row->number) : NULL;
	item.key = make_key(derived, section->id, item.number, items);
	set_text(derived, &item.ask, row->ask);
	set_text(derived, &item.heading, row->heading);
	for (int i = 0; i < LANGUAGES; i++)
		item.explain.in[i] = derived->catalog.has[i] ? unexplained.in[i] : NULL;
	memmove(&derived->item[at + 1], &derived->item[at], (items - at) * sizeof item);
	derived->item[at] = item;
}

static int compare_keys(const void *a, const void *b, void *data)
{
	const struct item *item = data;

	return strcmp(item[*(const size_t *)a].key, item[*(const size_t *)b].key);
}

/* Where sections begin, and the order of keys, anew. */
static void index_items(struct derived *derived)
{
	struct catalog *catalog = &derived->catalog;

	for (size_t s = 0, first = 0; s < catalog->sections; s++) {
		derived->section[s].first = first;
		first += derived->section[s].items;
	}
	for (size_t i = 0; i < catalog->items; i++)
		derived->by_key[i] = i;
	g_qsort_with_data(derived->by_key, (int)catalog->items, sizeof *derived->by_key,
			  compare_keys, derived->item);
}

struct derived *derive(const struct catalog *base, const struct catalog *worded, const char *id,
		       const GPtrArray *rows)
{
	struct derived *derived = g_new0(struct derived, 1);
	struct catalog *catalog = &derived->catalog;
	const guint more = rows ? rows->len : 0;

	derived->text = g_string_chunk_new(4096);
	derived->item = g_new0(struct item, base->items + more);
	derived->section = g_memdup2(base->section, base->sections * sizeof *base->section);
	derived->by_key = g_new(size_t, base->items + more);
	memcpy(derived->item, worded->item, base->items * sizeof *base->item);
	*catalog = *worded;
	catalog->id = keep(derived, id);
	catalog->replaces = base->id;
	catalog->based_on = worded->wording;
	catalog->wording = (struct text){ 0 };
	catalog->worded = 0;
	catalog->item = derived->item;
	catalog->section = derived->section;
	catalog->by_key = derived->by_key;
	for (int i = 0; i < LANGUAGES; i++)
		if (catalog->has[i] && !catalog->based_on.in[i])
			catalog->based_on.in[i] = text_in(&worded->wording, (enum language)i);
	for (size_t i = 0; i < base->items; i++)
		carry(&derived->item[i], &base->item[i]);
	for (guint r = 0; r < more; r++) {
		const struct new_row *row = rows->pdata[r];
		struct section *section = &derived->section[row->section];
		const size_t at =
			find_position(derived, section->first, section->first + section->items,
				      section->id, row->number);

		insert(derived, catalog->items, at, row);
		section->items++;
		catalog->items++;
		index_items(derived);
	}
	index_items(derived);
	return derived;
}
