/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps what is being typed on the disk, soon but not at every key. */
#ifndef CLI_DRAFT_KEEPER_H
#define CLI_DRAFT_KEEPER_H

#include "screen/wizard.h"

struct draft_keeper {
	char *path;         /* of the assessment; NULL: no file is open */
	struct draft *kept; /* what is on the disk, or NULL */
	gint64 due;         /* when something newer is to be there (monotonic), 0: nothing is */
};

/* A file was opened: what is kept for it is offered on WIZARD. */
void draft_keeper_open(struct draft_keeper *keeper, struct wizard *wizard, const char *path);
/* After each key, and when its time has come: looks at what is being typed, keeps it when that is
 * due, and removes it once it is in the file or was given up. */
void draft_keeper_look(struct draft_keeper *keeper, struct wizard *wizard);
/* Milliseconds until it wants to look again; -1: not before the next key. */
int draft_keeper_wait(const struct draft_keeper *keeper);
void draft_keeper_close(struct draft_keeper *keeper);

#endif
