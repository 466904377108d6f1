/* SPDX-License-Identifier: GPL-3.0-or-later
 * Printing: filtered for people, JSON for programs, errors noticed. */
#include "config.h"

#include "cli/output.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"

enum { LINE_COLUMNS = 78, LABEL_COLUMNS = 22 };

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static bool put(const char *bytes, size_t length, GError **error)
{
	if (fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0)
		return true;
	if (errno == EPIPE) {
		/* the reader has enough (head, a pager): leave as any filter does */
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	g_set_error(error, PHR_ERROR, PHR_ERROR_IO, _("cannot write to the standard output: %s"),
		    g_strerror(errno));
	return false;
}

bool output_text(const char *text, GError **error)
{
	g_autofree char *shown = text_display(text, true);

	return put(shown, strlen(shown), error);
}

/* A document for programs has a byte order mark and carriage returns that nobody wants to see. */
static bool output_on_terminal(const char *bytes, size_t length, GError **error)
{
	g_autofree char *text = g_strndup(bytes, length);
	const char *start = text;

	if (g_str_has_prefix(text, BYTE_ORDER_MARK))
		start += strlen(BYTE_ORDER_MARK);
	g_auto(GStrv) lines = g_strsplit(start, "\r\n", -1);
	g_autofree char *shown = g_strjoinv("\n", lines);
	return output_text(shown, error);
}

bool output_document(const char *bytes, size_t length, GError **error)
{
	return isatty(STDOUT_FILENO) ? output_on_terminal(bytes, length, error)
				     : put(bytes, length, error);
}

GString *shown_json(json_t *json)
{
	char *text = json_dumps(json, JSON_INDENT(2));
	GString *shown = g_string_new(NULL);

	json_decref(json);
	text_escape_json(shown, text);
	free(text);
	return shown;
}

bool output_json(json_t *json, GError **error)
{
	g_autoptr(GString) shown = shown_json(json);

	g_string_append_c(shown, '\n');
	return put(shown->str, shown->len, error);
}

static bool progress_shown;

void output_progress(const char *text)
{
	g_autofree char *shown = text_display(text, false);

	if (!*shown && !progress_shown)
		return;
	/* back to the start, and what is left of a longer one away */
	fprintf(stderr, "\r%s\033[K", shown);
	fflush(stderr);
	progress_shown = *shown;
}

void output_message(const char *message)
{
	g_auto(GStrv) lines = g_strsplit(message, "\n", -1);

	if (*message)
		output_progress("");
	for (char **line = lines; *line; line++) {
		g_autofree char *shown = text_display(*line, false);

		if (*shown)
			fprintf(stderr, "phrwizard: %s\n", shown);
	}
}

void append_wrapped(GString *out, int indent, const char *text)
{
	g_autoptr(GPtrArray) lines = text_wrap(text, LINE_COLUMNS - indent);

	for (unsigned i = 0; i < lines->len; i++)
		g_string_append_printf(out, "%*s%s\n", indent, "", (char *)lines->pdata[i]);
}

/* One long word, as a digest is: broken, nobody could copy it. */
static bool is_long_word(const char *value)
{
	return !strpbrk(value, " \n") && g_str_is_ascii(value) &&
	       strlen(value) > LINE_COLUMNS - LABEL_COLUMNS;
}

void append_field(GString *out, const char *label, const char *value)
{
	g_autofree char *padded = text_pad(label, LABEL_COLUMNS - 2);
	size_t at = out->len;

	if (!value || !*value)
		return;
	if (is_long_word(value)) {
		g_string_append_printf(out, "%s\n    %s\n", label, value);
		return;
	}
	append_wrapped(out, LABEL_COLUMNS, value);
	/* the label takes the place of the first line's indentation */
	g_string_erase(out, (gssize)at, LABEL_COLUMNS);
	g_string_insert(out, (gssize)at, "  ");
	g_string_insert(out, (gssize)at, padded);
}

void append_bar(GString *out, int width, unsigned part, unsigned whole)
{
	int full = whole ? (int)((unsigned)width * part / whole) : 0;

	for (int i = 0; i < width; i++)
		g_string_append_c(out, i < full ? '#' : '.');
}
