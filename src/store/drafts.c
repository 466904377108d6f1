/* SPDX-License-Identifier: GPL-3.0-or-later
 * Drafts as GLib's key files, named by a digest of the assessment's absolute path. */
#include "config.h"

#include "store/drafts.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "store/places.h"
#include "store/save.h"

#define GROUP "draft"

/* A note of the longest kind, escaped, and what is around it. */
enum { DRAFT_BYTES_MAX = 1024 * 1024 };

static const struct {
	const char *key;
	size_t offset;
} fields[] = {
	{ "place", G_STRUCT_OFFSET(struct draft, place) },
	{ "field", G_STRUCT_OFFSET(struct draft, field) },
	{ "answer", G_STRUCT_OFFSET(struct draft, answer) },
	{ "text", G_STRUCT_OFFSET(struct draft, text) },
};

static char **field_of(const struct draft *draft, size_t i)
{
	return (char **)((char *)draft + fields[i].offset);
}

static char *drafts_folder(void)
{
	g_autofree char *state = places_state_folder();

	return g_build_filename(state, "drafts", NULL);
}

static char *file_name(const char *folder, const char *path)
{
	g_autofree char *absolute = g_canonicalize_filename(path, NULL);
	g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, absolute, -1);

	return g_build_filename(folder, digest, NULL);
}

static bool cannot_keep(const char *file, const char *cause, GError **error)
{
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
		    _("cannot keep what is being typed in '%s': %s"), file, cause);
	return false;
}

bool draft_keep(const char *path, const struct draft *draft, GError **error)
{
	g_autofree char *folder = drafts_folder(), *file = file_name(folder, path);
	g_autofree char *absolute = g_canonicalize_filename(path, NULL);
	g_autoptr(GKeyFile) keys = g_key_file_new();
	g_autofree char *bytes = NULL;
	g_autoptr(GError) cause = NULL;
	gsize length;

	if (!draft)
		return g_unlink(file) == 0 || errno == ENOENT ||
		       cannot_keep(file, g_strerror(errno), error);
	g_key_file_set_string(keys, GROUP, "path", absolute);
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		g_key_file_set_string(keys, GROUP, fields[i].key, *field_of(draft, i));
	bytes = g_key_file_to_data(keys, &length, NULL);
	if (g_mkdir_with_parents(folder, 0700) != 0)
		return cannot_keep(file, g_strerror(errno), error);
	if (g_file_set_contents_full(file, bytes, (gssize)length,
				     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
				     0600, &cause))
		return true;
	return cannot_keep(file, cause->message, error);
}

struct draft *draft_kept(const char *path)
{
	g_autofree char *folder = drafts_folder(), *file = file_name(folder, path);
	g_autoptr(GBytes) bytes = file_read_whole(file, DRAFT_BYTES_MAX, NULL);
	g_autoptr(GKeyFile) keys = g_key_file_new();
	OWNED(draft) draft = g_new0(struct draft, 1);

	if (!bytes || !g_key_file_load_from_bytes(keys, bytes, G_KEY_FILE_NONE, NULL))
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		*field_of(draft, i) = g_key_file_get_string(keys, GROUP, fields[i].key, NULL);
		if (!*field_of(draft, i))
			return NULL;
	}
	return g_steal_pointer(&draft);
}
