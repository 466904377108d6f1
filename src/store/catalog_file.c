/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fields of a catalog: a table for each kind of mapping, a small reader for each kind of
 * value. Lists become arrays of the final length at once, so that pointers into them stay good. */
#include "config.h"

#include "store/catalog_file.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text_table.h"
#include "engine/assessment.h"
#include "engine/dates.h"
#include "store/catalog_load.h"
#include "store/fields.h"
#include "store/save.h"

enum { ID_MAX = 64 }; /* characters */

/* Of the tree the texts stay: they are the catalog's texts. Both are NULL when the catalog's memory
 * is not ours. */
struct catalog_file {
	struct yaml_tree *yaml;
	struct arena *arena;
	struct catalog catalog;
};

void catalog_file_free(struct catalog_file *file)
{
	if (!file)
		return;
	yaml_tree_free(file->yaml);
	arena_free(file->arena);
	g_free(file);
}

struct catalog_file *catalog_file_of(const struct catalog *catalog)
{
	struct catalog_file *file = g_new0(struct catalog_file, 1);

	file->catalog = *catalog;
	return file;
}

const struct catalog *catalog_file_catalog(const struct catalog_file *file)
{
	return &file->catalog;
}

/* Values. */

static void read_string(void *loader, const struct yaml_node *node, void *value)
{
	(void)loader;
	*(const char **)value = node->text;
}

/* A name made of the characters in ALLOWED. It is taken in any case, so that what refers to it
 * is no second error. */
static void read_name(struct catalog_loader *loader, const struct yaml_node *node,
		      const char **value, const char *allowed, const char *hint)
{
	*value = node->text;
	if (g_utf8_strlen(node->text, -1) > ID_MAX)
		problem_at(loader->problems, node, _("'%s' is longer than %d characters"),
			   node->text, ID_MAX);
	for (const char *p = node->text; *p; p = g_utf8_next_char(p)) {
		if (g_utf8_strchr(allowed, -1, g_utf8_get_char(p)))
			continue;
		problem_at(loader->problems, node, _("'%s' may hold only the characters %s"),
			   node->text, hint);
		return;
	}
}

void catalog_read_id(void *loader, const struct yaml_node *node, void *value)
{
	read_name(loader, node, value, G_CSET_a_2_z G_CSET_DIGITS "-", "a-z 0-9 -");
}

void catalog_read_key(void *loader, const struct yaml_node *node, void *value)
{
	read_name(loader, node, value, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "./-",
		  "A-Z a-z 0-9 . / -");
}

static void read_section_id(void *loader, const struct yaml_node *node, void *value)
{
	read_name(loader, node, value,
		  G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "(). -①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
		  "A-Z a-z 0-9 ( ) ①-⑳ . -");
}

static void read_date(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;

	*(const char **)value = node->text;
	if (!date_valid(node->text))
		problem_at(loader->problems, node, _("'%s' is not a date; write it as 2025-04-30"),
			   node->text);
}

/* The reader of one of the enumerations of engine/catalog.h: words FIRST … LAST - 1. */
#define WORD_READER(word, first, last)                                                       \
	static void read_##word(void *data, const struct yaml_node *node, void *value)       \
	{                                                                                    \
		struct catalog_loader *loader = data;                                        \
		g_autoptr(GString) words = g_string_new(NULL);                               \
		const int found = word##_parse(node->text);                                  \
                                                                                             \
		if (found >= (first) && found < (last)) {                                    \
			*(enum word *)value = found;                                         \
			return;                                                              \
		}                                                                            \
		for (int i = (first); i < (last); i++)                                       \
			g_string_append_printf(words, "%s%s", i > (first) ? ", " : "",       \
					       word##_id(i));                                \
		problem_at(loader->problems, node, _("'%s' must be one of: %s"), node->text, \
			   words->str);                                                      \
	}

WORD_READER(duty, 0, DUTIES)
WORD_READER(standing, 0, STANDINGS)
WORD_READER(change, CHANGE_NONE + 1, CHANGES)
WORD_READER(item_register, REGISTER_NONE + 1, REGISTERS)
WORD_READER(verdict, 0, VERDICT_UNCLEAR)
WORD_READER(fact_kind, 0, FACT_KINDS)
WORD_READER(carry, 0, CARRIES)

/* `default: no`: a catalog of another subject, used when it is named. */
static void read_default(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;

	*(bool *)value = !strcmp(node->text, "no");
	if (strcmp(node->text, "no") != 0 && strcmp(node->text, "yes") != 0)
		problem_at(loader->problems, node, _("'%s' must be one of: %s"), node->text,
			   "yes, no");
}

static void refuse_empty(struct catalog_loader *loader, const struct yaml_node *list,
			 const char *name)
{
	if (!list->entries)
		problem_at(loader->problems, list, _("'%s' is empty"), name);
}

static void read_languages(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	bool *has = value;

	loader->languages_known = node->entries > 0;
	for (size_t i = 0; i < node->entries; i++) {
		const struct yaml_node *word = yaml_value(node, i);
		enum language language;

		if (word->kind != YAML_SCALAR || !language_parse(word->text, &language)) {
			problem_at(loader->problems, word, _("'%s' must be one of: %s"),
				   word->kind == YAML_SCALAR ? word->text : "languages", "ja, en");
			loader->languages_known = false;
			continue;
		}
		if (has[language])
			problem_at(loader->problems, word, _("the language '%s' is named twice"),
				   word->text);
		has[language] = true;
	}
	refuse_empty(loader, node, "languages");
}

/* A clause number is the same in every language. */
static void read_source(void *loader, const struct yaml_node *node, void *value)
{
	catalog_read_citation(loader, node, value, NULL);
}

static void read_condition(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	const struct pending_condition pending = { node, value };

	g_array_append_val(loader->pending, pending);
}

/* Index of the station that NODE names. */
static size_t read_station(struct catalog_loader *loader, const struct yaml_node *node,
			   const struct station *station, size_t stations, const char *list)
{
	for (size_t i = 0; i < stations; i++)
		if (!strcmp(station[i].id, node->text))
			return i;
	problem_at(loader->problems, node, _("'%s' is not in the list '%s'"), node->text, list);
	return 0;
}

static void read_group(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;

	*(size_t *)value = read_station(loader, node, loader->catalog->group,
					loader->catalog->groups, "groups");
}

static void read_screen(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;

	*(size_t *)value = read_station(loader, node, loader->catalog->screen,
					loader->catalog->screens, "screens");
}

/* Lists of mappings. */

/* Reads LIST into a new array of structs of SIZE bytes. A shape with a name has it as the
 * struct's first member, and no two elements may share it. */
static void *read_list(struct catalog_loader *loader, const struct yaml_node *list,
		       const struct shape *shape, size_t size, size_t *ret_count)
{
	char *array = arena_alloc(loader->arena, list->entries, size);
	g_autoptr(GHashTable) seen = text_table_new();

	for (size_t i = 0; i < list->entries; i++) {
		if (shape->name)
			*(const char **)(array + i * size) = "";
		fields_read(shape, yaml_value(list, i), loader->problems, loader,
			    array + i * size);
	}
	if (shape->name)
		fields_unique(shape, list, loader->problems, seen);
	*ret_count = list->entries;
	return array;
}

/* Who asks only sometimes says why. */
static void check_because(void *data, const struct yaml_node *node, void *target)
{
	struct catalog_loader *loader = data;
	const struct yaml_node *when = yaml_get(node, "when");

	(void)target;
	if (when && !yaml_get(node, "because"))
		problem_at(loader->problems, when,
			   _("'when' needs 'because': the reason in words"));
}

static const struct field station_fields[] = {
	{ "id", FIELD_SCALAR, true, catalog_read_id, offsetof(struct station, id) },
	{ "title", FIELD_ANY, true, catalog_read_text, offsetof(struct station, title) },
};
static const struct shape screen_shape = {
	"screen", "id", station_fields, G_N_ELEMENTS(station_fields), false, NULL,
};
static const struct shape group_shape = {
	"group", "id", station_fields, G_N_ELEMENTS(station_fields), false, NULL,
};

static void read_screens(void *loader, const struct yaml_node *node, void *value)
{
	struct catalog *catalog = value;

	catalog->screen =
		read_list(loader, node, &screen_shape, sizeof *catalog->screen, &catalog->screens);
	refuse_empty(loader, node, "screens");
}

static void read_groups(void *loader, const struct yaml_node *node, void *value)
{
	struct catalog *catalog = value;

	catalog->group =
		read_list(loader, node, &group_shape, sizeof *catalog->group, &catalog->groups);
}

/* Facts. */

static const struct field option_fields[] = {
	{ "id", FIELD_SCALAR, true, catalog_read_id, offsetof(struct option, id) },
	{ "label", FIELD_ANY, true, catalog_read_text, offsetof(struct option, label) },
};
static const struct shape option_shape = {
	"option", "id", option_fields, G_N_ELEMENTS(option_fields), false, NULL,
};

static void read_options(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	struct fact *fact = value;

	refuse_empty(loader, node, "options");
	if (node->entries > FACT_OPTIONS_MAX)
		problem_at(loader->problems, node, _("there are more than %d options"),
			   FACT_OPTIONS_MAX);
	else
		fact->option = read_list(loader, node, &option_shape, sizeof *fact->option,
					 &fact->options);
}

/* Yes/no facts get their two options here, the others must bring some. */
static void check_fact(void *data, const struct yaml_node *node, void *target)
{
	static const struct option yes_no[] = {
		[FACT_YES] = { .id = "yes" }, [FACT_NO] = { .id = "no" }
	};
	struct catalog_loader *loader = data;
	struct fact *fact = target;
	const struct yaml_node *kind = yaml_get(node, "kind"), *options = yaml_get(node, "options");

	check_because(loader, node, target);
	if (!kind || kind->kind != YAML_SCALAR || fact_kind_parse(kind->text) < 0) {
		fact->options = 0;
		return;
	}
	if (fact->kind != FACT_YES_NO && !options)
		problem_at(loader->problems, node, _("%s '%s' lacks the field '%s'"), "fact",
			   fact->id, "options");
	if (fact->kind != FACT_YES_NO)
		return;
	if (options)
		problem_at(loader->problems, options, _("a yes-no fact has no 'options'"));
	fact->option = yes_no;
	fact->options = G_N_ELEMENTS(yes_no);
}

static const struct field fact_fields[] = {
	{ "id", FIELD_SCALAR, true, catalog_read_id, offsetof(struct fact, id) },
	{ "kind", FIELD_SCALAR, true, read_fact_kind, offsetof(struct fact, kind) },
	{ "group", FIELD_SCALAR, true, read_group, offsetof(struct fact, group) },
	{ "ask", FIELD_ANY, true, catalog_read_text, offsetof(struct fact, ask) },
	{ "explain", FIELD_ANY, true, catalog_read_text, offsetof(struct fact, explain) },
	{ "source", FIELD_ANY, false, read_source, offsetof(struct fact, source) },
	{ "options", FIELD_LIST, false, read_options, 0 },
	{ "when", FIELD_MAPPING, false, read_condition, offsetof(struct fact, when) },
	{ "because", FIELD_ANY, false, catalog_read_text, offsetof(struct fact, because) },
	{ "was", FIELD_SCALAR, false, catalog_read_id, offsetof(struct fact, was) },
	{ "carry", FIELD_SCALAR, false, read_carry, offsetof(struct fact, carry) },
	{ "values", FIELD_MAPPING, false, catalog_read_values, 0 },
	{ "reason", FIELD_ANY, false, catalog_read_text, offsetof(struct fact, reason) },
};
static const struct shape fact_shape = {
	"fact", "id", fact_fields, G_N_ELEMENTS(fact_fields), false, check_fact,
};

static void read_facts(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	struct catalog *catalog = value;

	if (node->entries > FACTS_MAX) {
		problem_at(loader->problems, node, _("there are more than %d facts"), FACTS_MAX);
		return;
	}
	loader->facts = node;
	catalog->fact =
		read_list(loader, node, &fact_shape, sizeof *catalog->fact, &catalog->facts);
}

static const struct field rule_fields[] = {
	{ "verdict", FIELD_SCALAR, true, read_verdict, offsetof(struct scope_rule, verdict) },
	{ "when", FIELD_MAPPING, false, read_condition, offsetof(struct scope_rule, when) },
	{ "because", FIELD_ANY, true, catalog_read_text, offsetof(struct scope_rule, because) },
	{ "source", FIELD_ANY, false, read_source, offsetof(struct scope_rule, source) },
};
static const struct shape rule_shape = {
	"scope rule", NULL, rule_fields, G_N_ELEMENTS(rule_fields), false, NULL,
};

static void read_scope(void *loader, const struct yaml_node *node, void *value)
{
	struct catalog *catalog = value;

	catalog->rule =
		read_list(loader, node, &rule_shape, sizeof *catalog->rule, &catalog->rules);
	refuse_empty(loader, node, "scope");
}

/* Items. */

static void read_examples(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	struct item *item = value;
	struct text *example = arena_alloc(loader->arena, node->entries, sizeof *example);

	for (size_t i = 0; i < node->entries; i++)
		catalog_read_text(loader, yaml_value(node, i), &example[i]);
	item->example = example;
	item->examples = node->entries;
}

static void read_bases(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	struct item *item = value;
	struct basis *basis = arena_alloc(loader->arena, node->entries, sizeof *basis);

	for (size_t i = 0; i < node->entries; i++) {
		const struct yaml_node *entry = yaml_value(node, i),
				       *when = yaml_get(entry, "when");

		catalog_read_citation(loader, entry, &basis[i].cite, "when");
		if (when)
			read_condition(loader, when, &basis[i].when);
	}
	item->basis = basis;
	item->bases = node->entries;
}

/* Rows that are ours (a part of the key begins with "x-") have no official number, unless it was
 * read in the sheet: an edition made from the sheet keeps the keys. */
static void check_item(void *data, const struct yaml_node *node, void *target)
{
	struct catalog_loader *loader = data;
	const struct item *item = target;
	const struct yaml_node *number = yaml_get(node, "number");

	check_because(loader, node, target);
	if (number && item->key && item->standing != STANDING_SHEET &&
	    (g_str_has_prefix(item->key, "x-") || strstr(item->key, "/x-")))
		problem_at(loader->problems, number,
			   _("item '%s' is not an official row: it cannot have a number"),
			   item->key);
}

static const struct field item_fields[] = {
	{ "key", FIELD_SCALAR, true, catalog_read_key, offsetof(struct item, key) },
	{ "number", FIELD_SCALAR, false, read_string, offsetof(struct item, number) },
	{ "heading", FIELD_ANY, false, catalog_read_text, offsetof(struct item, heading) },
	{ "ask", FIELD_ANY, true, catalog_read_text, offsetof(struct item, ask) },
	{ "explain", FIELD_ANY, true, catalog_read_text, offsetof(struct item, explain) },
	{ "examples", FIELD_LIST, false, read_examples, 0 },
	{ "proof", FIELD_ANY, false, catalog_read_text, offsetof(struct item, proof) },
	{ "duty", FIELD_SCALAR, true, read_duty, offsetof(struct item, duty) },
	{ "when", FIELD_MAPPING, false, read_condition, offsetof(struct item, when) },
	{ "because", FIELD_ANY, false, catalog_read_text, offsetof(struct item, because) },
	{ "basis", FIELD_LIST, false, read_bases, 0 },
	{ "standing", FIELD_SCALAR, true, read_standing, offsetof(struct item, standing) },
	{ "change", FIELD_SCALAR, false, read_change, offsetof(struct item, change) },
	{ "answered-by", FIELD_SCALAR, false, read_item_register,
	  offsetof(struct item, answered_by) },
	{ "was", FIELD_LIST, false, catalog_read_was, 0 },
	{ "reason", FIELD_ANY, false, catalog_read_text, offsetof(struct item, reason) },
};
static const struct shape item_shape = {
	"item", "key", item_fields, G_N_ELEMENTS(item_fields), false, check_item,
};

/* Items of all sections lie in one array: the next ones are this section's. */
static void read_items(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	struct catalog *catalog = loader->catalog;
	struct section *section = value;
	struct item *item = (struct item *)catalog->item + catalog->items;

	refuse_empty(loader, node, "items");
	section->first = catalog->items;
	section->items = node->entries;
	for (size_t i = 0; i < node->entries; i++) {
		item[i].key = "";
		fields_read(&item_shape, yaml_value(node, i), loader->problems, loader, &item[i]);
	}
	fields_unique(&item_shape, node, loader->problems, loader->keys);
	catalog->items += node->entries;
}

static const struct field section_fields[] = {
	{ "id", FIELD_SCALAR, true, read_section_id, offsetof(struct section, id) },
	{ "screen", FIELD_SCALAR, true, read_screen, offsetof(struct section, screen) },
	{ "title", FIELD_ANY, true, catalog_read_text, offsetof(struct section, title) },
	{ "when", FIELD_MAPPING, false, read_condition, offsetof(struct section, when) },
	{ "because", FIELD_ANY, false, catalog_read_text, offsetof(struct section, because) },
	{ "items", FIELD_LIST, true, read_items, 0 },
};
static const struct shape section_shape = {
	"section", "id", section_fields, G_N_ELEMENTS(section_fields), false, check_because,
};

static void read_sections(void *data, const struct yaml_node *node, void *value)
{
	struct catalog_loader *loader = data;
	struct catalog *catalog = value;
	struct item *item;
	size_t items = 0;

	for (size_t i = 0; i < node->entries; i++) {
		const struct yaml_node *list = yaml_get(yaml_value(node, i), "items");

		items += list ? list->entries : 0;
	}
	catalog->item = item = arena_alloc(loader->arena, items, sizeof *item);
	catalog->section = read_list(loader, node, &section_shape, sizeof *catalog->section,
				     &catalog->sections);
	for (size_t s = 0; s < catalog->sections; s++)
		for (size_t i = 0; i < catalog->section[s].items; i++)
			item[catalog->section[s].first + i].section = s;
	refuse_empty(loader, node, "sections");
}

/* The whole; what later fields refer to stands before them. */
static const struct field catalog_fields[] = {
	{ "phrwizard-catalog", FIELD_SCALAR, true, NULL, 0 },
	{ "languages", FIELD_LIST, true, read_languages, offsetof(struct catalog, has) },
	{ "id", FIELD_SCALAR, true, catalog_read_id, offsetof(struct catalog, id) },
	{ "title", FIELD_ANY, true, catalog_read_text, offsetof(struct catalog, title) },
	{ "issuer", FIELD_ANY, true, catalog_read_text, offsetof(struct catalog, issuer) },
	{ "published", FIELD_SCALAR, true, read_date, offsetof(struct catalog, published) },
	{ "based-on", FIELD_ANY, false, catalog_read_text, offsetof(struct catalog, based_on) },
	{ "replaces", FIELD_SCALAR, false, catalog_read_id, offsetof(struct catalog, replaces) },
	{ "default", FIELD_SCALAR, false, read_default, offsetof(struct catalog, only_by_name) },
	{ "screens", FIELD_LIST, true, read_screens, 0 },
	{ "groups", FIELD_LIST, true, read_groups, 0 },
	{ "facts", FIELD_LIST, true, read_facts, 0 },
	{ "scope", FIELD_LIST, true, read_scope, 0 },
	{ "sections", FIELD_LIST, true, read_sections, 0 },
	{ "gone", FIELD_LIST, false, catalog_read_gone, 0 },
};
static const struct shape catalog_shape = {
	"catalog", "id", catalog_fields, G_N_ELEMENTS(catalog_fields), false, NULL,
};

static void read_catalog(struct catalog_loader *loader, const struct yaml_node *root)
{
	fields_read(&catalog_shape, root, loader->problems, loader, loader->catalog);
	catalog_check_mapping(loader, root);
	catalog_resolve_conditions(loader);
	catalog_check_cycles(loader);
	catalog_sort_keys(loader);
}

/* ADVISE: what is no mistake is told, too. */
static struct catalog_file *parse(const char *bytes, size_t length, bool advise,
				  struct problems *problems)
{
	const unsigned errors_before = problems->errors;
	OWNED(catalog_file) file = g_new0(struct catalog_file, 1);

	file->arena = arena_new();
	file->yaml = yaml_parse(bytes, length, problems);
	if (file->yaml &&
	    fields_format(yaml_root(file->yaml), "phrwizard-catalog", CATALOG_FORMAT, problems)) {
		g_autoptr(GArray) pending =
			g_array_new(false, false, sizeof(struct pending_condition));
		g_autoptr(GHashTable) keys = text_table_new();
		struct catalog_loader loader = {
			.problems = problems,
			.arena = file->arena,
			.catalog = &file->catalog,
			.pending = pending,
			.keys = keys,
		};

		read_catalog(&loader, yaml_root(file->yaml));
	}
	const bool good = problems->errors == errors_before;
	if (good && advise)
		catalog_advise(yaml_root(file->yaml), problems);
	problems_sort(problems);
	if (!good)
		return NULL;
	yaml_tree_keep_texts(file->yaml);
	return g_steal_pointer(&file);
}

struct catalog_file *catalog_file_parse(const char *bytes, size_t length, struct problems *problems)
{
	return parse(bytes, length, false, problems);
}

struct catalog_file *catalog_file_check(const char *bytes, size_t length, struct problems *problems)
{
	return parse(bytes, length, true, problems);
}

struct catalog_file *catalog_file_read(const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = file_read_whole(path, YAML_BYTES_MAX, error);
	OWNED(problems) problems = problems_new(path);
	struct catalog_file *file;
	gsize length;

	if (!bytes)
		return NULL;
	const char *data = g_bytes_get_data(bytes, &length);
	file = catalog_file_parse(data, length, problems);
	if (!file)
		problems_to_error(problems, error);
	return file;
}
