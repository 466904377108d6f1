/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which language the program speaks, from the environment and after a switch. The messages are a
 * catalog of one word that the test writes itself, so that the translators' work does not matter
 * here. */
#include "config.h"

#include "base/i18n.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "unit.h"

static char *locale_dir;

#define WORD "a word for the test"
#define WORD_JA "試験の言葉"

/* A .mo file (gettext manual, "MO Files") with the header entry and one word. */
static GByteArray *messages(void)
{
	static const char *const texts[] = { "", WORD, "Content-Type: text/plain; charset=UTF-8\n",
					     WORD_JA };
	enum { HEAD = 7, TEXTS = G_N_ELEMENTS(texts) };
	uint32_t head[HEAD + 2 * TEXTS] = { 0x950412DE, 0, TEXTS / 2, sizeof(uint32_t) * HEAD,
					    sizeof(uint32_t) * (HEAD + TEXTS), 0, sizeof head };
	GByteArray *mo = g_byte_array_new();
	size_t offset = sizeof head;

	for (size_t i = 0; i < TEXTS; i++) {
		head[HEAD + 2 * i] = (uint32_t)strlen(texts[i]);
		head[HEAD + 2 * i + 1] = (uint32_t)offset;
		offset += strlen(texts[i]) + 1;
	}
	g_byte_array_append(mo, (const uint8_t *)head, sizeof head);
	for (size_t i = 0; i < TEXTS; i++)
		g_byte_array_append(mo, (const uint8_t *)texts[i], (unsigned)strlen(texts[i]) + 1);
	return mo;
}

static int write_messages(void **state)
{
	g_autoptr(GByteArray) mo = messages();

	(void)state;
	locale_dir = g_dir_make_tmp("phrwizard-i18n-XXXXXX", NULL);
	if (!locale_dir)
		return -1;

	g_autofree char *folder = g_build_filename(locale_dir, "ja", "LC_MESSAGES", NULL);
	g_autofree char *file = g_build_filename(folder, PACKAGE ".mo", NULL);

	if (g_mkdir_with_parents(folder, 0700) < 0)
		return -1;
	return g_file_set_contents(file, (const char *)mo->data, mo->len, NULL) ? 0 : -1;
}

static int remove_messages(void **state)
{
	static const char *const parts[] = { "ja/LC_MESSAGES/" PACKAGE ".mo", "ja/LC_MESSAGES",
					     "ja", "" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *path = g_build_filename(locale_dir, parts[i], NULL);

		g_remove(path);
	}
	g_free(locale_dir);
	return 0;
}

/* Starts as a program with this environment would. */
static void start(const char *lc_all, const char *language)
{
	g_unsetenv("LANG");
	g_unsetenv("LC_MESSAGES");
	g_setenv("LC_ALL", lc_all, TRUE);
	if (language)
		g_setenv("LANGUAGE", language, TRUE);
	else
		g_unsetenv("LANGUAGE");
	i18n_start(locale_dir);
}

static void assert_speaks(enum language language)
{
	assert_string_equal(language_id(i18n_language()), language_id(language));
	assert_string_equal(_(WORD), language == LANGUAGE_JA ? WORD_JA : WORD);
}

static void languages_have_names(void **state)
{
	enum language language = LANGUAGE_EN;

	(void)state;
	assert_string_equal(language_id(LANGUAGE_JA), "ja");
	assert_string_equal(language_id(LANGUAGE_EN), "en");
	assert_true(language_parse("ja", &language));
	assert_int_equal(language, LANGUAGE_JA);
	assert_true(language_parse("en", &language));
	assert_int_equal(language, LANGUAGE_EN);
}

static void other_words_are_no_languages(void **state)
{
	static const char *const words[] = { "", "j", "JA", "japanese", "ja_JP", "fr", " ja" };
	enum language language = LANGUAGE_JA;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		assert_false(language_parse(words[i], &language));
	assert_int_equal(language, LANGUAGE_JA);
}

static void without_a_wish_the_program_speaks_english(void **state)
{
	(void)state;
	start("C.UTF-8", NULL);
	assert_speaks(LANGUAGE_EN);
	start("C.UTF-8", "");
	assert_speaks(LANGUAGE_EN);
}

static void language_asks_for_japanese(void **state)
{
	(void)state;
	start("C.UTF-8", "ja");
	assert_speaks(LANGUAGE_JA);
	start("C.UTF-8", "ja_JP");
	assert_speaks(LANGUAGE_JA);
	start("C.UTF-8", "ja_JP.UTF-8:en");
	assert_speaks(LANGUAGE_JA);
}

static void the_first_language_that_we_have_is_taken(void **state)
{
	(void)state;
	start("C.UTF-8", "fr:de:ja:en");
	assert_speaks(LANGUAGE_JA);
	start("C.UTF-8", "fr");
	assert_speaks(LANGUAGE_EN);
	start("C.UTF-8", "jam");
	assert_speaks(LANGUAGE_EN);
}

static void english_before_japanese_is_english(void **state)
{
	(void)state;
	/* there are no English messages to find: the search must not go on to Japanese */
	start("C.UTF-8", "en:ja");
	assert_speaks(LANGUAGE_EN);
	start("C.UTF-8", "en_GB:en:ja");
	assert_speaks(LANGUAGE_EN);
}

static void the_c_locale_speaks_english(void **state)
{
	(void)state;
	start("C", "ja");
	assert_speaks(LANGUAGE_EN);
	start("POSIX", NULL);
	assert_speaks(LANGUAGE_EN);
}

static void a_locale_that_the_system_lacks_still_tells_the_language(void **state)
{
	(void)state;
	start("ja_JP.no-such-charset", NULL);
	assert_speaks(LANGUAGE_JA);
	start("xx_XX.UTF-8", NULL);
	assert_speaks(LANGUAGE_EN);
}

static void a_switch_is_stronger_than_the_environment(void **state)
{
	(void)state;
	start("C.UTF-8", NULL);
	i18n_switch(LANGUAGE_JA);
	assert_speaks(LANGUAGE_JA);
	i18n_switch(LANGUAGE_EN);
	assert_speaks(LANGUAGE_EN);

	start("C.UTF-8", "ja");
	i18n_switch(LANGUAGE_EN);
	assert_speaks(LANGUAGE_EN);
	i18n_switch(LANGUAGE_JA);
	assert_speaks(LANGUAGE_JA);
}

static void a_switch_works_in_the_c_locale(void **state)
{
	(void)state;
	start("C", NULL);
	i18n_switch(LANGUAGE_JA);
	assert_speaks(LANGUAGE_JA);
	i18n_switch(LANGUAGE_EN);
	assert_speaks(LANGUAGE_EN);
	i18n_switch(LANGUAGE_JA);
	assert_speaks(LANGUAGE_JA);
}

static void utf8_is_found_whatever_the_locale_is_called(void **state)
{
	static const char *const locales[] = { "C", "POSIX", "C.UTF-8", "xx_XX.UTF-8",
					       "ja_JP.UTF-8" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
		start(locales[i], NULL);
		assert_true(i18n_utf8());
		assert_true(MB_CUR_MAX >= 4);
		assert_int_equal(mblen("あ", 3), 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(languages_have_names),
		cmocka_unit_test(other_words_are_no_languages),
		cmocka_unit_test(without_a_wish_the_program_speaks_english),
		cmocka_unit_test(language_asks_for_japanese),
		cmocka_unit_test(the_first_language_that_we_have_is_taken),
		cmocka_unit_test(english_before_japanese_is_english),
		cmocka_unit_test(the_c_locale_speaks_english),
		cmocka_unit_test(a_locale_that_the_system_lacks_still_tells_the_language),
		cmocka_unit_test(a_switch_is_stronger_than_the_environment),
		cmocka_unit_test(a_switch_works_in_the_c_locale),
		cmocka_unit_test(utf8_is_found_whatever_the_locale_is_called),
	};

	return cmocka_run_group_tests(tests, write_messages, remove_messages);
}
