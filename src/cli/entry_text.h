/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entries (fields of the head, facts, rows) and what is said about them, in lines for people. */
#ifndef CLI_ENTRY_TEXT_H
#define CLI_ENTRY_TEXT_H

#include <glib.h>

#include "engine/merge.h"

/* What the entry is called: key, official number, and the question on lines of its own. */
void append_entry(GString *out, const struct catalog *catalog, const struct entry *entry);

/* What SAID says about the entry, "Label: value" each; a note of several lines is one string.
 * Nothing said: no lines. An array of char *, freed with it. */
GPtrArray *entry_lines(const struct catalog *catalog, const struct entry *entry,
		       const struct said *said);

/* What was answered last time to row ITEM, if it was, and, while that is to be confirmed after a
 * change of the row, what changed. */
void append_last(GString *out, int indent, const struct assessment *assessment, size_t item);

/* The sides of CONFLICT after INDENT blanks, numbered as `set --side` takes them. */
void append_sides(GString *out, int indent, const struct catalog *catalog,
		  const struct conflict *conflict);

#endif
