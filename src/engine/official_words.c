/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the texts of official sheets tell by their look: questions, notes, ticks, column heads. */
#include "config.h"

#include "engine/official_parts.h"

#include <string.h>

#include "base/text.h"

/* Words in the column heads of sheets, folded. A record of nothing else is no row. */
static const char *const column_heads[] = {
	"項目番号", "番号",     "no.",      "no",         "内容", "項目", "確認事項",
	"質問",     "確認内容", "ちぇっく", "ちぇっく欄", "確認", "備考", "回答",
	"item",     "number",   "content",  "check",      NULL,
};

/* What people tick: boxes and marks, empty or not. */
static bool is_tick(gunichar c)
{
	return g_utf8_strchr("□■☐☑☒✓✔✗○●◯◻◼▢レ", -1, c) != NULL;
}

void official_cut_ticks(char *text)
{
	for (char *end = text + strlen(text); end > text;) {
		char *last = g_utf8_find_prev_char(text, end);
		const gunichar c = g_utf8_get_char(last);

		if (!is_tick(c) && !g_unichar_isspace(c) && c != '*')
			break;
		/* レ is a letter too: a tick only by itself */
		if (c == 0x30ec && last > text &&
		    !g_unichar_isspace(g_utf8_get_char(g_utf8_find_prev_char(text, last))))
			break;
		*last = '\0';
		end = last;
	}
}

bool official_question(const char *text)
{
	g_autofree char *folded = text_fold(text);
	gunichar last = 0, before = 0;

	for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);

		if (!g_unichar_isalnum(c) && c != '?')
			continue;
		before = last;
		last = c;
	}
	return last == '?' || last == 0x304b /* か */ || last == 0x3095 /* small か */ ||
	       /* 力, 加 and が read for か after す or ん */
	       ((last == 0x529b || last == 0x52a0 || last == 0x304c) &&
		(before == 0x3059 || before == 0x3093));
}

bool official_polite(const char *text)
{
	const char *found = g_strrstr(text, "ます");

	return found && g_utf8_strlen(found, -1) <= 5;
}

static bool is_latin(gunichar c)
{
	return c < 0x250 && g_unichar_isalnum(c);
}

char *official_one_line(const char *piece)
{
	GString *out = g_string_new(NULL);

	for (const char *p = piece; *p; p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);

		if (!g_unichar_isspace(c) && c != 0x3000) {
			g_string_append_unichar(out, c);
			continue;
		}
		const char *next = p;

		while (g_unichar_isspace(g_utf8_get_char(next)))
			next = g_utf8_next_char(next);
		if (out->len && *next &&
		    is_latin(g_utf8_get_char(
			    g_utf8_find_prev_char(out->str, out->str + out->len))) &&
		    is_latin(g_utf8_get_char(next)))
			g_string_append_c(out, ' ');
		p = g_utf8_find_prev_char(piece, next);
	}
	return g_string_free(out, FALSE);
}

bool official_double(const char *words)
{
	const char *first = strstr(words, "ます");

	return first && strstr(first + 1, "ます");
}

bool official_note(const char *text)
{
	return g_str_has_prefix(text, "※") || g_str_has_prefix(text, "(注") ||
	       g_str_has_prefix(text, "（注");
}

const char *official_skip_bullet(const char *text)
{
	const gunichar c = g_utf8_get_char(text);

	if (c && g_utf8_strchr("・•‣◦-–—*●○□☐", -1, c))
		for (text = g_utf8_next_char(text); g_unichar_isspace(g_utf8_get_char(text));)
			text = g_utf8_next_char(text);
	return text;
}

bool official_column_heads(const GPtrArray *cells)
{
	bool any = false;

	for (guint i = 0; i < cells->len; i++) {
		const struct cell *cell = cells->pdata[i];
		g_autofree char *folded = text_fold(cell->text);
		g_auto(GStrv) words = g_strsplit_set(folded, " \n\t", -1);

		for (char **word = words; *word; word++) {
			if (**word && !g_strv_contains(column_heads, *word))
				return false;
			any |= **word != '\0';
		}
	}
	return any;
}
