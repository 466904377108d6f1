/* SPDX-License-Identifier: GPL-3.0-or-later
 * The quick way through plain letters finds the borders that libunistring finds. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include <unigbrk.h>

#include "screen/grapheme.h"

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
	static const uint32_t others[] = { 'a', ' ', 0x304B, 0x6F22, 0xFF76, 0xFF21, 0x3099,
					   0xFF9E, 0x0301, 0x200D, 0xFE0F, 0x0600, 0x1100, 0x1F1EF };

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
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_letters_part_where_unicode_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
