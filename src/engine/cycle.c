/* SPDX-License-Identifier: GPL-3.0-or-later
 * The next check: everything that was answered is last time's answer. */
#include "config.h"

#include "engine/upgrade.h"

#include "engine/carried.h"
#include "engine/conflict.h"

struct assessment *cycle_begin(const struct assessment *last, const char *date)
{
	struct assessment *next = assessment_copy(last);
	const char *edition = last->catalog->id, *confirmed = last->profile[PROFILE_CONFIRMED];

	for (size_t i = 0; i < next->catalog->items; i++)
		answer_carry(&next->answer[i], edition, confirmed);
	for (unsigned i = 0; i < next->conflict->len; i++) {
		struct conflict *conflict = next->conflict->pdata[i];

		if (conflict->kind != ENTRY_ROW || conflict->rank == G_MAXSIZE)
			continue;
		for (unsigned j = 0; j < conflict->side->len; j++)
			answer_carry(&((struct side *)conflict->side->pdata[j])->answer, edition,
				     confirmed);
		conflict_tidy(conflict);
	}
	assessment_set_profile(next, PROFILE_CONFIRMED, date, NULL);
	return next;
}
