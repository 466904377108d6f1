/* SPDX-License-Identifier: GPL-3.0-or-later
 * minizip over bytes in memory. */
#include "config.h"

#include "module/zip.h"

#include <string.h>

#include <minizip/unzip.h>

/* Ours have about twenty parts, and less than a megabyte in all. */
enum { PARTS_MAX = 2000, BYTES_MAX = 64 << 20, AT_ONCE = 65536 };

/* Also the file and the stream for minizip. */
struct zip {
	const char *bytes;
	size_t length, place;
	unzFile file;
	size_t left; /* what may still be inflated */
};

static voidpf open_bytes(voidpf zip, const char *name, int mode)
{
	(void)name, (void)mode;
	return zip;
}

static uLong read_bytes(voidpf data, voidpf stream, void *to, uLong size)
{
	struct zip *zip = data;
	const size_t count = MIN(size, zip->length - zip->place);

	(void)stream;
	if (count > 0)
		memcpy(to, zip->bytes + zip->place, count);
	zip->place += count;
	return count;
}

static uLong write_bytes(voidpf zip, voidpf stream, const void *from, uLong size)
{
	(void)zip, (void)stream, (void)from, (void)size;
	return 0;
}

static long tell_bytes(voidpf data, voidpf stream)
{
	const struct zip *zip = data;

	(void)stream;
	return (long)zip->place;
}

static long seek_bytes(voidpf data, voidpf stream, uLong offset, int origin)
{
	struct zip *zip = data;
	const size_t from = origin == ZLIB_FILEFUNC_SEEK_END   ? zip->length
			    : origin == ZLIB_FILEFUNC_SEEK_CUR ? zip->place
							       : 0;

	(void)stream;
	if (offset > zip->length - from)
		return -1;
	zip->place = from + offset;
	return 0;
}

static int close_bytes(voidpf zip, voidpf stream)
{
	(void)zip, (void)stream;
	return 0;
}

static int never_wrong(voidpf zip, voidpf stream)
{
	(void)zip, (void)stream;
	return 0;
}

struct zip *zip_open(const char *bytes, size_t length)
{
	struct zip *zip = g_new(struct zip, 1);
	zlib_filefunc_def calls = {
		.zopen_file = open_bytes,
		.zread_file = read_bytes,
		.zwrite_file = write_bytes,
		.ztell_file = tell_bytes,
		.zseek_file = seek_bytes,
		.zclose_file = close_bytes,
		.zerror_file = never_wrong,
		.opaque = zip,
	};
	unz_global_info all = { 0 };

	*zip = (struct zip){ .bytes = bytes, .length = length, .left = BYTES_MAX };
	zip->file = unzOpen2("", &calls);
	if (zip->file && unzGetGlobalInfo(zip->file, &all) == UNZ_OK &&
	    all.number_entry <= PARTS_MAX)
		return zip;
	zip_free(zip);
	return NULL;
}

void zip_free(struct zip *zip)
{
	if (!zip)
		return;
	if (zip->file)
		unzClose(zip->file);
	g_free(zip);
}

/* The part that is open. False when it is damaged or too long. */
static bool inflate_part(struct zip *zip, GString *part)
{
	g_autofree char *piece = g_malloc(AT_ONCE);
	int count;

	while ((count = unzReadCurrentFile(zip->file, piece, AT_ONCE)) > 0) {
		if ((size_t)count > zip->left)
			return false;
		zip->left -= (size_t)count;
		g_string_append_len(part, piece, count);
	}
	return count == 0;
}

bool zip_has(struct zip *zip, const char *name)
{
	return unzLocateFile(zip->file, name, 1 /* A is not a */) == UNZ_OK;
}

GString *zip_read(struct zip *zip, const char *name)
{
	g_autoptr(GString) part = g_string_new(NULL);
	bool good;

	if (!zip_has(zip, name) || unzOpenCurrentFile(zip->file) != UNZ_OK)
		return NULL;
	good = inflate_part(zip, part);
	/* tells whether the sum is right */
	if (unzCloseCurrentFile(zip->file) != UNZ_OK || !good)
		return NULL;
	return g_steal_pointer(&part);
}
