/* SPDX-License-Identifier: GPL-3.0-or-later
 * The register of recipients: PHR service providers that get data from the service, and when their
 * own check sheets were looked at (guideline 4.2(1)③). Rows of a catalog may be answered from
 * it. */
#ifndef ENGINE_RECIPIENT_H
#define ENGINE_RECIPIENT_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"
#include "engine/assessment.h"

/* All are texts; the comment says which words they may be. */
enum recipient_field {
	RECIPIENT_SERVICE,              /* through which service they get data */
	RECIPIENT_FROM_API,             /* "yes", "no": data from the Mynaportal API */
	RECIPIENT_SHEET,                /* their published sheet: a file or an address */
	RECIPIENT_CHECKED,              /* date of the last look at it */
	RECIPIENT_RESULT,               /* as result_id(): what it says, or who looked says */
	RECIPIENT_EDITION,              /* id of the catalog it is about */
	RECIPIENT_DIGEST,               /* of its content, when a program has read it */
	RECIPIENT_NEXT,                 /* date of the next look */
	RECIPIENT_NOTE,                 /* any remark; several lines */
	RECIPIENT_FIELDS
};

enum { RECIPIENTS_MAX = 1000 };

struct recipient {
	char *name;
	char *field[RECIPIENT_FIELDS];  /* NULL: not given */
};

struct recipient *recipient_new(const char *name);
struct recipient *recipient_copy(const struct recipient *recipient);
void recipient_free(struct recipient *recipient);
OWNED_TYPE(recipient)
bool recipient_equal(const struct recipient *a, const struct recipient *b);

/* "service", "from-api", …: as in files; label translated; -1 for other words. */
const char *recipient_field_id(enum recipient_field field);
const char *recipient_field_label(enum recipient_field field);
int recipient_field_parse(const char *id);
/* It holds words of people, not of the format. */
bool recipient_field_is_text(enum recipient_field field);

/* Empty TEXT clears. False and ERROR, nothing changed, when it is too long or not one of the words
 * that the field takes. Text is taken as text_clean() makes it. */
bool recipient_set(struct recipient *recipient, enum recipient_field field, const char *text,
		   GError **error);

/* All of it but the name in one text, a line "field: text" each (a note's newlines are "\n");
 * reading it back takes what is good. The caller frees. */
char *recipient_words(const struct recipient *recipient);
struct recipient *recipient_from_words(const char *name, const char *words);

/* In an assessment they are sorted by name; index or -1. */
int assessment_find_recipient(const struct assessment *assessment, const char *name);
/* Puts a copy of RECIPIENT in the place of the one of that name, or adds it. False and ERROR when
 * its name is empty or too long, or there are too many. */
bool assessment_put_recipient(struct assessment *assessment, const struct recipient *recipient,
			      GError **error);
void assessment_drop_recipient(struct assessment *assessment, const char *name);

/* The next look at RECIPIENT is due: it was never looked at, or the date is not after TODAY. */
bool recipient_due(const struct recipient *recipient, const char *today);

/* What the register says about a row that is answered from it (struct item, answered_by): the
 * value, and in *ret_note why, a line each recipient; the caller frees it. ANSWER_NONE and NULL
 * when it says nothing: nobody who matters is in it. */
enum answer_value register_answer(const struct assessment *assessment, enum item_register which,
				  const char *today, char **ret_note);

#endif
