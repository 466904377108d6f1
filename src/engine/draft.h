/* SPDX-License-Identifier: GPL-3.0-or-later
 * What somebody is typing and has not confirmed yet: kept aside, so that a crash does not lose
 * it. */
#ifndef ENGINE_DRAFT_H
#define ENGINE_DRAFT_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"

/* Words as in files. The strings are the draft's own, never NULL. */
struct draft {
	char *place;  /* key of a row; "" for the head of the sheet */
	char *field;  /* "note", "evidence", "owner", "due"; or a field of the head */
	char *answer; /* the answer that is to be set with it, or "" */
	char *text;
};

struct draft *draft_new(const char *place, const char *field, const char *answer, const char *text);
void draft_free(struct draft *draft);
OWNED_TYPE(draft)
/* Both may be NULL: none. */
bool draft_equal(const struct draft *a, const struct draft *b);

#endif
