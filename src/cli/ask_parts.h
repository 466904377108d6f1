/* SPDX-License-Identifier: GPL-3.0-or-later
 * The line interview from inside: what its parts (cli/ask*.c) share. Everybody else uses
 * cli/ask.h. */
#ifndef CLI_ASK_PARTS_H
#define CLI_ASK_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "cli/session.h"
#include "engine/interview.h"

/* It walks one list of steps: the facts, then the rows. */
struct interview {
	struct session *session;
	struct report *report; /* of the assessment as it is */
	int step;              /* 0 … facts - 1: a fact; then the rows; -1: before the first */
	GArray *trail;         /* of int: the steps that one jumped away from */
	bool jumped;           /* so what was passed over is asked at the end */
	enum filter filter;    /* which rows one goes on through; FILTER_UNANSWERED: what is open */
	GPtrArray *undo, *redo; /* of struct past * */
	int told;               /* section (or -1 - group) whose title was printed last */
	enum verdict verdict;   /* told last */
	bool at_end;            /* nothing is open: the step is only the last place */
	bool leaving;           /* q, or the end of the input */
	GError **error;         /* where a failure goes; then leaving */
};

/* ---- ask.c: the walk, and talking ---- */

int interview_facts(const struct interview *interview);
int interview_steps(const struct interview *interview);
/* Is the present step a fact; and if not, which row. */
bool at_fact(const struct interview *interview);
size_t row_of(const struct interview *interview);

void say(struct interview *interview, const char *text);
/* A line of its own. */
void say_line(struct interview *interview, const char *text);
/* Nothing when TEXT or VALUE is empty (or NULL). */
void say_wrapped(struct interview *interview, int indent, const char *text);
void say_field(struct interview *interview, const char *label, const char *value);
/* The verdict on the scope, when it is another than last time. */
void say_verdict(struct interview *interview);
/* The title of the part of the interview that the step belongs to, once. */
void say_part(struct interview *interview, int part, const char *id, const struct text *title);

/* The next line, fit to be stored, blanks around it dropped. NULL at the end of the input, and
 * then the interview is leaving. The caller frees. */
char *read_line(struct interview *interview, const char *prompt);

/* To the next step that is to be visited. */
void go_on(struct interview *interview);
/* To where one jumped from, else to the step before. */
void go_back(struct interview *interview);
/* Anywhere else; go_back() returns. */
void jump(struct interview *interview, int step);

/* ---- ask_change.c: changes, saved and undone ---- */

/* False when it is signed off; then it said so. */
bool may_change(struct interview *interview);
/* Makes NEXT (taken) the assessment and saves it; the one before stays for undo. Nothing happens
 * when they are equal or nothing may be changed. When saving fails the interview is leaving with
 * the error. */
void commit(struct interview *interview, struct assessment *next);
/* The same for what is not to be undone: nothing before it can be undone any more, and it is
 * allowed where nothing else may be changed. */
void record_change(struct interview *interview, struct assessment *next);
/* The assessment as it was before or after the last change, at the step where that was made. */
void undo(struct interview *interview, const char *argument);
void redo(struct interview *interview, const char *argument);
void past_free(void *past);

/* ---- ask_fact.c, ask_row.c: the questions ---- */

void ask_fact_question(struct interview *interview);
void explain_fact(struct interview *interview);
/* Takes LINE (narrow) as the answer. False when it is none. */
bool answer_fact(struct interview *interview, const char *line);

void ask_row_question(struct interview *interview);
void explain_row(struct interview *interview);
bool answer_row(struct interview *interview, const char *line);
/* Answers the present row as last time. */
void confirm_row(struct interview *interview, const char *argument);
/* The answer to the present row. */
const struct answer *answer_of(const struct interview *interview);
/* Puts ANSWER in its place, which settles a conflict when it was CHOSEN. False when it cannot be;
 * then it said why. */
bool store_answer(struct interview *interview, const struct answer *answer, bool chosen);

/* ---- ask_detail.c: what else can be said about a row ---- */

void set_note(struct interview *interview, const char *text);
void add_to_note(struct interview *interview, const char *text);
void set_evidence(struct interview *interview, const char *text);
void set_owner(struct interview *interview, const char *text);
void set_due(struct interview *interview, const char *text);

/* ---- ask_conflict.c: what was answered in different ways ---- */

/* The answers that there are to the present question, when they are several. */
void say_conflict(struct interview *interview);
/* The same of CONFLICT, which is about no question, and the command that takes one. */
void say_conflict_elsewhere(struct interview *interview, const struct conflict *conflict);
/* Takes the one of that number. */
void choose_side(struct interview *interview, const char *number);
/* Whoever takes an answer back in NEXT has chosen, too. */
void settle(const struct interview *interview, struct assessment *next);

/* ---- ask_list.c: finding one's way ---- */

/* Shows LINES with their numbers a page at a time, each below its title if it has one (TITLES
 * NULL: none have). The index of the line chosen; -1: none. Arrays of char * of equal length. */
int choose(struct interview *interview, const GPtrArray *lines, const GPtrArray *titles);

void jump_to_row(struct interview *interview, size_t item);

void go_to(struct interview *interview, const char *name);
void search_for(struct interview *interview, const char *words);
void review(struct interview *interview, const char *argument);

/* ---- ask_sections.c: the parts, and which rows ---- */

void sections(struct interview *interview, const char *argument);
void choose_filter(struct interview *interview, const char *argument);

/* ---- ask_head.c: what concerns the whole ---- */

void ask_head(struct interview *interview, const char *argument);
/* The same before the first question: without what can be left for later. */
void ask_first_head(struct interview *interview);
void export_sheet_file(struct interview *interview, const char *argument);
/* ask_overview.c */
void ask_overview(struct interview *interview, const char *argument);
/* ask_signoff.c */
void ask_signoff(struct interview *interview, const char *argument);
void switch_language(struct interview *interview, const char *argument);
/* The shell's command for the fact or row. */
void show_command(struct interview *interview, const char *argument);

/* ---- ask_commands.c: the table of commands ---- */

/* Does what LINE (as it was typed) says. False when it is no command. WORDS: by their names too,
 * not only by letters. */
bool run_command(struct interview *interview, const char *line, bool words);

#endif
