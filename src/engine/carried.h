/* SPDX-License-Identifier: GPL-3.0-or-later
 * Carried answers: what was answered last time, in the check before or against the edition before,
 * and is to be confirmed or answered anew. While it waits the row has no answer of its own, so
 * everything that counts, shows or publishes takes it as open; what was answered stays for good,
 * to be compared with what is answered now. */
#ifndef ENGINE_CARRIED_H
#define ENGINE_CARRIED_H

#include "engine/assessment.h"

/* Strings are its own, NULL when not known. */
struct last_answer {
	enum answer_value value;   /* never ANSWER_NONE */
	char *edition;             /* id of the catalog that it was given for */
	char *confirmed;           /* the date of confirmation of that sheet */
	char *by, *at;             /* as in an answer */
	char *ask[LANGUAGES];      /* the question then, where it was put in other words */
};

struct last_answer *last_answer_copy(const struct last_answer *last);
void last_answer_free(struct last_answer *last);
OWNED_TYPE(last_answer)
bool last_answer_equal(const struct last_answer *a, const struct last_answer *b);
/* An order of them all, so that merging comes out the same whoever merges. Either may be NULL. */
int last_answer_compare(const struct last_answer *a, const struct last_answer *b);

/* It waits to be confirmed. */
bool answer_carried(const struct answer *answer);

/* What was answered becomes what was answered last time, in the sheet of that EDITION, CONFIRMED
 * then (or NULL); note, evidence, owner and due date stay. An answer that was not given leaves what
 * was answered before it. */
void answer_carry(struct answer *answer, const char *edition, const char *confirmed);

/* Answers as last time, by whom (or NULL) and when. Nothing happens when it does not wait. */
void answer_confirm(struct answer *answer, const char *by, const char *at);

/* What was answered last time, for people: the answer, who, when, and against which edition when
 * that is not CATALOG. NULL when nothing was. The caller frees. */
char *last_answer_text(const struct answer *answer, const struct catalog *catalog);

#endif
