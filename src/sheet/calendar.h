/* SPDX-License-Identifier: GPL-3.0-or-later
 * A calendar of whole days in iCalendar (RFC 5545), for calendar programs to read. */
#ifndef SHEET_CALENDAR_H
#define SHEET_CALENDAR_H

#include <glib.h>

/* One day. UID is what it is known by when the calendar is read again: the same for the same
 * thing, whatever its date. */
struct calendar_day {
	const char *uid, *date /* YYYY-MM-DD */, *summary, *description;
};

/* The calendar's begin, a day, its end: lines end in CR LF and have at most 75 bytes, longer ones
 * are folded between characters. STAMP: when it was made, YYYY-MM-DDTHH:MM:SSZ. */
void calendar_begin(GString *out);
void calendar_add(GString *out, const struct calendar_day *day, const char *stamp);
void calendar_end(GString *out);

#endif
