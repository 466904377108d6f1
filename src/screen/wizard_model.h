/* SPDX-License-Identifier: GPL-3.0-or-later
 * The wizard from inside: the model that all screens share, what a screen is, and what screens may
 * do to the model. For screens and tests; the outer world uses screen/wizard.h. */
#ifndef SCREEN_WIZARD_MODEL_H
#define SCREEN_WIZARD_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "engine/conflict.h"
#include "engine/interview.h"
#include "engine/review.h"
#include "screen/line_edit.h"
#include "screen/widgets.h"
#include "screen/wizard.h"

/* One key, or the keys from `key` to `last`, of a screen: makes footer, help and dispatch, so that
 * what is promised is what works. A table ends with act NULL. */
struct binding {
	unsigned key, last; /* last 0: one key */
	const char *label;  /* N_(): what it does; NULL: another key for the same, not listed */
	bool footer;        /* shown in the footer too */
	struct request (*act)(struct wizard *wizard, void *state, unsigned key);
};

/* Which common keys a screen has besides its own; from COMMON_START on q goes back. Where one
 * types, letters are text: there COMMON_TYPING comes instead. */
enum common { COMMON_LANGUAGE, COMMON_TYPING, COMMON_START, COMMON_ALL };

/* To add a screen: screen/screen_NAME.c with such a struct, declared below and named in screens(),
 * opened from somewhere, and a scene in tests/screen/. Functions may be NULL, but for title and
 * draw. */
struct screen {
	const char *name;
	size_t state_size; /* zeroed before enter() */
	bool list;         /* the state begins with a struct list */
	bool passing;      /* gone as soon as another screen is opened */
	int card;  /* in a wide window it stands alone in the middle, so many columns wide, without
		    * the pane; 0: it does not */
	bool lead; /* a card of few lines: in a high window it begins further down */
	enum common common;
	const struct binding *keys;
	void (*enter)(struct wizard *wizard, void *state);
	void (*leave)(void *state); /* frees what the state owns */
	void (*prepare)(struct wizard *wizard,
			void *state);            /* before each key and picture: follow the model */
	struct line_edit *(*field)(void *state); /* the text field that has the keys, or NULL */
	/* what is typed in it and not taken yet, for wizard_draft() */
	struct draft *(*draft)(const struct wizard *wizard, void *state);
	char *(*title)(const struct wizard *wizard, const void *state);
	void (*draw)(const struct wizard *wizard, void *state, struct canvas *canvas,
		     const struct area *body);
	/* The line for a shell that would do the same; the caller frees. */
	char *(*command)(const struct wizard *wizard, void *state);
	/* False for a key that has nothing to do now: footer and help do not promise it */
	bool (*offers)(const struct wizard *wizard, const void *state, unsigned key);
};

extern const struct screen screen_start, screen_tour, screen_profile, screen_facts, screen_sections,
	screen_progress, screen_row, screen_why, screen_note, screen_goto, screen_search,
	screen_moved, screen_later, screen_conflict, screen_review, screen_export, screen_overview,
	screen_copy, screen_signoff, screen_command, screen_help;

struct layer {
	const struct screen *screen;
	void *state;
};

/* All screens, ended by NULL. */
const struct screen *const *screens(void);
/* Keys that many screens have, by enum common; each table ends like a screen's own. NULL-ended
 * list of tables. */
const struct binding *const *common_keys(enum common common);
/* Which of them LAYER has now. */
enum common layer_common(const struct layer *layer);

/* May the footer and the help of LAYER's screen name this key? Not one that is but another key for
 * the same, that would open the screen on itself, or that has nothing to do now. */
bool binding_offered(const struct wizard *wizard, const struct layer *layer,
		     const struct binding *binding);

enum place_kind { PLACE_NOWHERE, PLACE_FACT, PLACE_ITEM };

/* An assessment as it was, and where the change was made. */
struct snapshot {
	struct assessment *assessment;
	enum place_kind at;
	int index;
	int conflict; /* made by choosing a side of this conflict (an index); -1: not so */
};
void snapshot_free(void *snapshot);

/* A row whose applying was changed by an answer about the service. */
struct moved {
	int item;
	enum truth before;
};

/* Which part of an answer the note screen edits. */
enum answer_field { FIELD_NOTE, FIELD_EVIDENCE, FIELD_OWNER, FIELD_DUE, ANSWER_FIELDS };

struct wizard {
	GPtrArray *stack, *dropped;    /* of struct layer *; dropped ones live until the next key */
	GPtrArray *recent;             /* of struct wizard_recent * */
	struct assessment *assessment; /* NULL before a file is open; replaced at each change */
	struct report *report;
	struct review *review; /* of these two */
	unsigned evaluations;  /* how often: what was made from an earlier report is old */
	struct wizard_world world;
	const struct catalog *newer; /* see wizard_newer() */
	char *path, *today, *now;
	char *next_path; /* of the request to begin the next check */
	enum language language;
	enum place_kind at; /* where the user is or was last */
	int item, fact;     /* current row and fact, -1: none */
	int detour;        /* the row that one left to answer a fact, and comes back to; -1: none */
	unsigned conflict; /* the one that is compared, an index */
	GArray *moved;     /* of struct moved: by the last change that moved any */
	enum filter filter;
	enum answer_field editing;  /* for the note screen: what, and the answer to set with it */
	enum answer_value pending;  /* ANSWER_VALUES: none */
	GPtrArray *undo, *redo;     /* of struct snapshot * */
	char *message, *save_error; /* NULL: none */
	bool message_good, saved;
	bool starting; /* the profile was opened by loading: go on after it */
	bool leaving;  /* was warned that the last save failed */
	bool stale;    /* what was signed is no longer what the assessment says */
	bool pasting, too_small;
};

#define NO_REQUEST ((struct request){ .kind = REQUEST_NOTHING })

/* Opens SCREEN on top; goes back to it when it is open already. A passing screen on top is closed
 * first. */
void wizard_open(struct wizard *wizard, const struct screen *screen);
/* Opens SCREEN on top, whatever is there. */
void wizard_open_over(struct wizard *wizard, const struct screen *screen);
/* Closes the screen on top (the last one stays). */
void wizard_close(struct wizard *wizard);
/* Goes to a row or fact, on its screen. */
void wizard_show_item(struct wizard *wizard, int item);
void wizard_show_fact(struct wizard *wizard, int fact);
/* To what is to be answered first: an open fact, else an open row, else the sections. */
void wizard_go_on(struct wizard *wizard);
/* To a fact that row ITEM hangs on; after the answer, or by q, back to the row. */
void wizard_ask_for_item(struct wizard *wizard, int item, int fact);
/* The fact to answer next so that it is decided whether row ITEM applies; -1: none is open. */
int wizard_open_fact_of(const struct wizard *wizard, int item);
/* Opens the screen that compares the sides of CONFLICT, which is the assessment's. */
void wizard_show_conflict(struct wizard *wizard, const struct conflict *conflict);
/* Keeps showing the same one after others came in: BEFORE is the assessment that there was. */
void wizard_follow_conflict(struct wizard *wizard, const struct assessment *before);
/* The conflict of the row or question on the screen, or NULL; a sentence that tells so and what to
 * press; and a line of it. */
const struct conflict *wizard_conflict_here(const struct wizard *wizard);
const char *conflict_hint(const struct wizard *wizard);
void add_conflict_hint(struct page *page, const struct wizard *wizard);
/* To what an entry of the review is about. */
void wizard_show_entry(struct wizard *wizard, const struct review_entry *entry);
struct layer *wizard_top(const struct wizard *wizard);

/* Makes NEXT (taken) the assessment; remembers the old one for undo. A request to save, or none
 * when they are equal or nothing may be changed. */
struct request wizard_commit(struct wizard *wizard, struct assessment *next);
/* The same for what is not to be undone: nothing before it can be undone any more, and it is
 * allowed where nothing else may be changed. */
struct request wizard_record(struct wizard *wizard, struct assessment *next);
/* False when the assessment is signed off; says so. */
bool wizard_may_change(struct wizard *wizard);
/* Replaces the answer to the row; fills in who and when. The same answer again changes nothing. On
 * a wrong value (a bad date) says so in the status line, with *ret_good false (may be NULL). */
struct request wizard_set_answer(struct wizard *wizard, int item, const struct answer *answer,
				 bool *ret_good);

/* Says MESSAGE (taken) in the status line until the next key. */
void wizard_say(struct wizard *wizard, bool good, char *message);
/* The same behind what is said already. */
void wizard_say_also(struct wizard *wizard, bool good, char *message);

/* After an answer to the current row: on to the next open one (or the next that the filter shows);
 * to the review when none is left. */
void wizard_answered(struct wizard *wizard);
/* "note", "evidence", "owner", "due": as in files. */
const char *answer_field_name(enum answer_field field);
/* Opens the note screen for a part of the current row's answer. PENDING (ANSWER_VALUES: none) is
 * the answer that is set with it. */
void wizard_edit_field(struct wizard *wizard, enum answer_field field, enum answer_value pending);

/* Is the next check due today? */
bool wizard_check_due(const struct wizard *wizard);

/* The next best thing to do, in a line or two: what, and about which row or question. The caller
 * frees. */
char *next_text(const struct wizard *wizard);

/* How a row is called: its official number, else its key. */
const char *item_name(const struct item *item);
/* The same and its question, as lists have it. The caller frees. */
char *item_line(const struct item *item, enum language language);

/* Evaluates again after the assessment or the day changed. */
void wizard_evaluate(struct wizard *wizard);
/* The same when only the answer to row ITEM changed. */
void wizard_evaluate_answer(struct wizard *wizard, size_t item);
/* Keeps which rows apply otherwise than in BEFORE, and says how many; nothing when none does. */
void wizard_note_moved(struct wizard *wizard, const struct report *before);
/* Lets the screen follow the model; before each key and picture. */
void layer_prepare(struct wizard *wizard, const struct layer *layer);

/* "phrwizard WORD … PATH WORD …": VERB, then the file, then WORDS (ended by NULL). The caller
 * frees. */
char *wizard_command(const struct wizard *wizard, const char *verb, const char *const *words);
/* "phrwizard PATH": opens the wizard on that file. The caller frees. */
char *wizard_command_to_open(const struct wizard *wizard, const char *path);

/* Is REFERENCE the path of a file that is not there? Addresses are never missing. */
bool evidence_missing(const struct wizard *wizard, const char *reference);

/* The overview screen with this STATE is about the text in LANGUAGE. */
void overview_in(void *state, enum language language);

/* The text field that has the keys, or NULL. */
struct line_edit *layer_field(const struct layer *layer);

/* Acts for tables. */
struct request act_back(struct wizard *wizard, void *state, unsigned key);
struct request act_undo(struct wizard *wizard, void *state, unsigned key);
struct request act_redo(struct wizard *wizard, void *state, unsigned key);
struct request act_conflict(struct wizard *wizard, void *state, unsigned key);
struct request act_command(struct wizard *wizard, void *state, unsigned key);

#endif
