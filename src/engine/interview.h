/* SPDX-License-Identifier: GPL-3.0-or-later
 * The order in which people are asked, the same for the wizard and the line interview: the groups
 * of facts, then the screens with their rows; and the reasons in words. */
#ifndef ENGINE_INTERVIEW_H
#define ENGINE_INTERVIEW_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "engine/evaluate.h"

/* True when the fact is to be asked: its `when` is or may be true. */
bool fact_asked(const struct assessment *assessment, size_t fact);

/* Is the row still to be answered: it applies (or may), and has no answer, or its reason is
 * missing. */
bool item_open(const struct assessment *assessment, const struct report *report, size_t item);

/* Filters of lists and of `show`: which rows are seen. */
enum filter {
	FILTER_ALL, FILTER_APPLICABLE, FILTER_UNANSWERED, FILTER_GAPS, FILTER_UNDECIDED,
	FILTER_REASON_MISSING,
	FILTER_MINE,                       /* the owner is the person in charge, by name or title */
	FILTERS
};
bool filter_shows(enum filter filter, const struct assessment *assessment, const struct report
		  *report, size_t item);
const char *filter_label(enum filter filter);
/* How many rows FILTER shows. */
unsigned filter_count(enum filter filter, const struct assessment *assessment, const struct report
		      *report);

/* The next row after FROM (-1: from the start) in direction STEP (1 or -1) that FILTER shows; -1:
 * none. */
int interview_next(const struct assessment *assessment, const struct report *report, enum filter
		   filter, int from, int step);

/* The next fact to ask after FROM (-1: from the start) in direction STEP; only unanswered ones when
 * OPEN. */
int interview_next_fact(const struct assessment *assessment, int from, int step, bool open);

/* "fact=value" strings of a set of answered facts, as in --json; ids of unanswered ones are plain
 * ids. Returns an array of char *, freed with the array. */
GPtrArray *reasons_words(const struct assessment *assessment, const struct fact_set *facts);

/* The same for people, a whole sentence each: to whoever answers, "You answered «question» with:
 * label, label.", or to the READERS of a sheet. */
enum reasons_for { REASONS_FOR_YOU, REASONS_FOR_READERS };
GPtrArray *reasons_text(const struct assessment *assessment, const struct fact_set *facts,
			enum reasons_for reader,
			enum language language);

/* The answer to a fact in words for people: labels with commas between, or that it is not known
 * yet. */
char *fact_value_text(const struct assessment *assessment, size_t fact, enum language language);

/* A moment as files have it (RFC 3339) for people: "2026-11-22 10:15" by the clock of who wrote it,
 * with "UTC" where that was meant; other words as they are; NULL: that it is not known. The caller
 * frees. */
char *moment_text(const char *at);

/* Who answered and when, for people, as far as it is known; NULL: neither is. The caller frees. */
char *signature_text(const struct answer *answer);

/* Why row ITEM applies, does not, or is undecided, in whole sentences for people, a line each: the
 * catalog's `because` of row and section where they hold, else the answers (or the missing answers)
 * that decide. */
char *why_text(const struct assessment *assessment, const struct report *report, size_t item,
	       enum language language);

/* The same for the scope verdict. */
char *scope_why_text(const struct assessment *assessment, const struct report *report,
		     enum language language);

/* The citations of ITEM that hold (or may hold) for this body, "; " between; "" when none. */
char *basis_text(const struct assessment *assessment, size_t item, enum language language);

#endif
