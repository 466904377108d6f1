/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folders by the XDG rules, catalogs in them, and the short list of files used last. */
#include "config.h"

#include "store/places.h"

#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "store/save.h"

enum { RECENT_MAX = 20, RECENT_BYTES_MAX = 1024 * 1024 };

/* The XDG folder in VARIABLE, else BELOW_HOME; a relative one does not count (XDG base
 * directories). */
static char *xdg_folder(const char *variable, const char *below_home)
{
	const char *value = g_getenv(variable);

	return value && g_path_is_absolute(value)
		       ? g_strdup(value)
		       : g_build_filename(g_get_home_dir(), below_home, NULL);
}

/* The folders with catalogs, in the order in which they are looked through. */
static GPtrArray *catalog_folders(void)
{
	GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *data = xdg_folder("XDG_DATA_HOME", ".local/share");
	const char *build_tree = g_getenv("PHRWIZARD_DATADIR");

	g_ptr_array_add(folders, g_build_filename(data, "phrwizard", "catalogs", NULL));
	g_ptr_array_add(folders,
			g_build_filename(build_tree ? build_tree : PKGDATADIR, "catalogs", NULL));
	return folders;
}

static bool is_path(const char *id_or_path)
{
	return strchr(id_or_path, '/') || g_str_has_suffix(id_or_path, ".yaml");
}

static char *folder_list(const GPtrArray *folders)
{
	GString *list = g_string_new(NULL);

	for (unsigned i = 0; i < folders->len; i++)
		g_string_append_printf(list, "%s%s", i ? ", " : "", (char *)folders->pdata[i]);
	return g_string_free(list, FALSE);
}

static struct catalog_file *tell_not_found(const char *id, const GPtrArray *folders, GError **error)
{
	g_autofree char *places = folder_list(folders);

	g_set_error(error, PHR_ERROR, PHR_ERROR_NOT_FOUND, _("there is no catalog '%s' in %s"), id, places);
	return NULL;
}

/* A catalog found by its id must be the one that assessments call so. */
static struct catalog_file *read_named(const char *path, const char *id, GError **error)
{
	OWNED(catalog_file) file = catalog_file_read(path, error);

	if (file && strcmp(catalog_file_catalog(file)->id, id)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("%s: this is the catalog '%s': call the file '%s.yaml'"), path,
			    catalog_file_catalog(file)->id, catalog_file_catalog(file)->id);
		return NULL;
	}
	return g_steal_pointer(&file);
}

struct catalog_file *places_catalog(const char *id_or_path, GError **error)
{
	g_autoptr(GPtrArray) folders = NULL;

	if (is_path(id_or_path))
		return catalog_file_read(id_or_path, error);
	folders = catalog_folders();
	for (unsigned i = 0; i < folders->len; i++) {
		g_autofree char *name = g_strconcat(id_or_path, ".yaml", NULL);
		g_autofree char *path = g_build_filename(folders->pdata[i], name, NULL);

		if (g_file_test(path, G_FILE_TEST_EXISTS))
			return read_named(path, id_or_path, error);
	}
	return tell_not_found(id_or_path, folders, error);
}

/* By id, that is by the last part of the path. */
static int compare_paths(const void *a, const void *b)
{
	g_autofree char *p = g_path_get_basename(*(char *const *)a);
	g_autofree char *q = g_path_get_basename(*(char *const *)b);

	return strcmp(p, q);
}

GPtrArray *places_catalogs(void)
{
	g_autoptr(GPtrArray) folders = catalog_folders();
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	for (unsigned i = 0; i < folders->len; i++) {
		g_autoptr(GDir) folder = g_dir_open(folders->pdata[i], 0, NULL);
		const char *name;

		while (folder && (name = g_dir_read_name(folder)))
			if (*name != '.' && g_str_has_suffix(name, ".yaml") &&
			    g_hash_table_add(seen, g_strdup(name)))
				g_ptr_array_add(paths,
						g_build_filename(folders->pdata[i], name, NULL));
	}
	g_ptr_array_sort(paths, compare_paths);
	return paths;
}

/* The id that the catalog in PATH must have: its name without ".yaml". */
static char *path_id(const char *path)
{
	g_autofree char *name = g_path_get_basename(path);

	return g_strndup(name, strlen(name) - strlen(".yaml"));
}

/* The catalogs in PATHS that can be read and are called as they should: struct catalog_file *. A
 * broken or misnamed one does not hide the others; the first such error is RET_BROKEN. */
static GPtrArray *read_all(const GPtrArray *paths, GError **ret_broken)
{
	GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify)catalog_file_free);

	for (unsigned i = 0; i < paths->len; i++) {
		g_autofree char *id = path_id(paths->pdata[i]);
		struct catalog_file *file =
			read_named(paths->pdata[i], id, *ret_broken ? NULL : ret_broken);

		if (file)
			g_ptr_array_add(files, file);
	}
	return files;
}

/* Does one of FILES replace the edition with that id? */
static bool is_replaced(const GPtrArray *files, const char *id)
{
	for (unsigned i = 0; i < files->len; i++)
		if (g_strcmp0(catalog_file_catalog(files->pdata[i])->replaces, id) == 0)
			return true;
	return false;
}

/* The last published of FILES, without those that another replaces or that are used only by name,
 * unless ALL; NULL when there is none. Of two published on one day it is the first by id. */
static const struct catalog *last_published(const GPtrArray *files, bool all)
{
	const struct catalog *last = NULL;

	for (unsigned i = 0; i < files->len; i++) {
		const struct catalog *catalog = catalog_file_catalog(files->pdata[i]);

		if (last && strcmp(catalog->published, last->published) <= 0)
			continue;
		if (all || (!catalog->only_by_name && !is_replaced(files, catalog->id)))
			last = catalog;
	}
	return last;
}

char *places_newest_catalog(GError **error)
{
	g_autoptr(GPtrArray) paths = places_catalogs();
	g_autoptr(GError) broken = NULL;
	g_autoptr(GPtrArray) files = read_all(paths, &broken);
	const struct catalog *newest = last_published(files, false);

	/* editions that replace each other in a ring leave none, as do those used only by name */
	if (!newest)
		newest = last_published(files, true);
	if (newest)
		return g_strdup(newest->id);
	if (broken) {
		g_propagate_error(error, g_steal_pointer(&broken));
	} else {
		g_autoptr(GPtrArray) folders = catalog_folders();
		g_autofree char *places = folder_list(folders);

		g_set_error(error, PHR_ERROR, PHR_ERROR_NOT_FOUND, _("there is no catalog in %s"), places);
	}
	return NULL;
}

char *places_template(void)
{
	const char *build_tree = g_getenv("PHRWIZARD_DATADIR");

	return g_build_filename(build_tree ? build_tree : PKGDATADIR, "catalog-template.yaml", NULL);
}

/* Recent files: $XDG_STATE_HOME/phrwizard/recent, one "position<TAB>path" a line, the newest
 * first. */

char *places_state_folder(void)
{
	g_autofree char *state = xdg_folder("XDG_STATE_HOME", ".local/state");

	return g_build_filename(state, "phrwizard", NULL);
}

static void recent_free(void *data)
{
	struct recent *recent = data;

	g_free(recent->path);
	g_free(recent->position);
	g_free(recent);
}

static void add_recent(GPtrArray *list, const char *path, const char *position)
{
	struct recent *recent = g_new0(struct recent, 1);

	recent->path = g_strdup(path);
	recent->position = g_strdup(position);
	g_ptr_array_add(list, recent);
}

/* The list as it stands, files that are away for now included. */
static GPtrArray *read_recent(void)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(recent_free);
	g_autofree char *folder = places_state_folder();
	g_autofree char *path = g_build_filename(folder, "recent", NULL);
	g_autoptr(GBytes) bytes = file_read_whole(path, RECENT_BYTES_MAX, NULL);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	gsize length;

	if (!bytes)
		return list;
	const char *data = g_bytes_get_data(bytes, &length);
	text = g_strndup(data ? data : "", length);
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line && list->len < RECENT_MAX; line++) {
		char *tab = strchr(*line, '\t');

		if (!tab || !g_path_is_absolute(tab + 1))
			continue;
		*tab = '\0';
		add_recent(list, tab + 1, *line);
	}
	return list;
}

GPtrArray *places_recent(void)
{
	GPtrArray *list = read_recent();

	for (unsigned i = list->len; i-- > 0;) {
		const struct recent *recent = list->pdata[i];

		if (!g_file_test(recent->path, G_FILE_TEST_IS_REGULAR))
			g_ptr_array_remove_index(list, i);
	}
	return list;
}

void places_remember(const char *path, const char *position)
{
	g_autoptr(GPtrArray) list = read_recent();
	g_autofree char *absolute = g_canonicalize_filename(path, NULL);
	g_autofree char *folder = places_state_folder();
	g_autofree char *file = g_build_filename(folder, "recent", NULL);
	g_autoptr(GString) text = g_string_new(NULL);

	if (strpbrk(absolute, "\n") || strpbrk(position, "\t\n"))
		return; /* no line can hold it */
	g_string_append_printf(text, "%s\t%s\n", position, absolute);
	for (unsigned i = 0, kept = 1; i < list->len && kept < RECENT_MAX; i++) {
		const struct recent *recent = list->pdata[i];

		if (!strcmp(recent->path, absolute))
			continue;
		g_string_append_printf(text, "%s\t%s\n", recent->position, recent->path);
		kept++;
	}
	g_mkdir_with_parents(folder, 0700);
	g_file_set_contents_full(file, text->str, (gssize)text->len, G_FILE_SET_CONTENTS_CONSISTENT,
				 0600, NULL);
}

char *places_position(const char *path)
{
	g_autoptr(GPtrArray) list = read_recent();
	g_autofree char *absolute = g_canonicalize_filename(path, NULL);

	for (unsigned i = 0; i < list->len; i++) {
		const struct recent *recent = list->pdata[i];

		if (!strcmp(recent->path, absolute))
			return g_strdup(recent->position);
	}
	return NULL;
}

/* An empty file in the state folder. */
static char *tour_flag(void)
{
	g_autofree char *folder = places_state_folder();

	return g_build_filename(folder, "tour-seen", NULL);
}

bool places_tour_seen(void)
{
	g_autofree char *flag = tour_flag();

	return g_file_test(flag, G_FILE_TEST_EXISTS);
}

void places_see_tour(void)
{
	g_autofree char *folder = places_state_folder(), *flag = tour_flag();

	g_mkdir_with_parents(folder, 0700);
	g_file_set_contents_full(flag, "", 0, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}
