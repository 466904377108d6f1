/* SPDX-License-Identifier: GPL-3.0-or-later
 * Due dates as people write them, in Japanese or English. Pure: today is an argument, the calendar
 * is GDate's. */
#ifndef ENGINE_DUE_H
#define ENGINE_DUE_H

#include <stddef.h>

#include <glib.h>

/* The day meant by WORDS when today is TODAY (YYYY-MM-DD): YYYY-MM-DD; the caller frees.
 * Full-width signs, capitals and blanks between the parts do not matter. NULL and ERROR
 * (PHR_ERROR_USAGE) when it is none of these, or no day of the calendar.
 *
 *	2027-03-31  2027/3/31  2027.3.31    that day, which may be past
 *	20270331
 *	2027年3月31日
 *	令和9年3月31日  R9.3.31             令和1 (元) is 2019
 *	3/31  3-31  3.31  3月31日           the next such day, from today on; 2/29 in a leap year
 *	31  31日                            the next day of that number, in a month that has it
 *	+30d  30 days  30日後               from today
 *	+2w  2 weeks  2週間後
 *	+3m  3 months  3か月後              the same day of that month, or its last: 01-31 +1m is
 *	                                    02-28
 *	+1y  1 year  1年後                  likewise: 2028-02-29 +1y is 2029-02-28
 *	today  今日  本日
 *	tomorrow  明日
 *	end of month  今月末  月末          its last day, today too; also: month end
 *	end of next month  来月末  翌月末   also: next month end
 *	3月末  2027年3月末                  the last day of the next such month, or of that one
 *	end of year  年末  2027年末         December 31 of this year, or of that one; also: year end
 *	end of fiscal year  年度末          the next March 31; also: 今年度末
 *	2027年度末  令和9年度末             March 31 of the year after */
char *due_parse(const char *words, const char *today, GError **error);

/* The rows of that table for help and manual: examples (what can be typed, the same in every
 * language) and what they mean, translated. NULL, NULL ends it. */
struct due_form {
	const char *written, *meaning;
};
struct due_form due_form(size_t i);

#endif
