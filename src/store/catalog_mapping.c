/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a catalog says about the edition that it replaces: where its rows and facts come from, what
 * is gone, and why. That edition is another file, which need not be there: what it holds is not
 * looked at here. */
#include "config.h"

#include "store/catalog_load.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text_table.h"
#include "store/fields.h"

/* `values`: {option then: option now}. The fact's options may be read later than this: what they
 * are is looked up when all is read. */
void catalog_read_values(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	struct fact *fact = value;
	struct carried_value *values = arena_alloc(loader->arena, node->entries, sizeof *values);

	for (size_t i = 0; i < node->entries; i++)
		values[i].old = yaml_key(node, i)->text;
	fact->value = values;
	fact->values = node->entries;
}

void catalog_read_was(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	struct item *item = value;
	const char **was = arena_alloc(loader->arena, node->entries, sizeof *was);

	if (!node->entries)
		problem_at(loader->problems, node, _("'%s' is empty"), "was");
	for (size_t i = 0; i < node->entries; i++) {
		const struct yaml_node *key = yaml_value(node, i);

		was[i] = "";
		if (key->kind != YAML_SCALAR || !*key->text) {
			problem_at(loader->problems, key, _("'%s' must hold plain values"), "was");
			continue;
		}
		catalog_read_key(loader, key, &was[i]);
		for (size_t j = 0; j < i; j++)
			if (strcmp(was[j], was[i]) == 0)
				problem_at(loader->problems, key, _("'%s' is named twice"),
					   key->text);
	}
	item->was = was;
	item->wases = node->entries;
}

static void check_gone(void *data, const struct yaml_node *node, void *target)
{
	struct catalog_loader *loader = data;
	struct gone *gone = target;
	const struct yaml_node *row = yaml_get(node, "row"), *fact = yaml_get(node, "fact");

	if (!row == !fact)
		problem_at(loader->problems, node, _("what is gone is a 'row' or a 'fact'"));
	gone->fact = fact != NULL;
}

static const struct field gone_fields[] = {
	{ "row", FIELD_SCALAR, false, catalog_read_key, offsetof(struct gone, key) },
	{ "fact", FIELD_SCALAR, false, catalog_read_id, offsetof(struct gone, key) },
	{ "reason", FIELD_ANY, true, catalog_read_text, offsetof(struct gone, reason) },
};
static const struct shape gone_shape = {
	"gone", NULL, gone_fields, G_N_ELEMENTS(gone_fields), false, check_gone,
};

void catalog_read_gone(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	struct catalog *catalog = value;
	struct gone *gone = arena_alloc(loader->arena, node->entries, sizeof *gone);

	for (size_t i = 0; i < node->entries; i++) {
		gone[i].key = "";
		fields_read(&gone_shape, yaml_value(node, i), loader->problems, loader, &gone[i]);
	}
	catalog->gone = gone;
	catalog->gones = node->entries;
}

/* The names that a mapping may hold of the edition before. */
static const char *const item_names[] = { "change", "was", "reason" };
static const char *const fact_names[] = { "was", "carry", "values", "reason" };

/* Whoever replaces nothing has nothing to say about it. */
static void check_names(struct catalog_loader *loader, const struct yaml_node *node,
			const char *const *names, size_t count)
{
	for (size_t i = 0; i < count && !loader->catalog->replaces; i++) {
		const struct yaml_node *value = yaml_get(node, names[i]);

		if (value)
			problem_at(loader->problems, value,
				   _("'%s' is about the edition in 'replaces', which is not named"),
				   names[i]);
	}
}

/* Looks the options of `values` up; the list of facts in the file is that of the catalog. */
static void check_fact(struct catalog_loader *loader, const struct yaml_node *node,
		       const struct fact *fact)
{
	const struct yaml_node *values = yaml_get(node, "values");
	struct carried_value *value = (struct carried_value *)fact->value;

	check_names(loader, node, fact_names, G_N_ELEMENTS(fact_names));
	if (fact->values > 0 && fact->carry != CARRY_ASK_ANEW)
		problem_at(loader->problems, values, _("'values' goes with 'carry: %s' only"),
			   carry_id(CARRY_ASK_ANEW));
	if (fact->was && fact->carry == CARRY_NEW)
		problem_at(loader->problems, yaml_get(node, "was"), _("what is new has no 'was'"));
	for (size_t i = 0; i < fact->values && fact->options > 0; i++) {
		const struct yaml_node *word = yaml_value(values, i);
		int option = word->kind == YAML_SCALAR ? fact_find_option(fact, word->text) : -1;

		if (option >= 0)
			value[i].option = (size_t)option;
		else
			problem_at(loader->problems, word, _("fact '%s' has no option '%s'"),
				   fact->id, word->kind == YAML_SCALAR ? word->text : "");
	}
}

static void check_item(struct catalog_loader *loader, const struct yaml_node *node,
		       const struct item *item)
{
	check_names(loader, node, item_names, G_N_ELEMENTS(item_names));
	if (item->wases > 0 && item->change == CHANGE_ADDED)
		problem_at(loader->problems, yaml_get(node, "was"), _("what is new has no 'was'"));
}

/* Does any row or fact come from what is gone? Does the list name it twice? */
static void check_gones(struct catalog_loader *loader, const struct yaml_node *list)
{
	const struct catalog *catalog = loader->catalog;
	g_autoptr(GHashTable) rows = text_table_new();
	g_autoptr(GHashTable) facts = text_table_new();

	for (size_t i = 0; i < catalog->items; i++)
		for (size_t j = 0; item_was(&catalog->item[i], j); j++)
			g_hash_table_add(rows, (char *)item_was(&catalog->item[i], j));
	for (size_t i = 0; i < catalog->facts; i++)
		if (catalog->fact[i].id && fact_was(&catalog->fact[i]))
			g_hash_table_add(facts, (char *)fact_was(&catalog->fact[i]));
	for (size_t i = 0; i < catalog->gones; i++) {
		const struct gone *gone = &catalog->gone[i];

		if (*gone->key && !g_hash_table_add(gone->fact ? facts : rows, (char *)gone->key))
			problem_at(loader->problems, yaml_value(list, i),
				   _("'%s' is gone, and something comes from it or it is gone "
				     "twice"),
				   gone->key);
	}
}

void catalog_check_mapping(struct catalog_loader *loader, const struct yaml_node *root)
{
	struct catalog *catalog = loader->catalog;
	const struct yaml_node *sections = yaml_get(root, "sections");
	const struct yaml_node *gone = yaml_get(root, "gone");

	for (size_t i = 0; loader->facts && i < catalog->facts; i++)
		check_fact(loader, yaml_value(loader->facts, i), &catalog->fact[i]);
	for (size_t s = 0; s < catalog->sections; s++) {
		const struct section *section = &catalog->section[s];
		const struct yaml_node *items = yaml_get(yaml_value(sections, s), "items");

		for (size_t i = 0; i < section->items; i++)
			check_item(loader, yaml_value(items, i),
				   &catalog->item[section->first + i]);
	}
	if (!gone || catalog->gones == 0)
		return;
	if (!catalog->replaces)
		problem_at(loader->problems, gone,
			   _("'%s' is about the edition in 'replaces', which is not named"),
			   "gone");
	check_gones(loader, gone);
}
