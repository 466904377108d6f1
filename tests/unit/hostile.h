/* SPDX-License-Identifier: GPL-3.0-or-later
 * Texts that trip readers and writers of YAML. */
#ifndef UNIT_HOSTILE_H
#define UNIT_HOSTILE_H

#include <glib.h>

/* A text of at most 12 pieces, many lines or none. The caller frees. */
static inline char *hostile_text(GRand *random)
{
	static const char *const pieces[] = {
		"a",
		"健",
		"𠮷",
		"😀",
		"\n",
		"\n\n",
		" ",
		"  ",
		"\t",
		"#",
		": ",
		":",
		"- ",
		"-",
		"'",
		"\"",
		"\\",
		"{",
		"}",
		"[",
		"]",
		",",
		"&",
		"*",
		"!",
		"|",
		">",
		"%",
		"@",
		"`",
		"?",
		"~",
		"no",
		"null",
		"1",
		"0x",
		"---",
		"...",
		"<<",
		"=",
		"\xe2\x80\xa8",
		"\xe2\x80\xa9",
		"\xef\xbb\xbf",
		"\xef\xbf\xbe",
		"\xef\xb7\x90",
		"\xef\xb7\xaf",
		"\xee\x80\x80",
		"\xe2\x80\xae",
		"\xcc\x81",
		"\xc2\xa0",
		"\xf4\x8f\xbf\xbf",
	};
	GString *text = g_string_new(NULL);

	for (int i = g_rand_int_range(random, 0, 13); i > 0; i--)
		g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
	return g_string_free(text, FALSE);
}

#endif
