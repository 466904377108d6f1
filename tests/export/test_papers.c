/* SPDX-License-Identifier: GPL-3.0-or-later
 * PDF and XLSX of the sample, as it is and with hostile texts: what is written reads back, and
 * bytes that were changed, cut off or made up give an error or a finding, never a crash. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/modules.h"
#include "sample.h"

static const char *const papers[] = { "pdf", "xlsx" };

/* The sample in FORMAT; NULL when this build has no such format, or the machine no font. */
static GString *written(const struct format *format, bool hostile, bool internal)
{
	const struct sheet_options options = { LANGUAGE_JA, internal, "9.9", 0 };
	struct assessment *assessment = sample_assessment(hostile);
	struct report *report = evaluate(assessment, NULL);
	struct sheet *sheet = sheet_new(assessment, report, &options);
	g_autoptr(GError) error = NULL;
	GString *out = g_string_new(NULL);

	if (!format_present(format) || !format_write(format, sheet, out, &error)) {
		if (error && !strstr(error->message, "no font"))
			fail_msg("%s: %s", format->name, error->message);
		g_string_free(out, TRUE);
		out = NULL;
	}
	sheet_free(sheet);
	report_free(report);
	assessment_free(assessment);
	return out;
}

static void what_is_written_reads_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(papers) * 4; i++) {
		const struct format *format = format_find(papers[i / 4]);
		const bool hostile = i & 1, internal = i & 2;
		GString *out = written(format, hostile, internal);
		struct reading *reading;
		g_autoptr(GPtrArray) differences = NULL;
		unsigned ticks = 0;

		if (!out)
			continue;
		reading = format_read(format, out->str, out->len, NULL);
		assert_non_null(reading);
		assert_int_equal(reading->rows->len, SAMPLE_TABLE_ROWS);
		for (guint j = 0; j < reading->rows->len; j++)
			ticks += ((struct reading_row *)reading->rows->pdata[j])->ticked;
		assert_int_equal(ticks, SAMPLE_TICKS);
		assert_int_equal(strlen(reading->field[READING_DIGEST]), 64);
		assert_int_equal(reading->internal, internal);
		assert_int_equal(reading->seal, i / 4 == 0 ? SEAL_WHOLE : SEAL_NONE);
		assert_non_null(reading->content);
		differences = reading_differences(reading);
		assert_int_equal(differences->len, 0);
		reading_free(reading);
		g_string_free(out, TRUE);
	}
}

static bool is_read(const struct format *format, const char *bytes, size_t length)
{
	g_autoptr(GError) error = NULL;
	/* of just that length, so that a byte too many is noticed */
	g_autofree char *exactly = g_memdup2(bytes, length);
	struct reading *reading = format_read(format, exactly, length, &error);

	assert_true(reading ? !error : error && *error->message);
	reading_free(reading);
	return reading;
}

static void files_cut_off_are_no_sheets(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
		const struct format *format = format_find(papers[i]);
		GString *out = written(format, false, false);

		for (size_t part = 0; out && part < 40; part++)
			if (is_read(format, out->str, out->len * part / 40))
				assert_string_equal(format->name, "pdf"); /* it is mended */
		if (out)
			g_string_free(out, TRUE);
	}
}

/* How many; the variable asks for more, for instance with the sanitizers. */
static unsigned rounds(void)
{
	const char *many = g_getenv("PHRWIZARD_TEST_ROUNDS");
	guint64 count = 100;

	if (many)
		g_ascii_string_to_unsigned(many, 10, 1, 10000000, &count, NULL);
	return (unsigned)count;
}

/* One to eight bytes are another, or a piece stands in another's place. */
static void mutate(GString *bytes, GRand *chance)
{
	const int changes = g_rand_int_range(chance, 1, 9);

	for (int i = 0; i < changes; i++) {
		const size_t at = (size_t)g_rand_int_range(chance, 0, (gint32)bytes->len);
		const size_t from = (size_t)g_rand_int_range(chance, 0, (gint32)bytes->len);
		const size_t most = MIN(bytes->len - MAX(at, from), 64);

		if (g_rand_boolean(chance))
			bytes->str[at] = (char)g_rand_int_range(chance, 0, 256);
		else
			memmove(bytes->str + at, bytes->str + from, most);
	}
}

static void changed_files_crash_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
		const struct format *format = format_find(papers[i]);
		GString *out = written(format, true, true);
		GRand *chance = g_rand_new_with_seed(20261122);

		for (unsigned j = 0; out && j < rounds(); j++) {
			g_autoptr(GString) changed = g_string_new_len(out->str, (gssize)out->len);

			mutate(changed, chance);
			is_read(format, changed->str, changed->len);
		}
		g_rand_free(chance);
		if (out)
			g_string_free(out, TRUE);
	}
}

static void what_is_no_sheet_is_refused(void **state)
{
	static const char *const bytes[] = { "",   "%",      "%PDF-",  "%PDF-1.7\n%%EOF\n",
					     "PK", "PK\3\4", "PK\5\6", "phrwizard: 1\n" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(papers); i++)
		for (size_t j = 0; j < G_N_ELEMENTS(bytes); j++)
			assert_false(is_read(format_find(papers[i]), bytes[j], strlen(bytes[j])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_reads_back),
		cmocka_unit_test(files_cut_off_are_no_sheets),
		cmocka_unit_test(changed_files_crash_nothing),
		cmocka_unit_test(what_is_no_sheet_is_refused),
	};

	/* of GLib's criticals, that poppler may cause with the date of an attached file */
	g_log_set_always_fatal(G_LOG_FATAL_MASK);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
