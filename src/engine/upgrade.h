/* SPDX-License-Identifier: GPL-3.0-or-later
 * An assessment in the next edition, and in the next check. Nothing is lost: what was said of a
 * row or fact is its answer, or carried (engine/carried.h), or in the archive (engine/archive.h),
 * or among the answers to keys that the catalog lacks. */
#ifndef ENGINE_UPGRADE_H
#define ENGINE_UPGRADE_H

#include <glib.h>

#include "engine/assessment.h"

/* What becomes of a row or fact. */
enum fate {
	FATE_CONFIRM, /* its answer is carried, to be confirmed */
	FATE_ASKED,   /* of a fact: its answer does not mean the same; it is asked anew */
	FATE_NEW,     /* was not there before */
	FATE_GONE,    /* is not there any more; what was said is archived */
	FATE_KEPT,    /* as it was */
	FATES
};

struct upgrade_row {
	enum fate fate;
	bool fact;
	int from, to; /* its index in the catalog before and in the next; -1: it is not there */
	bool said;    /* something was said of it before */
};

struct upgrade {
	const struct catalog *from, *to; /* borrowed */
	struct assessment *result;       /* of the edition TO */
	GArray *row; /* of struct upgrade_row: facts, then rows, in the order of TO; then the gone */
};

/* OLD in the edition TO, which replaces its own. */
struct upgrade *upgrade_run(const struct assessment *old, const struct catalog *to);
void upgrade_free(struct upgrade *upgrade);
OWNED_TYPE(upgrade)

/* "confirm", "asked", "new", "gone", "kept"; title of such rows or such facts, translated. */
const char *fate_id(enum fate fate);
const char *fate_title(enum fate fate, bool fact);

/* The next check after LAST, of DATE (YYYY-MM-DD): every answer is last time's and is to be
 * confirmed; facts and the head, but for the date, are as they were. */
struct assessment *cycle_begin(const struct assessment *last, const char *date);

#endif
