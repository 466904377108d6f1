/* SPDX-License-Identifier: GPL-3.0-or-later
 * The part `signoff` of an assessment: the steps, oldest first. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "engine/signoff.h"
#include "store/assessment_parts.h"
#include "store/yaml.h"

static void read_step(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;
	const int step = sign_step_parse(node->text);

	if (step < 0)
		problem_at(loader->problems, node, _("'%s' must be one of: %s"), node->text,
			   "made, checked, approved, reopened");
	else
		*(enum sign_step *)value = step;
}

/* A digest is given for every step but the one that needs none. */
static void check_digest(void *data, const struct yaml_node *node, void *target)
{
	struct assessment_loader *loader = data;
	const struct yaml_node *word = yaml_get(node, "step");
	const int step = word && word->kind == YAML_SCALAR ? sign_step_parse(word->text) : -1;

	(void)target;
	if (step >= 0 && step != SIGN_REOPENED && !yaml_get(node, "digest"))
		problem_at(loader->problems, node, _("%s lacks the field '%s'"), "signoff",
			   "digest");
}

static const struct field sign_fields[] = {
	{ "step", FIELD_SCALAR, true, read_step, offsetof(struct sign, step) },
	{ "title", FIELD_SCALAR, false, assessment_read_line, offsetof(struct sign, title) },
	{ "at", FIELD_SCALAR, true, assessment_read_time, offsetof(struct sign, at) },
	{ "digest", FIELD_SCALAR, false, assessment_read_sha256, offsetof(struct sign, digest) },
	{ "reason", FIELD_SCALAR, false, assessment_read_line, offsetof(struct sign, reason) },
};
static const struct shape sign_shape = {
	"signoff", NULL, sign_fields, G_N_ELEMENTS(sign_fields), false, check_digest,
};

void assessment_read_signoff(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;
	GPtrArray *signoff = loader->assessment->signoff;

	(void)value;
	if (node->entries > SIGNS_MAX)
		problem_at(loader->problems, node, _("'%s' has more than %d entries"), "signoff",
			   SIGNS_MAX);
	for (size_t i = 0; i < MIN(node->entries, SIGNS_MAX); i++) {
		const unsigned errors_before = loader->problems->errors;
		OWNED(sign) sign = g_new0(struct sign, 1);

		fields_read(&sign_shape, yaml_value(node, i), loader->problems, loader, sign);
		if (loader->problems->errors == errors_before)
			g_ptr_array_add(signoff, g_steal_pointer(&sign));
	}
}

void assessment_write_signoff(struct yaml_writer *writer, const struct assessment *assessment)
{
	const GPtrArray *signoff = assessment->signoff;

	if (signoff->len == 0)
		return;
	yaml_write_word(writer, "signoff");
	yaml_write_sequence(writer, false);
	for (unsigned i = 0; i < signoff->len; i++) {
		const struct sign *sign = signoff->pdata[i];

		yaml_write_mapping(writer, false);
		assessment_write_word(writer, "step", sign_step_id(sign->step));
		assessment_write_text(writer, "title", sign->title);
		assessment_write_word(writer, "at", sign->at);
		assessment_write_word(writer, "digest", sign->digest);
		assessment_write_text(writer, "reason", sign->reason);
		yaml_write_end(writer);
	}
	yaml_write_end(writer);
}
