/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fields of a catalog in the order of phrwizard-catalog(5), each kind of mapping one
 * function. */
#include "config.h"

#include "store/catalog_writer.h"

#include <string.h>

#include "store/catalog_file.h"
#include "store/yaml.h"

struct writer {
	struct yaml_writer *yaml;
	const struct catalog *catalog;
};

/* NAME: WORD, left out when there is none. */
static void put_word(struct writer *writer, const char *name, const char *word)
{
	if (!word)
		return;
	yaml_write_word(writer->yaml, name);
	yaml_write_word(writer->yaml, word);
}

static void put_string(struct writer *writer, const char *name, const char *text)
{
	if (!text)
		return;
	yaml_write_word(writer->yaml, name);
	yaml_write_text(writer->yaml, text);
}

static void put_languages(struct writer *writer, const struct text *text)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (writer->catalog->has[i])
			put_string(writer, language_id((enum language)i),
				   text_in(text, (enum language)i));
}

static void put_text(struct writer *writer, const char *name, const struct text *text)
{
	if (text_empty(text))
		return;
	if (name)
		yaml_write_word(writer->yaml, name);
	yaml_write_mapping(writer->yaml, false);
	put_languages(writer, text);
	yaml_write_end(writer->yaml);
}

/* One plain text when it is the same in every language of the catalog, as clause numbers are. */
static void put_source(struct writer *writer, const struct text *source)
{
	const char *first = NULL;

	for (int i = 0; i < LANGUAGES; i++) {
		const char *text = text_in(source, (enum language)i);

		if (!writer->catalog->has[i])
			continue;
		if (first && strcmp(first, text) != 0) {
			put_text(writer, "source", source);
			return;
		}
		first = text;
	}
	if (!text_empty(source))
		put_string(writer, "source", first);
}

static void begin_list(struct writer *writer, const char *name)
{
	yaml_write_word(writer->yaml, name);
	yaml_write_sequence(writer->yaml, false);
}

static void put_options(struct writer *writer, const struct fact *fact, uint64_t options)
{
	for (size_t i = 0; i < fact->options; i++)
		if (options >> i & 1)
			yaml_write_text(writer->yaml, fact->option[i].id);
}

/* {fact: ID} and the like. */
static void put_test(struct writer *writer, const struct condition *condition)
{
	const struct fact *fact = &writer->catalog->fact[condition->fact];

	put_string(writer, "fact", fact->id);
	if (condition->op == CONDITION_ONLY) {
		yaml_write_word(writer->yaml, "only");
		yaml_write_sequence(writer->yaml, true);
		put_options(writer, fact, condition->options);
		yaml_write_end(writer->yaml);
	} else if (fact->kind != FACT_YES_NO || condition->options != UINT64_C(1) << FACT_YES) {
		yaml_write_word(writer->yaml, fact->kind == FACT_SOME_OF ? "has" : "is");
		put_options(writer, fact, condition->options);
	}
}

static void put_condition(struct writer *writer, const struct condition *condition)
{
	static const char *const joins[] = {
		[CONDITION_ALL] = "all",
		[CONDITION_ANY] = "any",
		[CONDITION_NOT] = "not",
	};

	yaml_write_mapping(writer->yaml, true);
	if (condition->op == CONDITION_HAS || condition->op == CONDITION_ONLY) {
		put_test(writer, condition);
	} else {
		yaml_write_word(writer->yaml, joins[condition->op]);
		if (condition->op != CONDITION_NOT)
			yaml_write_sequence(writer->yaml, true);
		for (unsigned i = 0; i < condition->children; i++)
			put_condition(writer, &condition->child[i]);
		if (condition->op != CONDITION_NOT)
			yaml_write_end(writer->yaml);
	}
	yaml_write_end(writer->yaml);
}

static void put_when(struct writer *writer, const struct condition *when)
{
	if (!when)
		return;
	yaml_write_word(writer->yaml, "when");
	put_condition(writer, when);
}

static void put_stations(struct writer *writer, const char *name, const struct station *station,
			 size_t stations)
{
	begin_list(writer, name);
	for (size_t i = 0; i < stations; i++) {
		yaml_write_mapping(writer->yaml, false);
		put_string(writer, "id", station[i].id);
		put_text(writer, "title", &station[i].title);
		yaml_write_end(writer->yaml);
	}
	yaml_write_end(writer->yaml);
}

/* What becomes of the fact's answer in the edition in `replaces`. */
static void put_before(struct writer *writer, const struct fact *fact)
{
	put_string(writer, "was", fact->was);
	if (fact->carry != CARRY_SAME)
		put_word(writer, "carry", carry_id(fact->carry));
	if (fact->values > 0) {
		yaml_write_word(writer->yaml, "values");
		yaml_write_mapping(writer->yaml, true);
		for (size_t i = 0; i < fact->values; i++)
			put_string(writer, fact->value[i].old,
				   fact->option[fact->value[i].option].id);
		yaml_write_end(writer->yaml);
	}
	put_text(writer, "reason", &fact->reason);
}

static void put_fact(struct writer *writer, const struct fact *fact)
{
	yaml_write_mapping(writer->yaml, false);
	put_string(writer, "id", fact->id);
	put_word(writer, "kind", fact_kind_id(fact->kind));
	put_string(writer, "group", writer->catalog->group[fact->group].id);
	put_text(writer, "ask", &fact->ask);
	put_text(writer, "explain", &fact->explain);
	put_source(writer, &fact->source);
	if (fact->kind != FACT_YES_NO) {
		begin_list(writer, "options");
		for (size_t i = 0; i < fact->options; i++) {
			yaml_write_mapping(writer->yaml, false);
			put_string(writer, "id", fact->option[i].id);
			put_text(writer, "label", &fact->option[i].label);
			yaml_write_end(writer->yaml);
		}
		yaml_write_end(writer->yaml);
	}
	put_when(writer, fact->when);
	put_text(writer, "because", &fact->because);
	put_before(writer, fact);
	yaml_write_end(writer->yaml);
}

static void put_rule(struct writer *writer, const struct scope_rule *rule)
{
	yaml_write_mapping(writer->yaml, false);
	put_word(writer, "verdict", verdict_id(rule->verdict));
	put_when(writer, rule->when);
	put_text(writer, "because", &rule->because);
	put_source(writer, &rule->source);
	yaml_write_end(writer->yaml);
}

static void put_lists(struct writer *writer, const struct item *item)
{
	if (item->examples) {
		begin_list(writer, "examples");
		for (size_t i = 0; i < item->examples; i++)
			put_text(writer, NULL, &item->example[i]);
		yaml_write_end(writer->yaml);
	}
	put_text(writer, "proof", &item->proof);
	put_word(writer, "duty", duty_id(item->duty));
	put_when(writer, item->when);
	put_text(writer, "because", &item->because);
	if (!item->bases)
		return;
	begin_list(writer, "basis");
	for (size_t i = 0; i < item->bases; i++) {
		yaml_write_mapping(writer->yaml, false);
		put_languages(writer, &item->basis[i].cite);
		put_when(writer, item->basis[i].when);
		yaml_write_end(writer->yaml);
	}
	yaml_write_end(writer->yaml);
}

static void put_item(struct writer *writer, const struct item *item)
{
	yaml_write_mapping(writer->yaml, false);
	put_string(writer, "key", item->key);
	put_string(writer, "number", item->number);
	put_text(writer, "heading", &item->heading);
	put_text(writer, "ask", &item->ask);
	put_text(writer, "explain", &item->explain);
	put_lists(writer, item);
	put_word(writer, "standing", standing_id(item->standing));
	if (item->change != CHANGE_NONE)
		put_word(writer, "change", change_id(item->change));
	if (item->wases > 0) {
		yaml_write_word(writer->yaml, "was");
		yaml_write_sequence(writer->yaml, true);
		for (size_t i = 0; i < item->wases; i++)
			yaml_write_text(writer->yaml, item->was[i]);
		yaml_write_end(writer->yaml);
	}
	put_text(writer, "reason", &item->reason);
	if (item->answered_by != REGISTER_NONE)
		put_word(writer, "answered-by", item_register_id(item->answered_by));
	yaml_write_end(writer->yaml);
}

static void put_section(struct writer *writer, const struct section *section)
{
	yaml_write_mapping(writer->yaml, false);
	put_string(writer, "id", section->id);
	put_string(writer, "screen", writer->catalog->screen[section->screen].id);
	put_text(writer, "title", &section->title);
	put_when(writer, section->when);
	put_text(writer, "because", &section->because);
	begin_list(writer, "items");
	for (size_t i = 0; i < section->items; i++)
		put_item(writer, &writer->catalog->item[section->first + i]);
	yaml_write_end(writer->yaml);
	yaml_write_end(writer->yaml);
}

static void put_head(struct writer *writer)
{
	const struct catalog *catalog = writer->catalog;
	g_autofree char *format = g_strdup_printf("%d", CATALOG_FORMAT);

	put_word(writer, "phrwizard-catalog", format);
	put_string(writer, "id", catalog->id);
	put_text(writer, "title", &catalog->title);
	put_text(writer, "issuer", &catalog->issuer);
	put_word(writer, "published", catalog->published);
	put_text(writer, "based-on", &catalog->based_on);
	put_string(writer, "replaces", catalog->replaces);
	if (catalog->only_by_name)
		put_word(writer, "default", "no");
	yaml_write_word(writer->yaml, "languages");
	yaml_write_sequence(writer->yaml, true);
	for (int i = 0; i < LANGUAGES; i++)
		if (catalog->has[i])
			yaml_write_word(writer->yaml, language_id((enum language)i));
	yaml_write_end(writer->yaml);
	put_stations(writer, "screens", catalog->screen, catalog->screens);
	put_stations(writer, "groups", catalog->group, catalog->groups);
}

static void put_gone(struct writer *writer)
{
	const struct catalog *catalog = writer->catalog;

	if (catalog->gones == 0)
		return;
	begin_list(writer, "gone");
	for (size_t i = 0; i < catalog->gones; i++) {
		yaml_write_mapping(writer->yaml, false);
		put_string(writer, catalog->gone[i].fact ? "fact" : "row", catalog->gone[i].key);
		put_text(writer, "reason", &catalog->gone[i].reason);
		yaml_write_end(writer->yaml);
	}
	yaml_write_end(writer->yaml);
}

GString *catalog_write(const struct catalog *catalog)
{
	struct writer writer = { yaml_writer_new(), catalog };

	yaml_write_mapping(writer.yaml, false);
	put_head(&writer);
	begin_list(&writer, "facts");
	for (size_t i = 0; i < catalog->facts; i++)
		put_fact(&writer, &catalog->fact[i]);
	yaml_write_end(writer.yaml);
	begin_list(&writer, "scope");
	for (size_t i = 0; i < catalog->rules; i++)
		put_rule(&writer, &catalog->rule[i]);
	yaml_write_end(writer.yaml);
	begin_list(&writer, "sections");
	for (size_t i = 0; i < catalog->sections; i++)
		put_section(&writer, &catalog->section[i]);
	yaml_write_end(writer.yaml);
	put_gone(&writer);
	yaml_write_end(writer.yaml);
	return yaml_writer_finish(writer.yaml);
}
