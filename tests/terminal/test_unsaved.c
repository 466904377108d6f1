/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saving fails and one leaves, or is made to: the answers wait in the state folder and come back
 * when the file is opened again, and another place is offered before. */
#include "config.h"

#include "steps.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <glib/gstdio.h>

#define UNSAVED "home/state/phrwizard/unsaved"

static char *whole; /* a.yaml as it was */

/* The first row is open, and what is in the file is nobody's to overwrite. */
static struct vt *open_and_spoil(void)
{
	struct vt *vt;

	make_file();
	vt = open_first_row(NULL);
	g_free(whole);
	whole = read_file("a.yaml");
	assert_true(g_file_set_contents(vt_path("a.yaml"), "no assessment\n", -1, NULL));
	return vt;
}

static void put_back(void)
{
	assert_true(g_file_set_contents(vt_path("a.yaml"), whole, -1, NULL));
}

static unsigned kept_files(void)
{
	g_autoptr(GDir) dir = g_dir_open(vt_path(UNSAVED), 0, NULL);
	unsigned count = 0;

	while (dir && g_dir_read_name(dir))
		count++;
	return count;
}

static void assert_private(void)
{
	g_autoptr(GDir) dir = g_dir_open(vt_path(UNSAVED), 0, NULL);
	const char *name;
	struct stat status;

	assert_int_equal(stat(vt_path(UNSAVED), &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(vt_path(UNSAVED), name, NULL);

		assert_int_equal(stat(path, &status), 0);
		assert_int_equal(status.st_mode & 07777, 0600);
	}
}

/* Opens a.yaml, which can be saved again: all is back, saved, and nowhere else. */
static void assert_back(const char *answer)
{
	struct vt *vt = vt_start_japanese("a.yaml");

	vt_expect(vt, ja("Answers that could not be saved the last time are back."));
	vt_expect_gone(vt, "no assessment");
	leave(vt);
	assert_true(file_has("a.yaml", answer));
	assert_int_equal(kept_files(), 0);
}

static void leaving_takes_a_second_yes_and_keeps_the_answers(void **state)
{
	struct vt *vt = open_and_spoil();

	(void)state;
	vt_type(vt, "1");
	vt_expect(vt, "Not saved: ");
	vt_type(vt, "sq");
	vt_expect(vt, "Press q again to leave without it, or W to save a copy in another place.");
	vt_type(vt, "q");
	assert_int_equal(WEXITSTATUS(vt_exit(vt)), 2);
	assert_non_null(strstr(vt_output(vt)->str, "and come back when it is opened again"));
	assert_given_back(vt);
	assert_true(file_has("a.yaml", "no assessment\n"));
	assert_int_equal(kept_files(), 2);
	assert_private();
	put_back();
	assert_back("    answer: met\n");
}

static void what_others_did_meanwhile_stays_too(void **state)
{
	struct vt *vt = open_and_spoil();

	(void)state;
	vt_type(vt, "1");
	vt_expect(vt, "Not saved: ");
	vt_type(vt, "sqq");
	vt_exit(vt);
	put_back();
	assert_int_equal(vt_run(NULL, NULL, NULL, "set", "a.yaml", "2.1/1/2=partial", NULL), 0);
	assert_back("    answer: met\n");
	assert_true(file_has("a.yaml", "    answer: partial\n"));
}

static void a_signal_takes_nothing_that_could_not_be_saved(void **state)
{
	struct vt *vt = open_and_spoil();
	int status;

	(void)state;
	vt_type(vt, "1");
	vt_expect(vt, "Not saved: ");
	vt_type(vt, "o");
	vt_expect_gone(vt, CHOICES);
	vt_type(vt, "half");
	vt_expect(vt, "half");
	vt_signal(vt, SIGTERM);
	status = vt_exit(vt);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	put_back();
	assert_back("    note: half\n");
	assert_true(file_has("a.yaml", "    answer: met\n"));
}

static void a_kill_takes_nothing_either(void **state)
{
	struct vt *vt = open_and_spoil();

	(void)state;
	vt_type(vt, "1");
	vt_expect(vt, "Not saved: ");
	vt_signal(vt, SIGKILL);
	vt_exit(vt);
	put_back();
	assert_back("    answer: met\n");
}

static void a_copy_goes_to_another_place(void **state)
{
	struct vt *vt = open_and_spoil();
	struct stat status;

	(void)state;
	vt_type(vt, "1");
	vt_expect(vt, "Not saved: ");
	vt_type(vt, "sq");
	vt_expect(vt, "W to save a copy");
	vt_type(vt, "W");
	vt_expect(vt, "Save a copy in another place");
	/* the user's home is offered */
	vt_expect(vt, "home/a.yaml");
	vt_type(vt, "\025a.yaml\r");
	vt_expect(vt, "'a.yaml' exists already");
	vt_type(vt, "\025copy.yaml\r");
	vt_expect(vt, "A copy is in copy.yaml.");
	vt_type(vt, VT_ESCAPE);
	vt_expect_gone(vt, "Name of the copy");
	vt_type(vt, "q");
	vt_exit(vt);
	assert_true(file_has("copy.yaml", "    answer: met\n"));
	assert_int_equal(stat(vt_path("copy.yaml"), &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(vt_run(NULL, NULL, NULL, "summary", "copy.yaml", NULL), 0);
}

static void when_saving_works_again_nothing_is_left(void **state)
{
	struct vt *vt = open_and_spoil();

	(void)state;
	vt_type(vt, "1");
	vt_expect(vt, "Not saved: ");
	assert_int_equal(kept_files(), 2);
	put_back();
	vt_type(vt, "1");
	vt_expect_gone(vt, "Not saved: ");
	assert_int_equal(kept_files(), 0);
	leave(vt);
	assert_true(file_has("a.yaml", "    answer: met\n"));
}

static void the_line_interview_keeps_them_too(void **state)
{
	g_autofree char *out = NULL;
	struct vt *vt;

	(void)state;
	make_file();
	g_free(whole);
	whole = read_file("a.yaml");
	vt = vt_start(24, 80, (const char *[]){ NULL },
		      (const char *[]){ vt_program(), "ask", "a.yaml", NULL });
	vt_expect(vt, ">");
	assert_true(g_file_set_contents(vt_path("a.yaml"), "no assessment\n", -1, NULL));
	vt_type(vt, "g 2.1/1/1\r");
	vt_expect(vt, "2.1/1/1");
	vt_settle(vt);
	vt_type(vt, "1\r");
	assert_int_equal(WEXITSTATUS(vt_exit(vt)), 2);
	assert_non_null(strstr(vt_output(vt)->str, "and come back when it is opened again"));
	put_back();
	assert_int_equal(vt_run(NULL, "q\n", &out, "ask", "a.yaml", NULL), 0);
	assert_true(file_has("a.yaml", "    answer: met\n"));
	assert_int_equal(kept_files(), 0);
}

static void what_cannot_be_read_is_told_and_stays(void **state)
{
	struct vt *vt = open_and_spoil();
	g_autoptr(GDir) dir = NULL;
	const char *name;

	(void)state;
	vt_type(vt, "1");
	vt_expect(vt, "Not saved: ");
	vt_type(vt, "sqq");
	vt_exit(vt);
	dir = g_dir_open(vt_path(UNSAVED), 0, NULL);
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(vt_path(UNSAVED), name, NULL);

		assert_true(g_file_set_contents(path, "broken: [", -1, NULL));
	}
	put_back();
	vt = vt_start_japanese("a.yaml");
	vt_expect(vt, "以前保存できなかった回答が");
	leave(vt);
	assert_int_equal(kept_files(), 2);
	g_free(whole);
	whole = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(leaving_takes_a_second_yes_and_keeps_the_answers,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(what_others_did_meanwhile_stays_too, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(a_signal_takes_nothing_that_could_not_be_saved,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(a_kill_takes_nothing_either, vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(a_copy_goes_to_another_place, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(when_saving_works_again_nothing_is_left, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(the_line_interview_keeps_them_too, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(what_cannot_be_read_is_told_and_stays, vt_setup,
						vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, free_catalog);
}
