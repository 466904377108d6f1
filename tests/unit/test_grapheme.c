/* SPDX-License-Identifier: GPL-3.0-or-later
 * Graphemes found one at a time, with short looks and a quick way through plain letters, are those
 * of the whole text. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include <unigbrk.h>

#include "screen/grapheme.h"

/* Letters with marks, flags, families, Hangul in parts, line ends, and lengths around those of the
 * looks. */
static const char *const pieces[] = {
	"a", "~", "\n", "\r", "\r\n", "\t", "健", "か\u3099", "\u0301", "①",
	"e\u0301\u0302\u0303\u0304",
	"👨\u200d👩\u200d👧\u200d👦",
	"🇯🇵", "🇯🇵🇫🇷🇩🇪", "\u1112\u1161\u11ab", "क\u094dष", "\u200d",
	"葛\U000e0100",
	"abcdefghijklmno", "0123456789abcdef", "一二三四五", "一二三四五六",
};

static void assert_steps_are_breaks(const char *text)
{
	size_t length = strlen(text), at = 0;
	g_autofree char *breaks = g_malloc0(length + 1);

	u8_grapheme_breaks((const uint8_t *)text, length, breaks);
	while (at < length) {
		size_t next = at + 1;

		while (next < length && !breaks[next])
			next++;
		if (grapheme_length(text + at) != next - at)
			fail_msg("'%s' at %zu: %zu bytes, not %zu", text, at,
				 grapheme_length(text + at), next - at);
		at = next;
	}
	assert_int_equal(grapheme_length(text + at), 0);
}

static void steps_are_those_of_the_whole_text(void **state)
{
	g_autoptr(GRand) random = seeded_random();

	(void)state;
	for (int i = 0; i < 20000; i++) {
		g_autoptr(GString) text = g_string_new(NULL);

		for (int n = g_rand_int_range(random, 0, 12); n > 0; n--) {
			int piece = g_rand_int_range(random, 0, G_N_ELEMENTS(pieces));

			g_string_append(text, pieces[piece]);
		}
		assert_steps_are_breaks(text->str);
	}
}

static void a_letter_without_end_is_taken_apart(void **state)
{
	g_autoptr(GString) text = g_string_new("a");
	size_t at = 0;

	(void)state;
	for (int i = 0; i < 1000; i++)
		g_string_append(text, "\u0301");
	while (at < text->len) {
		size_t length = grapheme_length(text->str + at);

		assert_in_range(length, 1, 128);
		at += length;
		assert_true(g_utf8_validate(text->str, (gssize)at, NULL));
	}
	assert_int_equal(at, text->len);
}

static size_t append(char *s, size_t at, uint32_t c)
{
	return at + (size_t)g_unichar_to_utf8(c, s + at);
}

static void check_pair(uint32_t first, uint32_t second)
{
	char s[16] = "", breaks[16] = "";
	const size_t one = append(s, 0, first), both = append(s, one, second);

	u8_grapheme_breaks((const uint8_t *)s, both, breaks);
	if (grapheme_length(s) != (breaks[one] ? one : both))
		fail_msg("U+%04X U+%04X: %zu bytes", first, second, grapheme_length(s));
}

static void plain_letters_part_where_unicode_says(void **state)
{
	/* plain ones, and some that join with what is before or behind */
	static const uint32_t others[] = {
		'a',    ' ',    0x304B, 0x6F22, 0xFF76, 0xFF21, 0x3099,
		0xFF9E, 0x0301, 0x200D, 0xFE0F, 0x0600, 0x1100, 0x1F1EF
	};

	(void)state;
	for (uint32_t c = 1; c <= 0x1FFFF; c++) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
			check_pair(others[i], c);
			check_pair(c, others[i]);
		}
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_are_those_of_the_whole_text),
		cmocka_unit_test(a_letter_without_end_is_taken_apart),
		cmocka_unit_test(plain_letters_part_where_unicode_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
