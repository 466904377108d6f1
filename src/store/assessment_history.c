/* SPDX-License-Identifier: GPL-3.0-or-later
 * The field `history` of an answer: what was answered before, oldest first. */
#include "config.h"

#include "base/i18n.h"
#include "engine/history.h"
#include "store/assessment_parts.h"
#include "store/yaml.h"

static void read_value(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;
	const int answer = answer_parse(node->text);

	if (answer < 0)
		problem_at(loader->problems, node, _("'%s' must be one of: %s"), node->text,
			   "met, equivalent, partial, unmet, na, none");
	else
		*(enum answer_value *)value = answer;
}

static void read_note(void *loader, const struct yaml_node *node, void *value)
{
	*(char **)value = assessment_clean_text(loader, node, true, NOTE_MAX);
}

static const struct field past_fields[] = {
	{ "answer", FIELD_SCALAR, true, read_value, offsetof(struct past_answer, value) },
	{ "note", FIELD_SCALAR, false, read_note, offsetof(struct past_answer, note) },
	{ "by", FIELD_SCALAR, false, assessment_read_line, offsetof(struct past_answer, by) },
	{ "at", FIELD_SCALAR, false, assessment_read_time, offsetof(struct past_answer, at) },
};
static const struct shape past_shape = {
	"history", NULL, past_fields, G_N_ELEMENTS(past_fields), true, NULL,
};

void assessment_read_history(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;

	if (node->entries > HISTORY_MAX)
		problem_at(loader->problems, node, _("'%s' has more than %d entries"), "history",
			   HISTORY_MAX);
	for (size_t i = 0; i < MIN(node->entries, HISTORY_MAX); i++) {
		struct past_answer *past = g_new0(struct past_answer, 1);

		fields_read(&past_shape, yaml_value(node, i), loader->problems, loader, past);
		history_add(value, past);
	}
}

void assessment_write_history(struct yaml_writer *writer, const GPtrArray *history)
{
	if (!history || history->len == 0)
		return;
	yaml_write_word(writer, "history");
	yaml_write_sequence(writer, false);
	for (unsigned i = 0; i < history->len; i++) {
		const struct past_answer *past = history->pdata[i];

		yaml_write_mapping(writer, false);
		assessment_write_word(writer, "answer", answer_id(past->value));
		assessment_write_lines(writer, "note", past->note);
		assessment_write_text(writer, "by", past->by);
		assessment_write_word(writer, "at", past->at);
		yaml_write_end(writer);
	}
	yaml_write_end(writer);
}
