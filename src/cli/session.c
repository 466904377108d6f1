/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opening assessments with their catalogs. */
#include "config.h"

#include "cli/session.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/clock.h"
#include "cli/modules.h"
#include "store/assessment_file.h"
#include "store/fingerprint.h"
#include "store/places.h"

struct library {
	char *given;      /* --catalog, or NULL */
	GPtrArray *files; /* of struct catalog_file * */
	GMutex mutex;     /* holds files in library_catalog() */
};

struct library *library_new(const char *catalog)
{
	struct library *library = g_new0(struct library, 1);

	library->given = g_strdup(catalog);
	g_mutex_init(&library->mutex);
	library->files = g_ptr_array_new_with_free_func((GDestroyNotify)catalog_file_free);
	return library;
}

void library_free(struct library *library)
{
	if (!library)
		return;
	g_mutex_clear(&library->mutex);
	g_ptr_array_unref(library->files);
	g_free(library->given);
	g_free(library);
}

const char *library_given(const struct library *library)
{
	return library->given;
}

/* Reads one more catalog and keeps it. */
static const struct catalog *add(struct library *library, const char *id_or_path, GError **error)
{
	struct catalog_file *file = places_catalog(id_or_path, error);

	if (!file)
		return NULL;
	g_ptr_array_add(library->files, file);
	return catalog_file_catalog(file);
}

/* --catalog is read first, once, so that its id is known. */
static bool read_given(struct library *library, GError **error)
{
	if (!library->given || library->files->len > 0)
		return true;
	return add(library, library->given, error) != NULL;
}

static const struct catalog *find_or_add(struct library *library, const char *id, GError **error)
{
	if (!read_given(library, error))
		return NULL;
	for (unsigned i = 0; i < library->files->len; i++) {
		const struct catalog *catalog = catalog_file_catalog(library->files->pdata[i]);

		if (strcmp(catalog->id, id) == 0)
			return catalog;
	}
	return add(library, id, error);
}

const struct catalog *library_catalog(struct library *library, const char *id, GError **error)
{
	const struct catalog *catalog;

	g_mutex_lock(&library->mutex);
	catalog = find_or_add(library, id, error);
	g_mutex_unlock(&library->mutex);
	return catalog;
}

/* A catalog that is given is needed whatever the file names. It is read before the file, so that
 * the trees of both are not there at once; what is wrong with it is told when it is asked for. */
static void prepare(struct library *library)
{
	g_mutex_lock(&library->mutex);
	read_given(library, NULL);
	g_mutex_unlock(&library->mutex);
}

const struct catalog *library_newest(struct library *library, GError **error)
{
	if (!read_given(library, error))
		return NULL;
	if (library->given)
		return catalog_file_catalog(library->files->pdata[0]);
	g_autofree char *id = places_newest_catalog(error);

	return id ? library_catalog(library, id, error) : NULL;
}

const struct catalog *library_successor(struct library *library, const char *id)
{
	const struct catalog *given = NULL;
	g_autofree char *next = NULL;

	if (library->given && read_given(library, NULL))
		given = catalog_file_catalog(library->files->pdata[0]);
	if (given && g_strcmp0(given->replaces, id) == 0)
		return given;
	next = places_successor(id);
	return next ? library_catalog(library, next, NULL) : NULL;
}

struct assessment *assessment_read(struct library *library, const char *name, GBytes *bytes,
				   char **ret_warnings, GError **error)
{
	OWNED(problems) problems = problems_new(name);
	size_t length;
	const char *data = g_bytes_get_data(bytes, &length);
	prepare(library);
	OWNED(assessment_file) file = assessment_file_parse(data ? data : "", length, problems);
	const struct catalog *catalog;
	struct assessment *assessment;

	if (!file) {
		problems_to_error(problems, error);
		return NULL;
	}
	catalog = library_catalog(library, assessment_file_catalog(file), error);
	if (!catalog) {
		g_prefix_error(error, "%s: ", name);
		return NULL;
	}
	assessment = assessment_file_read(file, catalog, problems);
	if (!assessment)
		problems_to_error(problems, error);
	else
		*ret_warnings = problems_text(problems);
	return assessment;
}

struct session *session_open(struct library *library, const char *path, GError **error)
{
	OWNED(session) session = g_new0(struct session, 1);

	session->library = library;
	session->file = saved_file_open(path, false, error);
	if (!session->file)
		return NULL;
	session->assessment =
		assessment_read(library, saved_file_path(session->file),
				saved_file_bytes(session->file), &session->warnings, error);
	if (!session->assessment)
		return NULL;
	session->catalog = session->assessment->catalog;
	return g_steal_pointer(&session);
}

/* The file at PATH, which is not there yet, or may be replaced; nothing else of the session. */
static struct session *begin_new(struct library *library, const char *path, bool force,
				 GError **error)
{
	OWNED(session) session = g_new0(struct session, 1);

	session->library = library;
	session->warnings = g_strdup("");
	session->file = saved_file_open(path, true, error);
	if (!session->file)
		return NULL;
	if (saved_file_bytes(session->file) && !force) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
			    _("'%s' exists already: open it, choose another name, or use --force"),
			    path);
		return NULL;
	}
	return g_steal_pointer(&session);
}

struct session *session_new(struct library *library, const char *path, bool force, GError **error)
{
	OWNED(session) session = begin_new(library, path, force, error);

	if (!session)
		return NULL;
	session->catalog = library_newest(library, error);
	if (!session->catalog)
		return NULL;
	session->assessment = assessment_new(session->catalog);
	return g_steal_pointer(&session);
}

struct session *session_new_of(struct library *library, struct assessment *assessment,
			       const char *path, bool force, GError **error)
{
	OWNED(assessment) own = assessment;
	struct session *session = begin_new(library, path, force, error);

	if (!session)
		return NULL;
	session->catalog = own->catalog;
	session->assessment = g_steal_pointer(&own);
	return session;
}

struct session *session_open_or_new(struct library *library, const char *path, bool *ret_new,
				    GError **error)
{
	g_autoptr(GError) cause = NULL;
	g_autofree char *today = clock_today();
	struct session *session = session_open(library, path, &cause);

	*ret_new = false;
	if (session)
		return session;
	if (!g_error_matches(cause, PHR_ERROR, PHR_ERROR_NOT_FOUND) ||
	    g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_propagate_error(error, g_steal_pointer(&cause));
		return NULL;
	}
	*ret_new = true;
	session = session_new(library, path, false, error);
	if (session)
		assessment_set_profile(session->assessment, PROFILE_CONFIRMED, today, NULL);
	return session;
}

void session_free(struct session *session)
{
	if (!session)
		return;
	assessment_free(session->assessment);
	saved_file_free(session->file);
	g_free(session->warnings);
	g_free(session->not_kept);
	g_free(session);
}

/* PATH from the folder of the assessment. The caller frees. */
static char *whole_path(const struct session *session, const char *path)
{
	g_autofree char *file = g_canonicalize_filename(saved_file_path(session->file), NULL);
	g_autofree char *folder = g_path_get_dirname(file);

	return g_canonicalize_filename(path, folder);
}

bool session_has_file(const struct session *session, const char *path)
{
	g_autofree char *whole = whole_path(session, path);

	return g_file_test(whole, G_FILE_TEST_EXISTS);
}

void session_look(const char *path, struct evidence_file *ret, void *data)
{
	g_autofree char *whole = whole_path(data, path);

	file_fingerprint(whole, ret);
}

void session_record_evidence(struct session *session, struct answer *answer,
			     const struct answer *before)
{
	g_autofree char *today = clock_today();

	answer_record_files(answer, before, today, session_look, session);
}

struct report *session_report(const struct session *session)
{
	g_autofree char *today = clock_today();

	return evaluate(session->assessment, today);
}

const char *session_person(const struct session *session)
{
	char *const *profile = session->assessment->profile;

	return profile[PROFILE_STAFF_NAME] ? profile[PROFILE_STAFF_NAME]
					   : profile[PROFILE_STAFF_TITLE];
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The *.yaml files of FOLDER; what begins with a dot is not meant. */
static bool add_folder(GPtrArray *paths, const char *folder, GError **error)
{
	g_autoptr(GError) cause = NULL;
	g_autoptr(GDir) dir = g_dir_open(folder, 0, &cause);
	g_autoptr(GPtrArray) found = g_ptr_array_new();
	const char *name;

	if (!dir) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot read the folder '%s': %s"),
			    folder, cause->message);
		return false;
	}
	while ((name = g_dir_read_name(dir)))
		if (name[0] != '.' &&
		    (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml")))
			g_ptr_array_add(found, g_build_filename(folder, name, NULL));
	g_ptr_array_sort(found, compare_paths);
	g_ptr_array_extend_and_steal(paths, g_steal_pointer(&found));
	return true;
}

GPtrArray *assessment_paths(const GPtrArray *arguments, GError **error)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);

	for (unsigned i = 0; i < arguments->len; i++) {
		const char *path = arguments->pdata[i];

		if (!g_file_test(path, G_FILE_TEST_IS_DIR))
			g_ptr_array_add(paths, g_strdup(path));
		else if (!add_folder(paths, path, error))
			return NULL;
	}
	return g_steal_pointer(&paths);
}
