/* SPDX-License-Identifier: GPL-3.0-or-later
 * Catalog files: the good ones become what they say, the bad ones in tests/catalogs/ are told as
 * expected. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "base/problem.h"
#include "store/catalog_file.h"

static char *catalogs_folder(void)
{
	return g_build_filename(g_getenv("top_srcdir"), "tests", "catalogs", NULL);
}

static struct catalog_file *read_small(void)
{
	g_autofree char *folder = catalogs_folder();
	g_autofree char *path = g_build_filename(folder, "small.yaml", NULL);
	GError *error = NULL;
	struct catalog_file *file = catalog_file_read(path, &error);

	if (!file)
		fail_msg("%s", error->message);
	return file;
}

static void head_is_read(void **state)
{
	OWNED(catalog_file) file = read_small();
	const struct catalog *catalog = catalog_file_catalog(file);

	(void)state;
	assert_string_equal(catalog->id, "small");
	assert_string_equal(catalog->title.in[LANGUAGE_EN], "Small guideline");
	assert_null(catalog->title.in[LANGUAGE_JA]);
	assert_string_equal(catalog->issuer.in[LANGUAGE_EN], "Somebody");
	assert_string_equal(catalog->published, "2025-04-30");
	assert_string_equal(catalog->based_on.in[LANGUAGE_EN], "the draft");
	assert_string_equal(catalog->replaces, "smaller");
	assert_false(catalog->has[LANGUAGE_JA]);
	assert_true(catalog->has[LANGUAGE_EN]);
	assert_int_equal(catalog->screens, 2);
	assert_string_equal(catalog->screen[1].id, "second");
	assert_int_equal(catalog->groups, 1);
}

static void facts_are_read(void **state)
{
	OWNED(catalog_file) file = read_small();
	const struct catalog *catalog = catalog_file_catalog(file);
	const struct fact *info = &catalog->fact[0], *role = &catalog->fact[1],
			  *staff = &catalog->fact[2];

	(void)state;
	assert_int_equal(catalog->facts, 3);
	assert_int_equal(info->kind, FACT_SOME_OF);
	assert_int_equal(info->options, 3);
	assert_string_equal(info->option[2].id, "c");
	assert_string_equal(info->option[2].label.in[LANGUAGE_EN], "C");
	assert_string_equal(info->source.in[LANGUAGE_EN], "1.1");
	assert_null(info->when);
	assert_int_equal(role->kind, FACT_ONE_OF);
	assert_string_equal(role->because.in[LANGUAGE_EN], "It matters.");
	assert_int_equal(staff->kind, FACT_YES_NO);
	assert_int_equal(staff->options, 2);
	assert_string_equal(staff->option[FACT_YES].id, "yes");
	assert_string_equal(staff->option[FACT_NO].id, "no");
	assert_int_equal(staff->when->op, CONDITION_HAS);
	assert_int_equal(staff->when->fact, 1);
	assert_int_equal(staff->when->options, 1);
}

static void scope_rules_are_read(void **state)
{
	OWNED(catalog_file) file = read_small();
	const struct catalog *catalog = catalog_file_catalog(file);
	const struct condition *any = catalog->rule[1].when;

	(void)state;
	assert_int_equal(catalog->rules, 2);
	assert_int_equal(catalog->rule[0].verdict, VERDICT_OUT);
	assert_string_equal(catalog->rule[0].source.in[LANGUAGE_EN], "1.2");
	assert_int_equal(catalog->rule[1].verdict, VERDICT_IN);
	assert_int_equal(any->op, CONDITION_ANY);
	assert_int_equal(any->children, 2);
	assert_int_equal(any->child[0].op, CONDITION_HAS);
	assert_int_equal(any->child[0].options, 1);
	assert_int_equal(any->child[1].op, CONDITION_ONLY);
	assert_int_equal(any->child[1].options, 2 | 4);
}

static void items_are_read(void **state)
{
	OWNED(catalog_file) file = read_small();
	const struct catalog *catalog = catalog_file_catalog(file);
	const struct item *first = &catalog->item[0], *own = &catalog->item[2];

	(void)state;
	assert_int_equal(catalog->sections, 2);
	assert_string_equal(catalog->section[0].id, "1(1)①");
	assert_int_equal(catalog->section[0].items, 2);
	assert_int_equal(catalog->section[1].first, 2);
	assert_int_equal(catalog->section[1].screen, 1);
	assert_int_equal(catalog->section[1].when->fact, 2);
	assert_int_equal(catalog->items, 3);
	assert_string_equal(first->key, "1/2");
	assert_string_equal(first->number, "①2)");
	assert_string_equal(first->heading.in[LANGUAGE_EN], "A) measure");
	assert_int_equal(first->examples, 2);
	assert_string_equal(first->example[1].in[LANGUAGE_EN], "Or that");
	assert_int_equal(first->duty, DUTY_LAW);
	assert_int_equal(first->when->op, CONDITION_ALL);
	assert_int_equal(first->when->child[1].op, CONDITION_NOT);
	assert_int_equal(first->when->child[1].child[0].options, 1 << FACT_NO);
	assert_int_equal(first->bases, 2);
	assert_string_equal(first->basis[0].cite.in[LANGUAGE_EN], "Act 1");
	assert_null(first->basis[0].when);
	assert_int_equal(first->basis[1].when->fact, 2);
	assert_int_equal(first->standing, STANDING_SHEET);
	assert_int_equal(first->change, CHANGE_ADDED);
	assert_int_equal(own->section, 1);
	assert_null(own->number);
	assert_int_equal(own->change, CHANGE_CARRIED_UNVERIFIED);
	assert_int_equal(catalog->item[1].change, CHANGE_NONE);
}

static void items_are_found_by_key(void **state)
{
	OWNED(catalog_file) file = read_small();
	const struct catalog *catalog = catalog_file_catalog(file);

	(void)state;
	assert_int_equal(catalog_find_item(catalog, "1/1"), 1);
	assert_int_equal(catalog_find_item(catalog, "1/2"), 0);
	assert_int_equal(catalog_find_item(catalog, "2/x-own"), 2);
	assert_int_equal(catalog_find_item(catalog, "2"), -1);
}

/* The problems of PATH, a line each without the file's name. */
static char *problems_of(const char *path)
{
	g_autofree char *bytes = NULL;
	OWNED(problems) problems = problems_new("f");
	GString *out = g_string_new(NULL);
	gsize length;

	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	OWNED(catalog_file) file = catalog_file_parse(bytes, length, problems);
	assert_null(file);
	g_autofree char *text = problems_text(problems);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; **line; line++)
		g_string_append_printf(out, "%s\n", *line + strlen("f:"));
	return g_string_free(out, FALSE);
}

/* Each NAME.bad.yaml says what NAME.bad.expected holds: every problem, with its place, and
 * nothing else. */
static void broken_catalogs_name_every_mistake(void **state)
{
	g_autofree char *folder = catalogs_folder();
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	unsigned seen = 0;
	const char *name;

	(void)state;
	assert_non_null(dir);
	while ((name = g_dir_read_name(dir))) {
		if (!g_str_has_suffix(name, ".bad.yaml"))
			continue;
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autofree char *stem = g_strndup(path, strlen(path) - strlen("yaml"));
		g_autofree char *expected_path = g_strconcat(stem, "expected", NULL);
		g_autofree char *problems = problems_of(path);
		g_autofree char *expected = NULL;

		print_message("# %s\n", name);
		assert_true(g_file_get_contents(expected_path, &expected, NULL, NULL));
		assert_string_equal(problems, expected);
		seen++;
	}
	assert_true(seen >= 11);
}

static void a_file_error_names_file_line_and_column(void **state)
{
	g_autofree char *folder = catalogs_folder();
	g_autofree char *path = g_build_filename(folder, "syntax.bad.yaml", NULL);
	g_autofree char *expected = g_strdup_printf(
		"%s:3:8: this is not valid YAML: did not find expected node content", path);
	g_autoptr(GError) error = NULL, missing = NULL;

	(void)state;
	assert_null(catalog_file_read(path, &error));
	assert_true(g_error_matches(error, PHR_ERROR, PHR_ERROR_DATA));
	assert_string_equal(error->message, expected);
	assert_null(catalog_file_read("/nonexistent/c.yaml", &missing));
	assert_true(g_error_matches(missing, PHR_ERROR, PHR_ERROR_NOT_FOUND));
}

/* A catalog in both languages; SOURCE is what comes after "source:" of its fact and its rule. */
static char *catalog_with_source(const char *source)
{
	return g_strdup_printf("phrwizard-catalog: 1\n"
			       "id: two\n"
			       "title: {ja: 二, en: Two}\n"
			       "issuer: {ja: 誰か, en: Somebody}\n"
			       "published: 2025-04-30\n"
			       "languages: [ja, en]\n"
			       "screens: [{id: a, title: {ja: 甲, en: A}}]\n"
			       "groups: [{id: g, title: {ja: 乙, en: G}}]\n"
			       "facts:\n"
			       "  - id: staff\n"
			       "    kind: yes-no\n"
			       "    group: g\n"
			       "    ask: {ja: 人がいますか, en: Staff?}\n"
			       "    explain: {ja: 人です, en: People.}\n"
			       "    source: %s\n"
			       "scope: [{verdict: in, because: {ja: 皆, en: all}, source: %s}]\n"
			       "sections:\n"
			       "  - id: '1'\n"
			       "    screen: a\n"
			       "    title: {ja: 一, en: One}\n"
			       "    items:\n"
			       "      - key: '1'\n"
			       "        ask: {ja: しましたか, en: Done?}\n"
			       "        explain: {ja: する, en: Do.}\n"
			       "        duty: law\n"
			       "        standing: stated\n",
			       source, source);
}

static void assert_text(const struct text *text, const char *japanese, const char *english)
{
	assert_string_equal(text->in[LANGUAGE_JA], japanese);
	assert_string_equal(text->in[LANGUAGE_EN], english);
}

static void assert_source(const char *source, const char *japanese, const char *english)
{
	g_autofree char *bytes = catalog_with_source(source);
	OWNED(problems) problems = problems_new("f");
	OWNED(catalog_file) file = catalog_file_parse(bytes, strlen(bytes), problems);

	assert_non_null(file);
	assert_text(&catalog_file_catalog(file)->fact[0].source, japanese, english);
	assert_text(&catalog_file_catalog(file)->rule[0].source, japanese, english);
}

static void a_source_is_a_number_or_words_in_each_language(void **state)
{
	(void)state;
	assert_source("4.2(1)③", "4.2(1)③", "4.2(1)③");
	assert_source("{ja: 個人情報保護法25条, en: APPI Art. 25}", "個人情報保護法25条",
		      "APPI Art. 25");
}

/* The small catalog with FACTS more facts, or one fact with that many options. */
static bool many_are_read(unsigned facts, unsigned options, const char *problem)
{
	g_autofree char *folder = catalogs_folder();
	g_autofree char *path = g_build_filename(folder, "small.yaml", NULL);
	g_autofree char *bytes = NULL;
	OWNED(problems) problems = problems_new("f");
	g_autoptr(GString) text = NULL;
	g_autoptr(GString) more = g_string_new(NULL);

	assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
	for (unsigned i = 0; i < facts; i++)
		g_string_append_printf(
			more, "  - {id: f%u, kind: yes-no, group: scope, ask: a, explain: e}\n", i);
	if (options)
		g_string_append(
			more,
			"  - {id: o, kind: some-of, group: scope, ask: a, explain: e, options: [");
	for (unsigned i = 0; i < options; i++)
		g_string_append_printf(more, "{id: o%u, label: l},", i);
	g_string_append(more, options ? "]}\nscope:\n" : "scope:\n");
	text = g_string_new(bytes);
	g_string_replace(text, "scope:\n", more->str, 1);
	OWNED(catalog_file) file = catalog_file_parse(text->str, text->len, problems);
	g_autofree char *told = problems_text(problems);
	if (!file)
		assert_non_null(strstr(told, problem));
	return file;
}

static void limits_of_facts_and_options_are_kept(void **state)
{
	(void)state;
	assert_true(many_are_read(FACTS_MAX - 3, 0, ""));
	assert_false(many_are_read(FACTS_MAX - 2, 0, "there are more than 256 facts"));
	assert_true(many_are_read(0, FACT_OPTIONS_MAX, ""));
	assert_false(many_are_read(0, FACT_OPTIONS_MAX + 1, "there are more than 64 options"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(head_is_read),
		cmocka_unit_test(facts_are_read),
		cmocka_unit_test(scope_rules_are_read),
		cmocka_unit_test(items_are_read),
		cmocka_unit_test(items_are_found_by_key),
		cmocka_unit_test(a_source_is_a_number_or_words_in_each_language),
		cmocka_unit_test(broken_catalogs_name_every_mistake),
		cmocka_unit_test(a_file_error_names_file_line_and_column),
		cmocka_unit_test(limits_of_facts_and_options_are_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
