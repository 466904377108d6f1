/* SPDX-License-Identifier: GPL-3.0-or-later
 * Scripted sessions: a command with all that is typed into it, on a file that is made ready before;
 * what of it is confirmed at each moment; and what must hold afterwards, whatever happened. */
#ifndef TORTURE_SESSION_H
#define TORTURE_SESSION_H

#include "model.h"
#include "trace.h"

/* What was tried and what went wrong. */
struct tally {
	unsigned points;
	unsigned lost;       /* a confirmed answer is not there */
	unsigned unreadable; /* the file is neither an old nor a new version, or is refused */
	unsigned leftovers;  /* other files are still there after the next save */
	unsigned untold;     /* something failed and nothing was said */
};
void tally_add(struct tally *sum, const struct tally *part);
unsigned tally_bad(const struct tally *tally);

struct script;
/* The script called NAME, or NULL. */
const struct script *script_find(const char *name);
/* All, ended by NULL. */
const char *const *script_names(void);

/* A session of PROGRAM with so many answers (where the script has as many as one likes), in a
 * folder below WORK. */
struct session {
	const struct script *script;
	char *program, *work, *folder;
	char *watched;       /* name of the file that must survive, in the folder */
	char *base;          /* that file before the session; NULL: none */
	GPtrArray *versions; /* of char *: what it holds one after another; the first may be NULL */
	unsigned answers;
};
/* Learns the versions from one run of GOOD, which works as it should. FOLDER NULL: one of its own
 * below WORK. */
struct session *session_new(const struct script *script, const char *good, const char *program,
			    const char *work, const char *folder, unsigned answers);
void session_free(struct session *session);

/* The folder as it is before the session; all of it on the disk when SYNCED. */
void session_prepare(struct session *session, bool synced);

/* After the session was cut off with so many versions confirmed: reads the file, saves once more
 * with the program, looks at what lies in the folder; adds to TALLY, and prints what is wrong
 * (WHERE it was cut off). */
void session_check(struct session *session, unsigned confirmed, const char *where,
		   struct tally *tally);

/* The files in the folder that should not be there, or NULL. The caller frees. */
char *session_litter(const struct session *session);
void session_put(const struct session *session, const char *name, const char *text);
/* Takes all files out of the folder. */
void session_empty(const struct session *session);
const char *session_name(const struct session *session);
bool session_is_wizard(const struct session *session);
/* Do the words on the screen or in the output tell that something went wrong? */
bool session_tells_failure(const struct session *session, const char *said);
/* Counts one more of a kind, and prints the first few. */
void session_complain(const struct session *session, unsigned *count, const char *where,
		      const char *what);

/* Which version BYTES are: its number, or -1. NULL: no file. */
int session_version(const struct session *session, const char *bytes, size_t length);

/* A session under way, call by call. */
struct run {
	struct session *session;
	struct trace trace;
	struct model *model;
	unsigned stops; /* entries and exits of calls since the folder was first touched */
	unsigned keys;  /* typed */
	bool begun, touching, changed; /* this call: is about the folder; changed it */
	bool ended;
};
/* session_prepare() comes before. */
void run_start(struct run *run, struct session *session);
bool run_next(struct run *run);
/* On until so many stops; false when it ended before. */
bool run_until(struct run *run, unsigned stops);
/* So many versions are confirmed now. */
unsigned run_confirmed(const struct run *run);
bool run_succeeded(const struct run *run);
/* All that it said so far. The caller frees. */
char *run_output(const struct run *run);
/* Frees; a run that has not ended is killed. */
void run_end(struct run *run);

#endif
