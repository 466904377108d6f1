/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text as it may reach a screen: what steers, hides or has no known shape is spelt out. */
#include "config.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

enum { MARKS_MAX = 4, TAB_COLUMNS = 4 };

/* ZWNJ and ZWJ. */
static bool is_joiner(ucs4_t c)
{
	return c == 0x200C || c == 0x200D;
}

/* They change the shape of letters in the scripts that join; elsewhere they only hide. */
static bool may_join(ucs4_t before)
{
	return uc_combining_class(before) == UC_CCC_VR ||
	       uc_joining_type(before) == UC_JOINING_TYPE_D;
}

static bool is_variation_of_ideograph(ucs4_t c, ucs4_t before)
{
	return c >= 0xE0100 && c <= 0xE01EF && uc_is_property_ideographic(before);
}

/* Does C reach the screen as it is, after BEFORE? Everything that steers, hides or has no known
 * shape does not. */
static bool is_displayable(ucs4_t c, ucs4_t before)
{
	if (is_joiner(c))
		return may_join(before);
	if (uc_is_property_variation_selector(c))
		return is_variation_of_ideograph(c, before);
	if (uc_is_property_default_ignorable_code_point(c))
		return false;
	return !uc_is_general_category_withtable(
		c, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Cn |
			   UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Cs | UC_CATEGORY_MASK_Zl |
			   UC_CATEGORY_MASK_Zp);
}

char *text_display(const char *s, bool lines)
{
	if (!s[text_plain_run(s, "")])
		return g_strdup(s);

	GString *out = g_string_new(NULL);
	const char *const end = s + strlen(s);
	ucs4_t before = 0;
	int marks = 0; /* on the letter before; on a ">" of ours there is room for none */

	for (const char *p = s, *run = s; text_pass_plain(out, &p, ""); run = p) {
		ucs4_t c;
		int length;

		if (p > run) {
			before = g_utf8_get_char(g_utf8_prev_char(p));
			marks = 0;
		}
		length = u8_mbtoucr(&c, (const uint8_t *)p, (size_t)(end - p));
		if (length <= 0) {
			g_string_append_printf(out, "<%02X>", (unsigned char)*p);
			p++;
			before = 0;
			marks = MARKS_MAX + 1;
			continue;
		}
		if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M))
			marks++;
		else if (!is_joiner(c)) /* more marks would pile up on the same letter */
			marks = 0;
		if (c == '\n' && lines) {
			g_string_append_c(out, '\n');
		} else if (c == '\t') {
			g_string_append_printf(out, "%*s", TAB_COLUMNS, "");
		} else if (is_displayable(c, before) && marks <= MARKS_MAX) {
			g_string_append_len(out, p, length);
		} else {
			g_string_append_printf(out, "<U+%04X>", (unsigned)c);
			marks = MARKS_MAX + 1;
		}
		before = c;
		p += length;
	}
	return g_string_free(out, FALSE);
}

/* Is C, between BEFORE and AFTER, what joins emoji to one picture, or changes the look of one?
 * Terminals do not agree on the columns of such sequences. */
static bool is_emoji_glue(ucs4_t before, ucs4_t c, ucs4_t after)
{
	enum { ZWJ = 0x200D, EMOJI_STYLE = 0xFE0F };

	if (c == ZWJ)
		return (uc_is_property_extended_pictographic(before) ||
			uc_is_property_emoji_modifier(before) || before == EMOJI_STYLE) &&
		       uc_is_property_extended_pictographic(after);
	if (c == EMOJI_STYLE)
		return uc_is_property_emoji(before);
	return uc_is_property_emoji_modifier(c) && uc_is_property_emoji_modifier_base(before);
}

char *text_on_screen(const char *s, bool lines)
{
	if (!s[text_plain_run(s, "")])
		return g_strdup(s);

	/* bad bytes are spelt out first: NFC is for valid text */
	g_autofree char *valid = text_valid(s, strlen(s), NULL) ? NULL : text_display(s, lines);
	g_autofree char *nfc = text_nfc(valid ? valid : s);
	g_autoptr(GString) plain = g_string_new(NULL);
	ucs4_t before = 0, kept = 0;

	for (const char *p = nfc; *p; p = g_utf8_next_char(p)) {
		const char *next = g_utf8_next_char(p);
		ucs4_t c = g_utf8_get_char(p);

		if (is_emoji_glue(before, c, g_utf8_get_char(next))) {
			before = c;
			continue;
		}
		/* a second one would take the place of the one left out */
		if (is_emoji_glue(kept, c, 0))
			g_string_append_printf(plain, "<U+%04X>", (unsigned)c);
		else
			g_string_append_len(plain, p, next - p);
		before = kept = c;
	}
	return text_display(plain->str, lines);
}

void text_escape_json(GString *out, const char *json)
{
	for (const char *p = json; text_pass_plain(out, &p, ""); p = g_utf8_next_char(p)) {
		const ucs4_t c = g_utf8_get_char(p);
		const ucs4_t before = p > json ? g_utf8_get_char(g_utf8_prev_char(p)) : 0;

		if (c == '\n' || is_displayable(c, before))
			g_string_append_unichar(out, c);
		else if (c < 0x10000)
			g_string_append_printf(out, "\\u%04x", (unsigned)c);
		else /* as a surrogate pair */
			g_string_append_printf(out, "\\u%04x\\u%04x",
					       (unsigned)(0xD7C0 + (c >> 10)),
					       (unsigned)(0xDC00 + (c & 0x3FF)));
	}
}
