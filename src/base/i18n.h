/* SPDX-License-Identifier: GPL-3.0-or-later
 * The program's own words in the reader's language (gettext), and which language that is.
 * The words of guidelines are not here: they live in catalogs. */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <stdbool.h>

#include <libintl.h>

#include <glib.h>

#define _(text) i18n_text(text)
#define N_(text) (text)

/* The languages that the program speaks, and that a catalog's texts may have. */
enum language { LANGUAGE_JA, LANGUAGE_EN, LANGUAGES };

/* "ja", "en". */
const char *language_id(enum language language);
/* True and *ret_language for such an id. */
bool language_parse(const char *id, enum language *ret_language);

/* Sets the locale from the environment (a UTF-8 one where there is any) and opens the messages in
 * LOCALE_DIR. Call once, first of all. */
void i18n_start(const char *locale_dir);

/* Speak LANGUAGE from now on, whatever the environment says (--lang, key L). */
void i18n_switch(enum language language);

/* The language of the messages now: the one of LANGUAGE, LC_ALL, LC_MESSAGES, LANG that we have. */
enum language i18n_language(void);

/* TEXT, which is English, in that language: by gettext, which would look for English as long as for
 * others, and not find it. Not to be written into, as with gettext. */
char *i18n_text(const char *text) G_GNUC_FORMAT(1);

/* False when the locale cannot show UTF-8 (and no UTF-8 locale could be found). */
bool i18n_utf8(void);

#endif
