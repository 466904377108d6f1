/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is still open, grouped by what is to be done about it; for the review of the wizard and of
 * the line interview. */
#ifndef ENGINE_REVIEW_H
#define ENGINE_REVIEW_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/owned.h"
#include "engine/conflict.h"
#include "engine/evaluate.h"

struct review_entry {
	size_t group; /* for review_group_title() */
	/* What was answered in different ways (the assessment's), which stands here and in no other
	 * group; or NULL. */
	const struct conflict *conflict;
	bool fact;
	size_t index; /* fact or row; of a conflict G_MAXSIZE when it is about neither */
};

struct review_group {
	size_t group;
	unsigned first, count; /* among the entries */
};

/* Of an assessment and its report, which must outlive it as they are. What is open is looked for
 * when it is first asked for, since that takes a look at every row, and then kept. */
struct review;
struct review *review_new(const struct assessment *assessment, const struct report *report);
void review_free(struct review *review);
OWNED_TYPE(review)

/* Everything that is open, group by group, each in the order of the catalog. Array of struct
 * review_entry; empty when nothing is. */
const GArray *review_entries(struct review *review);

/* The groups that have entries, what is best done first before the others. Array of struct
 * review_group. */
const GArray *review_groups(struct review *review);

/* What is to be done about the entries of GROUP, translated. */
const char *review_group_title(size_t group);

#endif
