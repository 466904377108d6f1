/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text as people see it: columns, lines, graphemes. UTF-8 in and out, never bytes or
 * characters where columns are meant (Japanese letters take two). Built on libunistring. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

/* True when the LENGTH bytes at S are valid UTF-8. On false *ret_offset is the first bad byte. */
bool text_valid(const char *s, size_t length, size_t *ret_offset);

/* S in Unicode normal form C (macOS sends NFD). The caller frees. S must be valid UTF-8. */
char *text_nfc(const char *s);

/* The bytes of the letter at S when it is a plain one: printable ASCII, circled numbers, lines and
 * blocks, kana, kanji, full-width and half-width forms, all of them assigned. These stay as they
 * are in NFC and on the screen and join with no plain letter beside them, so nearly all text can
 * be passed by them quickly. 0 for all others, for what is not UTF-8, and at the end. */
size_t text_plain_letter(const char *s);

/* The bytes of the plain letters that S begins with, up to the first one that is in BUT, which
 * holds ASCII punctuation. */
size_t text_plain_run(const char *s, const char *but);

/* Appends these to OUT and goes past them, so that a loop over the letters of a text meets the
 * others only; false at the end of the text. */
bool text_pass_plain(GString *out, const char **p, const char *but);

/* S as it may be stored: NFC, bad bytes as U+FFFD, CR LF as newline; other controls and line
 * separators become blanks, newlines too unless LINES; blanks at the end are dropped. The caller
 * frees. */
char *text_clean(const char *s, bool lines);

/* Makes *S so (a string of its owner, or NULL); NULL when nothing is left. */
void text_tidy(char **s, bool lines);

/* Has S more than MAX characters? */
bool text_longer(const char *s, long max);

/* Terminal columns of S, or of the LENGTH bytes at S; ambiguous characters count as one, controls
 * as none. */
int text_width(const char *s);
int text_columns(const char *s, size_t length);

/* The longest start of S, whole graphemes only, that fits in COLUMNS: its length in bytes. */
size_t text_fit(const char *s, int columns);

/* S cut to COLUMNS; when something was cut off it ends in ".." (if there are two columns). The
 * caller frees. */
char *text_cut(const char *s, int columns);

/* S cut or filled up with blanks to exactly COLUMNS. The caller frees. */
char *text_pad(const char *s, int columns);

/* S broken into lines of at most COLUMNS (>= 2) by the line breaking rules of Unicode (kinsoku:
 * no line begins with 、。」 nor ends with 「). A run that cannot break is cut between graphemes
 * (one that is wider than COLUMNS, as some pictures are, stands alone on its line). Newlines in S
 * begin new lines; an empty S gives one empty line. Returns an array of char *, freed with the
 * array. */
GPtrArray *text_wrap(const char *s, int columns);

/* S made safe to show on a terminal or in a plain file: control characters, escape sequences, bidi
 * overrides, zero-width, tag and private characters appear as <U+202E>, bad bytes as <XX>; at most
 * four combining marks stay on a letter. Newlines are kept only when LINES. The caller frees. */
char *text_display(const char *s, bool lines);

/* The same in a form that every terminal draws in the columns of text_width(). Of emoji that some
 * draw as one picture and others as several the parts stand side by side (families: 👨👩👧) without
 * what only changes their look (skin tone, emoji style); marks are one with their letter (NFC). */
char *text_on_screen(const char *s, bool lines);

/* Appends JSON (valid UTF-8) with every character that text_display() would not show as it is
 * written as \u, which means the same to programs and does nothing to a terminal. */
void text_escape_json(GString *out, const char *json);

/* S reduced for comparing and searching: NFKC, lower case, full-width and half-width alike,
 * katakana as hiragana. The caller frees. */
char *text_fold(const char *s);

/* The code points of one key press mapped to the plain key meant, so that commands work with the
 * input method left on: ｎ → n, １ → 1, ？ → ?, U+3000 → blank, ・ → / (its key); others as they
 * are.
 * */
unsigned text_narrow(unsigned code_point);

/* A whole line of such keys. S must be valid UTF-8; character I of the result is character I of S.
 * The caller frees. */
char *text_narrow_all(const char *s);

#endif
