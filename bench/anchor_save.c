/* SPDX-License-Identifier: GPL-3.0-or-later
 * The least that a save can do that outlives a power cut: write, fsync, rename, fsync of the
 * folder. anchor-save FOLDER TIMES: 40 KB each time. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BYTES = 40 * 1024 };

static int save(int folder, const char *bytes)
{
	int fd = openat(folder, "anchor.tmp", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	return fd >= 0 && write(fd, bytes, BYTES) == BYTES && fsync(fd) == 0 && close(fd) == 0 &&
	       renameat(folder, "anchor.tmp", folder, "anchor") == 0 && fsync(folder) == 0;
}

int main(int argc, char **argv)
{
	static char bytes[BYTES];
	int folder = argc > 2 ? open(argv[1], O_RDONLY | O_DIRECTORY) : -1;

	if (folder < 0)
		return 2;
	for (int i = 0, times = atoi(argv[2]); i < times; i++) {
		memset(bytes, 'a' + i % 26, sizeof bytes);
		if (!save(folder, bytes))
			return 1;
	}
	unlinkat(folder, "anchor", 0);
	return 0;
}
