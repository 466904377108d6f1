/* SPDX-License-Identifier: GPL-3.0-or-later
 * The reading half of yaml.h: libyaml's events become a tree. What libyaml lets pass and we do not
 * is looked for besides; and when it refuses a file, every byte is looked at first, because it
 * tells no place for bad ones. Depth is checked at each event, because libyaml 0.2.5 is quadratic
 * on nesting. */
#include "config.h"

#include "store/yaml.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/i18n.h"
#include "store/arena.h"
#include "store/yaml_bytes.h"

/* So many keys at most are compared each with each. */
enum { FEW_KEYS = 8 };

/* How long a word may be that is not copied again, and how many are remembered. */
enum { WORD_BYTES = 32, WORDS = 256 };

struct yaml_tree {
	struct arena *nodes, *texts;
	const struct yaml_node *root;
};

/* A list or mapping that has no end yet. */
struct level {
	struct yaml_node node;
	size_t first; /* of its children among the open nodes */
};

struct reader {
	yaml_parser_t parser;
	yaml_event_t event; /* the one at hand */
	struct yaml_tree *tree;
	struct problems *problems;
	struct level level[YAML_DEPTH_MAX];
	unsigned depth;
	struct yaml_node *open; /* whose list or mapping has no end yet */
	size_t opened, room;    /* how many these are, and may be */
	size_t nodes;
	const char *word[WORDS];
	/* the place behind the last byte, where that ends no line */
	unsigned last_line, last_column;
};

void yaml_tree_free(struct yaml_tree *yaml)
{
	if (!yaml)
		return;
	arena_free(yaml->nodes);
	arena_free(yaml->texts);
	g_free(yaml);
}

void yaml_tree_keep_texts(struct yaml_tree *yaml)
{
	arena_free(yaml->nodes);
	yaml->nodes = NULL;
	yaml->root = NULL;
}

const struct yaml_node *yaml_root(const struct yaml_tree *yaml)
{
	return yaml->root;
}

const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key)
{
	if (mapping->kind != YAML_MAPPING)
		return NULL;
	for (size_t i = 0; i < mapping->entries; i++)
		if (!strcmp(yaml_key(mapping, i)->text, key))
			return yaml_value(mapping, i);
	return NULL;
}

/* The place of MARK. libyaml thinks of a line end behind the last line even where there is none. */
static void place_at(const struct reader *reader, const yaml_mark_t *mark, unsigned *ret_line,
		     unsigned *ret_column)
{
	*ret_line = (unsigned)mark->line + 1;
	*ret_column = (unsigned)mark->column + 1;
	if (*ret_line > reader->last_line ||
	    (*ret_line == reader->last_line && *ret_column > reader->last_column)) {
		*ret_line = reader->last_line;
		*ret_column = reader->last_column;
	}
}

static void error_at(struct reader *reader, const yaml_mark_t *mark, const char *what)
{
	unsigned line, column;

	place_at(reader, mark, &line, &column);
	problem_add(reader->problems, PROBLEM_ERROR, line, column, "%s", what);
}

/* libyaml's errors have a place here; those without (of single bytes) are not told, because then
 * yaml_bytes_allowed() finds something. */
static bool next_event(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;

	if (yaml_parser_parse(&reader->parser, &reader->event))
		return true;
	g_autofree char *what =
		g_strdup_printf(_("this is not valid YAML: %s"),
				parser->problem ? parser->problem : g_strerror(ENOMEM));
	error_at(reader, &parser->problem_mark, what);
	return false;
}

/* Anchor and tag of EVENT, wherever its kind keeps them. */
static void event_marks(const yaml_event_t *event, const yaml_char_t **ret_anchor,
			const yaml_char_t **ret_tag)
{
	*ret_anchor = *ret_tag = NULL;
	if (event->type == YAML_SCALAR_EVENT) {
		*ret_anchor = event->data.scalar.anchor;
		*ret_tag = event->data.scalar.tag;
	} else if (event->type == YAML_SEQUENCE_START_EVENT) {
		*ret_anchor = event->data.sequence_start.anchor;
		*ret_tag = event->data.sequence_start.tag;
	} else if (event->type == YAML_MAPPING_START_EVENT) {
		*ret_anchor = event->data.mapping_start.anchor;
		*ret_tag = event->data.mapping_start.tag;
	}
}

static bool event_allowed(struct reader *reader, const yaml_event_t *event)
{
	const yaml_char_t *anchor, *tag;
	const char *what = NULL;

	event_marks(event, &anchor, &tag);
	if (event->type == YAML_ALIAS_EVENT)
		what = _("aliases (*) are not allowed; write the text again");
	else if (anchor)
		what = _("anchors (&) are not allowed");
	else if (tag)
		what = _("tags (!) are not allowed");
	else if (event->type != YAML_SCALAR_EVENT && reader->depth >= YAML_DEPTH_MAX)
		what = _("lists and mappings are nested too deeply");
	else if (++reader->nodes > YAML_NODES_MAX)
		what = _("the file holds too many values");
	if (what)
		error_at(reader, &event->start_mark, what);
	return !what;
}

/* TEXT in the memory of the tree. The same words come again and again, as keys and as values: the
 * last one at each place of a table is remembered, and not copied again. */
static const char *keep_text(struct reader *reader, const char *text, size_t length)
{
	if (length == 0 || length > WORD_BYTES)
		return arena_text(reader->tree->texts, text, length);

	const unsigned first = (unsigned char)text[0], last = (unsigned char)text[length - 1];
	const char **word = &reader->word[(length + 5 * first + 31 * last) % WORDS];

	if (!*word || strcmp(*word, text) != 0)
		*word = arena_text(reader->tree->texts, text, length);
	return *word;
}

static bool read_scalar(struct reader *reader, const yaml_event_t *event, struct yaml_node *node)
{
	const char *text = (const char *)event->data.scalar.value;
	const size_t length = event->data.scalar.length;

	if (length > YAML_TEXT_MAX) {
		problem_add(reader->problems, PROBLEM_ERROR, node->line, node->column,
			    _("this text is longer than %d KiB"), YAML_TEXT_MAX / 1024);
		return false;
	}
	/* elsewhere it was seen among the bytes of the file */
	const bool may_escape = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;

	for (const char *p = text; may_escape && p < text + length; p = g_utf8_next_char(p)) {
		if (yaml_is_control(g_utf8_get_char(p))) {
			problem_add(reader->problems, PROBLEM_ERROR, node->line, node->column,
				    _("the control character U+%04X is not allowed"),
				    g_utf8_get_char(p));
			return false;
		}
	}
	node->text = keep_text(reader, text, length);
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	return true;
}

/* A key: a scalar, no merge key. */
static bool key_allowed(struct reader *reader, const struct yaml_node *key)
{
	if (key->kind == YAML_SCALAR && (key->quoted || strcmp(key->text, "<<") != 0))
		return true;
	problem_add(reader->problems, PROBLEM_ERROR, key->line, key->column,
		    _("a key must be a plain word"));
	return false;
}

/* Equal keys in the order of the file. */
static int compare_keys(const void *a, const void *b)
{
	const struct yaml_node *p = *(const struct yaml_node *const *)a;
	const struct yaml_node *q = *(const struct yaml_node *const *)b;
	const int order = strcmp(p->text, q->text);

	return order ? order : (p > q) - (p < q);
}

/* May two keys of MAPPING be equal? A few are quickly compared with each other. */
static bool may_repeat(const struct yaml_node *mapping)
{
	if (mapping->entries > FEW_KEYS)
		return true;
	for (size_t i = 1; i < mapping->entries; i++) {
		const char *key = yaml_key(mapping, i)->text;

		for (size_t j = 0; j < i; j++)
			if (*yaml_key(mapping, j)->text == *key &&
			    !strcmp(yaml_key(mapping, j)->text, key))
				return true;
	}
	return false;
}

/* Tells every key of MAPPING that was there before, with its first place. */
static void check_duplicates(struct reader *reader, const struct yaml_node *mapping)
{
	const size_t count = mapping->entries;
	size_t first = 0;

	if (!may_repeat(mapping))
		return;
	g_autofree const struct yaml_node **sorted = g_new(const struct yaml_node *, count);
	for (size_t i = 0; i < count; i++)
		sorted[i] = yaml_key(mapping, i);
	qsort(sorted, count, sizeof *sorted, compare_keys);
	for (size_t i = 1; i < count; i++) {
		const struct yaml_node *key = sorted[i];

		if (strcmp(key->text, sorted[first]->text) != 0)
			first = i;
		else
			problem_add(reader->problems, PROBLEM_ERROR, key->line, key->column,
				    _("the key '%s' is already at line %u"), key->text,
				    sorted[first]->line);
	}
}

/* Adds NODE to the children of the innermost level; in a mapping keys and values take turns. */
static bool add_node(struct reader *reader, const struct yaml_node *node)
{
	const struct level *in = reader->depth > 0 ? &reader->level[reader->depth - 1] : NULL;
	const bool is_key =
		in && in->node.kind == YAML_MAPPING && (reader->opened - in->first) % 2 == 0;

	if (is_key && !key_allowed(reader, node))
		return false;
	if (reader->opened == reader->room) {
		reader->room = MAX(2 * reader->room, 64);
		reader->open = g_renew(struct yaml_node, reader->open, reader->room);
	}
	reader->open[reader->opened++] = *node;
	return true;
}

/* The innermost level has all its children. */
static bool end_level(struct reader *reader)
{
	const struct level *level = &reader->level[--reader->depth];
	struct yaml_node node = level->node;
	const size_t count = reader->opened - level->first;
	struct yaml_node *children = arena_alloc(reader->tree->nodes, count, sizeof *children);

	if (count > 0)
		memcpy(children, &reader->open[level->first], count * sizeof *children);
	reader->opened = level->first;
	node.child = children;
	node.entries = (unsigned)(node.kind == YAML_MAPPING ? count / 2 : count);
	if (node.kind == YAML_MAPPING)
		check_duplicates(reader, &node);
	return add_node(reader, &node);
}

static bool take_event(struct reader *reader)
{
	const yaml_event_t *event = &reader->event;
	struct yaml_node node = { .kind = YAML_SCALAR };

	if (event->type == YAML_MAPPING_END_EVENT || event->type == YAML_SEQUENCE_END_EVENT)
		return end_level(reader);
	if (!event_allowed(reader, event))
		return false;
	place_at(reader, &event->start_mark, &node.line, &node.column);
	if (event->type == YAML_SCALAR_EVENT)
		return read_scalar(reader, event, &node) && add_node(reader, &node);
	node.kind = event->type == YAML_MAPPING_START_EVENT ? YAML_MAPPING : YAML_SEQUENCE;
	reader->level[reader->depth++] = (struct level){ node, reader->opened };
	return true;
}

/* The root with all that is in it becomes the one open node. */
static bool read_root(struct reader *reader)
{
	bool good;

	do {
		good = next_event(reader) && take_event(reader);
		yaml_event_delete(&reader->event);
	} while (good && reader->depth > 0);
	return good;
}

/* Passes an event that must come: the frame around the one document. */
static bool pass(struct reader *reader, yaml_event_type_t type, const char *otherwise)
{
	if (!next_event(reader))
		return false;
	const bool right = reader->event.type == type;
	if (!right)
		error_at(reader, &reader->event.start_mark, otherwise);
	yaml_event_delete(&reader->event);
	return right;
}

static const struct yaml_node *read_document(struct reader *reader)
{
	struct yaml_node *root = arena_alloc(reader->tree->nodes, 1, sizeof *root);
	const char *empty = _("the file is empty");

	if (!pass(reader, YAML_STREAM_START_EVENT, empty) ||
	    !pass(reader, YAML_DOCUMENT_START_EVENT, empty) || !read_root(reader))
		return NULL;
	*root = reader->open[0];
	if (!pass(reader, YAML_DOCUMENT_END_EVENT, empty) ||
	    !pass(reader, YAML_STREAM_END_EVENT,
		  _("a second document begins here; only one is allowed")))
		return NULL;
	if (root->kind == YAML_SCALAR && !root->quoted && !*root->text) {
		problem_add(reader->problems, PROBLEM_ERROR, root->line, root->column, "%s", empty);
		return NULL;
	}
	return root;
}

/* NULL after a problem. */
static struct yaml_tree *read_tree(const char *bytes, size_t length, struct problems *problems)
{
	OWNED(yaml_tree) yaml = g_new0(struct yaml_tree, 1);
	struct reader reader = { .problems = problems, .tree = yaml, .last_line = UINT_MAX };

	yaml->nodes = arena_new();
	yaml->texts = arena_new();
	g_assert(yaml_parser_initialize(&reader.parser));
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes, length);
	if (length > 0 && bytes[length - 1] != '\n')
		yaml_place_of(bytes, length, &reader.last_line, &reader.last_column);
	yaml->root = read_document(&reader);
	yaml_parser_delete(&reader.parser);
	g_free(reader.open);
	return problems->errors == 0 ? g_steal_pointer(&yaml) : NULL;
}

struct yaml_tree *yaml_parse(const char *bytes, size_t length, struct problems *problems)
{
	OWNED(problems) found = problems_new(problems->file);

	if (length > YAML_BYTES_MAX) {
		problem_add(problems, PROBLEM_ERROR, 0, 0, _("the file is larger than %d MiB"),
			    YAML_BYTES_MAX / (1024 * 1024));
		return NULL;
	}
	if (length >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3)) {
		bytes += 3;
		length -= 3;
	}
	OWNED(yaml_tree) yaml = read_tree(bytes, length, found);
	if ((!yaml || yaml_has_suspects(bytes, length)) &&
	    !yaml_bytes_allowed(bytes, length, problems))
		return NULL;
	problems_sort(found);
	problems_move(problems, found);
	return g_steal_pointer(&yaml);
}
