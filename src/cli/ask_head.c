/* SPDX-License-Identifier: GPL-3.0-or-later
 * What concerns the assessment as a whole, line by line: its head, its export, the language, and
 * the command for the shell. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "cli/ask_parts.h"
#include "cli/exporting.h"
#include "engine/command_line.h"
#include "store/save.h"

/* Asks for one field until it is good. False when the rest is not to be asked. */
static bool ask_field(struct interview *interview, enum profile_field field)
{
	for (;;) {
		OWNED(assessment) next = assessment_copy(interview->session->assessment);
		g_autoptr(GError) error = NULL;
		const char *old = next->profile[field];
		g_autofree char *prompt =
			old ? g_strdup_printf("%s [%s]: ", profile_field_label(field), old)
			    : g_strdup_printf("%s: ", profile_field_label(field));
		g_autofree char *line = read_line(interview, prompt);
		g_autofree char *narrow = line ? text_narrow_all(line) : NULL;

		if (!line)
			return false;
		if (!*line)
			return true;
		if (strcmp(line, "q") == 0) {
			interview->leaving = true;
			return false;
		}
		if (assessment_set_profile(next, field,
					   strcmp(line, "-") == 0       ? ""
					   : field == PROFILE_CONFIRMED || field == PROFILE_INTERVAL
						   ? narrow
									: line,
					   &error)) {
			commit(interview, g_steal_pointer(&next));
			return true;
		}
		say_line(interview, error->message);
	}
}

static void ask_fields(struct interview *interview, int end)
{
	for (int i = 0; i < end; i++)
		if (!ask_field(interview, (enum profile_field)i) || interview->leaving)
			return;
}

void ask_first_head(struct interview *interview)
{
	ask_fields(interview, PROFILE_INTERVAL);
}

void ask_head(struct interview *interview, const char *argument)
{
	(void)argument;
	ask_fields(interview, PROFILE_HEAD);
}

/* ---- export ---- */

static const struct format *ask_format(struct interview *interview)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	int chosen;

	for (const struct format *const *format = formats(); *format; format++)
		g_ptr_array_add(lines,
				g_strdup_printf("%s - %s", (*format)->name, _((*format)->label)));
	chosen = choose(interview, lines, NULL);
	return chosen < 0 ? NULL : formats()[chosen];
}

/* 0: for publication, 1: internal, -1: neither. */
static int ask_internal(struct interview *interview)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new();

	g_ptr_array_add(lines, _("for publication: no names, notes, evidence, owners or dates"));
	g_ptr_array_add(lines, _("internal copy: with names, notes, evidence, owners, dates and "
				 "the list of gaps"));
	return choose(interview, lines, NULL);
}

/* The path for FORMAT; with *ret_force when the user wants to replace what is there. NULL: none. */
static char *ask_path(struct interview *interview, const struct format *format, bool internal,
		      bool *ret_force)
{
	g_autofree char *usual =
		format_path(format, saved_file_path(interview->session->file), internal);
	g_autofree char *prompt = g_strdup_printf(_("File to write [%s]: "), usual);
	g_autofree char *path = read_line(interview, prompt);

	*ret_force = false;
	if (!path)
		return NULL;
	if (!*path) {
		g_free(path);
		path = g_steal_pointer(&usual);
	}
	if (g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_autofree char *question =
			g_strdup_printf(_("'%s' exists: y replaces it, Enter leaves it: "), path);
		g_autofree char *line = read_line(interview, question);
		g_autofree char *narrow = text_narrow_all(line ? line : "");

		*ret_force = g_ascii_strcasecmp(narrow, "y") == 0 ||
			     g_ascii_strcasecmp(narrow, "yes") == 0;
		if (!*ret_force)
			return NULL;
	}
	return g_steal_pointer(&path);
}

void export_sheet_file(struct interview *interview, const char *argument)
{
	const struct format *format = ask_format(interview);
	int internal = format ? ask_internal(interview) : -1;
	bool force;
	g_autofree char *path =
		internal >= 0 ? ask_path(interview, format, internal == 1, &force) : NULL;
	g_autoptr(GError) error = NULL;

	(void)argument;
	if (!path) {
		say_line(interview, _("Nothing was exported."));
		return;
	}
	g_autofree char *warnings = NULL;
	g_autoptr(GString) bytes = export_sheet(interview->session,
						interview->session->assessment, format,
						internal == 1, &warnings, &error);
	bool done = bytes && file_write_whole(path, bytes->str, bytes->len, force, &error);
	g_autofree char *message =
		done ? g_strdup_printf(_("Exported to %s."), path) : g_strdup(error->message);

	say_line(interview, message);
	if (done && *warnings)
		say_wrapped(interview, 0, warnings);
}

/* ---- language, command ---- */

void switch_language(struct interview *interview, const char *argument)
{
	(void)argument;
	i18n_switch((i18n_language() + 1) % LANGUAGES);
	/* titles are told again */
	interview->told = -1 - FACTS_MAX;
}

void show_command(struct interview *interview, const char *argument)
{
	const struct assessment *assessment = interview->session->assessment;
	const char *path = saved_file_path(interview->session->file);
	const char *catalog = library_given(interview->session->library);
	bool fact = at_fact(interview);
	g_autofree char *line =
		fact ? command_for_fact(assessment, (size_t)interview->step, path, catalog)
		     : command_for_item(assessment, row_of(interview), path, catalog);

	(void)argument;
	/* not wrapped: it is to be copied */
	say_line(interview, line);
	if (!fact && assessment->answer[row_of(interview)]->value == ANSWER_NONE)
		say_wrapped(interview, 0,
			    _("To answer, put met, equivalent, partial, unmet or na in the place "
			      "of none."));
}
