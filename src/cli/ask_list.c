/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finding one's way in the line interview: lists to choose from by number, a page at a time, so
 * that nothing to choose from scrolls away before the question. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "cli/ask_parts.h"
#include "cli/output.h"
#include "engine/review.h"
#include "engine/search.h"

enum { PAGE_LINES = 18, LINE_INDENT = 2 };

/* The entries to show from FIRST on, appended to OUT; the index of the first of the next page. */
static unsigned page_of(GString *out, const GPtrArray *lines, const GPtrArray *titles,
			unsigned first)
{
	unsigned height = 0, i = first;

	for (; i < lines->len; i++) {
		g_autoptr(GString) entry = g_string_new(NULL);
		g_autofree char *line =
			g_strdup_printf("%u %s", i + 1, (const char *)lines->pdata[i]);
		const char *title = titles ? titles->pdata[i] : NULL;

		if (title && *title)
			g_string_append_printf(entry, "%s\n", title);
		append_wrapped(entry, LINE_INDENT, line);
		for (const char *p = entry->str; (p = strchr(p, '\n')); p++)
			height++;
		if (height > PAGE_LINES && i > first)
			break;
		g_string_append(out, entry->str);
	}
	return i;
}

/* The number that was typed, from 1; 0: none of COUNT. */
static unsigned number_typed(const char *line, unsigned count)
{
	g_autofree char *narrow = text_narrow_all(line);
	char *end;
	unsigned long number = strtoul(narrow, &end, 10);

	return *end == '\0' && number >= 1 && number <= count ? (unsigned)number : 0;
}

int choose(struct interview *interview, const GPtrArray *lines, const GPtrArray *titles)
{
	unsigned first = 0, next;

	for (;;) {
		g_autoptr(GString) page = g_string_new("\n");
		g_autofree char *line = NULL;
		bool more;

		next = page_of(page, lines, titles, first);
		more = next < lines->len;
		say(interview, page->str);
		line = read_line(interview, more ? _("Number, Enter for more, - to go back: ")
						 : _("Number, or Enter to go back: "));
		if (!line || strcmp(line, "-") == 0 || strcmp(line, "－") == 0 || (!*line && !more))
			return -1;
		if (number_typed(line, lines->len))
			return (int)number_typed(line, lines->len) - 1;
		if (*line)
			say_line(interview, _("There is no such number."));
		else
			first = next;
	}
}

static char *row_line(const struct interview *interview, size_t item)
{
	const struct item *row = &interview->session->catalog->item[item];

	return g_strdup_printf("%s  %s", row->number ? row->number : row->key,
			       text_in(&row->ask, i18n_language()));
}

void jump_to_row(struct interview *interview, size_t item)
{
	jump(interview, interview_facts(interview) + (int)item);
}

/* To the row found, or to the one chosen of them. */
static void jump_to_one(struct interview *interview, const GArray *rows)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	int chosen = 0;

	if (rows->len == 0) {
		say_line(interview, _("No row has this."));
		return;
	}
	for (unsigned i = 0; i < rows->len; i++)
		g_ptr_array_add(lines, row_line(interview, g_array_index(rows, size_t, i)));
	if (rows->len > 1)
		chosen = choose(interview, lines, NULL);
	if (chosen >= 0)
		jump_to_row(interview, g_array_index(rows, size_t, chosen));
}

void go_to(struct interview *interview, const char *name)
{
	const struct catalog *catalog = interview->session->catalog;
	int fact = catalog_find_fact(catalog, name), item = catalog_find_item(catalog, name);
	OWNED(search) names = search_names(catalog);
	g_autoptr(GArray) rows = search_find(names, name);

	if (!*name)
		return;
	if (fact >= 0)
		jump(interview, fact);
	else if (item >= 0)
		jump_to_row(interview, (size_t)item);
	else
		jump_to_one(interview, rows);
}

void search_for(struct interview *interview, const char *words)
{
	OWNED(search) all = search_words(interview->session->catalog);
	g_autoptr(GArray) rows = search_find(all, words);

	if (*words)
		jump_to_one(interview, rows);
}

/* The figures; no percentage, and gaps always told. */
static void say_figures(struct interview *interview)
{
	const struct counts *total = &interview->report->total;
	const struct {
		const char *text;
		unsigned count;
	} figures[] = {
		{ _("Not met or partly met"), total->partial + total->unmet },
		{ _("Of these, duties that bind"), total->binding_gaps },
		{ _("Reason missing"), total->reason_missing },
		{ _("Not answered"), total->unanswered },
		{ _("Not yet decided whether they apply"), total->undecided },
	};
	g_autofree char *ticked = g_strdup_printf(_("Rows ticked: %u of %u that apply"),
						  total->ticked, total->applicable);

	say(interview, "\n");
	say_line(interview, result_label(interview->report->result));
	say_line(interview, ticked);
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
		g_autofree char *line =
			g_strdup_printf(_("%s: %u"), figures[i].text, figures[i].count);

		if (figures[i].count > 0)
			say_line(interview, line);
	}
}

void review(struct interview *interview, const char *argument)
{
	const struct catalog *catalog = interview->session->catalog;
	OWNED(review) open = review_new(interview->session->assessment, interview->report);
	const GArray *entries = review_entries(open);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) titles = g_ptr_array_new();
	const struct review_entry *before = NULL;
	int chosen;

	(void)argument;
	say_figures(interview);
	for (unsigned i = 0; i < entries->len; i++) {
		const struct review_entry *entry = &g_array_index(entries, struct review_entry, i);
		bool first = !before || before->group != entry->group;

		g_ptr_array_add(titles, first ? (char *)review_group_title(entry->group) : NULL);
		g_ptr_array_add(lines,
				entry->conflict
					? conflict_about(catalog, entry->conflict, i18n_language())
				: entry->fact ? g_strdup(text_in(&catalog->fact[entry->index].ask,
								 i18n_language()))
					      : row_line(interview, entry->index));
		before = entry;
	}
	if (entries->len == 0) {
		say_line(interview, _("Nothing is open."));
		return;
	}
	chosen = choose(interview, lines, titles);
	if (chosen < 0)
		return;
	before = &g_array_index(entries, struct review_entry, chosen);
	if (before->index == G_MAXSIZE)
		say_conflict_elsewhere(interview, before->conflict);
	else if (before->fact)
		jump(interview, (int)before->index);
	else
		jump_to_row(interview, before->index);
}
