/* SPDX-License-Identifier: GPL-3.0-or-later
 * Stepping through text one grapheme at a time. libunistring finds the borders; we never look at
 * more bytes than a grapheme may sensibly have. */
#include "config.h"

#include "screen/grapheme.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <unigbrk.h>

#include "base/text.h"

/* Longer ones are taken apart: nobody writes them. Nearly all are found in the first few bytes. */
enum { GRAPHEME_MAX = 128, GRAPHEME_USUAL = 16 };

/* Where the first grapheme ends, if that is within LIMIT bytes (*ret_over), else their last whole
 * character. */
static size_t length_within(const char *s, size_t limit, bool *ret_over)
{
	char breaks[GRAPHEME_MAX + 1];
	size_t length = strnlen(s, limit), end = 1;

	*ret_over = length < limit;
	/* Look at whole characters only. */
	while (length > 1 && ((unsigned char)s[length] & 0xC0) == 0x80)
		length--;
	/* The pairwise function would split families of emoji and flags; this one does not. */
	u8_grapheme_breaks((const uint8_t *)s, length, breaks);
	while (end < length && !breaks[end])
		end++;
	*ret_over = *ret_over || end < length;
	return end;
}

size_t grapheme_length(const char *s)
{
	const size_t plain = text_plain_letter(s);
	bool over;
	size_t length;

	if (!*s)
		return 0;
	/* nothing joins two of these */
	if (plain > 0 && (!s[plain] || text_plain_letter(s + plain) > 0))
		return plain;
	length = length_within(s, GRAPHEME_USUAL, &over);
	return over ? length : length_within(s, GRAPHEME_MAX, &over);
}

size_t grapheme_before(const char *s, size_t length)
{
	size_t start = 0, before = 0;

	/* A newline always is a border: begin at the one before. */
	for (size_t i = length; i > 1; i--)
		if (s[i - 2] == '\n') {
			start = i - 1;
			break;
		}
	for (size_t at = start; at < length; at += grapheme_length(s + at))
		before = at;
	return before;
}

int grapheme_columns(const char *s, size_t length)
{
	return text_columns(s, length);
}
