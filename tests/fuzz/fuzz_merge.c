/* SPDX-License-Identifier: GPL-3.0-or-later
 * Three assessments with lines of five signs (%%%%%) between them, merged: nothing is lost, both
 * orders agree, and the result can be saved and read. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "engine/merge.h"
#include "mini_catalog.h"
#include "round_trip.h"

enum { BASE, OURS, THEIRS, FILES };

/* What only one side has said is in the result. */
static void check_kept(const struct assessment *base, const struct assessment *side,
		       const struct assessment *other, const struct assessment *merged)
{
	for (size_t i = 0; i < MINI_ITEMS; i++) {
		const char *key = mini_catalog.item[i].key;

		if (!answer_equal(base->answer[i], other->answer[i]) ||
		    answer_equal(base->answer[i], side->answer[i]) ||
		    assessment_conflict(base, ENTRY_ROW, key) ||
		    assessment_conflict(side, ENTRY_ROW, key) ||
		    assessment_conflict(other, ENTRY_ROW, key))
			continue;
		must(answer_equal(merged->answer[i], side->answer[i]));
	}
}

static void check_merge(const struct assessment *base, const struct assessment *ours,
			const struct assessment *theirs)
{
	struct merge_counts counts, other;
	OWNED(assessment) merged = assessment_merge(base, ours, theirs, &counts);
	OWNED(assessment) swapped = assessment_merge(base, theirs, ours, &other);
	OWNED(assessment) same = assessment_merge(base, ours, ours, &counts);

	check_kept(base, ours, theirs, merged);
	check_kept(base, theirs, ours, merged);
	check_round_trip(merged);
	check_round_trip(swapped);
	must(counts.conflicts == 0);
	must(assessment_equal(same, ours));
	for (size_t i = 0; i < MINI_ITEMS; i++)
		must(answer_equal(merged->answer[i], swapped->answer[i]));
	must(merged->conflict->len == swapped->conflict->len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_auto(GStrv) file = g_strsplit(text, "%%%%%\n", FILES);
	struct assessment *assessment[FILES] = { NULL };

	for (int i = 0; i < FILES && file[i]; i++) {
		assessment[i] = read_any(file[i], strlen(file[i]));
		if (!assessment[i])
			break;
	}
	if (assessment[THEIRS])
		check_merge(assessment[BASE], assessment[OURS], assessment[THEIRS]);
	for (int i = 0; i < FILES; i++)
		assessment_free(assessment[i]);
	return 0;
}
