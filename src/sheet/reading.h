/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a finished sheet shows, read back from the bytes of its file: every writer's output is
 * checked so before it is given out, and `phrwizard verify` checks with it what comes from
 * elsewhere. The bytes may be anybody's. */
#ifndef SHEET_READING_H
#define SHEET_READING_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>
#include <jansson.h>

#include "base/owned.h"
#include "sheet/seal.h"
#include "sheet/sheet.h"

/* The fields of the head that are read back where the format shows them apart. */
enum reading_field {
	READING_ORGANIZATION, READING_SERVICE, READING_CONFIRMED, READING_DIGEST,
	READING_FIELDS
};

/* A row of the tables that ticks stand in. */
struct reading_row {
	char *key;                  /* or NULL: the format does not show it */
	bool ticked;
};

struct reading {
	char *field[READING_FIELDS];    /* as shown, without blanks around; NULL: not read */
	GPtrArray *rows;                /* of struct reading_row *, in the order of the file */
	json_t *content;                /* the data that it carries (digest.h): reading_content() */
	const char *expected; /* the data that it should carry, as text; or NULL; borrowed */
	bool as_expected;               /* it carries them, letter by letter */
	bool internal;                  /* it says so */
	enum seal seal;                 /* format_seal(): a reader does not look at it */
};

struct reading *reading_new(void);
void reading_free(struct reading *reading);
OWNED_TYPE(reading)

/* For readers. TEXT is copied; the first text for a field stays, one that is not UTF-8 is not
 * taken; KEY may be NULL, and bad bytes in it become U+FFFD. */
void reading_set_field(struct reading *reading, enum reading_field field, const char *text);
void reading_add_row(struct reading *reading, const char *key, bool ticked);
/* Takes JSON text as the content. False when it is none. */
bool reading_set_content(struct reading *reading, const char *json, size_t length);
/* The content, or NULL; borrowed. Where it is as expected it is made when somebody asks for it. */
const json_t *reading_content(struct reading *reading);
/* Which field carries the id of a sheet_field ("organization", "digest", …), or -1. */
int reading_field_find(const char *id);
/* What the sheet's head shows where FIELD is not given. */
const char *reading_field_shown(const struct sheet *sheet, enum reading_field field);

/* Does READING, made from a file just written, show SHEET: the same rows, ticks, digest, head and
 * content? False and ERROR otherwise. */
bool reading_proves(const struct reading *reading, const struct sheet *sheet, GError **error);

/* The places where what the file shows is not what its own content says, a sentence each (char *,
 * freed with the array; each at most once, and no more than a few dozen). Empty: none. The content
 * must be there. */
GPtrArray *reading_differences(const struct reading *reading);

#endif
