/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ways to leave other than q: signals, a lost connection, Ctrl-Z and back. What was typed is
 * kept, the terminal is given back, and whoever waits for the program learns how it ended. */
#include "config.h"

#include "steps.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include <glib/gstdio.h>

/* One answer given, and a note begun on the next row. */
static struct vt *answer_and_begin_a_note(void)
{
	struct vt *vt;

	make_file();
	vt = open_first_row(NULL);
	vt_type(vt, "1");
	vt_expect(vt, ask_of("2.1/1/2", LANGUAGE_EN));
	vt_type(vt, "o");
	vt_expect_gone(vt, CHOICES);
	vt_type(vt, "書きかけの注");
	vt_expect(vt, "書きかけの注");
	return vt;
}

static void assert_kept(void)
{
	assert_true(file_has("a.yaml", "answer: met\n"));
	assert_true(file_has("a.yaml", "note: 書きかけの注\n"));
	assert_int_equal(vt_run(NULL, NULL, NULL, "summary", "a.yaml", NULL), 0);
}

static void signals_to_end_keep_all_and_are_passed_on(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
		struct vt *vt;
		int status;

		g_remove(vt_path("a.yaml"));
		vt = answer_and_begin_a_note();
		vt_signal(vt, signals[i]);
		status = vt_exit(vt);
		if (!WIFSIGNALED(status) || WTERMSIG(status) != signals[i])
			fail_msg("signal %d: wait status %d", signals[i], status);
		assert_given_back(vt);
		assert_kept();
	}
}

static void control_c_ends_it_like_the_signal(void **state)
{
	struct vt *vt = answer_and_begin_a_note();

	(void)state;
	vt_type(vt, "\003");
	assert_int_equal(WTERMSIG(vt_exit(vt)), SIGINT);
	assert_given_back(vt);
	assert_kept();
}

static void a_lost_connection_keeps_all(void **state)
{
	struct vt *vt = answer_and_begin_a_note();

	(void)state;
	vt_hang_up(vt);
	assert_int_equal(WTERMSIG(vt_exit(vt)), SIGHUP);
	assert_kept();
}

/* Two saves at once would be one too many: keys and the signal come together. */
static void a_signal_amid_typing_harms_nothing(void **state)
{
	(void)state;
	make_file();
	for (int i = 0; i < 5; i++) {
		struct vt *vt = open_first_row(NULL);

		vt_type(vt, "1111111111");
		vt_signal(vt, SIGTERM);
		assert_int_equal(WTERMSIG(vt_exit(vt)), SIGTERM);
		assert_given_back(vt);
		assert_int_equal(vt_run(NULL, NULL, NULL, "summary", "a.yaml", NULL), 0);
	}
}

/* A shell with job control, and the program in it with a row on the screen. */
static struct vt *start_in_a_shell(void)
{
	static const char *const shells[] = { "/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash" };
	const char *shell = NULL;
	g_autofree char *command = g_strdup_printf("%s a.yaml\r", vt_program());
	struct vt *vt;

	for (size_t i = 0; i < G_N_ELEMENTS(shells) && !shell; i++)
		shell = g_file_test(shells[i], G_FILE_TEST_IS_EXECUTABLE) ? shells[i] : NULL;
	if (!shell)
		return NULL;
	make_file();
	/* bash's own bracketed paste would be taken for ours */
	assert_true(g_file_set_contents(vt_path("inputrc"), "set enable-bracketed-paste off\n", -1,
					NULL));
	vt = vt_start(24, 80, (const char *[]){ "PS1=READY> ", "INPUTRC=inputrc", NULL },
		      (const char *[]){ shell, "--norc", "--noprofile", "-i", NULL });
	vt_expect(vt, "READY>");
	vt_type(vt, command);
	go_to_first_row(vt);
	return vt;
}

static void control_z_gives_the_terminal_back_and_fg_takes_it(void **state)
{
	struct vt *vt = start_in_a_shell();

	(void)state;
	if (!vt)
		return;
	vt_type(vt, "o書きかけ");
	vt_expect(vt, "書きかけ");
	vt_type(vt, "\032");
	vt_expect(vt, "Stopped");
	vt_expect_gone(vt, "書きかけ");
	assert_given_back(vt);
	vt_type(vt, "echo shell $((6*7))\r");
	vt_expect(vt, "shell 42");
	vt_type(vt, "fg\r");
	vt_expect(vt, "書きかけ");
	vt_expect_gone(vt, "shell 42");
	vt_type(vt, "の注" VT_ENTER);
	vt_expect(vt, CHOICES);
	vt_expect(vt, "書きかけの注");
	vt_type(vt, "sq");
	vt_expect(vt, "shell 42");
	assert_true(file_has("a.yaml", "note: 書きかけの注\n"));
	vt_type(vt, "echo status $?\r");
	vt_expect(vt, "status 0");
	vt_type(vt, "exit\r");
	vt_exit(vt);
	assert_given_back(vt);
}

static void a_window_resized_while_stopped_is_seen(void **state)
{
	struct vt *vt = start_in_a_shell();

	(void)state;
	if (!vt)
		return;
	vt_expect_gone(vt, "2.1(2)⑤");
	vt_type(vt, "\032");
	vt_expect(vt, "Stopped");
	vt_resize(vt, 30, 120);
	vt_type(vt, "fg\r");
	/* the pane, which is there from 100 columns */
	vt_expect(vt, "2.1(2)⑤");
	vt_expect(vt, "1/2 2.1(1)");
	vt_type(vt, "sq");
	vt_expect(vt, "READY>");
}

/* The editor is the shell here: it appends a line to the file that it is given. */
static void the_editor_gets_the_terminal_and_gives_the_note(void **state)
{
	static const char script[] = "#!/bin/sh\n"
				     "printf '%s\\n' \"$1 $2\" >arguments\n"
				     "stat -c %a \"$2\" \"${2%/*}\" >modes\n"
				     "printf 'Continue? '; read -r line\n"
				     "printf '%s\\n' \"$line\" '二行目' >>\"$2\"\n";
	g_autofree char *setting = NULL;
	g_autoptr(GDir) dir = NULL;
	struct vt *vt;

	(void)state;
	make_file();
	assert_true(g_file_set_contents(vt_path("editor"), script, -1, NULL));
	setting = g_strdup_printf("VISUAL=/bin/sh %s --wait", vt_path("editor"));
	vt = vt_start(24, 80, (const char *[]){ setting, "EDITOR=/bin/false", NULL },
		      (const char *[]){ vt_program(), "a.yaml", NULL });
	go_to_first_row(vt);
	vt_type(vt, "E");
	vt_expect(vt, "Continue?");
	vt_expect_gone(vt, CHOICES);
	vt_type(vt, "一行目\r");
	vt_expect(vt, CHOICES);
	vt_expect(vt, "一行目");
	leave(vt);
	assert_true(file_has("arguments", "--wait /"));
	/* in a folder of the user's own, and gone afterwards */
	assert_true(file_has("arguments", "/state/phrwizard/edit/note-"));
	assert_true(file_has("modes", "600\n700\n"));
	dir = g_dir_open(vt_path("home/state/phrwizard/edit"), 0, NULL);
	assert_null(g_dir_read_name(dir));
	assert_true(file_has("a.yaml", "    note: |\n      一行目\n      二行目\n"));
}

static void an_editor_that_fails_changes_nothing(void **state)
{
	struct vt *vt;

	(void)state;
	make_file();
	assert_int_equal(vt_run(NULL, NULL, NULL, "set", "a.yaml", FIRST_ROW "=met", "--note",
				"元の注", NULL),
			 0);
	vt = open_first_row("EDITOR=/bin/false");
	vt_type(vt, "E");
	vt_expect(vt, "/bin/false");
	vt_expect(vt, "元の注");
	leave(vt);
	assert_true(file_has("a.yaml", "note: 元の注\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(signals_to_end_keep_all_and_are_passed_on, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(control_c_ends_it_like_the_signal, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(a_lost_connection_keeps_all, vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(a_signal_amid_typing_harms_nothing, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(control_z_gives_the_terminal_back_and_fg_takes_it,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(a_window_resized_while_stopped_is_seen, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(the_editor_gets_the_terminal_and_gives_the_note,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(an_editor_that_fails_changes_nothing, vt_setup,
						vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, free_catalog);
}
