/* SPDX-License-Identifier: GPL-3.0-or-later
 * An assessment in the next edition. Nothing is lost: what was said of a
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
	const struct assessment *old;    /* borrowed */
	const struct catalog *from, *to; /* borrowed */
	struct assessment *result;       /* of the edition TO */
	/* of struct upgrade_row: facts, then rows, each in the order of TO with the gone last */
	GArray *row;
};

/* OLD in the edition TO, which replaces its own. */
struct upgrade *upgrade_run(const struct assessment *old, const struct catalog *to);
void upgrade_free(struct upgrade *upgrade);
OWNED_TYPE(upgrade)

/* How many rows (FACT: facts) have that fate; SAID: only those of which something was said. */
unsigned upgrade_count(const struct upgrade *upgrade, enum fate fate, bool fact, bool said);

/* Key and question of ROW now, or then when it is gone. */
const char *upgrade_key(const struct upgrade *upgrade, const struct upgrade_row *row);
const char *upgrade_ask(const struct upgrade *upgrade, const struct upgrade_row *row,
			enum language language);
/* Its question then, when it was put in other words; else NULL. */
const char *upgrade_ask_then(const struct upgrade *upgrade, const struct upgrade_row *row,
			     enum language language);
/* Why it changed, or is gone; "" when the catalog does not say. */
const char *upgrade_reason(const struct upgrade *upgrade, const struct upgrade_row *row,
			   enum language language);
/* The change of a row in words; NULL when there is none, or the catalog does not say. */
const char *upgrade_change(const struct upgrade *upgrade, const struct upgrade_row *row);
/* What was answered, for people: the answer, who, when. The caller frees. */
char *upgrade_said(const struct upgrade *upgrade, const struct upgrade_row *row,
		   enum language language);
/* The other rows that ROW comes from, the I-th (from 0): its question and what was answered. NULL:
 * no more. The caller frees. */
char *upgrade_other(const struct upgrade *upgrade, const struct upgrade_row *row, size_t i,
		    enum language language);

/* One line of a report about ROW: a label, translated, and words. */
struct told {
	const char *label;
	char *words;
};
/* May A and B stand below one change and reason? */
bool upgrade_alike(const struct upgrade *upgrade, const struct upgrade_row *a,
		   const struct upgrade_row *b);
/* What the report tells of ROW besides key, question, change and reason, in order: array of
 * struct told *, freed with it. */
GPtrArray *upgrade_told(const struct upgrade *upgrade, const struct upgrade_row *row,
			enum language language);

/* What one who confirms row ITEM should know besides what was answered last time: when that was for
 * the edition before, the question then, the change and its reason, and what the archive holds of
 * other rows that it comes from. An array of struct told *, freed with it. */
GPtrArray *change_told(const struct assessment *assessment, size_t item, enum language language);

/* "confirm", "asked", "new", "gone", "kept"; title of such rows or such facts, translated. */
const char *fate_id(enum fate fate);
const char *fate_title(enum fate fate, bool fact);

#endif
