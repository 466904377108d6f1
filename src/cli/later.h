/* SPDX-License-Identifier: GPL-3.0-or-later
 * The next edition and the next check, as the wizard begins them on an open file. */
#ifndef CLI_LATER_H
#define CLI_LATER_H

#include "cli/session.h"

/* Saves ASSESSMENT, taken to the edition NEWER, in the session's file; it is the session's then,
 * and NEWER its catalog. FILE~ goes with the next save, so the file as it was is kept as *ret_copy
 * (the caller frees). False and ERROR: the file and the session are as they were. */
bool later_upgrade(struct session *session, const struct assessment *assessment,
		   const struct catalog *newer, char **ret_copy, GError **error);

/* A session of the check after ASSESSMENT, of today, saved at PATH, which must not be there. */
struct session *later_check(struct library *library, const struct assessment *assessment,
			    const char *path, GError **error);

#endif
