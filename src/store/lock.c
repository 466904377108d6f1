/* SPDX-License-Identifier: GPL-3.0-or-later
 * A lock file is made, or taken over, only while holding the kernel's lock (OFD) on it, and only
 * if it is still the one that its name leads to: so of two programs that find the same dead
 * lock, one gets it. Where the file system has no such locks, the lock file alone must do, and
 * the comparison before the rename. */
#include "config.h"

#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "store/disk.h"

/* Somebody else's save takes a few milliseconds: it is worth waiting for. */
enum { TRIES = 6, PAUSE = 40 * 1000 };
enum { LOCK_BYTES_MAX = 4096 };

/* The lines of a lock file, in this order. */
enum line { LINE_HOST, LINE_BOOT, LINE_PID, LINE_START, LINE_USER, LINE_RANDOM, LINES };

struct lock {
	int folder, fd;
	char *name; /* of the lock file */
	char *content;
};

/* The file's text without the newline at its end; "" when there is none (other systems than
 * Linux). */
static char *system_text(const char *path)
{
	char *text = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return g_strdup("");
	return g_strchomp(text);
}

/* When process PID began, in the kernel's ticks: field 22 of its stat line, the 20th after the
 * name, which may itself hold blanks and brackets. "" when it is not known. */
static char *process_start(const char *pid)
{
	g_autofree char *path = g_strdup_printf("/proc/%s/stat", pid);
	g_autofree char *stat = system_text(path);
	const char *rest = strrchr(stat, ')');
	g_auto(GStrv) field = g_strsplit(rest ? rest : "", " ", 22);

	return g_strdup(g_strv_length(field) > 20 ? field[20] : "");
}

static char *own_content(void)
{
	g_autofree char *pid = g_strdup_printf("%ld", (long)getpid());
	g_autofree char *boot = system_text("/proc/sys/kernel/random/boot_id");
	g_autofree char *start = process_start(pid);

	return g_strdup_printf("%s\n%s\n%s\n%s\n%s\n%08x%08x\n", g_get_host_name(), boot, pid,
			       start, g_get_user_name(), g_random_int(), g_random_int());
}

/* What the lock file FD says now, or NULL. */
static char *read_content(int fd)
{
	char buffer[LOCK_BYTES_MAX];
	ssize_t got;

	do
		got = pread(fd, buffer, sizeof buffer - 1, 0);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return NULL;
	buffer[got] = '\0';
	return g_strdup(buffer);
}

/* Is the holder that LINE names surely gone? Another host's is never known to be. */
static bool is_dead(char **line, const char *own)
{
	g_auto(GStrv) us = g_strsplit(own, "\n", -1);
	g_autofree char *start = NULL;
	guint64 pid;

	if (g_strv_length(line) < LINES || strcmp(line[LINE_HOST], us[LINE_HOST]) ||
	    !g_ascii_string_to_unsigned(line[LINE_PID], 10, 1, G_MAXINT, &pid, NULL))
		return false;
	if (strcmp(line[LINE_BOOT], us[LINE_BOOT]))
		return true;
	if (kill((pid_t)pid, 0) && errno == ESRCH)
		return true;
	start = process_start(line[LINE_PID]);
	return *start && *line[LINE_START] && strcmp(start, line[LINE_START]);
}

/* Does the lock's name still lead to FD? */
static bool is_current(const struct lock *lock, int fd)
{
	struct stat named, opened;

	return !fstatat(lock->folder, lock->name, &named, AT_SYMLINK_NOFOLLOW) &&
	       !fstat(fd, &opened) && named.st_dev == opened.st_dev &&
	       named.st_ino == opened.st_ino;
}

enum kernel_lock { KERNEL_TAKEN, KERNEL_BUSY, KERNEL_UNABLE };

static enum kernel_lock kernel_lock(int fd)
{
#ifdef F_OFD_SETLK
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	if (!fcntl(fd, F_OFD_SETLK, &whole))
		return KERNEL_TAKEN;
	return errno == EAGAIN || errno == EACCES ? KERNEL_BUSY : KERNEL_UNABLE;
#else
	(void)fd;
	return KERNEL_UNABLE;
#endif
}

static bool write_content(int fd, const char *content)
{
	return !ftruncate(fd, 0) && lseek(fd, 0, SEEK_SET) == 0 &&
	       disk_write_all(fd, content, strlen(content));
}

/* Opens the lock file, making it if there is none. A link or pipe planted under its name is
 * removed, never followed. -1 and errno on failure; EAGAIN when it is in motion. */
static int open_lock(const struct lock *lock, bool *ret_made)
{
	const int flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
	int fd = openat(lock->folder, lock->name, flags | O_CREAT | O_EXCL, 0600);
	struct stat status;

	*ret_made = fd >= 0;
	if (fd >= 0 || errno != EEXIST)
		return fd;
	fd = openat(lock->folder, lock->name, flags);
	if (fd >= 0 && !fstat(fd, &status) && S_ISREG(status.st_mode))
		return fd;
	if (fd < 0 && errno != ELOOP && errno != ENXIO) {
		errno = errno == ENOENT || errno == EACCES ? EAGAIN : errno;
		return -1;
	}
	if (fd >= 0)
		close(fd);
	errno = unlinkat(lock->folder, lock->name, 0) ? errno : EAGAIN;
	return -1;
}

/* May the lock file FD be made ours? *ret_content is what it says. */
static bool may_take(const struct lock *lock, int fd, bool made, char **ret_content)
{
	const enum kernel_lock kernel = kernel_lock(fd);
	g_auto(GStrv) line = NULL;

	*ret_content = read_content(fd);
	if (kernel == KERNEL_BUSY || !is_current(lock, fd) || !*ret_content)
		return false;
	/* empty and not held: whoever made it was stopped in between, which only the kernel can
	 * tell */
	if (!**ret_content)
		return made || kernel == KERNEL_TAKEN;
	line = g_strsplit(*ret_content, "\n", -1);
	return is_dead(line, lock->content);
}

enum attempt { TAKEN, BUSY, FAILED };

/* One try. On BUSY *ret_holder is what the lock file says; on FAILED errno says why. */
static enum attempt try_lock(struct lock *lock, char **ret_holder)
{
	bool made;
	const int fd = open_lock(lock, &made);
	int number;

	if (fd < 0)
		return errno == EAGAIN ? BUSY : FAILED;
	g_clear_pointer(ret_holder, g_free);
	if (!may_take(lock, fd, made, ret_holder)) {
		close(fd);
		return BUSY;
	}
	if (write_content(fd, lock->content)) {
		lock->fd = fd;
		return TAKEN;
	}
	number = errno;
	unlinkat(lock->folder, lock->name, 0);
	close(fd);
	errno = number;
	return FAILED;
}

static void tell_holder(const struct lock *lock, const char *path, const char *holder,
			GError **error)
{
	g_auto(GStrv) line = g_strsplit(holder ? holder : "", "\n", -1);

	if (g_strv_length(line) >= LINES)
		g_set_error(error, PHR_ERROR, PHR_ERROR_LOCKED,
			    _("'%s' is being saved by %s on %s (process %s); if that program is "
			      "gone, remove '%s'"),
			    path, line[LINE_USER], line[LINE_HOST], line[LINE_PID], lock->name);
	else
		g_set_error(error, PHR_ERROR, PHR_ERROR_LOCKED,
			    _("'%s' is being saved by another program; if it is gone, remove '%s'"),
			    path, lock->name);
}

struct lock *lock_take(int folder, const char *name, const char *path, GError **error)
{
	struct lock *lock = g_new0(struct lock, 1);
	g_autofree char *holder = NULL;
	enum attempt attempt = BUSY;

	lock->folder = folder;
	lock->fd = -1;
	lock->name = g_strdup_printf(".%s.lock", name);
	lock->content = own_content();
	for (int tries = 0; tries < TRIES && attempt == BUSY; tries++) {
		if (tries)
			g_usleep(PAUSE);
		attempt = try_lock(lock, &holder);
	}
	if (attempt == TAKEN)
		return lock;
	if (attempt == BUSY)
		tell_holder(lock, path, holder, error);
	else
		disk_cannot_save(path, errno, error);
	lock_release(lock);
	return NULL;
}

bool lock_held(const struct lock *lock)
{
	g_autofree char *content = read_content(lock->fd);

	return is_current(lock, lock->fd) && content && !strcmp(content, lock->content);
}

void lock_release(struct lock *lock)
{
	if (!lock)
		return;
	if (lock->fd >= 0) {
		if (lock_held(lock))
			unlinkat(lock->folder, lock->name, 0);
		close(lock->fd);
	}
	g_free(lock->name);
	g_free(lock->content);
	g_free(lock);
}
