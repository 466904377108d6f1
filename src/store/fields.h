/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading the mappings of our file formats by tables: one row per field; what is missing,
 * unknown or of the wrong kind is told with its place, the same way for every format. */
#ifndef STORE_FIELDS_H
#define STORE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problem.h"
#include "store/yaml.h"

/* The kinds of YAML value that a field takes. */
enum field_kind { FIELD_SCALAR, FIELD_LIST, FIELD_MAPPING, FIELD_ANY };

struct field {
	const char *name;
	enum field_kind kind;
	bool required;
	/* Reads NODE (of the right kind, no empty scalar) into VALUE, which is the mapping's
	 * target plus `offset`. */
	void (*read)(void *loader, const struct yaml_node *node, void *value);
	size_t offset;
};

/* As many as a shape may have. */
enum { FIELDS_MAX = 32 };

/* One kind of mapping. `what` and `name` are words of the format, for messages: "fact" and the
 * field that tells which one. */
struct shape {
	const char *what, *name;
	const struct field *field; /* read in this order, whatever the order in the file */
	size_t fields;
	bool blank_is_absent; /* "field:" and "field: ''" mean that it is not given */
	/* NULL, or looks at the whole after its fields were read. */
	void (*check)(void *loader, const struct yaml_node *node, void *target);
};

void fields_read(const struct shape *shape, const struct yaml_node *node, struct problems *problems,
		 void *loader, void *target);

/* Tells every element of LIST whose field shape->name says what an element before it said. SEEN,
 * text → node, remembers across lists. */
void fields_unique(const struct shape *shape, const struct yaml_node *list,
		   struct problems *problems, GHashTable *seen);

/* True when ROOT is a mapping with "NAME: FORMAT"; else the one problem is told: not such a
 * file, or a format newer than ours. */
bool fields_format(const struct yaml_node *root, const char *name, int format,
		   struct problems *problems);

/* False, and the one problem is told, when ROOT names another catalog than CATALOG (an id): a list
 * of all its unknown rows would help nobody. */
bool fields_for_catalog(const struct yaml_node *root, const char *catalog,
			struct problems *problems);

/* An error at NODE's place. */
#define problem_at(problems, node, ...) \
	problem_add(problems, PROBLEM_ERROR, (node)->line, (node)->column, __VA_ARGS__)

#endif
