/* SPDX-License-Identifier: GPL-3.0-or-later
 * Advice to the authors of catalogs: never an error, and never told but by `catalog check`. */
#include "config.h"

#include "store/catalog_load.h"

#include <string.h>

#include "base/i18n.h"

/* A question that is read aloud in one breath: characters of Japanese, words of other languages. */
enum { JAPANESE_MAX = 60, WORDS_MAX = 25 };

#define warn_at(problems, node, ...) \
	problem_add(problems, PROBLEM_WARNING, (node)->line, (node)->column, __VA_ARGS__)

static bool is_japanese(const char *text)
{
	for (; *text; text = g_utf8_next_char(text))
		if (g_utf8_get_char(text) >= 0x3040)
			return true;
	return false;
}

static size_t count_words(const char *text)
{
	size_t words = 0;

	for (bool in = false; *text; text++) {
		words += !in && *text != ' ';
		in = *text != ' ';
	}
	return words;
}

/* By its own words, whatever language it stands for: か or ? at the end. */
static void check_question(const struct yaml_node *node, struct problems *problems)
{
	const char *text = node->text;
	const bool japanese = is_japanese(text);

	if (!g_str_has_suffix(text, "か") && !g_str_has_suffix(text, "か。") &&
	    !g_str_has_suffix(text, "?") && !g_str_has_suffix(text, "？"))
		warn_at(problems, node,
			_("this is not a question to be answered with yes or no: end it with か or "
			  "?"));
	if (japanese && g_utf8_strlen(text, -1) > JAPANESE_MAX)
		warn_at(problems, node,
			_("this question has more than %d characters; ask one thing, and explain "
			  "the "
			  "rest"),
			JAPANESE_MAX);
	else if (!japanese && count_words(text) > WORDS_MAX)
		warn_at(problems, node,
			_("this question has more than %d words; ask one thing, and explain the "
			  "rest"),
			WORDS_MAX);
}

/* A text: one, or one for each language. */
static void check_ask(const struct yaml_node *ask, struct problems *problems)
{
	if (ask->kind == YAML_SCALAR)
		check_question(ask, problems);
	for (size_t i = 0; ask->kind == YAML_MAPPING && i < ask->entries; i++)
		check_question(yaml_value(ask, i), problems);
}

/* Japanese, or more than one letter in a row: "4.2(1)① D)5" has neither. */
static bool has_words(const char *text)
{
	bool letter = false;

	for (; *text; text = g_utf8_next_char(text)) {
		const gunichar c = g_utf8_get_char(text);
		const bool again = letter;

		letter = g_unichar_isalpha(c);
		if (letter && (again || c >= 0x80))
			return true;
	}
	return false;
}

/* One text for several languages is right for a clause number. */
static void check_source(const struct yaml_node *of, size_t languages, struct problems *problems)
{
	const struct yaml_node *source = yaml_get(of, "source");

	if (languages > 1 && source && source->kind == YAML_SCALAR && has_words(source->text))
		warn_at(problems, source,
			_("this source is more than a number: write it in each language of the "
			  "catalog"));
}

static void check_item(const struct yaml_node *item, struct problems *problems)
{
	const struct yaml_node *key = yaml_get(item, "key"), *examples = yaml_get(item, "examples");

	check_ask(yaml_get(item, "ask"), problems);
	if (!examples || !examples->entries)
		warn_at(problems, key, _("row '%s' has no examples: what do others do?"),
			key->text);
	if (!yaml_get(item, "proof"))
		warn_at(problems, key, _("row '%s' has no proof: what serves as evidence?"),
			key->text);
}

void catalog_advise(const struct yaml_node *root, struct problems *problems)
{
	const struct yaml_node *facts = yaml_get(root, "facts"), *scope = yaml_get(root, "scope"),
			       *sections = yaml_get(root, "sections");
	const size_t languages = yaml_get(root, "languages")->entries;

	for (size_t i = 0; i < facts->entries; i++) {
		const struct yaml_node *fact = yaml_value(facts, i);

		if (!strcmp(yaml_get(fact, "kind")->text, fact_kind_id(FACT_YES_NO)))
			check_ask(yaml_get(fact, "ask"), problems);
		check_source(fact, languages, problems);
	}
	for (size_t i = 0; i < scope->entries; i++)
		check_source(yaml_value(scope, i), languages, problems);
	for (size_t s = 0; s < sections->entries; s++) {
		const struct yaml_node *items = yaml_get(yaml_value(sections, s), "items");

		for (size_t i = 0; i < items->entries; i++)
			check_item(yaml_value(items, i), problems);
	}
}
