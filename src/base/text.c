/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text as it is stored, and as it fills lines. The Unicode knowledge is libunistring's. What
 * reaches a screen is in text_display.c, what is alike for people in text_fold.c. */
#include "config.h"

#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

/* The same bytes under the name that libunistring gives them. */
static const uint8_t *bytes(const char *s)
{
	return (const uint8_t *)s;
}

bool text_valid(const char *s, size_t length, size_t *ret_offset)
{
	const uint8_t *bad = u8_check(bytes(s), length);

	if (bad && ret_offset)
		*ret_offset = (size_t)(bad - bytes(s));
	return !bad;
}

/* libunistring's result as a string of ours; its memory comes from malloc, not from GLib. */
static char *take(uint8_t *result, size_t length)
{
	char *s = g_strndup((const char *)result, length);

	free(result);
	return s;
}

char *text_nfc(const char *s)
{
	size_t length;
	uint8_t *nfc = u8_normalize(UNINORM_NFC, bytes(s), strlen(s), NULL, &length);

	return nfc ? take(nfc, length) : g_strdup(s);
}

static bool is_line_separator(ucs4_t c)
{
	return c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* YAML has no place for these. */
static bool is_unstorable(ucs4_t c)
{
	return uc_is_general_category(c, UC_CONTROL) || is_line_separator(c) || c == 0xFEFF ||
	       c == 0xFFFE || c == 0xFFFF;
}

/* Is BYTE one of those behind the first of a letter, 10xxxxxx? */
static inline bool continues(char byte)
{
	return (signed char)byte < (signed char)0xc0;
}

/* text_plain_letter(), for the loops here. What most texts are made of is asked for first. */
static inline size_t plain_letter(const char *letter)
{
	const uint8_t *s = bytes(letter);

	if (s[0] < 0x80)
		return s[0] >= 0x20 && s[0] != 0x7f;
	if (!continues(letter[1]) || !continues(letter[2]))
		return 0;
	/* U+5000 to U+9FFF */
	if (s[0] >= 0xe5 && s[0] <= 0xe9)
		return 3;
	const unsigned last_two = s[1] << 8 | s[2];

	/* U+3000 to U+3029, U+3041 to U+3096, U+309B to U+30FF */
	if (s[0] == 0xe3 && ((last_two >= 0x8181 && last_two <= 0x8296) ||
			     (last_two >= 0x829b && last_two <= 0x83bf) || last_two <= 0x80a9))
		return 3;
	/* U+4000 to U+4FFF, but for the hexagrams U+4DC0 to U+4DFF, which are narrow */
	if (s[0] == 0xe4 && s[1] != 0xb7)
		return 3;
	/* U+FF01 to U+FF9D */
	if (s[0] == 0xef && last_two >= 0xbc81 && last_two <= 0xbe9d)
		return 3;
	/* U+2460 to U+259F: circled numbers, lines and blocks */
	if (s[0] == 0xe2 && last_two >= 0x91a0 && last_two <= 0x969f)
		return 3;
	return 0;
}

/* The columns of the plain letter at LETTER, of LENGTH bytes. */
static inline int plain_columns(const char *letter, size_t length)
{
	const uint8_t *s = bytes(letter);

	if (length == 1 || s[0] == 0xe2)
		return 1;
	/* half-width forms: U+FF61 and following */
	return s[0] == 0xef && (s[1] << 8 | s[2]) >= 0xbda1 ? 1 : 2;
}

size_t text_plain_letter(const char *letter)
{
	return plain_letter(letter);
}

size_t text_plain_run(const char *s, const char *but)
{
	const char *p = s;
	size_t length;

	while ((length = plain_letter(p)) > 0) {
		if (length == 1 && g_ascii_ispunct(*p) && strchr(but, *p))
			break;
		p += length;
	}
	return (size_t)(p - s);
}

bool text_pass_plain(GString *out, const char **p, const char *but)
{
	const size_t length = text_plain_run(*p, but);

	g_string_append_len(out, *p, (gssize)length);
	*p += length;
	return **p != '\0';
}

/* The length of S when it is made of letters that text_clean() leaves as they are, which is so for
 * nearly all that is stored; else -1. */
static gssize settled_length(const char *s, bool lines)
{
	const char *p = s;

	for (;;) {
		for (size_t length; (length = plain_letter(p)) > 0;)
			p += length;
		if (!lines || (*p != '\n' && *p != '\t'))
			return *p ? -1 : p - s;
		p++;
	}
}

/* The length of S without the blanks at its end. */
static size_t trimmed_length(const char *s, size_t length)
{
	while (length > 0 && strchr(" \t\n", s[length - 1]))
		length--;
	return length;
}

char *text_clean(const char *s, bool lines)
{
	const gssize length = settled_length(s, lines);

	if (length >= 0)
		return g_strndup(s, trimmed_length(s, (size_t)length));

	g_autofree char *valid = g_utf8_make_valid(s, -1);
	g_autofree char *nfc = text_nfc(valid);
	GString *out = g_string_new(NULL);

	for (const char *p = nfc; *p; p = g_utf8_next_char(p)) {
		ucs4_t c = g_utf8_get_char(p);

		if (c == '\r' && p[1] == '\n')
			continue;
		if ((c == '\n' || c == '\r') && lines)
			g_string_append_c(out, '\n');
		else if (c == '\t' && lines)
			g_string_append_c(out, '\t');
		else if (is_unstorable(c))
			g_string_append_c(out, ' ');
		else
			g_string_append_unichar(out, c);
	}
	g_string_truncate(out, trimmed_length(out->str, out->len));
	return g_string_free(out, FALSE);
}

void text_tidy(char **s, bool lines)
{
	g_autofree char *cleaned = *s ? text_clean(*s, lines) : NULL;

	g_free(*s);
	*s = cleaned && *cleaned ? g_steal_pointer(&cleaned) : NULL;
}

/* A character is a byte at least: most texts need not be counted. */
bool text_longer(const char *s, long max)
{
	return strlen(s) > (size_t)max && g_utf8_strlen(s, -1) > max;
}

int text_columns(const char *s, size_t length)
{
	const char *const end = s + length;
	int columns = 0;
	size_t plain;

	for (; s < end && (plain = plain_letter(s)) > 0; s += plain)
		columns += plain_columns(s, plain);
	return s < end ? columns + u8_width(bytes(s), (size_t)(end - s), "UTF-8") : columns;
}

int text_width(const char *s)
{
	return text_columns(s, strlen(s));
}

/* Where graphemes begin: breaks[i] is 1 when one begins at byte i. */
static char *grapheme_breaks(const char *s, size_t length)
{
	char *breaks = g_malloc0(length + 1);

	u8_grapheme_breaks(bytes(s), length, breaks);
	return breaks;
}

/* Where the grapheme at FROM ends. */
static size_t next_break(const char *breaks, size_t from, size_t length)
{
	size_t next = from + 1;

	while (next < length && !breaks[next])
		next++;
	return next;
}

/* text_fit() on the LENGTH bytes at S. */
static size_t fit(const char *s, size_t length, int columns)
{
	size_t start = 0;

	/* plain letters with another behind: nothing joins them */
	for (size_t plain = plain_letter(s); plain > 0 && start + plain < length;) {
		const size_t next = plain_letter(s + start + plain);

		if (next == 0)
			break;
		columns -= plain_columns(s + start, plain);
		if (columns < 0)
			return start;
		start += plain;
		plain = next;
	}
	s += start;
	length -= start;

	g_autofree char *breaks = grapheme_breaks(s, length);
	size_t end = 0;

	while (end < length) {
		size_t next = next_break(breaks, end, length);

		columns -= text_columns(s + end, next - end);
		if (columns < 0)
			break;
		end = next;
	}
	return start + end;
}

/* Length of the grapheme at S. */
static size_t first_grapheme(const char *s, size_t length)
{
	g_autofree char *breaks = grapheme_breaks(s, length);

	return next_break(breaks, 0, length);
}

size_t text_fit(const char *s, int columns)
{
	return fit(s, strlen(s), columns);
}

char *text_cut(const char *s, int columns)
{
	if (text_width(s) <= columns)
		return g_strdup(s);
	if (columns < 2)
		return g_strndup(s, text_fit(s, columns));

	g_autofree char *start = g_strndup(s, text_fit(s, columns - 2));
	return g_strconcat(start, "..", NULL);
}

char *text_pad(const char *s, int columns)
{
	g_autofree char *cut = text_cut(s, columns);
	int width = text_width(cut);

	return width >= columns ? g_steal_pointer(&cut)
				: g_strdup_printf("%s%*s", cut, columns - width, "");
}

/* The length of a piece of a line without the blanks at its end, which hang over the margin. */
static size_t piece_length(const char *s, size_t length)
{
	while (length > 0 && s[length - 1] == ' ')
		length--;
	return length;
}

static void add_line(GPtrArray *lines, const char *s, size_t length)
{
	g_ptr_array_add(lines, g_strndup(s, piece_length(s, length)));
}

static int piece_width(const char *s, size_t length)
{
	return text_columns(s, piece_length(s, length));
}

/* One paragraph. The break opportunities are those of the Japanese encoding: with "UTF-8" a run
 * such as 確認①②③ counts as one long word. The filling counts columns ourselves. */
static void wrap_paragraph(GPtrArray *lines, const char *s, size_t length, int columns)
{
	size_t start = 0, end = 0;
	int filled = 0; /* columns from start to end, with the blanks */

	if (piece_width(s, length) <= columns) {
		add_line(lines, s, length);
		return;
	}
	g_autofree char *breaks = g_malloc0(length + 1);
	u8_possible_linebreaks(bytes(s), length, "EUC-JP", breaks);
	/* as the newer rules of Unicode (LB29) have it: "report.pdf" stays in one piece */
	for (size_t i = 1; i < length; i++)
		if (s[i - 1] == '.' && g_ascii_isalnum(s[i]) && breaks[i] == UC_BREAK_POSSIBLE)
			breaks[i] = UC_BREAK_PROHIBITED;
	while (end < length) {
		size_t next = end + 1;

		while (next < length && breaks[next] != UC_BREAK_POSSIBLE)
			next++;
		const int piece = piece_width(s + end, next - end);
		int width = piece > 0 ? filled + piece : piece_width(s + start, next - start);
		if (end > start && width > columns) {
			add_line(lines, s + start, end - start);
			start = end;
			width = piece;
		}
		/* a run that cannot break is cut between graphemes; one that is wider than the line
		 * stands alone */
		while (width > columns) {
			size_t cut = fit(s + start, next - start, columns);

			if (cut == 0)
				cut = first_grapheme(s + start, next - start);
			if (piece_width(s + start + cut, next - start - cut) == 0)
				break;
			add_line(lines, s + start, cut);
			start += cut;
			width = piece_width(s + start, next - start);
		}
		end = next;
		filled = width + (int)(end - start - piece_length(s + start, end - start));
	}
	if (end > start)
		add_line(lines, s + start, end - start);
}

GPtrArray *text_wrap(const char *s, int columns)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	columns = MAX(columns, 2);
	for (const char *line = s; line;) {
		const char *newline = strchr(line, '\n');
		size_t length = newline ? (size_t)(newline - line) : strlen(line);

		wrap_paragraph(lines, line, length, columns);
		line = newline ? newline + 1 : NULL;
	}
	return lines;
}
