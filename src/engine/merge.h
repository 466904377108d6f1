/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two people's assessments made one, against the one that both began with; and what differs
 * between two. By entry: field of the head, fact, row; answers to keys that the catalog lacks,
 * too. An entry is one value: an answer goes with its note, evidence, owner, due date, who and
 * when. What is archived (engine/archive.h) is taken together. */
#ifndef ENGINE_MERGE_H
#define ENGINE_MERGE_H

#include <glib.h>

#include "engine/conflict.h"

struct merge_counts {
	unsigned taken[ENTRY_KINDS]; /* entries that came from theirs */
	unsigned conflicts;          /* entries that both changed, each in another way */
};

/* BASE, OURS and THEIRS with all that was changed in either; all three are of one catalog. What
 * only one side changed is as that side has it. What both changed to the same (but for who and
 * when: then the later stamp stays) is so. What they changed to different things becomes a
 * conflict that keeps both, and those that were there. Steps of the sign-off are all kept. The same
 * whichever is called ours, but for the order of kept answers. */
struct assessment *assessment_merge(const struct assessment *base, const struct assessment *ours,
				    const struct assessment *theirs,
				    struct merge_counts *ret_counts);

/* PAST, an earlier state of NOW that one can go back to, gets what came into NOW from others, which
 * made it MERGED: going back must not take that away. */
void assessment_bring_into(struct assessment **past, const struct assessment *now,
			   const struct assessment *merged);

/* All that one assessment says about an entry. */
struct said {
	struct side side;                /* the answer is the assessment's */
	bool there;                      /* a row is in the file, if only as an empty one */
	const struct conflict *conflict; /* or NULL; the assessment's */
};

struct entry {
	enum entry_kind kind;
	const char *key; /* the assessments' or catalog's */
	struct said a, b;
};

/* The entries of A and B, or only those that DIFFER, in the order of the catalog: array of struct
 * entry *, freed with it; A and B must outlive it. B may be A. */
GPtrArray *assessment_entries(const struct assessment *a, const struct assessment *b, bool differ);

#endif
