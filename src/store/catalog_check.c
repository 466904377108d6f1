/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be said of a catalog only when all of it is read: conditions name facts and options
 * that are there, no fact waits for itself, and items are found by key. */
#include "config.h"

#include "store/catalog_load.h"

#include <string.h>

#include "base/i18n.h"
#include "store/fields.h"

/* How a condition over a fact is written: {fact: F, WORD: …}. */
static const struct {
	const char *word; /* besides `fact`; NULL: none, the fact is yes */
	enum condition_op op;
	bool list;      /* takes a list of options */
	unsigned kinds; /* of facts that can be asked so, a bit each */
} tests[] = {
	{ NULL, CONDITION_HAS, false, 1 << FACT_YES_NO },
	{ "is", CONDITION_HAS, false, 1 << FACT_YES_NO | 1 << FACT_ONE_OF },
	{ "has", CONDITION_HAS, false, 1 << FACT_SOME_OF },
	{ "only", CONDITION_ONLY, true, 1 << FACT_SOME_OF },
};

/* How conditions are put together: {WORD: …}. */
static const struct {
	const char *word;
	enum condition_op op;
	bool list;
} joins[] = {
	{ "all", CONDITION_ALL, true },
	{ "any", CONDITION_ANY, true },
	{ "not", CONDITION_NOT, false },
};

static bool tell_form(struct catalog_loader *loader, const struct yaml_node *node)
{
	problem_at(loader->problems, node,
		   _("a condition is {fact: ID}, with is:, has: or only:, or all:, any: or not: "
		     "with conditions"));
	return false;
}

static bool add_option(struct catalog_loader *loader, const struct yaml_node *node,
		       const struct fact *fact, uint64_t *options)
{
	const int option = node->kind == YAML_SCALAR ? fact_find_option(fact, node->text) : -1;

	if (option < 0)
		problem_at(loader->problems, node, _("fact '%s' has no option '%s'"), fact->id,
			   node->kind == YAML_SCALAR ? node->text : "");
	else
		*options |= UINT64_C(1) << option;
	return option >= 0;
}

/* The options that VALUE names, one or a list. */
static bool read_options(struct catalog_loader *loader, const struct yaml_node *value, bool list,
			 const struct fact *fact, uint64_t *options)
{
	bool good = true;

	if (!list)
		return add_option(loader, value, fact, options);
	if (value->kind != YAML_SEQUENCE || !value->entries)
		return tell_form(loader, value);
	for (size_t i = 0; i < value->entries; i++)
		good = add_option(loader, yaml_value(value, i), fact, options) && good;
	return good;
}

/* {fact: ID} and the like. */
static bool read_test(struct catalog_loader *loader, const struct yaml_node *node,
		      struct condition *condition)
{
	const struct catalog *catalog = loader->catalog;
	const struct yaml_node *name = yaml_get(node, "fact");
	size_t t = 0;

	if (node->entries == 2)
		for (t = 1; t < G_N_ELEMENTS(tests) && !yaml_get(node, tests[t].word);)
			t++;
	if (name->kind != YAML_SCALAR || node->entries > 2 || t == G_N_ELEMENTS(tests))
		return tell_form(loader, node);
	const int index = catalog_find_fact(catalog, name->text);
	if (index < 0) {
		problem_at(loader->problems, name, _("the catalog has no fact '%s'"), name->text);
		return false;
	}
	const struct fact *fact = &catalog->fact[index];
	if (!fact->options)
		return false; /* the fact itself is broken, and that is told */
	if (!(tests[t].kinds & 1u << fact->kind)) {
		problem_at(loader->problems, node,
			   _("fact '%s' is %s: it cannot be asked this way"), fact->id,
			   fact_kind_id(fact->kind));
		return false;
	}
	condition->op = tests[t].op;
	condition->fact = (unsigned)index;
	condition->options = UINT64_C(1) << FACT_YES;
	if (!tests[t].word)
		return true;
	condition->options = 0;
	return read_options(loader, yaml_get(node, tests[t].word), tests[t].list, fact,
			    &condition->options);
}

/* Recursion is as deep as the file (YAML_DEPTH_MAX). */
static bool read_condition(struct catalog_loader *loader, const struct yaml_node *node,
			   struct condition *condition)
{
	const struct yaml_node *value = NULL;
	struct condition *child;
	size_t j = 0;
	bool good = true;

	if (node->kind == YAML_MAPPING && yaml_get(node, "fact"))
		return read_test(loader, node, condition);
	while (j < G_N_ELEMENTS(joins) && !(value = yaml_get(node, joins[j].word)))
		j++;
	if (!value || node->entries != 1)
		return tell_form(loader, node);
	if (joins[j].list && (value->kind != YAML_SEQUENCE || !value->entries))
		return tell_form(loader, value);
	condition->op = joins[j].op;
	condition->children = joins[j].list ? (unsigned)value->entries : 1;
	condition->child = child = arena_alloc(loader->arena, condition->children, sizeof *child);
	for (unsigned i = 0; i < condition->children; i++)
		good = read_condition(loader, joins[j].list ? yaml_value(value, i) : value,
				      &child[i]) &&
		       good;
	return good;
}

void catalog_resolve_conditions(struct catalog_loader *loader)
{
	if (!loader->facts)
		return; /* that is told; a hundred unknown facts would hide it */
	for (unsigned i = 0; i < loader->pending->len; i++) {
		const struct pending_condition *pending =
			&g_array_index(loader->pending, struct pending_condition, i);
		struct condition *condition = arena_alloc(loader->arena, 1, sizeof *condition);

		/* a bad one is told; taking none of it keeps what follows from walking over half
		 * a condition */
		if (read_condition(loader, pending->node, condition))
			*pending->target = condition;
	}
}

/* The way through facts that wait for each other, as far as it was walked. */
struct walk {
	struct catalog_loader *loader;
	unsigned path[FACTS_MAX];
	unsigned length;
	struct fact_set done;
};

/* Tells the circle that closes at path[FROM], once: at the `when` of its first fact in the file. */
static void tell_circle(const struct walk *walk, unsigned from)
{
	const struct catalog_loader *loader = walk->loader;
	g_autoptr(GString) circle = g_string_new(NULL);
	unsigned first = walk->path[from];

	for (unsigned i = from; i < walk->length; i++) {
		first = MIN(first, walk->path[i]);
		g_string_append_printf(circle, "%s, ", loader->catalog->fact[walk->path[i]].id);
	}
	g_string_append(circle, loader->catalog->fact[walk->path[from]].id);
	problem_at(loader->problems, yaml_get(yaml_value(loader->facts, first), "when"),
		   _("these facts wait for each other in a circle: %s"), circle->str);
}

static void visit(struct walk *walk, unsigned fact)
{
	const struct catalog *catalog = walk->loader->catalog;
	struct fact_set needs = { 0 };

	for (unsigned i = 0; i < walk->length; i++) {
		if (walk->path[i] == fact) {
			tell_circle(walk, i);
			return;
		}
	}
	if (fact_set_has(&walk->done, fact) || !catalog->fact[fact].when)
		return;
	walk->path[walk->length++] = fact;
	condition_facts(catalog->fact[fact].when, &needs);
	for (unsigned i = 0; i < catalog->facts; i++)
		if (fact_set_has(&needs, i))
			visit(walk, i);
	walk->length--;
	fact_set_add(&walk->done, fact);
}

void catalog_check_cycles(struct catalog_loader *loader)
{
	struct walk walk = { .loader = loader };

	for (unsigned i = 0; i < loader->catalog->facts; i++)
		visit(&walk, i);
}

static int compare_keys(const void *a, const void *b, void *data)
{
	const struct item *item = data;

	return strcmp(item[*(const size_t *)a].key, item[*(const size_t *)b].key);
}

void catalog_sort_keys(struct catalog_loader *loader)
{
	struct catalog *catalog = loader->catalog;
	size_t *by_key = arena_alloc(loader->arena, catalog->items, sizeof *by_key);

	for (size_t i = 0; i < catalog->items; i++)
		by_key[i] = i;
	g_qsort_with_data(by_key, (int)catalog->items, sizeof *by_key, compare_keys,
			  (void *)catalog->item);
	catalog->by_key = by_key;
}
