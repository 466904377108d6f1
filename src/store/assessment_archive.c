/* SPDX-License-Identifier: GPL-3.0-or-later
 * The parts of an assessment that remember: `last` of an answer, and `archive`. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "engine/archive.h"
#include "engine/carried.h"
#include "store/assessment_parts.h"

/* Words that a catalog put, in each language: an array of LANGUAGES. */
static void read_texts(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;
	char **texts = value;

	for (size_t i = 0; i < node->entries; i++) {
		const struct yaml_node *key = yaml_key(node, i), *word = yaml_value(node, i);
		enum language language;

		if (!language_parse(key->text, &language))
			problem_at(loader->problems, key, _("unknown field '%s' in %s"), key->text,
				   "ask");
		else if (word->kind != YAML_SCALAR)
			problem_at(loader->problems, word, _("'%s' must hold plain values"),
				   key->text);
		else
			texts[language] = assessment_clean_text(loader, word, false, KEPT_TEXT_MAX);
	}
}

/* What was answered last time. */

static const struct field last_fields[] = {
	{ "answer", FIELD_SCALAR, true, assessment_read_value,
	  offsetof(struct last_answer, value) },
	{ "edition", FIELD_SCALAR, false, assessment_read_line,
	  offsetof(struct last_answer, edition) },
	{ "confirmed", FIELD_SCALAR, false, assessment_read_date,
	  offsetof(struct last_answer, confirmed) },
	{ "by", FIELD_SCALAR, false, assessment_read_line, offsetof(struct last_answer, by) },
	{ "at", FIELD_SCALAR, false, assessment_read_time, offsetof(struct last_answer, at) },
	{ "ask", FIELD_MAPPING, false, read_texts, offsetof(struct last_answer, ask) },
};
static const struct shape last_shape = {
	"last", NULL, last_fields, G_N_ELEMENTS(last_fields), true, NULL,
};

void assessment_read_last(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;
	OWNED(last_answer) last = g_new0(struct last_answer, 1);

	fields_read(&last_shape, node, loader->problems, loader, last);
	if (last->value != ANSWER_NONE)
		*(struct last_answer **)value = g_steal_pointer(&last);
}

/* The archive. */

/* What is said of a fact that this catalog may lack: its words as they were, and for people. */
static const struct field words_fields[] = {
	{ "words", FIELD_SCALAR, false, assessment_read_line,
	  offsetof(struct archived, side.words) },
	{ "label", FIELD_MAPPING, false, read_texts, offsetof(struct archived, label) },
};
static const struct shape words_shape = {
	"said", NULL, words_fields, G_N_ELEMENTS(words_fields), true, NULL,
};

/* The rest waits for check_archived(), which knows of what kind it is. */
static const struct field archived_fields[] = {
	{ "edition", FIELD_SCALAR, true, assessment_read_line, offsetof(struct archived, edition) },
	{ "row", FIELD_SCALAR, false, NULL, 0 },
	{ "fact", FIELD_SCALAR, false, NULL, 0 },
	{ "ask", FIELD_MAPPING, false, read_texts, offsetof(struct archived, ask) },
	{ "said", FIELD_MAPPING, false, NULL, 0 },
};

static void check_archived(void *data, const struct yaml_node *node, void *target)
{
	struct assessment_loader *loader = data;
	struct archived *archived = target;
	const struct yaml_node *row = yaml_get(node, "row"), *fact = yaml_get(node, "fact");
	const struct yaml_node *said = yaml_get(node, "said");
	const struct yaml_node *edition = yaml_get(node, "edition");

	if (!row == !fact || (row ? row : fact)->kind != YAML_SCALAR) {
		problem_at(loader->problems, node,
			   _("what is archived is of a 'row' or of a 'fact'"));
		return;
	}
	archived->kind = row ? ENTRY_ROW : ENTRY_FACT;
	assessment_read_line(loader, row ? row : fact, &archived->key);
	if (!archived->key)
		problem_at(loader->problems, row ? row : fact, _("'%s' is empty"),
			   row ? "row" : "fact");
	if (!archived->edition && edition && edition->kind == YAML_SCALAR && *edition->text)
		problem_at(loader->problems, edition, _("'%s' is empty"), "edition");
	if (!said || said->kind != YAML_MAPPING)
		return;
	if (row)
		assessment_read_answer(loader, said, &archived->side.answer);
	else
		fields_read(&words_shape, said, loader->problems, loader, archived);
}

static const struct shape archived_shape = {
	"archive", NULL, archived_fields, G_N_ELEMENTS(archived_fields), true, check_archived,
};

void assessment_read_archive(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;

	(void)value;
	for (size_t i = 0; i < node->entries; i++) {
		const unsigned errors_before = loader->problems->errors;
		OWNED(archived) archived = g_new0(struct archived, 1);

		fields_read(&archived_shape, yaml_value(node, i), loader->problems, loader,
			    archived);
		if (loader->problems->errors == errors_before && archived->edition)
			g_ptr_array_add(loader->assessment->archive, g_steal_pointer(&archived));
	}
}

/* Writing. */

static void write_texts(struct yaml_writer *writer, const char *name, char *const *texts)
{
	bool begun = false;

	for (int i = 0; i < LANGUAGES; i++) {
		if (!texts[i])
			continue;
		if (!begun) {
			yaml_write_word(writer, name);
			yaml_write_mapping(writer, false);
			begun = true;
		}
		assessment_write_text(writer, language_id(i), texts[i]);
	}
	if (begun)
		yaml_write_end(writer);
}

void assessment_write_last(struct yaml_writer *writer, const struct last_answer *last)
{
	if (!last)
		return;
	yaml_write_word(writer, "last");
	yaml_write_mapping(writer, false);
	assessment_write_word(writer, "answer", answer_id(last->value));
	assessment_write_text(writer, "edition", last->edition);
	assessment_write_word(writer, "confirmed", last->confirmed);
	assessment_write_text(writer, "by", last->by);
	assessment_write_word(writer, "at", last->at);
	write_texts(writer, "ask", last->ask);
	yaml_write_end(writer);
}

static void write_archived(struct yaml_writer *writer, const struct archived *archived)
{
	yaml_write_mapping(writer, false);
	assessment_write_text(writer, "edition", archived->edition);
	assessment_write_text(writer, archived->kind == ENTRY_ROW ? "row" : "fact", archived->key);
	write_texts(writer, "ask", archived->ask);
	yaml_write_word(writer, "said");
	if (archived->kind == ENTRY_ROW) {
		assessment_write_answer(writer, &archived->side.answer);
	} else {
		yaml_write_mapping(writer, false);
		assessment_write_text(writer, "words", archived->side.words);
		write_texts(writer, "label", archived->label);
		yaml_write_end(writer);
	}
	yaml_write_end(writer);
}

void assessment_write_archive(struct yaml_writer *writer, const struct assessment *assessment)
{
	if (assessment->archive->len == 0)
		return;
	yaml_write_word(writer, "archive");
	yaml_write_sequence(writer, false);
	for (unsigned i = 0; i < assessment->archive->len; i++)
		write_archived(writer, assessment->archive->pdata[i]);
	yaml_write_end(writer);
}
