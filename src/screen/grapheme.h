/* SPDX-License-Identifier: GPL-3.0-or-later
 * Stepping through text one grapheme at a time: what people take for one letter (か with its mark,
 * a family of emoji). */
#ifndef SCREEN_GRAPHEME_H
#define SCREEN_GRAPHEME_H

#include <stddef.h>

/* Bytes of the first grapheme of S, 0 at the end. */
size_t grapheme_length(const char *s);

/* Where the last grapheme of the LENGTH bytes at S begins; 0 when there is none. */
size_t grapheme_before(const char *s, size_t length);

/* Columns of the first LENGTH bytes of S. */
int grapheme_columns(const char *s, size_t length);

#endif
