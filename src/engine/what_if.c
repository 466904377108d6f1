/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tries every other answer of every fact that a row names: a handful of conditions, so nothing is
 * kept. */
#include "config.h"

#include "engine/what_if.h"

#include <string.h>

#include "base/i18n.h"

struct fact_set item_facts(const struct catalog *catalog, size_t item)
{
	struct fact_set facts = { 0 };

	condition_facts(catalog->section[catalog->item[item].section].when, &facts);
	condition_facts(catalog->item[item].when, &facts);
	return facts;
}

static enum truth applies(const struct catalog *catalog, size_t item,
			  const struct fact_value *values)
{
	return truth_and(
		condition_holds(catalog->section[catalog->item[item].section].when, values),
		condition_holds(catalog->item[item].when, values));
}

/* Adds what of FACT would do. VALUES is given back as it was. */
static void try_fact(GArray *list, const struct catalog *catalog, size_t item, unsigned fact,
		     struct fact_value *values, enum truth wanted)
{
	const struct fact_value now = values[fact];
	bool some_of = catalog->fact[fact].kind == FACT_SOME_OF;
	struct what_if found = { .fact = fact };

	for (size_t i = 0; i < catalog->fact[fact].options; i++) {
		uint64_t bit = UINT64_C(1) << i;

		if (!some_of && (now.chosen & bit))
			continue;
		values[fact] = (struct fact_value){ true, some_of ? now.chosen ^ bit : bit };
		if (applies(catalog, item, values) != wanted)
			continue;
		if (now.chosen & bit)
			found.take |= bit;
		else
			found.give |= bit;
	}
	values[fact] = now;
	if (found.give | found.take)
		g_array_append_val(list, found);
}

GArray *what_if(const struct assessment *assessment, size_t item, enum truth wanted)
{
	const struct catalog *catalog = assessment->catalog;
	const struct fact_set named = item_facts(catalog, item);
	g_autofree struct fact_value *values =
		g_memdup2(assessment->fact, catalog->facts * sizeof *values);
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct what_if));

	for (unsigned i = 0; i < catalog->facts; i++)
		if (fact_set_has(&named, i))
			try_fact(list, catalog, item, i, values, wanted);
	return list;
}

/* The labels of OPTIONS, any of which will do. */
static char *any_label(const struct fact *fact, uint64_t options, enum language language)
{
	g_autoptr(GString) labels = g_string_new(NULL);

	for (size_t i = 0; i < fact->options; i++) {
		if (!(options >> i & 1))
			continue;
		if (labels->len)
			/* TRANSLATORS: between answers of which any will do: "a or b" */
			g_string_append(labels, _(" or "));
		g_string_append(labels, option_label(fact, i, language));
	}
	return g_string_free(g_steal_pointer(&labels), FALSE);
}

char *what_if_text(const struct assessment *assessment, const struct what_if *what_if,
		   enum language language)
{
	const struct fact *fact = &assessment->catalog->fact[what_if->fact];
	const char *ask = text_in(&fact->ask, language);
	g_autofree char *give = any_label(fact, what_if->give, language);
	g_autofree char *take = any_label(fact, what_if->take, language);

	if (!what_if->take)
		/* TRANSLATORS: a question, and the answer that would change something */
		return g_strdup_printf(_("“%s” answered with: %s"), ask, give);
	if (!what_if->give)
		return g_strdup_printf(_("“%s” answered without: %s"), ask, take);
	return g_strdup_printf(_("“%s” answered with: %s; or without: %s"), ask, give, take);
}
