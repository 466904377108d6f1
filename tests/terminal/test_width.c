/* SPDX-License-Identifier: GPL-3.0-or-later
 * Characters that are one column wide here and two there: the terminal is asked, or told, and
 * where they are wide none of them is drawn. */
#include "config.h"

#include "steps.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* In row 2, whatever is there, and only there; the triangle is taken away again. */
#define QUESTION "\xE2\x96\xBD\033[6n"
#define CIRCLED  "①"

static struct vt *start(const char *setting, const char *option, enum vt_answers answers)
{
	struct vt *vt = vt_start(24, 80, (const char *[]){ "LANGUAGE=ja", setting, NULL },
				 (const char *[]){ vt_program(), "a.yaml", option, NULL });

	vt_answer(vt, answers);
	return vt;
}

/* How often the program asked. */
static unsigned questions(struct vt *vt)
{
	return count_of(vt_output(vt)->str, QUESTION);
}

/* Goes to the first row, "(1)①"; true when the circle is drawn as it is. */
static bool draws_circles(struct vt *vt)
{
	go_to_first_row(vt);
	vt_settle(vt);
	return vt_has(vt, CIRCLED);
}

static void the_terminal_is_asked_once_and_off_the_first_row(void **state)
{
	struct vt *vt;
	const char *before;

	(void)state;
	make_file();
	vt = start(NULL, NULL, VT_ANSWERS);
	assert_true(draws_circles(vt));
	assert_int_equal(questions(vt), 1);
	before = "\033[2;1H" QUESTION;
	assert_int_equal(count_of(vt_output(vt)->str, before), 1);
	leave(vt);
}

static void a_wide_terminal_gets_other_letters(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = start(NULL, NULL, VT_ANSWERS_WIDE);
	assert_false(draws_circles(vt));
	vt_expect(vt, "(1)1 個人情報保護法");
	leave(vt);
}

static void option_and_environment_decide_without_a_question(void **state)
{
	static const struct {
		const char *setting, *option;
		enum vt_answers answers;
		bool circles;
	} wishes[] = {
		{ "PHRWIZARD_AMBIGUOUS_WIDTH=2", NULL, VT_ANSWERS, false },
		{ "PHRWIZARD_AMBIGUOUS_WIDTH=1", NULL, VT_ANSWERS_WIDE, true },
		{ NULL, "--ambiguous-width=2", VT_ANSWERS, false },
		{ "PHRWIZARD_AMBIGUOUS_WIDTH=2", "--ambiguous-width=1", VT_ANSWERS_WIDE, true },
	};

	(void)state;
	make_file();
	for (size_t i = 0; i < G_N_ELEMENTS(wishes); i++) {
		struct vt *vt = start(wishes[i].setting ? wishes[i].setting : "NO_COLOR=1",
				      wishes[i].option, wishes[i].answers);

		if (draws_circles(vt) != wishes[i].circles)
			fail_msg("wish %zu", i);
		assert_int_equal(questions(vt), 0);
		leave(vt);
	}
}

static void auto_overrides_the_environment(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = start("PHRWIZARD_AMBIGUOUS_WIDTH=2", "--ambiguous-width=auto", VT_ANSWERS);
	assert_true(draws_circles(vt));
	assert_int_equal(questions(vt), 1);
	leave(vt);
}

static void another_word_is_an_error(void **state)
{
	g_autofree char *out = NULL;

	(void)state;
	assert_int_equal(vt_run(NULL, NULL, &out, "--ambiguous-width=3", NULL), 2);
	assert_non_null(strstr(out, "'3'"));
}

static void a_terminal_that_says_nothing_is_narrow(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = start(NULL, NULL, VT_NO_ANSWERS);
	assert_true(draws_circles(vt));
	assert_int_equal(questions(vt), 1);
	leave(vt);
}

/* It must not come out as keys: Esc would leave the screen, 2 would answer. */
static void an_answer_that_comes_late_is_taken_all_the_same(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = start(NULL, NULL, VT_NO_ANSWERS);
	assert_true(draws_circles(vt));
	vt_type(vt, "\033[2;3R");
	vt_expect_gone(vt, CIRCLED);
	vt_expect(vt, ask_of(FIRST_ROW, LANGUAGE_JA));
	vt_expect(vt, "(1)1 個人情報保護法");
	leave(vt);
	assert_false(file_has("a.yaml", "answers:"));
}

static void what_is_typed_before_the_answer_is_not_lost(void **state)
{
	static const enum vt_answers answers[] = { VT_ANSWERS, VT_NO_ANSWERS };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(answers); i++) {
		struct vt *vt;

		make_file();
		vt = start(NULL, NULL, answers[i]);
		/* a key that curses knows, one that it does not, and letters of several bytes */
		vt_type(vt, "g" FIRST_ROW "\ro\033[9;9~の\033[1~注\033[4~記\r");
		vt_expect(vt, CHOICES);
		vt_expect(vt, "注の記");
		leave(vt);
		assert_true(file_has("a.yaml", "note: 注の記\n"));
		assert_int_equal(unlink(vt_path("a.yaml")), 0);
	}
}

/* Letters that have no other form stay, and the cursor stands behind them as the terminal sees
 * it: two columns each. */
static void letters_of_other_scripts_can_be_typed_on_a_wide_terminal(void **state)
{
	struct vt *vt;
	int row, column;

	(void)state;
	make_file();
	vt = start("PHRWIZARD_AMBIGUOUS_WIDTH=2", NULL, VT_ANSWERS);
	go_to_first_row(vt);
	vt_type(vt, "w");
	vt_expect_gone(vt, CHOICES);
	vt_type(vt, "Иван①");
	vt_expect(vt, "Иван1");
	vt_cursor(vt, &row, &column);
	/* two blanks, four letters of two columns, one of one */
	assert_int_equal(column, 2 + 8 + 1);
	vt_type(vt, VT_ENTER);
	vt_expect(vt, CHOICES);
	vt_expect(vt, "Иван");
	leave(vt);
	assert_true(file_has("a.yaml", "owner: Иван①\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_terminal_is_asked_once_and_off_the_first_row,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(a_wide_terminal_gets_other_letters, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(option_and_environment_decide_without_a_question,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(auto_overrides_the_environment, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(another_word_is_an_error, vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(a_terminal_that_says_nothing_is_narrow, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(an_answer_that_comes_late_is_taken_all_the_same,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(what_is_typed_before_the_answer_is_not_lost,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(
			letters_of_other_scripts_can_be_typed_on_a_wide_terminal, vt_setup,
			vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, free_catalog);
}
