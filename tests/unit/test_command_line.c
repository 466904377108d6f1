/* SPDX-License-Identifier: GPL-3.0-or-later
 * The command for this: what a shell makes of it again, and what it does. */
#include "config.h"

#include "engine/command_line.h"

#include <string.h>

#include "mini_catalog.h"
#include "unit.h"

static void assert_line(char *line, const char *expected)
{
	g_autofree char *owned = line;

	assert_string_equal(owned, expected);
}

static void assert_fact(const struct assessment *assessment, enum mini_fact fact,
			const char *expected)
{
	assert_line(command_for_fact(assessment, fact, "a.yaml", NULL), expected);
}

static void plain_words_stay_plain(void **state)
{
	(void)state;
	assert_line(command_line((const char *[]){ "phrwizard", "show", "a/b-c_1.yaml",
						   "2.1/2/1/C/3=met", "x:y@z,%+", NULL }),
		    "phrwizard show a/b-c_1.yaml 2.1/2/1/C/3=met x:y@z,%+");
}

static void all_else_is_quoted(void **state)
{
	(void)state;
	assert_line(command_line((const char *[]){ "", "a b", "$HOME", "`id`", "!", "~", "*", "a;b",
						   "総務", NULL }),
		    "'' 'a b' '$HOME' '`id`' '!' '~' '*' 'a;b' '総務'");
	assert_line(command_line((const char *[]){ "it's", "two\nlines", NULL }),
		    "'it'\\''s' 'two\nlines'");
}

static void a_shell_reads_the_same_words(void **state)
{
	g_autoptr(GRand) dice = seeded_random();
	static const char alphabet[] = "ab '\"\\$`!*?~#&|;<>(){}[]=-\n\t/%^";

	(void)state;
	for (int round = 0; round < 1000; round++) {
		char word[2][9] = { { 0 } };
		g_auto(GStrv) read = NULL;
		int words;

		for (int i = 0; i < 2; i++)
			for (int j = g_rand_int_range(dice, 0, 8); j > 0; j--)
				word[i][j - 1] =
					alphabet[g_rand_int_range(dice, 0, sizeof alphabet - 1)];

		g_autofree char *line = command_line((const char *[]){ word[0], word[1], NULL });

		assert_true(g_shell_parse_argv(line, &words, &read, NULL));
		assert_int_equal(words, 2);
		assert_string_equal(read[0], word[0]);
		assert_string_equal(read[1], word[1]);
	}
}

static void a_fact_is_set_or_cleared(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	assert_fact(assessment, MINI_INFO, "phrwizard set a.yaml info=none");
	assert_fact(assessment, MINI_ROLE, "phrwizard set a.yaml role=");
	assert_true(assessment_set_fact(assessment, MINI_INFO, "daily,myna", NULL));
	assert_true(assessment_set_fact(assessment, MINI_ROLE, "none", NULL));
	assert_true(assessment_set_fact(assessment, MINI_HAS_STAFF, "yes", NULL));
	assert_fact(assessment, MINI_INFO, "phrwizard set a.yaml info=myna,daily");
	assert_fact(assessment, MINI_ROLE, "phrwizard set a.yaml role=none");
	assert_fact(assessment, MINI_HAS_STAFF, "phrwizard set a.yaml has-staff=yes");
	assert_true(assessment_set_fact(assessment, MINI_INFO, "", NULL));
	assert_fact(assessment, MINI_INFO, "phrwizard set a.yaml info=");
}

static void a_row_comes_with_all_that_was_said(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	g_autoptr(GPtrArray) evidence = g_ptr_array_new();
	const struct answer answer = { .value = ANSWER_EQUIVALENT,
				       .note = (char *)"it's\nso",
				       .evidence = evidence,
				       .owner = (char *)"A B",
				       .due = (char *)"2027-03-31",
				       .by = (char *)"C" };

	(void)state;
	g_ptr_array_add(evidence, (char *)"docs/a.pdf");
	g_ptr_array_add(evidence, (char *)"https://example.org/?b&c");
	assert_line(command_for_item(assessment, MINI_LAW, "a.yaml", NULL),
		    "phrwizard set a.yaml 1/a=none");
	assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
	assert_line(
		command_for_item(assessment, MINI_LAW, "a.yaml", NULL),
		"phrwizard set a.yaml 1/a=equivalent --note 'it'\\''s\nso' --evidence docs/a.pdf "
		"--evidence 'https://example.org/?b&c' --owner 'A B' --due 2027-03-31");
}

static void a_note_of_one_dash_is_not_the_standard_input(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);
	const struct answer answer = { .value = ANSWER_MET, .note = (char *)"-" };

	(void)state;
	assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
	assert_line(command_for_item(assessment, MINI_LAW, "a.yaml", NULL),
		    "phrwizard set a.yaml 1/a=met --note '- '");
}

static void the_file_and_the_catalog_are_named(void **state)
{
	OWNED(assessment) assessment = assessment_new(&mini_catalog);

	(void)state;
	assert_line(command_for_item(assessment, MINI_LAW, "-x.yaml", "my catalog.yaml"),
		    "phrwizard set --catalog 'my catalog.yaml' ./-x.yaml 1/a=none");
	assert_line(command_for_fact(assessment, MINI_INFO, "点検/a.yaml", NULL),
		    "phrwizard set '点検/a.yaml' info=none");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_words_stay_plain),
		cmocka_unit_test(all_else_is_quoted),
		cmocka_unit_test(a_shell_reads_the_same_words),
		cmocka_unit_test(a_fact_is_set_or_cleared),
		cmocka_unit_test(a_row_comes_with_all_that_was_said),
		cmocka_unit_test(a_note_of_one_dash_is_not_the_standard_input),
		cmocka_unit_test(the_file_and_the_catalog_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
