/* SPDX-License-Identifier: GPL-3.0-or-later
 * Single steps on files in a folder held open: all or an error, interrupted calls taken up
 * again. */
#ifndef STORE_DISK_H
#define STORE_DISK_H

#include <stdbool.h>
#include <sys/stat.h>

#include <glib.h>

/* Sets ERROR (PHR_ERROR_IO) from errno NUMBER: "cannot save 'NAME': No space left on device"; a
 * full disk also says that the file is as it was. Returns false, always. */
bool disk_cannot_save(const char *name, int number, GError **error);

/* Opens the folder of PATH and tells the name in it. With FOLLOW, symbolic links at PATH are
 * resolved first (a link to nothing is an error). Returns the descriptor, or -1 and ERROR. The
 * caller frees the name. */
int disk_open_folder(const char *path, bool follow, char **ret_name, GError **error);

/* Reads NAME in FOLDER: a regular file of at most LIMIT bytes, never a link, never waiting. NULL
 * and ERROR (PHR_ERROR_IO; PHR_ERROR_NOT_FOUND when there is none) with PATH as the subject.
 * RET_STAT may be NULL. */
GBytes *disk_read(int folder, const char *name, const char *path, size_t limit,
		  struct stat *ret_stat, GError **error);

/* All LENGTH bytes; false and errno otherwise. */
bool disk_write_all(int fd, const char *bytes, size_t length);

/* Makes NAME in FOLDER (which must not be there), with mode and, when LIKE is not NULL, mode and
 * owner of LIKE; the bytes are on the disk then. On false there is no NAME, errno says why. */
bool disk_write_new(int folder, const char *name, mode_t mode, const struct stat *like,
		    const char *bytes, size_t length);

/* Renames, trying again for a moment where a network share says that somebody just looks at the
 * file. */
bool disk_rename(int folder, const char *from, const char *to);

/* The same for a name that must not be there: EEXIST when it is (where the file system has no
 * links, only if nobody makes it in this very moment). */
bool disk_rename_new(int folder, const char *from, const char *to);

/* Makes the folder's entries durable. True also where the file system cannot do that. */
bool disk_sync_folder(int folder);

#endif
