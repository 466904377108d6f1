/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was answered against editions that came before, where it has no place in the present one:
 * rows and questions that are gone, and answers that do not mean the same any more. Kept whole,
 * with the question as it was put; counts nowhere. */
#ifndef ENGINE_ARCHIVE_H
#define ENGINE_ARCHIVE_H

#include "engine/conflict.h"

struct archived {
	enum entry_kind kind;     /* ENTRY_FACT or ENTRY_ROW */
	char *edition, *key;      /* id of the catalog; id of the fact, key of the row */
	char *ask[LANGUAGES];     /* the question then; NULL where it is not known */
	char *label[LANGUAGES];   /* of a fact: the answer for people; NULL likewise */
	struct side side;         /* what was said */
};

struct archived *archived_new(enum entry_kind kind, const char *edition, const char *key);
struct archived *archived_copy(const struct archived *archived);
void archived_free(struct archived *archived);
OWNED_TYPE(archived)
bool archived_equal(const struct archived *a, const struct archived *b);

/* An empty list that owns its struct archived *. */
GPtrArray *archive_new(void);
bool archive_equal(const GPtrArray *a, const GPtrArray *b);
/* Adds ARCHIVED (taken), unless the very same is there. */
void archive_add(GPtrArray *archive, struct archived *archived);
/* Fills RESULT, which is empty, with what OURS and THEIRS hold; what one of them took out of BASE
 * is out. */
void archive_merge(GPtrArray *result, const GPtrArray *base, const GPtrArray *ours,
		   const GPtrArray *theirs);

/* TEXTS (LANGUAGES of them) in LANGUAGE, else in the one that there is, else "". */
const char *kept_text(char *const *texts, enum language language);
/* What was said, for people: the answer of the fact; the answer to the row, who and when. The
 * caller frees. */
char *archived_text(const struct archived *archived, const struct catalog *catalog,
		    enum language language);

#endif
