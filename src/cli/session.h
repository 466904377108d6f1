/* SPDX-License-Identifier: GPL-3.0-or-later
 * An open assessment with its file and catalog, as every verb needs it; and the only clock. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"
#include "cli/invocation.h"
#include "engine/evaluate.h"
#include "engine/evidence.h"
#include "engine/merge.h"
#include "sheet/format.h"
#include "store/catalog_file.h"
#include "store/save.h"

/* Catalogs read so far, so that many assessments share one. */
struct library;
/* CATALOG: what --catalog says (an id or a path), or NULL. */
struct library *library_new(const char *catalog);
void library_free(struct library *library);
OWNED_TYPE(library)
/* What --catalog said, or NULL. */
const char *library_given(const struct library *library);
/* The catalog with that ID; it lives as long as LIBRARY. Several threads may ask at once. */
const struct catalog *library_catalog(struct library *library, const char *id, GError **error);
/* The edition for new assessments: the one of --catalog, else the newest. */
const struct catalog *library_newest(struct library *library, GError **error);

/* The edition that replaces the one of ID, the last published of several; NULL: there is none that
 * can be read. That of --catalog goes first. */
const struct catalog *library_successor(struct library *library, const char *id);

/* The assessment in BYTES, called NAME in messages, against the catalog that it names.
 * RET_WARNINGS: lines about it, or ""; the caller frees. */
struct assessment *assessment_read(struct library *library, const char *name, GBytes *bytes, char
				   **ret_warnings, GError **error);

struct session {
	struct library *library;        /* borrowed */
	struct saved_file *file;
	const struct catalog *catalog;  /* of the library */
	struct assessment *assessment;
	char *warnings;                 /* lines about the file, or "" */
	bool unsaved;                   /* see cli/rescue.h: the last save of an interview failed */
	char *not_kept;                 /* and why no copy could be kept, or NULL */
};

/* Opens an assessment. */
struct session *session_open(struct library *library, const char *path, GError **error);
/* A new assessment at PATH: nothing is written yet. An existing file is an error unless FORCE. */
struct session *session_new(struct library *library, const char *path, bool force, GError **error);
/* ASSESSMENT (taken) as a new one at PATH, likewise. */
struct session *session_new_of(struct library *library, struct assessment *assessment,
			       const char *path, bool force, GError **error);
/* Opens PATH, or makes a new assessment with today's date when there is no such file: *ret_new.
 * Nothing is written yet. */
struct session *session_open_or_new(struct library *library, const char *path, bool *ret_new,
				    GError **error);
void session_free(struct session *session);
OWNED_TYPE(session)

/* What a save found that somebody else has saved since we read the file. */
struct arrivals {
	/* ours with theirs, the caller's from now on; NULL: nobody has */
	struct assessment *merged;
	struct merge_counts counts;
};

/* Saves ASSESSMENT in the session's file (see saved_file_save()). When somebody else has changed
 * the file, theirs is merged in and the whole is saved. The caller goes on with ARRIVALS->merged
 * when there is one, also when saving failed after that: the next save would take away what came
 * in. False and ERROR when nothing is saved; when the changed file cannot be read or is of another
 * catalog, it stays as it is. */
bool session_save(struct session *session, const struct assessment *assessment, struct arrivals
		  *arrivals, GError **error);
/* What came in, in a sentence or two; NULL when nothing. The caller frees. */
char *arrivals_text(const struct arrivals *arrivals);
/* Saves the session's own assessment like this, and says on stderr what came in. */
bool session_save_own(struct session *session, GError **error);
/* Saves it only if nobody else has changed (or made) the file. */
bool session_save_alone(struct session *session, GError **error);
/* Is there a file of this PATH? One that is not absolute goes from the folder of the assessment. */
bool session_has_file(const struct session *session, const char *path);
/* What is there, for everything about evidence (see evidence_look; DATA is the session). */
void session_look(const char *path, struct evidence_file *ret, void *data);
/* Records the files that ANSWER names and BEFORE did not (see answer_record_files()), as of
 * today. */
void session_record_evidence(struct session *session, struct answer *answer,
			     const struct answer *before);
/* The report as of today. */
struct report *session_report(const struct session *session);

/* Who answers, for `by`: the name, else the title of the person in charge, else NULL. */
const char *session_person(const struct session *session);

/* The assessments that the arguments name: files as they are, folders as their *.yaml files,
 * sorted. Array of char *, freed with it. */
GPtrArray *assessment_paths(const GPtrArray *arguments, GError **error);

#endif
