/* SPDX-License-Identifier: GPL-3.0-or-later
 * Drafts on the disk: private, one for each assessment, gone when they are no longer needed. */
#include "config.h"

#include "unit.h"

#include "folder.h"
#include "store/drafts.h"

/* $XDG_STATE_HOME. */
static char *folder;

static int set_up(void **state)
{
	(void)state;
	folder = folder_new();
	g_setenv("XDG_STATE_HOME", folder, true);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	folder_remove(folder);
	return 0;
}

/* The only file in the folder of drafts; "" when there is none. The caller frees. */
static char *only_draft(void)
{
	g_autofree char *drafts = folder_path(folder, "phrwizard/drafts");
	g_autoptr(GDir) dir = g_dir_open(drafts, 0, NULL);
	const char *name = dir ? g_dir_read_name(dir) : NULL;
	char *path = name ? g_build_filename("phrwizard/drafts", name, NULL) : g_strdup("");

	assert_true(!dir || !g_dir_read_name(dir));
	return path;
}

static void a_draft_comes_back_as_it_was(void **state)
{
	OWNED(draft) draft = draft_new("2.1/1/1", "note", "na", " 一行目\n\t二行目 \\ = [x]\n");
	OWNED(draft) back = NULL;

	(void)state;
	assert_true(draft_keep("a.yaml", draft, NULL));
	back = draft_kept("a.yaml");
	assert_true(draft_equal(draft, back));
}

static void nobody_else_can_read_it(void **state)
{
	OWNED(draft) draft = draft_new("", "organization", "", "秘密");
	g_autofree char *name = NULL;

	(void)state;
	assert_true(draft_keep("a.yaml", draft, NULL));
	name = only_draft();
	assert_int_equal(folder_mode(folder, name), 0600);
	assert_int_equal(folder_mode(folder, "phrwizard"), 0700);
	assert_int_equal(folder_mode(folder, "phrwizard/drafts"), 0700);
}

static void each_assessment_has_its_own(void **state)
{
	OWNED(draft) draft = draft_new("k", "note", "", "x");
	OWNED(draft) same = NULL;

	(void)state;
	assert_true(draft_keep("a.yaml", draft, NULL));
	assert_null(draft_kept("b.yaml"));
	same = draft_kept("./sub/../a.yaml");
	assert_non_null(same);
}

static void none_takes_it_away(void **state)
{
	OWNED(draft) draft = draft_new("k", "note", "", "x");
	g_autofree char *name = NULL;

	(void)state;
	assert_true(draft_keep("a.yaml", NULL, NULL));
	assert_true(draft_keep("a.yaml", draft, NULL));
	assert_true(draft_keep("a.yaml", NULL, NULL));
	assert_null(draft_kept("a.yaml"));
	name = only_draft();
	assert_string_equal(name, "");
}

static void a_broken_one_is_none(void **state)
{
	static const char *const broken[] = { "", "\xff\xfe", "[draft]\nplace=k\n", "place=k\n" };
	OWNED(draft) draft = draft_new("k", "note", "", "x");
	g_autofree char *name = NULL;

	(void)state;
	assert_true(draft_keep("a.yaml", draft, NULL));
	name = only_draft();
	for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
		folder_put(folder, name, broken[i]);
		assert_null(draft_kept("a.yaml"));
	}
}

static void a_draft_that_cannot_be_kept_is_an_error(void **state)
{
	OWNED(draft) draft = draft_new("k", "note", "", "x");
	g_autoptr(GError) error = NULL;

	(void)state;
	folder_put(folder, "phrwizard", "a file, no folder");
	assert_false(draft_keep("a.yaml", draft, &error));
	assert_non_null(strstr(error->message, "typed"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_draft_comes_back_as_it_was, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nobody_else_can_read_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(each_assessment_has_its_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(none_takes_it_away, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_broken_one_is_none, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_draft_that_cannot_be_kept_is_an_error, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
