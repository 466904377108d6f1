/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as text: what is shown steers no terminal and is stable, what is stored is valid and
 * stable, columns are kept, and quoting keeps every character inside. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "base/text.h"
#include "sheet/escape.h"

/* No control, no bidi, nothing hidden; marks do not pile up. */
static void check_shown(const char *text, bool lines)
{
	g_autofree char *shown = text_display(text, lines);
	g_autofree char *again = text_display(shown, lines);

	must(text_valid(shown, strlen(shown), NULL));
	must(strcmp(shown, again) == 0);
	for (const char *p = shown; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		must(c >= ' ' || (c == '\n' && lines));
		must(c < 0x7f || c > 0x9f);
		must((c < 0x202a || c > 0x202e) && (c < 0x2066 || c > 0x2069));
		must(c != 0x200b && c != 0x200e && c != 0x200f && c != 0xfeff && c != 0x061c);
		must(c < 0xe0000 || c > 0xe007f);
	}
}

/* No letter is left that would be drawn otherwise the next time. */
static void check_on_screen(const char *text)
{
	g_autofree char *shown = text_on_screen(text, false);
	g_autofree char *again = text_on_screen(shown, false);

	must(strcmp(shown, again) == 0);
	check_shown(shown, false);
}

static void check_stored(const char *text, bool lines)
{
	g_autofree char *clean = text_clean(text, lines);
	g_autofree char *again = text_clean(clean, lines);
	g_autofree char *folded = text_fold(clean);
	g_autofree char *narrow = text_narrow_all(clean);

	must(text_valid(clean, strlen(clean), NULL));
	must(strcmp(clean, again) == 0);
	must(text_valid(folded, strlen(folded), NULL));
	must(g_utf8_strlen(narrow, -1) == g_utf8_strlen(clean, -1));
}

static void check_columns(const char *text, int columns)
{
	g_autofree char *shown = text_display(text, false);
	g_autofree char *padded = text_pad(shown, columns);
	g_autofree char *cut = text_cut(shown, columns);
	g_autoptr(GPtrArray) lines = text_wrap(shown, columns);

	must(text_width(cut) <= columns);
	must(text_width(padded) == columns);
	must(text_fit(shown, columns) <= strlen(shown));
	must(lines->len > 0);
	for (unsigned i = 0; i < lines->len; i++) {
		const char *line = lines->pdata[i];

		/* only a single letter may be wider than the line */
		must(text_width(line) <= columns || text_fit(line, columns) == 0);
	}
}

static void check_quoted(const char *text)
{
	g_autoptr(GString) html = g_string_new(NULL), markdown = g_string_new(NULL);
	g_autoptr(GString) csv = g_string_new(NULL), json = g_string_new(NULL);
	g_autoptr(GString) terminal = g_string_new(NULL);
	g_autofree char *clean = text_clean(text, true);

	escape_html(html, text);
	escape_markdown(markdown, text);
	escape_csv(csv, text);
	escape_json(json, text);
	text_escape_json(terminal, clean);
	for (const char *p = html->str; (p = strchr(p, '<')); p++)
		must(g_str_has_prefix(p, "<br/>"));
	must(!strpbrk(html->str, "\"'"));
	for (const char *p = markdown->str; (p = strpbrk(p, "<|`[*_")); p++)
		must((p > markdown->str && p[-1] == '\\') || g_str_has_prefix(p, "<br>") ||
		     g_str_has_prefix(p, "<!-- -->"));
	must(csv->len >= 2 && csv->str[0] == '"' && csv->str[csv->len - 1] == '"');
	must(!strchr("=+-@\t\r\n", csv->str[1]) || csv->str[1] == '\0');
	must(!strpbrk(json->str, "<>&"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	int columns = size ? 2 + data[size - 1] % 80 : 2;

	for (int lines = 0; lines < 2; lines++) {
		check_shown(text, lines);
		check_stored(text, lines);
	}
	check_on_screen(text);
	check_columns(text, columns);
	check_quoted(text);
	return 0;
}
