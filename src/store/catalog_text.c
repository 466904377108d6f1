/* SPDX-License-Identifier: GPL-3.0-or-later
 * The texts of a catalog, in each of its languages. */
#include "config.h"

#include "store/catalog_load.h"

#include <string.h>

#include "base/i18n.h"
#include "store/fields.h"

/* A text written once: fine when it is meant for ALL languages, or the catalog has only one. */
static void read_plain_text(struct catalog_loader *loader, const struct yaml_node *node,
			    struct text *text, bool all)
{
	unsigned languages = 0;

	for (int i = 0; i < LANGUAGES; i++) {
		if (!loader->catalog->has[i])
			continue;
		text->in[i] = node->text;
		languages++;
	}
	if (!*node->text)
		problem_at(loader->problems, node, _("the text is empty"));
	else if (languages > 1 && !all)
		problem_at(loader->problems, node,
			   _("a text must be a mapping with each language of the catalog"));
}

/* The mapping {ja: …, en: …}; a field named BESIDES is somebody else's. */
static void read_language_texts(struct catalog_loader *loader, const struct yaml_node *node,
				struct text *text, const char *besides)
{
	if (node->kind != YAML_MAPPING) {
		problem_at(loader->problems, node,
			   _("a text must be a mapping with each language of the catalog"));
		return;
	}
	for (size_t i = 0; i < node->entries; i++) {
		const struct yaml_node *key = yaml_key(node, i), *word = yaml_value(node, i);
		enum language language;

		if (besides && !strcmp(key->text, besides))
			continue;
		if (!language_parse(key->text, &language) ||
		    (loader->languages_known && !loader->catalog->has[language]))
			problem_at(loader->problems, key,
				   _("'%s' is not a language of this catalog"), key->text);
		else if (word->kind != YAML_SCALAR || !*word->text)
			problem_at(loader->problems, word, _("the text is empty"));
		else
			text->in[language] = word->text;
	}
	for (int i = 0; i < LANGUAGES; i++)
		if (loader->catalog->has[i] && !yaml_get(node, language_id(i)))
			problem_at(loader->problems, node, _("the text lacks the language '%s'"),
				   language_id(i));
}

void catalog_read_text(void *loader, const struct yaml_node *node, void *value)
{
	if (node->kind == YAML_SCALAR)
		read_plain_text(loader, node, value, false);
	else
		read_language_texts(loader, node, value, NULL);
}

void catalog_read_citation(struct catalog_loader *loader, const struct yaml_node *node,
			   struct text *text, const char *besides)
{
	if (node->kind == YAML_SCALAR)
		read_plain_text(loader, node, text, true);
	else
		read_language_texts(loader, node, text, besides);
}
