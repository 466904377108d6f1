/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which numbers of an official sheet cannot be believed, seen from all of it. */
#include "config.h"

#include "engine/official_parts.h"

bool official_comes_next(const struct outline_place *before, const struct outline_place *place)
{
	const unsigned last = place->dots - 1;

	for (unsigned i = 0; i < last; i++)
		if (i >= before->dots || before->dotted[i] != place->dotted[i])
			return false;
	return place->dotted[last] == (last < before->dots ? before->dotted[last] : 0) + 1;
}

bool official_only_dotted(const struct outline_place *place)
{
	for (int style = OUTLINE_BRACKETS; style < OUTLINE_STYLES; style++)
		if (place->at[style])
			return false;
	return place->dots;
}

static int innermost(const struct outline_place *place, int below)
{
	for (int style = below - 1; style > OUTLINE_DOTTED; style--)
		if (place->at[style])
			return style;
	return OUTLINE_DOTTED;
}

/* PLACE down to the level before STYLE, and that level: what the numbers of STYLE stand under. */
static char *outer_of(const struct outline_place *place, int style)
{
	struct outline_place outer = *place;
	g_autofree char *dotted = NULL, *inner = NULL;

	for (int i = style; i < OUTLINE_STYLES; i++)
		outer.at[i] = 0;
	dotted = outline_dotted(&outer);
	inner = outline_inner(&outer);
	return g_strdup_printf("%s %s %d", dotted, inner, style);
}

static void add_style(GHashTable *styles, const char *above, int style)
{
	const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(styles, above));

	g_hash_table_insert(styles, g_strdup(above), GUINT_TO_POINTER(known | 1u << style));
}

static bool has_two(GHashTable *styles, const char *above)
{
	const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(styles, above));

	return known & (known - 1);
}

/* Numbers of one style under one heading count rows or headings, not both; rows right under one
 * heading have numbers of one style; and "(2)1" is odd in a
 * section where others are "(2)①A)1". The odd ones are doubtful: a heading was lost or misread. */
static void doubt_odd_levels(struct official_sheet *sheet)
{
	g_autoptr(GHashTable) heading =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) nested = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (int pass = 0; pass < 2; pass++)
		for (guint i = 0; i < sheet->rows->len; i++) {
			struct official_row *row = sheet->rows->pdata[i];
			const int own = innermost(&row->place, OUTLINE_STYLES),
				  outer = innermost(&row->place, own);
			g_autofree char *dotted = outline_dotted(&row->place);
			g_autofree char *here = outer_of(&row->place, own);
			g_autofree char *above = outer_of(&row->place, outer + 1);

			for (int style = outer + 1; pass == 1 && style < own; style++) {
				g_autofree char *level =
					g_strdup_printf("%s %d %d", dotted, own, style);

				row->doubtful |= g_hash_table_contains(nested, level);
			}
			row->doubtful |= pass == 1 && (g_hash_table_contains(heading, here) ||
						       has_two(styles, above));
			if (pass == 0 && row->numbered)
				add_style(styles, above, own);
			if (pass == 0)
				g_hash_table_add(nested,
						 g_strdup_printf("%s %d %d", dotted, own, outer));
			for (int style = outer; pass == 0 && style > OUTLINE_DOTTED;
			     style = innermost(&row->place, style))
				g_hash_table_add(heading, outer_of(&row->place, style));
		}
}

/* Two rows with one number: neither can be trusted. */
static void doubt_twins(struct official_sheet *sheet)
{
	g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < sheet->rows->len; i++) {
		struct official_row *row = sheet->rows->pdata[i], *twin;
		g_autofree char *dotted = outline_dotted(&row->place);
		g_autofree char *whole = g_strdup_printf("%s %s", dotted, row->number);

		if (!row->numbered)
			continue;
		twin = g_hash_table_lookup(first, whole);
		if (twin)
			twin->doubtful = row->doubtful = true;
		else
			g_hash_table_insert(first, g_steal_pointer(&whole), row);
	}
}

void official_doubt(struct official_sheet *sheet)
{
	doubt_twins(sheet);
	doubt_odd_levels(sheet);
}
