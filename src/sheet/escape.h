/* SPDX-License-Identifier: GPL-3.0-or-later
 * Quoting for each format, here and nowhere else: what stands in a file stays text, whatever is
 * in it. Each appends to OUT and takes any string; bad UTF-8 becomes U+FFFD. */
#ifndef SHEET_ESCAPE_H
#define SHEET_ESCAPE_H

#include <glib.h>

/* Text of HTML that is XML, too. Newlines become <br/>; characters that steer or hide (bidi,
 * zero-width …) are written as references, other controls spelt out as on the screen, <U+001B>. */
void escape_html(GString *out, const char *s);

/* The same for the value of an attribute and for a title: newlines become blanks. */
void escape_html_attribute(GString *out, const char *s);

/* A paragraph, list item or table cell of Markdown (CommonMark, and tables and autolinks of GFM),
 * as in HTML but for newlines, which become <br>: all ASCII punctuation is escaped, so nothing is
 * markup or a link. */
void escape_markdown(GString *out, const char *s);

/* A field of CSV (RFC 4180), always in quotes. A field that a spreadsheet would take for a
 * formula, blanks before it or not, gets a ' in front; so does one that would look as if it had
 * got it. Characters that steer or hide, and controls other than tab and line ends, are spelt
 * out as on the screen, <U+202E>: people read it in spreadsheets and terminals; JSON gives back
 * every letter. */
void escape_csv(GString *out, const char *s);

/* JSON text, as a library wrote it, made harmless in web pages and terminals: < > & and
 * characters that steer or hide as \u escapes. */
void escape_json(GString *out, const char *json);
/* The same text in ASCII: all other letters as \u escapes. JSON is valid UTF-8. */
void escape_json_ascii(GString *out, const char *json);

#endif
