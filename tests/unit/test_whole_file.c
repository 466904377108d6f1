/* SPDX-License-Identifier: GPL-3.0-or-later
 * Files that are written or read once: exports are whole, overwrite only by force, and leave
 * nothing behind. */
#include "config.h"

#include "saving.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/disk.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		SAVE_TEST(exports_are_whole_and_overwrite_only_by_force),
		SAVE_TEST(failed_exports_leave_nothing),
		SAVE_TEST(an_export_clears_what_one_that_was_cut_off_has_left),
		SAVE_TEST(exports_go_into_devices_and_pipes),
		SAVE_TEST(reading_a_whole_file_has_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
