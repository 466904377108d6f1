/* SPDX-License-Identifier: GPL-3.0-or-later
 * Fields of the head of a sheet, as a reader of PDF gives them back. */
#include "config.h"

#include "module/pdf_parts.h"

#include <string.h>

#include "base/text.h"

/* Letters that readers of PDF give back as they were: no marks that are put together, and no
 * scripts that are written from the right. */
static bool is_plain(const char *text)
{
	static const GUnicodeScript scripts[] = {
		G_UNICODE_SCRIPT_COMMON,   G_UNICODE_SCRIPT_LATIN, G_UNICODE_SCRIPT_HIRAGANA,
		G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_HAN,
	};

	for (; *text; text = g_utf8_next_char(text)) {
		const gunichar letter = g_utf8_get_char(text);
		size_t i = 0;

		while (i < G_N_ELEMENTS(scripts) && scripts[i] != g_unichar_get_script(letter))
			i++;
		if (i == G_N_ELEMENTS(scripts) || g_unichar_ismark(letter) ||
		    g_unichar_iszerowidth(letter))
			return false;
	}
	return true;
}

/* Without blanks, and with one code for letters that look the same. */
static char *squeezed(const char *text)
{
	g_autofree char *same = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
	GString *out = g_string_new(NULL);

	for (const char *p = same; *p; p = g_utf8_next_char(p))
		if (!g_unichar_isspace(g_utf8_get_char(p)))
			g_string_append_unichar(out, g_utf8_get_char(p));
	return g_string_free(out, FALSE);
}

void pdf_read_field(const char *id, const char *shown, struct reading *reading)
{
	const char *said = json_string_value(json_object_get(reading_content(reading), id));
	const int field = reading_field_find(id);
	g_autofree char *as_said = text_display(said ? said : "", false);
	g_autofree char *squeezed_said = squeezed(as_said);
	g_autofree char *squeezed_shown = squeezed(shown);

	if (field < 0 || !is_plain(shown))
		return;
	/* lines are broken where the page wants it */
	reading_set_field(reading, (enum reading_field)field,
			  strcmp(squeezed_said, squeezed_shown) == 0 ? as_said : shown);
}
