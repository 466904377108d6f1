/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mappings by tables. */
#include "config.h"

#include "store/fields.h"

#include <string.h>

#include "base/i18n.h"

static bool is_blank(const struct yaml_node *node)
{
	return node->kind == YAML_SCALAR && !*node->text;
}

static bool kind_fits(const struct field *field, const struct yaml_node *node,
		      struct problems *problems)
{
	static const enum yaml_kind wanted[] = {
		[FIELD_SCALAR] = YAML_SCALAR,
		[FIELD_LIST] = YAML_SEQUENCE,
		[FIELD_MAPPING] = YAML_MAPPING,
	};

	if (field->kind == FIELD_ANY || node->kind == wanted[field->kind])
		return true;
	if (field->kind == FIELD_SCALAR)
		problem_at(problems, node, _("'%s' must be a plain value"), field->name);
	else if (field->kind == FIELD_LIST)
		problem_at(problems, node, _("'%s' must be a list"), field->name);
	else
		problem_at(problems, node, _("'%s' must be a mapping"), field->name);
	return false;
}

/* What the mapping at NODE is called in the file; NULL when it has no usable name. */
static const char *name_of(const struct shape *shape, const struct yaml_node *node)
{
	const struct yaml_node *name = shape->name ? yaml_get(node, shape->name) : NULL;

	return name && name->kind == YAML_SCALAR ? name->text : NULL;
}

static void tell_missing(const struct shape *shape, const struct yaml_node *node, const char *field,
			 struct problems *problems)
{
	const char *name = name_of(shape, node);

	if (name)
		problem_at(problems, node, _("%s '%s' lacks the field '%s'"), shape->what, name,
			   field);
	else
		problem_at(problems, node, _("%s lacks the field '%s'"), shape->what, field);
}

static void tell_unknown(const struct shape *shape, const struct yaml_node *node,
			 const struct yaml_node *key, struct problems *problems)
{
	const char *name = name_of(shape, node);

	if (name)
		problem_at(problems, key, _("unknown field '%s' in %s '%s'"), key->text,
			   shape->what, name);
	else
		problem_at(problems, key, _("unknown field '%s' in %s"), key->text, shape->what);
}

/* The field's number; shape->fields when there is none of that NAME. The fields of a file mostly
 * stand in the order of the table: looking begins at FROM. */
static size_t find_field(const struct shape *shape, const char *name, size_t from)
{
	for (size_t i = 0; i < shape->fields; i++) {
		const size_t f = (from + i) % shape->fields;

		if (!strcmp(shape->field[f].name, name))
			return f;
	}
	return shape->fields;
}

/* VALUE NULL: not given. */
static void read_field(const struct shape *shape, const struct field *field,
		       const struct yaml_node *node, const struct yaml_node *value,
		       struct problems *problems, void *loader, void *target)
{
	if (value && shape->blank_is_absent && is_blank(value))
		value = NULL;
	if (!value && field->required)
		tell_missing(shape, node, field->name, problems);
	else if (value && is_blank(value))
		problem_at(problems, value, _("'%s' is empty"), field->name);
	else if (value && kind_fits(field, value, problems) && field->read)
		field->read(loader, value, (char *)target + field->offset);
}

void fields_read(const struct shape *shape, const struct yaml_node *node, struct problems *problems,
		 void *loader, void *target)
{
	const struct yaml_node *value[FIELDS_MAX] = { NULL };
	size_t next = 0;

	g_assert(shape->fields <= FIELDS_MAX);
	if (node->kind != YAML_MAPPING) {
		problem_at(problems, node, _("%s must be a mapping"), shape->what);
		return;
	}
	for (size_t i = 0; i < node->entries; i++) {
		const size_t f = find_field(shape, yaml_key(node, i)->text, next);

		next = f + 1;
		if (f < shape->fields)
			value[f] = yaml_value(node, i);
		else
			tell_unknown(shape, node, yaml_key(node, i), problems);
	}
	for (size_t i = 0; i < shape->fields; i++)
		read_field(shape, &shape->field[i], node, value[i], problems, loader, target);
	if (shape->check)
		shape->check(loader, node, target);
}

void fields_unique(const struct shape *shape, const struct yaml_node *list,
		   struct problems *problems, GHashTable *seen)
{
	for (size_t i = 0; i < list->entries; i++) {
		const struct yaml_node *name = yaml_get(yaml_value(list, i), shape->name);
		const struct yaml_node *first;

		if (!name || name->kind != YAML_SCALAR)
			continue;
		first = g_hash_table_lookup(seen, name->text);
		if (first)
			problem_at(problems, name, _("%s '%s' is already at line %u"), shape->what,
				   name->text, first->line);
		else
			g_hash_table_insert(seen, (char *)name->text, (struct yaml_node *)name);
	}
}

bool fields_format(const struct yaml_node *root, const char *name, int format,
		   struct problems *problems)
{
	const struct yaml_node *node = yaml_get(root, name);
	guint64 number;

	if (!node || node->kind != YAML_SCALAR) {
		problem_at(problems, root,
			   _("the line '%s: %d' is missing: this is some other kind of file"), name,
			   format);
		return false;
	}
	if (!g_ascii_string_to_unsigned(node->text, 10, 1, G_MAXINT, &number, NULL)) {
		problem_at(problems, node, _("'%s' must be %d"), name, format);
		return false;
	}
	if (number > (guint64)format)
		problem_at(problems, node,
			   _("format %u of '%s' is newer than this program: it knows format %d, "
			     "get a newer phrwizard"),
			   (unsigned)number, name, format);
	return number <= (guint64)format;
}

bool fields_for_catalog(const struct yaml_node *root, const char *catalog,
			struct problems *problems)
{
	const struct yaml_node *id = yaml_get(root, "catalog");

	if (!id || id->kind != YAML_SCALAR || !strcmp(id->text, catalog))
		return true;
	problem_at(problems, id, _("the file is for the catalog '%s', not for '%s'"), id->text,
		   catalog);
	return false;
}
