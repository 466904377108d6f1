/* SPDX-License-Identifier: GPL-3.0-or-later
 * The names of keys: in scenes, in the footer and in help. One table for all. */
#include "config.h"

#include "screen/keycode.h"

#include <string.h>

static const struct {
	const char *name;
	unsigned code;
} names[] = {
	{ "Enter", KEYCODE_ENTER },
	{ "Tab", KEYCODE_TAB },
	{ "Esc", KEYCODE_ESCAPE },
	{ "Backspace", KEYCODE_BACKSPACE },
	{ "Space", ' ' },
	{ "Up", KEYCODE_UP },
	{ "Down", KEYCODE_DOWN },
	{ "Left", KEYCODE_LEFT },
	{ "Right", KEYCODE_RIGHT },
	{ "PgUp", KEYCODE_PAGE_UP },
	{ "PgDn", KEYCODE_PAGE_DOWN },
	{ "Home", KEYCODE_HOME },
	{ "End", KEYCODE_END },
	{ "Delete", KEYCODE_DELETE },
	{ "S-Tab", KEYCODE_BACKTAB },
	{ "Paste", KEYCODE_PASTE_BEGIN },
	{ "PasteEnd", KEYCODE_PASTE_END },
	{ "Resize", KEYCODE_RESIZE },
	{ "None", KEYCODE_NONE },
};

unsigned keycode_parse(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i].name, name) == 0)
			return names[i].code;
	if (g_str_has_prefix(name, "C-") && g_ascii_islower(name[2]) && !name[3])
		return KEYCODE_CTRL((unsigned)name[2]);
	if (!g_utf8_validate(name, -1, NULL) || g_utf8_strlen(name, -1) != 1)
		return 0;
	return g_utf8_get_char(name);
}

const char *keycode_name(unsigned code, char *buffer)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (names[i].code == code)
			return names[i].name;
	if (code > 0 && code <= 26)
		g_snprintf(buffer, 8, "Ctrl-%c", 'A' + (int)code - 1);
	else if (g_unichar_validate(code))
		buffer[g_unichar_to_utf8(code, buffer)] = '\0';
	else
		*buffer = '\0';
	return buffer;
}
