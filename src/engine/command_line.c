/* SPDX-License-Identifier: GPL-3.0-or-later
 * Command lines of our own program, for people who want to write a script. */
#include "config.h"

#include "engine/command_line.h"

#include <string.h>

#include "engine/evidence.h"

/* Does every shell leave WORD as it is? */
static bool is_plain(const char *word)
{
	for (const char *p = word; *p; p++)
		if (!g_ascii_isalnum(*p) && !strchr("%+,-./:=@_", *p))
			return false;
	return *word != '\0';
}

char *command_line(const char *const *words)
{
	GString *line = g_string_new(NULL);

	for (const char *const *word = words; *word; word++) {
		g_autofree char *quoted = is_plain(*word) ? g_strdup(*word) : g_shell_quote(*word);

		if (line->len)
			g_string_append_c(line, ' ');
		g_string_append(line, quoted);
	}
	return g_string_free(line, FALSE);
}

/* "phrwizard set PATH", to be gone on with. */
static GPtrArray *begin_set(const char *path, const char *catalog)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(words, g_strdup("phrwizard"));
	g_ptr_array_add(words, g_strdup("set"));
	if (catalog) {
		g_ptr_array_add(words, g_strdup("--catalog"));
		g_ptr_array_add(words, g_strdup(catalog));
	}
	/* a file is no option, whatever its name */
	g_ptr_array_add(words, g_strconcat(*path == '-' ? "./" : "", path, NULL));
	return words;
}

/* The line of WORDS, which it frees. */
static char *end(GPtrArray *words)
{
	char *line;

	g_ptr_array_add(words, NULL);
	line = command_line((const char *const *)words->pdata);
	g_ptr_array_unref(words);
	return line;
}

static void add_option(GPtrArray *words, const char *option, const char *value)
{
	if (!value)
		return;
	g_ptr_array_add(words, g_strdup(option));
	g_ptr_array_add(words, g_strdup(value));
}

char *command_for_fact(const struct assessment *assessment, size_t fact, const char *path,
		       const char *catalog)
{
	const struct fact *about = &assessment->catalog->fact[fact];
	g_autofree char *value = assessment_fact_words(assessment, fact);
	/* a fact with an option called none is cleared by the empty word */
	const char *clear = fact_find_option(about, "none") < 0 ? "none" : "";
	GPtrArray *words = begin_set(path, catalog);

	g_ptr_array_add(words, g_strdup_printf("%s=%s", about->id, value ? value : clear));
	return end(words);
}

char *command_for_item(const struct assessment *assessment, size_t item, const char *path,
		       const char *catalog)
{
	const struct answer *answer = assessment->answer[item];
	GPtrArray *words = begin_set(path, catalog);

	g_ptr_array_add(words, g_strdup_printf("%s=%s", assessment->catalog->item[item].key,
					       answer_id(answer->value)));
	/* a lone "-" would mean the standard input; blanks at the end of a note are dropped */
	add_option(words, "--note", g_strcmp0(answer->note, "-") == 0 ? "- " : answer->note);
	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		g_autofree char *written = evidence_written(answer, i);

		add_option(words, "--evidence", written);
	}
	add_option(words, "--owner", answer->owner);
	add_option(words, "--due", answer->due);
	return end(words);
}

char *command_to_confirm(const struct assessment *assessment, size_t item, const char *path,
			 const char *catalog)
{
	GPtrArray *words = begin_set(path, catalog);

	g_ptr_array_add(words, g_strdup(assessment->catalog->item[item].key));
	g_ptr_array_add(words, g_strdup("--confirm"));
	return end(words);
}

char *command_for_side(const struct conflict *conflict, unsigned side, const char *path,
		       const char *catalog)
{
	GPtrArray *words = begin_set(path, catalog);
	g_autofree char *number = g_strdup_printf("%u", side);

	g_ptr_array_add(words, g_strdup(conflict->key));
	add_option(words, "--side", number);
	return end(words);
}
