/* SPDX-License-Identifier: GPL-3.0-or-later
 * A seal: the SHA-256 of a file's bytes, written as its last line. It shows that nothing was
 * changed since, by accident or by a program that saved the file again; whoever wants to deceive
 * can make a new one. */
#ifndef SHEET_SEAL_H
#define SHEET_SEAL_H

#include <stddef.h>

#include <glib.h>

/* What stands before and after the hash in the last line of a page, and of a PDF, where it comes
 * after %%EOF: readers take either for a comment. */
#define SEAL_BEFORE_HTML "<!-- sha256:"
#define SEAL_AFTER_HTML " -->\n"
#define SEAL_BEFORE_PDF "%sha256:"
#define SEAL_AFTER_PDF "\n"

enum seal { SEAL_NONE, SEAL_WHOLE, SEAL_BROKEN };

/* Appends BEFORE, the hash of all that stands in OUT until there, and AFTER. BEFORE must not occur
 * in AFTER. */
void seal_append(GString *out, const char *before, const char *after);

/* NONE where the LENGTH bytes at BYTES do not end in a seal like that. */
enum seal seal_check(const char *bytes, size_t length, const char *before, const char *after);

#endif
