/* SPDX-License-Identifier: GPL-3.0-or-later
 * The web page: nothing runs in it, nothing of ours becomes markup, and what matters is said first
 * and in words. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sample.h"

static void a_page_has_only_our_elements(void **state)
{
	g_autoptr(GString) harmless = sample_sheet("html", false, true);
	g_autoptr(GString) hostile = sample_sheet("html", true, true);

	(void)state;
	/* the data, which no browser runs */
	assert_int_equal(occurrences(hostile->str, "<script"), 1);
	assert_non_null(strstr(hostile->str, "<script type=\"application/json\" id="));
	assert_null(strstr(hostile->str, "\xE2\x80\xAE"));
	/* the second line of a note is the only <br/>; groups merge, as all headings are the
	 * same */
	assert_int_equal(occurrences(hostile->str, "<td"), occurrences(harmless->str, "<td"));
	assert_int_equal(occurrences(hostile->str, "<dd"), occurrences(harmless->str, "<dd"));
	assert_int_equal(occurrences(hostile->str, " href="),
			 occurrences(hostile->str, " href=\"#"));
	assert_int_equal(occurrences(hostile->str, " style="), 0);
	assert_non_null(
		strstr(hostile->str, "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>"));
}

/* A policy that names the style by its hash: nothing else in the page can style or run. */
static void a_page_allows_its_own_style_and_nothing_else(void **state)
{
	g_autoptr(GString) out = sample_sheet("html", false, false);
	const char *style = strstr(out->str, "<style>") + strlen("<style>");
	const char *end = strstr(style, "</style>");
	guint8 digest[32];
	gsize size = sizeof digest;
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);

	(void)state;
	g_checksum_update(checksum, (const guchar *)style, end - style);
	g_checksum_get_digest(checksum, digest, &size);
	g_autofree char *hash = g_base64_encode(digest, size);
	g_autofree char *policy = g_strdup_printf(
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'sha256-%s'; base-uri 'none'; form-action 'none'\"/>",
		hash);
	assert_non_null(strstr(out->str, policy));
	assert_int_equal(occurrences(out->str, "Content-Security-Policy"), 1);
}

static void a_date_in_a_sentence_stays_on_one_line(void **state)
{
	(void)state;
	struct assessment *assessment = sample_assessment(false);
	g_autoptr(GString) page = sample_written(assessment, "html", LANGUAGE_EN, false);
	g_autoptr(GString) japanese = sample_written(assessment, "html", LANGUAGE_JA, false);

	assessment_free(assessment);
	assert_int_equal(occurrences(japanese->str, "<span class=\"date\">"),
			 occurrences(page->str, "<span class=\"date\">"));
	assert_non_null(strstr(page->str, "(edition of <span class=\"date\">2025-04-30</span>"));
	assert_non_null(strstr(page->str, ".date { white-space: nowrap }"));
}

static void a_page_shows_a_bar_for_each_section_and_says_it(void **state)
{
	g_autoptr(GString) out = sample_sheet("html", false, false);
	g_autofree char *overview = sample_part(out->str, "overview");

	(void)state;
	assert_int_equal(occurrences(overview, "<svg role=\"img\" aria-label="), 2);
	assert_non_null(strstr(overview, "aria-label=\"Rows ticked: 2 of 3 that apply\""));
	assert_non_null(strstr(overview, "aria-hidden=\"true\">2/3</span>"));
	assert_non_null(strstr(overview, "aria-label=\"Rows ticked: 0 of 4 that apply\""));
	assert_non_null(strstr(overview, "declared not applicable: 1"));
	assert_true(strstr(out->str, "data-part=\"overview\"") <
		    strstr(out->str, "data-part=\"head\""));
}

/* Whatever people write into the overview, the page says first what the rules say. */
static void a_page_says_on_top_when_the_guideline_does_not_surely_cover_the_service(void **state)
{
	g_autoptr(GString) in = sample_sheet("html", false, false);
	g_autoptr(GString) out = sample_unanswered("html", "none");
	g_autoptr(GString) unclear = sample_unanswered("html", "");
	static const char notice[] = "<p class=\"notice\">";

	(void)state;
	assert_null(strstr(in->str, notice));
	assert_non_null(strstr(out->str, notice));
	assert_non_null(strstr(unclear->str, notice));
	assert_true(g_str_has_prefix(strstr(out->str, notice) + strlen(notice),
				     "The Guideline does not cover this service"));
	assert_true(g_str_has_prefix(strstr(unclear->str, notice) + strlen(notice),
				     "It is not yet clear whether the Guideline covers"));
	assert_true(strstr(out->str, notice) < strstr(out->str, "<section"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_has_only_our_elements),
		cmocka_unit_test(a_page_allows_its_own_style_and_nothing_else),
		cmocka_unit_test(a_date_in_a_sentence_stays_on_one_line),
		cmocka_unit_test(a_page_shows_a_bar_for_each_section_and_says_it),
		cmocka_unit_test(
			a_page_says_on_top_when_the_guideline_does_not_surely_cover_the_service),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
