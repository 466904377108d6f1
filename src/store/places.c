/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folders by the XDG rules, catalogs in them, and the short list of files used last. */
#include "config.h"

#include "store/places.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "store/builtin.h"
#include "store/disk.h"
#include "store/save.h"
#include "store/yaml.h"

enum {
	RECENT_MAX = 20,
	RECENT_BYTES_MAX = 1024 * 1024,
	REPLACES_GAP = 16, /* bytes that may stand between `replaces` and its id */
};

/* The XDG folder in VARIABLE, else BELOW_HOME; a relative one does not count (XDG base
 * directories). */
static char *xdg_folder(const char *variable, const char *below_home)
{
	const char *value = g_getenv(variable);

	return value && g_path_is_absolute(value)
		       ? g_strdup(value)
		       : g_build_filename(g_get_home_dir(), below_home, NULL);
}

/* The folders with catalogs, in the order in which they are looked through. NULL stands for the
 * editions in the program. */
static GPtrArray *catalog_folders(void)
{
	GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *data = xdg_folder("XDG_DATA_HOME", ".local/share");
	const char *instead = g_getenv("PHRWIZARD_DATADIR");

	g_ptr_array_add(folders, g_build_filename(data, "phrwizard", "catalogs", NULL));
	if (!instead)
		g_ptr_array_add(folders, NULL);
	g_ptr_array_add(folders,
			g_build_filename(instead ? instead : PKGDATADIR, "catalogs", NULL));
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
		if (folders->pdata[i])
			g_string_append_printf(list, "%s%s", i ? ", " : "",
					       (char *)folders->pdata[i]);
	return g_string_free(list, FALSE);
}

static struct catalog_file *tell_not_found(const char *id, const GPtrArray *folders, GError **error)
{
	g_autofree char *places = folder_list(folders);

	g_set_error(error, PHR_ERROR, PHR_ERROR_NOT_FOUND, _("there is no catalog '%s' in %s"), id,
		    places);
	return NULL;
}

static const struct catalog *find_builtin(const char *id)
{
	for (size_t i = 0; builtin_catalogs[i]; i++)
		if (strcmp(builtin_catalogs[i]->id, id) == 0)
			return builtin_catalogs[i];
	return NULL;
}

struct catalog_file *places_read(const struct catalog_place *place, GError **error)
{
	if (!place->path)
		return catalog_file_of(find_builtin(place->id));

	OWNED(catalog_file) file = catalog_file_read(place->path, error);
	const char *id = file ? catalog_file_catalog(file)->id : NULL;

	if (file && strcmp(id, place->id)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("%s: this is the catalog '%s': call the file '%s.yaml'"), place->path,
			    id, id);
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
		g_autofree char *id = g_strdup(id_or_path);
		g_autofree char *name = g_strconcat(id, ".yaml", NULL);
		g_autofree char *path = folders->pdata[i] ? g_build_filename(folders->pdata[i],
									     name, NULL)
							  : NULL;
		const struct catalog_place place = { id, path };

		if (path ? g_file_test(path, G_FILE_TEST_EXISTS) : find_builtin(id) != NULL)
			return places_read(&place, error);
	}
	return tell_not_found(id_or_path, folders, error);
}

static void place_free(void *data)
{
	struct catalog_place *place = data;

	g_free(place->id);
	g_free(place->path);
	g_free(place);
}

static int compare_places(const void *a, const void *b)
{
	const struct catalog_place *p = *(const struct catalog_place *const *)a,
				   *q = *(const struct catalog_place *const *)b;

	return strcmp(p->id, q->id);
}

/* Takes ID; a place that was found before goes before. */
static void add_place(GPtrArray *places, char *id, const char *folder)
{
	struct catalog_place *place;

	for (unsigned i = 0; i < places->len; i++)
		if (strcmp(((struct catalog_place *)places->pdata[i])->id, id) == 0) {
			g_free(id);
			return;
		}
	place = g_new0(struct catalog_place, 1);
	place->id = id;
	if (folder) {
		g_autofree char *name = g_strconcat(id, ".yaml", NULL);

		place->path = g_build_filename(folder, name, NULL);
	}
	g_ptr_array_add(places, place);
}

GPtrArray *places_catalogs(void)
{
	g_autoptr(GPtrArray) folders = catalog_folders();
	GPtrArray *places = g_ptr_array_new_with_free_func(place_free);

	for (unsigned i = 0; i < folders->len; i++) {
		const char *folder = folders->pdata[i], *name;
		g_autoptr(GDir) dir = folder ? g_dir_open(folder, 0, NULL) : NULL;

		for (size_t b = 0; !folder && builtin_catalogs[b]; b++)
			add_place(places, g_strdup(builtin_catalogs[b]->id), NULL);
		while (dir && (name = g_dir_read_name(dir)))
			if (*name != '.' && g_str_has_suffix(name, ".yaml"))
				add_place(places, g_strndup(name, strlen(name) - strlen(".yaml")),
					  folder);
	}
	g_ptr_array_sort(places, compare_places);
	return places;
}

/* The catalogs in PLACES that can be read and are called as they should: struct catalog_file *. A
 * broken or misnamed one does not hide the others; the first such error is RET_BROKEN. */
static GPtrArray *read_all(const GPtrArray *places, GError **ret_broken)
{
	GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify)catalog_file_free);

	for (unsigned i = 0; i < places->len; i++) {
		struct catalog_file *file =
			places_read(places->pdata[i], *ret_broken ? NULL : ret_broken);

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
	g_autoptr(GPtrArray) places = places_catalogs();
	g_autoptr(GError) broken = NULL;
	g_autoptr(GPtrArray) files = read_all(places, &broken);
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
		g_autofree char *names = folder_list(folders);

		g_set_error(error, PHR_ERROR, PHR_ERROR_NOT_FOUND, _("there is no catalog in %s"),
			    names);
	}
	return NULL;
}

/* Can the catalog at PLACE name ID as what it replaces? Reading a whole one costs a hundred times
 * as much. */
static bool may_replace(const struct catalog_place *place, const char *id)
{
	g_autoptr(GBytes) bytes = NULL;
	gsize length = 0;
	const char *at, *end;

	if (!place->path) {
		const struct catalog *builtin = find_builtin(place->id);

		return builtin && g_strcmp0(builtin->replaces, id) == 0;
	}
	bytes = file_read_whole(place->path, YAML_BYTES_MAX, NULL);
	at = bytes ? g_bytes_get_data(bytes, &length) : NULL;
	if (!at)
		return false;
	end = at + length;
	/* however it is written: behind the word comes the id */
	while ((at = g_strstr_len(at, end - at, "replaces"))) {
		at += strlen("replaces");
		if (g_strstr_len(at, MIN(end - at, (gssize)strlen(id) + REPLACES_GAP), id))
			return true;
	}
	return false;
}

char *places_successor(const char *id)
{
	g_autoptr(GPtrArray) places = places_catalogs();
	g_autoptr(GPtrArray) likely = g_ptr_array_new();
	g_autoptr(GPtrArray) replacing =
		g_ptr_array_new_with_free_func((GDestroyNotify)catalog_file_free);
	g_autoptr(GError) broken = NULL;
	g_autoptr(GPtrArray) files = NULL;
	const struct catalog *last;

	for (unsigned i = 0; i < places->len; i++)
		if (may_replace(places->pdata[i], id))
			g_ptr_array_add(likely, places->pdata[i]);
	files = read_all(likely, &broken);
	while (files->len > 0) {
		struct catalog_file *file = g_ptr_array_steal_index(files, 0);
		const struct catalog *catalog = catalog_file_catalog(file);

		if (g_strcmp0(catalog->replaces, id) == 0 && strcmp(catalog->id, id) != 0)
			g_ptr_array_add(replacing, file);
		else
			catalog_file_free(file);
	}
	last = last_published(replacing, true);
	return last ? g_strdup(last->id) : NULL;
}

char *places_template(void)
{
	const char *build_tree = g_getenv("PHRWIZARD_DATADIR");

	return g_build_filename(build_tree ? build_tree : PKGDATADIR, "catalog-template.yaml",
				NULL);
}

/* Recent files: $XDG_STATE_HOME/phrwizard/recent, one "position<TAB>path" a line, the newest
 * first. */

char *places_state_folder(void)
{
	g_autofree char *state = xdg_folder("XDG_STATE_HOME", ".local/state");

	return g_build_filename(state, "phrwizard", NULL);
}

char *places_private_folder(const char *name, GError **error)
{
	g_autofree char *state = places_state_folder();
	g_autofree char *folder = g_build_filename(state, name, NULL);

	if (g_mkdir_with_parents(folder, 0700) == 0 && chmod(folder, 0700) == 0)
		return g_steal_pointer(&folder);
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot make the folder '%s': %s"), folder,
		    g_strerror(errno));
	return NULL;
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

/* Whole or not at all, but not through to the disk: each key that moves comes here, and what a
 * power cut takes away is only where one was. */
static void write_lightly(const char *path, const GString *text)
{
	g_autofree char *temporary = g_strconcat(path, ".XXXXXX", NULL);
	const int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0600);

	if (fd < 0)
		return;
	const bool written = disk_write_all(fd, text->str, text->len);
	if (close(fd) || !written || rename(temporary, path))
		unlink(temporary);
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
	write_lightly(file, text);
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
