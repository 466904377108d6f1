/* SPDX-License-Identifier: GPL-3.0-or-later
 * "The command for this": the line for a shell that would do what was done on a screen. */
#ifndef ENGINE_COMMAND_LINE_H
#define ENGINE_COMMAND_LINE_H

#include <stddef.h>

#include "engine/conflict.h"

/* WORDS (ended by NULL) as one line that any shell of POSIX takes apart into the same words; what
 * is not plain is quoted. May hold newlines (of notes). The caller frees. */
char *command_line(const char *const *words);

/* "phrwizard set PATH FACT=VALUE", which gives the fact the value that it has now. CATALOG as
 * --catalog named it, or NULL. The caller frees. */
char *command_for_fact(const struct assessment *assessment, size_t fact, const char *path,
		       const char *catalog);

/* "phrwizard set PATH KEY=met --note … --evidence … --owner … --due …" likewise. Who answered and
 * when will be those who run it. */
char *command_for_item(const struct assessment *assessment, size_t item, const char *path,
		       const char *catalog);

/* The same that confirms what was answered to row ITEM last time. */
char *command_to_confirm(const struct assessment *assessment, size_t item, const char *path,
			 const char *catalog);
/* "phrwizard set PATH KEY --side N": SIDE counts from 1. The caller frees. */
char *command_for_side(const struct conflict *conflict, unsigned side, const char *path,
		       const char *catalog);

#endif
