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

/* Appends the character at P, in the text that begins at START, as a format wants it. */
typedef void (*put_function)(GString *out, const char *start, const char *p);

/* As on the screen: <U+001B>. */
static void spell(GString *out, gunichar c, put_function put)
{
	g_autofree char *name = g_strdup_printf("<U+%04X>", (unsigned)c);

	for (const char *p = name; *p; p++)
		put(out, name, p);
}

/* Appends S character by character, each by PUT, line ends as NEWLINE. Plain letters no format
 * cares about, but for the ASCII letters in CHANGED, which PUT does not always leave as they
 * are. */
static void escape_each(GString *out, const char *s, const char *newline, const char *changed,
			put_function put)
{
	const size_t plain = text_plain_run(s, changed);
	g_autofree char *valid = NULL;

	g_string_append_len(out, s, (gssize)plain);
	if (!s[plain]) /* as nearly all texts */
		return;
	valid = g_utf8_make_valid(s, -1);
	for (const char *p = valid + plain; text_pass_plain(out, &p, changed);
	     p = g_utf8_next_char(p)) {
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
			put(out, valid, p);
	}
}

#define HTML_SPECIAL "&<>\"'"

static void put_html(GString *out, const char *start, const char *p)
{
	static const char *const entities[128] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
	};
	const gunichar c = g_utf8_get_char(p);

	(void)start;
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

/* ASCII letters that may mean something in Markdown. Of the others , ; ? ' " % / ( mean nothing
 * where brackets are escaped. */
#define MARKDOWN_SPECIAL "!#$&)*+-.:<=>@[\\]^_`{|}~"

/* Does the letter at P, one of those above, mean something where it stands? Text is easier to read
 * with as few backslashes as can be. */
static bool means_something(const char *start, const char *p)
{
	switch (*p) {
	case '-':
	case '+':
	case '=': /* lists, rules and underlines begin a line */
		return p == start;
	case '.':
	case ')': /* so do "1." and "1)"; "www." is a link for GitHub */
		return strspn(start, "0123456789") == (size_t)(p - start) ||
		       (p - start >= 3 && g_ascii_strncasecmp(p - 3, "www", 3) == 0);
	case ':': /* links, and the names of emoji */
		return p[1] != ' ' && p[1] != '\0';
	default:
		return true;
	}
}

static void put_markdown(GString *out, const char *start, const char *p)
{
	const gunichar c = *p == '\t' ? ' ' : g_utf8_get_char(p);

	if (c < 128 && strchr(MARKDOWN_SPECIAL, (char)c) && means_something(start, p))
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
	escape_each(out, s, "<br>", MARKDOWN_SPECIAL, put_markdown);
}

/* Would a spreadsheet take S for a formula? Blanks, invisible characters and quotes in front do
 * not count. */
static bool looks_like_formula(const char *s)
{
	static const gunichar starts[] = { '=',  '+',    '-',    '@',    '\t',   '\r',
					   '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0 };

	if (g_ascii_isalnum(*s)) /* as most do */
		return false;
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
	const size_t plain = text_plain_run(s, "\"");
	g_autofree char *copy = s[plain] ? g_utf8_make_valid(s, -1) : NULL;
	const char *valid = copy ? copy : s; /* nearly all texts are plain */

	g_string_append_c(out, '"');
	if (looks_like_formula(valid))
		g_string_append_c(out, '\'');
	g_string_append_len(out, valid, (gssize)plain);
	for (const char *p = valid + plain; text_pass_plain(out, &p, "\"");
	     p = g_utf8_next_char(p)) {
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

void escape_json_ascii(GString *out, const char *json)
{
	for (const char *p = json; *p; p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);

		if (c < 0x80)
			g_string_append_c(out, (char)c);
		else if (c < 0x10000)
			g_string_append_printf(out, "\\u%04X", (unsigned)c);
		else
			g_string_append_printf(out, "\\u%04X\\u%04X",
					       (unsigned)(0xD7C0 + (c >> 10)),
					       (unsigned)(0xDC00 + (c & 0x3FF)));
	}
}
