/* SPDX-License-Identifier: GPL-3.0-or-later
 * What somebody's sheet claims: counted from its rows, and believed as far as these bear it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sample.h"
#include "sheet/digest.h"
#include "sheet/json_parts.h"
#include "sheet/published.h"
#include "sheet/reading.h"

/* A sheet of the sample, and its content. */
struct made {
	struct assessment *assessment;
	struct report *report;
	struct sheet *sheet;
	json_t *content;
};

static int begin(void **state)
{
	const struct sheet_options options = { LANGUAGE_EN, false, "9.9", 0 };
	struct made *made = g_new0(struct made, 1);

	made->assessment = sample_assessment(false);
	made->report = evaluate(made->assessment, NULL);
	made->sheet = sheet_new(made->assessment, made->report, &options);
	made->content = json_loads(made->sheet->content, JSON_REJECT_DUPLICATES, NULL);
	*state = made;
	return 0;
}

static int end(void **state)
{
	struct made *made = *state;

	json_decref(made->content);
	sheet_free(made->sheet);
	report_free(made->report);
	assessment_free(made->assessment);
	g_free(made);
	return 0;
}

static json_t *row(const struct made *made, size_t i)
{
	return json_array_get(json_object_get(made->content, "rows"), i);
}

static void refused(const struct made *made)
{
	struct published published;
	g_autoptr(GError) error = NULL;

	assert_false(published_read(made->content, &published, &error));
	assert_non_null(error);
}

static void the_rows_are_counted_as_the_engine_counts_them(void **state)
{
	const struct made *made = *state;
	const struct counts *total = &made->report->total;
	struct published published;

	assert_true(published_read(made->content, &published, NULL));
	assert_memory_equal(&published.total, total, sizeof *total);
	assert_int_equal(published.verdict, made->report->scope.verdict);
	assert_int_equal(published.result, made->report->result);
	assert_string_equal(published.catalog, made->assessment->catalog->id);
	assert_string_equal(published.organization,
			    made->assessment->profile[PROFILE_ORGANIZATION]);
}

static void gaps_are_told_by_duty(void **state)
{
	const struct made *made = *state;
	struct published published;
	unsigned gaps = 0;

	assert_true(published_read(made->content, &published, NULL));
	for (int i = 0; i < DUTIES; i++)
		gaps += published.gaps[i];
	assert_int_equal(gaps, made->report->total.partial + made->report->total.unmet);
	assert_true(published.gaps[made->assessment->catalog->item[ROW_UNMET].duty] > 0);
}

static void words_that_are_not_ours_are_refused(void **state)
{
	static const char *const names[] = { "answer", "duty", "applies" };
	struct made *made = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *before =
			g_strdup(json_string_value(json_object_get(row(made, ROW_MET), names[i])));

		json_put(row(made, ROW_MET), names[i], json_string("sure"));
		refused(made);
		json_put(row(made, ROW_MET), names[i], json_string(before));
	}
	json_put(made->content, "result", json_string("perfect"));
	refused(made);
	json_put(made->content, "result", json_integer(1));
	refused(made);
}

static void a_date_that_is_none_is_refused(void **state)
{
	struct made *made = *state;

	json_put(made->content, "confirmed", json_string("2026-02-30"));
	refused(made);
}

static void another_kind_of_data_is_refused_by_name(void **state)
{
	struct made *made = *state;
	struct published published;
	g_autoptr(GError) error = NULL;

	json_put(made->content, "schema", json_string("phrwizard-content/1"));
	assert_false(published_read(made->content, &published, &error));
	assert_non_null(strstr(error->message, "phrwizard-content/1"));
	assert_false(published_read(NULL, &published, NULL));
}

static void a_tick_on_a_row_that_does_not_apply_is_refused(void **state)
{
	struct made *made = *state;

	json_put(row(made, ROW_EXCLUDED), "ticked", json_true());
	refused(made);
}

static unsigned contradictions(const struct made *made)
{
	struct published published;

	assert_true(published_read(made->content, &published, NULL));
	g_autoptr(GPtrArray) sentences = published_contradictions(&published);

	return sentences->len;
}

static void claims_that_the_rows_do_not_bear_are_told(void **state)
{
	struct made *made = *state;

	assert_int_equal(contradictions(made), 0);
	json_put(made->content, "result", json_string("conforming"));
	assert_int_equal(contradictions(made), 2); /* gaps, and open rows */
	json_put(made->content, "result", json_string("gaps"));
	json_put(row(made, ROW_UNMET), "ticked", json_true());
	assert_int_equal(contradictions(made), 1);
}

/* A reading of all that the sheet should show. */
static struct reading *right_reading(const struct made *made)
{
	struct reading *reading = reading_new();

	for (guint i = 0; i < made->sheet->rows->len; i++) {
		const struct sheet_row *shown = made->sheet->rows->pdata[i];

		if (shown->place == SHEET_TABLE)
			reading_add_row(reading, shown->item->key, shown->finding->ticked);
	}
	reading_set_field(reading, READING_DIGEST, made->sheet->digest);
	reading->content = json_deep_copy(made->content);
	return reading;
}

static bool proves(const struct made *made, const struct reading *reading)
{
	g_autoptr(GError) error = NULL;
	const bool good = reading_proves(reading, made->sheet, &error);

	assert_int_equal(good, error == NULL);
	return good;
}

static void a_finished_sheet_proves_itself_by_rows_ticks_digest_and_data(void **state)
{
	const struct made *made = *state;
	OWNED(reading) reading = right_reading(made);
	struct reading_row *first = reading->rows->pdata[0];

	assert_true(proves(made, reading));
	first->ticked = !first->ticked;
	assert_false(proves(made, reading));
	first->ticked = !first->ticked;
	json_put(reading->content, "service", json_string("another"));
	assert_false(proves(made, reading));
	g_clear_pointer(&reading->content, json_decref);
	assert_true(proves(made, reading));
	reading->internal = true;
	assert_false(proves(made, reading));
	reading->internal = false;
	reading->seal = SEAL_BROKEN;
	assert_false(proves(made, reading));
	reading->seal = SEAL_WHOLE;
	g_ptr_array_remove_index(reading->rows, 2);
	assert_false(proves(made, reading));
}

static void a_sheet_without_its_digest_or_with_another_name_does_not(void **state)
{
	const struct made *made = *state;
	OWNED(reading) reading = right_reading(made);

	reading_set_field(reading, READING_ORGANIZATION, "another");
	assert_false(proves(made, reading));
	g_clear_pointer(&reading->field[READING_ORGANIZATION], g_free);
	g_clear_pointer(&reading->field[READING_DIGEST], g_free);
	assert_false(proves(made, reading));
	reading_add_row(reading, "no/such", false);
	reading_set_field(reading, READING_DIGEST, made->sheet->digest);
	assert_false(proves(made, reading));
}

static void a_seal_covers_every_byte_before_it(void **state)
{
	g_autoptr(GString) file = g_string_new("all that was written\n");

	(void)state;
	assert_int_equal(seal_check(file->str, file->len, "%seal:", "\n"), SEAL_NONE);
	assert_int_equal(seal_check("", 0, "%seal:", "\n"), SEAL_NONE);
	seal_append(file, "%seal:", "\n");
	assert_int_equal(seal_check(file->str, file->len, "%seal:", "\n"), SEAL_WHOLE);
	for (gsize i = 0; i < file->len; i++) {
		file->str[i] ^= 1;
		assert_int_not_equal(seal_check(file->str, file->len, "%seal:", "\n"), SEAL_WHOLE);
		file->str[i] ^= 1;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(the_rows_are_counted_as_the_engine_counts_them),
		TEST(gaps_are_told_by_duty),
		TEST(words_that_are_not_ours_are_refused),
		TEST(a_date_that_is_none_is_refused),
		TEST(another_kind_of_data_is_refused_by_name),
		TEST(a_tick_on_a_row_that_does_not_apply_is_refused),
		TEST(claims_that_the_rows_do_not_bear_are_told),
		TEST(a_finished_sheet_proves_itself_by_rows_ticks_digest_and_data),
		TEST(a_sheet_without_its_digest_or_with_another_name_does_not),
		cmocka_unit_test(a_seal_covers_every_byte_before_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
