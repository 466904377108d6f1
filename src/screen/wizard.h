/* SPDX-License-Identifier: GPL-3.0-or-later
 * The wizard without a terminal, as the outer world uses it: tell it keys, grant its requests,
 * show its canvas. The screens and their model are in screen/wizard_model.h. */
#ifndef SCREEN_WIZARD_H
#define SCREEN_WIZARD_H

#include <stdbool.h>

#include <glib.h>

#include "base/owned.h"
#include "engine/draft.h"
#include "engine/evaluate.h"
#include "engine/evidence.h"
#include "screen/canvas.h"
#include "screen/keycode.h"
#include "sheet/format.h"

struct wizard; /* fields in screen/wizard_model.h, for the screens and tests */

enum request_kind {
	REQUEST_NOTHING,
	REQUEST_QUIT,
	REQUEST_OPEN_FILE, /* path: read it, or make it when there is none; then wizard_loaded() */
	REQUEST_SAVE,      /* the assessment changed: save; then wizard_saved() */
	REQUEST_EXPORT,    /* path, format, internal, force; then wizard_told() */
	REQUEST_EDITOR,    /* text: let $VISUAL edit it; then wizard_edited() */
	REQUEST_LANGUAGE,  /* language: switch, then draw again */
	REQUEST_SUSPEND,
	REQUEST_UPGRADE, /* take the file to the newer edition; then wizard_loaded() */
	REQUEST_CYCLE,   /* path: begin the next check there, of today; then wizard_loaded() */
	REQUEST_TOUR_SEEN, /* remember it: the tour is not to be shown again */
	REQUEST_SAVE_COPY, /* path: save there, over nothing; then wizard_told() */
};

/* Strings live until the next wizard_key(). */
struct request {
	enum request_kind kind;
	const char *path, *text;
	const struct format *format;
	bool internal, force;
	enum language language;
};

/* A recent file on the start screen. */
struct wizard_recent {
	char *path,
		*detail; /* detail: organisation, service, edition; or why it cannot be opened */
};

/* Without a file: the start screen with RECENT (of struct wizard_recent *; taken). */
struct wizard *wizard_new(GPtrArray *recent);
/* What the wizard cannot know by itself. */
struct wizard_world {
	bool first_time;     /* show the tour */
	const char *catalog; /* as --catalog named it, or NULL */
	bool (*exists)(const char *path,
		       void *data); /* is there such a file; NULL: nobody can tell */
	evidence_look *look; /* what is in it; NULL likewise */
	void *data;
	const char *elsewhere; /* the folder that a copy is offered in, or NULL */
};
/* Tells it, before a file is loaded; the strings and the data must outlive WIZARD. */
void wizard_world(struct wizard *wizard, const struct wizard_world *world);
void wizard_free(struct wizard *wizard);
OWNED_TYPE(wizard)

/* The edition that replaces that of the file which is loaded next, or NULL: it is offered. It must
 * outlive WIZARD. */
void wizard_newer(struct wizard *wizard, const struct catalog *newer);

/* The clock, told by the outer world before each key: today YYYY-MM-DD, now RFC 3339. */
void wizard_clock(struct wizard *wizard, const char *today, const char *now);

/* A file is open: takes ASSESSMENT (its catalog must outlive it); PATH for the header; POSITION
 * the row key or fact id to resume at, or NULL. Profile fields missing → profile screen first;
 * else facts or rows still open. */
void wizard_loaded(struct wizard *wizard, struct assessment *assessment, const char *path,
		   const char *position);
/* The result of a save: ERROR NULL when it is on the disk; else the message stays on the screen. */
void wizard_saved(struct wizard *wizard, const char *error);
/* The save found what somebody else had saved meanwhile: takes MERGED, what was here with what came
 * in, as the assessment; undo takes back only what was changed here. NEWS (or NULL) says what came
 * in. */
void wizard_merged(struct wizard *wizard, struct assessment *merged, const char *news);
/* A message for the status line until the next key. */
void wizard_told(struct wizard *wizard, bool good, const char *message);
/* The same behind what is said already. */
void wizard_told_also(struct wizard *wizard, bool good, const char *message);
/* The text back from the editor; NULL when the editor failed (nothing changes). Returns a request
 * (to save). */
struct request wizard_edited(struct wizard *wizard, const char *text);

/* What is being typed in a field of the assessment and is not in it yet; NULL: nothing. The caller
 * frees. */
struct draft *wizard_draft(const struct wizard *wizard);
/* Opens the field with a draft that a crash has left, after wizard_loaded(). False when there is no
 * such field. */
bool wizard_take_draft(struct wizard *wizard, const struct draft *draft);

/* Keeps what is typed in an open field, as Esc would: call before leaving because of a signal. A
 * request to save, or none. */
struct request wizard_finish(struct wizard *wizard);

struct request wizard_key(struct wizard *wizard, unsigned key);
void wizard_draw(struct wizard *wizard, struct canvas *canvas);

/* NULL before a file is open. Another one after each change. */
const struct assessment *wizard_assessment(const struct wizard *wizard);
/* Row key or fact id where the user is, or was last; "" when nowhere yet. */
const char *wizard_position(const struct wizard *wizard);
/* True while the last save failed. */
bool wizard_unsaved(const struct wizard *wizard);

#endif
