/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard git-setup: what git must be told to merge and compare assessments by phrwizard. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/output.h"
#include "cli/verb.h"
#include "store/save.h"

enum { ATTRIBUTES_MAX = 1024 * 1024 };

static const struct option_spec options[] = {
	{ "write", 0, NULL, N_("write it into this repository instead of showing it") },
	{ NULL, 0, NULL, NULL },
};

static const struct {
	const char *name, *value;
} settings[] = {
	{ "merge.phrwizard.driver", "phrwizard merge --name %P %O %A %B" },
	{ "diff.phrwizard.textconv", "phrwizard diff --textconv" },
};

/* The lines of .gitattributes: an array of char *, freed with it; NULL when a pattern cannot be
 * in one. */
static GPtrArray *attribute_lines(const struct invocation *invocation, GError **error)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	for (unsigned i = 0; i == 0 || i < invocation->arguments->len; i++) {
		const char *pattern = invocation->arguments->len > 0
					      ? invocation_argument(invocation, i)
					      : "*.yaml";

		if (!*pattern || strchr("#!", *pattern) || strpbrk(pattern, " \t\r\n\"\\")) {
			g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
				    _("'%s' cannot be a pattern: use one without blanks and "
				      "quotes, like '*.yaml'"),
				    pattern);
			return NULL;
		}
		g_ptr_array_add(lines,
				g_strdup_printf("%s merge=phrwizard diff=phrwizard", pattern));
	}
	return g_steal_pointer(&lines);
}

static bool show(const GPtrArray *lines, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
		g_string_append_printf(out, "git config %s '%s'\n", settings[i].name,
				       settings[i].value);
	for (unsigned i = 0; i < lines->len; i++)
		g_string_append_printf(out, "echo '%s' >>.gitattributes\n",
				       (char *)lines->pdata[i]);
	return output_text(out->str, error);
}

/* Runs git, without a shell; *ret_out (may be NULL) is what it printed, without the newline at
 * the end. */
static bool run_git(const char *const *arguments, char **ret_out, GError **error)
{
	g_autofree char *out = NULL, *err = NULL;
	g_autoptr(GError) cause = NULL;
	int status = 0;

	if (!g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
			  &err, &status, &cause)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot run git: %s"),
			    cause->message);
		return false;
	}
	if (!g_spawn_check_wait_status(status, NULL)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("git refused: %s"), g_strchomp(err));
		return false;
	}
	if (ret_out)
		*ret_out = g_strdup(g_strchomp(out));
	return true;
}

static bool has_line(const char *text, const char *wanted)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	return g_strv_contains((const char *const *)lines, wanted);
}

/* Adds the lines that .gitattributes lacks. */
static bool write_attributes(const char *top, const GPtrArray *lines, GError **error)
{
	g_autofree char *path = g_build_filename(top, ".gitattributes", NULL);
	g_autoptr(GError) problem = NULL;
	g_autoptr(GBytes) bytes = file_read_whole(path, ATTRIBUTES_MAX, &problem);
	g_autoptr(GString) text = g_string_new(NULL);
	size_t before;

	if (!bytes && !g_error_matches(problem, PHR_ERROR, PHR_ERROR_NOT_FOUND)) {
		g_propagate_error(error, g_steal_pointer(&problem));
		return false;
	}
	if (bytes && g_bytes_get_size(bytes) > 0)
		g_string_append_len(text, g_bytes_get_data(bytes, NULL),
				    (gssize)g_bytes_get_size(bytes));
	before = text->len;
	for (unsigned i = 0; i < lines->len; i++) {
		if (has_line(text->str, lines->pdata[i]))
			continue;
		if (text->len > 0 && text->str[text->len - 1] != '\n')
			g_string_append_c(text, '\n');
		g_string_append_printf(text, "%s\n", (char *)lines->pdata[i]);
	}
	return text->len == before || file_write_whole(path, text->str, text->len, true, error);
}

static bool write_all(const GPtrArray *lines, GError **error)
{
	static const char *const where[] = { "git", "rev-parse", "--show-toplevel", NULL };
	g_autofree char *top = NULL;

	if (!run_git(where, &top, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
		const char *const set[] = { "git", "config", settings[i].name, settings[i].value,
					    NULL };

		if (!run_git(set, NULL, error))
			return false;
	}
	return write_attributes(top, lines, error);
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	g_autoptr(GPtrArray) lines = attribute_lines(invocation, error);

	if (!lines)
		return EXIT_TROUBLE;
	return (invocation_has(invocation, "write") ? write_all : show)(lines, error)
		       ? EXIT_DONE
		       : EXIT_TROUBLE;
}

const struct verb verb_git_setup = {
	.name = "git-setup",
	.arguments = "[PATTERN…]",
	.summary = N_("show (or write) what git must be told to merge and compare assessments by "
		      "phrwizard"),
	.options = options,
	.run = run,
};
