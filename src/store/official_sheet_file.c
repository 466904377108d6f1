/* SPDX-License-Identifier: GPL-3.0-or-later
 * From bytes to text: which encoding, and where it is broken. */
#include "config.h"

#include "store/official_sheet_file.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "store/save.h"

/* Byte order marks, and what they promise. */
static const struct {
	const char *mark, *encoding;
} marks[] = {
	{ "\xef\xbb\xbf", "UTF-8" },
	{ "\xff\xfe", "UTF-16LE" },
	{ "\xfe\xff", "UTF-16BE" },
};

static const struct {
	const char *suffix;
	enum cells_form form;
} forms[] = {
	{ ".csv", CELLS_COMMAS },
	{ ".tsv", CELLS_TABS },
};

static enum cells_form form_of(const char *path)
{
	g_autofree char *lower = g_ascii_strdown(path, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
		if (g_str_has_suffix(lower, forms[i].suffix))
			return forms[i].form;
	return CELLS_LINES;
}

/* Tells the place of BYTES[AT], which is the first that cannot be read. Newlines are bytes in all
 * of these encodings but UTF-16, where the line is as good as it gets. */
static char *tell_bad_byte(const char *bytes, size_t at, struct problems *problems)
{
	unsigned line = 1, column = 1;

	for (size_t i = 0; i < at; i++) {
		column = bytes[i] == '\n' ? 1 : column + 1;
		line += bytes[i] == '\n';
	}
	problem_add(problems, PROBLEM_ERROR, line, column,
		    _("this is neither UTF-8 nor Shift_JIS text; copy the sheet into a text file "
		      "or save it as CSV"));
	return NULL;
}

static char *decode(const char *bytes, size_t length, struct problems *problems)
{
	const char *encoding = NULL;
	char *text;
	size_t bad = 0;
	gsize read = 0, written = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		const size_t mark = strlen(marks[i].mark);

		if (length < mark || memcmp(bytes, marks[i].mark, mark) != 0)
			continue;
		encoding = marks[i].encoding;
		bytes += mark;
		length -= mark;
		break;
	}
	if ((!encoding || !strcmp(encoding, "UTF-8")) && text_valid(bytes, length, &bad))
		text = g_strndup(bytes, length);
	else if (encoding && !strcmp(encoding, "UTF-8"))
		return tell_bad_byte(bytes, bad, problems);
	else
		text = g_convert(bytes, (gssize)length, "UTF-8", encoding ? encoding : "CP932",
				 &read, &written, NULL);
	if (!text)
		return tell_bad_byte(bytes, read, problems);
	if (memchr(text, '\0', written ? written : length)) {
		g_free(text);
		return tell_bad_byte(bytes, 0, problems);
	}
	return text;
}

struct official_sheet *official_sheet_read(const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = file_read_whole(path, OFFICIAL_SHEET_BYTES_MAX, error);
	OWNED(problems) problems = problems_new(path);
	OWNED(official_sheet) sheet = NULL;
	g_autofree char *text = NULL;
	gsize length;

	if (!bytes)
		return NULL;
	const char *data = g_bytes_get_data(bytes, &length);

	text = decode(data ? data : "", length, problems);
	if (text)
		sheet = official_sheet_parse(text, form_of(path), problems);
	if (!sheet)
		problems_to_error(problems, error);
	return g_steal_pointer(&sheet);
}
