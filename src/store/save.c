/* SPDX-License-Identifier: GPL-3.0-or-later
 * The save protocol, step by step (src/store/README.md says why each is there). Nothing is ever
 * written into the user's file itself. */
#include "config.h"

#include "store/save.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "store/disk.h"
#include "store/lock.h"
#include "store/yaml.h"

struct saved_file {
	char *path; /* as given */
	int folder;
	char *name; /* in the folder */
	char *temporary, *previous_temporary, *previous;
	GBytes *bytes; /* NULL: no such file */
	bool unsure;   /* saved, but maybe not on the disk yet */
};

struct saved_file *saved_file_open(const char *path, bool may_be_new, GError **error)
{
	OWNED(saved_file) file = g_new0(struct saved_file, 1);
	GError *problem = NULL;

	file->path = g_strdup(path);
	file->folder = disk_open_folder(path, true, &file->name, error);
	if (file->folder < 0)
		return NULL;
	file->temporary = g_strdup_printf(".%s.tmp", file->name);
	file->previous_temporary = g_strdup_printf(".%s.old", file->name);
	file->previous = g_strdup_printf("%s~", file->name);
	file->bytes = disk_read(file->folder, file->name, path, YAML_BYTES_MAX, NULL, &problem);
	if (!file->bytes && !(may_be_new && problem->code == PHR_ERROR_NOT_FOUND)) {
		g_propagate_error(error, problem);
		return NULL;
	}
	g_clear_error(&problem);
	return g_steal_pointer(&file);
}

void saved_file_free(struct saved_file *file)
{
	if (!file)
		return;
	if (file->folder >= 0)
		close(file->folder);
	g_free(file->path);
	g_free(file->name);
	g_free(file->temporary);
	g_free(file->previous_temporary);
	g_free(file->previous);
	g_clear_pointer(&file->bytes, g_bytes_unref);
	g_free(file);
}

GBytes *saved_file_bytes(const struct saved_file *file)
{
	return file->bytes;
}

const char *saved_file_path(const struct saved_file *file)
{
	return file->path;
}

GBytes *saved_file_look(const struct saved_file *file, GError **error)
{
	return disk_read(file->folder, file->name, file->path, YAML_BYTES_MAX, NULL, error);
}

void saved_file_seen(struct saved_file *file, GBytes *bytes)
{
	g_clear_pointer(&file->bytes, g_bytes_unref);
	file->bytes = g_bytes_ref(bytes);
}

static bool cannot_save(const struct saved_file *file, GError **error)
{
	return disk_cannot_save(file->path, errno, error);
}

static bool tell_changed(const struct saved_file *file, GError **error)
{
	g_set_error(error, PHR_ERROR, PHR_ERROR_CHANGED,
		    _("'%s' was changed by somebody else; it is not overwritten"), file->path);
	return false;
}

/* Is the file on the disk still what we read? *ret_stat is its status when there is one. */
static bool is_unchanged(const struct saved_file *file, struct stat *ret_stat, GError **error)
{
	g_autoptr(GError) problem = NULL;
	g_autoptr(GBytes) now =
		disk_read(file->folder, file->name, file->path, YAML_BYTES_MAX, ret_stat, &problem);

	if (now ? file->bytes && g_bytes_equal(now, file->bytes)
		: !file->bytes && problem->code == PHR_ERROR_NOT_FOUND)
		return true;
	if (now || problem->code != PHR_ERROR_NOT_FOUND)
		return tell_changed(file, error);
	g_set_error(error, PHR_ERROR, PHR_ERROR_CHANGED,
		    _("'%s' was removed by somebody else; it is not made again"), file->path);
	return false;
}

/* Clears away what a save that was cut off has left; what cannot be removed is told by the step
 * that it stops. */
static void clear_leftovers(const struct saved_file *file)
{
	unlinkat(file->folder, file->temporary, 0);
	unlinkat(file->folder, file->previous_temporary, 0);
}

/* Makes the file of now NAME~ too, by a second name or, where the file system has no links, by a
 * copy. */
static bool keep_previous(const struct saved_file *file, const struct stat *status, GError **error)
{
	gsize length;
	const char *bytes = g_bytes_get_data(file->bytes, &length);
	bool kept = !linkat(file->folder, file->name, file->folder, file->previous_temporary, 0);

	if (!kept && (errno == EPERM || errno == ENOTSUP || errno == ENOSYS || errno == EMLINK))
		kept = disk_write_new(file->folder, file->previous_temporary, 0600, status, bytes,
				      length);
	if (kept && !disk_rename(file->folder, file->previous_temporary, file->previous))
		kept = false;
	if (!kept) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
			    _("cannot keep the version before of '%s' as '%s': %s"), file->path,
			    file->previous, g_strerror(errno));
		return false;
	}
	/* two names of one file: then rename() does nothing and leaves both */
	unlinkat(file->folder, file->previous_temporary, 0);
	return true;
}

/* The new content is in the temporary file: the old one steps aside, the new one takes its name. */
static bool exchange(struct saved_file *file, const struct lock *lock, const struct stat *status,
		     GError **error)
{
	if (!lock_held(lock)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_LOCKED,
			    _("another program took the lock of '%s' away"), file->path);
		return false;
	}
	if (!file->bytes)
		return disk_rename_new(file->folder, file->temporary, file->name) ||
		       (errno == EEXIST ? tell_changed(file, error) : cannot_save(file, error));
	if (!keep_previous(file, status, error))
		return false;
	return disk_rename(file->folder, file->temporary, file->name) || cannot_save(file, error);
}

/* All of it, under LOCK. */
static bool save_locked(struct saved_file *file, const struct lock *lock, GBytes *bytes,
			GError **error)
{
	struct stat status;
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	clear_leftovers(file);
	if (!is_unchanged(file, &status, error))
		return false;
	if (!disk_write_new(file->folder, file->temporary, 0600, file->bytes ? &status : NULL, data,
			    length))
		return cannot_save(file, error);
	/* once more: writing takes its time, and other programs know nothing of our lock */
	if (!is_unchanged(file, &status, error) || !exchange(file, lock, &status, error)) {
		clear_leftovers(file);
		return false;
	}
	g_clear_pointer(&file->bytes, g_bytes_unref);
	file->bytes = g_bytes_ref(bytes);
	file->unsure = !disk_sync_folder(file->folder);
	if (file->unsure)
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
			    _("'%s' was written, but the disk does not confirm it (%s); it is "
			      "saved again with the next answer"),
			    file->path, g_strerror(errno));
	/* a share on which locks lie: whoever came last has won, and we must not call our answer
	 * saved */
	return !file->unsure && (lock_held(lock) || is_unchanged(file, &status, error));
}

bool saved_file_save(struct saved_file *file, const char *bytes, size_t length, GError **error)
{
	static const int signals[] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP };
	g_autoptr(GBytes) wanted = g_bytes_new(bytes, length);
	struct lock *lock;
	sigset_t wait, before;
	bool saved = false;

	if (file->bytes && !file->unsure && g_bytes_equal(wanted, file->bytes))
		return true;
	if (length > YAML_BYTES_MAX)
		return disk_cannot_save(file->path, EFBIG, error);
	sigemptyset(&wait);
	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++)
		sigaddset(&wait, signals[i]);
	pthread_sigmask(SIG_BLOCK, &wait, &before);
	lock = lock_take(file->folder, file->name, file->path, error);
	if (lock)
		saved = save_locked(file, lock, wanted, error);
	lock_release(lock);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return saved;
}
