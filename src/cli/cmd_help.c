/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard help: all verbs, or one. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/output.h"
#include "cli/verb.h"
#include "sheet/format.h"

static const struct option_spec options[] = {
	{ "words", 0, NULL, N_("only the words that can be typed, for completion in a shell") },
	{ NULL, 0, NULL, NULL },
};

static void append_formats(GString *out)
{
	for (const struct format *const *f = formats(); *f; f++)
		g_string_append_printf(out, " %s", (*f)->name);
}

static void append_languages(GString *out)
{
	for (int i = 0; i < LANGUAGES; i++)
		g_string_append_printf(out, " %s", language_id(i));
}

/* The options whose values are known words. */
static const struct {
	const char *option;
	void (*append)(GString *out);
} values[] = {
	{ "format", append_formats },
	{ "lang", append_languages },
};

/* A line an option: its name, and its values where these are words of ours. */
static void append_options(GString *out, const struct option_spec *option)
{
	for (; option && option->name; option++) {
		g_string_append_printf(out, "--%s", option->name);
		for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
			if (strcmp(values[i].option, option->name) == 0)
				values[i].append(out);
		g_string_append_c(out, '\n');
	}
}

/* Of VERB its options; without one the commands. */
static void append_words(GString *out, const struct verb *verb)
{
	if (verb) {
		append_options(out, verb->options);
		append_options(out, common_options);
		return;
	}
	for (const struct verb *const *v = verbs(); *v; v++)
		if (*(*v)->name)
			g_string_append_printf(out, "%s\n", (*v)->name);
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const char *name = invocation_argument(invocation, 0);
	const struct verb *verb = name ? verb_find(name) : NULL;

	if (!invocation_check(invocation, 0, 1, error))
		return EXIT_TROUBLE;
	if (name && !verb) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("there is no command '%s'"), name);
		return EXIT_TROUBLE;
	}
	if (invocation_has(invocation, "words"))
		append_words(out, verb);
	else if (verb)
		verb_help_text(verb, out);
	else
		program_help_text(out);
	return output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
}

const struct verb verb_help = {
	.name = "help",
	.arguments = "[COMMAND]",
	.summary = N_("show help, of a command or of all"),
	.options = options,
	.run = run,
};
