/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the report of an upgrade tells, for the screen and for commands. */
#include "config.h"

#include "engine/upgrade.h"

#include <string.h>

#include "engine/archive.h"
#include "engine/carried.h"
#include "engine/interview.h"

unsigned upgrade_count(const struct upgrade *upgrade, enum fate fate, bool fact, bool said)
{
	unsigned count = 0;

	for (unsigned i = 0; i < upgrade->row->len; i++) {
		const struct upgrade_row *row = &g_array_index(upgrade->row, struct upgrade_row, i);

		count += row->fate == fate && row->fact == fact && (row->said || !said);
	}
	return count;
}

static const char *key_in(const struct catalog *catalog, bool fact, int index)
{
	return fact ? catalog->fact[index].id : catalog->item[index].key;
}

static const struct text *ask_in(const struct catalog *catalog, bool fact, int index)
{
	return fact ? &catalog->fact[index].ask : &catalog->item[index].ask;
}

const char *upgrade_key(const struct upgrade *upgrade, const struct upgrade_row *row)
{
	return row->to >= 0 ? key_in(upgrade->to, row->fact, row->to)
			    : key_in(upgrade->from, row->fact, row->from);
}

const char *upgrade_ask(const struct upgrade *upgrade, const struct upgrade_row *row,
			enum language language)
{
	return text_in(row->to >= 0 ? ask_in(upgrade->to, row->fact, row->to)
				    : ask_in(upgrade->from, row->fact, row->from),
		       language);
}

const char *upgrade_ask_then(const struct upgrade *upgrade, const struct upgrade_row *row,
			     enum language language)
{
	const char *then;

	if (row->to < 0 || row->from < 0)
		return NULL;
	then = text_in(ask_in(upgrade->from, row->fact, row->from), language);
	return strcmp(then, upgrade_ask(upgrade, row, language)) == 0 ? NULL : then;
}

const char *upgrade_reason(const struct upgrade *upgrade, const struct upgrade_row *row,
			   enum language language)
{
	const struct gone *gone;

	if (row->to >= 0)
		return text_in(row->fact ? &upgrade->to->fact[row->to].reason
					 : &upgrade->to->item[row->to].reason,
			       language);
	gone = catalog_find_gone(upgrade->to, upgrade_key(upgrade, row), row->fact);
	return gone ? text_in(&gone->reason, language) : "";
}

bool upgrade_alike(const struct upgrade *upgrade, const struct upgrade_row *a,
		   const struct upgrade_row *b)
{
	const char *change_a = upgrade_change(upgrade, a), *change_b = upgrade_change(upgrade, b);

	return a->fate == b->fate && a->fact == b->fact && g_strcmp0(change_a, change_b) == 0 &&
	       strcmp(upgrade_reason(upgrade, a, LANGUAGE_JA),
		      upgrade_reason(upgrade, b, LANGUAGE_JA)) == 0;
}

const char *upgrade_change(const struct upgrade *upgrade, const struct upgrade_row *row)
{
	if (row->fact || row->to < 0 || upgrade->to->item[row->to].change == CHANGE_NONE)
		return NULL;
	return change_label(upgrade->to->item[row->to].change);
}

/* What was answered to the old row or fact, or that it was answered in different ways. */
static char *said_before(const struct upgrade *upgrade, bool fact, size_t from,
			 enum language language)
{
	const enum entry_kind kind = fact ? ENTRY_FACT : ENTRY_ROW;
	const char *key = key_in(upgrade->from, fact, (int)from);
	const struct conflict about = { .kind = kind };
	struct side *side;
	char *text;

	if (assessment_conflict(upgrade->old, kind, key))
		return g_strdup(_("answered in different ways"));
	if (fact)
		return fact_value_text(upgrade->old, from, language);
	side = side_of(upgrade->old, kind, key);
	text = side_text(upgrade->from, &about, side, language);
	side_free(side);
	return text;
}

char *upgrade_said(const struct upgrade *upgrade, const struct upgrade_row *row,
		   enum language language)
{
	char *text;

	if (row->from >= 0)
		return said_before(upgrade, row->fact, (size_t)row->from, language);
	/* it was kept, for a key that the edition before lacks */
	text = row->to >= 0 && !row->fact
		       ? last_answer_text(upgrade->result->answer[row->to], upgrade->to)
		       : NULL;
	return text ? text : g_strdup(answer_label(ANSWER_NONE));
}

char *upgrade_other(const struct upgrade *upgrade, const struct upgrade_row *row, size_t i,
		    enum language language)
{
	const char *key =
		row->fact || row->to < 0 ? NULL : item_was(&upgrade->to->item[row->to], i + 1);
	int from = key ? catalog_find_item(upgrade->from, key) : -1;
	g_autofree char *said = NULL;

	if (from < 0)
		return g_strdup(key);
	said = said_before(upgrade, false, (size_t)from, language);
	/* TRANSLATORS: key of a row, its question, what was answered */
	return g_strdup_printf(_("%s  %s: %s"), key,
			       text_in(&upgrade->from->item[from].ask, language), said);
}

static void free_told(void *data)
{
	struct told *told = data;

	g_free(told->words);
	g_free(told);
}

/* Takes WORDS; nothing when there are none. */
static void tell(GPtrArray *list, const char *label, char *words)
{
	struct told *told;

	if (!words || !*words) {
		g_free(words);
		return;
	}
	told = g_new0(struct told, 1);
	told->label = label;
	told->words = words;
	g_ptr_array_add(list, told);
}

/* What the archive holds of the rows that ITEM comes from. */
static void tell_others(GPtrArray *list, const struct assessment *assessment,
			const struct item *item, enum language language)
{
	for (unsigned i = 0; i < assessment->archive->len; i++) {
		const struct archived *archived = assessment->archive->pdata[i];
		bool ours = false;

		for (size_t j = 1; item_was(item, j); j++)
			ours |= strcmp(item_was(item, j), archived->key) == 0;
		if (!ours || archived->kind != ENTRY_ROW ||
		    g_strcmp0(archived->edition, assessment->catalog->replaces) != 0)
			continue;
		g_autofree char *said = archived_text(archived, assessment->catalog, language);
		tell(list, _("Another row"),
		     g_strdup_printf(_("%s  %s: %s"), archived->key,
				     kept_text(archived->ask, language), said));
	}
}

GPtrArray *change_told(const struct assessment *assessment, size_t index, enum language language)
{
	const struct item *item = &assessment->catalog->item[index];
	const struct last_answer *last = assessment->answer[index]->last;
	GPtrArray *list = g_ptr_array_new_with_free_func(free_told);

	if (!answer_carried(assessment->answer[index]) || !assessment->catalog->replaces ||
	    g_strcmp0(last->edition, assessment->catalog->replaces) != 0)
		return list;
	tell(list, _("Question before"), g_strdup(kept_text(last->ask, language)));
	if (item->change != CHANGE_NONE)
		tell(list, _("Change"), g_strdup(change_label(item->change)));
	tell(list, _("Reason"), g_strdup(text_in(&item->reason, language)));
	tell_others(list, assessment, item, language);
	return list;
}

GPtrArray *upgrade_told(const struct upgrade *upgrade, const struct upgrade_row *row,
			enum language language)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(free_told);
	char *other;

	tell(list, _("Question before"), g_strdup(upgrade_ask_then(upgrade, row, language)));
	if (!row->fact && row->fate == FATE_NEW)
		tell(list, _("Duty"), g_strdup(duty_label(upgrade->to->item[row->to].duty)));
	if (row->fate != FATE_NEW)
		tell(list, _("Last time"), upgrade_said(upgrade, row, language));
	for (size_t i = 0; (other = upgrade_other(upgrade, row, i, language)); i++)
		tell(list, _("Another row"), other);
	return list;
}
