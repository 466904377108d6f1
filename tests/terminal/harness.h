/* SPDX-License-Identifier: GPL-3.0-or-later
 * Drives a program on a terminal in memory (forkpty and libvterm) as a person would: type, wait
 * until the screen shows something, look. Nothing here sleeps; everything that waits has a
 * limit. */
#ifndef TERMINAL_HARNESS_H
#define TERMINAL_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <vterm.h>

/* How long anything may take, in milliseconds; reached only when a test fails. */
enum { VT_LIMIT = 20000 };

#define VT_ENTER  "\r"
#define VT_ESCAPE "\033"

struct vt;

/* A folder of this test's own with a home in it, made by vt_setup() and removed by
 * vt_teardown(), which also ends what is still running. Both are for cmocka. */
int vt_setup(void **state);
int vt_teardown(void **state);
const char *vt_folder(void);
/* NAME in that folder. Lives until the teardown. */
const char *vt_path(const char *name);

/* The program under test. */
const char *vt_program(void);

/* Starts ARGV (NULL ends it) in a terminal of ROWS x COLUMNS, in vt_folder(). It gets a fixed
 * environment (TERM=xterm-256color, LC_ALL=C.UTF-8, no LANGUAGE, a home of its own) with ENV on
 * top: "NAME=VALUE" or "NAME" to take one away; NULL ends it, or is none. Freed by the teardown. */
struct vt *vt_start(int rows, int columns, const char *const *env, const char *const *argv);
/* The program on FILE (NULL: without) in 24 x 80, in Japanese. */
struct vt *vt_start_japanese(const char *file);

/* What people do. Text goes in as it is typed; a paste has newlines as carriage returns, as
 * terminals send them. */
void vt_type(struct vt *vt, const char *text);
void vt_key(struct vt *vt, VTermKey key);
void vt_paste(struct vt *vt, const char *text);
void vt_resize(struct vt *vt, int rows, int columns);
void vt_signal(struct vt *vt, int signal);
/* What the terminal says when it is asked how wide an ambiguous character is: as it is (one
 * column), two columns, or nothing. Before it is asked, that is right after vt_start(). */
enum vt_answers { VT_ANSWERS, VT_ANSWERS_WIDE, VT_NO_ANSWERS };
void vt_answer(struct vt *vt, enum vt_answers answers);
/* Closes the terminal, as a lost connection does. */
void vt_hang_up(struct vt *vt);

/* True as soon as the screen has TEXT. Blanks and ends of lines do not count, so wrapped text is
 * found. */
bool vt_wait_for(struct vt *vt, const char *text, int milliseconds);
/* The same for anything else that can be seen. */
bool vt_wait_until(struct vt *vt, bool (*holds)(struct vt *vt, const void *what), const void *what,
		   int milliseconds);
/* Assertions, which show the screen when they fail. The cursor: in that column, and (unless NULL)
 * TEXT stands there; before it the row must be ASCII. */
#define vt_expect(vt, text)      vt_check((vt), (text), true, __FILE__, __LINE__)
#define vt_expect_gone(vt, text) vt_check((vt), (text), false, __FILE__, __LINE__)
#define vt_expect_cursor(vt, column, text) \
	vt_check_cursor((vt), (column), (text), __FILE__, __LINE__)
void vt_check(struct vt *vt, const char *text, bool there, const char *file, int line);
void vt_check_cursor(struct vt *vt, int column, const char *text, const char *file, int line);

/* Waits until nothing came for 30 ms: for the cursor, and for what must not come. */
void vt_settle(struct vt *vt);

/* The screen as it is, a line a row, blanks at the ends off. The caller frees. */
char *vt_text(struct vt *vt);
/* The same without blanks and ends of lines. */
bool vt_has(struct vt *vt, const char *text);
void vt_cursor(struct vt *vt, int *ret_row, int *ret_column);
/* All that came out so far, as bytes. */
const GString *vt_output(const struct vt *vt);
/* When the last of it came, as g_get_monotonic_time() tells; 0: nothing came yet. */
gint64 vt_last_output(const struct vt *vt);

/* Waits for the end; the status as waitpid() tells it. The screen stays readable. */
int vt_exit(struct vt *vt);
/* Did the terminal have its own modes (whole lines, echo) when its other end was closed? */
bool vt_cooked(const struct vt *vt);
/* The child of the terminal: the program, or the shell that runs it. */
int vt_pid(const struct vt *vt);

/* One cell: its letter is appended to TEXT, colours and the rest are in *ret_cell. False (and
 * nothing appended) for the second column of a wide letter. */
bool vt_cell(struct vt *vt, int row, int column, GString *text, VTermScreenCell *ret_cell);
void vt_size(const struct vt *vt, int *ret_rows, int *ret_columns);

/* Writes the screen as a picture for people to $PHR_PICTURES/NAME.svg; nothing without
 * PHR_PICTURES. */
void vt_picture(struct vt *vt, const char *name);
/* The same in the colours of another terminal. */
enum theme { THEME_DARK, THEME_LIGHT, THEMES };
void vt_picture_in(struct vt *vt, const char *name, enum theme theme);
/* "dark", "light" */
const char *theme_name(enum theme theme);

/* Runs the program without a terminal: its exit code; output to *ret_out (may be NULL), which
 * the caller frees. INPUT may be NULL. */
int vt_run(const char *const *env, const char *input, char **ret_out, const char *argument,
	   ...) G_GNUC_NULL_TERMINATED;

#endif
