/* SPDX-License-Identifier: GPL-3.0-or-later
 * What comes from the keyboard: keys with the input method left on, pastes, pieces of
 * characters; and what must never come to the screen. */
#include "config.h"

#include "steps.h"

#include <string.h>

static void full_width_keys_are_the_plain_ones(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row("LANGUAGE=ja");
	vt_type(vt, "１");
	vt_expect(vt, ask_of("2.1/1/2", LANGUAGE_JA));
	vt_type(vt, "ｎ");
	vt_expect(vt, ask_of("2.1/2/0/x-riskprocess", LANGUAGE_JA));
	vt_type(vt, "ｐ");
	vt_expect(vt, ask_of("2.1/1/2", LANGUAGE_JA));
	vt_type(vt, "？");
	vt_expect(vt, HELP);
	vt_type(vt, "ｑ");
	vt_expect(vt, ask_of("2.1/1/2", LANGUAGE_JA));
	vt_type(vt, "ｓ");
	vt_expect_gone(vt, CHOICES);
	vt_type(vt, "ｑ");
	assert_int_equal(vt_exit(vt), 0);
	assert_true(file_has("a.yaml", "answer: met\n"));
}

static void kana_says_that_the_input_method_is_on(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row("LANGUAGE=ja");
	vt_type(vt, "に");
	vt_expect(vt, "IME");
	vt_expect(vt, ask_of(FIRST_ROW, LANGUAGE_JA));
	leave(vt);
	assert_false(file_has("a.yaml", "answers:"));
}

static void a_pasted_note_keeps_its_lines_and_its_letters(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row(NULL);
	vt_type(vt, "o");
	vt_expect_gone(vt, CHOICES);
	vt_paste(vt, "一行目 q 1\n二行目\nqqqq");
	vt_expect(vt, "一行目 q 1");
	vt_expect(vt, "qqqq");
	vt_type(vt, VT_ENTER);
	vt_expect(vt, CHOICES);
	leave(vt);
	assert_true(
		file_has("a.yaml", "    note: |\n      一行目 q 1\n      二行目\n      qqqq\n"));
}

/* Some terminals draw a family of emoji as one picture, others as three: what is sent is what all
 * draw alike, and the file gets what was typed. */
static void emoji_displace_neither_the_cursor_nor_what_follows(void **state)
{
	static const struct {
		const char *typed, *shown;
		int columns;
	} words[] = {
		{ "a👨\u200D👩\u200D👧b", "a👨👩👧b", 8 },
		{ "👍🏽c", "👍c", 3 },
		{ "❤\uFE0F d", "❤ d", 3 },
		{ "か\u3099e", "がe", 3 },
		{ "🇯🇵f", "🇯🇵f", 3 },
	};
	int column = 2;
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row(NULL);
	vt_type(vt, "o");
	vt_expect_gone(vt, CHOICES);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		vt_type(vt, words[i].typed);
		vt_expect(vt, words[i].shown);
		vt_settle(vt);
		column += words[i].columns;
		vt_expect_cursor(vt, column, NULL);
	}
	/* over all five, and back over the last */
	vt_key(vt, VTERM_KEY_LEFT);
	vt_key(vt, VTERM_KEY_LEFT);
	vt_settle(vt);
	vt_expect_cursor(vt, column - 3, NULL);
	vt_type(vt, VT_ENTER);
	vt_expect(vt, CHOICES);
	leave(vt);
	assert_true(file_has("a.yaml", "👨\u200D👩\u200D👧"));
}

/* A careless paste where keys are commands would answer rows and leave. */
static void a_paste_outside_a_field_is_no_command(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row(NULL);
	vt_paste(vt, "1111\n5\nqqqqqq");
	vt_type(vt, "?");
	vt_expect(vt, "1-5");
	vt_type(vt, "q");
	vt_expect(vt, ask_of(FIRST_ROW, LANGUAGE_EN));
	leave(vt);
	assert_false(file_has("a.yaml", "answers:"));
}

static void a_pasted_line_goes_into_a_field_of_one_line(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row(NULL);
	vt_type(vt, "w");
	vt_expect_gone(vt, CHOICES);
	vt_paste(vt, "総務課\n鈴木");
	vt_expect(vt, "総務課 鈴木");
	vt_type(vt, VT_ENTER);
	vt_expect(vt, CHOICES);
	leave(vt);
	assert_true(file_has("a.yaml", "owner: 総務課 鈴木\n"));
}

/* A letter cut in two by the line, and bytes that are no letter: what follows is not lost. */
static void broken_bytes_take_nothing_with_them(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row(NULL);
	vt_type(vt, "o");
	vt_expect_gone(vt, CHOICES);
	vt_type(vt, "山\xe7\x94");
	vt_expect(vt, "山");
	vt_type(vt, "\xb0あ");
	vt_expect(vt, "山田あ");
	vt_type(vt, "\xff"
		    "A"
		    "い");
	vt_expect(vt, "Aい");
	vt_type(vt, VT_ENTER);
	vt_expect(vt, CHOICES);
	leave(vt);
	assert_true(file_has("a.yaml", "Aい\n"));
}

static void editing_goes_by_letters_as_people_see_them(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row(NULL);
	vt_type(vt, "w");
	vt_expect_gone(vt, CHOICES);
	/* a letter with its mark, which macOS sends as two, is one; libvterm cannot show kana
	 * with theirs */
	vt_type(vt, "あe\u0301い");
	vt_expect(vt, "い");
	vt_key(vt, VTERM_KEY_LEFT);
	vt_key(vt, VTERM_KEY_BACKSPACE);
	vt_expect(vt, "あい");
	vt_key(vt, VTERM_KEY_HOME);
	vt_type(vt, "X");
	vt_expect(vt, "Xあい");
	vt_key(vt, VTERM_KEY_DEL);
	vt_expect(vt, "Xい");
	vt_key(vt, VTERM_KEY_END);
	vt_type(vt, "Y" VT_ENTER);
	vt_expect(vt, CHOICES);
	leave(vt);
	assert_true(file_has("a.yaml", "owner: XいY\n"));
}

/* Somebody else's words do not steer the terminal. */
static void bidi_and_hidden_characters_are_shown_not_obeyed(void **state)
{
	static const char *const hidden[] = { "\u202e", "\u2066", "\u200b", "\ufeff", "\xc2\x9b" };
	struct vt *vt;

	(void)state;
	make_file();
	assert_int_equal(vt_run(NULL, NULL, NULL, "set", "a.yaml", FIRST_ROW "=met", "--note",
				"red \u202e gpj.exe \u2066 x \u200b y \ufeff z", "--owner",
				"o \u202e p", "organization=Evil \u202e Corp", NULL),
			 0);
	vt = open_first_row(NULL);
	vt_expect(vt, "<U+202E>");
	vt_type(vt, "o");
	vt_expect_gone(vt, CHOICES);
	vt_expect(vt, "gpj.exe");
	vt_picture(vt, "hostile-note");
	vt_type(vt, VT_ESCAPE "r");
	vt_expect_gone(vt, CHOICES);
	leave(vt);
	for (size_t i = 0; i < G_N_ELEMENTS(hidden); i++)
		assert_null(strstr(vt_output(vt)->str, hidden[i]));
}

/* Another program changes the file meanwhile: the answers of both are there, and on the screen. */
static void answers_of_somebody_else_come_in_and_are_kept(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row(NULL);
	vt_expect(vt, "0/78");
	assert_int_equal(vt_run(NULL, NULL, NULL, "set", "a.yaml", "2.1/2/2/x-zone=met", NULL), 0);
	vt_type(vt, "1");
	/* theirs and ours */
	vt_expect(vt, "2/78");
	vt_picture(vt, "somebody-else");
	leave(vt);
	assert_true(file_has("a.yaml", "  " FIRST_ROW ":\n    answer: met\n"));
	assert_true(file_has("a.yaml", "  2.1/2/2/x-zone:\n    answer: met\n"));
}

/* Both answer the same row, and not the same: neither answer is lost, and the row is open again. */
static void different_answers_to_one_row_are_both_kept(void **state)
{
	g_autofree char *open = NULL;
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row(NULL);
	assert_int_equal(vt_run(NULL, NULL, NULL, "set", "a.yaml", FIRST_ROW "=unmet", "--note",
				"their note", NULL),
			 0);
	vt_type(vt, "1");
	vt_expect(vt, ask_of("2.1/1/2", LANGUAGE_EN));
	/* nothing is ticked by that */
	vt_expect(vt, "0/78");
	leave(vt);
	assert_true(file_has("a.yaml", "their note"));
	assert_true(file_has("a.yaml", "answer: unmet\n"));
	assert_true(file_has("a.yaml", "answer: met\n"));
	assert_int_equal(vt_run(NULL, NULL, &open, "show", "a.yaml", "--unanswered", NULL), 0);
	assert_non_null(strstr(open, FIRST_ROW));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(full_width_keys_are_the_plain_ones, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(kana_says_that_the_input_method_is_on, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(a_pasted_note_keeps_its_lines_and_its_letters,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(emoji_displace_neither_the_cursor_nor_what_follows,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(a_paste_outside_a_field_is_no_command, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(a_pasted_line_goes_into_a_field_of_one_line,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(broken_bytes_take_nothing_with_them, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(editing_goes_by_letters_as_people_see_them,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(bidi_and_hidden_characters_are_shown_not_obeyed,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(answers_of_somebody_else_come_in_and_are_kept,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(different_answers_to_one_row_are_both_kept,
						vt_setup, vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, free_catalog);
}
