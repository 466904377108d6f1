/* SPDX-License-Identifier: GPL-3.0-or-later
 * The user's own editor for long notes, on a private file. The text survives an editor that fails.
 * */
#include "config.h"

#include "terminal/terminal_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/i18n.h"
#include "base/problem.h"

/* VISUAL, EDITOR or vi; through the shell, so that "code --wait" works. */
static bool run_editor(const char *path, GError **error)
{
	const char *visual = g_getenv("VISUAL"), *editor = g_getenv("EDITOR");
	const char *name = visual && *visual ? visual : editor && *editor ? editor : "vi";
	g_autofree char *command = g_strdup_printf("%s \"$1\"", name);
	const char *argv[] = { "sh", "-c", command, "sh", path, NULL };
	int status;

	if (!g_spawn_sync(NULL, (char **)argv, NULL,
			  G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL,
			  NULL, &status, error))
		return false;
	if (status == 0)
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("'%s' failed"), name);
	return false;
}

/* A file that only we may read, holding TEXT. The caller frees the name. */
static char *write_private(const char *folder, const char *text, GError **error)
{
	g_autofree char *path = g_build_filename(folder, "note-XXXXXX.txt", NULL);
	int fd = g_mkstemp_full(path, O_RDWR | O_CLOEXEC, 0600);
	size_t length = strlen(text);
	bool written;

	written = fd >= 0 && write(fd, text, length) == (ssize_t)length;
	written = fd >= 0 && close(fd) == 0 && written;
	if (written)
		return g_steal_pointer(&path);
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot write '%s': %s"), path,
		    g_strerror(errno));
	if (fd >= 0)
		g_unlink(path);
	return NULL;
}

char *terminal_editor(const char *folder, const char *text, GError **error)
{
	g_autofree char *path = write_private(folder, text, error);
	char *edited = NULL;
	bool ran;

	if (!path)
		return NULL;
	terminal_pause();
	ran = run_editor(path, error);
	terminal_resume();
	if (!ran) {
		g_prefix_error(error, _("the editor did not give the text back, it is in '%s': "),
			       path);
		return NULL;
	}
	if (!g_file_get_contents(path, &edited, NULL, error))
		return NULL;
	g_unlink(path);
	return edited;
}
