/* SPDX-License-Identifier: GPL-3.0-or-later
 * The last line of a file, over all lines before it. */
#include "config.h"

#include "sheet/seal.h"

#include <string.h>

enum { DIGITS = 64 };

void seal_append(GString *out, const char *before, const char *after)
{
	g_autofree char *hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
							    (const guchar *)out->str, out->len);

	g_string_append_printf(out, "%s%s%s", before, hash, after);
}

enum seal seal_check(const char *bytes, size_t length, const char *before, const char *after)
{
	const size_t size = strlen(before) + DIGITS + strlen(after);
	const char *line = bytes + length - size;
	g_autofree char *hash = NULL;

	if (length < size || memcmp(line, before, strlen(before)) != 0 ||
	    memcmp(bytes + length - strlen(after), after, strlen(after)) != 0)
		return SEAL_NONE;
	hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length - size);
	return memcmp(line + strlen(before), hash, DIGITS) == 0 ? SEAL_WHOLE : SEAL_BROKEN;
}
