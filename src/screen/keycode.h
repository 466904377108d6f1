/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keys: a code point for what is typed, these codes for the others. Names as in scenes: "Down",
 * "C-a". */
#ifndef SCREEN_KEYCODE_H
#define SCREEN_KEYCODE_H

#include <stdbool.h>

#include <glib.h>

enum {
	KEYCODE_ENTER = '\r',
	KEYCODE_TAB = '\t',
	KEYCODE_ESCAPE = 0x1b,
	KEYCODE_BACKSPACE = 0x7f,
	/* above all code points */
	KEYCODE_UP = 0x110000,
	KEYCODE_DOWN,
	KEYCODE_LEFT,
	KEYCODE_RIGHT,
	KEYCODE_PAGE_UP,
	KEYCODE_PAGE_DOWN,
	KEYCODE_HOME,
	KEYCODE_END,
	KEYCODE_DELETE,
	KEYCODE_BACKTAB,
	KEYCODE_PASTE_BEGIN,
	KEYCODE_PASTE_END, /* between them newlines are text, nothing is a command */
	KEYCODE_RESIZE,    /* the size changed: draw again */
	KEYCODE_NONE,      /* nothing to do */
};

/* C-a … C-z are 1 … 26. */
#define KEYCODE_CTRL(letter) ((letter)&0x1f)

/* "Down" → KEYCODE_DOWN, "C-a" → 1, "Space", "x", "あ"; 0 when there is no such key. */
unsigned keycode_parse(const char *name);
/* For people: "Enter", "Esc", "q", "Ctrl-O". Into a static table or BUFFER of at least 8 bytes. */
const char *keycode_name(unsigned code, char *buffer);

#endif
