/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading back the files of store/reconcile_file.h: what a person decided, and the rows to add. */
#include "config.h"

#include "store/reconcile_file.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text_table.h"
#include "store/fields.h"
#include "store/yaml.h"

enum { TEXT_MAX = 2000, NUMBER_MAX = 40 }; /* characters */

/* In `choose`: no row of the catalog. */
static const char none_word[] = "none";

struct decision_reader {
	const struct catalog *catalog;
	struct official_sheet *sheet;
	GArray *decisions;
	GHashTable *chosen, *decided; /* keys, rows */
	struct problems *problems;
};

struct decision_fields {
	const char *line, *says, *number, *choose;
};

static void read_string(void *data, const struct yaml_node *node, void *value)
{
	(void)data;
	*(const char **)value = node->text;
}

/* The row that says so; of several the one on that line. */
static int find_row(const struct official_sheet *sheet, const char *says, const char *line)
{
	int found = -1;

	for (guint r = 0; r < sheet->rows->len; r++) {
		const struct official_row *row = sheet->rows->pdata[r];
		g_autofree char *number = NULL;

		if (strcmp(row->words, says) != 0)
			continue;
		number = g_strdup_printf("%u", row->line);
		if (g_strcmp0(number, line) == 0)
			return (int)r;
		found = (int)r;
	}
	return found;
}

/* Is all of TEXT numbers as sheets have them? */
static bool is_number(const char *text)
{
	struct outline_mark mark;
	size_t length;

	if (g_utf8_strlen(text, -1) > NUMBER_MAX)
		return false;
	while (*text && (length = outline_read(text, &mark)))
		text += length;
	return !*text;
}

/* ROW's number is TEXT from now on; NULL: it has none. */
static void renumber(struct official_row *row, const char *text)
{
	memset(row->place.at, 0, sizeof row->place.at);
	if (text)
		outline_enter_text(&row->place, text);
	row->numbered = text != NULL;
	row->doubtful = false;
	g_free(row->number);
	row->number = text ? outline_number(&row->place) : g_strdup("");
}

static void check_decision(void *data, const struct yaml_node *node, void *target)
{
	struct decision_reader *reader = data;
	const struct decision_fields *fields = target;
	struct row_decision decision = { 0, -1 };
	int row, item = -1;

	if (!fields->says || !fields->choose)
		return;
	row = find_row(reader->sheet, fields->says, fields->line);
	if (strcmp(fields->choose, none_word) != 0)
		item = catalog_find_item(reader->catalog, fields->choose);
	if (row < 0)
		problem_at(reader->problems, yaml_get(node, "says"),
			   _("the sheet has no row that says this"));
	else if (!g_hash_table_add(reader->decided, GINT_TO_POINTER(row)))
		problem_at(reader->problems, yaml_get(node, "says"),
			   _("this row of the sheet is decided twice"));
	else if (item < 0 && strcmp(fields->choose, none_word) != 0)
		problem_at(reader->problems, yaml_get(node, "choose"),
			   _("the catalog has no item '%s'"), fields->choose);
	else if (item >= 0 && !g_hash_table_add(reader->chosen, (void *)fields->choose))
		problem_at(reader->problems, yaml_get(node, "choose"),
			   _("'%s' is chosen for two rows of the sheet"), fields->choose);
	else if (fields->number && !is_number(fields->number))
		problem_at(reader->problems, yaml_get(node, "number"),
			   _("'%s' is not a number of a row, like (2)①C)3"), fields->number);
	else {
		decision.row = (size_t)row;
		decision.item = item;
		renumber(reader->sheet->rows->pdata[row], fields->number);
		g_array_append_val(reader->decisions, decision);
	}
}

static const struct field decision_fields[] = {
	{ "line", FIELD_SCALAR, false, read_string, offsetof(struct decision_fields, line) },
	{ "says", FIELD_SCALAR, true, read_string, offsetof(struct decision_fields, says) },
	{ "doubt", FIELD_SCALAR, false, NULL, 0 },
	{ "number", FIELD_SCALAR, false, read_string, offsetof(struct decision_fields, number) },
	{ "choose", FIELD_SCALAR, false, read_string, offsetof(struct decision_fields, choose) },
	{ "candidates", FIELD_LIST, false, NULL, 0 },
};
static const struct shape decision_shape = {
	"row", NULL, decision_fields, G_N_ELEMENTS(decision_fields), true, check_decision,
};

static void read_decisions(void *data, const struct yaml_node *node, void *value)
{
	struct decision_reader *reader = data;

	(void)value;
	for (size_t i = 0; i < node->entries; i++) {
		struct decision_fields fields = { 0 };

		fields_read(&decision_shape, yaml_value(node, i), reader->problems, reader,
			    &fields);
	}
}

static const struct field decisions_fields[] = {
	{ "phrwizard-decisions", FIELD_SCALAR, true, NULL, 0 },
	{ "catalog", FIELD_SCALAR, true, NULL, 0 },
	{ "rows", FIELD_LIST, true, read_decisions, 0 },
};
static const struct shape decisions_shape = {
	"decisions", NULL, decisions_fields, G_N_ELEMENTS(decisions_fields), false, NULL,
};

bool decisions_parse(const char *bytes, size_t length, const struct catalog *catalog,
		     struct official_sheet *sheet, GArray *decisions, struct problems *problems)
{
	OWNED(yaml_tree) yaml = yaml_parse(bytes, length, problems);
	g_autoptr(GHashTable) chosen = text_table_new();
	g_autoptr(GHashTable) decided = g_hash_table_new(g_direct_hash, g_direct_equal);
	struct decision_reader reader = { catalog, sheet, decisions, chosen, decided, problems };
	const struct yaml_node *root = yaml ? yaml_root(yaml) : NULL;

	if (root && fields_format(root, "phrwizard-decisions", DECISIONS_FORMAT, problems) &&
	    fields_for_catalog(root, catalog->id, problems))
		fields_read(&decisions_shape, root, problems, &reader, &reader);
	problems_sort(problems);
	return !problems->errors;
}

/* Rows to add */

struct rows_reader {
	const struct catalog *catalog;
	GPtrArray *rows;
	struct problems *problems;
};

static void read_section(void *data, const struct yaml_node *node, void *value)
{
	struct rows_reader *reader = data;

	for (size_t s = 0; s < reader->catalog->sections; s++)
		if (!strcmp(reader->catalog->section[s].id, node->text)) {
			*(size_t *)value = s;
			return;
		}
	problem_at(reader->problems, node, _("the catalog has no section '%s'"), node->text);
}

static void read_number(void *data, const struct yaml_node *node, void *value)
{
	struct rows_reader *reader = data;

	if (is_number(node->text))
		*(char **)value = g_strdup(node->text);
	else
		problem_at(reader->problems, node, _("'%s' is not a number of a row, like (2)①C)3"),
			   node->text);
}

static void read_words(void *data, const struct yaml_node *node, void *value)
{
	struct rows_reader *reader = data;
	char **words = value;

	for (size_t i = 0; i < node->entries; i++) {
		const struct yaml_node *key = yaml_key(node, i), *word = yaml_value(node, i);
		enum language language;

		if (!language_parse(key->text, &language) || !reader->catalog->has[language])
			problem_at(reader->problems, key,
				   _("'%s' is not a language of this catalog"), key->text);
		else if (word->kind != YAML_SCALAR || !*word->text)
			problem_at(reader->problems, word, _("the text is empty"));
		else if (g_utf8_strlen(word->text, -1) > TEXT_MAX)
			problem_at(reader->problems, word,
				   _("this text is longer than %ld characters"), (long)TEXT_MAX);
		else
			words[language] = g_strdup(word->text);
	}
}

static void read_duty(void *data, const struct yaml_node *node, void *value)
{
	struct rows_reader *reader = data;
	const int duty = duty_parse(node->text);

	if (duty >= 0)
		*(enum duty *)value = (enum duty)duty;
	else
		problem_at(reader->problems, node, _("'%s' must be one of: %s"), node->text,
			   "law, must, expected, law-effort, effort, desirable");
}

static const struct field new_row_fields[] = {
	{ "line", FIELD_SCALAR, false, NULL, 0 },
	{ "section", FIELD_SCALAR, true, read_section, offsetof(struct new_row, section) },
	{ "number", FIELD_SCALAR, false, read_number, offsetof(struct new_row, number) },
	{ "heading", FIELD_MAPPING, false, read_words, offsetof(struct new_row, heading) },
	{ "ask", FIELD_MAPPING, true, read_words, offsetof(struct new_row, ask) },
	{ "duty", FIELD_SCALAR, true, read_duty, offsetof(struct new_row, duty) },
};
static const struct shape new_row_shape = {
	"row", NULL, new_row_fields, G_N_ELEMENTS(new_row_fields), true, NULL,
};

static void read_new_rows(void *data, const struct yaml_node *node, void *value)
{
	struct rows_reader *reader = data;

	(void)value;
	for (size_t i = 0; i < node->entries; i++) {
		struct new_row *row = g_new0(struct new_row, 1);

		g_ptr_array_add(reader->rows, row);
		fields_read(&new_row_shape, yaml_value(node, i), reader->problems, reader, row);
	}
}

static const struct field rows_fields[] = {
	{ "phrwizard-rows", FIELD_SCALAR, true, NULL, 0 },
	{ "catalog", FIELD_SCALAR, true, NULL, 0 },
	{ "only-in-sheet", FIELD_LIST, true, read_new_rows, 0 },
	{ "only-in-catalog", FIELD_LIST, false, NULL, 0 },
	{ "not-read", FIELD_LIST, false, NULL, 0 },
};
static const struct shape rows_shape = {
	"rows", NULL, rows_fields, G_N_ELEMENTS(rows_fields), false, NULL,
};

static void free_row(void *row)
{
	new_row_free(row);
}

GPtrArray *rows_parse(const char *bytes, size_t length, const struct catalog *catalog,
		      struct problems *problems)
{
	OWNED(yaml_tree) yaml = yaml_parse(bytes, length, problems);
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_row);
	struct rows_reader reader = { catalog, rows, problems };
	const struct yaml_node *root = yaml ? yaml_root(yaml) : NULL;

	if (root && fields_format(root, "phrwizard-rows", ROWS_FORMAT, problems) &&
	    fields_for_catalog(root, catalog->id, problems))
		fields_read(&rows_shape, root, problems, &reader, &reader);
	problems_sort(problems);
	return problems->errors ? NULL : g_steal_pointer(&rows);
}
