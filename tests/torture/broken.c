/* SPDX-License-Identifier: GPL-3.0-or-later
 * The test of the tests: the real program with one step of saving broken, as $TORTURE_BROKEN says.
 * A method that does not notice is no test. Linked with --wrap; never part of the product. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "store/lock.h"
#include "store/save.h"

static bool broken(const char *step)
{
	const char *wish = getenv("TORTURE_BROKEN");

	return wish && strcmp(wish, step) == 0;
}

/* In place of libc's: says yes and does nothing. */
int fsync(int fd)
{
	struct stat status;

	if (!fstat(fd, &status) &&
	    broken(S_ISDIR(status.st_mode) ? "no-folder-sync" : "no-file-sync"))
		return 0;
	return (int)syscall(SYS_fsync, fd);
}

bool __real_saved_file_save(struct saved_file *file, const char *bytes, size_t length,
			    GError **error);
bool __wrap_saved_file_save(struct saved_file *file, const char *bytes, size_t length,
			    GError **error);
struct lock *__real_lock_take(int folder, const char *name, const char *path, GError **error);
struct lock *__wrap_lock_take(int folder, const char *name, const char *path, GError **error);
bool __real_lock_held(const struct lock *lock);
bool __wrap_lock_held(const struct lock *lock);
void __real_lock_release(struct lock *lock);
void __wrap_lock_release(struct lock *lock);

static bool save_in_place(const struct saved_file *file, const char *bytes, size_t length)
{
	const int fd = open(saved_file_path(file), O_WRONLY | O_CREAT | O_TRUNC, 0600);
	const bool written = fd >= 0 && write(fd, bytes, length) == (ssize_t)length && !fsync(fd);

	if (fd >= 0)
		close(fd);
	return written;
}

/* What was called saved and is not yet. */
static struct saved_file *owing;
static GBytes *owed;

static void pay(void)
{
	gsize length;
	const char *bytes = owed ? g_bytes_get_data(owed, &length) : NULL;

	if (bytes)
		__real_saved_file_save(owing, bytes, length, NULL);
	g_clear_pointer(&owed, g_bytes_unref);
	g_clear_pointer(&owing, saved_file_free);
}

/* Says yes first, and saves with the next answer or at the end. */
static bool acknowledge_first(struct saved_file *file, const char *bytes, size_t length)
{
	if (!owing && !owed)
		atexit(pay);
	pay();
	owing = saved_file_open(saved_file_path(file), true, NULL);
	owed = g_bytes_new(bytes, length);
	return true;
}

bool __wrap_saved_file_save(struct saved_file *file, const char *bytes, size_t length,
			    GError **error)
{
	if (broken("in-place"))
		return save_in_place(file, bytes, length);
	if (broken("acknowledge-first"))
		return acknowledge_first(file, bytes, length);
	return __real_saved_file_save(file, bytes, length, error);
}

/* Stands for a lock that nobody has. */
static char no_lock;

struct lock *__wrap_lock_take(int folder, const char *name, const char *path, GError **error)
{
	return broken("no-lock") ? (struct lock *)&no_lock
				 : __real_lock_take(folder, name, path, error);
}

bool __wrap_lock_held(const struct lock *lock)
{
	return lock == (struct lock *)&no_lock || __real_lock_held(lock);
}

void __wrap_lock_release(struct lock *lock)
{
	if (lock != (struct lock *)&no_lock)
		__real_lock_release(lock);
}
