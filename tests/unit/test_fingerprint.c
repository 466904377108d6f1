/* SPDX-License-Identifier: GPL-3.0-or-later
 * Fingerprints of files: what sha256sum says too, and nothing but regular files. */
#include "config.h"

#include "store/fingerprint.h"

#include <fcntl.h>
#include <unistd.h>

#include "folder.h"

static enum evidence_found found(const char *path)
{
	struct evidence_file file;

	file_fingerprint(path, &file);
	return file.found;
}

static void a_file_has_the_sum_that_everybody_knows(void **state)
{
	char *folder = folder_new();
	g_autofree char *path = folder_path(folder, "a"), *link = folder_path(folder, "b");
	struct evidence_file file;

	(void)state;
	folder_put(folder, "a", "abc");
	file_fingerprint(path, &file);
	assert_int_equal(file.found, FOUND_FILE);
	assert_int_equal(file.size, 3);
	/* FIPS 180-2, appendix B.1 */
	assert_string_equal(file.sha256, "ba7816bf8f01cfea414140de5dae2223"
					 "b00361a396177a9cb410ff61f20015ad");
	assert_int_equal(symlink("a", link), 0);
	assert_int_equal(found(link), FOUND_FILE);
	folder_put(folder, "a", "");
	file_fingerprint(path, &file);
	assert_string_equal(file.sha256, "e3b0c44298fc1c149afbf4c8996fb924"
					 "27ae41e4649b934ca495991b7852b855");
	folder_remove(folder);
}

/* The second vector of FIPS 180-2 that needs more than one piece: a million times a. */
static void a_large_file_is_read_in_pieces(void **state)
{
	char *folder = folder_new();
	g_autofree char *path = folder_path(folder, "a");
	g_autofree char *text = g_strnfill(1000 * 1000, 'a');
	struct evidence_file file;

	(void)state;
	folder_put(folder, "a", text);
	file_fingerprint(path, &file);
	assert_int_equal(file.size, 1000 * 1000);
	assert_string_equal(file.sha256, "cdc76e5c9914fb9281a1c7e284d73e67"
					 "f1809a48a497200e046d39ccc7112cd0");
	folder_remove(folder);
}

static void what_is_no_regular_file_is_not_opened(void **state)
{
	char *folder = folder_new();
	g_autofree char *fifo = folder_path(folder, "fifo"), *none = folder_path(folder, "none");
	g_autofree char *link = folder_path(folder, "link"), *loop = folder_path(folder, "loop");

	(void)state;
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(symlink("/dev/zero", link), 0);
	assert_int_equal(symlink("loop", loop), 0);
	assert_int_equal(found(fifo), FOUND_OTHER);
	assert_int_equal(found(folder), FOUND_OTHER);
	assert_int_equal(found("/dev/zero"), FOUND_OTHER);
	assert_int_equal(found(link), FOUND_OTHER);
	assert_int_equal(found(loop), FOUND_NOTHING);
	assert_int_equal(found(none), FOUND_NOTHING);
	assert_int_equal(found(""), FOUND_NOTHING);
	folder_remove(folder);
}

static void too_large_or_closed_a_file_cannot_be_read(void **state)
{
	char *folder = folder_new();
	g_autofree char *large = folder_path(folder, "large"), *shut = folder_path(folder, "shut");

	(void)state;
	folder_put(folder, "large", "");
	folder_put(folder, "shut", "abc");
	/* with a hole: it takes no room */
	assert_int_equal(truncate(large, (off_t)FINGERPRINT_BYTES_MAX + 1), 0);
	assert_int_equal(found(large), FOUND_UNREADABLE);
	assert_int_equal(chmod(shut, 0), 0);
	/* root may read everything */
	assert_int_equal(found(shut), geteuid() ? FOUND_UNREADABLE : FOUND_FILE);
	folder_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_has_the_sum_that_everybody_knows),
		cmocka_unit_test(a_large_file_is_read_in_pieces),
		cmocka_unit_test(what_is_no_regular_file_is_not_opened),
		cmocka_unit_test(too_large_or_closed_a_file_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
