/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finding rows by name and by words, in the small catalog. */
#include "config.h"

#include "engine/search.h"

#include <string.h>

#include "mini_catalog.h"
#include "unit.h"

/* SEARCH (freed) for TEXT finds the rows with these keys, blanks between. */
static void assert_finds(struct search *search, const char *text, const char *expected)
{
	OWNED(search) owned = search;
	g_autoptr(GArray) rows = search_find(owned, text);
	g_autoptr(GString) keys = g_string_new(NULL);

	for (unsigned i = 0; i < rows->len; i++)
		g_string_append_printf(keys, "%s%s", i ? " " : "",
				       mini_catalog.item[g_array_index(rows, size_t, i)].key);
	assert_string_equal(keys->str, expected);
}

static void assert_name(const char *text, const char *expected)
{
	assert_finds(search_names(&mini_catalog), text, expected);
}

static void assert_words(const char *text, const char *expected)
{
	assert_finds(search_words(&mini_catalog), text, expected);
}

static void a_name_needs_no_signs(void **state)
{
	(void)state;
	assert_name("3/b", "3/b");
	assert_name("3b", "3/b");
	assert_name("３Ｂ", "3/b");
	assert_name("X2 C", "x-2/c");
	assert_name("①A)2", "1/b");
	assert_name("1a2", "1/b");
}

static void a_whole_name_goes_before_its_longer_ones(void **state)
{
	(void)state;
	assert_name("1a", "1/a"); /* though 1/a and 1/b are the numbers 1A1 and 1A2 */
	assert_name("a", "1/a 1/b 2/a 3/a");
	assert_name("zz", "");
}

static void names_that_begin_so_go_before_those_that_have_it_within(void **state)
{
	(void)state;
	assert_name("2", "2/a 2/b 1/b x-2/c");
	assert_name("2/", "2/a 2/b 1/b x-2/c");
}

static void no_name_is_every_row(void **state)
{
	const char *all = "1/a 1/b 1/c 1/d 2/a 2/b x-2/c 3/a 3/b 3/c 3/d";

	(void)state;
	assert_name("", all);
	assert_name("/", all);
	assert_words("", all);
	assert_words("　", all);
}

static void words_are_found_in_both_languages(void **state)
{
	(void)state;
	assert_words("rules", "1/a 1/b"); /* headings */
	assert_words("RULES", "1/a 1/b");
	assert_words("規程", "1/a");       /* proof and example */
	assert_words("paper", "1/a");      /* explanation */
	assert_words("once", "1/a");       /* example */
	assert_words("同意の画面", "3/d"); /* in Japanese only */
	assert_words("consent", "3/a");
	assert_words("x-2", "x-2/c");
}

static void width_and_kana_do_not_matter(void **state)
{
	(void)state;
	assert_words("キマリ", "1/a 1/b");
	assert_words("ｷﾏﾘ", "1/a 1/b");
	assert_words("ＣＯＮＳＥＮＴ", "3/a");
}

static void every_word_must_be_there(void **state)
{
	(void)state;
	assert_words("きまり 従業者", "1/b");
	assert_words("従業者　きまり", "1/b");
	assert_words("rules 従業者", "1/b");
	assert_words("rules consent", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_needs_no_signs),
		cmocka_unit_test(a_whole_name_goes_before_its_longer_ones),
		cmocka_unit_test(names_that_begin_so_go_before_those_that_have_it_within),
		cmocka_unit_test(no_name_is_every_row),
		cmocka_unit_test(words_are_found_in_both_languages),
		cmocka_unit_test(width_and_kana_do_not_matter),
		cmocka_unit_test(every_word_must_be_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
