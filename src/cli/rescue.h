/* SPDX-License-Identifier: GPL-3.0-or-later
 * Interviews whose answers cannot be saved where they belong: until they can, a copy is kept in the
 * state folder (unsaved/, for its owner only), with what the file held before. When the file is
 * opened the next time, they are merged in and saved. */
#ifndef CLI_RESCUE_H
#define CLI_RESCUE_H

#include "cli/session.h"

/* As session_save(). When it fails, ASSESSMENT is kept; when it does not, what was kept goes. */
bool rescue_save(struct session *session, const struct assessment *assessment,
		 struct arrivals *arrivals, GError **error);

/* Brings what was kept into the session's assessment, which is then to be saved by rescue_save().
 * A sentence that says so; NULL when there is nothing. What cannot be read stays, and the sentence
 * says where. The caller frees. */
char *rescue_take(struct session *session, bool *ret_taken);

/* At the end: says on stderr where the answers are that could not be saved; nothing when there are
 * none. */
void rescue_tell(const struct session *session);

/* The same for the line interview: rescue_take(), the sentence on stderr, rescue_save(). */
bool rescue_open(struct session *session, GError **error);

/* Saves ASSESSMENT in another place, for its owner only; nothing is overwritten. */
bool rescue_copy(const struct assessment *assessment, const char *path, GError **error);

#endif
