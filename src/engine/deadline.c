/* SPDX-License-Identifier: GPL-3.0-or-later
 * Deadlines, in the order of their dates. */
#include "config.h"

#include "engine/deadline.h"

#include <string.h>

#include "engine/carried.h"
#include "engine/cycle.h"
#include "engine/dates.h"
#include "engine/evidence.h"
#include "engine/recipient.h"

static const char *const ids[DEADLINE_KINDS] = {
	[DEADLINE_CHECK] = "check",
	[DEADLINE_GAP] = "gap",
	[DEADLINE_EVIDENCE] = "evidence",
	[DEADLINE_RECIPIENT] = "recipient",
};

const char *deadline_kind_id(enum deadline_kind kind)
{
	return ids[kind];
}

static void add(GArray *list, enum deadline_kind kind, size_t item, const char *date,
		const char *today, const char *until)
{
	struct deadline deadline = { .kind = kind, .item = item };

	if (!date || (until && strcmp(date, until) > 0))
		return;
	g_strlcpy(deadline.date, date, sizeof deadline.date);
	deadline.days = date_days(today, date);
	g_array_append_val(list, deadline);
}

/* Evidence that holds only to a day. */
static void add_evidence(GArray *list, const struct answer *answer, size_t item, const char *today,
			 const char *until)
{
	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		const struct evidence_record *record =
			answer_record(answer, answer->evidence->pdata[i]);
		const unsigned before = list->len;

		add(list, DEADLINE_EVIDENCE, item, record ? record->expires : NULL, today, until);
		if (list->len > before)
			g_array_index(list, struct deadline, before).evidence = i;
	}
}

static bool is_gap(const struct answer *answer, const struct finding *finding)
{
	const enum answer_value value =
		answer_carried(answer) ? answer->last->value : answer->value;

	return finding->applies == TRUTH_YES && (value == ANSWER_PARTIAL || value == ANSWER_UNMET);
}

static int compare(const void *a, const void *b)
{
	const struct deadline *p = a, *q = b;
	int order = strcmp(p->date, q->date);

	if (!order)
		order = (int)p->kind - (int)q->kind;
	if (!order)
		order = (p->item > q->item) - (p->item < q->item);
	return order ? order : (p->evidence > q->evidence) - (p->evidence < q->evidence);
}

GArray *deadlines(const struct assessment *assessment, const struct report *report,
		  const char *today, const char *until)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct deadline));
	g_autofree char *check = cycle_due(assessment);

	add(list, DEADLINE_CHECK, 0, check, today, until);
	for (size_t i = 0; i < assessment->catalog->items; i++)
		if (is_gap(assessment->answer[i], &report->finding[i]))
			add(list, DEADLINE_GAP, i, assessment->answer[i]->due, today, until);
	for (size_t i = 0; i < assessment->catalog->items; i++)
		if (report->finding[i].applies == TRUTH_YES)
			add_evidence(list, assessment->answer[i], i, today, until);
	for (unsigned i = 0; i < assessment->recipient->len; i++) {
		const struct recipient *recipient = assessment->recipient->pdata[i];

		add(list, DEADLINE_RECIPIENT, i, recipient->field[RECIPIENT_NEXT], today, until);
	}
	g_array_sort(list, compare);
	return list;
}

const char *deadline_recipient(const struct assessment *assessment, const struct deadline *deadline)
{
	return ((const struct recipient *)assessment->recipient->pdata[deadline->item])->name;
}

char *deadline_text(const struct assessment *assessment, const struct deadline *deadline,
		    enum language language)
{
	const struct item *item;
	const char *owner;

	if (deadline->kind == DEADLINE_EVIDENCE)
		/* TRANSLATORS: a row and a piece of its evidence */
		return g_strdup_printf(
			_("%s: the evidence “%s” holds until then"),
			assessment->catalog->item[deadline->item].key,
			(const char *)assessment->answer[deadline->item]
				->evidence->pdata[deadline->evidence]);
	if (deadline->kind == DEADLINE_RECIPIENT)
		return g_strdup_printf(_("another look at the check sheet of %s"),
				       deadline_recipient(assessment, deadline));
	if (deadline->kind == DEADLINE_CHECK)
		return g_strdup_printf(assessment->profile[PROFILE_INTERVAL]
					       ? _("the next check (%u months after the last)")
					       : _("the next check (%u months after the last, our "
						   "suggestion)"),
				       cycle_months(assessment));
	item = &assessment->catalog->item[deadline->item];
	owner = assessment->answer[deadline->item]->owner;
	if (owner)
		/* TRANSLATORS: a row, its question, who is responsible */
		return g_strdup_printf(_("%s  %s (%s)"), item->key, text_in(&item->ask, language),
				       owner);
	return g_strdup_printf("%s  %s", item->key, text_in(&item->ask, language));
}

char *deadline_when(const struct deadline *deadline)
{
	const unsigned long days = (unsigned long)ABS(deadline->days);

	if (days == 0)
		return g_strdup(_("today"));
	return deadline->days < 0
		       ? g_strdup_printf(ngettext("%lu day late", "%lu days late", days), days)
		       : g_strdup_printf(ngettext("in %lu day", "in %lu days", days), days);
}
