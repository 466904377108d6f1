/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard export: the check sheet in one of the formats; public unless asked otherwise. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "sheet/format.h"
#include "store/save.h"

static const struct option_spec options[] = {
	{ "format", 0, N_("FORMAT"), N_("text, markdown, html, csv, json, xlsx or pdf") },
	{ "output", 'o', N_("FILE"),
	  N_("where to write; - is the standard output, also when not given") },
	{ "internal", 0, NULL,
	  N_("with notes, evidence, owners, dates and names: not for publication") },
	{ "force", 0, NULL, N_("replace an existing file") },
	{ NULL, 0, NULL, NULL },
};

static const struct format *choose_format(const struct invocation *invocation, GError **error)
{
	const char *name = invocation_value(invocation, "format");
	const struct format *format = name ? format_find(name) : NULL;
	g_autoptr(GString) names = g_string_new(NULL);

	if (format)
		return format;
	for (const struct format *const *f = formats(); *f; f++)
		g_string_append_printf(names, "%s%s", names->len ? ", " : "", (*f)->name);
	if (name)
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("there is no format '%s': use one of %s"), name, names->str);
	else
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("which format? add --format with one of %s"), names->str);
	return NULL;
}

static bool write_sheet(const struct session *session, const struct format *format,
			const struct invocation *invocation, GError **error)
{
	const char *path = invocation_value(invocation, "output");
	bool to_stdout = !path || strcmp(path, "-") == 0;
	g_autoptr(GString) bytes = NULL;

	if (format->binary && to_stdout && isatty(STDOUT_FILENO)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("%s is not for a terminal: add --output with the name of a file"),
			    format->name);
		return false;
	}
	bytes = export_sheet(session->assessment, format, invocation_has(invocation, "internal"),
			     error);
	if (!bytes)
		return false;
	if (to_stdout)
		return output_document(bytes->str, bytes->len, error);
	return file_write_whole(path, bytes->str, bytes->len, invocation_has(invocation, "force"),
				error);
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const struct format *format = choose_format(invocation, error);

	if (!format || !invocation_check(invocation, 1, 1, error))
		return EXIT_TROUBLE;
	OWNED(session) session = session_open(library, invocation_argument(invocation, 0), error);

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	return write_sheet(session, format, invocation, error) ? EXIT_DONE : EXIT_TROUBLE;
}

const struct verb verb_export = {
	.name = "export",
	.arguments = "FILE",
	.summary = N_("write the check sheet as text, Markdown, HTML, CSV, JSON, XLSX or PDF"),
	.options = options,
	.run = run,
};
