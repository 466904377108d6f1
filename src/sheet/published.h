/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a published sheet claims, taken from the content that its file carries (digest.h): to check
 * somebody else's sheet without their assessment and without their catalog. */
#ifndef SHEET_PUBLISHED_H
#define SHEET_PUBLISHED_H

#include <stdbool.h>

#include <glib.h>
#include <jansson.h>

#include "engine/evaluate.h"

struct published {
	/* borrowed from the content; NULL where not given */
	const char *catalog, *organization, *service, *confirmed;
	enum verdict verdict;
	enum result result;         /* as claimed */
	struct counts total;        /* counted from the rows */
	unsigned gaps[DUTIES];      /* rows not met or only partly met */
	unsigned false_ticks;       /* rows with a tick that are not answered as met */
};

/* Reads CONTENT, which may be anybody's. False and ERROR when it is not the content of a sheet, or
 * of a version that is not known here. */
bool published_read(const json_t *content, struct published *ret, GError **error);

/* The claims that the rows do not bear, a sentence each (char *, freed with the array): for
 * instance a result of "conforming" with binding rows not met. */
GPtrArray *published_contradictions(const struct published *published);

#endif
