/* SPDX-License-Identifier: GPL-3.0-or-later
 * A catalog that is written says what the file said that it came from, to the last word. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "engine/derive.h"
#include "store/catalog_file.h"
#include "store/catalog_writer.h"
#include "store/yaml.h"

static void check_same(const struct yaml_node *wanted, const struct yaml_node *got);

/* Text for all languages in one word: each language has it. */
static void check_every_language(const char *text, const struct yaml_node *got)
{
	assert_true(got->entries > 0);
	for (size_t i = 0; i < got->entries; i++)
		assert_string_equal(yaml_value(got, i)->text, text);
}

/* "is: yes" need not be written. */
static bool is_idle(const char *key, const struct yaml_node *value)
{
	return !strcmp(key, "is") && !strcmp(value->text, "yes");
}

/* The same fields, in any order. A source that is one text stays one: a clause number is shorter
 * so. */
static void check_mapping(const struct yaml_node *wanted, const struct yaml_node *got)
{
	size_t entries = 0;

	for (size_t i = 0; i < wanted->entries; i++) {
		const char *key = yaml_key(wanted, i)->text;
		const struct yaml_node *value = yaml_get(got, key);

		if (!value && is_idle(key, yaml_value(wanted, i)))
			continue;
		if (!value)
			fail_msg("line %u: '%s' was not written", yaml_key(wanted, i)->line, key);
		check_same(yaml_value(wanted, i), value);
		if (!strcmp(key, "source"))
			assert_int_equal(value->kind, yaml_value(wanted, i)->kind);
		entries++;
	}
	assert_int_equal(got->entries, entries);
}

static void check_same(const struct yaml_node *wanted, const struct yaml_node *got)
{
	if (wanted->kind == YAML_SCALAR && got->kind == YAML_MAPPING) {
		check_every_language(wanted->text, got);
		return;
	}
	if (got->kind != wanted->kind)
		fail_msg("line %u: another kind of value was written", wanted->line);
	if (wanted->kind == YAML_SCALAR) {
		assert_string_equal(got->text, wanted->text);
	} else if (wanted->kind == YAML_MAPPING) {
		check_mapping(wanted, got);
	} else {
		assert_int_equal(got->entries, wanted->entries);
		for (size_t i = 0; i < wanted->entries; i++)
			check_same(yaml_value(wanted, i), yaml_value(got, i));
	}
}

static void check_file(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(g_getenv("top_srcdir"), folder, name, NULL);
	g_autofree char *text = NULL;
	gsize length;
	OWNED(problems) problems = problems_new(name);

	assert_true(g_file_get_contents(path, &text, &length, NULL));
	OWNED(catalog_file) file = catalog_file_parse(text, length, problems);

	assert_non_null(file);
	g_autoptr(GString) written = catalog_write(catalog_file_catalog(file));
	OWNED(yaml_tree) before = yaml_parse(text, length, problems);
	OWNED(yaml_tree) after = yaml_parse(written->str, written->len, problems);

	check_same(yaml_root(before), yaml_root(after));
	OWNED(catalog_file) again = catalog_file_parse(written->str, written->len, problems);

	assert_non_null(again);
	g_autoptr(GString) twice = catalog_write(catalog_file_catalog(again));

	assert_string_equal(twice->str, written->str);
}

static void test_catalogs_are_written_as_they_were_read(void **state)
{
	(void)state;
	check_file("data/catalogs", "phr-2025.yaml");
	check_file("data/catalogs", "phr-2022.yaml");
	check_file("data/catalogs", "shared-folder.yaml");
	check_file("tests/catalogs", "small.yaml");
}

/* A row without a number comes last in its section, with a key of its own. */
static void test_new_rows_become_rows_of_the_edition(void **state)
{
	g_autofree char *path = g_build_filename(g_getenv("top_srcdir"), "data", "catalogs",
						 "shared-folder.yaml", NULL);
	OWNED(catalog_file) file = catalog_file_read(path, NULL);
	const struct catalog *base = catalog_file_catalog(file);
	struct new_row first = { .ask = { [LANGUAGE_JA] = (char *)"何かしていますか" },
				 .duty = DUTY_EFFORT };
	g_autoptr(GPtrArray) rows = g_ptr_array_new();

	(void)state;
	g_ptr_array_add(rows, &first);
	OWNED(derived) derived = derive(base, base, "mine", rows);
	const struct catalog *made = derived_catalog(derived);
	const struct item *item = &made->item[4];

	assert_int_equal(made->items, base->items + 1);
	assert_int_equal(made->section[0].items, 5);
	assert_int_equal(made->section[1].first, 5);
	assert_string_equal(item->key, "1/x-sheet-1");
	assert_string_equal(item->ask.in[LANGUAGE_EN], "何かしていますか");
	assert_int_equal(item->duty, DUTY_EFFORT);
	assert_int_equal(item->standing, STANDING_SHEET);
	assert_string_equal(made->replaces, "shared-folder");
	assert_int_equal(catalog_find_item(made, "1/x-sheet-1"), 4);
	assert_int_equal(catalog_find_item(made, "3/personal"), 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_catalogs_are_written_as_they_were_read),
		cmocka_unit_test(test_new_rows_become_rows_of_the_edition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
