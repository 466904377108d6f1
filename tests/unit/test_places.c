/* SPDX-License-Identifier: GPL-3.0-or-later
 * Catalogs are found in their folders, the user's before the installed ones; recent files are
 * remembered. */
#include "config.h"

#include "unit.h"

#include <unistd.h>

#include "base/problem.h"
#include "folder.h"
#include "store/places.h"

/* $XDG_DATA_HOME, $XDG_STATE_HOME and $PHRWIZARD_DATADIR are folders in it. */
static char *folder;

static int set_up(void **state)
{
	static const char *const variables[] = { "XDG_DATA_HOME", "XDG_STATE_HOME",
						 "PHRWIZARD_DATADIR" };
	static const char *const folders[] = { "data/phrwizard/catalogs", "files",
					       "installed/catalogs" };

	(void)state;
	folder = folder_new();
	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *path = folder_path(folder, folders[i]);

		g_mkdir_with_parents(path, 0755);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(variables); i++) {
		static const char *const values[] = { "data", "state", "installed" };
		g_autofree char *path = folder_path(folder, values[i]);

		g_setenv(variables[i], path, true);
	}
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	folder_remove(folder);
	return 0;
}

static void put_catalog(const char *name, const char *id, const char *published, const char *title)
{
	g_autofree char *text =
		g_strdup_printf("phrwizard-catalog: 1\nid: %s\ntitle: %s\nissuer: i\npublished: "
				"%s\nlanguages: [en]\n"
				"screens: [{id: s, title: S}]\ngroups: []\nfacts: []\nscope: "
				"[{verdict: in, because: all}]\n"
				"sections: [{id: '1', screen: s, title: T, items: [{key: k, ask: "
				"a, explain: e, duty: law, standing: sheet}]}]\n",
				id, title, published);

	folder_put(folder, name, text);
}

/* An installed one that replaces the edition REPLACES. */
static void put_edition(const char *id, const char *published, const char *replaces)
{
	g_autofree char *name = g_strdup_printf("installed/catalogs/%s.yaml", id);
	g_autofree char *title = g_strdup_printf("t\nreplaces: %s", replaces);

	put_catalog(name, id, published, title);
}

static void check_newest(const char *id)
{
	g_autofree char *newest = places_newest_catalog(NULL);

	assert_string_equal(newest, id);
}

static void check_catalog(const char *id_or_path, const char *title)
{
	GError *error = NULL;
	OWNED(catalog_file) file = places_catalog(id_or_path, &error);

	if (!file)
		fail_msg("%s", error->message);
	assert_string_equal(catalog_file_catalog(file)->title.in[LANGUAGE_EN], title);
}

static void the_users_catalog_goes_before_the_installed_one(void **state)
{
	(void)state;
	put_catalog("installed/catalogs/one.yaml", "one", "2025-01-01", "installed");
	check_catalog("one", "installed");
	put_catalog("data/phrwizard/catalogs/one.yaml", "one", "2025-01-01", "mine");
	check_catalog("one", "mine");
}

static void a_path_is_taken_as_it_is(void **state)
{
	g_autofree char *path = folder_path(folder, "files/own.yaml"), *cwd = g_get_current_dir();
	g_autofree char *files = folder_path(folder, "files");

	(void)state;
	put_catalog("files/own.yaml", "any-id", "2025-01-01", "by path");
	check_catalog(path, "by path");
	assert_int_equal(chdir(files), 0);
	check_catalog("own.yaml", "by path");
	check_catalog("./own.yaml", "by path");
	assert_int_equal(chdir(cwd), 0);
}

static void a_missing_catalog_names_the_places_looked_at(void **state)
{
	g_autofree char *expected =
		g_strdup_printf("there is no catalog 'nowhere' in %s/data/phrwizard/catalogs, "
				"%s/installed/catalogs",
				folder, folder);
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(places_catalog("nowhere", &error));
	assert_int_equal(error->code, PHR_ERROR_NOT_FOUND);
	assert_string_equal(error->message, expected);
}

static void a_relative_xdg_folder_does_not_count(void **state)
{
	g_autofree char *expected =
		g_build_filename(g_get_home_dir(), ".local/share/phrwizard/catalogs", NULL);
	g_autoptr(GError) error = NULL;

	(void)state;
	g_setenv("XDG_DATA_HOME", "data", true);
	assert_null(places_catalog("nowhere", &error));
	assert_non_null(strstr(error->message, expected));
}

static void a_file_must_be_called_as_its_catalog(void **state)
{
	g_autoptr(GError) error = NULL;

	(void)state;
	put_catalog("installed/catalogs/one.yaml", "two", "2025-01-01", "t");
	assert_null(places_catalog("one", &error));
	assert_int_equal(error->code, PHR_ERROR_DATA);
	assert_non_null(
		strstr(error->message, "this is the catalog 'two': call the file 'two.yaml'"));
}

static void check_place(const struct catalog_place *place, const char *id, const char *path_end)
{
	assert_string_equal(place->id, id);
	assert_true(g_str_has_suffix(place->path, path_end));
}

static void catalogs_are_listed_once_and_sorted(void **state)
{
	(void)state;
	put_catalog("installed/catalogs/b.yaml", "b", "2025-01-01", "t");
	put_catalog("installed/catalogs/c.yaml", "c", "2025-01-01", "t");
	put_catalog("data/phrwizard/catalogs/c.yaml", "c", "2025-01-01", "t");
	put_catalog("data/phrwizard/catalogs/a.yaml", "a", "2025-01-01", "t");
	folder_put(folder, "data/phrwizard/catalogs/.hidden.yaml", "");
	folder_put(folder, "data/phrwizard/catalogs/a.yaml~", "");
	g_autoptr(GPtrArray) places = places_catalogs();
	assert_int_equal(places->len, 3);
	check_place(places->pdata[0], "a", "/data/phrwizard/catalogs/a.yaml");
	check_place(places->pdata[1], "b", "/installed/catalogs/b.yaml");
	check_place(places->pdata[2], "c", "/data/phrwizard/catalogs/c.yaml");
}

static void the_newest_edition_is_the_last_published_that_can_be_read(void **state)
{
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(places_newest_catalog(&error));
	assert_int_equal(error->code, PHR_ERROR_NOT_FOUND);
	put_catalog("installed/catalogs/a.yaml", "a", "2025-04-30", "t");
	put_catalog("installed/catalogs/b.yaml", "b", "2022-04-01", "t");
	folder_put(folder, "installed/catalogs/c.yaml",
		   "phrwizard-catalog: 1\nid: c\npublished: 2030-01-01\n");
	check_newest("a");
}

static void an_edition_that_another_replaces_is_not_the_newest(void **state)
{
	(void)state;
	/* the edition before was mended after the new one had come out */
	put_edition("first", "2025-06-01", "none-that-is-here");
	check_newest("first");
	put_edition("second", "2025-04-30", "first");
	check_newest("second");
	put_edition("other", "2024-01-01", "none-that-is-here");
	check_newest("second");
	/* in a ring each is replaced: better the last published than none */
	put_edition("first", "2025-06-01", "second");
	put_edition("other", "2024-01-01", "other");
	check_newest("first");
}

static void a_catalog_that_is_no_default_waits_to_be_named(void **state)
{
	(void)state;
	put_catalog("installed/catalogs/other.yaml", "other", "2030-01-01", "t\ndefault: no");
	put_catalog("installed/catalogs/old.yaml", "old", "2022-04-01", "t\ndefault: yes");
	check_newest("old");
	/* better than none */
	folder_put(folder, "installed/catalogs/old.yaml", "");
	check_newest("other");
}

static void recent_files_are_remembered_newest_first(void **state)
{
	g_autofree char *a = folder_path(folder, "files/a.yaml"),
			*b = folder_path(folder, "files/b.yaml");
	g_autofree char *b_indirect = folder_path(folder, "files/../files/b.yaml");

	(void)state;
	g_autoptr(GPtrArray) none = places_recent();
	assert_int_equal(none->len, 0);
	folder_put(folder, "files/a.yaml", "");
	folder_put(folder, "files/b.yaml", "");
	places_remember(a, "2.1/1");
	places_remember(b, "");
	places_remember(a, "3.1/1");
	places_remember(b_indirect, "role");
	g_autoptr(GPtrArray) list = places_recent();
	const struct recent *first = list->pdata[0], *second = list->pdata[1];
	assert_int_equal(list->len, 2);
	assert_string_equal(first->path, b);
	assert_string_equal(first->position, "role");
	assert_string_equal(second->path, a);
	g_autofree char *position = places_position(a), *unknown = places_position("/no/such");
	assert_string_equal(position, "3.1/1");
	assert_null(unknown);
	assert_int_equal(folder_mode(folder, "state/phrwizard"), 0700);
	assert_int_equal(folder_mode(folder, "state/phrwizard/recent"), 0600);
}

static void files_that_are_away_are_not_shown_but_not_forgotten(void **state)
{
	g_autofree char *away = folder_path(folder, "files/away.yaml"),
			*here = folder_path(folder, "files/here.yaml");

	(void)state;
	folder_put(folder, "files/here.yaml", "");
	places_remember(away, "1");
	places_remember(here, "2");
	g_autoptr(GPtrArray) without = places_recent();
	assert_int_equal(without->len, 1);
	folder_put(folder, "files/away.yaml", "");
	g_autoptr(GPtrArray) with = places_recent();
	assert_int_equal(with->len, 2);
}

static void twenty_files_are_enough(void **state)
{
	(void)state;
	for (int i = 0; i < 25; i++) {
		g_autofree char *name = g_strdup_printf("files/%d.yaml", i);
		g_autofree char *path = folder_path(folder, name);

		folder_put(folder, name, "");
		places_remember(path, "");
	}
	g_autoptr(GPtrArray) list = places_recent();
	assert_int_equal(list->len, 20);
	assert_true(g_str_has_suffix(((struct recent *)list->pdata[0])->path, "/24.yaml"));
}

static void a_broken_list_is_an_empty_one(void **state)
{
	g_autofree char *state_folder = folder_path(folder, "state/phrwizard");

	(void)state;
	g_mkdir_with_parents(state_folder, 0700);
	folder_put(folder, "state/phrwizard/recent", "\tno/absolute/path\nno tab\n\n\t\t\n");
	g_autoptr(GPtrArray) list = places_recent();
	assert_int_equal(list->len, 0);
	places_remember("/a\nb", "");
	places_remember("/a", "x\ty");
	g_autoptr(GPtrArray) still = places_recent();
	assert_int_equal(still->len, 0);
}

#define PLACES_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PLACES_TEST(the_users_catalog_goes_before_the_installed_one),
		PLACES_TEST(a_path_is_taken_as_it_is),
		PLACES_TEST(a_missing_catalog_names_the_places_looked_at),
		PLACES_TEST(a_relative_xdg_folder_does_not_count),
		PLACES_TEST(a_file_must_be_called_as_its_catalog),
		PLACES_TEST(catalogs_are_listed_once_and_sorted),
		PLACES_TEST(the_newest_edition_is_the_last_published_that_can_be_read),
		PLACES_TEST(an_edition_that_another_replaces_is_not_the_newest),
		PLACES_TEST(a_catalog_that_is_no_default_waits_to_be_named),
		PLACES_TEST(recent_files_are_remembered_newest_first),
		PLACES_TEST(files_that_are_away_are_not_shown_but_not_forgotten),
		PLACES_TEST(twenty_files_are_enough),
		PLACES_TEST(a_broken_list_is_an_empty_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
