/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every input of the yaml-test-suite is loaded or refused with a place, as a tree, as an
 * assessment and as a catalog. The suite lies beside the source tree (../shared/corpora);
 * without it this test is skipped. */
#include "config.h"

#include "unit.h"

#include <stdio.h>

#include "base/problem.h"
#include "folder.h"
#include "mini_catalog.h"
#include "store/assessment_file.h"
#include "store/catalog_file.h"
#include "store/yaml.h"

enum { INPUTS = 402, INVALID = 94, INVALID_ACCEPTED_MAX = 16 };

static char *archive_path(void)
{
	return g_build_filename(g_getenv("top_srcdir"), "..", "shared", "corpora",
				"yaml-test-suite.tar.gz", NULL);
}

/* No error without a place inside the LENGTH bytes: a line that is there, or the one after the
 * last. */
static void check_places(const char *path, const char *bytes, size_t length,
			 const struct problems *problems)
{
	unsigned lines = 1;

	for (size_t i = 0; i < length; i++)
		lines += bytes[i] == '\n';
	for (unsigned i = 0; i < problems->list->len; i++) {
		const struct problem *problem = problems->list->pdata[i];

		if (problem->line < 1 || problem->line > lines + 1 || problem->column < 1)
			fail_msg("%s:%u:%u: %s", path, problem->line, problem->column,
				 problem->what);
	}
}

/* True when the tree was loaded. */
static bool check_input(const char *path)
{
	g_autofree char *bytes = NULL;
	OWNED(problems) problems = problems_new(path);
	gsize length;
	unsigned errors;

	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	OWNED(yaml_tree) yaml = yaml_parse(bytes, length, problems);
	errors = problems->errors;
	assert_true(!yaml == (errors > 0));
	/* nothing in the suite is a file of ours */
	OWNED(assessment) assessment = assessment_parse(bytes, length, &mini_catalog, problems);
	assert_null(assessment);
	assert_true(problems->errors > errors);
	errors = problems->errors;
	OWNED(catalog_file) catalog = catalog_file_parse(bytes, length, problems);
	assert_null(catalog);
	assert_true(problems->errors > errors);
	check_places(path, bytes, length, problems);
	return yaml;
}

static unsigned inputs, invalid, invalid_accepted;

static void check_folder(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autofree char *input = g_build_filename(folder, "in.yaml", NULL);
	g_autofree char *mark = g_build_filename(folder, "error", NULL);
	const char *name;

	if (g_file_test(input, G_FILE_TEST_IS_REGULAR)) {
		const bool bad = g_file_test(mark, G_FILE_TEST_EXISTS);
		const bool loaded = check_input(input);

		inputs++;
		invalid += bad;
		invalid_accepted += bad && loaded;
	}
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_DIR) &&
		    !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
			check_folder(path);
	}
}

static void every_input_is_loaded_or_refused_with_a_place(void **state)
{
	g_autofree char *archive = archive_path();
	char *folder = folder_new();
	const char *argv[] = { "tar", "-xzf", archive, "-C", folder, NULL };
	int status = -1;

	(void)state;
	assert_true(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
				 NULL, &status, NULL));
	assert_int_equal(status, 0);
	check_folder(folder);
	folder_remove(folder);
	print_message("# %u inputs, %u of %u invalid ones loaded\n", inputs, invalid_accepted,
		      invalid);
	assert_int_equal(inputs, INPUTS);
	assert_int_equal(invalid, INVALID);
	assert_true(invalid_accepted <= INVALID_ACCEPTED_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_input_is_loaded_or_refused_with_a_place),
	};
	g_autofree char *archive = archive_path();

	if (!g_file_test(archive, G_FILE_TEST_EXISTS)) {
		printf("1..0 # SKIP the yaml-test-suite is not at %s\n", archive);
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
