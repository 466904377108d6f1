/* SPDX-License-Identifier: GPL-3.0-or-later
 * The numbers that Japanese public documents put before sections and rows, "2.1(2)①C)3": reading
 * them, following them through a document, and whether what was read can be so. */
#ifndef ENGINE_OUTLINE_H
#define ENGINE_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

/* From the outermost to the innermost, as such documents nest them. */
enum outline_style {
	OUTLINE_DOTTED,         /* 2.  2.1  2. 1. */
	OUTLINE_BRACKETS,       /* (2) */
	OUTLINE_CIRCLED,        /* ② */
	OUTLINE_LETTER,         /* B) */
	OUTLINE_DIGIT,          /* 2  2) */
	OUTLINE_STYLES
};

enum { OUTLINE_PARTS_MAX = 6, OUTLINE_NUMBER_MAX = 99 };

/* One number. DOTTED ones have several parts, the others one. */
struct outline_mark {
	enum outline_style style;
	unsigned part[OUTLINE_PARTS_MAX], parts;
};

/* Reads the mark at the start of TEXT: full-width forms, ⑴ and blanks within are understood. The
 * length in bytes with the blanks before and after it, or 0 when there is none. "2." is DOTTED with
 * one part; a bare 2 is one only before a blank or the end. */
size_t outline_read(const char *text, struct outline_mark *ret_mark);

/* Where one is in a document: a number for each level, 0 where there is none. */
struct outline_place {
	unsigned dotted[OUTLINE_PARTS_MAX], dots;
	unsigned at[OUTLINE_STYLES];            /* not for DOTTED */
};

/* MARK read at PLACE: levels inside of it begin anew. */
void outline_enter(struct outline_place *place, const struct outline_mark *mark);

/* The place that TEXT names when it is read from PLACE: a section "2.1(2)①", a number "(2)①C)3". */
void outline_enter_text(struct outline_place *place, const char *text);

/* "2.1" and "(2)①C)3": the dotted part, and what is inside of it. The caller frees. */
char *outline_dotted(const struct outline_place *place);
char *outline_inner(const struct outline_place *place);

/* What a row at PLACE is called: the inner part, or the dotted one where that is all there is. The
 * caller frees. */
char *outline_number(const struct outline_place *place);

/* Is INNER at PLACE, or somewhere in it? */
bool outline_within(const struct outline_place *place, const struct outline_place *inner);

/* The same place; "F)" is the same as "F)1". */
bool outline_same(const struct outline_place *a, const struct outline_place *b);

#endif
