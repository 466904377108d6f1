/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard catalog: list the editions, show one, check a file. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "cli/catalog_parts.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "store/places.h"
#include "store/save.h"
#include "store/wording_file.h"
#include "store/yaml.h"

/* A line an edition. One that cannot be read is told and does not hide the others. */
static enum exit_code list(const struct invocation *invocation, GError **error)
{
	g_autoptr(GPtrArray) places = places_catalogs();
	g_autoptr(GString) out = g_string_new(NULL);
	enum exit_code code = EXIT_DONE;

	(void)invocation;
	for (unsigned i = 0; i < places->len; i++) {
		const struct catalog_place *place = places->pdata[i];
		g_autoptr(GError) cause = NULL;
		OWNED(catalog_file) file = places_read(place, &cause);

		if (!file) {
			output_message(cause->message);
			code = EXIT_TROUBLE;
			continue;
		}
		const struct catalog *catalog = catalog_file_catalog(file);
		g_autofree char *id = text_pad(catalog->id, 16);

		g_string_append_printf(out, "%s %s  %s  %s\n", id, catalog->published,
				       text_in(&catalog->title, i18n_language()),
				       place->path ? place->path : _("(in the program itself)"));
	}
	return output_text(out->str, error) ? code : EXIT_TROUBLE;
}

static void append_facts(GString *out, const struct catalog *catalog, enum language language)
{
	for (size_t i = 0; i < catalog->facts; i++) {
		const struct fact *fact = &catalog->fact[i];

		if (i == 0 || fact->group != fact[-1].group)
			g_string_append_printf(
				out, "\n%s\n",
				text_in(&catalog->group[fact->group].title, language));
		g_string_append_printf(out, "  %s\n", fact->id);
		append_wrapped(out, 4, text_in(&fact->ask, language));
	}
}

static void append_items(GString *out, const struct catalog *catalog, enum language language)
{
	for (size_t i = 0; i < catalog->items; i++) {
		const struct item *item = &catalog->item[i];
		const struct section *section = &catalog->section[item->section];

		if (i == section->first)
			g_string_append_printf(out, "\n%s %s\n", section->id,
					       text_in(&section->title, language));
		g_string_append_printf(out, "  %s%s%s (%s)\n", item->key, item->number ? "  " : "",
				       item->number ? item->number : "", duty_label(item->duty));
		append_wrapped(out, 4, text_in(&item->ask, language));
	}
}

/* Only what is asked, numbered, to be read aloud. */
static void append_questions(GString *out, const struct catalog *catalog, enum language language)
{
	unsigned number = 0;

	for (size_t i = 0; i < catalog->facts; i++) {
		g_autofree char *line = g_strdup_printf(
			"%u. %s", ++number, text_in(&catalog->fact[i].ask, language));

		append_wrapped(out, 0, line);
	}
	for (size_t i = 0; i < catalog->items; i++) {
		const struct section *section = &catalog->section[catalog->item[i].section];
		g_autofree char *line = g_strdup_printf(
			"%u. %s", ++number, text_in(&catalog->item[i].ask, language));

		if (i == section->first)
			g_string_append_printf(out, "\n%s\n", text_in(&section->title, language));
		append_wrapped(out, 0, line);
	}
}

static enum exit_code show(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const struct catalog *catalog =
		library_catalog(library, invocation_argument(invocation, 1), error);
	enum language language = i18n_language();
	g_autoptr(GString) out = g_string_new(NULL);

	if (!catalog)
		return EXIT_TROUBLE;
	if (invocation_has(invocation, "questions")) {
		append_questions(out, catalog, language);
		return output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
	}
	append_field(out, _("Catalog"), catalog->id);
	append_field(out, _("Title"), text_in(&catalog->title, language));
	append_field(out, _("Issuer"), text_in(&catalog->issuer, language));
	append_field(out, _("Published"), catalog->published);
	append_field(out, _("Based on"), text_in(&catalog->based_on, language));
	append_field(out, _("Replaces"), catalog->replaces);
	append_facts(out, catalog, language);
	append_items(out, catalog, language);
	return output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
}

/* All problems of a file, as errors; a good file is told what could be better, and what it
 * holds. */
static enum exit_code check(const struct invocation *invocation, GError **error)
{
	const char *path = invocation_argument(invocation, 1);
	g_autoptr(GBytes) bytes = file_read_whole(path, YAML_BYTES_MAX, error);
	OWNED(problems) problems = problems_new(path);
	g_autoptr(GString) out = g_string_new(NULL);

	if (!bytes)
		return EXIT_TROUBLE;
	OWNED(catalog_file)
	file = catalog_file_check(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), problems);

	if (file) {
		const struct catalog *catalog = catalog_file_catalog(file);
		g_autofree char *text = problems_text(problems);

		g_string_append(out, text);
		g_string_append_printf(out, _("%s: good: %zu facts, %zu sections, %zu rows\n"),
				       path, catalog->facts, catalog->sections, catalog->items);
		return output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
	}
	problems_to_error(problems, error);
	return EXIT_TROUBLE;
}

/* A catalog to begin with, its comments included. */
static enum exit_code give_template(const struct invocation *invocation, GError **error)
{
	g_autofree char *path = places_template();
	g_autoptr(GBytes) bytes = file_read_whole(path, YAML_BYTES_MAX, error);

	(void)invocation;
	if (!bytes)
		return EXIT_TROUBLE;
	return output_document(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), error)
		       ? EXIT_DONE
		       : EXIT_TROUBLE;
}

/* An overlay to fill in. */
static enum exit_code wording(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const struct catalog *catalog =
		library_catalog(library, invocation_argument(invocation, 1), error);
	g_autoptr(GString) out = catalog ? wording_template(catalog) : NULL;

	return out && output_text(out->str, error) ? EXIT_DONE : EXIT_TROUBLE;
}

/* What it does, how many words it takes with its own name, and which of the options. */
static const struct {
	const char *name;
	int arguments;
	enum exit_code (*run)(const struct invocation *invocation, GError **error);
	const char *const *options;
} actions[] = {
	{ "list", 1, list, NULL },
	{ "show", 2, show, (const char *const[]){ "questions", NULL } },
	{ "check", 2, check, NULL },
	{ "new", 1, give_template, NULL },
	{ "wording", 2, wording, NULL },
	{ "reconcile", 3, catalog_reconcile,
	  (const char *const[]){ "output", "decisions", "force", NULL } },
	{ "derive", 2, catalog_derive,
	  (const char *const[]){ "output", "wording", "rows", "id", "force", NULL } },
};

static const struct option_spec options[] = {
	{ "questions", 0, NULL, N_("show: only the questions, numbered, to be read aloud") },
	{ "output", 'o', N_("FILE"),
	  N_("reconcile: the folder for what is written (this one when not given); derive: the new "
	     "catalog") },
	{ "decisions", 0, N_("FILE"), N_("reconcile: what a person decided") },
	{ "wording", 0, N_("FILE"), N_("derive: the official words and numbers") },
	{ "rows", 0, N_("FILE"), N_("derive: the rows to add") },
	{ "id", 0, N_("ID"), N_("derive: what to call the new catalog") },
	{ "force", 0, NULL, N_("replace an existing file") },
	{ NULL, 0, NULL, NULL },
};

/* An option of another action is a mistake. */
static bool takes_options(size_t action, const struct invocation *invocation, GError **error)
{
	static const char *const nothing[] = { NULL };
	const char *const *takes = actions[action].options ? actions[action].options : nothing;

	for (const struct option_spec *option = options; option->name; option++) {
		if (!invocation_has(invocation, option->name) ||
		    g_strv_contains(takes, option->name))
			continue;
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("catalog %s does not take --%s"),
			    actions[action].name, option->name);
		return false;
	}
	return true;
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	const char *name = invocation_argument(invocation, 0);

	for (size_t i = 0; name && i < G_N_ELEMENTS(actions); i++)
		if (strcmp(actions[i].name, name) == 0) {
			if (!invocation_check(invocation, actions[i].arguments,
					      actions[i].arguments, error) ||
			    !takes_options(i, invocation, error))
				return EXIT_TROUBLE;
			return actions[i].run(invocation, error);
		}
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
		    _("catalog does list, show ID, check FILE, new, wording ID, reconcile ID SHEET "
		      "or derive ID"));
	return EXIT_TROUBLE;
}

const struct verb verb_catalog = {
	.name = "catalog",
	.arguments = "list|show ID|check FILE|new|wording ID|reconcile ID SHEET|derive ID",
	.summary = N_(
		"list the catalogs, show one, check a file with all its problems, give a template "
		"for a catalog or for official wording, or bring in an official sheet"),
	.options = options,
	.run = run,
};
