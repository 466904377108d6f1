/* SPDX-License-Identifier: GPL-3.0-or-later
 * The calls that make things durable, and a folder to try them in. */
#include "config.h"

#include "saving.h"

#include <errno.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

struct saving_fails link_fails, rename_fails, file_sync_fails, folder_sync_fails;
unsigned file_syncs, folder_syncs;
void (*meanwhile)(void);

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

char *folder;

int set_up(void **state)
{
	(void)state;
	folder = folder_new();
	link_fails.times = rename_fails.times = file_sync_fails.times = folder_sync_fails.times = 0;
	file_syncs = folder_syncs = 0;
	meanwhile = NULL;
	umask(022);
	return 0;
}

int tear_down(void **state)
{
	(void)state;
	folder_remove(folder);
	return 0;
}

struct saved_file *open_file(const char *name, bool may_be_new)
{
	g_autofree char *path = folder_path(folder, name);
	GError *error = NULL;
	struct saved_file *file = saved_file_open(path, may_be_new, &error);

	if (!file)
		fail_msg("%s", error->message);
	return file;
}

void save(struct saved_file *file, const char *text)
{
	GError *error = NULL;

	if (!saved_file_save(file, text, strlen(text), &error))
		fail_msg("%s", error->message);
	assert_memory_equal(g_bytes_get_data(saved_file_bytes(file), NULL), text, strlen(text));
}

void check_refused(struct saved_file *file, const char *text, enum phr_error code,
		   const char *what)
{
	g_autoptr(GError) error = NULL;

	assert_false(saved_file_save(file, text, strlen(text), &error));
	assert_int_equal(error->code, code);
	if (!strstr(error->message, what))
		fail_msg("'%s' is not in '%s'", what, error->message);
}
