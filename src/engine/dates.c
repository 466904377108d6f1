/* SPDX-License-Identifier: GPL-3.0-or-later
 * Dates and times as files have them. What is written in the plain form is read here, any other
 * form of RFC 3339 by GLib. */
#include "config.h"

#include "engine/dates.h"

#include <string.h>

#include <glib.h>

/* The number that COUNT digits at S make; -1 when something else is among them. */
static int digits(const char *s, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++) {
		if (!g_ascii_isdigit(s[i]))
			return -1;
		number = 10 * number + (s[i] - '0');
	}
	return number;
}

/* Are the ten characters at S a date? */
static bool date_at(const char *s)
{
	const int year = digits(s, 4), month = digits(s + 5, 2), day = digits(s + 8, 2);

	return s[4] == '-' && s[7] == '-' && year > 0 && month > 0 && day > 0 &&
	       g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

bool date_valid(const char *date)
{
	return strlen(date) == 10 && date_at(date);
}

/* A valid date as GLib has it. */
static GDate date_read(const char *date)
{
	GDate read;

	g_date_clear(&read, 1);
	g_date_set_dmy(&read, (GDateDay)digits(date + 8, 2), (GDateMonth)digits(date + 5, 2),
		       (GDateYear)digits(date, 4));
	return read;
}

int date_days(const char *from, const char *to)
{
	if (!date_valid(from) || !date_valid(to))
		return 0;

	const GDate a = date_read(from), b = date_read(to);

	return g_date_days_between(&a, &b);
}

static bool two_digits_below(const char *s, int limit)
{
	const int number = digits(s, 2);

	return number >= 0 && number < limit;
}

/* Is TIME written as we write it, and nothing in it for others to judge (as a leap second is)? */
static bool is_plain_time(const char *time)
{
	const size_t length = strlen(time);
	const bool utc = length == strlen("2026-11-22T10:15:00Z");

	if (!utc && length != strlen("2026-11-22T10:15:00+09:00"))
		return false;
	return date_at(time) && time[10] == 'T' && two_digits_below(time + 11, 24) &&
	       time[13] == ':' && two_digits_below(time + 14, 60) && time[16] == ':' &&
	       two_digits_below(time + 17, 60) &&
	       (utc ? time[19] == 'Z'
		    : (time[19] == '+' || time[19] == '-') && two_digits_below(time + 20, 24) &&
			      time[22] == ':' && two_digits_below(time + 23, 60));
}

/* GLib reads all of ISO 8601: the shape is held to the RFC's here. It takes a while, so it is
 * asked only when that is needed. */
bool time_valid(const char *time)
{
	if (is_plain_time(time))
		return true;
	g_autoptr(GDateTime) parsed = g_date_time_new_from_iso8601(time, NULL);

	return parsed && strlen(time) >= strlen("2026-11-22T10:15:00Z") && time[4] == '-' &&
	       time[7] == '-' && time[10] == 'T' && time[13] == ':' && time[16] == ':';
}

int time_compare(const char *a, const char *b)
{
	g_autoptr(GDateTime) first = a ? g_date_time_new_from_iso8601(a, NULL) : NULL;
	g_autoptr(GDateTime) second = b ? g_date_time_new_from_iso8601(b, NULL) : NULL;

	if (first && second)
		return g_date_time_compare(first, second);
	return (first != NULL) - (second != NULL);
}
