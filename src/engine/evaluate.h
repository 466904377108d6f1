/* SPDX-License-Identifier: GPL-3.0-or-later
 * The engine: catalog + assessment + today → report. A function; everything it says about scope,
 * applicability and conforming follows the house rules of design sections 2 and 5. */
#ifndef ENGINE_EVALUATE_H
#define ENGINE_EVALUATE_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/owned.h"
#include "engine/assessment.h"
#include "engine/catalog.h"

/* What the engine says about one row. */
struct finding {
	enum truth applies;
	struct fact_set because;                /* answered facts that decided `applies` */
	struct fact_set settled_by;             /* unanswered facts that can still decide it */
	enum answer_value value;                /* its answer; none when it does not apply */
	bool carried;                           /* applies, to be confirmed (engine/carried.h) */
	bool ticked;                            /* applies, met or equivalent, no reason missing */
	bool reason_missing;                    /* applies, equivalent or na without its note */
	bool gap;                               /* applies, partial or unmet */
	bool overdue;                           /* a gap whose due date is before today */
};

/* items = applicable + excluded + undecided;
 * applicable = met + equivalent + partial + unmet + na + unanswered; answers of rows that do not
 * surely apply are not counted; reason_missing counts inside equivalent and na, carried (to be
 * confirmed, engine/carried.h) inside unanswered. */
struct counts {
	unsigned items, applicable, excluded, undecided, ticked;
	unsigned met, equivalent, partial, unmet, na, unanswered, reason_missing;
	unsigned carried;
	unsigned binding_gaps;                  /* partial or unmet rows whose duty binds */
};

/* The verdict on the whole (design 7: "result"). */
enum result { RESULT_CONFORMING, RESULT_GAPS, RESULT_INCOMPLETE, RESULT_OUT_OF_SCOPE, RESULTS };

struct scope {
	enum verdict verdict;
	const struct scope_rule *rule;          /* the rule that decided; NULL when unclear */
	struct fact_set because, settled_by;    /* as in a finding */
};

struct report {
	const struct catalog *catalog;          /* borrowed */
	struct scope scope;
	enum truth conforming;                  /* unknown: not settled */
	enum result result;
	struct counts total;
	struct counts *section;                 /* catalog->sections of them */
	struct counts duty[DUTIES];
	struct finding *finding;                /* catalog->items of them */
};

/* TODAY is YYYY-MM-DD, or NULL when nothing can be overdue. Borrows the assessment's catalog and
 * nothing else. Never NULL. */
struct report *evaluate(const struct assessment *assessment, const char *today);

/* Makes REPORT what evaluate() would now say of ASSESSMENT, when nothing but the answer to row ITEM
 * is another since REPORT was made: no condition looks at answers, so only this row and the sums
 * that it is in are made anew. TODAY is the same as then. */
void report_answered(struct report *report, const struct assessment *assessment, size_t item,
		     const char *today);
void report_free(struct report *report);
OWNED_TYPE(report)

/* Counts of one screen (its sections together). */
struct counts report_screen(const struct report *report, size_t screen);

/* "conforming", "gaps", "incomplete", "out-of-scope"; label translated. */
const char *result_id(enum result result);
int result_parse(const char *id); /* -1 for other words */
const char *result_label(enum result result);

/* "yes", "no", "unknown". */
const char *truth_id(enum truth truth);

#endif
