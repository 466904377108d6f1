/* SPDX-License-Identifier: GPL-3.0-or-later
 * Dates (YYYY-MM-DD) and times (RFC 3339) as the text that files have. */
#ifndef ENGINE_DATES_H
#define ENGINE_DATES_H

#include <stdbool.h>

/* True for a real date written YYYY-MM-DD. */
bool date_valid(const char *date);
/* True for a moment written as RFC 3339 has it, with its offset: 2026-11-22T10:15:00+09:00. */
bool time_valid(const char *time);
/* Days from the date FROM to the date TO (negative: TO is earlier). Both must be valid. */
int date_days(const char *from, const char *to);
/* Which moment (RFC 3339, or NULL) is earlier; no moment is the earliest. */
int time_compare(const char *a, const char *b);

#endif
