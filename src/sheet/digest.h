/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a sheet publishes as data without any words of a language, and its digest: who has a sheet
 * in one format can see that another one says the same. */
#ifndef SHEET_DIGEST_H
#define SHEET_DIGEST_H

#include <jansson.h>

#include "sheet/sheet.h"

/* The kind of content; its number goes up when a member or its meaning changes. */
#define CONTENT_SCHEMA "phrwizard-content/2"

/* Catalog, profile as published, scope with the answers behind it, and each row's applicability,
 * answer and tick. The same for internal sheets. New reference. */
json_t *digest_content(const struct sheet *sheet);

/* Sets content and digest of SHEET, whose rows are made. */
void digest_add(struct sheet *sheet);

/* SHA-256 of CONTENT as canonical JSON (keys sorted, no blanks, UTF-8), in hex. The caller frees.
 * Anybody can check it: jq -cSj .content sheet.json | sha256sum */
char *digest_of(const json_t *content);

/* The digest of what ASSESSMENT publishes, without making a sheet of one's own: the one that every
 * export of it carries. The caller frees. */
char *digest_of_assessment(const struct assessment *assessment);

#endif
