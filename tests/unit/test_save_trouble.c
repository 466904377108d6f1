/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saving on disks and shares that refuse, cannot, or are full: the old file stays, and nothing is
 * called saved that is not. */
#include "config.h"

#include "saving.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAVE_TEST(without_links_the_version_before_is_a_copy),
		SAVE_TEST(a_version_before_that_cannot_be_kept_stops_the_save),
		SAVE_TEST(a_busy_share_is_tried_again),
		SAVE_TEST(a_failed_sync_is_not_asked_again),
		SAVE_TEST(an_unconfirmed_save_is_told_and_done_again),
		SAVE_TEST(signals_wait_and_are_let_in_again),
		SAVE_TEST(a_file_size_limit_leaves_the_old_file),
		SAVE_TEST(a_full_disk_leaves_the_old_file),
		SAVE_TEST(a_read_only_folder_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
