/* SPDX-License-Identifier: GPL-3.0-or-later
 * The draft of each assessment on the disk: $XDG_STATE_HOME/phrwizard/drafts/ (0700), a file each
 * (0600), while something is typed that is not in the assessment yet. */
#ifndef STORE_DRAFTS_H
#define STORE_DRAFTS_H

#include <stdbool.h>

#include <glib.h>

#include "engine/draft.h"

/* Keeps DRAFT for the assessment at PATH in place of the one before; NULL: removes that. Written
 * through to the disk. False and ERROR when it cannot be kept. */
bool draft_keep(const char *path, const struct draft *draft, GError **error);
/* The draft that is kept for PATH, or NULL. A broken one is none. */
struct draft *draft_kept(const char *path);

#endif
