/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is recorded of a piece of evidence besides its reference: what its file was, and until when
 * it holds; and how the file of today compares. Knows nothing of files: who can look at them (the
 * outer world) says what is there. */
#ifndef ENGINE_EVIDENCE_H
#define ENGINE_EVIDENCE_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"
#include "engine/assessment.h"

enum { SHA256_DIGITS = 64 };

/* Belongs to the pieces of evidence with this reference, all of one answer. Strings are its own. */
struct evidence_record {
	char *reference;
	char *sha256;    /* in hex, small letters; NULL: nobody looked at a file */
	guint64 size;    /* bytes; with sha256 */
	char *date;      /* YYYY-MM-DD: when that was so; with sha256 */
	char *expires;   /* YYYY-MM-DD: the last day on which it holds; NULL: no end */
};

struct evidence_record *evidence_record_new(const char *reference);
struct evidence_record *evidence_record_copy(const struct evidence_record *record);
void evidence_record_free(struct evidence_record *record);
OWNED_TYPE(evidence_record)
/* "https://…" and the like: no file. */
bool evidence_is_address(const char *reference);

/* What is recorded of REFERENCE, or NULL. */
const struct evidence_record *answer_record(const struct answer *answer, const char *reference);
/* Takes RECORD in the place of what was recorded of its reference. One that says nothing is
 * none. */
void answer_set_record(struct answer *answer, struct evidence_record *record);

/* Leaves only records of evidence that is there, in its order; their references as text_clean()
 * makes them. */
void evidence_records_clean(struct answer *answer);
GPtrArray *evidence_records_copy(const GPtrArray *records);
/* An order of what is said by the evidence of two answers; 0: the same references, contents and
 * ends, whenever they were recorded. */
int evidence_compare(const struct answer *a, const struct answer *b);

/* Evidence I as people write it: "docs/iso.pdf (2027-03-31)" holds until that day. A reference that
 * itself ends in brackets like that is followed by " ()". The caller frees. */
char *evidence_written(const struct answer *answer, unsigned i);
/* The same with the beginning of what its content was recorded as, for comparing. The caller
 * frees. */
char *evidence_shown(const struct answer *answer, unsigned i);
/* Adds a piece that is written so (brackets and digits may be full-width). What is recorded of its
 * file already stays. */
void answer_add_evidence(struct answer *answer, const char *text);
/* LINES (ended by NULL), written so, in the place of all evidence. */
void answer_replace_evidence(struct answer *answer, const char *const *lines);

/* What is where a path leads. */
enum evidence_found {
	FOUND_NOTHING,
	FOUND_FILE,
	FOUND_OTHER,      /* a folder, a device: nothing that has a content to compare */
	FOUND_UNREADABLE, /* a file that may not be read, or is too large */
};
struct evidence_file {
	enum evidence_found found;
	char sha256[SHA256_DIGITS + 1]; /* of a FOUND_FILE, and its size */
	guint64 size;
};
/* Looks at PATH for the outer world, which knows where relative ones go from. */
typedef void evidence_look(const char *path, struct evidence_file *ret, void *data);

/* Records what LOOK finds for the paths of ANSWER that are not in BEFORE, dated TODAY. What is no
 * file stays without a record. */
void answer_record_files(struct answer *answer, const struct answer *before, const char *today,
			 evidence_look *look, void *data);
/* Records FILE of REFERENCE anew, if it is one. True when that is something else than before. */
bool answer_record_file(struct answer *answer, const char *reference,
			const struct evidence_file *file, const char *today);

/* From what is right to what is worst. */
enum evidence_state {
	EVIDENCE_GOOD,
	EVIDENCE_UNCHECKED,  /* an address, or nothing is recorded of it */
	EVIDENCE_EXPIRED,
	EVIDENCE_CHANGED,
	EVIDENCE_UNREADABLE, /* recorded, and cannot be read now */
	EVIDENCE_MISSING,
	EVIDENCE_STATES
};
/* "good", "unchecked", …; label translated. */
const char *evidence_state_id(enum evidence_state state);
const char *evidence_state_label(enum evidence_state state);
/* Somebody must look at it. */
bool evidence_state_bad(enum evidence_state state);

/* The state of REFERENCE, recorded as RECORD (or NULL), when FILE is there now. Without TODAY
 * nothing expires. */
enum evidence_state evidence_judge(const char *reference, const struct evidence_record *record,
				   const struct evidence_file *file, const char *today);
bool evidence_expired(const struct evidence_record *record, const char *today);

/* A piece of evidence of an assessment, and what became of it. */
struct evidence_piece {
	size_t item;
	const char *reference;                /* both are the assessment's */
	const struct evidence_record *record; /* or NULL */
	enum evidence_state state;
	bool expired;                         /* also when something worse is the state */
};
/* Appends the pieces of row ITEM, as LOOK finds them, to PIECES (of struct evidence_piece). */
void evidence_judge_row(const struct assessment *assessment, size_t item, const char *today,
			evidence_look *look, void *data, GArray *pieces);

#endif
