/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be typed instead of an answer. One table: dispatch, the list of commands, and `help
 * ask` come from it; the manual is compared with it. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/ask_parts.h"
#include "cli/output.h"
#include "engine/due.h"

static void explain(struct interview *interview, const char *argument)
{
	(void)argument;
	(at_fact(interview) ? explain_fact : explain_row)(interview);
	say_wrapped(
		interview, 0,
		_("? explains, b back, s skips, q leaves (all is saved), h lists all commands"));
}

static void list_commands(struct interview *interview, const char *argument)
{
	g_autoptr(GString) text = g_string_new("\n");

	(void)argument;
	ask_commands_text(text);
	say(interview, text->str);
}

static void back(struct interview *interview, const char *argument)
{
	(void)argument;
	go_back(interview);
}

static void skip(struct interview *interview, const char *argument)
{
	(void)argument;
	go_on(interview);
}

static void leave(struct interview *interview, const char *argument)
{
	(void)argument;
	interview->leaving = true;
}

/* The letters are those of the wizard where these are free: 1 to 5 and y, n answer, s has always
 * skipped. */
static const struct command {
	const char *letter; /* as it is typed; NULL: only the word */
	const char *word;   /* N_(): both the English word and the translated one are known */
	const char *help;   /* N_() */
	const char *prompt; /* N_(): asks for what comes after the word; NULL: nothing does */
	bool row;           /* only at a row */
	void (*act)(struct interview *interview, const char *argument);
} commands[] = {
	{ "?", N_("explain"), N_("explains the question: what is meant, why it is asked, examples"),
	  NULL, false, explain },
	{ "h", N_("help"), N_("lists these commands"), NULL, false, list_commands },
	{ "b", N_("back"), N_("goes back"), NULL, false, back },
	{ "s", N_("skip"), N_("skips the question; so does an empty line"), NULL, false, skip },
	{ "m", N_("same"), N_("answers a row as last time, where that is to be confirmed"), NULL,
	  true, confirm_row },
	{ "o", N_("note"), N_("writes the note of a row; - takes it away"),
	  N_("Note (- takes it away): "), true, set_note },
	{ "+", N_("more"), N_("adds a line to the note"), N_("Line to add to the note: "), true,
	  add_to_note },
	{ "v", N_("evidence"),
	  N_("adds a path or address of evidence; - takes all away, -2 the second"),
	  N_("Evidence, a path or address (- takes all away, -2 the second): "), true,
	  set_evidence },
	{ "w", N_("owner"), N_("says who is responsible; - for nobody"), N_("Who is responsible: "),
	  true, set_owner },
	{ "d", N_("due"), N_("says until when: 2027-03-31, 3/31, +30d and more; - for no date"),
	  N_("Due date, like 2027-03-31, 3/31, +30d, 来月末: "), true, set_due },
	{ "=", N_("take"), N_("takes one of several answers that people gave, by its number"),
	  N_("Number of the answer to take: "), false, choose_side },
	{ "u", N_("undo"), N_("undoes the last change"), NULL, false, undo },
	{ "U", N_("redo"), N_("does again what was undone"), NULL, false, redo },
	{ "g", N_("go"), N_("goes to a row by its number or key, or to a question by its key"),
	  N_("Number or key: "), false, go_to },
	{ "/", N_("search"), N_("searches the rows for words, in both languages"), N_("Words: "),
	  false, search_for },
	{ "f", N_("filter"), N_("goes through some rows only: not met, not yet decided and so on"),
	  NULL, false, choose_filter },
	{ "P", N_("sections"), N_("lists the sections with their progress, to go there"), NULL,
	  false, sections },
	{ "r", N_("review"), N_("tells the result and what is open, to go there"), NULL, false,
	  review },
	{ "x", N_("export"), N_("writes the check sheet to a file"), NULL, false,
	  export_sheet_file },
	{ "O", N_("overview"), N_("shows the overview for the public, to write another"), NULL,
	  false, ask_overview },
	{ "S", N_("sign"), N_("signs off: made, checked, approved; reopens what is approved"),
	  NULL, false, ask_signoff },
	{ NULL, N_("head"),
	  N_("asks for the head of the sheet: organisation, service, date, person in charge"), NULL,
	  false, ask_head },
	{ "c", N_("command"), N_("shows the command for the shell that sets what is set here"),
	  NULL, false, show_command },
	{ "L", N_("language"), N_("switches between Japanese and English"), NULL, false,
	  switch_language },
	{ "q", N_("leave"), N_("leaves; all is saved"), NULL, false, leave },
};

void ask_commands_text(GString *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		const char *letter = commands[i].letter;
		g_autofree char *name = g_strdup_printf("  %s%s%s", letter ? letter : "",
							letter ? ", " : "", _(commands[i].word));

		append_field(out, name, _(commands[i].help));
	}
}

static bool is_letter(const struct command *command, const char *typed)
{
	return command->letter && strcmp(command->letter, typed) == 0;
}

/* Is TYPED the word (in English or translated) or, in the other case, the letter. */
static bool is_word(const struct command *command, const char *typed)
{
	g_autofree char *folded = text_fold(typed);
	g_autofree char *word = text_fold(_(command->word));
	g_autofree char *letter = text_fold(command->letter ? command->letter : "");

	return strcmp(folded, command->word) == 0 || strcmp(folded, word) == 0 ||
	       (*letter && strcmp(folded, letter) == 0);
}

static const struct command *find(const char *typed, bool words)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if ((words ? is_word : is_letter)(&commands[i], typed))
			return &commands[i];
	return NULL;
}

/* The length of the command that LINE (narrow) begins with, when something comes after it: up to a
 * blank; a sign needs none ("/words"). */
static size_t name_length(const char *line)
{
	return g_ascii_ispunct(line[0]) ? 1 : strcspn(line, " ");
}

/* Does COMMAND with ARGUMENT, or asks for it. */
static void act(struct interview *interview, const struct command *command, const char *argument)
{
	g_autofree char *line = NULL;

	if (command->row && interview->at_end) {
		say_line(interview, _("That is for a row of the sheet: g goes to one."));
		return;
	}
	if (command->row && at_fact(interview)) {
		say_line(
			interview,
			_("That is for rows of the sheet; this is a question about your service."));
		return;
	}
	if (command->prompt && !argument) {
		line = read_line(interview, _(command->prompt));
		if (!line)
			return;
	}
	command->act(interview, argument ? argument : line);
}

bool run_command(struct interview *interview, const char *line, bool words)
{
	g_autofree char *narrow = text_narrow_all(line);
	size_t length = name_length(narrow);
	const struct command *command = find(*narrow ? narrow : "s", words);

	if (command) {
		act(interview, command, NULL);
		return true;
	}
	if (!words || narrow[length] == '\0')
		return false;

	g_autofree char *name = g_strndup(narrow, length);

	command = find(name, false);
	if (!command)
		command = find(name, true);
	if (!command || !command->prompt)
		return false;
	/* what comes after it, as it was typed */
	length += strspn(narrow + length, " ");
	act(interview, command,
	    g_utf8_offset_to_pointer(line, g_utf8_pointer_to_offset(narrow, narrow + length)));
	return true;
}
