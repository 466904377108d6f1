/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is let through: to a terminal (every code point and every bad byte is tried), into JSON,
 * into a file. */
#include "config.h"

#include "base/text.h"

#include <string.h>

#include "unit.h"

/* What must never reach a terminal: the list of terminal escapes and other hidden things, written
 * down by hand from the code charts. */
static const struct range {
	uint32_t first, last;
} hostile[] = {
	{ 0x00, 0x1F },         /* C0 */
	{ 0x7F, 0x9F },         /* DEL, C1 */
	{ 0x061C, 0x061C },     /* Arabic letter mark */
	{ 0x180B, 0x180E },     /* Mongolian variation selectors and vowel separator */
	{ 0x200B, 0x200F },     /* zero-width, and left-to-right and right-to-left marks */
	{ 0x2028, 0x202E },     /* line and paragraph separator, bidi embeddings and overrides */
	{ 0x2060, 0x2064 },     /* word joiner, invisible operators */
	{ 0x2066, 0x206F },     /* bidi isolates, deprecated format characters */
	{ 0xE000, 0xF8FF },     /* private use */
	{ 0xFDD0, 0xFDEF },     /* never characters */
	{ 0xFE00, 0xFE0F },     /* variation selectors */
	{ 0xFEFF, 0xFEFF },     /* byte order mark */
	{ 0xFFF0, 0xFFFB },     /* unassigned, interlinear annotation */
	{ 0x1D173, 0x1D17A },   /* musical format characters */
	{ 0xE0000, 0xE0FFF },   /* tags, variation selectors */
	{ 0xF0000, 0x10FFFF },  /* private planes */
	{ 0x0378, 0x0379 }, { 0x2FE0, 0x2FEF }, { 0x40000, 0x4FFFF },   /* some never assigned */
};

/* What people write, and must see as it is. */
static const struct range harmless[] = {
	{ 0x20, 0x7E },       { 0xA0, 0xAC },     { 0xAE, 0x2FF },    { 0x391, 0x3A1 },
	{ 0x410, 0x44F },     { 0x5D0, 0x5EA },   { 0x2010, 0x2027 }, { 0x2030, 0x205E },
	{ 0x20A0, 0x20BF },   { 0x2190, 0x23FF }, { 0x2460, 0x2B73 }, { 0x3000, 0x303F },
	{ 0x3041, 0x3096 },   { 0x3099, 0x30FF }, { 0x3220, 0x33FF }, { 0x4E00, 0x9FFF },
	{ 0xAC00, 0xD7A3 },   { 0xF900, 0xFA6D }, { 0xFF01, 0xFF9F }, { 0x1F300, 0x1F64F },
	{ 0x20000, 0x2A6D6 },
};

static bool in_ranges(uint32_t c, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

static bool is_hostile(uint32_t c)
{
	return in_ranges(c, hostile, G_N_ELEMENTS(hostile)) || (c & 0xFFFE) == 0xFFFE;
}

static bool is_harmless(uint32_t c)
{
	return in_ranges(c, harmless, G_N_ELEMENTS(harmless));
}

/* C in UTF-8 between BEFORE and "z". */
static const char *around(char *buffer, size_t size, const char *before, uint32_t c)
{
	char utf8[7] = { 0 };

	g_unichar_to_utf8(c, utf8);
	g_snprintf(buffer, size, "%s%sz", before, utf8);
	return buffer;
}

static bool is_scalar(uint32_t c)
{
	return c < 0xD800 || c > 0xDFFF;
}

static void every_code_point_is_shown_or_spelt_out(void **state)
{
	char text[20], spelt[40];
	unsigned tried = 1;             /* U+0000 ends a string: it cannot come */

	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		if (!is_scalar(c))
			continue;
		around(text, sizeof text, "a", c);
		g_snprintf(spelt, sizeof spelt, "a<U+%04X>z", c);

		g_autofree char *shown = text_display(text, false);
		bool as_is = strcmp(shown, text) == 0;

		tried++;
		if (c == '\t')
			assert_string_equal(shown, "a    z");
		else if (!as_is)
			assert_string_equal(shown, spelt);
		if (as_is ? is_hostile(c) : is_harmless(c))
			fail_msg("U+%04X is shown as '%s'", c, shown);
	}
	assert_int_equal(tried, 1112064);
}

static void nothing_hostile_slips_in_behind_another_letter(void **state)
{
	/* an ideograph may take a variation, a virama and an Arabic letter a joiner; nothing
	 * takes more */
	static const char *const befores[] = {
		"漢", "क\u094D", "ب", "か\u3099", "\U000E0100", "👍"
	};
	char text[40];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(befores); i++)
		for (uint32_t c = 1; c <= 0xE0FFF; c++) {
			bool variation = i == 0 && c >= 0xE0100 && c <= 0xE01EF;
			bool joiner = (i == 1 || i == 2) && (c == 0x200C || c == 0x200D);

			if (!is_hostile(c) || !is_scalar(c) || c == '\t')
				continue;
			around(text, sizeof text, befores[i], c);
			g_autofree char *shown = text_display(text, false);

			if (strstr(shown, text + strlen(befores[i])) != NULL && !variation &&
			    !joiner)
				fail_msg("U+%04X is shown after '%s'", c, befores[i]);
		}
}

static void every_bad_byte_is_spelt_out(void **state)
{
	(void)state;
	for (unsigned byte = 0x80; byte <= 0xFF; byte++) {
		char text[] = { 'a', (char)byte, 'z', '\0' };
		g_autofree char *shown = text_display(text, false);
		g_autofree char *spelt = g_strdup_printf("a<%02X>z", byte);

		assert_string_equal(shown, spelt);
	}
}

static void assert_shown(const char *s, bool lines, const char *shown)
{
	g_autofree char *display = text_display(s, lines);

	assert_string_equal(display, shown);
}

static void broken_characters_are_spelt_byte_by_byte(void **state)
{
	(void)state;
	assert_shown("あ\xE3\x81", false, "あ<E3><81>");
	assert_shown("\xED\xA0\x80", false, "<ED><A0><80>");
	assert_shown("\xC0\x9B[31m", false, "<C0><9B>[31m");
	assert_shown("\xF4\x90\x80\x80", false, "<F4><90><80><80>");
	assert_shown("\xE3\x81い", false, "<E3><81>い");
}

static void escapes_are_shown_not_obeyed(void **state)
{
	(void)state;
	assert_shown("\x1B[31mred\x1B[0m", true, "<U+001B>[31mred<U+001B>[0m");
	assert_shown("\x1B]0;title\a", true, "<U+001B>]0;title<U+0007>");
	assert_shown("\xC2\x9B" "2J", true, "<U+009B>2J");
	assert_shown("a\u202Efdp.exe", true, "a<U+202E>fdp.exe");
	assert_shown("pass\u200Bword", true, "pass<U+200B>word");
	assert_shown("\U000E0041", true, "<U+E0041>");
	assert_shown("old\rnew", true, "old<U+000D>new");
	assert_shown("", true, "");
}

static void newlines_stay_only_where_lines_are_wanted(void **state)
{
	(void)state;
	assert_shown("a\nb\tc", true, "a\nb    c");
	assert_shown("a\nb\tc", false, "a<U+000A>b    c");
	/* nor does a mark join what we write: ">" and U+0338 would be one letter */
	assert_shown("\n\u0338", false, "<U+000A><U+0338>");
	assert_shown("\xFF\u0338\u0301a\u0301", false, "<FF><U+0338><U+0301>a\u0301");
}

static void variations_and_joiners_stay_where_scripts_need_them(void **state)
{
	(void)state;
	assert_shown("葛\U000E0100城市", false, "葛\U000E0100城市");
	assert_shown("क\u094D\u200Dष", false, "क\u094D\u200Dष");
	assert_shown("ب\u200Dب", false, "ب\u200Dب");
	assert_shown("葛\U000E0100\U000E0101", false, "葛\U000E0100<U+E0101>");
	assert_shown("a\u200Db", false, "a<U+200D>b");
	/* nor behind a letter that is itself spelt out */
	assert_shown("क\u094D\u094D\u094D\u094D\u094D\u200D", false,
		     "क\u094D\u094D\u094D\u094D<U+094D><U+200D>");
}

static void assert_on_screen(const char *s, const char *expected)
{
	g_autofree char *shown = text_on_screen(s, false);

	assert_string_equal(shown, expected);
}

/* Terminals that know a sequence draw it in two columns, others part by part. */
static void emoji_that_terminals_disagree_about_are_drawn_part_by_part(void **state)
{
	(void)state;
	assert_on_screen("a👨\u200D👩\u200D👧b", "a👨👩👧b");
	assert_on_screen("👍🏽!", "👍!");
	assert_on_screen("👩🏽\u200D💻", "👩💻");
	assert_on_screen("❤\uFE0F\u200D🔥", "❤🔥");
	assert_on_screen("か\u3099", "が");
	assert_on_screen("🇯🇵", "🇯🇵");
	assert_on_screen("葛\U000E0100城", "葛\U000E0100城");
	assert_on_screen("あ\xE3\x81", "あ<E3><81>");
	assert_on_screen("\x1B[31m", "<U+001B>[31m");
	assert_on_screen("", "");
	/* nothing is hidden behind them */
	assert_on_screen("❤\uFE0F\uFE0F\uFE0E", "❤<U+FE0F><U+FE0E>");
	assert_on_screen("👨\u200D\u200D👩", "👨<U+200D><U+200D>👩");
	assert_on_screen("👨\u200Da", "👨<U+200D>a");
	assert_on_screen("a\uFE0F", "a<U+FE0F>");
	assert_on_screen("a🏽🏽", "a🏽🏽");
	assert_on_screen("👍🏽🏽a", "👍<U+1F3FD>a");
	assert_on_screen("👨\uFE0F🏽", "👨<U+1F3FD>");
}

/* How many combining marks follow each other in S. */
static int longest_run_of_marks(const char *s)
{
	int run = 0, longest = 0;

	for (; *s; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);

		if (g_unichar_ismark(c))
			run++;
		else if (!g_unichar_iszerowidth(c))
			run = 0;
		longest = MAX(longest, run);
	}
	return longest;
}

static void at_most_four_marks_stay_on_a_letter(void **state)
{
	(void)state;
	assert_shown("a\u0301\u0302\u0303\u0304b", false, "a\u0301\u0302\u0303\u0304b");
	assert_shown("a\u0301\u0302\u0303\u0304\u0305b", false,
		     "a\u0301\u0302\u0303\u0304<U+0305>b");
	assert_shown("\u0301\u0302\u0303\u0304\u0305", false, "\u0301\u0302\u0303\u0304<U+0305>");
}

static void joiners_do_not_let_more_marks_through(void **state)
{
	GString *text = g_string_new("क");

	(void)state;
	for (int i = 0; i < 20; i++)
		g_string_append(text, "\u094D\u200D");
	g_autofree char *shown = text_display(text->str, false);

	assert_true(longest_run_of_marks(shown) <= 4);
	g_string_free(text, TRUE);
}

static void json_means_the_same_and_does_nothing_to_a_terminal(void **state)
{
	GString *out = g_string_new(NULL);

	(void)state;
	text_escape_json(out,
			 "{\"a\": \"あé👍 \u202E\u200B\x7F\xC2\x85\uFEFF\U000E0041\U0010FFFF\"}\n");
	assert_string_equal(out->str, "{\"a\": \"あé👍 \\u202e\\u200b\\u007f\\u0085\\ufeff"
				      "\\udb40\\udc41\\udbff\\udfff\"}\n");
	g_string_free(out, TRUE);
}

static void assert_cleans_to(const char *s, bool lines, const char *clean)
{
	g_autofree char *cleaned = text_clean(s, lines);

	assert_string_equal(cleaned, clean);
}

static void what_comes_in_is_cleaned(void **state)
{
	(void)state;
	assert_cleans_to("か\u3099", false, "が");
	assert_cleans_to("a\xFF" "b", false, "a\uFFFD" "b");
	assert_cleans_to("a\r\nb\rc\nd", true, "a\nb\nc\nd");
	assert_cleans_to("a\r\nb\rc\nd", false, "a b c d");
	assert_cleans_to("a\tb", true, "a\tb");
	assert_cleans_to("a\tb", false, "a b");
	assert_cleans_to("a\x1B[1mb\xC2\x85" "c\u2028d\u2029e\uFEFF" "f", true, "a [1mb c d e f");
	assert_cleans_to("a\uFFFE" "b\uFFFF" "c", true, "a b c");
	assert_cleans_to("a \t\n \n", true, "a");
	assert_cleans_to("  a", true, "  a");
	assert_cleans_to(" \n", true, "");
	assert_cleans_to("", true, "");
	assert_cleans_to("\u200Bzero\u202E", true,
			 "\u200Bzero\u202E"); /* kept, shown by text_display() */
}

/* May a YAML file hold C as it is (YAML 1.2, c-printable), in one line? */
static bool is_loadable(uint32_t c, bool lines)
{
	if (c == '\n' || c == '\t')
		return lines;
	return (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c != 0x2028 && c != 0x2029 &&
					    c != 0xFEFF && c != 0xFFFE && c != 0xFFFF);
}

static void every_code_point_comes_out_loadable(void **state)
{
	char text[20];

	(void)state;
	for (int lines = 0; lines < 2; lines++)
		/* what tells lines apart is below U+3000 */
		for (uint32_t c = 1; c <= (lines ? 0x10FFFF : 0x2FFF); c++) {
			if (!is_scalar(c))
				continue;
			g_autofree char *clean =
				text_clean(around(text, sizeof text, "a", c), lines);

			for (const char *p = clean; *p; p = g_utf8_next_char(p))
				if (!is_loadable(g_utf8_get_char(p), lines))
					fail_msg("U+%04X stays", c);
		}
}

/* Text of letters that nothing changes is not looked at closely; with one that wants it (Ω, the
 * sign for ohm) at its end, all of it is. */
static void the_quick_way_and_the_thorough_one_agree(void **state)
{
	char text[20];

	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		if (!is_scalar(c))
			continue;
		g_autofree char *quick = text_clean(around(text, sizeof text, "か", c), true);
		g_autofree char *and_ohm = g_strconcat(text, "\u2126", NULL);
		g_autofree char *thorough = text_clean(and_ohm, true);
		g_autofree char *expected = g_strconcat(quick, "\u03A9", NULL);

		if (strcmp(thorough, expected) != 0)
			fail_msg("U+%04X: '%s' and '%s'", c, expected, thorough);
	}
}

static void random_bytes_come_out_valid_and_stay_as_they_are(void **state)
{
	/* bytes that begin, go on and break sequences, and those that are cleaned away */
	static const char bytes[] =
		"ab \t\r\n\x1B\x7F\xC2\x85\xE3\x81\x99\x82\xE2\x80\xA8\xCC\x81\xF0\x9F\xEF\xBB\xBF";
	g_autoptr(GRand) random = seeded_random();
	char text[40];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		bool lines = g_rand_boolean(random);
		size_t length = (size_t)g_rand_int_range(random, 0, sizeof text);

		for (size_t i = 0; i < length; i++)
			text[i] = bytes[g_rand_int_range(random, 0, sizeof bytes - 1)];
		text[length] = '\0';

		g_autofree char *clean = text_clean(text, lines);
		g_autofree char *shown = text_display(text, lines);

		assert_true(text_valid(clean, strlen(clean), NULL));
		assert_cleans_to(clean, lines, clean);
		assert_shown(shown, lines, shown);
		for (const char *p = clean; *p; p = g_utf8_next_char(p))
			assert_true(is_loadable(g_utf8_get_char(p), lines));
		for (const char *p = shown; *p; p = g_utf8_next_char(p))
			assert_true((*p == '\n' && lines) || !is_hostile(g_utf8_get_char(p)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point_is_shown_or_spelt_out),
		cmocka_unit_test(nothing_hostile_slips_in_behind_another_letter),
		cmocka_unit_test(every_bad_byte_is_spelt_out),
		cmocka_unit_test(broken_characters_are_spelt_byte_by_byte),
		cmocka_unit_test(escapes_are_shown_not_obeyed),
		cmocka_unit_test(newlines_stay_only_where_lines_are_wanted),
		cmocka_unit_test(variations_and_joiners_stay_where_scripts_need_them),
		cmocka_unit_test(emoji_that_terminals_disagree_about_are_drawn_part_by_part),
		cmocka_unit_test(at_most_four_marks_stay_on_a_letter),
		cmocka_unit_test(joiners_do_not_let_more_marks_through),
		cmocka_unit_test(json_means_the_same_and_does_nothing_to_a_terminal),
		cmocka_unit_test(what_comes_in_is_cleaned),
		cmocka_unit_test(every_code_point_comes_out_loadable),
		cmocka_unit_test(the_quick_way_and_the_thorough_one_agree),
		cmocka_unit_test(random_bytes_come_out_valid_and_stay_as_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
