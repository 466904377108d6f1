/* SPDX-License-Identifier: GPL-3.0-or-later
 * A YAML file as a tree that knows its places. Read by libyaml's events only; everything that a
 * file of ours never needs is refused: aliases, anchors, tags, merge keys, several documents,
 * duplicate keys, depth over 64, more than 250,000 values, texts over 256 KiB, files over 8 MiB,
 * control characters and NUL (escaped ones too), line ends other than LF and CRLF, other encodings
 * than UTF-8 (one byte order mark at the start is dropped). */
#ifndef STORE_YAML_H
#define STORE_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/owned.h"
#include "base/problem.h"

enum {
	YAML_DEPTH_MAX = 64,
	YAML_NODES_MAX = 250 * 1000,
	YAML_TEXT_MAX = 256 * 1024,
	YAML_BYTES_MAX = 8 * 1024 * 1024,
};

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

/* Constant once read. */
struct yaml_node {
	const char *text;              /* scalar: as written, quotes undone; no type is guessed */
	const struct yaml_node *child; /* of the others, see below */
	unsigned entries;              /* how many pairs or elements these are */
	unsigned line, column;         /* from 1; column in characters */
	enum yaml_kind kind : 8;
	bool quoted;                   /* scalar: was quoted or a block */
};

/* In the order of the file: the I-th key of a mapping, which is a scalar, and the I-th value of a
 * mapping or sequence. The keys and values of a mapping take turns among its children. */
static inline const struct yaml_node *yaml_key(const struct yaml_node *mapping, size_t i)
{
	return &mapping->child[2 * i];
}

static inline const struct yaml_node *yaml_value(const struct yaml_node *node, size_t i)
{
	return &node->child[node->kind == YAML_MAPPING ? 2 * i + 1 : i];
}

/* The tree and its memory. (Not `struct yaml`: libyaml itself exports a yaml_free.) */
struct yaml_tree;
void yaml_tree_free(struct yaml_tree *yaml);
OWNED_TYPE(yaml_tree)
/* Frees all nodes: only their texts are of use from now on. */
void yaml_tree_keep_texts(struct yaml_tree *yaml);
const struct yaml_node *yaml_root(const struct yaml_tree *yaml);

/* Reads BYTES. On a syntax error adds it to PROBLEMS (once) and returns NULL; duplicate keys are
 * added all and NULL is returned. An empty document is an error. */
struct yaml_tree *yaml_parse(const char *bytes, size_t length, struct problems *problems);

/* The value of KEY in a mapping, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key);

/* Writing: events through libyaml's emitter; block style unless FLOW; no line folding;
 * characters beyond U+FFFF as they are. In a mapping, keys and values take turns. */
struct yaml_writer;
struct yaml_writer *yaml_writer_new(void);
/* Text of people: quoted when a YAML reader could take it for something else than text, a
 * literal block when it has lines. Reads back equal; only what yaml_parse() would refuse
 * (control characters, bad UTF-8) becomes U+FFFD, and CRLF becomes LF. */
void yaml_write_text(struct yaml_writer *writer, const char *text);
/* A word of the format (key, date, yes): plain whenever YAML allows. */
void yaml_write_word(struct yaml_writer *writer, const char *word);
void yaml_write_mapping(struct yaml_writer *writer, bool flow); /* begin … */
void yaml_write_sequence(struct yaml_writer *writer, bool flow);
void yaml_write_end(struct yaml_writer *writer); /* … end of the innermost */
/* The bytes; frees the writer. The caller frees the string. */
GString *yaml_writer_finish(struct yaml_writer *writer);

#endif
