/* SPDX-License-Identifier: GPL-3.0-or-later
 * iCalendar. */
#include "config.h"

#include "sheet/calendar.h"

#include <string.h>

enum { LINE_BYTES = 75 };

/* NAME and VALUE as a content line, folded (RFC 5545, 3.1). */
static void put_line(GString *out, const char *name, const char *value)
{
	g_autofree char *line = g_strconcat(name, ":", value, NULL);
	size_t used = 0;

	for (const char *p = line; *p; p = g_utf8_next_char(p)) {
		size_t bytes = (size_t)(g_utf8_next_char(p) - p);

		if (used + bytes > LINE_BYTES) {
			g_string_append(out, "\r\n ");
			used = 1;
		}
		g_string_append_len(out, p, (gssize)bytes);
		used += bytes;
	}
	g_string_append(out, "\r\n");
}

/* Text of people as a value (3.3.11); other control characters than the newline are dropped. */
static void put_text(GString *out, const char *name, const char *text)
{
	g_autoptr(GString) value = g_string_new(NULL);
	g_autofree char *valid = g_utf8_make_valid(text, -1);

	for (const char *p = valid; *p; p++) {
		if (strchr("\\;,", *p))
			g_string_append_c(value, '\\');
		if (*p == '\n')
			g_string_append(value, "\\n");
		else if ((unsigned char)*p >= ' ' && *p != 0x7f)
			g_string_append_c(value, *p);
	}
	put_line(out, name, value->str);
}

/* DATE or time without what stands between the digits: "20261122T101500Z". */
static char *compact(const char *date)
{
	g_autoptr(GString) digits = g_string_new(NULL);

	for (; *date; date++)
		if (*date != '-' && *date != ':')
			g_string_append_c(digits, *date);
	return g_strdup(digits->str);
}

void calendar_begin(GString *out)
{
	put_line(out, "BEGIN", "VCALENDAR");
	put_line(out, "VERSION", "2.0");
	put_line(out, "PRODID", "-//phrwizard//" PACKAGE_VERSION "//EN");
	put_line(out, "CALSCALE", "GREGORIAN");
	put_line(out, "METHOD", "PUBLISH");
}

void calendar_add(GString *out, const struct calendar_day *day, const char *stamp)
{
	g_autofree char *date = compact(day->date), *made = compact(stamp);

	put_line(out, "BEGIN", "VEVENT");
	put_text(out, "UID", day->uid);
	put_line(out, "DTSTAMP", made);
	put_line(out, "DTSTART;VALUE=DATE", date);
	put_text(out, "SUMMARY", day->summary);
	put_text(out, "DESCRIPTION", day->description);
	put_line(out, "TRANSP", "TRANSPARENT");
	put_line(out, "END", "VEVENT");
}

void calendar_end(GString *out)
{
	put_line(out, "END", "VCALENDAR");
}
