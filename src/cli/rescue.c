/* SPDX-License-Identifier: GPL-3.0-or-later
 * Answers that could not be saved, as two files named by a digest of the assessment's absolute
 * path: DIGEST.yaml, and DIGEST.base.yaml, which both began with. */
#include "config.h"

#include "cli/rescue.h"

#include <errno.h>

#include <glib/gstdio.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/output.h"
#include "store/assessment_file.h"
#include "store/places.h"
#include "store/yaml.h"

/* The file of the session with that SUFFIX in FOLDER. */
static char *file_name(const char *folder, const struct session *session, const char *suffix)
{
	g_autofree char *absolute = g_canonicalize_filename(saved_file_path(session->file), NULL);
	g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, absolute, -1);
	g_autofree char *name = g_strconcat(digest, suffix, NULL);

	return g_build_filename(folder, name, NULL);
}

/* Where it would be; the folder need not be there. */
static char *kept_path(const struct session *session, const char *suffix)
{
	g_autofree char *state = places_state_folder();
	g_autofree char *folder = g_build_filename(state, "unsaved", NULL);

	return file_name(folder, session, suffix);
}

static bool write_kept(const char *path, const char *bytes, size_t length, GError **error)
{
	return g_file_set_contents_full(path, bytes, (gssize)length,
					G_FILE_SET_CONTENTS_CONSISTENT |
						G_FILE_SET_CONTENTS_DURABLE,
					0600, error);
}

static bool keep(const struct session *session, const struct assessment *assessment, GError **error)
{
	g_autofree char *folder = places_private_folder("unsaved", error);
	g_autoptr(GString) bytes = assessment_write(assessment);
	GBytes *base = saved_file_bytes(session->file);
	gsize length = 0;

	if (!folder)
		return false;
	g_autofree char *path = file_name(folder, session, ".yaml");
	g_autofree char *base_path = file_name(folder, session, ".base.yaml");
	const char *data = base ? g_bytes_get_data(base, &length) : NULL;

	return write_kept(base_path, data ? data : "", length, error) &&
	       write_kept(path, bytes->str, bytes->len, error);
}

static void forget(const struct session *session)
{
	g_autofree char *path = kept_path(session, ".yaml");
	g_autofree char *base = kept_path(session, ".base.yaml");

	g_unlink(path);
	g_unlink(base);
}

bool rescue_save(struct session *session, const struct assessment *assessment,
		 struct arrivals *arrivals, GError **error)
{
	g_autoptr(GError) problem = NULL;

	if (session_save(session, assessment, arrivals, error)) {
		if (session->unsaved)
			forget(session);
		session->unsaved = false;
		return true;
	}
	session->unsaved = true;
	g_clear_pointer(&session->not_kept, g_free);
	if (!keep(session, arrivals->merged ? arrivals->merged : assessment, &problem))
		session->not_kept = g_strdup(problem->message);
	return false;
}

/* One of the two files as an assessment of the session's catalog. An empty one says nothing yet. */
static struct assessment *read_kept(struct session *session, const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = file_read_whole(path, YAML_BYTES_MAX, error);
	g_autofree char *warnings = NULL;
	OWNED(assessment) assessment = NULL;

	if (!bytes)
		return NULL;
	if (g_bytes_get_size(bytes) == 0)
		return assessment_new(session->catalog);
	assessment = assessment_read(session->library, path, bytes, &warnings, error);
	if (assessment && assessment->catalog != session->catalog) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA, _("'%s' is for the catalog '%s'"),
			    path, assessment->catalog->id);
		return NULL;
	}
	return g_steal_pointer(&assessment);
}

char *rescue_take(struct session *session, bool *ret_taken)
{
	g_autofree char *path = kept_path(session, ".yaml");
	g_autofree char *base_path = kept_path(session, ".base.yaml");
	g_autoptr(GError) problem = NULL;
	struct merge_counts counts;
	struct assessment *merged;

	*ret_taken = false;
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return NULL;
	OWNED(assessment) kept = read_kept(session, path, &problem);
	OWNED(assessment) base = kept ? read_kept(session, base_path, &problem) : NULL;

	if (!base)
		return g_strdup_printf(_("Answers of an earlier time could not be saved and are in "
					 "'%s', which cannot be read: %s"),
				       path, problem->message);
	merged = assessment_merge(base, kept, session->assessment, &counts);
	assessment_free(session->assessment);
	session->assessment = merged;
	*ret_taken = session->unsaved = true;
	return g_strdup(_("Answers that could not be saved the last time are back."));
}

void rescue_tell(const struct session *session)
{
	g_autofree char *path = NULL, *message = NULL;

	if (!session || !session->unsaved)
		return;
	path = kept_path(session, ".yaml");
	message = session->not_kept
			  ? g_strdup_printf(_("answers are lost: '%s' could not be saved, and no "
					      "copy could be kept: %s"),
					    saved_file_path(session->file), session->not_kept)
			  : g_strdup_printf(_("'%s' could not be saved; the answers are in '%s' "
					      "and come back when it is opened again"),
					    saved_file_path(session->file), path);
	output_message(message);
}

bool rescue_open(struct session *session, GError **error)
{
	bool taken;
	g_autofree char *news = rescue_take(session, &taken);
	struct arrivals arrivals;
	bool saved;

	if (news)
		output_message(news);
	if (!taken)
		return true;
	saved = rescue_save(session, session->assessment, &arrivals, error);
	if (arrivals.merged) {
		assessment_free(session->assessment);
		session->assessment = arrivals.merged;
	}
	return saved;
}

bool rescue_copy(const struct assessment *assessment, const char *path, GError **error)
{
	g_autoptr(GString) bytes = assessment_to_save(assessment, error);
	OWNED(saved_file) file = bytes ? saved_file_open(path, true, error) : NULL;

	if (!file)
		return false;
	if (!saved_file_bytes(file))
		return saved_file_save(file, bytes->str, bytes->len, error);
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("'%s' exists already: choose another name"),
		    path);
	return false;
}
