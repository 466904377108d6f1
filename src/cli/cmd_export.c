/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard export: the check sheet in one of the formats; public unless asked otherwise. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/exporting.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "sheet/format.h"
#include "store/save.h"

static const struct option_spec options[] = {
	{ "format", 0, N_("FORMAT"), N_("one of those listed below") },
	{ "output", 'o', N_("FILE"),
	  N_("where to write; - is the standard output, also when not given") },
	{ "internal", 0, NULL,
	  N_("with notes, evidence, owners, dates and names: not for publication") },
	{ "all-formats", 0, NULL,
	  N_("make the folder FILE of --output ready for a web site, with a page that leads to the "
	     "sheet in each format") },
	{ "wording", 0, N_("FILE"), N_("with the official numbers and words of this overlay") },
	{ "force", 0, NULL, N_("replace an existing file") },
	{ NULL, 0, NULL, NULL },
};

static void append_formats(GString *out)
{
	g_string_append_printf(out, "%s\n", _("Formats:"));
	for (const struct format *const *f = formats(); *f; f++)
		g_string_append_printf(out, "  %-10s %s\n", (*f)->name, _((*f)->label));
}

static bool usage_error(GError **error, const char *message)
{
	g_set_error_literal(error, PHR_ERROR, PHR_ERROR_USAGE, message);
	return false;
}

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

static bool write_sheet(const struct exporting *exporting, const struct invocation *invocation,
			GError **error)
{
	const struct format *format = choose_format(invocation, error);
	const char *path = invocation_value(invocation, "output");
	bool to_stdout = !path || strcmp(path, "-") == 0;
	g_autoptr(GString) bytes = NULL;

	if (format && format->binary && to_stdout && isatty(STDOUT_FILENO)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("%s is not for a terminal: add --output with the name of a file"),
			    format->name);
		return false;
	}
	bytes = format ? exporting_bytes(exporting, format, error) : NULL;
	if (!bytes)
		return false;
	if (to_stdout)
		return output_document(bytes->str, bytes->len, error);
	return file_write_whole(path, bytes->str, bytes->len, invocation_has(invocation, "force"),
				error);
}

static bool write_site(const struct exporting *exporting, const struct invocation *invocation,
		       GError **error)
{
	const char *folder = invocation_value(invocation, "output");
	g_autoptr(GString) told = g_string_new(NULL);

	if (!folder || strcmp(folder, "-") == 0)
		return usage_error(error, _("which folder? add --output with its name"));
	if (invocation_has(invocation, "internal") || invocation_has(invocation, "format"))
		return usage_error(error,
				   _("--all-formats is for publication: it goes neither with "
				     "--internal nor with --format"));
	return exporting_site(exporting, folder, invocation_has(invocation, "force"), told,
			      error) &&
	       output_text(told->str, error);
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const bool site = invocation_has(invocation, "all-formats");

	if ((!site && !choose_format(invocation, error)) ||
	    !invocation_check(invocation, 1, 1, error))
		return EXIT_TROUBLE;
	OWNED(session) session = session_open(library, invocation_argument(invocation, 0), error);

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	OWNED(exporting)
	exporting = exporting_new(session, session->assessment,
				  invocation_has(invocation, "internal"),
				  invocation_value(invocation, "wording"), error);

	if (!exporting)
		return EXIT_TROUBLE;
	g_autofree char *warnings = exporting_warnings(exporting);

	output_message(warnings);
	return (site ? write_site : write_sheet)(exporting, invocation, error) ? EXIT_DONE
									       : EXIT_TROUBLE;
}

const struct verb verb_export = {
	.name = "export",
	.arguments = "FILE",
	.summary =
		N_("write the check sheet in one of several formats, or a folder for a web site"),
	.options = options,
	.more = append_formats,
	.run = run,
};
