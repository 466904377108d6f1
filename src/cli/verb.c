/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of verbs, their help, and dispatch. */
#include "config.h"

#include "cli/verb.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "cli/modules.h"
#include "cli/output.h"

enum { HELP_COLUMNS = 24 };

static const struct verb *const all[] = {
	&verb_wizard,  &verb_ask,       &verb_new,     &verb_set,    &verb_show,
	&verb_explain, &verb_summary,   &verb_check,   &verb_export, &verb_print,
	&verb_verify,  &verb_recipient, &verb_upgrade, &verb_cycle,  &verb_due,
	&verb_evidence, &verb_history,  &verb_sign,    &verb_reopen, &verb_merge,
	&verb_diff,    &verb_git_setup, &verb_catalog, &verb_help,
	NULL,
};

static const char *const color_wishes[] = { "auto", "always", "never", NULL };

const struct verb *const *verbs(void)
{
	return all;
}

const struct verb *verb_find(const char *name)
{
	for (const struct verb *const *verb = all; *verb; verb++)
		if (strcmp((*verb)->name, name) == 0)
			return *verb;
	return NULL;
}

void verb_usage(const struct verb *verb, GString *out)
{
	/* the first verb is the one that need not be named */
	g_string_append_printf(out, "phrwizard%s%s %s", verb == all[0] ? "" : " ",
			       verb == all[0] ? "" : verb->name, verb->arguments);
}

/* Two columns: the word, padded, and what it means, wrapped beside it. */
static void append_row(GString *out, const char *word, const char *meaning)
{
	g_autofree char *padded = text_pad(word, HELP_COLUMNS - 1);
	g_autoptr(GPtrArray) lines = text_wrap(meaning, 78 - HELP_COLUMNS - 2);

	for (unsigned i = 0; i < lines->len; i++)
		g_string_append_printf(out, "  %s %s\n",
				       i == 0 ? padded : "                       ",
				       (char *)lines->pdata[i]);
}

static void append_options(GString *out, const struct option_spec *option)
{
	for (; option && option->name; option++) {
		g_autoptr(GString) word = g_string_new(NULL);

		if (option->letter)
			g_string_append_printf(word, "-%c, ", option->letter);
		g_string_append_printf(word, "--%s", option->name);
		if (option->value)
			g_string_append_printf(word, " %s", _(option->value));
		append_row(out, word->str, _(option->help));
	}
}

void verb_help_text(const struct verb *verb, GString *out)
{
	g_string_append(out, _("Usage: "));
	verb_usage(verb, out);
	g_string_append_printf(out, "\n%s\n", _(verb->summary));
	if (verb->options) {
		g_string_append_printf(out, "\n%s\n", _("Options:"));
		append_options(out, verb->options);
	}
	g_string_append_printf(out, "\n%s\n", _("Options of every command:"));
	append_options(out, common_options);
	if (verb->more) {
		g_string_append_c(out, '\n');
		verb->more(out);
	}
}

void program_help_text(GString *out)
{
	g_string_append_printf(
		out, "%s\n\n",
		_("phrwizard walks you through the check sheet of the PHR Guideline."));
	g_string_append_printf(out, "%s\n", _("Commands:"));
	for (const struct verb *const *verb = all; *verb; verb++)
		append_row(out, *verb == all[0] ? "phrwizard [FILE]" : (*verb)->name,
			   _((*verb)->summary));
	g_string_append_printf(out, "\n%s\n", _("Options of every command:"));
	append_options(out, common_options);
	append_row(out, "--version", _("show the version"));
	g_string_append_printf(out, "\n%s\n", _("More: phrwizard help COMMAND, man phrwizard"));
}

/* --lang before anything is said; an unknown language or colour wish is an error. */
static bool set_common(const struct invocation *invocation, GError **error)
{
	const char *id = invocation_value(invocation, "lang"),
		   *color = invocation_value(invocation, "color");
	enum language language;

	if (id && !language_parse(id, &language)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is not a language here: use ja or en"), id);
		return false;
	}
	if (color && !g_strv_contains(color_wishes, color)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is not one of auto, always, never"), color);
		return false;
	}
	if (id)
		i18n_switch(language);
	return true;
}

static enum exit_code run(const struct verb *verb, int argc, char **argv, GError **error)
{
	OWNED(invocation) invocation = invocation_parse(verb, argc, argv, error);

	if (!invocation || !set_common(invocation, error))
		return EXIT_TROUBLE;
	if (invocation_has(invocation, "help")) {
		g_autoptr(GString) help = g_string_new(NULL);

		if (verb == all[0])
			program_help_text(help);
		else
			verb_help_text(verb, help);
		return output_text(help->str, error) ? EXIT_DONE : EXIT_TROUBLE;
	}
	return verb->run(invocation, error);
}

/* Which word of ARGV names the verb: the first that is no option (nor the value of one). 0: none
 * does. */
static int find_verb(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (argv[i][0] != '-')
			return verb_find(argv[i]) ? i : 0;
		for (const struct option_spec *option = common_options; option->name; option++)
			if (option->value && g_str_has_prefix(argv[i], "--") &&
			    strcmp(argv[i] + 2, option->name) == 0)
				i++;
	}
	return 0;
}

static enum exit_code tell_version(GError **error)
{
	g_autoptr(GString) text = g_string_new(PACKAGE_STRING "\n");

	append_modules(text);
	return output_text(text->str, error) ? EXIT_DONE : EXIT_TROUBLE;
}

int program_run(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	int at = find_verb(argc, argv);
	const struct verb *verb = at ? verb_find(argv[at]) : all[0];
	g_autoptr(GPtrArray) rest = g_ptr_array_new();
	enum exit_code code;

	if (argc == 2 && strcmp(argv[1], "--version") == 0)
		code = tell_version(&error);
	else {
		for (int i = 1; i < argc; i++)
			if (i != at)
				g_ptr_array_add(rest, argv[i]);
		code = run(verb, (int)rest->len, (char **)rest->pdata, &error);
	}
	if (!error)
		return code;
	output_message(error->message);
	if (g_error_matches(error, PHR_ERROR, PHR_ERROR_USAGE)) {
		g_autofree char *hint = g_strdup_printf(_("try 'phrwizard help %s'"), verb->name);

		output_message(hint);
	}
	return verb->trouble ? verb->trouble : EXIT_TROUBLE;
}
