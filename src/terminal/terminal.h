/* SPDX-License-Identifier: GPL-3.0-or-later
 * The terminal: start, stop, read a key, show a canvas. The only user of curses. Every trap known
 * is in terminal.c where it is avoided. */
#ifndef TERMINAL_TERMINAL_H
#define TERMINAL_TERMINAL_H

#include <stdbool.h>

#include <glib.h>

#include "screen/canvas.h"

enum terminal_color { TERMINAL_COLOR_AUTO, TERMINAL_COLOR_ALWAYS, TERMINAL_COLOR_NEVER };
/* Columns of the characters that Unicode calls ambiguous; AUTO asks the terminal. */
enum terminal_ambiguous { TERMINAL_AMBIGUOUS_AUTO, TERMINAL_AMBIGUOUS_1, TERMINAL_AMBIGUOUS_2 };

/* False and ERROR when stdin or stdout is no terminal, TERM cannot place the cursor, or the locale
 * cannot show Japanese (the caller then offers the line interview). On success the terminal is ours
 * until terminal_stop(). */
bool terminal_start(enum terminal_color color, enum terminal_ambiguous ambiguous, GError **error);
/* Gives the terminal back as it was. May be repeated; safe in every state. */
void terminal_stop(void);

void terminal_size(int *ret_rows, int *ret_columns);
void terminal_show(const struct canvas *canvas);

/* Waits for a key: a code point or KEYCODE_*; KEYCODE_NONE when none came within MILLISECONDS (-1:
 * waits for ever). Returns 0 when the terminal is gone or a signal asks to end: then
 * terminal_signal() tells which (0: the terminal is gone). */
unsigned terminal_key(int milliseconds);
int terminal_signal(void);

/* Ctrl-Z. Returns when the program is continued. */
void terminal_suspend(void);
/* Runs $VISUAL, $EDITOR or vi on a private copy of TEXT in FOLDER. NULL and ERROR when that fails.
 * The caller frees. */
char *terminal_editor(const char *folder, const char *text, GError **error);

#endif
