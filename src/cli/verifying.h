/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be found out about a finished sheet, ours or somebody else's: whether it is as it was
 * written, and what it claims. */
#ifndef CLI_VERIFYING_H
#define CLI_VERIFYING_H

#include <glib.h>

#include "base/owned.h"
#include "cli/session.h"
#include "sheet/format.h"
#include "sheet/published.h"

/* What was found out about one file. */
struct verified {
	const struct format *format;
	struct reading *reading;
	struct published published;
	GPtrArray *differences;     /* char *: sentences; none: unchanged */
	char *digest;               /* of the content */
	int age;                    /* days since the date of confirmation; negative: not known */
};

/* Reads PATH, which may be anybody's. NULL and ERROR when it cannot be read or is no sheet that
 * carries its data. */
struct verified *verify_file(const char *path, GError **error);
void verified_free(struct verified *found);
OWNED_TYPE(verified)

/* What the sheet claims, for people: whose it is, edition, date and age, result, gaps by duty,
 * digest. */
void verified_append(const struct verified *found, struct library *library, GString *out);

#endif
