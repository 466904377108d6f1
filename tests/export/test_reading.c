/* SPDX-License-Identifier: GPL-3.0-or-later
 * Each format read back: the rows, ticks, head and digest that were written; and one changed letter
 * of them is noticed. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sample.h"
#include "sheet/format.h"
#include "sheet/reading.h"

/* The sample, its sheet, and the file in one format. */
struct written {
	struct assessment *assessment;
	struct report *report;
	struct sheet *sheet;
	const struct format *format;
	bool internal;
	GString *file;
};

/* The file of the assessment as it is now. */
static void write_again(struct written *written)
{
	const struct sheet_options options = { LANGUAGE_EN, written->internal, "9.9", 0 };

	sheet_free(written->sheet);
	report_free(written->report);
	written->report = evaluate(written->assessment, NULL);
	written->sheet = sheet_new(written->assessment, written->report, &options);
	g_string_truncate(written->file, 0);
	written->format->write(written->sheet, written->file);
}

static struct written *written_new(const char *format, bool hostile, bool internal)
{
	struct written *written = g_new0(struct written, 1);

	written->assessment = sample_assessment(hostile);
	written->internal = internal;
	written->format = format_find(format);
	written->file = g_string_new(NULL);
	write_again(written);
	return written;
}

static void written_free(struct written *written)
{
	g_string_free(written->file, TRUE);
	sheet_free(written->sheet);
	report_free(written->report);
	assessment_free(written->assessment);
	g_free(written);
}
OWNED_TYPE(written)

/* What is read in the file as it is now; it must be readable. */
static struct reading *read_now(const struct written *written)
{
	struct reading *reading = reading_new();

	assert_true(written->format->read(written->file->str, written->file->len, reading, NULL));
	reading->seal = format_seal(written->format, written->file->str, written->file->len);
	return reading;
}

static bool proves(const struct written *written)
{
	OWNED(reading) reading = read_now(written);

	return reading_proves(reading, written->sheet, NULL);
}

/* Puts TO in the place of the first FROM. */
static void change(GString *file, const char *from, const char *to)
{
	const char *at = strstr(file->str, from);

	assert_non_null(at);
	const gssize offset = at - file->str;

	g_string_erase(file, offset, (gssize)strlen(from));
	g_string_insert(file, offset, to);
}

/* The seal of a page anew, as somebody who wants to deceive would make it. */
static void seal_again(GString *file)
{
	static const char before[] = "<!-- sha256:", after[] = " -->\n";

	g_string_truncate(file, (gsize)(g_strrstr(file->str, before) - file->str));
	seal_append(file, before, after);
}

static void each_reader_finds_what_its_writer_wrote(void **state)
{
	(void)state;
	for (const struct format *const *format = formats(); (*format)->write; format++)
		for (int i = 0; i < 4; i++) {
			OWNED(written) written = written_new((*format)->name, i & 1, i & 2);
			OWNED(reading) reading = read_now(written);
			g_autoptr(GError) error = NULL;
			unsigned ticks = 0;

			for (guint j = 0; j < reading->rows->len; j++)
				ticks += ((struct reading_row *)reading->rows->pdata[j])->ticked;
			assert_int_equal(reading->rows->len, SAMPLE_TABLE_ROWS);
			assert_int_equal(ticks, SAMPLE_TICKS);
			assert_string_equal(reading->field[READING_DIGEST], written->sheet->digest);
			assert_int_equal(reading->internal, (i & 2) != 0);
			reading_proves(reading, written->sheet, &error);
			assert_null(error);
		}
}

/* Also letters that a page may not hold in any form. */
static void any_name_is_read_back(void **state)
{
	static const char *const names[] = {
		"\uFDD0x",    "a\tb",    "  a  ",   "\u3000全角\u3000",  "\u202Egnp",
		"\u2028x",    "\uFEFFx", "x\uFFFE", "</script><script>", "<!-- --> ]]>",
		"&amp;&#65;", "'=1+1",   "\uE000",  "か\u3099",
	};

	(void)state;
	for (const struct format *const *format = formats(); (*format)->write; format++)
		for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
			OWNED(written) written = written_new((*format)->name, false, false);

			assert_true(assessment_set_profile(written->assessment,
							   PROFILE_ORGANIZATION, names[i], NULL));
			write_again(written);
			assert_true(proves(written));
		}
}

static void the_data_in_a_file_fit_what_it_shows(void **state)
{
	static const char *const carrying[] = { "html", "json" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(carrying); i++)
		for (int hostile = 0; hostile <= 1; hostile++) {
			OWNED(written) written = written_new(carrying[i], hostile, true);
			OWNED(reading) reading = read_now(written);
			g_autoptr(GPtrArray) differences = reading_differences(reading);

			assert_non_null(reading->content);
			assert_int_equal(differences->len, 0);
		}
}

/* What is read when the content of the sheet is expected. */
static struct reading *read_expecting(const struct written *written)
{
	struct reading *reading = reading_new();

	reading->expected = written->sheet->content;
	assert_true(written->format->read(written->file->str, written->file->len, reading, NULL));
	return reading;
}

static void data_that_are_as_expected_become_a_tree_when_somebody_asks(void **state)
{
	OWNED(written) written = written_new("html", false, false);
	OWNED(reading) reading = read_expecting(written);

	(void)state;
	assert_true(reading->as_expected);
	assert_null(reading->content);
	assert_true(reading_proves(reading, written->sheet, NULL));
	assert_string_equal(json_string_value(json_object_get(reading_content(reading), "schema")),
			    "phrwizard-content/2");
	assert_true(reading_proves(reading, written->sheet, NULL));
}

static void data_in_other_letters_than_expected_are_the_same(void **state)
{
	OWNED(written) written = written_new("html", true, false);
	OWNED(reading) reading = read_expecting(written);

	(void)state;
	assert_false(reading->as_expected);
	assert_non_null(reading->content);
	assert_true(reading_proves(reading, written->sheet, NULL));
}

static void data_that_are_not_as_expected_are_noticed(void **state)
{
	OWNED(written) written = written_new("html", false, false);

	(void)state;
	/* of the same length */
	change(written->file, "\"ticked\":true", "\"ticked\":null");
	OWNED(reading) reading = read_expecting(written);
	assert_false(reading->as_expected);
	assert_false(reading_proves(reading, written->sheet, NULL));
}

/* One changed thing, in every format that shows it. */
static const struct alteration {
	const char *format, *from, *to;
	const char *said;       /* by the comparison with the file's own data, where it has some */
} alterations[] = {
	/* a tick less */
	{ "html", "<span aria-hidden=\"true\">✓</span>", "", "1/1/A/1: the sheet shows no tick" },
	{ "json", "\"ticked\": true", "\"ticked\": false", "1/1/A/1: the sheet shows no tick" },
	{ "csv", "\"met\",\"yes\"", "\"met\",\"no\"", NULL },
	{ "markdown", "| ✓ |", "|  |", NULL },
	{ "text", "[✓]", "[ ]", NULL },
	/* a tick more */
	{ "html", "<span class=\"box\">", "<span class=\"box\">✓", "the sheet shows a tick" },
	{ "html", "<span class=\"box\">", "<span class=\"box\"/>☑<span>",
	  "the sheet shows a tick" },
	{ "json", "\"ticked\": false", "\"ticked\": true", "the sheet shows a tick" },
	{ "csv", "\"partial\",\"no\"", "\"partial\",\"yes\"", NULL },
	{ "markdown", "|  |", "| ✓ |", NULL },
	{ "text", "[ ]", "[✓]", NULL },
	/* a row less, or another one */
	{ "html", "<td class=\"tick\">", "<td>", "The sheet shows" },
	{ "html", "<tr data-key=\"1/1/A/1\">", "<tr data-key=\"1/1/A/9\">", "1/1/A/9" },
	{ "json", "\"key\": \"1/1/A/1\"", "\"key\": \"1/1/A/9\"", "1/1/A/9" },
	{ "csv", "\"1/1/A/1\"", "\"1/1/A/9\"", NULL },
	{ "text", "[✓]", "   ", NULL },
	/* the head */
	{ "html", "<bdi>例示ヘルス", "<bdi>別のヘルス", "別のヘルス" },
	{ "html", "<bdi>2026-11-22", "<bdi>2026-11-23", "2026-11-23" },
	{ "json", "\"organization\": \"例示", "\"organization\": \"別の", "別の" },
	{ "csv", "\"例示", "\"別の", NULL },
};

static void one_changed_thing_is_noticed(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(alterations); i++) {
		const struct alteration *alteration = &alterations[i];
		OWNED(written) written = written_new(alteration->format, false, false);

		change(written->file, alteration->from, alteration->to);
		if (strcmp(alteration->format, "html") == 0)
			seal_again(written->file);
		assert_false(proves(written));
		if (!alteration->said)
			continue;
		OWNED(reading) reading = read_now(written);
		g_autoptr(GPtrArray) differences = reading_differences(reading);

		assert_true(differences->len > 0);
		assert_non_null(strstr(differences->pdata[0], alteration->said));
	}
}

static void a_changed_digest_is_noticed(void **state)
{
	(void)state;
	for (const struct format *const *format = formats(); (*format)->write; format++) {
		OWNED(written) written = written_new((*format)->name, false, false);
		g_autofree char *other = g_strdup(written->sheet->digest);

		other[63] = other[63] == '0' ? '1' : '0';
		change(written->file, written->sheet->digest, other);
		assert_false(proves(written));
	}
}

static void changed_data_are_noticed(void **state)
{
	OWNED(written) written = written_new("html", false, false);

	(void)state;
	change(written->file, "\"answer\":\"partial\"", "\"answer\":\"met\"");
	seal_again(written->file);
	OWNED(reading) reading = read_now(written);
	g_autoptr(GPtrArray) differences = reading_differences(reading);

	assert_int_equal(differences->len, 1); /* the digest */
	assert_false(reading_proves(reading, written->sheet, NULL));
}

/* What the reader does not look at cannot be changed unseen, unless the seal is made anew. */
static void the_seal_of_a_page_covers_all_the_rest(void **state)
{
	static const struct {
		const char *from, *to;
	} changes[] = {
		{ "<tr data-key=", "<tr hidden=\"hidden\" data-key=" },
		{ "<tr data-key=", "<tr class=\"unseen\" data-key=" },
		{ "Is there a policy?", "Is there a party?" },
		{ "</style>", "td { color: white }</style>" },
		{ "2/3</span>", "3/3</span>" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
		OWNED(written) written = written_new("html", false, false);

		change(written->file, changes[i].from, changes[i].to);
		OWNED(reading) reading = read_now(written);
		assert_int_equal(reading->seal, SEAL_BROKEN);
		assert_false(reading_proves(reading, written->sheet, NULL));
	}
	OWNED(written) whole = written_new("html", true, true);
	OWNED(reading) reading = read_now(whole);
	assert_int_equal(reading->seal, SEAL_WHOLE);
}

static void a_page_without_its_banner_is_not_internal(void **state)
{
	OWNED(written) written = written_new("html", false, true);

	(void)state;
	change(written->file, "<p>Internal use: not to be published</p>", "");
	seal_again(written->file);
	assert_false(proves(written));
}

/* Reading BYTES fails with just this message. */
static void refused(const char *format, const char *bytes, size_t length, const char *message)
{
	OWNED(reading) reading = reading_new();
	g_autoptr(GError) error = NULL;

	assert_false(format_find(format)->read(bytes, length, reading, &error));
	assert_non_null(error);
	if (message)
		assert_string_equal(error->message, message);
}

static void what_is_no_page_of_ours_is_refused_with_its_place(void **state)
{
	static const struct {
		const char *bytes, *message;
	} pages[] = {
		{ "", "line 1, column 1: this is not a page as phrwizard writes it" },
		{ "plain", NULL },
		{ "<!DOCTYPE html>\n<p>\n<br>\n</p>",
		  "line 4, column 5: this is not a page as phrwizard writes it" },
		{ "<html>\n<b title=x/></html>", NULL },
		{ "<html>&nbsp;</html>", NULL },
		{ "<html></html>", NULL },
		{ "<html><script id=\"phrwizard-content\">[1]</script></html>", NULL },
		{ "<html>\n<p>a\xFFz</p></html>",
		  "line 2, column 5: the byte 0xFF is not valid UTF-8; save the file as UTF-8" },
	};
	g_autoptr(GString) deep = g_string_new(NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		refused("html", pages[i].bytes, strlen(pages[i].bytes), pages[i].message);
	refused("html", "<p>\0</p>", 8, NULL);
	for (int i = 0; i < 100000; i++)
		g_string_append(deep, "<i>");
	refused("html", deep->str, deep->len,
		"line 1, column 124: this is not a page as phrwizard writes it");
}

static void a_page_cut_short_is_refused(void **state)
{
	OWNED(written) written = written_new("html", true, true);
	const char *end = strstr(written->file->str, "</html>");

	(void)state;
	for (size_t length = 0; length < (size_t)(end - written->file->str) + 7; length += 7)
		refused("html", written->file->str, length, NULL);
}

static void json_that_is_no_sheet_is_refused(void **state)
{
	static const char *const documents[] = {
		"", "{}", "[]", "null", "{\"schema\":\"phrwizard-sheet/2\"}",
		"{\"schema\":\"phrwizard-sheet/1\"}",
		"{\"schema\":\"phrwizard-sheet/1\",\"content\":[]}",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(documents); i++)
		refused("json", documents[i], strlen(documents[i]), NULL);
	refused("json", "{\"schema\":\"phrwizard-sheet/2\"}", 30,
		"this is not a sheet of the form “phrwizard-sheet/1”");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_reader_finds_what_its_writer_wrote),
		cmocka_unit_test(any_name_is_read_back),
		cmocka_unit_test(the_data_in_a_file_fit_what_it_shows),
		cmocka_unit_test(data_that_are_as_expected_become_a_tree_when_somebody_asks),
		cmocka_unit_test(data_in_other_letters_than_expected_are_the_same),
		cmocka_unit_test(data_that_are_not_as_expected_are_noticed),
		cmocka_unit_test(one_changed_thing_is_noticed),
		cmocka_unit_test(a_changed_digest_is_noticed),
		cmocka_unit_test(changed_data_are_noticed),
		cmocka_unit_test(the_seal_of_a_page_covers_all_the_rest),
		cmocka_unit_test(a_page_without_its_banner_is_not_internal),
		cmocka_unit_test(what_is_no_page_of_ours_is_refused_with_its_place),
		cmocka_unit_test(a_page_cut_short_is_refused),
		cmocka_unit_test(json_that_is_no_sheet_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
