/* SPDX-License-Identifier: GPL-3.0-or-later
 * The interview line by line, for screen readers, pipes and terminals that cannot place a cursor:
 * plain questions on stdout, plain answers from stdin, no escape sequence ever. It can do all that
 * the wizard can. */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include <stdbool.h>

#include "cli/session.h"

/* Asks what is open in SESSION until all is answered, the user leaves, or the input ends; saves
 * after every answer. NEW asks for the head of the sheet first. False and ERROR when saving or
 * printing failed. */
bool ask_interview(struct session *session, bool new, GError **error);

/* Appends a line for each command that can be typed instead of an answer. */
void ask_commands_text(GString *out);

#endif
