/* SPDX-License-Identifier: GPL-3.0-or-later
 * The field `evidence` of an answer: a list of references; one of which more is recorded is a
 * mapping. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "engine/evidence.h"
#include "store/assessment_parts.h"
#include "store/yaml.h"

static void read_path(void *loader, const struct yaml_node *node, void *value)
{
	*(char **)value = assessment_clean_text(loader, node, false, EVIDENCE_MAX);
}

void assessment_read_sha256(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;

	if (strlen(node->text) == SHA256_DIGITS &&
	    strspn(node->text, "0123456789abcdef") == SHA256_DIGITS)
		*(char **)value = g_strdup(node->text);
	else
		problem_at(loader->problems, node,
			   _("'%s' is not a SHA-256: write %d of the characters 0-9 a-f"),
			   node->text, SHA256_DIGITS);
}

static void read_size(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;

	if (!g_ascii_string_to_unsigned(node->text, 10, 0, G_MAXINT64, value, NULL))
		problem_at(loader->problems, node, _("'%s' is not a number of bytes"), node->text);
}

/* What was found out about a file stands together. */
static void check_together(void *data, const struct yaml_node *node, void *target)
{
	static const char *const names[] = { "sha256", "size", "date" };
	struct assessment_loader *loader = data;
	const struct yaml_node *given = NULL;

	(void)target;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		given = given ? given : yaml_get(node, names[i]);
	for (size_t i = 0; given && i < G_N_ELEMENTS(names); i++)
		if (!yaml_get(node, names[i]))
			problem_at(loader->problems, node, _("%s lacks the field '%s'"), "evidence",
				   names[i]);
}

static const struct field evidence_fields[] = {
	{ "path", FIELD_SCALAR, true, read_path, offsetof(struct evidence_record, reference) },
	{ "sha256", FIELD_SCALAR, false, assessment_read_sha256,
	  offsetof(struct evidence_record, sha256) },
	{ "size", FIELD_SCALAR, false, read_size, offsetof(struct evidence_record, size) },
	{ "date", FIELD_SCALAR, false, assessment_read_date,
	  offsetof(struct evidence_record, date) },
	{ "expires", FIELD_SCALAR, false, assessment_read_date,
	  offsetof(struct evidence_record, expires) },
};
static const struct shape evidence_shape = {
	"evidence", NULL, evidence_fields, G_N_ELEMENTS(evidence_fields), false, check_together,
};

/* The reference at NODE, and what is recorded of it; NULL when that is wrong, which is told. */
static struct evidence_record *read_entry(struct assessment_loader *loader,
					  const struct yaml_node *node)
{
	const unsigned errors_before = loader->problems->errors;
	OWNED(evidence_record) record = evidence_record_new(NULL);

	if (node->kind == YAML_MAPPING)
		fields_read(&evidence_shape, node, loader->problems, loader, record);
	else if (node->kind == YAML_SCALAR)
		read_path(loader, node, &record->reference);
	if (!record->reference && loader->problems->errors == errors_before)
		problem_at(loader->problems, node, _("'%s' must hold plain values"), "evidence");
	return loader->problems->errors == errors_before ? g_steal_pointer(&record) : NULL;
}

void assessment_read_evidence(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;
	struct answer *answer = value;

	if (node->entries > EVIDENCES_MAX)
		problem_at(loader->problems, node, _("'%s' has more than %d entries"), "evidence",
			   EVIDENCES_MAX);
	for (size_t i = 0; i < node->entries; i++) {
		struct evidence_record *record = read_entry(loader, yaml_value(node, i));

		if (!record)
			continue;
		if (!answer->evidence)
			answer->evidence = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(answer->evidence, g_strdup(record->reference));
		if (answer_record(answer, record->reference) && !record->sha256)
			evidence_record_free(record);
		else
			answer_set_record(answer, record);
	}
}

static void write_record(struct yaml_writer *writer, const struct evidence_record *record)
{
	g_autofree char *size = g_strdup_printf("%" G_GUINT64_FORMAT, record->size);

	yaml_write_mapping(writer, false);
	assessment_write_text(writer, "path", record->reference);
	assessment_write_word(writer, "sha256", record->sha256);
	assessment_write_word(writer, "size", record->sha256 ? size : NULL);
	assessment_write_word(writer, "date", record->date);
	assessment_write_word(writer, "expires", record->expires);
	yaml_write_end(writer);
}

/* In one line as long as there are only references. */
void assessment_write_evidence(struct yaml_writer *writer, const struct answer *answer)
{
	unsigned count = answer->evidence ? answer->evidence->len : 0;
	bool plain = true;

	for (unsigned i = 0; i < count; i++)
		plain = plain && !answer_record(answer, answer->evidence->pdata[i]);
	if (count == 0)
		return;
	yaml_write_word(writer, "evidence");
	yaml_write_sequence(writer, plain);
	for (unsigned i = 0; i < count; i++) {
		const char *reference = answer->evidence->pdata[i];
		const struct evidence_record *record = answer_record(answer, reference);

		if (record)
			write_record(writer, record);
		else
			yaml_write_text(writer, reference);
	}
	yaml_write_end(writer);
}
