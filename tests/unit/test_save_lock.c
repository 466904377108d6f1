/* SPDX-License-Identifier: GPL-3.0-or-later
 * The lock of a save: whose it may be, when it is taken over, and when never. */
#include "config.h"

#include "saving.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/lock.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAVE_TEST(a_held_lock_is_respected),
		SAVE_TEST(locks_of_dead_processes_are_taken_over),
		SAVE_TEST(locks_of_others_are_respected_whatever_their_age),
		SAVE_TEST(a_living_holder_is_respected_without_the_kernels_lock),
		SAVE_TEST(the_kernels_lock_is_respected),
		SAVE_TEST(a_lock_that_was_taken_away_stops_the_save),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
