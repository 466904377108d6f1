/* SPDX-License-Identifier: GPL-3.0-or-later
 * Letters that people take for the same, made the same: for search and for keys. */
#include "config.h"

#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unistr.h>

/* What becomes of a letter that folds by itself, whatever stands beside it; 0: not one of these.
 * Nearly all letters of a catalog are. */
static ucs4_t fold_letter(ucs4_t c)
{
	if (c < 0x80)
		return (ucs4_t)g_ascii_tolower((char)c);
	if (c >= 0x4E00 && c <= 0x9FFF)
		return c;
	if (c >= 0x3041 && c <= 0x3096)
		return c;
	if (c >= 0x30A1 && c <= 0x30F6)
		return c - 0x60;
	if (c >= 0xFF01 && c <= 0xFF5E)
		return fold_letter(c - 0xFEE0);
	/* 、 。 and brackets; ・ and ー; quotation marks */
	if ((c >= 0x3001 && c <= 0x3011) || c == 0x30FB || c == 0x30FC ||
	    (c >= 0x2018 && c <= 0x201D))
		return c;
	return c == 0x3000 ? ' ' : 0;
}

/* Appends the LENGTH bytes at S folded; false when there is a letter that does not fold by itself,
 * or what is none. Then OUT holds a part. */
static bool fold_letters(GString *out, const char *s, size_t length)
{
	const char *end = s + length, *kept = s; /* from there on nothing was changed */

	for (const char *next; s < end; s = next) {
		ucs4_t c;
		const int bytes = u8_mbtoucr(&c, (const uint8_t *)s, (size_t)(end - s));
		const ucs4_t folded = bytes > 0 ? fold_letter(c) : 0;

		next = s + bytes;
		if (folded == 0)
			return false;
		if (folded == c)
			continue;
		g_string_append_len(out, kept, s - kept);
		g_string_append_unichar(out, folded);
		kept = next;
	}
	g_string_append_len(out, kept, end - kept);
	return true;
}

/* The same for letters of all kinds; bad bytes as U+FFFD. */
static void fold_all(GString *out, const char *s, size_t length)
{
	g_autofree char *valid = g_utf8_make_valid(s, (gssize)length);
	size_t folded_length = strlen(valid);
	uint8_t *folded = u8_casefold((const uint8_t *)valid, folded_length, NULL, UNINORM_NFKC,
				      NULL, &folded_length);
	const char *p = folded ? (const char *)folded : valid;
	const char *const end = p + folded_length;

	for (; p < end; p = g_utf8_next_char(p)) {
		ucs4_t c = g_utf8_get_char(p);
		bool katakana = c >= 0x30A1 && c <= 0x30F6;

		g_string_append_unichar(out, katakana ? c - 0x60 : c);
	}
	free(folded);
}

char *text_fold(const char *s)
{
	GString *out = g_string_sized_new(strlen(s));

	/* line by line, so that one rare letter takes the long way with its line only */
	for (const char *line = s; *line;) {
		const size_t end = strcspn(line, "\n"), before = out->len;
		const size_t length = end + (line[end] == '\n');

		if (!fold_letters(out, line, length)) {
			g_string_truncate(out, before);
			fold_all(out, line, length);
		}
		line += length;
	}
	return g_string_free(out, FALSE);
}

unsigned text_narrow(unsigned code_point)
{
	if (code_point >= 0xFF01 && code_point <= 0xFF5E)
		return code_point - 0xFEE0;
	if (code_point == 0x3000)
		return ' ';
	if (code_point == 0x30FB) /* the key of the slash, in Japanese input */
		return '/';
	return code_point;
}

char *text_narrow_all(const char *s)
{
	GString *narrow = g_string_new(NULL);

	for (const char *p = s; *p; p = g_utf8_next_char(p))
		g_string_append_unichar(narrow, text_narrow(g_utf8_get_char(p)));
	return g_string_free(narrow, FALSE);
}
