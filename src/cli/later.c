/* SPDX-License-Identifier: GPL-3.0-or-later
 * Later: the next edition, the next check. */
#include "config.h"

#include "cli/later.h"
#include "cli/clock.h"

#include "engine/cycle.h"
#include "engine/upgrade.h"

/* The file as it was last read or saved, beside it under the name of its edition. Its path; NULL
 * and ERROR when that failed. */
static char *keep_copy(const struct session *session, GError **error)
{
	g_autofree char *path =
		g_strdup_printf("%s.%s~", saved_file_path(session->file), session->catalog->id);
	GBytes *bytes = saved_file_bytes(session->file);
	OWNED(saved_file) copy = saved_file_open(path, true, error);
	gsize length = 0;
	const char *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;

	if (!copy || !saved_file_save(copy, data ? data : "", length, error))
		return NULL;
	return g_steal_pointer(&path);
}

bool later_upgrade(struct session *session, const struct assessment *assessment,
		   const struct catalog *newer, char **ret_copy, GError **error)
{
	const struct catalog *old = session->catalog;
	OWNED(upgrade) upgrade = upgrade_run(assessment, newer);
	g_autofree char *copy = keep_copy(session, error);

	if (!copy)
		return false;
	assessment_free(session->assessment);
	session->assessment = g_steal_pointer(&upgrade->result);
	session->catalog = newer;
	if (session_save_alone(session, error)) {
		*ret_copy = g_steal_pointer(&copy);
		return true;
	}
	session->catalog = old;
	g_clear_pointer(&session->assessment, assessment_free);
	return false;
}

struct session *later_check(struct library *library, const struct assessment *assessment,
			    const char *path, GError **error)
{
	g_autofree char *today = clock_today();
	OWNED(session)
	next = session_new_of(library, cycle_begin(assessment, today), path, false, error);

	if (!next || !session_save_alone(next, error))
		return NULL;
	return g_steal_pointer(&next);
}
