/* SPDX-License-Identifier: GPL-3.0-or-later
 * The next check: everything that was answered is last time's answer. */
#include "config.h"

#include "engine/cycle.h"

#include "engine/carried.h"
#include "engine/conflict.h"

struct assessment *cycle_begin(const struct assessment *last, const char *date)
{
	struct assessment *next = assessment_copy(last);
	const char *edition = last->catalog->id, *confirmed = last->profile[PROFILE_CONFIRMED];

	for (size_t i = 0; i < next->catalog->items; i++) {
		struct answer answer;

		answer_copy(&answer, last->answer[i]);
		answer_carry(&answer, edition, confirmed);
		assessment_put_answer(next, i, &answer);
	}
	for (unsigned i = 0; i < next->conflict->len; i++) {
		struct conflict *conflict = next->conflict->pdata[i];

		if (conflict->kind != ENTRY_ROW || conflict->rank == G_MAXSIZE)
			continue;
		for (unsigned j = 0; j < conflict->side->len; j++)
			answer_carry(&((struct side *)conflict->side->pdata[j])->answer, edition,
				     confirmed);
		conflict_tidy(conflict);
	}
	/* nobody has signed the next check */
	g_ptr_array_set_size(next->signoff, 0);
	assessment_set_profile(next, PROFILE_CONFIRMED, date, NULL);
	return next;
}

unsigned cycle_months(const struct assessment *assessment)
{
	const char *months = assessment->profile[PROFILE_INTERVAL];

	return months ? (unsigned)g_ascii_strtoull(months, NULL, 10) : INTERVAL_SUGGESTED;
}

char *cycle_due(const struct assessment *assessment)
{
	const char *confirmed = assessment->profile[PROFILE_CONFIRMED];
	GDate date;

	if (!confirmed)
		return NULL;
	/* the assessment holds real dates only, written YYYY-MM-DD */
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)g_ascii_strtoull(confirmed + 8, NULL, 10),
		       (GDateMonth)g_ascii_strtoull(confirmed + 5, NULL, 10),
		       (GDateYear)g_ascii_strtoull(confirmed, NULL, 10));
	/* the last day of a shorter month stands for the 31st */
	g_date_add_months(&date, cycle_months(assessment));
	return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&date),
			       (int)g_date_get_month(&date), g_date_get_day(&date));
}
