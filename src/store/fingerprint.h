/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a file holds, as its size and SHA-256. */
#ifndef STORE_FINGERPRINT_H
#define STORE_FINGERPRINT_H

#include "engine/evidence.h"

/* Larger files are FOUND_UNREADABLE: nobody shall wait for them. */
#define FINGERPRINT_BYTES_MAX (G_GUINT64_CONSTANT(2) << 30)

/* Looks at PATH, following symbolic links; a piece at a time, so that large files need no memory.
 * Never opens what is no regular file, and never waits for a pipe or a device. */
void file_fingerprint(const char *path, struct evidence_file *ret);

#endif
