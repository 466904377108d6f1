/* SPDX-License-Identifier: GPL-3.0-or-later
 * The way from one edition to a later one. */
#ifndef CLI_EDITION_WAY_H
#define CLI_EDITION_WAY_H

#include <glib.h>

#include "cli/session.h"

/* The editions from FROM, which is not one of them, to TO in order, each replacing the one before:
 * array of const struct catalog *. NULL and ERROR when there is no such way, or nowhere to go. */
GPtrArray *edition_way(struct library *library, const struct catalog *from,
		       const struct catalog *to, GError **error);

/* ASSESSMENT (taken) in the edition TO, which is its own or a later one (engine/upgrade.h). NULL
 * when there is no way. */
struct assessment *edition_bring(struct library *library, struct assessment *assessment,
				 const struct catalog *to);

#endif
