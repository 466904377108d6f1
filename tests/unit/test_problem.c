/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lists of what is wrong, and how they read. */
#include "config.h"

#include "base/problem.h"

#include "unit.h"

#include <string.h>

static void assert_text(const struct problems *problems, const char *expected)
{
	g_autofree char *text = problems_text(problems);

	assert_string_equal(text, expected);
}

static void a_problem_has_its_place(void **state)
{
	OWNED(problems) problems = problems_new("a.yaml");

	(void)state;
	problem_add(problems, PROBLEM_ERROR, 12, 3, "unknown field '%s'", "colour");
	assert_text(problems, "a.yaml:12:3: unknown field 'colour'\n");
	assert_int_equal(problems->list->len, 1);
	assert_string_equal(((const struct problem *)problems->list->pdata[0])->what,
			    "unknown field 'colour'");
}

static void no_problem_is_no_text(void **state)
{
	OWNED(problems) problems = problems_new("a.yaml");

	(void)state;
	assert_text(problems, "");
	assert_int_equal(problems->errors, 0);
}

static void a_problem_without_place_names_the_file_only(void **state)
{
	OWNED(problems) problems = problems_new("a.yaml");

	(void)state;
	problem_add(problems, PROBLEM_ERROR, 0, 0, "empty file");
	assert_text(problems, "a.yaml: empty file\n");
}

static void a_warning_says_so_and_is_no_error(void **state)
{
	OWNED(problems) problems = problems_new("a.yaml");

	(void)state;
	problem_add(problems, PROBLEM_WARNING, 2, 1, "no such row");
	problem_add(problems, PROBLEM_ERROR, 3, 1, "bad date");
	assert_int_equal(problems->errors, 1);
	assert_text(problems, "a.yaml:2:1: warning: no such row\na.yaml:3:1: bad date\n");
}

static void sorting_is_by_line_then_column_and_keeps_equal_ones_in_order(void **state)
{
	OWNED(problems) problems = problems_new("f");

	(void)state;
	problem_add(problems, PROBLEM_ERROR, 10, 1, "e");
	problem_add(problems, PROBLEM_ERROR, 2, 9, "c");
	problem_add(problems, PROBLEM_WARNING, 2, 10, "d");
	problem_add(problems, PROBLEM_ERROR, 2, 1, "b1");
	problem_add(problems, PROBLEM_ERROR, 2, 1, "b2");
	problem_add(problems, PROBLEM_ERROR, 0, 0, "a");
	problems_sort(problems);
	assert_text(problems,
		    "f: a\nf:2:1: b1\nf:2:1: b2\nf:2:9: c\nf:2:10: warning: d\nf:10:1: e\n");
}

static void nothing_from_a_file_reaches_the_terminal_unfiltered(void **state)
{
	OWNED(problems) problems = problems_new("a\x1B[2J.yaml");

	(void)state;
	problem_add(problems, PROBLEM_ERROR, 1, 2, "unknown field '%s'",
		    "x\x1B[31m\nb.yaml:1:1: \u202E");
	assert_text(problems, "a<U+001B>[2J.yaml:1:2: unknown field "
			      "'x<U+001B>[31m<U+000A>b.yaml:1:1: <U+202E>'\n");
}

static void problems_become_one_error_of_ours(void **state)
{
	OWNED(problems) problems = problems_new("a.yaml");
	g_autoptr(GError) error = NULL;

	(void)state;
	problem_add(problems, PROBLEM_ERROR, 1, 1, "one");
	problem_add(problems, PROBLEM_ERROR, 2, 1, "two");
	assert_false(problems_to_error(problems, &error));
	assert_true(g_error_matches(error, PHR_ERROR, PHR_ERROR_DATA));
	assert_string_equal(error->message, "a.yaml:1:1: one\na.yaml:2:1: two");
	assert_false(problems_to_error(problems, NULL));
}

static void freeing_nothing_is_fine(void **state)
{
	(void)state;
	problems_free(NULL);
}

static void a_flood_of_problems_is_cut_and_says_so(void **state)
{
	OWNED(problems) problems = problems_new("f");
	GString *much = g_string_new(NULL);
	const char *last;

	(void)state;
	for (int i = 0; i < 2000; i++)
		g_string_append(much, "much ");
	for (unsigned i = 1; i <= PROBLEMS_MAX + 2; i++)
		problem_add(problems, PROBLEM_WARNING, i, 1, "%s", much->str);
	problem_add(problems, PROBLEM_ERROR, 1, 1, "the one that counts");
	g_autofree char *text = problems_text(problems);
	assert_int_equal(problems->errors, 1);
	assert_int_equal(problems->list->len, PROBLEMS_MAX + 1);
	assert_non_null(strstr(text, "the one that counts\n"));
	last = g_strrstr(text, "\nf: ");
	assert_string_equal(last, "\nf: 2 more problems are not listed\n");
	/* each line is cut: "f:1000:1: warning: " and 1,000 columns */
	assert_true(strlen(text) < (PROBLEMS_MAX + 2) * 1030);
	g_string_free(much, TRUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_problem_has_its_place),
		cmocka_unit_test(no_problem_is_no_text),
		cmocka_unit_test(a_problem_without_place_names_the_file_only),
		cmocka_unit_test(a_warning_says_so_and_is_no_error),
		cmocka_unit_test(sorting_is_by_line_then_column_and_keeps_equal_ones_in_order),
		cmocka_unit_test(nothing_from_a_file_reaches_the_terminal_unfiltered),
		cmocka_unit_test(problems_become_one_error_of_ours),
		cmocka_unit_test(freeing_nothing_is_fine),
		cmocka_unit_test(a_flood_of_problems_is_cut_and_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
