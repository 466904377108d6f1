/* SPDX-License-Identifier: GPL-3.0-or-later
 * Assessments: one table of fields for reading; assessment_writer.c writes in the same order.
 * Limits and cleaning are the engine's; what it refuses is told here with its place. */
#include "config.h"

#include "store/assessment_file.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "engine/dates.h"
#include "engine/recipient.h"
#include "store/assessment_parts.h"
#include "store/fields.h"
#include "store/yaml.h"

/* Tells what the engine said, at NODE. */
static void tell(struct assessment_loader *loader, const struct yaml_node *node, GError *error)
{
	problem_at(loader->problems, node, "%s", error->message);
	g_error_free(error);
}

/* Reading: the head. */

void assessment_read_field(struct assessment_loader *loader, enum profile_field field,
			   const struct yaml_node *node)
{
	GError *error = NULL;

	if (!assessment_set_profile(loader->assessment, field, node->text, &error))
		tell(loader, node, error);
}

#define PROFILE_READER(name, field)                                                      \
	static void read_##name(void *loader, const struct yaml_node *node, void *value) \
	{                                                                                \
		(void)value;                                                             \
		assessment_read_field(loader, field, node);                              \
	}

PROFILE_READER(organization, PROFILE_ORGANIZATION)
PROFILE_READER(service, PROFILE_SERVICE)
PROFILE_READER(confirmed, PROFILE_CONFIRMED)
PROFILE_READER(interval, PROFILE_INTERVAL)
PROFILE_READER(staff_name, PROFILE_STAFF_NAME)
PROFILE_READER(staff_title, PROFILE_STAFF_TITLE)
PROFILE_READER(overview_ja, PROFILE_OVERVIEW + LANGUAGE_JA)
PROFILE_READER(overview_en, PROFILE_OVERVIEW + LANGUAGE_EN)
PROFILE_READER(overview_basis, PROFILE_OVERVIEW_BASIS)

static const struct field staff_fields[] = {
	{ "name", FIELD_SCALAR, false, read_staff_name, 0 },
	{ "title", FIELD_SCALAR, false, read_staff_title, 0 },
};
static const struct shape staff_shape = {
	"staff", NULL, staff_fields, G_N_ELEMENTS(staff_fields), true, NULL,
};

static void read_staff(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;

	fields_read(&staff_shape, node, loader->problems, loader, value);
}

static const struct field overview_fields[] = {
	{ "ja", FIELD_SCALAR, false, read_overview_ja, 0 },
	{ "en", FIELD_SCALAR, false, read_overview_en, 0 },
	{ "basis", FIELD_SCALAR, false, read_overview_basis, 0 },
};
static const struct shape overview_shape = {
	"overview", NULL, overview_fields, G_N_ELEMENTS(overview_fields), true, NULL,
};

static void read_overview(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;

	fields_read(&overview_shape, node, loader->problems, loader, value);
}

/* Reading: facts. */

static void add_option(struct assessment_loader *loader, const struct fact *fact,
		       const struct yaml_node *node, uint64_t *options)
{
	const int option = node->kind == YAML_SCALAR ? fact_find_option(fact, node->text) : -1;

	if (node->kind != YAML_SCALAR)
		problem_at(loader->problems, node, _("'%s' must hold plain values"), fact->id);
	else if (option < 0)
		problem_at(loader->problems, node, _("fact '%s' has no option '%s'"), fact->id,
			   node->text);
	else
		*options |= UINT64_C(1) << option;
}

void assessment_read_fact(struct assessment_loader *loader, const struct yaml_node *key,
			  const struct yaml_node *node)
{
	const struct catalog *catalog = loader->assessment->catalog;
	const unsigned errors_before = loader->problems->errors;
	const int index = catalog_find_fact(catalog, key->text);
	uint64_t options = 0;

	if (index < 0)
		problem_at(loader->problems, key, _("the catalog has no fact '%s'"), key->text);
	else if (catalog->fact[index].kind != FACT_SOME_OF)
		add_option(loader, &catalog->fact[index], node, &options);
	else if (node->kind != YAML_SEQUENCE)
		problem_at(loader->problems, node, _("'%s' must be a list"), key->text);
	for (size_t i = 0; loader->problems->errors == errors_before && i < node->entries; i++)
		add_option(loader, &catalog->fact[index], yaml_value(node, i), &options);
	if (loader->problems->errors == errors_before)
		assessment_answer_fact(loader->assessment, (size_t)index, options);
}

static void read_facts(void *data, const struct yaml_node *node, void *value)
{
	(void)value;
	for (size_t i = 0; i < node->entries; i++)
		assessment_read_fact(data, yaml_key(node, i), yaml_value(node, i));
}

/* Reading: answers. The engine would clean and check their texts too, but for kept answers to
 * unknown keys, and it could not tell the places. */

void assessment_read_value(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;
	const int answer = answer_parse(node->text);

	if (answer <= ANSWER_NONE)
		problem_at(loader->problems, node, _("'%s' must be one of: %s"), node->text,
			   "met, equivalent, partial, unmet, na");
	else
		*(enum answer_value *)value = answer;
}

/* Cleaning makes a text shorter, but never so much: what is longer is not worth the time. */
enum { CLEANING_SHORTENS = 8 };

/* NODE's text as it may be stored; NULL when that is nothing, or after a problem. */
char *assessment_clean_text(struct assessment_loader *loader, const struct yaml_node *node,
			    bool lines, long max)
{
	const bool hopeless = text_longer(node->text, CLEANING_SHORTENS * max);
	g_autofree char *text = hopeless ? NULL : text_clean(node->text, lines);

	if (hopeless || text_longer(text, max)) {
		problem_at(loader->problems, node, _("this text is longer than %ld characters"),
			   max);
		return NULL;
	}
	return *text ? g_steal_pointer(&text) : NULL;
}

static void read_note(void *loader, const struct yaml_node *node, void *value)
{
	*(char **)value = assessment_clean_text(loader, node, true, NOTE_MAX);
}

void assessment_read_line(void *loader, const struct yaml_node *node, void *value)
{
	*(char **)value = assessment_clean_text(loader, node, false, FIELD_MAX);
}

void assessment_read_date(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;

	if (date_valid(node->text))
		*(char **)value = g_strdup(node->text);
	else
		problem_at(loader->problems, node, _("'%s' is not a date; write it as 2025-04-30"),
			   node->text);
}

void assessment_read_time(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;

	if (time_valid(node->text))
		*(char **)value = g_strdup(node->text);
	else
		problem_at(loader->problems, node,
			   _("'%s' is not a time; write it as 2026-11-22T10:15:00+09:00"),
			   node->text);
}

static const struct field answer_fields[] = {
	{ "answer", FIELD_SCALAR, false, assessment_read_value, offsetof(struct answer, value) },
	{ "note", FIELD_SCALAR, false, read_note, offsetof(struct answer, note) },
	{ "evidence", FIELD_LIST, false, assessment_read_evidence, 0 },
	{ "owner", FIELD_SCALAR, false, assessment_read_line, offsetof(struct answer, owner) },
	{ "due", FIELD_SCALAR, false, assessment_read_date, offsetof(struct answer, due) },
	{ "by", FIELD_SCALAR, false, assessment_read_line, offsetof(struct answer, by) },
	{ "at", FIELD_SCALAR, false, assessment_read_time, offsetof(struct answer, at) },
	{ "last", FIELD_MAPPING, false, assessment_read_last, offsetof(struct answer, last) },
	{ "history", FIELD_LIST, false, assessment_read_history, 0 },
};
static const struct shape answer_shape = {
	"answer", NULL, answer_fields, G_N_ELEMENTS(answer_fields), true, NULL,
};

void assessment_read_answer(struct assessment_loader *loader, const struct yaml_node *node,
			    struct answer *answer)
{
	fields_read(&answer_shape, node, loader->problems, loader, answer);
}

/* The row with that KEY, or -1. The answers of a file mostly stand in the catalog's order: the
 * next row is looked at first. */
static int find_row(struct assessment_loader *loader, const char *key)
{
	const struct catalog *catalog = loader->assessment->catalog;
	const size_t next = loader->next_row;
	const bool found = next < catalog->items && !strcmp(catalog->item[next].key, key);
	const int row = found ? (int)next : catalog_find_item(catalog, key);

	if (row >= 0)
		loader->next_row = (size_t)row + 1;
	return row;
}

static void keep_answer(struct assessment_loader *loader, const struct yaml_node *key,
			const struct yaml_node *node, struct answer *answer)
{
	struct assessment *assessment = loader->assessment;
	const int item = find_row(loader, key->text);
	GError *error = NULL;

	if (item < 0) {
		assessment_add_stray(assessment, key->text, answer);
		problem_add(
			loader->problems, PROBLEM_WARNING, key->line, key->column,
			_("the catalog has no item '%s'; its answer is kept, and counts nowhere"),
			key->text);
		return;
	}
	if (!assessment_take_answer(assessment, (size_t)item, answer, &error)) {
		tell(loader, node, error);
		return;
	}
	if (answer_lacks_note(assessment->answer[item])) {
		const struct yaml_node *value = yaml_get(node, "answer");

		problem_add(loader->problems, PROBLEM_WARNING, value->line, value->column,
			    _("item '%s' is answered '%s' without the reason in 'note': it counts "
			      "as open"),
			    key->text, value->text);
	}
}

static void read_answers(void *data, const struct yaml_node *node, void *value)
{
	struct assessment_loader *loader = data;

	(void)value;
	for (size_t i = 0; i < node->entries; i++) {
		const unsigned errors_before = loader->problems->errors;
		struct answer answer = { .value = ANSWER_NONE };

		assessment_read_answer(loader, yaml_value(node, i), &answer);
		if (loader->problems->errors == errors_before)
			keep_answer(loader, yaml_key(node, i), yaml_value(node, i), &answer);
		answer_clear(&answer);
	}
}

/* Reading: recipients. Their fields are the engine's table. */

static void read_recipient(struct assessment_loader *loader, const struct yaml_node *key,
			   const struct yaml_node *node)
{
	OWNED(recipient) recipient = recipient_new(key->text);
	GError *error = NULL;

	if (node->kind == YAML_SEQUENCE || (node->kind == YAML_SCALAR && *node->text))
		problem_at(loader->problems, node, _("'%s' must be a mapping"), key->text);
	for (size_t i = 0; node->kind == YAML_MAPPING && i < node->entries; i++) {
		const struct yaml_node *name = yaml_key(node, i), *value = yaml_value(node, i);
		const int field = recipient_field_parse(name->text);

		if (field < 0)
			problem_at(loader->problems, name, _("unknown field '%s' in %s"),
				   name->text, "recipient");
		else if (value->kind != YAML_SCALAR)
			problem_at(loader->problems, value, _("'%s' must hold plain values"),
				   name->text);
		else if (!recipient_set(recipient, field, value->text, &error))
			tell(loader, value, g_steal_pointer(&error));
	}
	if (assessment_find_recipient(loader->assessment, recipient->name) >= 0)
		problem_at(loader->problems, key, _("the recipient '%s' is there twice"),
			   recipient->name);
	else if (!assessment_put_recipient(loader->assessment, recipient, &error))
		tell(loader, key, error);
}

static void read_recipients(void *loader, const struct yaml_node *node, void *value)
{
	(void)value;
	for (size_t i = 0; i < node->entries; i++)
		read_recipient(loader, yaml_key(node, i), yaml_value(node, i));
}

static const struct field assessment_fields[] = {
	{ "phrwizard", FIELD_SCALAR, true, NULL, 0 },
	{ "catalog", FIELD_SCALAR, true, NULL, 0 },
	{ "organization", FIELD_SCALAR, false, read_organization, 0 },
	{ "service", FIELD_SCALAR, false, read_service, 0 },
	{ "confirmed", FIELD_SCALAR, false, read_confirmed, 0 },
	{ "interval", FIELD_SCALAR, false, read_interval, 0 },
	{ "staff", FIELD_MAPPING, false, read_staff, 0 },
	{ "overview", FIELD_MAPPING, false, read_overview, 0 },
	{ "signoff", FIELD_LIST, false, assessment_read_signoff, 0 },
	{ "facts", FIELD_MAPPING, false, read_facts, 0 },
	{ "answers", FIELD_MAPPING, false, read_answers, 0 },
	{ "recipients", FIELD_MAPPING, false, read_recipients, 0 },
	{ "archive", FIELD_LIST, false, assessment_read_archive, 0 },
	/* last: it looks at what the others have read */
	{ "conflicts", FIELD_MAPPING, false, assessment_read_conflicts, 0 },
};
static const struct shape assessment_shape = {
	"assessment", NULL, assessment_fields, G_N_ELEMENTS(assessment_fields), true, NULL,
};

struct assessment_file {
	struct yaml_tree *yaml;
	const char *catalog; /* the tree's */
};

static struct yaml_tree *parse(const char *bytes, size_t length, struct problems *problems)
{
	OWNED(yaml_tree) yaml = yaml_parse(bytes, length, problems);

	if (!yaml || !fields_format(yaml_root(yaml), "phrwizard", ASSESSMENT_FORMAT, problems))
		return NULL;
	return g_steal_pointer(&yaml);
}

/* The id that the assessment at ROOT names; NULL after a problem. */
static const char *catalog_of(const struct yaml_node *root, struct problems *problems)
{
	const struct yaml_node *id = yaml_get(root, "catalog");

	if (!id || id->kind != YAML_SCALAR || !*id->text) {
		problem_at(problems, root, _("%s lacks the field '%s'"), "assessment", "catalog");
		return NULL;
	}
	/* a file of this name is looked for: never a path that somebody's assessment names */
	if (!id->text[strspn(id->text, G_CSET_a_2_z G_CSET_DIGITS "-")])
		return id->text;
	problem_at(problems, id, _("'%s' may hold only the characters %s"), id->text, "a-z 0-9 -");
	return NULL;
}

struct assessment_file *assessment_file_parse(const char *bytes, size_t length,
					      struct problems *problems)
{
	OWNED(assessment_file) file = g_new0(struct assessment_file, 1);

	file->yaml = parse(bytes, length, problems);
	if (file->yaml)
		file->catalog = catalog_of(yaml_root(file->yaml), problems);
	problems_sort(problems);
	return file->catalog ? g_steal_pointer(&file) : NULL;
}

void assessment_file_free(struct assessment_file *file)
{
	if (!file)
		return;
	yaml_tree_free(file->yaml);
	g_free(file);
}

const char *assessment_file_catalog(const struct assessment_file *file)
{
	return file->catalog;
}

/* YAML NULL: what was wrong with it is in PROBLEMS already. */
static struct assessment *read_tree(const struct yaml_tree *yaml, const struct catalog *catalog,
				    struct problems *problems, unsigned errors_before)
{
	OWNED(assessment) assessment = assessment_new(catalog);
	struct assessment_loader loader = { .problems = problems, .assessment = assessment };

	if (yaml && fields_for_catalog(yaml_root(yaml), catalog->id, problems))
		fields_read(&assessment_shape, yaml_root(yaml), problems, &loader, assessment);
	problems_sort(problems);
	return problems->errors == errors_before ? g_steal_pointer(&assessment) : NULL;
}

struct assessment *assessment_file_read(const struct assessment_file *file,
					const struct catalog *catalog, struct problems *problems)
{
	return read_tree(file->yaml, catalog, problems, problems->errors);
}

struct assessment *assessment_parse(const char *bytes, size_t length, const struct catalog *catalog,
				    struct problems *problems)
{
	const unsigned errors_before = problems->errors;
	OWNED(yaml_tree) yaml = parse(bytes, length, problems);

	return read_tree(yaml, catalog, problems, errors_before);
}
