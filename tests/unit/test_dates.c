/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is a date, and what a time: the same as GLib says of every form that we take. */
#include "config.h"

#include "engine/dates.h"

#include <string.h>

#include "unit.h"

static void dates_are_days_of_the_calendar(void **state)
{
	static const char *const good[] = { "2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01",
					    "9999-12-31" };
	static const char *const bad[] = {
		"",           "2026-11-2",   "2026-11-222", "2026-02-30", "2023-02-29",
		"2100-02-29", "2026-13-01",  "2026-00-10",  "2026-01-00", "0000-01-01",
		"2026/11/22", "26-11-22",    "2026-11-2a",  "-026-11-22", " 026-11-22",
		"+026-11-22", "2026-11-22 ", "２０２６年",  "tomorrow",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
		assert_true(date_valid(good[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		assert_false(date_valid(bad[i]));
}

/* What GLib takes, in the shape of RFC 3339. */
static bool is_time_for_glib(const char *time)
{
	g_autoptr(GDateTime) parsed = g_date_time_new_from_iso8601(time, NULL);

	return parsed && strlen(time) >= 20 && time[4] == '-' && time[7] == '-' &&
	       time[10] == 'T' && time[13] == ':' && time[16] == ':';
}

/* PART instead of what stands at each place of TIME, and between what stands there. */
static void check_times_with(const char *part, const char *time)
{
	const size_t length = strlen(time);

	for (size_t at = 0; at <= length; at++) {
		const size_t behind = MIN(at + strlen(part), length);
		g_autofree char *instead =
			g_strdup_printf("%.*s%s%s", (int)at, time, part, time + behind);
		g_autofree char *between =
			g_strdup_printf("%.*s%s%s", (int)at, time, part, time + at);

		assert_int_equal(time_valid(instead), is_time_for_glib(instead));
		assert_int_equal(time_valid(between), is_time_for_glib(between));
	}
}

static void times_are_those_that_glib_takes_in_the_shape_of_the_rfc(void **state)
{
	static const char whole[] = "2026-11-22T10:15:00+09:00", utc[] = "2026-11-22T10:15:00Z";
	static const char *const parts[] = {
		"0000",      "0001",   "1582",   "9999",   "1900-02-29", "2000-02-29", "02-30",
		"00-10",     "13-01",  "12-00",  "12-31",  "T00",        "T23",        "T24",
		"T24:00:00", ":59",    ":60",    ":61",    ":99",        ":00.5",      ":00,5",
		"+00:00",    "-00:00", "+14:00", "+23:59", "-23:59",     "+24:00",     "+09:60",
		"+99:99",    "+0900",  "+09",    "Z",      "z",          "t10",        " 10",
		"-1",        "+1",     "１０",   "１",     "W47",        "\xff",       "\n",
	};
	static const char *const odd[] = {
		"",
		"Z",
		"2026-11-22",
		"2026-11-22T10:15:00",
		"20261122T101500Z",
		"2026-326T10:15:00Z",
		"2026-W47-7T10:15:00Z",
		"2026-11-22T10:15:00+09:00 ",
		" 2026-11-22T10:15:00+09:00",
		"2026-11-22T10:15:00+09:00Z",
		"2026-11-22T10:15:00.123456789+09:00",
		"0001-01-01T00:00:00+23:59",
		"9999-12-31T23:59:59-23:59",
		"2026-11-22T10:15Z",
		"2026-11-22 10:15:00Z",
		"now",
	};
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++)
		assert_int_equal(time_valid(odd[i]), is_time_for_glib(odd[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		check_times_with(parts[i], whole);
		check_times_with(parts[i], utc);
	}
	for (int i = 0; i < 100; i++) {
		g_autofree char *number = g_strdup_printf("%02d", i);

		check_times_with(number, whole);
	}
	assert_true(time_valid(whole) && time_valid(utc));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_days_of_the_calendar),
		cmocka_unit_test(times_are_those_that_glib_takes_in_the_shape_of_the_rfc),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
