/* SPDX-License-Identifier: GPL-3.0-or-later
 * The single steps of reading and saving. */
#include "config.h"

#include "store/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/problem.h"

enum { RENAME_TRIES = 5, RENAME_PAUSE = 40 * 1000 }; /* microseconds: 200 ms in all */

bool disk_cannot_save(const char *name, int number, GError **error)
{
	if (number == ENOSPC || number == EDQUOT || number == EFBIG)
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
			    _("cannot save '%s': %s; the file is as it was before, make room and "
			      "try again"),
			    name, g_strerror(number));
	else
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot save '%s': %s"), name,
			    g_strerror(number));
	return false;
}

static bool cannot_open(const char *path, int number, GError **error)
{
	g_set_error(error, PHR_ERROR, number == ENOENT ? PHR_ERROR_NOT_FOUND : PHR_ERROR_IO,
		    _("cannot open '%s': %s"), path, g_strerror(number));
	return false;
}

/* PATH with its symbolic links resolved; PATH itself while there is no such file; NULL and errno
 * when it is a link to nothing or cannot be followed. */
static char *resolve(const char *path)
{
	char *real = realpath(path, NULL);
	struct stat status;

	if (!real && errno == ENOENT && *path && lstat(path, &status) && errno == ENOENT)
		return g_strdup(path);
	if (!real)
		return NULL;
	char *copy = g_strdup(real);
	free(real);
	return copy;
}

int disk_open_folder(const char *path, bool follow, char **ret_name, GError **error)
{
	g_autofree char *resolved = follow ? resolve(path) : g_strdup(path);
	g_autofree char *folder = resolved ? g_path_get_dirname(resolved) : NULL;
	const int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	if (fd < 0) {
		cannot_open(path, errno, error);
		return -1;
	}
	*ret_name = g_path_get_basename(resolved);
	return fd;
}

/* Up to LIMIT + 1 bytes of FD, so that a file that grows meanwhile is noticed; NULL and errno on
 * failure. */
static GByteArray *read_up_to(int fd, size_t limit, size_t expected)
{
	GByteArray *bytes = g_byte_array_new();
	size_t length = 0;
	ssize_t got;

	do {
		/* when the file is as long as expected, a byte is left free, and its end is seen */
		if (length == bytes->len)
			g_byte_array_set_size(bytes,
					      (guint)MIN(MAX(2 * length, expected + 1), limit + 1));
		got = read(fd, bytes->data + length, bytes->len - length);
		if (got > 0)
			length += (size_t)got;
	} while ((got > 0 && length <= limit) || (got < 0 && errno == EINTR));
	g_byte_array_set_size(bytes, (guint)length);
	if (got < 0)
		g_clear_pointer(&bytes, g_byte_array_unref);
	return bytes;
}

static GBytes *read_regular(int fd, const char *path, size_t limit, struct stat *status,
			    GError **error)
{
	GByteArray *bytes;

	if (fstat(fd, status)) {
		cannot_open(path, errno, error);
		return NULL;
	}
	if (!S_ISREG(status->st_mode)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
			    _("cannot open '%s': it is not a regular file"), path);
		return NULL;
	}
	bytes = (guint64)status->st_size <= limit ? read_up_to(fd, limit, (size_t)status->st_size)
						  : NULL;
	if ((guint64)status->st_size > limit || (bytes && bytes->len > limit)) {
		g_clear_pointer(&bytes, g_byte_array_unref);
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
			    _("cannot open '%s': it is larger than %zu MiB"), path,
			    limit / (1024 * 1024));
		return NULL;
	}
	if (!bytes)
		cannot_open(path, errno, error);
	return bytes ? g_byte_array_free_to_bytes(bytes) : NULL;
}

GBytes *disk_read(int folder, const char *name, const char *path, size_t limit,
		  struct stat *ret_stat, GError **error)
{
	const int fd =
		openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat status;
	GBytes *bytes;

	if (fd < 0) {
		cannot_open(path, errno, error);
		return NULL;
	}
	bytes = read_regular(fd, path, limit, ret_stat ? ret_stat : &status, error);
	close(fd);
	return bytes;
}

bool disk_write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		const ssize_t written = write(fd, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

/* Owner, group and mode as LIKE has them. When the group cannot be kept, the new one gets no
 * rights from it. */
static bool take_mode(int fd, const struct stat *like)
{
	mode_t mode = like->st_mode & 0777;
	struct stat status;

	if (fstat(fd, &status))
		return false;
	if ((status.st_uid != like->st_uid || status.st_gid != like->st_gid) &&
	    fchown(fd, like->st_uid, like->st_gid) && fchown(fd, (uid_t)-1, like->st_gid))
		mode &= ~(mode_t)S_IRWXG;
	return (status.st_mode & 0777) == mode || !fchmod(fd, mode);
}

bool disk_write_new(int folder, const char *name, mode_t mode, const struct stat *like,
		    const char *bytes, size_t length)
{
	const int fd =
		openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
	bool written;
	int number;

	if (fd < 0)
		return false;
	/* one fsync, never a second after a failed one: it could say yes without having written */
	written = (!like || take_mode(fd, like)) && disk_write_all(fd, bytes, length) && !fsync(fd);
	number = errno;
	if (close(fd) && written) {
		written = false;
		number = errno;
	}
	if (!written)
		unlinkat(folder, name, 0);
	errno = number;
	return written;
}

bool disk_rename(int folder, const char *from, const char *to)
{
	for (int tries = 1;; tries++) {
		if (!renameat(folder, from, folder, to))
			return true;
		if ((errno != EACCES && errno != EBUSY) || tries == RENAME_TRIES)
			return false;
		g_usleep(RENAME_PAUSE);
	}
}

bool disk_rename_new(int folder, const char *from, const char *to)
{
	struct stat status;

	if (!linkat(folder, from, folder, to, 0)) {
		unlinkat(folder, from, 0);
		return true;
	}
	if (errno == EEXIST)
		return false;
	if (!fstatat(folder, to, &status, AT_SYMLINK_NOFOLLOW)) {
		errno = EEXIST;
		return false;
	}
	return disk_rename(folder, from, to);
}

bool disk_sync_folder(int folder)
{
	return !fsync(folder) || errno == EINVAL || errno == ENOTSUP || errno == EBADF;
}
