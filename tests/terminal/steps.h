/* SPDX-License-Identifier: GPL-3.0-or-later
 * Steps that many tests take with phrwizard: a file with its head, the first row, leaving; and
 * the words by which its screens are known. */
#ifndef TERMINAL_STEPS_H
#define TERMINAL_STEPS_H

#include "engine/catalog.h"
#include "harness.h"

/* The first row, and what only the screen of a row has: its last choice. */
#define FIRST_ROW "2.1/1/1"
#define CHOICES   "0 ["

/* A message of the program in Japanese, as its catalog of messages has it. */
const char *ja(const char *message) G_GNUC_FORMAT(1);

/* Titles by which a person knows a screen. */
#define HELP   ja("Keys of this screen")
#define REVIEW ja("What is still to be done")
#define EXPORT ja("Export the check sheet")

/* The catalog that the program uses; freed by the group's teardown. */
const struct catalog *real_catalog(void);
int free_catalog(void **state);
/* The question of a row. */
const char *ask_of(const char *key, enum language language);

/* Makes a.yaml with its head. */
void make_file(void);
/* Opens a.yaml in 24 x 80 with SETTING ("NAME=VALUE", or NULL), and there the first row. */
struct vt *open_first_row(const char *setting);
/* To the first row, from wherever a file opens. */
void go_to_first_row(struct vt *vt);
/* Out of the program by s and q, from a screen that has no text field; it must end well. */
void leave(struct vt *vt);

/* The text of a file in the test's folder. The caller frees. */
char *read_file(const char *name);
unsigned count_of(const char *text, const char *word);
/* Does that file hold TEXT? */
bool file_has(const char *name, const char *text);
/* Fails unless the terminal was given back: own screen left, cursor on, pastes as typed. */
void assert_given_back(struct vt *vt);

#endif
