/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was answered to a row before: kept with the answer, oldest first, never published. */
#ifndef ENGINE_HISTORY_H
#define ENGINE_HISTORY_H

#include "engine/assessment.h"

/* An answer that another one has taken the place of. ANSWER_NONE: that an answer was taken back.
 * Strings are its own, NULL when not given. */
struct past_answer {
	enum answer_value value;
	char *note, *by, *at;
};

/* Kept of a row: so many, and all their notes together as long as one note may be. The oldest go
 * first. */
enum { HISTORY_MAX = 50 };

/* ANSWER is what somebody (BY, or NULL, AT) makes of BEFORE: remembers in it what BEFORE said, when
 * it says something else: another answer, or another note where that is the reason. ANSWER has the
 * history of BEFORE already, being a copy of it that was changed. */
void answer_remember(struct answer *answer, const struct answer *before, const char *by,
		     const char *at);

/* OTHER was answered elsewhere to the same row, and its place is taken by ANSWER: remembers in
 * ANSWER what OTHER remembers, and OTHER itself, in the order of time; each once, by when, who and
 * what. */
void history_join(struct answer *answer, const struct answer *other);

/* Takes PAST as the latest of ANSWER's history, which may grow over the limits until it is next
 * added to. */
void history_add(struct answer *answer, struct past_answer *past);
void past_answer_free(struct past_answer *past);
OWNED_TYPE(past_answer)

/* The latest few, for people, a line each, the latest first; NULL when there is none. The caller
 * frees. */
char *history_text(const struct answer *answer);

GPtrArray *history_copy(const GPtrArray *history);
/* Makes it fit to be stored. NULL is fine. */
void history_clean(GPtrArray *history);
/* NULL and an empty one are equal. */
bool history_equal(const GPtrArray *a, const GPtrArray *b);

#endif
