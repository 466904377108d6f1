/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saving loses nothing: not the old file, not somebody else's change. Nothing is followed or
 * overwritten that is not meant. */
#include "config.h"

#include "saving.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/disk.h"
#include "store/yaml.h"

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
		SAVE_TEST(a_new_file_is_never_written_over_another),
		SAVE_TEST(leftovers_and_planted_links_are_cleared_not_followed),
		SAVE_TEST(a_version_before_that_is_the_file_itself_is_no_trap),
		SAVE_TEST(symbolic_links_are_followed_once),
		SAVE_TEST(only_regular_files_up_to_8_mib_are_opened),
		SAVE_TEST(what_could_not_be_read_again_is_not_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
