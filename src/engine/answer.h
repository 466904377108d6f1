/* SPDX-License-Identifier: GPL-3.0-or-later
 * The answer to one row of a check sheet. */
#ifndef ENGINE_ANSWER_H
#define ENGINE_ANSWER_H

#include <stdbool.h>

#include <glib.h>

enum answer_value {
	ANSWER_NONE, ANSWER_MET, ANSWER_EQUIVALENT, ANSWER_PARTIAL, ANSWER_UNMET, ANSWER_NA,
	ANSWER_VALUES
};

struct last_answer; /* engine/carried.h */

/* Strings and lists are its own, NULL when not given. */
struct answer {
	enum answer_value value;
	char *note;                      /* how (equivalent), why (na), or any remark; many lines */
	GPtrArray *evidence;                    /* of char *: paths and addresses; NULL: none */
	GPtrArray *record; /* of struct evidence_record * (engine/evidence.h); NULL: none */
	char *owner;                            /* who */
	char *due;                              /* YYYY-MM-DD */
	char *by;                               /* who answered */
	char *at;                               /* when: RFC 3339 with offset */
	struct last_answer *last;               /* what was answered last time; NULL: nothing */
	GPtrArray *history; /* of struct past_answer * (engine/history.h); NULL: none */
};

/* What answering does: VALUE, by whom (or NULL) and when. ANSWER_NONE takes the answer back but
 * leaves note, evidence, owner, due date and what was answered last time where they are; nobody
 * loses what was written. */
void answer_change(struct answer *answer, enum answer_value value, const char *by, const char *at);
void answer_copy(struct answer *to, const struct answer *from); /* TO is overwritten, not freed */
void answer_clear(struct answer *answer);
bool answer_equal(const struct answer *a, const struct answer *b);
/* Equal in all but who and when, and what was answered before. */
bool answer_agrees(const struct answer *a, const struct answer *b);
/* Nothing at all is recorded. */
bool answer_empty(const struct answer *answer);

/* `equivalent` says how and `na` says why, in the note (design: such an answer needs its note). */
bool answer_value_needs_note(enum answer_value value);
/* It needs a note and has none, or only blanks. */
bool answer_lacks_note(const struct answer *answer);

/* "none", "met", …; parse returns -1 for other words. Labels are translated. */
const char *answer_id(enum answer_value value);
int answer_parse(const char *id);
const char *answer_label(enum answer_value value);

#endif
