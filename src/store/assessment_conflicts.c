/* SPDX-License-Identifier: GPL-3.0-or-later
 * The part `conflicts` of an assessment: it has the shape of the whole, with a list of what each
 * side says in the place of every value. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "engine/recipient.h"
#include "store/assessment_parts.h"
#include "base/text_table.h"
#include "store/yaml.h"

/* Reading. */

static bool is_blank(const struct yaml_node *node)
{
	return node->kind == YAML_SCALAR && !*node->text;
}

/* The words of a recipient, exactly as they are written. */
static struct side *read_recipient(struct assessment_loader *loader, const struct yaml_node *key,
				   const struct yaml_node *node)
{
	const char *text = node->kind == YAML_SCALAR ? node->text : "";
	OWNED(recipient) recipient = recipient_from_words(key->text, text);
	struct side *side = g_new0(struct side, 1);

	side->words = recipient_words(recipient);
	if (strcmp(side->words, text) == 0)
		return side;
	problem_at(loader->problems, node, _("this is not what is written of a recipient"));
	side_free(side);
	return NULL;
}

/* What NODE says of a field or fact: read as in the head, into an assessment that holds nothing
 * else. */
static struct side *read_words(struct assessment_loader *loader, enum entry_kind kind,
			       const struct yaml_node *key, const struct yaml_node *node)
{
	OWNED(assessment) alone = assessment_new(loader->assessment->catalog);
	struct assessment_loader aside = { .problems = loader->problems, .assessment = alone };
	const unsigned errors_before = loader->problems->errors;

	if (is_blank(node))
		return g_new0(struct side, 1);
	if (kind == ENTRY_RECIPIENT)
		return read_recipient(loader, key, node);
	if (kind == ENTRY_FACT)
		assessment_read_fact(&aside, key, node);
	else if (node->kind == YAML_SCALAR)
		assessment_read_field(&aside, (enum profile_field)profile_field_parse(key->text),
				      node);
	else
		problem_at(loader->problems, node, _("'%s' must hold plain values"), key->text);
	return loader->problems->errors == errors_before ? side_of(alone, kind, key->text) : NULL;
}

static struct side *read_side(struct assessment_loader *loader, enum entry_kind kind,
			      const struct yaml_node *key, const struct yaml_node *node)
{
	const unsigned errors_before = loader->problems->errors;
	struct side *side;

	if (kind != ENTRY_ROW)
		return read_words(loader, kind, key, node);
	side = g_new0(struct side, 1);
	assessment_read_answer(loader, node, &side->answer);
	if (loader->problems->errors == errors_before)
		return side;
	side_free(side);
	return NULL;
}

/* What the reader of `conflicts` holds besides. */
struct reading {
	struct assessment_loader *loader;
	GHashTable *stray; /* key → struct stray_answer *: there may be very many */
};

/* Takes the row's own answer out of the assessment; NULL when it has none. */
static struct side *take_row(const struct reading *reading, const char *key)
{
	struct assessment *assessment = reading->loader->assessment;
	const int item = catalog_find_item(assessment->catalog, key);
	struct stray_answer *stray = item < 0 ? g_hash_table_lookup(reading->stray, key) : NULL;
	const struct answer *answer = item >= 0 ? assessment->answer[item]
				      : stray   ? &stray->answer
						: NULL;
	struct answer nothing = { .value = ANSWER_NONE };
	struct side *side;

	if (!answer || answer->value == ANSWER_NONE)
		return NULL;
	side = g_new0(struct side, 1);
	answer_copy(&side->answer, answer);
	if (item >= 0)
		assessment_put_answer(assessment, (size_t)item, &nothing);
	else
		answer_clear(&stray->answer);
	return side;
}

/* Takes the entry's own answer out of the assessment; NULL when it has none. */
static struct side *take_answer(const struct reading *reading, enum entry_kind kind,
				const char *key)
{
	struct assessment *assessment = reading->loader->assessment;
	struct side *side;

	if (kind == ENTRY_ROW)
		return take_row(reading, key);
	side = side_of(assessment, kind, key);
	if (!side->words) {
		side_free(side);
		return NULL;
	} else if (kind == ENTRY_RECIPIENT) {
		assessment_drop_recipient(assessment, key);
	} else if (kind == ENTRY_FACT) {
		assessment->fact[catalog_find_fact(assessment->catalog, key)] =
			(struct fact_value){ 0 };
	} else {
		g_clear_pointer(&assessment->profile[profile_field_parse(key)], g_free);
	}
	return side;
}

/* Somebody answered by hand and left the conflict in the file: who chose, the file does not say. */
static void add_own_answer(const struct reading *reading, struct conflict *conflict,
			   const struct yaml_node *key)
{
	struct side *side = take_answer(reading, conflict->kind, conflict->key);

	if (!side)
		return;
	conflict_add(conflict, side);
	problem_add(reading->loader->problems, PROBLEM_WARNING, key->line, key->column,
		    _("'%s' has an answer and a conflict: the answer becomes one side more; to "
		      "choose it, take the conflict out"),
		    key->text);
}

static void read_entry(const struct reading *reading, enum entry_kind kind,
		       const struct yaml_node *key, const struct yaml_node *list)
{
	struct problems *problems = reading->loader->problems;
	const unsigned errors_before = problems->errors;
	OWNED(conflict) conflict = conflict_new(kind, key->text);

	if (kind == ENTRY_FACT &&
	    catalog_find_fact(reading->loader->assessment->catalog, key->text) < 0) {
		problem_at(problems, key, _("the catalog has no fact '%s'"), key->text);
		return;
	}
	if (list->kind != YAML_SEQUENCE || list->entries == 0) {
		problem_at(problems, list, _("'%s' must be a list of what each side says"),
			   key->text);
		return;
	}
	for (size_t i = 0; i < list->entries && problems->errors == errors_before; i++) {
		struct side *side = read_side(reading->loader, kind, key, yaml_value(list, i));

		if (side)
			conflict_add(conflict, side);
	}
	if (problems->errors > errors_before)
		return;
	add_own_answer(reading, conflict, key);
	problem_add(problems, PROBLEM_WARNING, key->line, key->column,
		    _("'%s' was answered in different ways: it is open until somebody chooses"),
		    key->text);
	assessment_add_conflict(reading->loader->assessment, g_steal_pointer(&conflict));
}

static void read_entries(const struct reading *reading, enum entry_kind kind,
			 const struct yaml_node *key, const struct yaml_node *mapping)
{
	if (mapping->kind != YAML_MAPPING)
		problem_at(reading->loader->problems, mapping, _("'%s' must be a mapping"),
			   key->text);
	for (size_t i = 0; mapping->kind == YAML_MAPPING && i < mapping->entries; i++)
		read_entry(reading, kind, yaml_key(mapping, i), yaml_value(mapping, i));
}

void assessment_read_conflicts(void *data, const struct yaml_node *node, void *value)
{
	struct reading reading = { .loader = data };
	const GPtrArray *strays = reading.loader->assessment->stray;
	g_autoptr(GHashTable) by_key = text_table_new();

	(void)value;
	reading.stray = by_key;
	for (unsigned i = 0; i < strays->len; i++)
		g_hash_table_insert(by_key, ((struct stray_answer *)strays->pdata[i])->key,
				    strays->pdata[i]);
	for (size_t i = 0; i < node->entries; i++) {
		const struct yaml_node *key = yaml_key(node, i);

		if (!strcmp(key->text, "facts"))
			read_entries(&reading, ENTRY_FACT, key, yaml_value(node, i));
		else if (!strcmp(key->text, "answers"))
			read_entries(&reading, ENTRY_ROW, key, yaml_value(node, i));
		else if (!strcmp(key->text, "recipients"))
			read_entries(&reading, ENTRY_RECIPIENT, key, yaml_value(node, i));
		else if (profile_field_parse(key->text) >= 0)
			read_entry(&reading, ENTRY_FIELD, key, yaml_value(node, i));
		else
			problem_at(reading.loader->problems, key, _("unknown field '%s' in %s"),
				   key->text, "conflicts");
	}
}

/* Writing. */

static void write_side(struct yaml_writer *writer, const struct assessment *assessment,
		       const struct conflict *conflict, const struct side *side)
{
	if (conflict->kind == ENTRY_ROW) {
		assessment_write_answer(writer, &side->answer);
	} else if (!side->words) {
		yaml_write_text(writer, "");
	} else if (conflict->kind == ENTRY_RECIPIENT) {
		yaml_write_text(writer, side->words);
	} else if (conflict->kind == ENTRY_FIELD) {
		/* a date and a number are words of the format */
		(conflict->rank == PROFILE_CONFIRMED || conflict->rank == PROFILE_INTERVAL
			 ? yaml_write_word
			 : yaml_write_text)(writer, side->words);
	} else {
		OWNED(assessment) alone = assessment_new(assessment->catalog);

		assessment_set_fact(alone, conflict->rank, side->words, NULL);
		assessment_write_fact(writer, alone, conflict->rank);
	}
}

static void write_conflict(struct yaml_writer *writer, const struct assessment *assessment,
			   const struct conflict *conflict)
{
	(conflict->kind == ENTRY_RECIPIENT ? yaml_write_text : yaml_write_word)(writer,
										conflict->key);
	yaml_write_sequence(writer, conflict->kind != ENTRY_ROW);
	for (unsigned i = 0; i < conflict->side->len; i++)
		write_side(writer, assessment, conflict, conflict->side->pdata[i]);
	yaml_write_end(writer);
}

void assessment_write_conflicts(struct yaml_writer *writer, const struct assessment *assessment)
{
	static const char *const mapping_of[ENTRY_KINDS] = {
		[ENTRY_FACT] = "facts", [ENTRY_ROW] = "answers",
		[ENTRY_RECIPIENT] = "recipients"
	};
	const GPtrArray *list = assessment->conflict;
	const char *open = NULL;

	if (list->len == 0)
		return;
	yaml_write_word(writer, "conflicts");
	yaml_write_mapping(writer, false);
	for (unsigned i = 0; i < list->len; i++) {
		const struct conflict *conflict = list->pdata[i];
		const char *mapping = mapping_of[conflict->kind];

		if (open && open != mapping)
			yaml_write_end(writer);
		if (mapping && open != mapping) {
			yaml_write_word(writer, mapping);
			yaml_write_mapping(writer, false);
		}
		open = mapping;
		write_conflict(writer, assessment, conflict);
	}
	if (open)
		yaml_write_end(writer);
	yaml_write_end(writer);
}
