/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is still open, grouped by what is to be done about it; for the review of the wizard and of
 * the line interview. */
#ifndef ENGINE_REVIEW_H
#define ENGINE_REVIEW_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "engine/conflict.h"
#include "engine/evaluate.h"

struct review_entry {
	size_t group; /* see below */
	/* What was answered in different ways (the assessment's), which stands here and in no other
	 * group; or NULL. */
	const struct conflict *conflict;
	bool fact;
	size_t index; /* fact or row; of a conflict G_MAXSIZE when it is about neither */
};

/* Everything that is open, group by group, each in the order of the catalog. Array of struct
 * review_entry; empty when nothing is. The caller frees. */
GArray *review_entries(const struct assessment *assessment, const struct report *report);

/* What is to be done about the entries of GROUP, translated. */
const char *review_group_title(size_t group);

#endif
