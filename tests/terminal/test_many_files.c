/* SPDX-License-Identifier: GPL-3.0-or-later
 * Somebody waits for thousands of files: a bar on the error output says how far it is, and Ctrl-C
 * leaves at once. */
#include "config.h"

#include "steps.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* Of 30 KB each: more than any machine reads in some seconds. */
enum { FILES = 50000 };

static void copy_example(void)
{
	g_autofree char *path = g_build_filename(g_getenv("top_srcdir"), "data", "examples",
						 "municipality.yaml", NULL);
	g_autofree char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_true(g_file_set_contents(vt_path("a.yaml"), text, -1, NULL));
}

/* The program in a shell that sends its output where COMMAND says. */
static struct vt *start_summary(const char *command, unsigned files)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	const char *words[] = { "/bin/sh", "-c", command, vt_program(), "summary" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		g_ptr_array_add(argv, (char *)words[i]);
	for (unsigned i = 0; i < files; i++)
		g_ptr_array_add(argv, (char *)"a.yaml");
	g_ptr_array_add(argv, NULL);
	copy_example();
	return vt_start(24, 80, NULL, (const char *const *)argv->pdata);
}

static void a_bar_shows_how_far_it_is_and_control_c_leaves(void **state)
{
	struct vt *vt = start_summary("exec \"$0\" \"$@\" >/dev/null", FILES);
	int status;

	(void)state;
	vt_expect(vt, "of 50000 files");
	vt_expect(vt, "#");
	vt_type(vt, "\003");
	status = vt_exit(vt);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGINT);
}

static void what_is_quick_needs_no_bar(void **state)
{
	struct vt *vt = start_summary("exec \"$0\" \"$@\" >/dev/null", 10);

	(void)state;
	assert_int_equal(vt_exit(vt), 0);
	assert_null(strstr(vt_output(vt)->str, "of 10 files"));
}

static void lines_on_the_screen_are_not_disturbed_by_a_bar(void **state)
{
	struct vt *vt = start_summary("exec \"$0\" \"$@\"", FILES);
	gint64 end = g_get_monotonic_time() + 3 * G_USEC_PER_SEC;

	(void)state;
	vt_expect(vt, "a.yaml");
	while (g_get_monotonic_time() < end)
		vt_wait_for(vt, "of 50000 files", 500);
	assert_null(strstr(vt_output(vt)->str, "of 50000 files"));
	vt_type(vt, "\003");
	vt_exit(vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_bar_shows_how_far_it_is_and_control_c_leaves,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(what_is_quick_needs_no_bar, vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(lines_on_the_screen_are_not_disturbed_by_a_bar,
						vt_setup, vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
