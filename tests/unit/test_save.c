/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saving loses nothing: not the old file, not somebody else's change, not the answer that was
 * called saved. The calls that make things durable are watched, and can be made to fail. */
#include "config.h"

#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/problem.h"
#include "folder.h"
#include "store/disk.h"
#include "store/lock.h"
#include "store/save.h"
#include "store/yaml.h"

/* The kernel's calls, in place of libc's: each fails with that errno the next so many times. */
static struct {
	int number, times;
} link_fails, rename_fails, file_sync_fails, folder_sync_fails;
static unsigned file_syncs, folder_syncs;
/* What another program does while our new file is being written. */
static void (*meanwhile)(void);

static bool fails(int number, int *times)
{
	if (*times <= 0)
		return false;
	--*times;
	errno = number;
	return true;
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
	if (fails(link_fails.number, &link_fails.times))
		return -1;
	return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
	if (fails(rename_fails.number, &rename_fails.times))
		return -1;
	return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
}

int fsync(int fd)
{
	struct stat status;

	fstat(fd, &status);
	if (S_ISDIR(status.st_mode)) {
		folder_syncs++;
		if (fails(folder_sync_fails.number, &folder_sync_fails.times))
			return -1;
	} else {
		file_syncs++;
		if (meanwhile)
			meanwhile();
		if (fails(file_sync_fails.number, &file_sync_fails.times))
			return -1;
	}
	return (int)syscall(SYS_fsync, fd);
}

static char *folder;

static int set_up(void **state)
{
	(void)state;
	folder = folder_new();
	link_fails.times = rename_fails.times = file_sync_fails.times = folder_sync_fails.times = 0;
	file_syncs = folder_syncs = 0;
	meanwhile = NULL;
	umask(022);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	folder_remove(folder);
	return 0;
}

static struct saved_file *open_file(const char *name, bool may_be_new)
{
	g_autofree char *path = folder_path(folder, name);
	GError *error = NULL;
	struct saved_file *file = saved_file_open(path, may_be_new, &error);

	if (!file)
		fail_msg("%s", error->message);
	return file;
}

static void save(struct saved_file *file, const char *text)
{
	GError *error = NULL;

	if (!saved_file_save(file, text, strlen(text), &error))
		fail_msg("%s", error->message);
	assert_memory_equal(g_bytes_get_data(saved_file_bytes(file), NULL), text, strlen(text));
}

/* Saving TEXT is refused with CODE, and the message tells WHAT. */
static void check_refused(struct saved_file *file, const char *text, enum phr_error code,
			  const char *what)
{
	g_autoptr(GError) error = NULL;

	assert_false(saved_file_save(file, text, strlen(text), &error));
	assert_int_equal(error->code, code);
	if (!strstr(error->message, what))
		fail_msg("'%s' is not in '%s'", what, error->message);
}

static void a_new_file_is_for_its_owner_only(void **state)
{
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	assert_null(saved_file_bytes(file));
	folder_check_names(folder, "");
	umask(0);
	save(file, "one");
	folder_check(folder, "a.yaml", "one");
	folder_check_names(folder, "a.yaml");
	assert_int_equal(folder_mode(folder, "a.yaml"), 0600);
}

static void an_empty_file_is_a_file(void **state)
{
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	save(file, "");
	folder_check(folder, "a.yaml", "");
	OWNED(saved_file) again = open_file("a.yaml", false);
	assert_non_null(saved_file_bytes(again));
	save(again, "one");
	folder_check(folder, "a.yaml~", "");
}

static void the_version_before_and_the_mode_are_kept(void **state)
{
	g_autofree char *path = folder_path(folder, "a.yaml");

	(void)state;
	folder_put(folder, "a.yaml", "one");
	assert_int_equal(chmod(path, 0664), 0);
	OWNED(saved_file) file = open_file("a.yaml", false);
	assert_string_equal(saved_file_path(file), path);
	umask(077);
	save(file, "two");
	folder_check(folder, "a.yaml", "two");
	folder_check(folder, "a.yaml~", "one");
	save(file, "three");
	folder_check(folder, "a.yaml~", "two");
	folder_check_names(folder, "a.yaml a.yaml~");
	assert_int_equal(folder_mode(folder, "a.yaml"), 0664);
	assert_int_equal(folder_mode(folder, "a.yaml~"), 0664);
}

static void the_group_of_a_file_is_kept(void **state)
{
	g_autofree char *path = folder_path(folder, "a.yaml");
	struct stat status;

	(void)state;
	folder_put(folder, "a.yaml", "one");
	if (chown(path, (uid_t)-1, 12345)) {
		print_message("# not root: the group cannot be tried\n");
		return;
	}
	OWNED(saved_file) file = open_file("a.yaml", false);
	save(file, "two");
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_gid, 12345);
}

static void the_same_bytes_are_not_written_again(void **state)
{
	g_autofree char *path = folder_path(folder, "a.yaml");
	struct stat before, after;

	(void)state;
	folder_put(folder, "a.yaml", "one");
	assert_int_equal(stat(path, &before), 0);
	OWNED(saved_file) file = open_file("a.yaml", false);
	file_syncs = 0;
	save(file, "one");
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(file_syncs, 0);
	folder_check_names(folder, "a.yaml");
}

static void one_save_syncs_the_file_and_the_folder_once(void **state)
{
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	save(file, "one");
	assert_int_equal(file_syncs, 1);
	assert_int_equal(folder_syncs, 1);
	save(file, "two");
	assert_int_equal(file_syncs, 2);
	assert_int_equal(folder_syncs, 2);
}

static void a_change_by_somebody_else_is_not_overwritten(void **state)
{
	(void)state;
	folder_put(folder, "a.yaml", "one");
	OWNED(saved_file) file = open_file("a.yaml", false);
	folder_put(folder, "a.yaml", "theirs");
	check_refused(file, "ours", PHR_ERROR_CHANGED, "a.yaml' was changed by somebody else");
	folder_check(folder, "a.yaml", "theirs");
	folder_check_names(folder, "a.yaml");
	assert_memory_equal(g_bytes_get_data(saved_file_bytes(file), NULL), "one", 3);
}

static const char *meanwhile_name;

static void somebody_writes(void)
{
	meanwhile = NULL;
	folder_put(folder, meanwhile_name, "theirs");
}

static void a_change_while_we_write_is_not_overwritten(void **state)
{
	(void)state;
	folder_put(folder, "a.yaml", "one");
	OWNED(saved_file) file = open_file("a.yaml", false);
	OWNED(saved_file) fresh = open_file("b.yaml", true);
	meanwhile_name = "a.yaml";
	meanwhile = somebody_writes;
	check_refused(file, "ours", PHR_ERROR_CHANGED, "a.yaml' was changed by somebody else");
	folder_check(folder, "a.yaml", "theirs");
	meanwhile_name = "b.yaml";
	meanwhile = somebody_writes;
	check_refused(fresh, "ours", PHR_ERROR_CHANGED, "b.yaml' was changed by somebody else");
	folder_check(folder, "b.yaml", "theirs");
	folder_check_names(folder, "a.yaml b.yaml");
}

static void a_removed_file_is_not_made_again(void **state)
{
	g_autofree char *path = folder_path(folder, "a.yaml");

	(void)state;
	folder_put(folder, "a.yaml", "one");
	OWNED(saved_file) file = open_file("a.yaml", false);
	assert_int_equal(unlink(path), 0);
	check_refused(file, "two", PHR_ERROR_CHANGED, "was removed by somebody else");
	folder_check_names(folder, "");
}

static void a_held_lock_is_respected(void **state)
{
	g_autofree char *pid = g_strdup_printf("(process %ld)", (long)getpid());
	const int fd = open(folder, O_RDONLY | O_DIRECTORY);
	struct lock *lock = lock_take(fd, "a.yaml", "a.yaml", NULL);

	(void)state;
	assert_non_null(lock);
	folder_put(folder, "a.yaml", "one");
	OWNED(saved_file) file = open_file("a.yaml", false);
	check_refused(file, "two", PHR_ERROR_LOCKED, pid);
	folder_check(folder, "a.yaml", "one");
	lock_release(lock);
	save(file, "two");
	folder_check_names(folder, "a.yaml a.yaml~");
	close(fd);
}

/* The lines of a lock file (lock.c). */
enum lock_line { HOST, BOOT, PID, START };

/* The lock file that is there, but LINE says TEXT. */
static void change_lock(enum lock_line line, const char *text)
{
	g_autofree char *path = folder_path(folder, ".a.yaml.lock"), *content = NULL;

	assert_true(g_file_get_contents(path, &content, NULL, NULL));
	g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
	g_free(lines[line]);
	lines[line] = g_strdup(text);
	g_autofree char *forged = g_strjoinv("\n", lines);
	folder_put(folder, ".a.yaml.lock", forged);
}

/* A lock file as a process would have left it: this one's, but LINE says TEXT. */
static void put_lock(enum lock_line line, const char *text)
{
	g_autofree char *path = folder_path(folder, ".a.yaml.lock"), *content = NULL;
	const int fd = open(folder, O_RDONLY | O_DIRECTORY);
	struct lock *lock = lock_take(fd, "a.yaml", "a.yaml", NULL);

	assert_non_null(lock);
	assert_true(g_file_get_contents(path, &content, NULL, NULL));
	lock_release(lock);
	close(fd);
	folder_put(folder, ".a.yaml.lock", content);
	change_lock(line, text);
}

/* A process that is gone. */
static char *dead_process(void)
{
	const pid_t child = fork();

	if (child == 0)
		_exit(0);
	waitpid(child, NULL, 0);
	return g_strdup_printf("%ld", (long)child);
}

static void locks_of_dead_processes_are_taken_over(void **state)
{
	g_autofree char *dead = dead_process();
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	put_lock(PID, dead);
	save(file, "process is gone");
	put_lock(BOOT, "another-boot");
	save(file, "machine was started again");
	put_lock(START, "1");
	save(file, "number was given to another process");
	folder_put(folder, ".a.yaml.lock", "");
	save(file, "lock was never written");
	folder_check(folder, "a.yaml", "lock was never written");
	folder_check_names(folder, "a.yaml a.yaml~");
}

static void locks_of_others_are_respected_whatever_their_age(void **state)
{
	g_autofree char *path = folder_path(folder, ".a.yaml.lock"), *dead = dead_process();
	const struct timespec old[2] = { { 0 }, { 0 } };
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	put_lock(HOST, "elsewhere");
	assert_int_equal(utimensat(AT_FDCWD, path, old, 0), 0);
	check_refused(file, "x", PHR_ERROR_LOCKED, " on elsewhere (process ");
	check_refused(file, "x", PHR_ERROR_LOCKED, "remove '.a.yaml.lock'");
	/* which processes live there we cannot know */
	change_lock(PID, dead);
	check_refused(file, "x", PHR_ERROR_LOCKED, " on elsewhere (process ");
	folder_put(folder, ".a.yaml.lock", "who knows");
	check_refused(file, "x", PHR_ERROR_LOCKED, "by another program");
	folder_check_names(folder, ".a.yaml.lock");
}

/* A network share may know no kernel locks: what the file says counts too. */
static void a_living_holder_is_respected_without_the_kernels_lock(void **state)
{
	g_autofree char *pid = g_strdup_printf("%ld", (long)getpid());
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	put_lock(PID, pid);
	check_refused(file, "x", PHR_ERROR_LOCKED, pid);
	folder_check_names(folder, ".a.yaml.lock");
}

/* Whatever the lock file says: its maker may not have come to write it, or live where we cannot
 * see it. */
static void the_kernels_lock_is_respected(void **state)
{
	g_autofree char *path = folder_path(folder, ".a.yaml.lock"), *dead = dead_process();
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	OWNED(saved_file) file = open_file("a.yaml", true);
	int fd;

	(void)state;
	fd = open(path, O_RDWR | O_CREAT, 0600);
	assert_int_equal(fcntl(fd, F_OFD_SETLK, &whole), 0);
	check_refused(file, "x", PHR_ERROR_LOCKED, "by another program");
	close(fd);
	save(file, "x");
	put_lock(PID, dead);
	fd = open(path, O_RDWR);
	assert_int_equal(fcntl(fd, F_OFD_SETLK, &whole), 0);
	check_refused(file, "y", PHR_ERROR_LOCKED, dead);
	close(fd);
	save(file, "y");
}

static void somebody_takes_the_lock(void)
{
	g_autofree char *path = folder_path(folder, ".a.yaml.lock");

	meanwhile = NULL;
	assert_int_equal(unlink(path), 0);
	folder_put(folder, ".a.yaml.lock", "theirs");
}

static void a_lock_that_was_taken_away_stops_the_save(void **state)
{
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	save(file, "one");
	meanwhile = somebody_takes_the_lock;
	check_refused(file, "two", PHR_ERROR_LOCKED, "another program took the lock");
	folder_check(folder, "a.yaml", "one");
	folder_check(folder, ".a.yaml.lock", "theirs");
	folder_check_names(folder, ".a.yaml.lock a.yaml");
}

static void a_new_file_is_never_written_over_another(void **state)
{
	g_autofree char *link = folder_path(folder, "link");
	const int fd = open(folder, O_RDONLY | O_DIRECTORY);

	(void)state;
	folder_put(folder, "there", "one");
	assert_int_equal(symlink("there", link), 0);
	assert_false(disk_write_new(fd, "there", 0600, NULL, "two", 3));
	assert_int_equal(errno, EEXIST);
	assert_false(disk_write_new(fd, "link", 0600, NULL, "two", 3));
	assert_false(disk_rename_new(fd, "link", "there"));
	assert_int_equal(errno, EEXIST);
	folder_check(folder, "there", "one");
	folder_check_names(folder, "link there");
	close(fd);
}

static void leftovers_and_planted_links_are_cleared_not_followed(void **state)
{
	static const char *const names[] = { ".a.yaml.tmp", ".a.yaml.old", ".a.yaml.lock",
					     "a.yaml~" };
	g_autofree char *target = folder_path(folder, "target");

	(void)state;
	folder_put(folder, "target", "untouched");
	folder_put(folder, "a.yaml", "one");
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = folder_path(folder, names[i]);

		assert_int_equal(symlink(target, path), 0);
	}
	OWNED(saved_file) file = open_file("a.yaml", false);
	save(file, "two");
	folder_put(folder, ".a.yaml.tmp", "half");
	folder_put(folder, ".a.yaml.old", "half");
	save(file, "three");
	folder_check(folder, "target", "untouched");
	folder_check(folder, "a.yaml~", "two");
	folder_check_names(folder, "a.yaml a.yaml~ target");
}

/* A save cut off between keeping the old version and the new name: both names lead to one file. */
static void a_version_before_that_is_the_file_itself_is_no_trap(void **state)
{
	g_autofree char *path = folder_path(folder, "a.yaml"),
			*previous = folder_path(folder, "a.yaml~");

	(void)state;
	folder_put(folder, "a.yaml", "one");
	assert_int_equal(link(path, previous), 0);
	OWNED(saved_file) file = open_file("a.yaml", false);
	save(file, "two");
	folder_check(folder, "a.yaml~", "one");
	folder_check_names(folder, "a.yaml a.yaml~");
}

static void without_links_the_version_before_is_a_copy(void **state)
{
	g_autofree char *path = folder_path(folder, "a.yaml");

	(void)state;
	folder_put(folder, "a.yaml", "one");
	assert_int_equal(chmod(path, 0640), 0);
	OWNED(saved_file) file = open_file("a.yaml", false);
	link_fails.number = EPERM;
	link_fails.times = 100;
	save(file, "two");
	folder_check(folder, "a.yaml~", "one");
	assert_int_equal(folder_mode(folder, "a.yaml~"), 0640);
	OWNED(saved_file) fresh = open_file("b.yaml", true);
	save(fresh, "new");
	folder_check_names(folder, "a.yaml a.yaml~ b.yaml");
}

static void a_version_before_that_cannot_be_kept_stops_the_save(void **state)
{
	g_autofree char *previous = folder_path(folder, "a.yaml~");

	(void)state;
	folder_put(folder, "a.yaml", "one");
	assert_int_equal(mkdir(previous, 0700), 0);
	OWNED(saved_file) file = open_file("a.yaml", false);
	check_refused(file, "two", PHR_ERROR_IO, "as 'a.yaml~': Is a directory");
	folder_check(folder, "a.yaml", "one");
	folder_check_names(folder, "a.yaml a.yaml~");
}

static void a_busy_share_is_tried_again(void **state)
{
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	save(file, "one");
	rename_fails.number = EACCES;
	rename_fails.times = 3;
	save(file, "two");
	rename_fails.number = EBUSY;
	rename_fails.times = 1000;
	check_refused(file, "three", PHR_ERROR_IO, "Device or resource busy");
	rename_fails.times = 0;
	folder_check(folder, "a.yaml", "two");
	folder_check_names(folder, "a.yaml a.yaml~");
}

static void a_failed_sync_is_not_asked_again(void **state)
{
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	save(file, "one");
	file_syncs = 0;
	file_sync_fails.number = EIO;
	file_sync_fails.times = 1;
	check_refused(file, "two", PHR_ERROR_IO, "Input/output error");
	assert_int_equal(file_syncs, 1);
	folder_check(folder, "a.yaml", "one");
	folder_check_names(folder, "a.yaml");
	save(file, "two");
	folder_check(folder, "a.yaml", "two");
}

static void an_unconfirmed_save_is_told_and_done_again(void **state)
{
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	folder_sync_fails.number = EIO;
	folder_sync_fails.times = 1;
	check_refused(file, "one", PHR_ERROR_IO, "does not confirm it");
	file_syncs = 0;
	save(file, "one");
	assert_int_equal(file_syncs, 1);
	folder_sync_fails.number = EINVAL;
	folder_sync_fails.times = 1;
	save(file, "a file system that cannot sync folders is no error");
}

static void symbolic_links_are_followed_once(void **state)
{
	g_autofree char *inner = folder_path(folder, "inner"),
			*link = folder_path(folder, "link.yaml");
	g_autofree char *dangling = folder_path(folder, "dangling.yaml"),
			*elsewhere = folder_path(folder, "b.yaml");
	g_autoptr(GError) error = NULL;
	struct stat status;

	(void)state;
	assert_int_equal(mkdir(inner, 0700), 0);
	folder_put(inner, "a.yaml", "one");
	assert_int_equal(symlink("inner/a.yaml", link), 0);
	OWNED(saved_file) file = open_file("link.yaml", false);
	save(file, "two");
	folder_check(inner, "a.yaml", "two");
	folder_check_names(inner, "a.yaml a.yaml~");
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_int_equal(unlink(link), 0);
	assert_int_equal(symlink(elsewhere, link), 0);
	save(file, "three");
	folder_check(inner, "a.yaml", "three");
	assert_int_equal(symlink("nowhere", dangling), 0);
	assert_null(saved_file_open(dangling, true, &error));
	folder_check_names(folder, "dangling.yaml inner link.yaml");
}

static void check_not_opened(const char *path, const char *what)
{
	g_autoptr(GError) error = NULL;

	assert_null(saved_file_open(path, true, &error));
	if (!strstr(error->message, what))
		fail_msg("'%s' is not in '%s'", what, error->message);
}

static void only_regular_files_up_to_8_mib_are_opened(void **state)
{
	g_autofree char *fifo = folder_path(folder, "fifo"), *large = folder_path(folder, "large");
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_int_equal(mkfifo(fifo, 0600), 0);
	check_not_opened(fifo, "not a regular file");
	check_not_opened("/dev/zero", "not a regular file");
	check_not_opened(folder, "not a regular file");
	folder_put(folder, "large", "");
	assert_int_equal(truncate(large, YAML_BYTES_MAX), 0);
	OWNED(saved_file) most = open_file("large", false);
	assert_int_equal(g_bytes_get_size(saved_file_bytes(most)), YAML_BYTES_MAX);
	assert_int_equal(truncate(large, YAML_BYTES_MAX + 1), 0);
	check_not_opened(large, "larger than 8 MiB");
	check_not_opened("/nonexistent/a.yaml", "No such file");
	check_not_opened("", "No such file");
	g_autofree char *missing = folder_path(folder, "missing");
	assert_null(saved_file_open(missing, false, &error));
	assert_int_equal(error->code, PHR_ERROR_NOT_FOUND);
}

static void what_could_not_be_read_again_is_not_saved(void **state)
{
	OWNED(saved_file) file = open_file("a.yaml", true);
	g_autofree char *bytes = g_strnfill(YAML_BYTES_MAX + 1, '#');

	(void)state;
	check_refused(file, bytes, PHR_ERROR_IO, "File too large");
	folder_check_names(folder, "");
}

static void signals_wait_and_are_let_in_again(void **state)
{
	sigset_t before, after;
	OWNED(saved_file) file = open_file("a.yaml", true);

	(void)state;
	pthread_sigmask(SIG_SETMASK, NULL, &before);
	save(file, "one");
	pthread_sigmask(SIG_SETMASK, NULL, &after);
	assert_false(sigismember(&before, SIGTERM));
	for (int number = 1; number < SIGRTMIN; number++)
		assert_int_equal(sigismember(&before, number), sigismember(&after, number));
}

/* Runs SETUP in a process of its own, then saves 5,000 bytes over "one": 0 when it was refused
 * with MESSAGE and an error of its own, 77 when SETUP cannot be done here, else 1. */
static int refused_in_child(bool (*setup)(void), const char *message)
{
	const pid_t child = fork();
	int status;

	if (child == 0) {
		g_autofree char *path = folder_path(folder, "a.yaml"),
				*bytes = g_strnfill(5000, 'x');
		GError *error = NULL;

		if (!setup())
			_exit(77);
		struct saved_file *file = saved_file_open(path, false, NULL);
		if (!file || saved_file_save(file, bytes, 5000, &error))
			_exit(1);
		if (!strstr(error->message, message))
			fprintf(stderr, "# %s\n", error->message);
		_exit(!strstr(error->message, message));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static bool limit_files_to_1000_bytes(void)
{
	const struct rlimit limit = { 1000, 1000 };

	signal(SIGXFSZ, SIG_IGN);
	return !setrlimit(RLIMIT_FSIZE, &limit);
}

static bool limit_files_to_10_bytes(void)
{
	const struct rlimit limit = { 10, 10 };

	signal(SIGXFSZ, SIG_IGN);
	return !setrlimit(RLIMIT_FSIZE, &limit);
}

static void a_file_size_limit_leaves_the_old_file(void **state)
{
	(void)state;
	folder_put(folder, "a.yaml", "one");
	assert_int_equal(
		refused_in_child(limit_files_to_1000_bytes, "the file is as it was before"), 0);
	assert_int_equal(refused_in_child(limit_files_to_10_bytes, "the file is as it was before"),
			 0);
	folder_check(folder, "a.yaml", "one");
	folder_check_names(folder, "a.yaml");
}

/* A disk with room for a small file, its lock and its new version, over the test's folder and
 * for this process alone. */
static bool mount_small_disk(void)
{
	if (unshare(CLONE_NEWNS) || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
	    mount("tmpfs", folder, "tmpfs", 0, "size=16k"))
		return false;
	folder_put(folder, "a.yaml", "one");
	return true;
}

static void a_full_disk_leaves_the_old_file(void **state)
{
	const pid_t child = fork();
	int status;

	(void)state;
	if (child == 0) {
		g_autofree char *path = folder_path(folder, "a.yaml"),
				*bytes = g_strnfill(100000, 'x');
		GError *error = NULL;

		if (!mount_small_disk())
			_exit(77);
		struct saved_file *file = saved_file_open(path, false, NULL);
		if (!file || saved_file_save(file, bytes, 100000, &error) ||
		    !strstr(error->message,
			    "No space left on device; the file is as it was before"))
			_exit(1);
		folder_check(folder, "a.yaml", "one");
		folder_check_names(folder, "a.yaml");
		_exit(saved_file_save(file, "two", 3, NULL) ? 0 : 2);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == 77)
		print_message("# no disk can be mounted here: the full disk was not tried\n");
	else
		assert_int_equal(WEXITSTATUS(status), 0);
}

static bool become_nobody(void)
{
	return getuid() != 0 || (!setgid(65534) && !setuid(65534));
}

static void a_read_only_folder_is_told(void **state)
{
	g_autofree char *path = folder_path(folder, "a.yaml");

	(void)state;
	folder_put(folder, "a.yaml", "one");
	assert_int_equal(chmod(path, 0644), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	assert_int_equal(refused_in_child(become_nobody, "Permission denied"), 0);
	folder_check(folder, "a.yaml", "one");
	folder_check_names(folder, "a.yaml");
	assert_int_equal(chmod(folder, 0755), 0);
}

/* Exports. */

static bool export(const char *path, const char *text, bool force, GError **error)
{
	return file_write_whole(path, text, strlen(text), force, error);
}

static void exports_are_whole_and_overwrite_only_by_force(void **state)
{
	g_autofree char *path = folder_path(folder, "out.txt"), *link = folder_path(folder, "link");
	g_autoptr(GError) error = NULL;

	(void)state;
	umask(027);
	assert_true(export(path, "one", false, NULL));
	folder_check(folder, "out.txt", "one");
	assert_int_equal(folder_mode(folder, "out.txt"), 0640);
	assert_false(export(path, "two", false, &error));
	assert_non_null(strstr(error->message, "is already there; --force overwrites it"));
	folder_check(folder, "out.txt", "one");
	assert_true(export(path, "two", true, NULL));
	assert_int_equal(symlink("out.txt", link), 0);
	assert_true(export(link, "three", true, NULL));
	folder_check(folder, "out.txt", "three");
	folder_check_names(folder, "link out.txt");
}

static void failed_exports_leave_nothing(void **state)
{
	g_autofree char *path = folder_path(folder, "out.txt");
	g_autoptr(GError) error = NULL, full = NULL;

	(void)state;
	file_sync_fails.number = ENOSPC;
	file_sync_fails.times = 1;
	assert_false(export(path, "one", false, &error));
	assert_non_null(strstr(error->message, "No space left on device"));
	folder_check_names(folder, "");
	assert_false(export("/dev/full", "one", false, &full));
	assert_non_null(strstr(full->message, "cannot write '/dev/full': No space left on device"));
	assert_false(export(folder, "one", true, NULL));
	assert_false(export("/nonexistent/out", "one", true, NULL));
}

static void an_export_clears_what_one_that_was_cut_off_has_left(void **state)
{
	g_autofree char *path = folder_path(folder, "out.txt");

	(void)state;
	folder_put(folder, ".out.txt.tmp", "half");
	folder_put(folder, ".out.txt.lock", "");
	assert_true(export(path, "one", false, NULL));
	folder_check(folder, "out.txt", "one");
	folder_check_names(folder, "out.txt");
}

static void exports_go_into_devices_and_pipes(void **state)
{
	g_autofree char *path = folder_path(folder, "fifo");
	char buffer[4] = "";
	int fd;

	(void)state;
	assert_true(export("/dev/null", "one", false, NULL));
	assert_int_equal(mkfifo(path, 0600), 0);
	fd = open(path, O_RDONLY | O_NONBLOCK);
	assert_true(export(path, "one", false, NULL));
	assert_int_equal(read(fd, buffer, sizeof buffer), 3);
	assert_string_equal(buffer, "one");
	close(fd);
	folder_check_names(folder, "fifo");
}

static void reading_a_whole_file_has_a_limit(void **state)
{
	g_autofree char *path = folder_path(folder, "a");
	g_autoptr(GError) error = NULL;

	(void)state;
	folder_put(folder, "a", "1234");
	g_autoptr(GBytes) bytes = file_read_whole(path, 4, NULL);
	assert_int_equal(g_bytes_get_size(bytes), 4);
	assert_null(file_read_whole(path, 3, &error));
	assert_int_equal(error->code, PHR_ERROR_IO);
	assert_null(file_read_whole(folder, 100, NULL));
}

#define SAVE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAVE_TEST(a_new_file_is_for_its_owner_only),
		SAVE_TEST(an_empty_file_is_a_file),
		SAVE_TEST(the_version_before_and_the_mode_are_kept),
		SAVE_TEST(the_group_of_a_file_is_kept),
		SAVE_TEST(the_same_bytes_are_not_written_again),
		SAVE_TEST(one_save_syncs_the_file_and_the_folder_once),
		SAVE_TEST(a_change_by_somebody_else_is_not_overwritten),
		SAVE_TEST(a_change_while_we_write_is_not_overwritten),
		SAVE_TEST(a_removed_file_is_not_made_again),
		SAVE_TEST(a_held_lock_is_respected),
		SAVE_TEST(locks_of_dead_processes_are_taken_over),
		SAVE_TEST(locks_of_others_are_respected_whatever_their_age),
		SAVE_TEST(a_living_holder_is_respected_without_the_kernels_lock),
		SAVE_TEST(the_kernels_lock_is_respected),
		SAVE_TEST(a_lock_that_was_taken_away_stops_the_save),
		SAVE_TEST(a_new_file_is_never_written_over_another),
		SAVE_TEST(leftovers_and_planted_links_are_cleared_not_followed),
		SAVE_TEST(a_version_before_that_is_the_file_itself_is_no_trap),
		SAVE_TEST(without_links_the_version_before_is_a_copy),
		SAVE_TEST(a_version_before_that_cannot_be_kept_stops_the_save),
		SAVE_TEST(a_busy_share_is_tried_again),
		SAVE_TEST(a_failed_sync_is_not_asked_again),
		SAVE_TEST(an_unconfirmed_save_is_told_and_done_again),
		SAVE_TEST(symbolic_links_are_followed_once),
		SAVE_TEST(only_regular_files_up_to_8_mib_are_opened),
		SAVE_TEST(what_could_not_be_read_again_is_not_saved),
		SAVE_TEST(signals_wait_and_are_let_in_again),
		SAVE_TEST(a_file_size_limit_leaves_the_old_file),
		SAVE_TEST(a_full_disk_leaves_the_old_file),
		SAVE_TEST(a_read_only_folder_is_told),
		SAVE_TEST(exports_are_whole_and_overwrite_only_by_force),
		SAVE_TEST(failed_exports_leave_nothing),
		SAVE_TEST(an_export_clears_what_one_that_was_cut_off_has_left),
		SAVE_TEST(exports_go_into_devices_and_pipes),
		SAVE_TEST(reading_a_whole_file_has_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
