/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is wrong with a file, all of it at once, each with its place: "file:line:column: what". */
#ifndef BASE_PROBLEM_H
#define BASE_PROBLEM_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"

enum { PROBLEMS_MAX = 1000 };
enum problem_level { PROBLEM_WARNING, PROBLEM_ERROR };

struct problem {
	enum problem_level level;
	unsigned line, column;          /* from 1; column counts characters; 0: no place known */
	char *what;                     /* translated, displayable */
};

/* Opaque to nobody: read it freely, add by problem_add(). */
struct problems {
	char *file;                     /* as the user named it */
	GPtrArray *list;              /* of struct problem *, in file order after problems_sort() */
	unsigned errors;
	unsigned told[PROBLEM_ERROR + 1]; /* of each level, in the list: at most PROBLEMS_MAX */
	unsigned untold;                /* more than these, not in the list */
};

struct problems *problems_new(const char *file);
void problems_free(struct problems *problems);
OWNED_TYPE(problems)

void problem_add(struct problems *problems, enum problem_level level, unsigned line, unsigned
		 column, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Adds to TO what is in FROM, which is empty then. */
void problems_move(struct problems *to, struct problems *from);

/* By line and column. */
void problems_sort(struct problems *problems);

/* One line each, "FILE:LINE:COLUMN: what" (a warning says so), ended by newlines. The caller frees.
 * */
char *problems_text(const struct problems *problems);

/* Moves the problems into ERROR (domain PHR_ERROR, code PHR_ERROR_DATA); returns false, always. */
bool problems_to_error(const struct problems *problems, GError **error);

/* Errors of our own. Messages are whole sentences without capital and full stop. */
#define PHR_ERROR (phr_error_quark())
GQuark phr_error_quark(void);
enum phr_error {
	PHR_ERROR_USAGE,        /* the command line is wrong */
	PHR_ERROR_DATA,    /* a file is not what it should be; message has FILE:LINE:COLUMN lines */
	PHR_ERROR_IO,           /* cannot read or write */
	PHR_ERROR_CHANGED,      /* somebody else changed the file since we read it */
	PHR_ERROR_LOCKED,       /* another program is writing the file */
	PHR_ERROR_NOT_FOUND,    /* no such file, catalog, key, … */
};

#endif
