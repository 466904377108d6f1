/* SPDX-License-Identifier: GPL-3.0-or-later
 * The parts of a row's answer that are text (note, evidence, owner, due date): how each is read
 * from an answer, put into it, and what is understood of it while one types. */
#ifndef SCREEN_ANSWER_PART_H
#define SCREEN_ANSWER_PART_H

#include "screen/wizard_model.h"

/* The state of the note screen. */
struct note {
	struct line_edit edit;
	enum answer_field field;
	enum answer_value pending; /* ANSWER_VALUES: none */
	GPtrArray *owners;         /* of char *: those already named */
	char *typed; /* what was typed before Tab began to offer owners; NULL: nothing offered */
	int offered; /* which of those that go on with it */
};

struct answer_part {
	const char *title, *hint;                  /* N_() */
	bool lines;                                /* several lines */
	char *(*get)(const struct answer *answer); /* the caller frees; may give NULL */
	/* false and ERROR when TEXT cannot be taken */
	bool (*set)(struct answer *answer, const char *text, const char *today, GError **error);
	/* what is understood of the text as it stands, for people; NULL: never anything. The caller
	 * frees; may give NULL */
	char *(*understood)(const struct wizard *wizard, const struct note *note);
};

const struct answer_part *answer_part(enum answer_field field);

/* The owners that begin with, or else have in them, what was TYPED. Array of char * that NOTE
 * keeps. The caller frees the array. */
GPtrArray *note_owners(const struct note *note, const char *typed);

#endif
