/* SPDX-License-Identifier: GPL-3.0-or-later
 * Quoting. CSV follows OWASP's list of formula starts and their full-width forms, which Japanese
 * spreadsheets accept too; Markdown follows CommonMark 0.31, backslash escapes. */
#include "config.h"

#include "sheet/escape.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Controls, and noncharacters, which no web page may hold in any form. */
static bool is_forbidden(gunichar c)
{
	return g_unichar_type(c) == G_UNICODE_CONTROL || (c & 0xFFFE) == 0xFFFE ||
	       (c >= 0xFDD0 && c <= 0xFDEF);
}

/* Characters without a shape of their own: they steer what is around them, hide, or mean what we
 * do not know. */
static bool steers(gunichar c)
{
	switch (g_unichar_type(c)) {
	case G_UNICODE_FORMAT:
	case G_UNICODE_LINE_SEPARATOR:
	case G_UNICODE_PARAGRAPH_SEPARATOR:
	case G_UNICODE_PRIVATE_USE:
	case G_UNICODE_UNASSIGNED:
		return true;
	default:
		return false;
	}
}

/* As on the screen: <U+001B>. */
static void spell(GString *out, gunichar c, void (*put)(GString *, gunichar))
{
	g_autofree char *name = g_strdup_printf("<U+%04X>", (unsigned)c);

	for (const char *p = name; *p; p++)
		put(out, (gunichar)*p);
}

/* Appends S character by character, each as PUT says, line ends as NEWLINE. Plain letters no format cares
 * about, but for the ASCII letters in CHANGED, which PUT does not leave as they are. */
static void escape_each(GString *out, const char *s, const char *newline, const char *changed,
			void (*put)(GString *, gunichar))
{
	g_autofree char *valid = g_utf8_make_valid(s, -1);

	for (const char *p = valid; text_pass_plain(out, &p, changed); p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '\r' && p[1] == '\n')
			continue;
		if (c == '\n' || c == '\r')
			g_string_append(out, newline);
		else if (is_forbidden(c) && c != '\t')
			spell(out, c, put);
		else if (steers(c))
			g_string_append_printf(out, "&#x%X;", (unsigned)c);
		else
			put(out, c);
	}
}

#define HTML_SPECIAL "&<>\"'"

static void put_html(GString *out, gunichar c)
{
	static const char *const entities[128] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
	};

	if (c < G_N_ELEMENTS(entities) && entities[c])
		g_string_append(out, entities[c]);
	else
		g_string_append_unichar(out, c);
}

void escape_html(GString *out, const char *s)
{
	escape_each(out, s, "<br/>", HTML_SPECIAL, put_html);
}

void escape_html_attribute(GString *out, const char *s)
{
	escape_each(out, s, " ", HTML_SPECIAL, put_html);
}

static void put_markdown(GString *out, gunichar c)
{
	if (c == '\t')
		c = ' ';
	if (c < 128 && g_ascii_ispunct((char)c))
		g_string_append_c(out, '\\');
	g_string_append_unichar(out, c);
	/* GitHub's autolinks look for mail addresses when escapes are undone already: an empty
	 * comment keeps them apart. Not before the @: a line beginning with it would be raw HTML */
	if (c == '@')
		g_string_append(out, "<!-- -->");
}

void escape_markdown(GString *out, const char *s)
{
	while (*s == ' ' || *s == '\t') /* four blanks in front would be code */
		s++;
	escape_each(out, s, "<br>", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", put_markdown);
}

/* Would a spreadsheet take S for a formula? Blanks, invisible characters and quotes in front do
 * not count. */
static bool looks_like_formula(const char *s)
{
	static const gunichar starts[] = { '=',  '+',    '-',    '@',    '\t',   '\r',
					   '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0 };

	for (;; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);

		for (size_t i = 0; starts[i]; i++)
			if (c == starts[i])
				return true;
		if (c == 0 ||
		    !(c == '\'' || g_unichar_isspace(c) || g_unichar_iszerowidth(c) || steers(c)))
			return false;
	}
}

void escape_csv(GString *out, const char *s)
{
	g_autofree char *valid = g_utf8_make_valid(s, -1);

	g_string_append_c(out, '"');
	if (looks_like_formula(valid))
		g_string_append_c(out, '\'');
	for (const char *p = valid; text_pass_plain(out, &p, "\""); p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '"')
			g_string_append_c(out, '"');
		if (steers(c) || (is_forbidden(c) && c != '\t' && c != '\r' && c != '\n'))
			g_string_append_printf(out, "<U+%04X>", (unsigned)c);
		else
			g_string_append_unichar(out, c);
	}
	g_string_append_c(out, '"');
}

void escape_json(GString *out, const char *json)
{
	g_autofree char *valid = g_utf8_make_valid(json, -1);

	for (const char *p = valid; text_pass_plain(out, &p, "<>&"); p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool control = c >= 0x7F && is_forbidden(c);

		if (c >= 0x10000 && (steers(c) || control))
			g_string_append_printf(out, "\\u%04x\\u%04x",
					       (unsigned)(0xD7C0 + (c >> 10)),
					       (unsigned)(0xDC00 + (c & 0x3FF)));
		else if (c == '<' || c == '>' || c == '&' || steers(c) || control)
			g_string_append_printf(out, "\\u%04x", (unsigned)c);
		else
			g_string_append_unichar(out, c);
	}
}
