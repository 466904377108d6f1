/* SPDX-License-Identifier: GPL-3.0-or-later
 * Conflicts: what several people said about one entry when a merge (engine/merge.h) could not
 * decide. An entry is a field of the head, a fact, a row or a recipient. While it has a conflict it
 * has no answer of its own, so everything that counts, shows or publishes takes it as open; what
 * was said stays here until somebody chooses. */
#ifndef ENGINE_CONFLICT_H
#define ENGINE_CONFLICT_H

#include "engine/assessment.h"

enum entry_kind { ENTRY_FIELD, ENTRY_FACT, ENTRY_ROW, ENTRY_RECIPIENT, ENTRY_KINDS };

/* What one side says. Of a field or fact: its words as `set` takes them, NULL: nothing; of a
 * recipient recipient_words(). Of a row: its answer, which knows who and when; it may be empty
 * (that side took the answer back). */
struct side {
	char *words;
	struct answer answer;
};

struct conflict {
	enum entry_kind kind;
	char *key; /* id of the field or fact, key of the row (also of a stray one), name */
	size_t rank; /* its place in the catalog */
	GPtrArray *side; /* of struct side *, each different, by who and when; at least one */
};

/* "field", "fact", "row", "recipient". */
const char *entry_kind_id(enum entry_kind kind);

struct side *side_copy(const struct side *side);
void side_free(struct side *side);
bool side_equal(const struct side *a, const struct side *b);
/* What ASSESSMENT itself says. The caller frees. */
struct side *side_of(const struct assessment *assessment, enum entry_kind kind, const char *key);
/* Nothing is said. */
bool side_empty(const struct side *side);
/* SIDE of CONFLICT for people: the answer, who, when; or the field or fact in words. The caller
 * frees. */
char *side_text(const struct catalog *catalog, const struct conflict *conflict,
		const struct side *side, enum language language);

/* What CONFLICT is about, for people: the row with its number and question, the question of the
 * fact, the field. The caller frees. */
char *conflict_about(const struct catalog *catalog, const struct conflict *conflict,
		     enum language language);

struct conflict *conflict_new(enum entry_kind kind, const char *key);
/* Takes SIDE. */
void conflict_add(struct conflict *conflict, struct side *side);
struct conflict *conflict_copy(const struct conflict *conflict);
void conflict_free(struct conflict *conflict);
OWNED_TYPE(conflict)
bool conflict_equal(const struct conflict *a, const struct conflict *b);

/* Sides that differ only in who and when become one, that of the later stamp; then the sides
 * stand in one order, whoever merged. */
void conflict_tidy(struct conflict *conflict);

/* Takes CONFLICT and tidies it. Its entry must have none yet; the entry's own answer is taken
 * back by the caller. */
void assessment_add_conflict(struct assessment *assessment, struct conflict *conflict);

/* The conflict of the entry, or NULL; and of what `set` means by KEY (a row, else a fact, else a
 * field). */
const struct conflict *assessment_conflict(const struct assessment *assessment,
					   enum entry_kind kind, const char *key);
const struct conflict *assessment_find_conflict(const struct assessment *assessment,
						const char *key);

/* Somebody chose: the conflict of the entry, if there is one, is forgotten. An answer set by
 * assessment_set_answer(), _fact() or _profile() does that by itself; taking back and writing
 * notes does not. */
void assessment_settle(struct assessment *assessment, enum entry_kind kind, const char *key);

/* Somebody chose SIDE (an index) of CONFLICT, with all that belongs to it. CONFLICT is gone after
 * that. */
void assessment_choose(struct assessment *assessment, const struct conflict *conflict, size_t side);

#endif
