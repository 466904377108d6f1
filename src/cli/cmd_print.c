/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard print: the check sheet on paper, through lp, or page by page on the screen. */
#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/exporting.h"
#include "cli/modules.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "store/save.h"

enum { COPIES_MAX = 999 };

static const struct option_spec options[] = {
	{ "printer", 'P', N_("PRINTER"), N_("which printer; the usual one when not given") },
	{ "copies", 0, N_("N"), N_("how many; 1 when not given") },
	{ "pager", 0, NULL, N_("show it page by page with $PAGER instead") },
	{ "internal", 0, NULL,
	  N_("with notes, evidence, owners, dates and names: not for publication") },
	{ NULL, 0, NULL, NULL },
};

/* Runs ARGV with the terminal as it is. WHAT: the program, for messages. */
static bool run_program(const char *const *argv, const char *what, GError **error)
{
	g_autoptr(GError) cause = NULL;
	int status;

	if (!g_spawn_sync(NULL, (char **)argv, NULL,
			  G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL,
			  NULL, &status, &cause)) {
		if (g_error_matches(cause, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT))
			g_set_error(error, PHR_ERROR, PHR_ERROR_NOT_FOUND,
				    _("there is no program '%s' here: install it, or export the "
				      "sheet to a file"),
				    what);
		else
			g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot start '%s': %s"),
				    what, cause->message);
		return false;
	}
	if (g_spawn_check_wait_status(status, NULL))
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO,
		    /* TRANSLATORS: "lp" or a pager; it said why just before */
		    _("'%s' failed: nothing was printed"), what);
	return false;
}

static bool print_file(const struct invocation *invocation, const char *path, GError **error)
{
	const char *printer = invocation_value(invocation, "printer");
	const char *copies = invocation_value(invocation, "copies");
	const char *argv[12] = { "lp", "-t", _("Check sheet"), "-o", "media=A4" };
	size_t count = 5;

	if (printer) {
		argv[count++] = "-d";
		argv[count++] = printer;
	}
	if (copies) {
		argv[count++] = "-n";
		argv[count++] = copies;
	}
	argv[count++] = "--";
	argv[count] = path;
	return run_program(argv, "lp", error);
}

/* Through the shell, so that PAGER="less -S" works; the path is never part of the command. */
static bool page_file(const char *path, GError **error)
{
	const char *pager = g_getenv("PAGER");
	g_autofree char *found = pager && *pager ? NULL : g_find_program_in_path("less");
	const char *name = pager && *pager ? pager : found ? "less" : "more";
	g_autofree char *command = g_strdup_printf("%s \"$1\"", name);
	const char *const argv[] = { "/bin/sh", "-c", command, "sh", path, NULL };

	return run_program(argv, name, error);
}

/* The sheet in a file that only we can read, for as long as the other program needs it. */
static bool print_bytes(const struct invocation *invocation, const GString *bytes,
			const char *suffix, GError **error)
{
	g_autofree char *folder = g_dir_make_tmp("phrwizard-XXXXXX", error);
	g_autofree char *name = g_strconcat("sheet", suffix, NULL);
	g_autofree char *path = folder ? g_build_filename(folder, name, NULL) : NULL;
	bool done;

	if (!folder)
		return false;
	done = file_write_whole(path, bytes->str, bytes->len, false, error) &&
	       (invocation_has(invocation, "pager") ? page_file(path, error)
						    : print_file(invocation, path, error));
	g_unlink(path);
	g_rmdir(folder);
	return done;
}

static bool check_options(const struct invocation *invocation, GError **error)
{
	const char *copies = invocation_value(invocation, "copies");
	guint64 number;

	if (copies && !g_ascii_string_to_unsigned(copies, 10, 1, COPIES_MAX, &number, NULL)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is no number of copies: give one from 1 to %d"), copies,
			    COPIES_MAX);
		return false;
	}
	if (invocation_has(invocation, "pager") && !isatty(STDOUT_FILENO)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("a pager needs a terminal: use export --format text"));
		return false;
	}
	return invocation_check(invocation, 1, 1, error);
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const struct format *pdf = format_find("pdf");
	const bool pages = !invocation_has(invocation, "pager") && pdf && format_present(pdf);
	const struct format *format = pages ? pdf : &format_text;

	if (!check_options(invocation, error))
		return EXIT_TROUBLE;
	OWNED(session) session = session_open(library, invocation_argument(invocation, 0), error);

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	g_autoptr(GString) bytes = export_sheet(session, session->assessment, format,
						invocation_has(invocation, "internal"), NULL,
						error);

	return bytes && print_bytes(invocation, bytes, format->suffix, error) ? EXIT_DONE
									      : EXIT_TROUBLE;
}

const struct verb verb_print = {
	.name = "print",
	.arguments = "FILE",
	.summary = N_("print the check sheet on a printer, or show it page by page"),
	.options = options,
	.run = run,
};
