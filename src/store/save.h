/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading and saving the user's file so that nothing is ever lost: lock, temporary file, fsync,
 * compare, keep the old one, rename, fsync of the folder. Follows the save protocol in
 * src/store/README.md. The program must ignore SIGPIPE and SIGXFSZ (main.c does), so that a full
 * disk is an error and not the end; SIGHUP, SIGTERM, SIGINT, SIGQUIT and SIGTSTP wait while a
 * save runs. */
#ifndef STORE_SAVE_H
#define STORE_SAVE_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"

/* A file as we last saw it: its place (symlinks resolved once), bytes and mode. Not held open. */
struct saved_file;

/* Opens PATH and reads it. Only regular files up to YAML_BYTES_MAX. When there is no such file:
 * with MAY_BE_NEW a handle without bytes (nothing is created yet), else PHR_ERROR_NOT_FOUND. */
struct saved_file *saved_file_open(const char *path, bool may_be_new, GError **error);
void saved_file_free(struct saved_file *file);
OWNED_TYPE(saved_file)

/* The bytes as last read or saved; NULL while the file does not exist. Lives until the next
 * call. */
GBytes *saved_file_bytes(const struct saved_file *file);
/* The path as the user gave it. */
const char *saved_file_path(const struct saved_file *file);

/* Makes BYTES (at most YAML_BYTES_MAX) the whole content. True only when they are on the disk.
 * On false ERROR says why and the file is as it was: PHR_ERROR_CHANGED when somebody else
 * changed (or made, or removed) the file since we read it, PHR_ERROR_LOCKED, PHR_ERROR_IO; only
 * when the folder could not be written through (ERROR says so) the new content may be there, and
 * the next call writes it again. Saving the same bytes again writes nothing. The version before
 * stays as NAME~. New files have mode 0600, others keep theirs. */
bool saved_file_save(struct saved_file *file, const char *bytes, size_t length, GError **error);

/* After PHR_ERROR_CHANGED: the bytes that are there now, and NULL and ERROR when there are none to
 * be had. Nothing is remembered yet; who has merged them into what is to be saved next says so by
 * saved_file_seen(). */
GBytes *saved_file_look(const struct saved_file *file, GError **error);
void saved_file_seen(struct saved_file *file, GBytes *bytes);

/* For exports: writes PATH whole or not at all, mode as umask says or as the file before had;
 * refuses an existing file unless FORCE. Where PATH is no regular file (a device, a pipe,
 * /dev/stdout) the bytes are written into it, unless it is a terminal. */
bool file_write_whole(const char *path, const char *bytes, size_t length, bool force,
		      GError **error);

/* Reads a whole regular file of at most LIMIT bytes; symbolic links are followed. Errors as
 * saved_file_open(). */
GBytes *file_read_whole(const char *path, size_t limit, GError **error);

#endif
