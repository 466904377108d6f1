/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sheet in every format: the same rows, marks and digest everywhere, nothing internal in
 * public, and text that stays text. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/text.h"
#include "sample.h"
#include "sheet/format.h"

static char *digest_in(const char *json)
{
	json_auto_t *document = json_loads(json, 0, NULL);

	assert_non_null(document);
	return g_strdup(json_string_value(json_object_get(document, "digest")));
}

static char *sample_digest(enum language language, bool internal)
{
	struct assessment *assessment = sample_assessment(false);
	g_autoptr(GString) json = sample_written(assessment, "json", language, internal);

	assessment_free(assessment);
	return digest_in(json->str);
}

static void formats_are_found_by_name(void **state)
{
	static const char *const names[] = { "text", "markdown", "html", "csv",
					     "json", "xlsx",	 "pdf" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		assert_ptr_equal(format_find(names[i]), formats()[i]);
	assert_null(formats()[G_N_ELEMENTS(names)]);
	assert_null(format_find("xls"));
}

/* Those that modules write come last, so that the loops below see all others. */
static void every_format_is_written_here_or_says_what_it_needs(void **state)
{
	bool module = false;

	(void)state;
	for (const struct format *const *f = formats(); *f; f++) {
		assert_true(((*f)->write == NULL) == ((*f)->needs != NULL));
		assert_false(module && (*f)->write);
		module = (*f)->write == NULL;
		assert_int_equal(module, (*f)->binary);
	}
	assert_true(module);
}

static gint64 sample_date(const char *confirmed, gint64 made)
{
	const struct sheet_options options = { LANGUAGE_EN, false, "9.9", made };
	struct assessment *assessment = sample_assessment(false);
	gint64 date;

	assert_true(assessment_set_profile(assessment, PROFILE_CONFIRMED, confirmed, NULL));
	struct report *report = evaluate(assessment, NULL);
	struct sheet *sheet = sheet_new(assessment, report, &options);

	date = sheet->made;
	sheet_free(sheet);
	report_free(report);
	assessment_free(assessment);
	return date;
}

static void the_date_of_a_file_is_never_that_of_the_clock(void **state)
{
	(void)state;
	assert_int_equal(sample_date("2026-11-22", 0), 1795305600);
	assert_int_equal(sample_date("2026-11-22", 1000000000), 1000000000);
	/* no date of confirmation: the edition's, 2025-04-30 */
	assert_int_equal(sample_date("", 0), 1745971200);
	/* 0 would mean now to some libraries */
	assert_int_equal(sample_date("1970-01-01", 0), 1);
}

static void the_same_sheet_gives_the_same_bytes(void **state)
{
	(void)state;
	for (const struct format *const *f = formats(); (*f)->write; f++) {
		g_autoptr(GString) once = sample_sheet((*f)->name, true, true);
		g_autoptr(GString) again = sample_sheet((*f)->name, true, true);

		assert_true(g_string_equal(once, again));
	}
}

static void public_sheets_hold_nothing_internal(void **state)
{
	(void)state;
	for (const struct format *const *f = formats(); (*f)->write; f++)
		for (int hostile = 0; hostile <= 1; hostile++) {
			g_autoptr(GString) out = sample_sheet((*f)->name, hostile, false);

			assert_null(strstr(out->str, SAMPLE_SECRET));
			assert_null(strstr(out->str, "2027"));  /* due */
			assert_null(strstr(out->str, "10:15")); /* at */
			assert_null(strstr(out->str, "Internal use"));
		}
}

static void internal_sheets_hold_all_and_say_so(void **state)
{
	static const char *const all[] = { "NOTE", "EVIDENCE", "OWNER", "BY", "NAME" };

	(void)state;
	for (const struct format *const *f = formats(); (*f)->write; f++) {
		g_autoptr(GString) out = sample_sheet((*f)->name, false, true);

		/* in Markdown the - is escaped, so look at the words */
		for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
			g_autofree char *plain = g_strconcat("SECRET-", all[i], NULL);
			g_autofree char *escaped = g_strconcat("SECRET\\-", all[i], NULL);

			assert_true(strstr(out->str, plain) || strstr(out->str, escaped));
		}
		assert_non_null(strstr(out->str, "2027"));
		assert_non_null(strstr(out->str, "Internal use"));
	}
}

static void the_digest_is_the_same_everywhere(void **state)
{
	g_autofree char *digest = sample_digest(LANGUAGE_EN, false);
	g_autofree char *japanese = sample_digest(LANGUAGE_JA, false);
	g_autofree char *internal = sample_digest(LANGUAGE_EN, true);

	(void)state;
	assert_int_equal(strlen(digest), 64);
	assert_string_equal(digest, japanese);
	assert_string_equal(digest, internal);
	for (const struct format *const *f = formats(); (*f)->write; f++) {
		g_autoptr(GString) out = sample_sheet((*f)->name, false, false);

		assert_non_null(strstr(out->str, digest));
	}
}

static void the_digest_is_that_of_the_content_in_json(void **state)
{
	g_autoptr(GString) out = sample_sheet("json", true, false);
	g_autofree char *digest = digest_in(out->str);
	json_auto_t *document = json_loads(out->str, 0, NULL);
	char *canonical =
		json_dumps(json_object_get(document, "content"), JSON_SORT_KEYS | JSON_COMPACT);
	g_autofree char *expected = g_compute_checksum_for_string(G_CHECKSUM_SHA256, canonical, -1);

	(void)state;
	assert_string_equal(digest, expected);
	free(canonical);
}

/* Changes one thing of the sample and tells whether the digest changes. */
static bool digest_changes(void (*change)(struct assessment *))
{
	struct assessment *assessment = sample_assessment(false);
	g_autofree char *before = sample_digest(LANGUAGE_EN, false);

	change(assessment);
	g_autoptr(GString) json = sample_written(assessment, "json", LANGUAGE_EN, false);
	g_autofree char *after = digest_in(json->str);

	assessment_free(assessment);
	return strcmp(before, after) != 0;
}

static void change_mark(struct assessment *assessment)
{
	const struct answer answer = { .value = ANSWER_MET };

	assert_true(assessment_set_answer(assessment, ROW_UNMET, &answer, NULL));
}

static void change_fact(struct assessment *assessment)
{
	assert_true(assessment_set_fact(assessment, 2, "no", NULL));
}

static void change_title(struct assessment *assessment)
{
	assert_true(assessment_set_profile(assessment, PROFILE_STAFF_TITLE, "部長", NULL));
}

static void change_date(struct assessment *assessment)
{
	assert_true(assessment_set_profile(assessment, PROFILE_CONFIRMED, "2026-11-23", NULL));
}

static void give_reason(struct assessment *assessment)
{
	const struct answer answer = { .value = ANSWER_EQUIVALENT, .note = (char *)"how" };

	assert_true(assessment_set_answer(assessment, ROW_WITHOUT_REASON, &answer, NULL));
}

static void change_name(struct assessment *assessment)
{
	assert_true(assessment_set_profile(assessment, PROFILE_STAFF_NAME, "別の人", NULL));
}

static void change_note(struct assessment *assessment)
{
	const struct answer answer = { .value = ANSWER_MET,
				       .note = (char *)"other",
				       .owner = (char *)"other" };

	assert_true(assessment_set_answer(assessment, ROW_MET, &answer, NULL));
}

static void the_digest_follows_what_is_published_and_nothing_else(void **state)
{
	(void)state;
	assert_true(digest_changes(change_mark));
	assert_true(digest_changes(change_fact));
	assert_true(digest_changes(change_title));
	assert_true(digest_changes(change_date));
	assert_true(digest_changes(give_reason));
	assert_false(digest_changes(change_name));
	assert_false(digest_changes(change_note));
}

static void every_format_has_the_same_ticks(void **state)
{
	static const char *const printed[] = { "text", "markdown", "html" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(printed); i++)
		for (int internal = 0; internal <= 1; internal++) {
			g_autoptr(GString) out = sample_sheet(printed[i], false, internal);
			assert_int_equal(occurrences(out->str, "✓"), SAMPLE_TICKS);
		}

	g_autoptr(GString) csv = sample_sheet("csv", false, false);
	g_autoptr(GString) json = sample_sheet("json", false, false);
	g_autoptr(GString) html = sample_sheet("html", false, false);

	assert_int_equal(occurrences(csv->str, "\",\"yes\",\"sample-1\""), SAMPLE_TICKS);
	assert_int_equal(occurrences(csv->str, "\r\n"), 1 + SAMPLE_ROWS);
	assert_int_equal(occurrences(html->str, "<td class=\"tick\">"), SAMPLE_TABLE_ROWS);
	assert_int_equal(occurrences(json->str, "\"ticked\": true"),
			 2 * SAMPLE_TICKS); /* rows and content */
	assert_int_equal(occurrences(json->str, "\"place\": \"table\""), 2 * SAMPLE_TABLE_ROWS);
}

static void rows_stand_in_the_annex_of_their_kind(void **state)
{
	static const struct {
		const char *id, *keys[4];
	} annexes[] = {
		{ "open", { "1/1/x-keys", "2/2", "2/3", "2/x-nice" } },
		{ "excluded", { "1/1/x-cloud" } },
		{ "na", { "2/1" } },
		{ "undecided", { "1/1/x-staff" } },
	};
	g_autoptr(GString) out = sample_sheet("html", false, false);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(annexes); i++) {
		g_autofree char *part = sample_part(out->str, annexes[i].id);
		unsigned rows = 0;

		for (; rows < 4 && annexes[i].keys[rows]; rows++) {
			g_autofree char *row =
				g_strdup_printf("<tr data-key=\"%s\">", annexes[i].keys[rows]);
			assert_non_null(strstr(part, row));
		}
		assert_int_equal(occurrences(part, "<tr data-key="), rows);
		assert_non_null(strstr(part, "not part of the official sheet"));
	}
	g_autofree char *excluded = sample_part(out->str, "excluded");
	g_autofree char *open = sample_part(out->str, "open");

	assert_non_null(strstr(excluded, "Do you use a cloud?"));
	assert_non_null(
		strstr(open, "met by an equivalent or better measure (the reason is missing)"));
	assert_int_equal(occurrences(open, "not met"), 2); /* the sentence above, and one row */
}

static void what_is_not_applicable_without_a_reason_stays_in_the_table(void **state)
{
	struct assessment *assessment = sample_assessment(false);
	const struct answer answer = { .value = ANSWER_NA };

	(void)state;
	assert_true(assessment_set_answer(assessment, ROW_NA, &answer, NULL));
	g_autoptr(GString) out = sample_written(assessment, "html", LANGUAGE_EN, false);
	g_autofree char *open = sample_part(out->str, "open");

	assert_non_null(strstr(open, "<tr data-key=\"2/1\">"));
	assert_non_null(strstr(open, "not applicable (the reason is missing)"));
	assert_null(strstr(out->str, "data-part=\"na\""));
	assert_int_equal(occurrences(out->str, "<td class=\"tick\">"), SAMPLE_TABLE_ROWS + 1);
	assessment_free(assessment);
}

static void what_is_not_known_is_told(void **state)
{
	g_autoptr(GString) nothing = sample_unanswered("text", "none");
	g_autoptr(GString) unclear = sample_unanswered("text", "");
	g_autoptr(GString) in = sample_unanswered("text", "direct");

	(void)state;
	assert_non_null(strstr(nothing->str, "this service; what follows is voluntary."));
	assert_non_null(strstr(unclear->str, "It is not yet clear whether the Guideline covers"));
	assert_non_null(strstr(unclear->str, "What is your role?  not known yet"));
	assert_non_null(strstr(in->str, "It is not settled yet whether the service conforms."));
	assert_non_null(strstr(in->str, "Organisation          not given"));
	assert_non_null(strstr(in->str, "not answered: 7;"));
	assert_int_equal(occurrences(in->str, "✓"), 0);
}

static void a_key_is_never_shown_as_a_number(void **state)
{
	static const char *const printed[] = { "text", "markdown" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(printed); i++) {
		g_autoptr(GString) out = sample_sheet(printed[i], false, true);

		assert_null(strstr(out->str, "x-keys"));
		assert_null(strstr(out->str, "x\\-keys"));
	}
	g_autoptr(GString) html = sample_sheet("html", false, false);
	g_autoptr(GString) csv = sample_sheet("csv", false, false);

	assert_null(strstr(html->str, ">1/1/"));
	assert_non_null(strstr(csv->str, "\"1(1)\",\"\",\"1/1/x-keys\",\"B) second\""));
}

static void the_order_is_that_of_the_official_sheet(void **state)
{
	static const char *const order[] = {
		"2026-11-22",
		"例示ヘルス株式会社",
		"からだノート",
		"情報管理責任者",
		"Applicability",
		"What is your role?",
		"1(1) First section",
		"A) first",
		"Is there a policy?",
		"B) second",
		"2 Second section",
		"Result",
		"Annex",
		"About this sheet",
	};
	g_autoptr(GString) out = sample_sheet("text", false, false);
	const char *at = out->str;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
		at = strstr(at, order[i]);
		assert_non_null(at);
	}
}

static void the_result_hides_no_gap(void **state)
{
	/* binding and not met: 1/1/x-keys alone; 2/x-nice is desirable only */
	static const char *const sentences[] = {
		"The service does not conform: binding rows are not met or only partly met.",
		"Binding rows not met or only partly met: 1; "
		"other rows not met or only partly met: 1.",
		"Rows that apply: 7; ticked: 2; partly met: 1; not met: 1; not answered: 1; "
		"declared not applicable: 1; reason missing: 1.",
		"Rows that do not apply: 1; rows not yet known to apply: 1; rows of this edition "
		"in all: 9.",
		"No mark: row and number read in the sheet (rows: 5; “sheet” in data).",
		"*: the duty is stated; its row number is not known (rows: 2; “stated” in data).",
	};

	(void)state;
	g_autoptr(GString) csv = sample_sheet("csv", false, false);
	g_autoptr(GString) html = sample_sheet("html", false, false);

	for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++) {
		assert_non_null(strstr(csv->str, sentences[i]));
		assert_non_null(strstr(html->str, sentences[i]));
	}
}

static void people_read_a_time_and_programs_a_stamp(void **state)
{
	static const char *const people[] = { "text", "html", "markdown" };
	static const char *const programs[] = { "csv", "json" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
		g_autoptr(GString) out = sample_sheet(people[i], false, true);
		const char *content = strstr(out->str, "<script");

		g_string_truncate(out, content ? (gsize)(content - out->str) : out->len);
		assert_null(strstr(out->str, "T10"));
		assert_non_null(strstr(out->str, strcmp(people[i], "markdown") == 0 ? "22 10\\:15"
										    : "22 10:15"));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(programs); i++) {
		g_autoptr(GString) out = sample_sheet(programs[i], false, true);

		assert_non_null(strstr(out->str, "2026-11-22T10:15:00+09:00"));
	}
}

static void text_keeps_to_the_page_and_steers_no_terminal(void **state)
{
	(void)state;
	for (int hostile = 0; hostile <= 1; hostile++) {
		struct assessment *assessment = sample_assessment(hostile);

		for (int language = 0; language < LANGUAGES; language++) {
			g_autoptr(GString) out = sample_written(assessment, "text", language, true);
			g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
			g_autofree char *shown = text_display(out->str, true);

			assert_string_equal(out->str, shown);
			for (char **line = lines; *line; line++)
				assert_true(text_width(*line) <= 80);
		}
		assessment_free(assessment);
	}
}

static void csv_begins_with_the_names_of_its_columns(void **state)
{
	g_autoptr(GString) public = sample_sheet("csv", false, false);
	g_autoptr(GString) internal = sample_sheet("csv", false, true);
	const char *of_the_row = "\xEF\xBB\xBF\"section\",\"number\",\"key\",\"heading\",\"ask\","
				 "\"duty\",\"standing\","
				 "\"applies\",\"place\",\"answer\",\"ticked\",\"";

	(void)state;
	assert_true(g_str_has_prefix(public->str, of_the_row));
	assert_true(g_str_has_prefix(public->str + strlen(of_the_row),
				     "catalog\",\"edition\",\"organization\","));
	assert_true(g_str_has_prefix(
		internal->str + strlen(of_the_row),
		"note\",\"evidence\",\"owner\",\"due\",\"by\",\"at\",\"catalog\","));
	assert_non_null(
		strstr(public->str,
		       "\r\n\"1(1)\",\"①A)1\",\"1/1/A/1\",\"A) first\",\"Is there a policy?\","
		       "\"expected\",\"sheet\",\"yes\",\"table\",\"met\",\"yes\",\"sample-1\","));
	assert_non_null(
		strstr(internal->str,
		       "\"SECRET-NOTE how\nsecond line\",\"SECRET-EVIDENCE.pdf\n"
		       "SECRET-EVIDENCE.md\",\"SECRET-OWNER\",\"2027-03-31\",\"SECRET-BY\","));
}

static void json_gives_back_every_text(void **state)
{
	g_autoptr(GString) out = sample_sheet("json", true, false);
	json_auto_t *document = json_loads(out->str, JSON_REJECT_DUPLICATES, NULL);
	const json_t *rows = json_object_get(document, "rows");
	const json_t *partial = json_array_get(rows, ROW_PARTIAL);
	g_autofree char *stored = text_clean(sample_hostile, false);

	(void)state;
	assert_null(strchr(out->str, '<'));
	assert_int_equal(json_array_size(rows), SAMPLE_ROWS);
	assert_string_equal(json_string_value(json_object_get(partial, "ask")), sample_hostile);
	assert_string_equal(json_string_value(json_object_get(partial, "answer")), "partial");
	assert_true(json_is_null(json_object_get(partial, "number")));
	assert_string_equal(
		json_string_value(json_object_get(json_object_get(document, "head"), "service")),
		stored);
	assert_null(json_object_get(json_object_get(document, "head"), "name"));
	assert_null(json_object_get(partial, "note"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_found_by_name),
		cmocka_unit_test(every_format_is_written_here_or_says_what_it_needs),
		cmocka_unit_test(the_date_of_a_file_is_never_that_of_the_clock),
		cmocka_unit_test(the_same_sheet_gives_the_same_bytes),
		cmocka_unit_test(public_sheets_hold_nothing_internal),
		cmocka_unit_test(internal_sheets_hold_all_and_say_so),
		cmocka_unit_test(the_digest_is_the_same_everywhere),
		cmocka_unit_test(the_digest_is_that_of_the_content_in_json),
		cmocka_unit_test(the_digest_follows_what_is_published_and_nothing_else),
		cmocka_unit_test(every_format_has_the_same_ticks),
		cmocka_unit_test(rows_stand_in_the_annex_of_their_kind),
		cmocka_unit_test(what_is_not_applicable_without_a_reason_stays_in_the_table),
		cmocka_unit_test(what_is_not_known_is_told),
		cmocka_unit_test(a_key_is_never_shown_as_a_number),
		cmocka_unit_test(the_order_is_that_of_the_official_sheet),
		cmocka_unit_test(the_result_hides_no_gap),
		cmocka_unit_test(people_read_a_time_and_programs_a_stamp),
		cmocka_unit_test(text_keeps_to_the_page_and_steers_no_terminal),
		cmocka_unit_test(csv_begins_with_the_names_of_its_columns),
		cmocka_unit_test(json_gives_back_every_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
