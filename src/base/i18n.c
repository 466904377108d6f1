/* SPDX-License-Identifier: GPL-3.0-or-later
 * Locale and messages. The locale only tells the language: files are UTF-8 always, and the screen
 * wants a UTF-8 locale, which a minimal system has under another name than it is set to (as PEP 538
 * found). */
#include "config.h"

#include "base/i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

static const char *const ids[LANGUAGES] = { [LANGUAGE_JA] = "ja", [LANGUAGE_EN] = "en" };

static const char *const utf8_locales[] = { "C.UTF-8", "C.utf8", "UTF-8", "en_US.UTF-8",
					    "ja_JP.UTF-8" };

static enum language current = LANGUAGE_EN;

const char *language_id(enum language language)
{
	return ids[language];
}

bool language_parse(const char *id, enum language *ret_language)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (strcmp(ids[i], id) == 0) {
			*ret_language = (enum language)i;
			return true;
		}
	return false;
}

/* The language of a locale name ("ja_JP.UTF-8"). */
static bool language_of(const char *locale, enum language *ret_language)
{
	for (int i = 0; i < LANGUAGES; i++)
		if (g_str_has_prefix(locale, ids[i]) && !g_ascii_isalpha(locale[2])) {
			*ret_language = (enum language)i;
			return true;
		}
	return false;
}

static bool is_c(const char *locale)
{
	return !locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* Sets CATEGORY to some UTF-8 locale of this system. */
static bool set_utf8(int category)
{
	for (size_t i = 0; i < G_N_ELEMENTS(utf8_locales); i++)
		if (setlocale(category, utf8_locales[i]))
			return true;
	return false;
}

/* The locale that the environment asks for, whether this system has it or not. */
static const char *wanted_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		const char *locale = g_getenv(names[i]);

		if (locale && *locale)
			return locale;
	}
	return "C";
}

/* The first language of LANGUAGE that we have, else the one of the locale; as with gettext, a C
 * locale has no wishes. False when we have none of them. */
static bool find_language(enum language *ret_language)
{
	const char *locale = wanted_locale();
	const char *wishes = g_getenv("LANGUAGE");

	if (is_c(locale))
		return false;
	if (wishes && *wishes) {
		g_auto(GStrv) wish = g_strsplit(wishes, ":", -1);

		for (char **w = wish; *w; w++)
			if (language_of(*w, ret_language))
				return true;
	}
	return language_of(locale, ret_language);
}

void i18n_start(const char *locale_dir)
{
	enum language language;

	/* letters and messages only: numbers, dates and order are the same everywhere, and a locale
	 * may be a dozen files to open */
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	if (!i18n_utf8())
		set_utf8(LC_CTYPE);
	bindtextdomain(PACKAGE, locale_dir);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
	current = LANGUAGE_EN;
	/* gettext by itself would skip English, which needs no messages, and know only the system's
	 * locales */
	if (find_language(&language))
		i18n_switch(language);
}

void i18n_switch(enum language language)
{
	g_autofree char *messages = g_strdup(setlocale(LC_MESSAGES, NULL));

	g_setenv("LANGUAGE", ids[language], TRUE);
	/* gettext looks at LANGUAGE only in a locale that is not C, and anew only when the locale
	 * changes */
	setlocale(LC_MESSAGES, "C");
	if (is_c(messages))
		set_utf8(LC_MESSAGES);
	else
		setlocale(LC_MESSAGES, messages);
	current = language;
}

enum language i18n_language(void)
{
	return current;
}

char *i18n_text(const char *text)
{
	return current == LANGUAGE_EN ? (char *)text : gettext(text);
}

bool i18n_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
