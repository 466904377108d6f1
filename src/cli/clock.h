/* SPDX-License-Identifier: GPL-3.0-or-later
 * What time it is: that of SOURCE_DATE_EPOCH (seconds since 1970, reproducible-builds.org) where
 * somebody sets it, else that of the machine; local time. */
#ifndef CLI_CLOCK_H
#define CLI_CLOCK_H

#include <glib.h>
#include <stdbool.h>

/* The seconds of SOURCE_DATE_EPOCH; false: it is not set, or no number up to the year 9999. */
bool clock_given(gint64 *ret_seconds);

/* "YYYY-MM-DD"; RFC 3339 with offset. The caller frees. */
char *clock_today(void);
char *clock_now(void);

#endif
