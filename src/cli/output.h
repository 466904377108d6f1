/* SPDX-License-Identifier: GPL-3.0-or-later
 * What commands print: everything for people goes through text_display(), everything for programs
 * is JSON, and a full disk or closed pipe is noticed. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>

#include <glib.h>
#include <jansson.h>

/* Prints TEXT for people. False and PHR_ERROR_IO when it could not all be written. */
bool output_text(const char *text, GError **error);
/* JSON as an indented document, without a newline at its end; takes it. What would steer a terminal
 * is written as \\u. The caller frees. */
GString *shown_json(json_t *json);
/* Prints JSON like that; takes it. */
bool output_json(json_t *json, GError **error);
/* Prints BYTES as they are, a document for programs (an export, an assessment); on a terminal it is
 * shown as text for people. */
bool output_document(const char *bytes, size_t length, GError **error);

/* Each line of MESSAGE on stderr as "phrwizard: line". */
void output_message(const char *message);

/* Shows TEXT on stderr, which must be a terminal, in place of what the last call has shown; ""
 * takes it away, and so does a message. */
void output_progress(const char *text);

/* A line "LABEL  value" with the value wrapped under itself, one long word whole on the next line;
 * nothing when VALUE is NULL or empty. */
void append_field(GString *out, const char *label, const char *value);
/* TEXT wrapped to 78 columns, each line after INDENT blanks, ended by a newline. */
void append_wrapped(GString *out, int indent, const char *text);
/* A bar of WIDTH columns, PART of WHOLE full: "######....". */
void append_bar(GString *out, int width, unsigned part, unsigned whole);

#endif
