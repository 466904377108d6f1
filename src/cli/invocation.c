/* SPDX-License-Identifier: GPL-3.0-or-later
 * Option tables on top of GLib's parser: its entries are made from our tables, its values go into
 * the invocation. */
#include "config.h"

#include "cli/invocation.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text_table.h"
#include "cli/verb.h"

const struct option_spec common_options[] = {
	{ "lang", 0, N_("LANGUAGE"), N_("language of messages and catalog: ja or en") },
	{ "color", 0, N_("WHEN"), N_("colours in the wizard: auto, always or never") },
	{ "catalog", 0, N_("ID|FILE"), N_("use this catalog besides the installed ones") },
	{ "help", 'h', NULL, N_("show this help") },
	{ NULL, 0, NULL, NULL },
};

/* The option of that name or letter, as GLib tells it: "--note" or "-o". */
static const struct option_spec *find_option(const struct option_spec *table, const char *given)
{
	for (; table && table->name; table++)
		if (given[1] == '-' ? strcmp(given + 2, table->name) == 0
				    : given[1] == table->letter)
			return table;
	return NULL;
}

static gboolean take_option(const char *given, const char *value, void *data, GError **error)
{
	struct invocation *invocation = data;
	const struct option_spec *option = find_option(invocation->verb->options, given);

	(void)error;
	if (!option)
		option = find_option(common_options, given);
	g_return_val_if_fail(option, FALSE); /* GLib calls for our entries only */
	GPtrArray *values = g_hash_table_lookup(invocation->options, option->name);

	if (!values) {
		values = g_ptr_array_new_with_free_func(g_free);
		g_hash_table_insert(invocation->options, (char *)option->name, values);
	}
	g_ptr_array_add(values, g_strdup(value ? value : ""));
	return TRUE;
}

static void add_entries(GArray *entries, const struct option_spec *table)
{
	for (; table && table->name; table++) {
		GOptionEntry entry = {
			.long_name = table->name,
			.short_name = table->letter,
			/* as bytes: file names need not be UTF-8 */
			.flags = table->value ? G_OPTION_FLAG_FILENAME : G_OPTION_FLAG_NO_ARG,
			.arg = G_OPTION_ARG_CALLBACK,
			.arg_data = (void *)take_option,
		};

		g_array_append_val(entries, entry);
	}
}

static bool parse(struct invocation *invocation, char ***argv, GError **error)
{
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	GOptionGroup *group = g_option_group_new("phrwizard", "", "", invocation, NULL);
	g_autoptr(GArray) entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
	g_autoptr(GError) cause = NULL;

	add_entries(entries, invocation->verb->options);
	add_entries(entries, common_options);
	g_option_group_add_entries(group, (const GOptionEntry *)(void *)entries->data);
	g_option_context_set_main_group(context, group);
	g_option_context_set_help_enabled(context, FALSE);
	if (g_option_context_parse_strv(context, argv, &cause))
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, "%s", cause->message);
	return false;
}

struct invocation *invocation_parse(const struct verb *verb, int argc, char **argv, GError **error)
{
	OWNED(invocation) invocation = g_new0(struct invocation, 1);
	g_autoptr(GPtrArray) words = g_ptr_array_new();

	invocation->verb = verb;
	invocation->options = text_table_new_full(NULL, (GDestroyNotify)g_ptr_array_unref);
	invocation->arguments = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(words, g_strdup("phrwizard"));
	for (int i = 0; i < argc; i++)
		g_ptr_array_add(words, g_strdup(argv[i]));
	g_ptr_array_add(words, NULL);

	g_auto(GStrv) rest = (char **)g_ptr_array_steal(words, NULL);
	if (!parse(invocation, &rest, error))
		return NULL;
	for (char **word = rest + 1; *word; word++)
		if (strcmp(*word, "--") != 0 || invocation->arguments->len > 0)
			g_ptr_array_add(invocation->arguments, g_strdup(*word));
	return g_steal_pointer(&invocation);
}

void invocation_free(struct invocation *invocation)
{
	if (!invocation)
		return;
	g_hash_table_unref(invocation->options);
	g_ptr_array_unref(invocation->arguments);
	g_free(invocation);
}

const GPtrArray *invocation_values(const struct invocation *invocation, const char *option)
{
	return g_hash_table_lookup(invocation->options, option);
}

bool invocation_has(const struct invocation *invocation, const char *option)
{
	return invocation_values(invocation, option) != NULL;
}

const char *invocation_value(const struct invocation *invocation, const char *option)
{
	const GPtrArray *values = invocation_values(invocation, option);

	return values ? values->pdata[values->len - 1] : NULL;
}

const char *invocation_argument(const struct invocation *invocation, unsigned i)
{
	return i < invocation->arguments->len ? invocation->arguments->pdata[i] : NULL;
}

bool invocation_check(const struct invocation *invocation, int min, int max, GError **error)
{
	int count = (int)invocation->arguments->len;

	if (count >= min && (max < 0 || count <= max))
		return true;
	g_autoptr(GString) usage = g_string_new(NULL);

	verb_usage(invocation->verb, usage);
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("wrong number of arguments; usage: %s"),
		    usage->str);
	return false;
}
