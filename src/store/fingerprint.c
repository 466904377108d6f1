/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fingerprint of a file, read once from start to end. */
#include "config.h"

#include "store/fingerprint.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 256 * 1024 };

/* All of FD into SUM; false when it cannot be read, or is longer than it may be. */
static bool read_all(int fd, GChecksum *sum, guint64 *ret_size)
{
	g_autofree guchar *piece = g_malloc(PIECE);

	*ret_size = 0;
	for (;;) {
		const ssize_t got = read(fd, piece, PIECE);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0;
		*ret_size += (guint64)got;
		if (*ret_size > FINGERPRINT_BYTES_MAX)
			return false;
		g_checksum_update(sum, piece, got);
	}
}

void file_fingerprint(const char *path, struct evidence_file *ret)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	struct stat status;
	int fd;

	*ret = (struct evidence_file){ .found = FOUND_NOTHING };
	/* before it is opened: opening alone can move a tape or wake a printer */
	if (stat(path, &status))
		ret->found = errno == EACCES ? FOUND_UNREADABLE : FOUND_NOTHING;
	else
		ret->found = S_ISREG(status.st_mode) ? FOUND_UNREADABLE : FOUND_OTHER;
	if (ret->found == FOUND_NOTHING || ret->found == FOUND_OTHER ||
	    (guint64)status.st_size > FINGERPRINT_BYTES_MAX)
		return;
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	/* it may have been replaced in between */
	if (fd >= 0 && !fstat(fd, &status) && S_ISREG(status.st_mode) &&
	    read_all(fd, sum, &ret->size)) {
		ret->found = FOUND_FILE;
		g_strlcpy(ret->sha256, g_checksum_get_string(sum), sizeof ret->sha256);
	}
	if (fd >= 0)
		close(fd);
}
