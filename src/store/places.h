/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where things live: catalogs (--catalog, XDG data, installed), recent assessments (XDG state). */
#ifndef STORE_PLACES_H
#define STORE_PLACES_H

#include <stdbool.h>

#include <glib.h>

#include "store/catalog_file.h"

/* The catalog with that id, or the file when ID_OR_PATH holds a slash or ends in .yaml. An id is
 * looked for in $XDG_DATA_HOME/phrwizard/catalogs, then among the editions built into the program
 * (store/builtin.h), then in the installed folder; $PHRWIZARD_DATADIR/catalogs, when it is set,
 * takes the place of the last two. Error PHR_ERROR_NOT_FOUND names the folders looked at. */
struct catalog_file *places_catalog(const char *id_or_path, GError **error);

/* Where a catalog was found. */
struct catalog_place {
	char *id;
	char *path;                     /* NULL: in the program itself */
};
/* All catalogs, sorted by id, the first of an id only. Array of struct catalog_place *, freed with
 * it. */
GPtrArray *places_catalogs(void);
/* Reads the one at PLACE; it must be called as its file is. */
struct catalog_file *places_read(const struct catalog_place *place, GError **error);

/* The id of the edition for new assessments: of the catalogs found that can be read, that no other
 * of them replaces (`replaces`), and that are not for use only by name (`default: no`), the last
 * published. */
char *places_newest_catalog(GError **error);

/* The id of the edition, of the catalogs found that can be read, that replaces ID: the last
 * published of several; NULL when there is none. The caller frees. */
char *places_successor(const char *id);

/* The template of a catalog, for authors. The caller frees. */
char *places_template(void);

/* Where we keep what is ours and not the user's: $XDG_STATE_HOME/phrwizard. The caller frees. */
char *places_state_folder(void);
/* The folder NAME in it, made if need be, which only its owner can enter. NULL and ERROR when it
 * cannot be made. The caller frees. */
char *places_private_folder(const char *name, GError **error);

/* A recently used assessment and the row (or fact) where one left; position may be "". */
struct recent {
	char *path, *position;
};
/* Newest first, existing files only, at most 20. Array of struct recent *, freed with it. A
 * broken or missing list is an empty one. */
GPtrArray *places_recent(void);
/* Remembers PATH (made absolute) with POSITION at the top. Failure to do so is not an error. */
void places_remember(const char *path, const char *position);
/* Has the wizard's tour been seen (or skipped) by this user? */
bool places_tour_seen(void);
/* Remembers that. Failure to do so is not an error. */
void places_see_tour(void);
/* The position remembered for PATH, or NULL. The caller frees. */
char *places_position(const char *path);

#endif
