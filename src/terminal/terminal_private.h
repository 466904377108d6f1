/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the parts of the terminal layer tell each other. Nothing here is for other layers. */
#ifndef TERMINAL_TERMINAL_PRIVATE_H
#define TERMINAL_TERMINAL_PRIVATE_H

#include <signal.h>
#include <stdbool.h>

#include "terminal/terminal.h"

/* Signals: from signals_start() on, HUP TERM INT QUIT only leave a mark, and TSTP and CONT too; a
 * program that crashes puts the terminal right first. MASK is what to wait with: elsewhere they
 * are held back, so that none comes between looking and waiting. */
void signals_start(void);
void signals_stop(void);
const sigset_t *signals_wait_mask(void);
/* The signal that asks to end, or 0. */
int signals_end(void);
/* While another program has the terminal, or we are stopped: the mask as it was, Ctrl-Z stops us
 * too, Ctrl-C is the other program's. */
void signals_pause(void);
void signals_resume(void);
/* Tell once that the signal came. */
bool signals_take_stop(void);
bool signals_take_continue(void);

/* Does the terminal give ambiguous characters two columns? Asked before curses runs, with terminfo
 * loaded; false when it does not tell within 300 ms. What was typed meanwhile comes out of
 * probe_typed(), a byte or key at a time, ERR at the end. */
bool probe_wide(void);
int probe_typed(void);
void probe_forget(void);

/* Colours of roles, once curses runs. */
void show_start(enum terminal_color color);
/* Whether ambiguous characters take two columns. */
void show_wide(bool wide);
/* The next terminal_show() paints every row. */
void show_forget(void);
void show_stop(void);

/* Writes a sequence past curses. */
void send_sequence(const char *sequence);

/* Curses off and on again, around another program or a suspension. */
void terminal_pause(void);
void terminal_resume(void);
/* After the size may have changed unseen. */
void terminal_measure(void);

#endif
