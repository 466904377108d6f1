/* SPDX-License-Identifier: GPL-3.0-or-later
 * The program on terminals of all kinds and sizes: good ones, poor ones, and none. */
#include "config.h"

#include "steps.h"

#include <string.h>
#include <sys/wait.h>

static struct vt *start(int rows, int columns, const char *setting)
{
	return vt_start(rows, columns, (const char *[]){ setting, NULL },
			(const char *[]){ vt_program(), "a.yaml", NULL });
}

/* The last row that is not blank is row ROWS. */
static bool fills_rows(struct vt *vt, const void *rows)
{
	g_autofree char *text = vt_text(vt);
	g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);

	return (int)g_strv_length(lines) == *(const int *)rows;
}

/* ---- kinds of terminals ---- */

/* A sentence says what happens, then there are plain questions, and never an escape sequence. */
static void asks_line_by_line(const char *setting)
{
	struct vt *vt = start(100, 80, setting);
	g_autofree char *file = NULL;

	vt_expect(vt, "line by line");
	vt_expect(vt, text_in(&real_catalog()->fact[0].ask, LANGUAGE_EN));
	vt_type(vt, "1\r");
	vt_expect(vt, text_in(&real_catalog()->fact[2].ask, LANGUAGE_EN));
	vt_type(vt, "q\r");
	assert_int_equal(vt_exit(vt), 0);
	assert_null(strchr(vt_output(vt)->str, '\033'));
	assert_int_equal(count_of(vt_output(vt)->str, "line by line"), 1);
	assert_true(g_file_get_contents(vt_path("a.yaml"), &file, NULL, NULL));
	assert_non_null(strstr(file, "info: [myna]"));
}

static void a_dumb_terminal_is_asked_line_by_line(void **state)
{
	(void)state;
	make_file();
	asks_line_by_line("TERM=dumb");
}

static void an_unknown_terminal_is_asked_line_by_line(void **state)
{
	(void)state;
	make_file();
	asks_line_by_line("TERM=no-such-terminal");
}

static void a_terminal_without_a_name_is_asked_line_by_line(void **state)
{
	(void)state;
	make_file();
	asks_line_by_line("TERM");
}

static void without_a_file_a_dumb_terminal_says_what_to_do(void **state)
{
	struct vt *vt = vt_start(24, 80, (const char *[]){ "TERM=dumb", NULL },
				 (const char *[]){ vt_program(), NULL });

	(void)state;
	assert_int_equal(WEXITSTATUS(vt_exit(vt)), 2);
	assert_true(vt_has(vt, "FILE"));
	assert_null(strchr(vt_output(vt)->str, '\033'));
}

static void without_a_terminal_at_either_end_it_asks_line_by_line(void **state)
{
	static const char *const commands[] = {
		"echo q | $phrwizard a.yaml",
		"$phrwizard a.yaml </dev/null",
		"echo q | $phrwizard a.yaml | cat",
	};
	g_autofree char *setting = g_strdup_printf("phrwizard=%s", vt_program());

	(void)state;
	make_file();
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		struct vt *vt = vt_start(100, 80, (const char *[]){ setting, NULL },
					 (const char *[]){ "/bin/sh", "-c", commands[i], NULL });

		assert_int_equal(vt_exit(vt), 0);
		assert_true(vt_has(vt, "line by line"));
		assert_null(strchr(vt_output(vt)->str, '\033'));
	}
}

static void every_real_terminal_will_do(void **state)
{
	static const char *const terminals[] = {
		"TERM=xterm",         "TERM=xterm-256color", "TERM=screen", "TERM=screen-256color",
		"TERM=tmux-256color", "TERM=vt100",          "TERM=linux",  "TERM=ansi",
	};

	(void)state;
	make_file();
	for (size_t i = 0; i < G_N_ELEMENTS(terminals); i++) {
		struct vt *vt = start(24, 80, terminals[i]);

		go_to_first_row(vt);
		leave(vt);
	}
}

/* ---- colours ---- */

/* True when an SGR sequence in OUTPUT sets a colour. */
static bool has_colour(const char *output)
{
	return g_regex_match_simple("\\033\\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;[0-9;]*)?m",
				    output, G_REGEX_RAW, 0);
}

/* Is the row screen coloured with SETTING and the options? */
static bool is_coloured(const char *setting, const char *option)
{
	struct vt *vt = vt_start(24, 80, (const char *[]){ setting, NULL },
				 (const char *[]){ vt_program(), "a.yaml", option, NULL });

	go_to_first_row(vt);
	leave(vt);
	return has_colour(vt_output(vt)->str);
}

static void colours_are_as_one_wishes(void **state)
{
	static const struct {
		const char *setting, *option;
		bool coloured;
	} wishes[] = {
		{ NULL, NULL, true },
		{ "NO_COLOR=1", NULL, false },
		{ "NO_COLOR=", NULL, true },
		{ NULL, "--color=never", false },
		{ "NO_COLOR=1", "--color=always", true },
		{ "TERM=vt100", NULL, false },
	};

	(void)state;
	make_file();
	for (size_t i = 0; i < G_N_ELEMENTS(wishes); i++) {
		if (is_coloured(wishes[i].setting, wishes[i].option) != wishes[i].coloured)
			fail_msg("%s %s: %scolour", wishes[i].setting ? wishes[i].setting : "",
				 wishes[i].option ? wishes[i].option : "",
				 wishes[i].coloured ? "no " : "");
	}
}

/* ---- sizes ---- */

static void the_picture_follows_the_size(void **state)
{
	static const int sizes[][2] = {
		{ 30, 120 }, { 24, 80 }, { 12, 40 }, { 50, 200 }, { 13, 60 }
	};
	struct vt *vt;

	(void)state;
	make_file();
	vt = start(24, 80, "LANGUAGE=ja");
	go_to_first_row(vt);
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		vt_resize(vt, sizes[i][0], sizes[i][1]);
		/* the pane with all sections from 100 columns, and only then */
		if (sizes[i][1] >= 100)
			vt_expect(vt, "2.1(2)⑤");
		else
			vt_expect_gone(vt, "2.1(2)⑤");
		vt_expect(vt, ask_of(FIRST_ROW, LANGUAGE_JA));
		vt_expect(vt, CHOICES);
		/* the footer stands on the last row */
		assert_true(vt_wait_until(vt, fills_rows, &sizes[i][0], VT_LIMIT));
		g_autofree char *name = g_strdup_printf("row-%dx%d", sizes[i][1], sizes[i][0]);
		vt_picture(vt, name);
	}
	leave(vt);
}

static void too_small_a_window_says_so_and_loses_nothing(void **state)
{
	static const int sizes[][2] = { { 11, 80 }, { 24, 39 }, { 3, 20 }, { 1, 1 }, { 2, 10 } };
	struct vt *vt;

	(void)state;
	make_file();
	vt = start(24, 80, NULL);
	go_to_first_row(vt);
	vt_type(vt, "o書きかけ");
	vt_expect(vt, "書きかけ");
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		vt_resize(vt, sizes[i][0], sizes[i][1]);
		vt_settle(vt);
		if (sizes[i][1] >= 20) {
			vt_expect(vt, "40x12");
			vt_expect_gone(vt, "書きかけ");
		}
		/* keys pressed blindly do nothing */
		vt_type(vt, "x1\033");
	}
	vt_settle(vt);
	vt_resize(vt, 24, 80);
	vt_expect(vt, "書きかけ");
	vt_type(vt, "の注" VT_ENTER);
	vt_expect(vt, CHOICES);
	vt_expect(vt, "書きかけの注");
	leave(vt);
}

static void it_starts_in_a_window_of_any_size(void **state)
{
	static const int sizes[][2] = { { 1, 1 }, { 5, 30 }, { 12, 40 }, { 200, 300 } };

	(void)state;
	make_file();
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		struct vt *vt = start(sizes[i][0], sizes[i][1], NULL);

		vt_settle(vt);
		vt_resize(vt, 24, 80);
		go_to_first_row(vt);
		leave(vt);
	}
}

/* ---- locale and cursor ---- */

static void japanese_is_shown_in_the_c_locale(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = vt_start(24, 80, (const char *[]){ "LC_ALL=C", NULL },
		      (const char *[]){ vt_program(), "--lang", "ja", "a.yaml", NULL });
	go_to_first_row(vt);
	vt_expect(vt, "山田商店");
	vt_type(vt, "o注記" VT_ENTER);
	vt_expect(vt, CHOICES);
	vt_expect(vt, "注記");
	leave(vt);
}

/* The bars and fields of a screen are to be seen where nothing is written, too. */
static void bars_and_fields_reach_their_ends(void **state)
{
	g_autoptr(GString) letters = g_string_new(NULL);
	unsigned reversed = 0, underlined = 0;
	VTermScreenCell cell;
	struct vt *vt;

	(void)state;
	make_file();
	vt = start(24, 80, NULL);
	vt_expect(vt, "Enter");
	vt_type(vt, "/");
	vt_expect(vt, "Search the rows");
	for (int column = 0; column < 80; column++) {
		/* the right half of a wide letter has no looks of its own */
		reversed += !vt_cell(vt, 0, column, letters, &cell) || cell.attrs.reverse;
		reversed += !vt_cell(vt, 23, column, letters, &cell) || cell.attrs.reverse;
		for (int row = 2; row < 5; row++) {
			vt_cell(vt, row, column, letters, &cell);
			underlined += cell.attrs.underline != 0;
		}
	}
	assert_int_equal(reversed, 2 * 80);
	assert_in_range(underlined, 40, 80);
}

/* Braille displays and input methods follow the cursor. */
static void the_cursor_rests_on_the_current_thing(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	vt = start(24, 80, NULL);
	vt_expect(vt, text_in(&real_catalog()->fact[0].ask, LANGUAGE_EN));
	vt_expect_cursor(vt, 0, "> 1 [ ]");
	vt_key(vt, VTERM_KEY_DOWN);
	vt_expect_cursor(vt, 0, "> 2 [ ]");
	go_to_first_row(vt);
	vt_expect_cursor(vt, 0, "> 1 [ ]");
	vt_key(vt, VTERM_KEY_TAB);
	/* the answers stand side by side */
	vt_expect_cursor(vt, 14, "> 2 [ ]");
	vt_type(vt, "k");
	vt_expect_cursor(vt, 0, "> 1 [ ]");
	vt_type(vt, "s");
	vt_expect_cursor(vt, 0, "> 2.1(1)");
	vt_type(vt, VT_ENTER "w");
	vt_expect_gone(vt, CHOICES);
	vt_type(vt, "総務課");
	vt_expect(vt, "総務課");
	/* two blanks, and three letters of two columns */
	vt_expect_cursor(vt, 2 + 6, NULL);
	vt_key(vt, VTERM_KEY_LEFT);
	vt_expect_cursor(vt, 2 + 4, NULL);
	vt_type(vt, VT_ENTER);
	vt_expect(vt, CHOICES);
	leave(vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_dumb_terminal_is_asked_line_by_line, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(an_unknown_terminal_is_asked_line_by_line, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(a_terminal_without_a_name_is_asked_line_by_line,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(without_a_file_a_dumb_terminal_says_what_to_do,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(
			without_a_terminal_at_either_end_it_asks_line_by_line, vt_setup,
			vt_teardown),
		cmocka_unit_test_setup_teardown(every_real_terminal_will_do, vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(colours_are_as_one_wishes, vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(the_picture_follows_the_size, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(too_small_a_window_says_so_and_loses_nothing,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(it_starts_in_a_window_of_any_size, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(japanese_is_shown_in_the_c_locale, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(bars_and_fields_reach_their_ends, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(the_cursor_rests_on_the_current_thing, vt_setup,
						vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, free_catalog);
}
