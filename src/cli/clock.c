/* SPDX-License-Identifier: GPL-3.0-or-later
 * The clock that everything asks that a person starts. */
#include "config.h"

#include "cli/clock.h"

static const gint64 year_9999_ends = G_GINT64_CONSTANT(253402300799);

bool clock_given(gint64 *ret_seconds)
{
	const char *text = g_getenv("SOURCE_DATE_EPOCH");

	return text &&
	       g_ascii_string_to_signed(text, 10, 0, year_9999_ends, ret_seconds, NULL);
}

static char *format_now(const char *format)
{
	gint64 seconds;
	g_autoptr(GDateTime) now = clock_given(&seconds)
					   ? g_date_time_new_from_unix_local(seconds)
					   : g_date_time_new_now_local();

	return g_date_time_format(now, format);
}

char *clock_today(void)
{
	return format_now("%Y-%m-%d");
}

char *clock_now(void)
{
	return format_now("%Y-%m-%dT%H:%M:%S%:z");
}
