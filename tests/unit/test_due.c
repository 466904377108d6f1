/* SPDX-License-Identifier: GPL-3.0-or-later
 * Due dates as people write them. The days are worked out on a paper calendar: 2026-11-22 is a
 * Sunday, 2028 and 2096 are leap years, 2100 is none. */
#include "config.h"

#include "engine/due.h"

#include <string.h>

#include "base/problem.h"
#include "unit.h"

static void assert_due(const char *today, const char *words, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *due = due_parse(words, today, &error);

	if (!due)
		fail_msg("'%s': %s", words, error->message);
	if (g_strcmp0(due, expected) != 0)
		fail_msg("'%s' on %s gave %s, not %s", words, today, due, expected);
}

static void assert_refused(const char *words, const char *why)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *due = due_parse(words, "2026-11-22", &error);

	if (due)
		fail_msg("'%s' gave %s", words, due);
	assert_true(g_error_matches(error, PHR_ERROR, PHR_ERROR_USAGE));
	if (!strstr(error->message, why))
		fail_msg("'%s': %s", words, error->message);
}

static void a_whole_date_is_that_day(void **state)
{
	static const char *const same[] = {
		"2027-03-31",
		"2027/3/31",
		"2027.3.31",
		"20270331",
		"2027年3月31日",
		"2027年03月31",
		"２０２７年３月３１日",
		"２０２７／３／３１",
		"２０２７・３・３１",
		"2027ー03ー31",
		"2027−3−31",
		"2027。3。31",
		" 2027 年 3 月 31 日 ",
		"　2027-03-31　",
		"令和9年3月31日",
		"令和９年３月３１日",
		"令和 9年 3月31日",
		"R9.3.31",
		"r9/03/31",
		"Ｒ９．３．３１",
		"R9-3-31",
		"㋿9年3月31日",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(same); i++)
		assert_due("2026-11-22", same[i], "2027-03-31");
	assert_due("2026-11-22", "2019-05-01", "2019-05-01");
	assert_due("2026-11-22", "令和元年5月1日", "2019-05-01");
	assert_due("2026-11-22", "2028-02-29", "2028-02-29");
	assert_due("2026-11-22", "9999-12-31", "9999-12-31");
}

static void a_day_of_the_year_is_the_next_one(void **state)
{
	(void)state;
	assert_due("2026-11-22", "3/31", "2027-03-31");
	assert_due("2026-11-22", "12/1", "2026-12-01");
	assert_due("2026-11-22", "11/22", "2026-11-22");
	assert_due("2026-11-22", "11/21", "2027-11-21");
	assert_due("2026-12-31", "1/1", "2027-01-01");
	assert_due("2026-11-22", "3月31日", "2027-03-31");
	assert_due("2026-11-22", "３月３１日", "2027-03-31");
	assert_due("2026-11-22", "03-31", "2027-03-31");
}

static void the_29th_of_february_waits_for_a_leap_year(void **state)
{
	(void)state;
	assert_due("2026-11-22", "2/29", "2028-02-29");
	assert_due("2028-02-29", "2/29", "2028-02-29");
	assert_due("2028-03-01", "2/29", "2032-02-29");
	assert_due("2096-03-01", "2/29", "2104-02-29");
}

static void a_day_of_the_month_passes_over_short_months(void **state)
{
	(void)state;
	assert_due("2026-11-22", "22", "2026-11-22");
	assert_due("2026-11-22", "21", "2026-12-21");
	assert_due("2026-11-22", "25日", "2026-11-25");
	assert_due("2026-11-22", "31", "2026-12-31");
	assert_due("2027-04-30", "31", "2027-05-31");
	assert_due("2027-01-31", "30", "2027-03-30");
	assert_due("2027-01-30", "29", "2027-03-29");
	assert_due("2028-01-30", "29", "2028-02-29");
	assert_due("2026-12-31", "1", "2027-01-01");
	assert_due("2026-12-31", "３１日", "2026-12-31");
}

static void so_many_days_and_weeks_from_today(void **state)
{
	(void)state;
	assert_due("2026-11-22", "+30d", "2026-12-22");
	assert_due("2026-11-22", "30 days", "2026-12-22");
	assert_due("2026-11-22", "in 30 days", "2026-12-22");
	assert_due("2026-11-22", "30日後", "2026-12-22");
	assert_due("2026-11-22", "＋３０ｄ", "2026-12-22");
	assert_due("2026-11-22", "+0d", "2026-11-22");
	assert_due("2026-11-22", "+1 D", "2026-11-23");
	assert_due("2026-12-31", "+1d", "2027-01-01");
	assert_due("2028-02-28", "+1d", "2028-02-29");
	assert_due("2027-02-28", "+1d", "2027-03-01");
	assert_due("2026-11-22", "+2w", "2026-12-06");
	assert_due("2026-11-22", "2週間後", "2026-12-06");
	assert_due("2026-11-22", "1 week", "2026-11-29");
	assert_due("2026-11-22", "today", "2026-11-22");
	assert_due("2026-11-22", "本日", "2026-11-22");
	assert_due("2026-11-22", "Tomorrow", "2026-11-23");
	assert_due("2026-11-30", "明日", "2026-12-01");
}

static void months_and_years_keep_the_day_or_take_the_last(void **state)
{
	(void)state;
	assert_due("2026-11-22", "+3m", "2027-02-22");
	assert_due("2026-11-30", "+3m", "2027-02-28");
	assert_due("2027-01-31", "+1m", "2027-02-28");
	assert_due("2028-01-31", "+1m", "2028-02-29");
	assert_due("2026-10-31", "1 month", "2026-11-30");
	assert_due("2026-11-22", "+13m", "2027-12-22");
	assert_due("2026-11-22", "3か月後", "2027-02-22");
	assert_due("2026-11-22", "３ヶ月後", "2027-02-22");
	assert_due("2026-11-22", "3ヵ月後", "2027-02-22");
	assert_due("2026-11-22", "3カ月後", "2027-02-22");
	assert_due("2026-11-22", "3ｹ月後", "2027-02-22");
	assert_due("2026-11-22", "3箇月後", "2027-02-22");
	assert_due("2026-11-22", "+1y", "2027-11-22");
	assert_due("2028-02-29", "1年後", "2029-02-28");
	assert_due("2028-02-29", "+4y", "2032-02-29");
}

static void ends_of_months(void **state)
{
	(void)state;
	assert_due("2026-11-22", "今月末", "2026-11-30");
	assert_due("2026-11-30", "月末", "2026-11-30");
	assert_due("2028-02-01", "end of month", "2028-02-29");
	assert_due("2026-11-22", "Month end", "2026-11-30");
	assert_due("2026-11-22", "来月末", "2026-12-31");
	assert_due("2027-01-31", "来月末", "2027-02-28");
	assert_due("2026-12-31", "翌月末", "2027-01-31");
	assert_due("2026-12-01", "next month end", "2027-01-31");
	assert_due("2026-12-01", "end  of next month", "2027-01-31");
	assert_due("2026-11-22", "3月末", "2027-03-31");
	assert_due("2026-11-30", "11月末", "2026-11-30");
	assert_due("2026-11-22", "2028年2月末", "2028-02-29");
	assert_due("2026-11-22", "令和9年2月末", "2027-02-28");
}

static void ends_of_years(void **state)
{
	(void)state;
	assert_due("2026-11-22", "年末", "2026-12-31");
	assert_due("2026-12-31", "end of year", "2026-12-31");
	assert_due("2026-11-22", "2027年末", "2027-12-31");
	assert_due("2026-11-22", "年度末", "2027-03-31");
	assert_due("2027-03-31", "今年度末", "2027-03-31");
	assert_due("2027-04-01", "年度末", "2028-03-31");
	assert_due("2027-01-01", "end of the fiscal year", "2027-03-31");
	assert_due("2026-11-22", "2027年度末", "2028-03-31");
	assert_due("2026-11-22", "令和9年度末", "2028-03-31");
	assert_due("2026-11-22", "R 9年度末", "2028-03-31");
}

static void days_that_no_calendar_has_are_refused(void **state)
{
	static const char *const wrong[] = {
		"2027-02-29", "2100-02-29",  "2027-02-30",
		"2027-13-01", "2027-00-10",  "2027-04-31",
		"20270230",   "0000-01-01",  "2/30",
		"31/3",       "0/1",         "4月31日",
		"0",          "32",          "99日",
		"13月末",     "0000年3月末", "令和9年2月29日",
		"+9999y",     "9999年度末",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_refused(wrong[i], "is no day of the calendar");
}

static void other_words_are_refused_with_examples(void **state)
{
	static const char *const wrong[] = {
		"",
		" ",
		"soon",
		"+30",
		"+d",
		"-3d",
		"+3x",
		"1 2",
		"3/31/2027",
		"2027/3-31",
		"2027-3",
		"27-03-31",
		"+99999d",
		"12345",
		"３月末頃",
		"昭和9年3月31日",
		"来月",
		"2027-03-31\n",
		"2027-03-31 x",
		"x3/31",
		"٣/٣١",
		"31日後?",
		"end of time",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_refused(wrong[i], "+30d");
}

static void the_refused_words_are_quoted(void **state)
{
	(void)state;
	assert_refused("そのうち", "'そのうち'");
	assert_refused("２/30", "'２/30'");
}

/* Each example in the table of help is understood. */
static void help_shows_what_works(void **state)
{
	size_t i = 0;

	(void)state;
	for (; due_form(i).written; i++) {
		g_auto(GStrv) example = g_strsplit(due_form(i).written, ", ", -1);

		assert_true(*due_form(i).meaning);
		for (char **e = example; *e; e++) {
			g_autofree char *due = due_parse(*e, "2026-11-22", NULL);

			if (!due)
				fail_msg("'%s' is not understood", *e);
		}
	}
	assert_true(i > 10);
	assert_null(due_form(i).meaning);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_date_is_that_day),
		cmocka_unit_test(a_day_of_the_year_is_the_next_one),
		cmocka_unit_test(the_29th_of_february_waits_for_a_leap_year),
		cmocka_unit_test(a_day_of_the_month_passes_over_short_months),
		cmocka_unit_test(so_many_days_and_weeks_from_today),
		cmocka_unit_test(months_and_years_keep_the_day_or_take_the_last),
		cmocka_unit_test(ends_of_months),
		cmocka_unit_test(ends_of_years),
		cmocka_unit_test(days_that_no_calendar_has_are_refused),
		cmocka_unit_test(other_words_are_refused_with_examples),
		cmocka_unit_test(the_refused_words_are_quoted),
		cmocka_unit_test(help_shows_what_works),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
