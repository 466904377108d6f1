/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between catalog_file.c, which reads a catalog's fields one by one, catalog_text.c, which reads
 * its texts, catalog_mapping.c, which reads the fields about the edition before, catalog_check.c,
 * which does what needs the whole, and catalog_style.c, which reads it as people do. For these
 * only. */
#ifndef STORE_CATALOG_LOAD_H
#define STORE_CATALOG_LOAD_H

#include <glib.h>

#include "base/problem.h"
#include "engine/catalog.h"
#include "store/arena.h"
#include "store/yaml.h"

/* A condition seen on the way; it becomes *target when all facts are known. */
struct pending_condition {
	const struct yaml_node *node;
	const struct condition **target;
};

struct catalog_loader {
	struct problems *problems;
	struct arena *arena;
	struct catalog *catalog;
	bool languages_known;          /* `languages` is there and right */
	GArray *pending;               /* of struct pending_condition */
	GHashTable *keys;              /* of items: text → node */
	const struct yaml_node *facts; /* the list; element i is catalog->fact[i] */
};

/* Readers of fields (struct field's `read`): an id, a key into a char *, words into a struct
 * text. */
void catalog_read_id(void *loader, const struct yaml_node *node, void *value);
void catalog_read_key(void *loader, const struct yaml_node *node, void *value);
void catalog_read_text(void *loader, const struct yaml_node *node, void *value);
/* What is cited: written once it is the same in every language. In a mapping a field named BESIDES
 * (or NULL) is somebody else's. */
void catalog_read_citation(struct catalog_loader *loader, const struct yaml_node *node,
			   struct text *text, const char *besides);

/* `values` of a struct fact, `was` of a struct item, `gone` of the catalog. */
void catalog_read_values(void *loader, const struct yaml_node *node, void *value);
void catalog_read_was(void *loader, const struct yaml_node *node, void *value);
void catalog_read_gone(void *loader, const struct yaml_node *node, void *value);
/* Tells what is wrong with all that is said about the edition before. */
void catalog_check_mapping(struct catalog_loader *loader, const struct yaml_node *root);

/* Makes the pending conditions, and tells unknown facts, options, and conditions of the wrong
 * kind. */
void catalog_resolve_conditions(struct catalog_loader *loader);

/* Tells facts that are asked only depending on themselves. Conditions must be resolved. */
void catalog_check_cycles(struct catalog_loader *loader);

/* What catalog_file_check() tells of a catalog without errors. */
void catalog_advise(const struct yaml_node *root, struct problems *problems);

/* Sets catalog->by_key. */
void catalog_sort_keys(struct catalog_loader *loader);

#endif
