/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any words as a command line (newlines between them), the first as the verb: parsed or refused
 * with one clean message; and as KEY=VALUE and due dates, which change an assessment to something
 * that can be saved, or not at all. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "base/problem.h"
#include "base/text.h"
#include "cli/invocation.h"
#include "cli/verb.h"
#include "engine/command_line.h"
#include "engine/dates.h"
#include "engine/due.h"
#include "mini_catalog.h"
#include "round_trip.h"

/* The verb of that name, or any other for another word: the verbs differ in their options only. */
static const struct verb *verb_for(const char *word)
{
	const struct verb *const *all = verbs();
	unsigned count = 0, sum = 0;

	for (; all[count]; count++)
		if (strcmp(all[count]->name, word) == 0)
			return all[count];
	for (; *word; word++)
		sum += (unsigned char)*word;
	return all[sum % count];
}

static void check_parsing(const struct verb *verb, char **words)
{
	g_autoptr(GError) error = NULL;
	OWNED(invocation) invocation =
		invocation_parse(verb, (int)g_strv_length(words), words, &error);

	must(!invocation == (error != NULL));
	must(!error || g_error_matches(error, PHR_ERROR, PHR_ERROR_USAGE));
	if (invocation)
		must(invocation->arguments->len <= g_strv_length(words));
}

/* As phrwizard set would. */
static void check_setting(const char *key, const char *value)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	OWNED(assessment) before = assessment_new(&mini_catalog);
	int fact = catalog_find_fact(&mini_catalog, key),
	    item = catalog_find_item(&mini_catalog, key);
	int field = profile_field_parse(key);
	const struct answer answer = { .value = ANSWER_MET,
				       .note = (char *)value,
				       .owner = (char *)key };
	bool done = true;

	if (fact >= 0)
		done = assessment_set_fact(assessment, (size_t)fact, value, NULL);
	else if (item >= 0)
		done = assessment_set_answer(assessment, (size_t)item, &answer, NULL);
	else if (field >= 0)
		done = assessment_set_profile(assessment, (enum profile_field)field, value, NULL);
	if (assessment_equal(assessment, before))
		return;
	must(done);
	check_round_trip(assessment);
}

static void check_word(const char *word)
{
	const char *sign = strchr(word, '=');
	g_autofree char *key = sign ? g_strndup(word, (size_t)(sign - word)) : g_strdup(word);
	g_autofree char *due =
		text_valid(word, strlen(word), NULL) ? due_parse(word, "2026-11-22", NULL) : NULL;

	must(!due || date_valid(due));
	check_setting(key, sign ? sign + 1 : "");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_auto(GStrv) words = g_strsplit(text, "\n", 12);
	g_autofree char *line = command_line((const char *const *)words);
	g_auto(GStrv) again = NULL;

	if (*words)
		check_parsing(verb_for(*words), words + 1);
	for (char **word = words; *word; word++)
		check_word(*word);
	/* what we tell people to type is read by a shell as it was meant */
	if (*words) {
		must(g_shell_parse_argv(line, NULL, &again, NULL));
		must(g_strv_equal((const char *const *)words, (const char *const *)again));
	}
	return 0;
}
