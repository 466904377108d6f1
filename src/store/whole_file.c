/* SPDX-License-Identifier: GPL-3.0-or-later
 * Files that are read or written once and not kept in sight: exports, catalogs. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "store/disk.h"
#include "store/lock.h"
#include "store/save.h"

GBytes *file_read_whole(const char *path, size_t limit, GError **error)
{
	g_autofree char *name = NULL;
	const int folder = disk_open_folder(path, true, &name, error);
	GBytes *bytes;

	if (folder < 0)
		return NULL;
	bytes = disk_read(folder, name, path, limit, NULL, error);
	close(folder);
	return bytes;
}

/* Into what is there: a device or pipe cannot be replaced. A terminal would obey what it is sent:
 * the way to it is another (cli/output.h). */
static bool write_into(const char *path, const char *bytes, size_t length, GError **error)
{
	const int fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	const bool terminal = fd >= 0 && isatty(fd);
	bool written = fd >= 0 && !terminal && disk_write_all(fd, bytes, length);
	int number = errno;

	if (fd >= 0 && close(fd) && written) {
		written = false;
		number = errno;
	}
	if (terminal)
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
			    _("'%s' is a terminal: name a file, or - for the standard output"),
			    path);
	else if (!written)
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot write '%s': %s"), path,
			    g_strerror(number));
	return written;
}

static bool exists_already(const char *path, GError **error)
{
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
		    _("'%s' is already there; --force overwrites it"), path);
	return false;
}

/* Under the lock, so that the temporary file can have a fixed name: what a write that was cut off
 * has left, the next one clears away. */
static bool write_locked(int folder, const char *name, const struct stat *like, const char *bytes,
			 size_t length, bool force)
{
	g_autofree char *temporary = g_strdup_printf(".%s.tmp", name);
	int number;

	unlinkat(folder, temporary, 0);
	if (!disk_write_new(folder, temporary, 0666, like, bytes, length))
		return false;
	if (force ? disk_rename(folder, temporary, name) :
		    disk_rename_new(folder, temporary, name))
		return disk_sync_folder(folder);
	number = errno;
	unlinkat(folder, temporary, 0);
	errno = number;
	return false;
}

bool file_write_whole(const char *path, const char *bytes, size_t length, bool force,
		      GError **error)
{
	g_autofree char *name = NULL;
	struct stat status;
	const bool exists = !stat(path, &status);
	struct lock *lock;
	bool written = false;
	int folder;

	if (exists && !S_ISREG(status.st_mode))
		return write_into(path, bytes, length, error);
	if (exists && !force)
		return exists_already(path, error);
	folder = disk_open_folder(path, true, &name, error);
	if (folder < 0)
		return false;
	lock = lock_take(folder, name, path, error);
	if (lock) {
		/* a file that is replaced keeps its mode */
		written = write_locked(folder, name, exists ? &status : NULL, bytes, length, force);
		if (!written && errno == EEXIST)
			exists_already(path, error);
		else if (!written)
			disk_cannot_save(path, errno, error);
	}
	lock_release(lock);
	close(folder);
	return written;
}
