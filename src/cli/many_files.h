/* SPDX-License-Identifier: GPL-3.0-or-later
 * Many files: several workers look at them, one teller tells what came out, in the order of the
 * files. Only some are in memory at a time, however many there are. */
#ifndef CLI_MANY_FILES_H
#define CLI_MANY_FILES_H

#include <stdbool.h>

#include <glib.h>

struct many_files {
	/* Looks at the file at PATH; what comes out (not NULL) is the teller's. Called in several
	 * threads at once. */
	void *(*look)(const char *path, const void *data);
	/* Tells and frees it. False and ERROR end the whole. */
	bool (*tell)(void *outcome, void *data, GError **error);
	/* Frees it untold. */
	GDestroyNotify drop;
};

/* False and ERROR when a teller said so. When standard error is a terminal, standard output is not,
 * and it takes longer than a second, a bar on standard error shows how far it is. */
bool many_files(const struct many_files *how, const GPtrArray *paths, void *data, GError **error);

#endif
