/* SPDX-License-Identifier: GPL-3.0-or-later
 * A folder for one test: made, looked into, and taken away. */
#ifndef UNIT_FOLDER_H
#define UNIT_FOLDER_H

#include <string.h>
#include <sys/stat.h>

#include "unit.h"

/* A new empty folder. Give it to folder_remove(). */
static inline char *folder_new(void)
{
	char *folder = g_dir_make_tmp("phrwizard-XXXXXX", NULL);

	assert_non_null(folder);
	return folder;
}

static inline char *folder_path(const char *folder, const char *name)
{
	return g_build_filename(folder, name, NULL);
}

/* Writes TEXT in one go, as some other program would. */
static inline void folder_put(const char *folder, const char *name, const char *text)
{
	g_autofree char *path = folder_path(folder, name);

	assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline void folder_check(const char *folder, const char *name, const char *expected)
{
	g_autofree char *path = folder_path(folder, name);
	g_autofree char *text = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		fail_msg("there is no '%s'", name);
	assert_string_equal(text, expected);
}

static inline int folder_compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The folder holds exactly NAMES: sorted, a blank between them. */
static inline void folder_check_names(const char *folder, const char *names)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	const char *name;

	while ((name = g_dir_read_name(dir)))
		g_ptr_array_add(found, g_strdup(name));
	g_ptr_array_sort(found, folder_compare);
	g_ptr_array_add(found, NULL);
	g_autofree char *all = g_strjoinv(" ", (char **)found->pdata);
	assert_string_equal(all, names);
}

static inline mode_t folder_mode(const char *folder, const char *name)
{
	g_autofree char *path = folder_path(folder, name);
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 07777;
}

/* With all that is in it, folders too. */
static inline void folder_remove(char *folder)
{
	const char *argv[] = { "rm", "-rf", folder, NULL };

	assert_true(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
				 NULL, NULL, NULL));
	g_free(folder);
}

#endif
