/* SPDX-License-Identifier: GPL-3.0-or-later
 * An assessment: what one organisation answered for one service against one catalog
 * (phrwizard-assessment(5)). Knows nothing of files; changes only through these functions. */
#ifndef ENGINE_ASSESSMENT_H
#define ENGINE_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/owned.h"
#include "engine/answer.h"
#include "engine/catalog.h"

/* Longest texts, in characters, so that no file grows without bound. */
enum {
	NOTE_MAX = 10000, EVIDENCE_MAX = 1000, EVIDENCES_MAX = 100, FIELD_MAX = 200,
	KEPT_TEXT_MAX = 2000,                   /* a question or answer of an earlier edition */
	INTERVAL_MAX = 120,                     /* months between two checks */
	INTERVAL_SUGGESTED = 12,                /* our suggestion: the Guideline names none */
};

/* An answer to a key that the catalog lacks: kept, reported, never dropped. */
struct stray_answer {
	char *key;
	struct answer answer;
};

/* What is said of the sheet as a whole. Strings are the assessment's, NULL when not given. */
enum profile_field {
	PROFILE_ORGANIZATION, PROFILE_SERVICE, PROFILE_CONFIRMED,
	PROFILE_STAFF_NAME, PROFILE_STAFF_TITLE,
	PROFILE_INTERVAL,                       /* months until the next check; never published */
	PROFILE_HEAD,                           /* the fields before are the head, a line each */
	/* the overview for the public, in each language, and what it was written for
	 * (overview.h) */
	PROFILE_OVERVIEW = PROFILE_HEAD,
	PROFILE_OVERVIEW_BASIS = PROFILE_OVERVIEW + LANGUAGES,
	PROFILE_FIELDS
};

struct assessment {
	const struct catalog *catalog;          /* borrowed; must outlive the assessment */
	char *profile[PROFILE_FIELDS];
	struct fact_value *fact;                /* catalog->facts of them */
	const struct answer **answer;           /* catalog->items of them, never NULL; copies share
						 * them, so none is changed: another is put there */
	GPtrArray *stray;                       /* of struct stray_answer *, in file order */
	GPtrArray *recipient; /* of struct recipient * (engine/recipient.h), sorted by name */
	GPtrArray *conflict;  /* of struct conflict * (engine/conflict.h), in the catalog's order */
	GPtrArray *archive;   /* of struct archived * (engine/archive.h), in file order */
	GPtrArray *signoff;   /* of struct sign * (engine/signoff.h), oldest first */
};

struct assessment *assessment_new(const struct catalog *catalog);
/* The copy shares the answers to rows until either puts others; nothing else is shared. They are
 * counted without locks: an assessment and its copies belong to one thread. */
struct assessment *assessment_copy(const struct assessment *assessment);
void assessment_free(struct assessment *assessment);
OWNED_TYPE(assessment)
bool assessment_equal(const struct assessment *a, const struct assessment *b);

/* Empty VALUE clears. Dates must be YYYY-MM-DD, the interval 1 to INTERVAL_MAX, and texts at most
 * profile_field_max() long; false and ERROR otherwise. Text is taken as text_clean() makes it. */
bool assessment_set_profile(struct assessment *assessment, enum profile_field field, const char
			    *value, GError **error);

/* Sets fact FACT from words as in files and commands: "yes", "no", an option, or for some-of facts
 * options with commas between ("" is the empty set). "none" clears, unless the fact has an option
 * of that name; "" clears the facts that are not some-of. False and ERROR for other words. */
bool assessment_set_fact(struct assessment *assessment, size_t fact, const char *words,
			 GError **error);

/* Answers fact FACT by the set OPTIONS (bit I: its option I): one of them, unless it is a some-of
 * fact. */
void assessment_answer_fact(struct assessment *assessment, size_t fact, uint64_t options);

/* The same words back, as `set` would take them; NULL when not answered. The caller frees. */
char *assessment_fact_words(const struct assessment *assessment, size_t fact);

/* Replaces the answer to row ITEM by a copy of ANSWER (texts as text_clean() makes them, empty ones
 * dropped). False and ERROR, nothing changed, when a text is too long or the due date is no date. A
 * missing note is not an error here: see answer_lacks_note(). ANSWER may be the assessment's own;
 * the one that was there is gone afterwards, unless a copy shares it. */
bool assessment_set_answer(struct assessment *assessment, size_t item, const struct answer *answer,
			   GError **error);

/* The same with what ANSWER holds itself, without a copy: its texts are clean already. It is empty
 * afterwards, unless it was refused. */
bool assessment_take_answer(struct assessment *assessment, size_t item, struct answer *answer,
			    GError **error);

/* The same for what is stored already: nothing is checked, and a conflict about the row stays. */
void assessment_put_answer(struct assessment *assessment, size_t item, struct answer *answer);

/* Keeps a copy of ANSWER for a KEY that the catalog lacks. */
void assessment_add_stray(struct assessment *assessment, const char *key, const struct answer
			  *answer);

/* "organization", "service", "confirmed", "name", "title", "overview-ja", …: as in commands; parse
 * returns -1 for other words; label translated. */
const char *profile_field_id(enum profile_field field);
/* Its longest text, in characters; has it several lines? */
long profile_field_max(enum profile_field field);
bool profile_field_lines(enum profile_field field);
int profile_field_parse(const char *id);
const char *profile_field_label(enum profile_field field);

#endif
