/* SPDX-License-Identifier: GPL-3.0-or-later
 * A program of the build: reads the catalogs named on its command line, and writes them to standard
 * output as the C tables of builtin.h. A struct is described by its columns; a new field of
 * engine/catalog.h is a new row here, and until it has one this program refuses to work. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "engine/catalog.h"
#include "store/catalog_file.h"

enum column_kind { COLUMN_STRING, COLUMN_NUMBER, COLUMN_ARRAY };

struct column {
	const char *name; /* as a designator; "" for what is no struct */
	enum column_kind kind;
	size_t offset, size;
	/* of an array: what it holds, and where the number of them is (NULL: there is one, or
	 * none) */
	const struct shape *of;
	const char *count_name;
	size_t count_offset, count_size;
};

struct shape {
	const char *type;
	size_t size;
	const struct column *column;
	size_t columns;
};

#define SIZE_OF(type, member) sizeof(((struct type *)NULL)->member)
#define PLACE(type, member)   offsetof(struct type, member), SIZE_OF(type, member)
#define STRING(type, member)  { "." #member, COLUMN_STRING, PLACE(type, member), NULL, NULL, 0, 0 }
#define NUMBER(type, member)  { "." #member, COLUMN_NUMBER, PLACE(type, member), NULL, NULL, 0, 0 }
#define TEXT(type, member) \
	STRING(type, member.in[LANGUAGE_JA]), STRING(type, member.in[LANGUAGE_EN])
/* an array whose length is in COUNT, which has a row of its own */
#define ARRAY(type, member, count, shape) \
	{ "." #member, COLUMN_ARRAY, PLACE(type, member), &(shape), #count, PLACE(type, count) }
/* a pointer to one, or NULL */
#define ONE(type, member, shape) \
	{ "." #member, COLUMN_ARRAY, PLACE(type, member), &(shape), NULL, 0, 0 }
#define SHAPE(type, columns) \
	{ "struct " #type, sizeof(struct type), columns, G_N_ELEMENTS(columns) }

static const struct column index_columns[] = {
	{ "", COLUMN_NUMBER, 0, sizeof(size_t), NULL, NULL, 0, 0 },
};
static const struct shape index_shape = { "size_t", sizeof(size_t), index_columns, 1 };

static const struct column string_columns[] = {
	{ "", COLUMN_STRING, 0, sizeof(const char *), NULL, NULL, 0, 0 },
};
static const struct shape string_shape = { "char *const", sizeof(const char *), string_columns, 1 };

static const struct column text_columns[] = {
	STRING(text, in[LANGUAGE_JA]),
	STRING(text, in[LANGUAGE_EN]),
};
static const struct shape text_shape = SHAPE(text, text_columns);

static const struct shape condition_shape;
static const struct column condition_columns[] = {
	NUMBER(condition, op),      NUMBER(condition, fact),
	NUMBER(condition, options), ARRAY(condition, child, children, condition_shape),
	NUMBER(condition, children),
};
static const struct shape condition_shape = SHAPE(condition, condition_columns);

static const struct column station_columns[] = {
	STRING(station, id),
	TEXT(station, title),
};
static const struct shape station_shape = SHAPE(station, station_columns);

static const struct column option_columns[] = {
	STRING(option, id),
	TEXT(option, label),
};
static const struct shape option_shape = SHAPE(option, option_columns);

static const struct column value_columns[] = {
	STRING(carried_value, old),
	NUMBER(carried_value, option),
};
static const struct shape value_shape = SHAPE(carried_value, value_columns);

static const struct column fact_columns[] = {
	STRING(fact, id),
	NUMBER(fact, kind),
	NUMBER(fact, group),
	TEXT(fact, ask),
	TEXT(fact, explain),
	TEXT(fact, because),
	TEXT(fact, source),
	ARRAY(fact, option, options, option_shape),
	NUMBER(fact, options),
	ONE(fact, when, condition_shape),
	STRING(fact, was),
	NUMBER(fact, carry),
	ARRAY(fact, value, values, value_shape),
	NUMBER(fact, values),
	TEXT(fact, reason),
};
static const struct shape fact_shape = SHAPE(fact, fact_columns);

static const struct column rule_columns[] = {
	NUMBER(scope_rule, verdict),
	ONE(scope_rule, when, condition_shape),
	TEXT(scope_rule, because),
	TEXT(scope_rule, source),
};
static const struct shape rule_shape = SHAPE(scope_rule, rule_columns);

static const struct column basis_columns[] = {
	TEXT(basis, cite),
	ONE(basis, when, condition_shape),
};
static const struct shape basis_shape = SHAPE(basis, basis_columns);

static const struct column item_columns[] = {
	STRING(item, key),
	STRING(item, number),
	NUMBER(item, section),
	TEXT(item, heading),
	TEXT(item, ask),
	TEXT(item, explain),
	TEXT(item, proof),
	ARRAY(item, example, examples, text_shape),
	NUMBER(item, examples),
	NUMBER(item, duty),
	ONE(item, when, condition_shape),
	TEXT(item, because),
	ARRAY(item, basis, bases, basis_shape),
	NUMBER(item, bases),
	NUMBER(item, standing),
	NUMBER(item, change),
	NUMBER(item, answered_by),
	ARRAY(item, was, wases, string_shape),
	NUMBER(item, wases),
	TEXT(item, reason),
};
static const struct shape item_shape = SHAPE(item, item_columns);

static const struct column section_columns[] = {
	STRING(section, id),
	NUMBER(section, screen),
	TEXT(section, title),
	ONE(section, when, condition_shape),
	TEXT(section, because),
	NUMBER(section, first),
	NUMBER(section, items),
};
static const struct shape section_shape = SHAPE(section, section_columns);

static const struct column gone_columns[] = {
	STRING(gone, key),
	NUMBER(gone, fact),
	TEXT(gone, reason),
};
static const struct shape gone_shape = SHAPE(gone, gone_columns);

static const struct column catalog_columns[] = {
	STRING(catalog, id),
	TEXT(catalog, title),
	TEXT(catalog, issuer),
	STRING(catalog, published),
	TEXT(catalog, based_on),
	STRING(catalog, replaces),
	NUMBER(catalog, only_by_name),
	NUMBER(catalog, has[LANGUAGE_JA]),
	NUMBER(catalog, has[LANGUAGE_EN]),
	ARRAY(catalog, group, groups, station_shape),
	ARRAY(catalog, screen, screens, station_shape),
	NUMBER(catalog, groups),
	NUMBER(catalog, screens),
	ARRAY(catalog, fact, facts, fact_shape),
	NUMBER(catalog, facts),
	ARRAY(catalog, rule, rules, rule_shape),
	NUMBER(catalog, rules),
	ARRAY(catalog, section, sections, section_shape),
	NUMBER(catalog, sections),
	ARRAY(catalog, item, items, item_shape),
	NUMBER(catalog, items),
	ARRAY(catalog, by_key, items, index_shape),
	ARRAY(catalog, gone, gones, gone_shape),
	NUMBER(catalog, gones),
	TEXT(catalog, wording),
	NUMBER(catalog, worded),
};
static const struct shape catalog_shape = SHAPE(catalog, catalog_columns);

static const struct shape *const all_shapes[] = {
	&text_shape, &condition_shape, &station_shape, &option_shape,  &fact_shape,
	&rule_shape, &basis_shape,     &item_shape,    &section_shape, &catalog_shape,
	&value_shape, &gone_shape,
};

/* Which bytes of the struct are in a column; the others align what follows. The caller frees. */
static bool *covered_bytes(const struct shape *shape)
{
	bool *covered = g_new0(bool, shape->size);

	for (size_t c = 0; c < shape->columns; c++)
		for (size_t i = 0; i < shape->column[c].size; i++)
			covered[shape->column[c].offset + i] = true;
	return covered;
}

static void tell_forgotten(const struct shape *shape, size_t at)
{
	fprintf(stderr, "a field of %s has no column in builtin_tables.c (byte %zu)\n", shape->type,
		at);
}

/* No gap is as large as a pointer. */
static void check_shape(const struct shape *shape)
{
	g_autofree bool *covered = covered_bytes(shape);
	size_t gap = 0;

	for (size_t i = 0; i < shape->size; i++) {
		gap = covered[i] ? 0 : gap + 1;
		if (gap < sizeof(void *))
			continue;
		tell_forgotten(shape, i);
		exit(EXIT_FAILURE);
	}
}

/* A smaller field is found by its values: what only aligns is zero, as the loader makes it. Not an
 * error of the build, since no standard promises that; a test wants it so. */
static void check_gaps(const struct shape *shape, const char *first, size_t count)
{
	g_autofree bool *covered = covered_bytes(shape);

	for (size_t i = 0; i < shape->size * count; i++)
		if (!covered[i % shape->size] && first[i]) {
			tell_forgotten(shape, i % shape->size);
			return;
		}
}

static uint64_t read_number(const char *at, size_t size)
{
	uint64_t wide;
	uint32_t middle;
	uint8_t narrow;

	switch (size) {
	case sizeof wide:
		memcpy(&wide, at, size);
		return wide;
	case sizeof middle:
		memcpy(&middle, at, size);
		return middle;
	default:
		g_assert(size == sizeof narrow);
		memcpy(&narrow, at, size);
		return narrow;
	}
}

static size_t count_of(const struct column *column, const char *element)
{
	return column->count_name ? read_number(element + column->count_offset, column->count_size)
				  : 1;
}

static const void *pointer_at(const char *element, const struct column *column)
{
	const void *pointer;

	memcpy(&pointer, element + column->offset, sizeof pointer);
	return pointer;
}

/* The name of what COLUMN of element I of the table NAME points at. The caller frees. */
static char *inner_name(const char *name, size_t i, const struct column *column)
{
	return g_strdup_printf("%s_%zu_%s", name, i, column->name + 1);
}

/* Japanese stays as it is. */
static void write_string(const char *text)
{
	char beyond_ascii[129] = "";

	for (int i = 0; i < 128; i++)
		beyond_ascii[i] = (char)(0x80 + i);
	g_autofree char *escaped = g_strescape(text, beyond_ascii);
	printf("\"%s\"", escaped);
}

static void write_value(const struct column *column, const char *name, size_t i,
			const char *element)
{
	const void *pointer = column->kind == COLUMN_NUMBER ? NULL : pointer_at(element, column);

	if (column->kind == COLUMN_NUMBER) {
		printf("%s%s%" PRIu64 ", ", column->name, *column->name ? " = " : "",
		       read_number(element + column->offset, column->size));
	} else if (pointer && column->kind == COLUMN_STRING) {
		printf("%s%s", column->name, *column->name ? " = " : "");
		write_string(pointer);
		printf(", ");
	} else if (pointer && count_of(column, element) > 0) {
		g_autofree char *inner = inner_name(name, i, column);

		printf("%s = %s, ", column->name, inner);
	}
}

static void write_table(const struct shape *shape, const char *name, const char *first,
			size_t count);

/* The tables that element I of the table NAME points at. */
static void write_inner(const struct shape *shape, const char *name, size_t i, const char *element)
{
	for (size_t c = 0; c < shape->columns; c++) {
		const struct column *column = &shape->column[c];
		g_autofree char *inner = inner_name(name, i, column);

		if (column->kind == COLUMN_ARRAY && pointer_at(element, column) &&
		    count_of(column, element) > 0)
			write_table(column->of, inner, pointer_at(element, column),
				    count_of(column, element));
	}
}

/* Recursion is as deep as conditions are. */
static void write_table(const struct shape *shape, const char *name, const char *first,
			size_t count)
{
	for (size_t i = 0; i < count; i++)
		write_inner(shape, name, i, first + i * shape->size);
	check_gaps(shape, first, count);
	printf("static const %s %s[] = {\n", shape->type, name);
	for (size_t i = 0; i < count; i++) {
		const bool bare = !*shape->column->name;

		printf("%s", bare ? "\t" : "\t{ ");
		for (size_t c = 0; c < shape->columns; c++)
			write_value(&shape->column[c], name, i, first + i * shape->size);
		printf("%s\n", bare ? "" : "},");
	}
	printf("};\n");
}

int main(int argc, char **argv)
{
	for (size_t i = 0; i < G_N_ELEMENTS(all_shapes); i++)
		check_shape(all_shapes[i]);
	printf("/* Made by builtin_tables.c from the files in data/catalogs. */\n"
	       "#include \"config.h\"\n\n#include \"store/builtin.h\"\n\n");
	for (int i = 1; i < argc; i++) {
		g_autoptr(GError) error = NULL;
		OWNED(catalog_file) file = catalog_file_read(argv[i], &error);
		g_autofree char *name = g_strdup_printf("catalog_%d", i);

		if (!file) {
			fprintf(stderr, "%s\n", error->message);
			return EXIT_FAILURE;
		}
		write_table(&catalog_shape, name, (const char *)catalog_file_catalog(file), 1);
	}
	printf("\nconst struct catalog *const builtin_catalogs[] = {\n");
	for (int i = 1; i < argc; i++)
		printf("\tcatalog_%d,\n", i);
	printf("\tNULL,\n};\n");
	return fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
