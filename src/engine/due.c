/* SPDX-License-Identifier: GPL-3.0-or-later
 * One table: how a date may be written, what that means, and who works it out. The words are
 * brought into one shape first, so that the patterns need not know of input methods. */
#include "config.h"

#include "engine/due.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "engine/assessment.h"

enum {
	ERA_BEFORE = 2018, /* Reiwa 1 is 2019 */
	YEAR_MAX = 9999,   /* four digits in files */
	LEAP_GAP_MAX = 8,  /* from 2096 to 2104 there is no February 29 */
};

/* What a pattern found: the numbers of its named parts. */
struct found {
	int year, month, day, count; /* -1: there is no such part */
};

#define YEAR     "(?<year>[0-9]{4})"
#define ERA_YEAR "(?:令和|r) ?(?<era>元|[0-9]{1,2})"
#define MONTH    "(?<month>[0-9]{1,2})"
#define DAY      "(?<day>[0-9]{1,2})"
#define COUNT    "(?:in )?\\+?(?<count>[0-9]{1,4}) ?"

/* Each works out *date, which is today, and returns false when the calendar has no such day. */
typedef bool work_out(const struct found *found, GDate *date);

static bool set_day(GDate *date, int year, int month, int day)
{
	if (year < 1 || year > YEAR_MAX || !g_date_valid_month((GDateMonth)month) ||
	    !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return false;
	g_date_set_dmy(date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return true;
}

static bool set_month_end(GDate *date, int year, int month)
{
	return g_date_valid_month((GDateMonth)month) && g_date_valid_year((GDateYear)year) &&
	       set_day(date, year, month,
		       g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
}

static bool that_day(const struct found *found, GDate *date)
{
	return set_day(date, found->year, found->month, found->day);
}

static bool next_day_of_year(const struct found *found, GDate *date)
{
	const GDate today = *date;
	int year = g_date_get_year(&today);

	for (int i = 0; i <= LEAP_GAP_MAX; i++)
		if (set_day(date, year + i, found->month, found->day) &&
		    g_date_compare(date, &today) >= 0)
			return true;
	return false;
}

static bool next_day_of_month(const struct found *found, GDate *date)
{
	const GDate today = *date;
	GDate month = today;

	/* of two months in a row one has 31 days; the first may be over */
	g_date_set_day(&month, 1);
	for (int i = 0; i < 3; i++, g_date_add_months(&month, 1))
		if (set_day(date, g_date_get_year(&month), (int)g_date_get_month(&month),
			    found->day) &&
		    g_date_compare(date, &today) >= 0)
			return true;
	return false;
}

static bool days_later(const struct found *found, GDate *date)
{
	g_date_add_days(date, (unsigned)found->count);
	return true;
}

static bool weeks_later(const struct found *found, GDate *date)
{
	g_date_add_days(date, 7 * (unsigned)found->count);
	return true;
}

static bool months_later(const struct found *found, GDate *date)
{
	g_date_add_months(date, (unsigned)found->count);
	return true;
}

static bool years_later(const struct found *found, GDate *date)
{
	g_date_add_years(date, (unsigned)found->count);
	return true;
}

static bool month_end(const struct found *found, GDate *date)
{
	g_date_set_day(date, 1);
	g_date_add_months(date, (unsigned)found->count);
	return set_month_end(date, g_date_get_year(date), (int)g_date_get_month(date));
}

/* Of the month named; without a year the next one that is not over. */
static bool named_month_end(const struct found *found, GDate *date)
{
	int year = g_date_get_year(date);

	if (found->year >= 0)
		year = found->year;
	else if (found->month < (int)g_date_get_month(date))
		year++;
	return set_month_end(date, year, found->month);
}

static bool year_end(const struct found *found, GDate *date)
{
	return set_day(date, found->year >= 0 ? found->year : g_date_get_year(date), 12, 31);
}

/* Fiscal years begin on April 1 and are called by the year they begin in. */
static bool fiscal_year_end(const struct found *found, GDate *date)
{
	int year = g_date_get_year(date);

	if (found->year >= 0)
		year = found->year + 1;
	else if (g_date_get_month(date) > 3)
		year++;
	return set_day(date, year, 3, 31);
}

static const struct {
	const char *pattern; /* of the whole, as plain() makes it */
	int count;           /* when the pattern has no such part */
	work_out *work_out;
	const char *written, *meaning; /* for help */
} forms[] = {
	{ YEAR "(?<sign>[-/.])" MONTH "\\k<sign>" DAY, 0, that_day,
	  "2027-03-31, 2027/3/31, 2027.3.31", N_("that day") },
	{ YEAR "(?<month>[0-9]{2})(?<day>[0-9]{2})", 0, that_day, "20270331", N_("that day") },
	{ YEAR "年" MONTH "月" DAY "日?", 0, that_day, "2027年3月31日", N_("that day") },
	{ ERA_YEAR "(?:年" MONTH "月|[-/.](?<month>[0-9]{1,2})[-/.])" DAY "日?", 0, that_day,
	  "令和9年3月31日, R9.3.31", N_("that day, in the year of the era Reiwa") },
	{ MONTH "(?:[-/.]" DAY "|月(?<day>[0-9]{1,2})日?)", 0, next_day_of_year, "3/31, 3月31日",
	  N_("the next such day, from today on") },
	{ DAY "日?", 0, next_day_of_month, "31, 31日",
	  N_("the next day of that number, in a month that has it") },
	{ COUNT "(?:d|days?|日後)", 0, days_later, "+30d, 30 days, 30日後",
	  N_("so many days from today") },
	{ COUNT "(?:w|weeks?|週間?後)", 0, weeks_later, "+2w, 2 weeks, 2週間後",
	  N_("so many weeks from today") },
	{ COUNT "(?:m|months?|[かゕけゖ箇]?月後)", 0, months_later, "+3m, 3 months, 3か月後",
	  N_("so many months from today") },
	{ COUNT "(?:y|years?|年後)", 0, years_later, "+1y, 1 year, 1年後",
	  N_("so many years from today") },
	{ "today|今日|本日", 0, days_later, "today, 今日", N_("today") },
	{ "tomorrow|明日", 1, days_later, "tomorrow, 明日", N_("tomorrow") },
	{ "end of (?:this |the )?month|month end|今?月末", 0, month_end, "end of month, 今月末",
	  N_("the last day of this month") },
	{ "end of next month|next month end|[来翌]月末", 1, month_end, "end of next month, 来月末",
	  N_("the last day of next month") },
	{ "(?:(?:" YEAR "|" ERA_YEAR ")年)?" MONTH "月末", 0, named_month_end, "3月末, 2027年3月末",
	  N_("the last day of that month") },
	{ "end of (?:this |the )?year|year end|(?:今|" YEAR ")?年末", 0, year_end,
	  "end of year, 年末, 2027年末", N_("December 31 of that year (without it: this one)") },
	{ "end of (?:this |the )?fiscal year|fiscal year end|(?:今?|(?:" YEAR "|" ERA_YEAR
	  "))年度末",
	  0, fiscal_year_end, "end of fiscal year, 年度末, 2027年度末",
	  N_("March 31, when that fiscal year ends (without its number: the next one)") },
};

struct due_form due_form(size_t i)
{
	if (i >= G_N_ELEMENTS(forms))
		return (struct due_form){ NULL, NULL };
	return (struct due_form){ forms[i].written, _(forms[i].meaning) };
}

/* The sign that was meant by what an input method writes for its key. */
static gunichar sign_meant(gunichar c)
{
	if (c == 0x30FC || c == 0x2212 ||
	    (c >= 0x2010 && c <= 0x2015)) /* long vowel, minus, dashes */
		return '-';
	return c == 0x3002 ? '.' : c;
}

/* WORDS in one shape: folded, signs as their keys, and only those blanks that part letters or
 * digits. */
static char *plain(const char *words)
{
	g_autoptr(GString) keys = g_string_new(NULL);
	g_autofree char *narrow = text_narrow_all(words);

	for (const char *p = narrow; *p; p = g_utf8_next_char(p))
		g_string_append_unichar(keys, sign_meant(g_utf8_get_char(p)));

	g_autofree char *folded = text_fold(keys->str);
	GString *shape = g_string_new(NULL);

	for (const char *p = folded; *p; p++) {
		bool parts = shape->len > 0 && g_ascii_isalnum(shape->str[shape->len - 1]);

		if (*p != ' ')
			g_string_append_c(shape, *p);
		else if (parts && g_ascii_isalnum(p[strspn(p, " ")]) && p[-1] != ' ')
			g_string_append_c(shape, ' ');
	}
	return g_string_free(shape, FALSE);
}

/* The number of a named part of the pattern, or OTHERWISE. */
static int number(const GMatchInfo *match, const char *name, int otherwise)
{
	g_autofree char *digits = g_match_info_fetch_named(match, name);

	return digits && *digits ? (int)g_ascii_strtoll(digits, NULL, 10) : otherwise;
}

/* Does the pattern of FORM fit all of SHAPE? */
static bool fits(size_t form, const char *shape, struct found *ret_found)
{
	g_autofree char *pattern = g_strdup_printf("^(?:%s)$", forms[form].pattern);
	g_autoptr(GRegex) regex =
		g_regex_new(pattern, G_REGEX_DUPNAMES | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	g_autofree char *era = NULL;

	if (!g_regex_match(regex, shape, 0, &match))
		return false;
	*ret_found = (struct found){
		.year = number(match, "year", -1),
		.month = number(match, "month", -1),
		.day = number(match, "day", -1),
		.count = number(match, "count", forms[form].count),
	};
	era = g_match_info_fetch_named(match, "era");
	if (era && *era)
		ret_found->year = ERA_BEFORE +
				  (g_ascii_isdigit(*era) ? (int)g_ascii_strtoll(era, NULL, 10) : 1);
	return true;
}

char *due_parse(const char *words, const char *today, GError **error)
{
	g_autofree char *shape = plain(words);
	struct found found;
	GDate date;

	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		if (!fits(i, shape, &found))
			continue;
		g_date_clear(&date, 1);
		g_date_set_dmy(&date, (GDateDay)g_ascii_strtoll(today + 8, NULL, 10),
			       (GDateMonth)g_ascii_strtoll(today + 5, NULL, 10),
			       (GDateYear)g_ascii_strtoll(today, NULL, 10));
		if (forms[i].work_out(&found, &date) && g_date_get_year(&date) <= YEAR_MAX)
			return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&date),
					       (int)g_date_get_month(&date), g_date_get_day(&date));
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("'%s' is no day of the calendar"),
			    words);
		return NULL;
	}
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
		    _("'%s' is no date that is known here: write it like 2027-03-31, 3/31, +30d or "
		      "来月末"),
		    words);
	return NULL;
}
