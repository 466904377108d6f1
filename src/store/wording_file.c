/* SPDX-License-Identifier: GPL-3.0-or-later
 * Overlays: read row by row into a copy of the catalog's rows. The YAML tree stays, since the words
 * are its texts. */
#include "config.h"

#include "store/wording_file.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text_table.h"
#include "store/fields.h"
#include "store/save.h"
#include "store/yaml.h"

enum { NUMBER_MAX = 40, WORDS_MAX = 2000 }; /* characters */

struct wording_file {
	struct yaml_tree *yaml;
	struct item *item;          /* catalog.items of them */
	struct catalog catalog;
};

struct wording_loader {
	struct problems *problems;
	struct wording_file *file;
};

void wording_file_free(struct wording_file *file)
{
	if (!file)
		return;
	yaml_tree_free(file->yaml);
	g_free(file->item);
	g_free(file);
}

const struct catalog *wording_file_catalog(const struct wording_file *file)
{
	return &file->catalog;
}

static bool fits(struct wording_loader *loader, const struct yaml_node *node, long max)
{
	if (g_utf8_strlen(node->text, -1) <= max)
		return true;
	problem_at(loader->problems, node, _("this text is longer than %ld characters"), max);
	return false;
}

/* {ja: …, en: …}, one of them or both; a language that is not given keeps its words. */
static void read_words(void *data, const struct yaml_node *node, void *value)
{
	struct wording_loader *loader = data;
	struct text *text = value;

	for (size_t i = 0; i < node->entries; i++) {
		const struct yaml_node *key = yaml_key(node, i), *word = yaml_value(node, i);
		enum language language;

		if (!language_parse(key->text, &language) || !loader->file->catalog.has[language])
			problem_at(loader->problems, key,
				   _("'%s' is not a language of this catalog"), key->text);
		else if (word->kind != YAML_SCALAR)
			problem_at(loader->problems, word, _("'%s' must hold plain values"),
				   key->text);
		else if (*word->text && fits(loader, word, WORDS_MAX))
			text->in[language] = word->text;
	}
}

static void read_number(void *data, const struct yaml_node *node, void *value)
{
	if (fits(data, node, NUMBER_MAX))
		*(const char **)value = node->text;
}

static const struct field row_fields[] = {
	{ "number", FIELD_SCALAR, false, read_number, offsetof(struct item, number) },
	{ "heading", FIELD_MAPPING, false, read_words, offsetof(struct item, heading) },
	{ "ask", FIELD_MAPPING, false, read_words, offsetof(struct item, ask) },
};
static const struct shape row_shape = {
	"row", NULL, row_fields, G_N_ELEMENTS(row_fields), true, NULL,
};

static bool same_text(const struct text *a, const struct text *b)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (g_strcmp0(a->in[i], b->in[i]) != 0)
			return false;
	return true;
}

/* Does ITEM say otherwise than BEFORE? A number that was not known before was read in the sheet. */
static bool is_worded(struct item *item, const struct item *before)
{
	if (item->number && g_strcmp0(item->number, before->number) != 0)
		item->standing = STANDING_SHEET;
	return g_strcmp0(item->number, before->number) != 0 ||
	       !same_text(&item->ask, &before->ask) || !same_text(&item->heading, &before->heading);
}

static void read_rows(void *data, const struct yaml_node *node, void *value)
{
	struct wording_loader *loader = data;
	struct catalog *catalog = &loader->file->catalog;

	(void)value;
	for (size_t i = 0; i < node->entries; i++) {
		const struct yaml_node *key = yaml_key(node, i);
		const int row = catalog_find_item(catalog, key->text);

		if (row < 0) {
			problem_at(loader->problems, key, _("the catalog has no item '%s'"),
				   key->text);
			continue;
		}
		struct item before = loader->file->item[row];

		fields_read(&row_shape, yaml_value(node, i), loader->problems, loader,
			    &loader->file->item[row]);
		catalog->worded += is_worded(&loader->file->item[row], &before);
	}
}

/* A number stands for one row of its section. */
static void check_numbers(struct wording_loader *loader, const struct yaml_node *rows)
{
	g_autoptr(GHashTable) seen = text_table_new_full(g_free, NULL);

	for (size_t i = 0; rows && i < rows->entries; i++) {
		const int row = catalog_find_item(&loader->file->catalog, yaml_key(rows, i)->text);
		const struct item *item = row < 0 ? NULL : &loader->file->item[row];

		if (!item || !item->number)
			continue;
		if (!g_hash_table_add(seen,
				      g_strdup_printf("%zu %s", item->section, item->number)))
			problem_at(loader->problems, yaml_key(rows, i),
				   _("the number '%s' is given to two rows of a section"),
				   item->number);
	}
}

static const struct field wording_fields[] = {
	{ "phrwizard-wording", FIELD_SCALAR, true, NULL, 0 },
	{ "catalog", FIELD_SCALAR, true, NULL, 0 },
	{ "source", FIELD_MAPPING, true, read_words, offsetof(struct catalog, wording) },
	{ "text", FIELD_MAPPING, true, read_rows, 0 },
};
static const struct shape wording_shape = {
	"wording", NULL, wording_fields, G_N_ELEMENTS(wording_fields), true, NULL,
};

struct wording_file *wording_file_parse(const char *bytes, size_t length,
					const struct catalog *catalog, struct problems *problems)
{
	const unsigned errors_before = problems->errors;
	OWNED(wording_file) file = g_new0(struct wording_file, 1);
	struct wording_loader loader = { problems, file };
	const struct yaml_node *root;

	file->yaml = yaml_parse(bytes, length, problems);
	file->item = g_memdup2(catalog->item, catalog->items * sizeof *catalog->item);
	file->catalog = *catalog;
	file->catalog.item = file->item;
	root = file->yaml ? yaml_root(file->yaml) : NULL;
	if (root && fields_format(root, "phrwizard-wording", WORDING_FORMAT, problems) &&
	    fields_for_catalog(root, catalog->id, problems)) {
		fields_read(&wording_shape, root, problems, &loader, &file->catalog);
		check_numbers(&loader, yaml_get(root, "text"));
	}
	problems_sort(problems);
	return problems->errors == errors_before ? g_steal_pointer(&file) : NULL;
}

/* The template */

struct wording_file *wording_file_read(const char *path, const struct catalog *catalog,
				       GError **error)
{
	g_autoptr(GBytes) bytes = file_read_whole(path, YAML_BYTES_MAX, error);
	OWNED(problems) problems = problems_new(path);
	struct wording_file *file;

	if (!bytes)
		return NULL;
	file = wording_file_parse(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), catalog,
				  problems);
	if (!file)
		problems_to_error(problems, error);
	return file;
}

static void write_words(struct yaml_writer *writer, const char *name, const struct text *text,
			const struct catalog *catalog)
{
	if (text_empty(text))
		return;
	yaml_write_word(writer, name);
	yaml_write_mapping(writer, false);
	for (int i = 0; i < LANGUAGES; i++) {
		if (!catalog->has[i])
			continue;
		yaml_write_word(writer, language_id(i));
		yaml_write_text(writer, text->in[i]);
	}
	yaml_write_end(writer);
}

static void write_row(struct yaml_writer *writer, const struct item *item,
		      const struct catalog *catalog)
{
	yaml_write_word(writer, item->key);
	yaml_write_mapping(writer, false);
	yaml_write_word(writer, "number");
	yaml_write_text(writer, item->number ? item->number : "");
	write_words(writer, "heading", &item->heading, catalog);
	write_words(writer, "ask", &item->ask, catalog);
	yaml_write_end(writer);
}

GString *wording_template(const struct catalog *catalog)
{
	static const struct text source = {
		{ [LANGUAGE_JA] = "公式のチェックシート(日付を書いてください)",
		  [LANGUAGE_EN] = "the official check sheet (write its date)" },
	};
	struct yaml_writer *writer = yaml_writer_new();
	g_autofree char *format = g_strdup_printf("%d", WORDING_FORMAT);
	GString *out;

	yaml_write_mapping(writer, false);
	yaml_write_word(writer, "phrwizard-wording");
	yaml_write_word(writer, format);
	yaml_write_word(writer, "catalog");
	yaml_write_word(writer, catalog->id);
	write_words(writer, "source", &source, catalog);
	yaml_write_word(writer, "text");
	yaml_write_mapping(writer, false);
	for (size_t i = 0; i < catalog->items; i++)
		write_row(writer, &catalog->item[i], catalog);
	yaml_write_end(writer);
	yaml_write_end(writer);
	out = yaml_writer_finish(writer);
	g_string_prepend(
		out, _("# Put the official numbers and words in the place of ours; what you leave "
		       "as it is, or take out, stays.\n"
		       "# Use it with: phrwizard export FILE --format F --wording THIS-FILE\n"));
	return out;
}
