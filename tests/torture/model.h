/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the system calls of a program mean for the files of one folder, and in which states a power
 * cut could leave that folder (after ALICE, OSDI 2014): what was not yet made durable by fsync()
 * may be there, or not, or half. */
#ifndef TORTURE_MODEL_H
#define TORTURE_MODEL_H

#include <glib.h>

#include "trace.h"

struct model;
/* FOLDER as it is now, all of it durable. */
struct model *model_new(const char *folder);
void model_free(struct model *model);

/* At the entry of a call: is it about the folder or a file in it? */
bool model_touches(const struct model *model, const struct trace *trace);
/* At the exit of every call. True when the folder or a file has changed, or became durable. */
bool model_note(struct model *model, const struct trace *trace);

/* What the name leads to now, or NULL. Borrowed until the next call. */
GByteArray *model_content(const struct model *model, const char *name);

/* Tells every state that a power cut now could leave: name → GBytes. Any of the changes of names
 * that are not durable may be missing (so also all those after some point, as where a file system
 * keeps their order). Content that was not synced is whole, as before, empty, cut off after its
 * first block, or zeros. */
typedef void model_state(GHashTable *files, void *data);
void model_crash(const struct model *model, model_state *state, void *data);

/* The name of a system call in what people read. */
const char *model_call_name(const struct trace *trace);

#endif
