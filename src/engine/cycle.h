/* SPDX-License-Identifier: GPL-3.0-or-later
 * The yearly check: when the next one is due, and how it begins. */
#ifndef ENGINE_CYCLE_H
#define ENGINE_CYCLE_H

#include "engine/assessment.h"

/* The next check after LAST, of DATE (YYYY-MM-DD): every answer is last time's and is to be
 * confirmed; facts and the head, but for the date, are as they were. */
struct assessment *cycle_begin(const struct assessment *last, const char *date);

/* Months until the next check: those of the head, else INTERVAL_SUGGESTED. */
unsigned cycle_months(const struct assessment *assessment);
/* The day from which the next check is due, YYYY-MM-DD; NULL when the date of confirmation is not
 * given. The caller frees. */
char *cycle_due(const struct assessment *assessment);

#endif
