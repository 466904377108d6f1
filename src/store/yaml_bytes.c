/* SPDX-License-Identifier: GPL-3.0-or-later
 * What may not stand in a file, told with its place: libyaml tells none for bad bytes. */
#include "config.h"

#include "store/yaml_bytes.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

void yaml_place_of(const char *bytes, size_t offset, unsigned *ret_line, unsigned *ret_column)
{
	const char *line = bytes, *end = bytes + offset, *newline;

	*ret_line = *ret_column = 1;
	while ((newline = memchr(line, '\n', (size_t)(end - line)))) {
		++*ret_line;
		line = newline + 1;
	}
	for (; line < end; line++)
		*ret_column += ((unsigned char)*line & 0xc0) != 0x80;
}

bool yaml_is_control(gunichar c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c <= 0x9f);
}

/* Most files do not even hold a byte that one begins with. */
bool yaml_has_suspects(const char *bytes, size_t length)
{
	const char *const end = bytes + length;

	if (memchr(bytes, '\r', length))
		return true;
	for (const char *p = bytes; (p = memchr(p, 0xc2, (size_t)(end - p))); p++)
		if (end - p >= 2 && p[1] == '\x85')
			return true;
	for (const char *p = bytes; (p = memchr(p, 0xe2, (size_t)(end - p))); p++)
		if (end - p >= 3 && p[1] == '\x80' && (p[2] == '\xa8' || p[2] == '\xa9'))
			return true;
	return false;
}

bool yaml_bytes_allowed(const char *bytes, size_t length, struct problems *problems)
{
	unsigned line, column;
	size_t bad;

	if (length >= 2 && (!memcmp(bytes, "\xff\xfe", 2) || !memcmp(bytes, "\xfe\xff", 2))) {
		problem_add(problems, PROBLEM_ERROR, 1, 1,
			    _("the file is in UTF-16 or UTF-32; save it as UTF-8"));
		return false;
	}
	if (!text_valid(bytes, length, &bad)) {
		yaml_place_of(bytes, bad, &line, &column);
		problem_add(problems, PROBLEM_ERROR, line, column,
			    _("the byte 0x%02X is not valid UTF-8; save the file as UTF-8"),
			    (unsigned char)bytes[bad]);
		return false;
	}
	for (const char *p = bytes, *end = bytes + length; p < end; p = g_utf8_next_char(p)) {
		const gunichar c = g_utf8_get_char(p);
		const bool line_end = c == '\r' && p + 1 < end && p[1] == '\n';
		const bool separator = c == 0x2028 || c == 0x2029;

		if (line_end || (!yaml_is_control(c) && !separator && c != 0xfffe && c != 0xffff))
			continue;
		yaml_place_of(bytes, p - bytes, &line, &column);
		if (separator)
			problem_add(problems, PROBLEM_ERROR, line, column,
				    _("the line separator U+%04X must be written as \"\\u%04X\""),
				    c, c);
		else
			problem_add(problems, PROBLEM_ERROR, line, column,
				    _("the control character U+%04X is not allowed"), c);
		return false;
	}
	return true;
}
