/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cairo marks what is drawn inside of structure elements and nothing else. What is left over on a
 * page (rules, fills, running heads, the head of a table that goes on, the watermark) is marked as
 * artifact here, so that no reader takes it for text without a place. */
#include "config.h"

#include "module/pdf_parts.h"

#include <stdbool.h>
#include <string.h>

#define ARTIFACT_BEGIN "/Artifact BMC\n"
#define ARTIFACT_END "EMC\n"

/* A content stream while it is copied. */
struct copy {
	GString *out;
	gsize open;                 /* where in OUT the artifact begins, if it is open */
	bool is_open;
	int depth;                  /* of marked content in the source */
};

/* After the string that begins at P, or END. */
static const char *after_string(const char *p, const char *end)
{
	int depth = 0;

	for (; p < end; p++) {
		if (*p == '\\' && p + 1 < end)
			p++;
		else if (*p == '(')
			depth++;
		else if (*p == ')' && --depth == 0)
			return p + 1;
	}
	return end;
}

static void open_artifact(struct copy *copy)
{
	copy->open = copy->out->len;
	copy->is_open = true;
	g_string_append(copy->out, ARTIFACT_BEGIN);
}

/* An artifact with nothing in it goes again. */
static void close_artifact(struct copy *copy)
{
	if (!copy->is_open)
		return;
	if (copy->out->len == copy->open + strlen(ARTIFACT_BEGIN))
		g_string_truncate(copy->out, copy->open);
	else
		g_string_append(copy->out, ARTIFACT_END);
	copy->is_open = false;
}

/* Is there the operator NAME in LINE, outside of strings? */
static bool has_operator(const char *line, const char *end, const char *name)
{
	const size_t length = strlen(name);

	for (const char *p = line; p + length <= end; p++) {
		if (*p == '(') {
			p = after_string(p, end) - 1;
			continue;
		}
		if (memcmp(p, name, length) == 0 && (p == line || g_ascii_isspace(p[-1])) &&
		    (p + length == end || g_ascii_isspace(p[length])))
			return true;
	}
	return false;
}

/* After the line that begins at P; lines do not end in strings. */
static const char *after_line(const char *p, const char *end)
{
	while (p < end && *p != '\n')
		p = *p == '(' ? after_string(p, end) : p + 1;
	return MIN(p + 1, end);
}

/* Cairo begins and ends marked content in a line of its own. */
static void copy_line(struct copy *copy, const char *line, const char *end)
{
	const bool begins = has_operator(line, end, "BDC");
	const bool is_element = begins && g_strstr_len(line, end - line, "/MCID");
	const bool ends = has_operator(line, end, "EMC");

	if (copy->depth == 0 && is_element)
		close_artifact(copy);
	g_string_append_len(copy->out, line, end - line);
	copy->depth += begins - ends;
	if (copy->depth == 0 && ends && !copy->is_open)
		open_artifact(copy);
}

char *pdf_with_artifacts(const char *content, gsize length, gsize *ret_length)
{
	struct copy copy = { .out = g_string_sized_new(length + length / 8) };
	const char *end = content + length;

	open_artifact(&copy);
	for (const char *line = content, *next; line < end; line = next) {
		next = after_line(line, end);
		copy_line(&copy, line, next);
	}
	if (copy.out->len > 0 && copy.out->str[copy.out->len - 1] != '\n')
		g_string_append_c(copy.out, '\n');
	close_artifact(&copy);
	*ret_length = copy.out->len;
	return g_string_free(copy.out, FALSE);
}
