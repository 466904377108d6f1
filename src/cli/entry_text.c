/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entries in lines. */
#include "config.h"

#include "cli/entry_text.h"

#include "base/i18n.h"
#include "cli/output.h"
#include "engine/carried.h"
#include "engine/evidence.h"
#include "engine/interview.h"
#include "engine/upgrade.h"

static void append_row_title(GString *out, const struct catalog *catalog, const char *key)
{
	int item = catalog_find_item(catalog, key);
	const struct item *row = item >= 0 ? &catalog->item[item] : NULL;

	if (row && row->number)
		g_string_append_printf(out, "%s  %s\n", key, row->number);
	else
		g_string_append_printf(out, "%s\n", key);
	append_wrapped(out, 4,
		       row ? text_in(&row->ask, i18n_language())
			   : _("The catalog has no such row."));
}

static void append_fact_title(GString *out, const struct catalog *catalog, const char *key)
{
	const struct fact *fact = &catalog->fact[catalog_find_fact(catalog, key)];

	g_string_append_printf(out, "%s\n", key);
	append_wrapped(out, 4, text_in(&fact->ask, i18n_language()));
}

static void append_field_title(GString *out, const struct catalog *catalog, const char *key)
{
	(void)catalog;
	g_string_append_printf(out, "%s\n",
			       profile_field_label((enum profile_field)profile_field_parse(key)));
}

static void append_recipient_title(GString *out, const struct catalog *catalog, const char *key)
{
	(void)catalog;
	g_string_append_printf(out, _("Recipient: %s"), key);
	g_string_append_c(out, '\n');
}

void append_entry(GString *out, const struct catalog *catalog, const struct entry *entry)
{
	static void (*const append[ENTRY_KINDS])(GString * out, const struct catalog *catalog,
						 const char *key) = {
		[ENTRY_FIELD] = append_field_title,
		[ENTRY_FACT] = append_fact_title,
		[ENTRY_ROW] = append_row_title,
		[ENTRY_RECIPIENT] = append_recipient_title,
	};

	append[entry->kind](out, catalog, entry->key);
}

static void add_line(GPtrArray *lines, const char *label, const char *value)
{
	if (value)
		g_ptr_array_add(lines, g_strdup_printf("%s: %s", label, value));
}

static void add_answer(GPtrArray *lines, const struct catalog *catalog, const struct answer *answer)
{
	g_autofree char *at = answer->at ? moment_text(answer->at) : NULL;
	g_autofree char *last = last_answer_text(answer, catalog);

	add_line(lines, _("Answer"),
		 answer->value != ANSWER_NONE ? answer_label(answer->value) : NULL);
	add_line(lines, _("Note"), answer->note);
	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		g_autofree char *shown = evidence_shown(answer, i);

		add_line(lines, _("Evidence"), shown);
	}
	add_line(lines, _("Owner"), answer->owner);
	add_line(lines, _("Due date"), answer->due);
	add_line(lines, _("Answered by"), answer->by);
	add_line(lines, _("Answered at"), at);
	add_line(lines, _("Last time"), last);
}

/* One side in a line, with its note below. */
static char *side_lines(const struct catalog *catalog, const struct conflict *conflict, unsigned i)
{
	const struct side *side = conflict->side->pdata[i];
	g_autofree char *text = side_text(catalog, conflict, side, i18n_language());

	if (!side->answer.note)
		return g_steal_pointer(&text);
	return g_strdup_printf("%s\n%s", text, side->answer.note);
}

GPtrArray *entry_lines(const struct catalog *catalog, const struct entry *entry,
		       const struct said *said)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	if (said->side.words) {
		/* the words are shown as those of a side are */
		int fact = entry->kind == ENTRY_FACT ? catalog_find_fact(catalog, entry->key) : 0;
		const struct conflict about = { entry->kind, (char *)entry->key, (size_t)fact,
						NULL };
		g_autofree char *value = side_text(catalog, &about, &said->side, i18n_language());

		add_line(lines, entry->kind == ENTRY_FACT ? _("Answer") : _("Text"), value);
	}
	add_answer(lines, catalog, &said->side.answer);
	for (unsigned i = 0; said->conflict && i < said->conflict->side->len; i++) {
		g_autofree char *text = side_lines(catalog, said->conflict, i);

		add_line(lines, _("In conflict"), text);
	}
	return lines;
}

void append_last(GString *out, int indent, const struct assessment *assessment, size_t item)
{
	const struct catalog *catalog = assessment->catalog;
	const struct answer *answer = assessment->answer[item];
	g_autofree char *last = last_answer_text(answer, catalog);
	g_autofree char *line =
		last ? g_strdup_printf(answer_carried(answer) ? _("to be confirmed; last time: %s")
							      : _("last time: %s"),
				       last)
		     : NULL;
	g_autoptr(GPtrArray) more = change_told(assessment, item, i18n_language());

	if (line)
		append_wrapped(out, indent, line);
	for (unsigned i = 0; i < more->len; i++) {
		const struct told *told = more->pdata[i];
		g_autofree char *one = g_strdup_printf(_("%s: %s"), told->label, told->words);

		append_wrapped(out, indent + 2, one);
	}
}

void append_sides(GString *out, int indent, const struct catalog *catalog,
		  const struct conflict *conflict)
{
	for (unsigned i = 0; i < conflict->side->len; i++) {
		g_autofree char *text = side_lines(catalog, conflict, i);
		g_autofree char *line = g_strdup_printf("%u. %s", i + 1, text);

		append_wrapped(out, indent, line);
	}
}
