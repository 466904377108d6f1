/* SPDX-License-Identifier: GPL-3.0-or-later
 * The program killed in the middle of typing: what was typed more than two seconds before is
 * offered when the file is opened again, and nothing stays behind once it was taken or refused. */
#include "config.h"

#include "steps.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <glib/gstdio.h>

enum { PROMISE_MS = 2000 };

/* The file with the draft; NULL when there is none. The caller frees. */
static char *find_draft(void)
{
	const char *folder = vt_path("home/state/phrwizard/drafts");
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name = dir ? g_dir_read_name(dir) : NULL;

	/* not one that is just being written */
	while (name && strchr(name, '.'))
		name = g_dir_read_name(dir);
	return name ? g_build_filename(folder, name, NULL) : NULL;
}

/* Waits, as long as is promised, until the draft has TEXT. */
static void wait_for_draft(struct vt *vt, const char *text)
{
	gint64 end = g_get_monotonic_time() + PROMISE_MS * 1000;

	for (;;) {
		g_autofree char *path = find_draft(), *draft = NULL;

		if (path && g_file_get_contents(path, &draft, NULL, NULL) && strstr(draft, text))
			return;
		if (g_get_monotonic_time() > end)
			fail_msg("no draft has '%s'", text);
		/* nothing comes meanwhile: the program must not draw */
		vt_wait_for(vt, "never shown", 20);
	}
}

static void no_draft_is_left(void)
{
	g_autofree char *path = find_draft();

	assert_null(path);
}

static void kill_it(struct vt *vt)
{
	vt_signal(vt, SIGKILL);
	assert_int_equal(WTERMSIG(vt_exit(vt)), SIGKILL);
}

/* Opens a.yaml after a crash: what was typed is on the screen, in its field. */
static struct vt *open_again(const char *text)
{
	struct vt *vt = vt_start_japanese("a.yaml");

	vt_expect(vt, text);
	vt_expect(vt, "Ctrl-G");
	return vt;
}

/* Killed while TEXT was typed after KEY on the first row. */
static void crash_while_typing(const char *key, const char *text)
{
	struct vt *vt;

	make_file();
	vt = open_first_row(NULL);
	vt_type(vt, key);
	vt_expect_gone(vt, CHOICES);
	vt_type(vt, text);
	wait_for_draft(vt, text);
	kill_it(vt);
	assert_false(file_has("a.yaml", text));
}

static void a_note_comes_back_and_enter_keeps_it(void **state)
{
	struct vt *vt;

	(void)state;
	crash_while_typing("o", "書きかけの注");
	vt = open_again("書きかけの注");
	vt_type(vt, "記" VT_ENTER);
	vt_expect(vt, CHOICES);
	leave(vt);
	assert_true(file_has("a.yaml", "note: 書きかけの注記\n"));
	no_draft_is_left();
}

static void it_can_be_thrown_away(void **state)
{
	struct vt *vt;

	(void)state;
	crash_while_typing("o", "書きかけの注");
	vt = open_again("書きかけの注");
	vt_type(vt, "\007");
	vt_expect(vt, CHOICES);
	vt_expect_gone(vt, "書きかけの注");
	leave(vt);
	no_draft_is_left();
	assert_false(file_has("a.yaml", "書きかけ"));
	vt = open_first_row(NULL);
	leave(vt);
}

static void an_offer_that_is_not_taken_is_made_again(void **state)
{
	struct vt *vt;

	(void)state;
	crash_while_typing("o", "書きかけの注");
	for (int i = 0; i < 2; i++) {
		vt = open_again("書きかけの注");
		kill_it(vt);
	}
	vt = open_again("書きかけの注");
	vt_type(vt, VT_ESCAPE);
	vt_expect(vt, CHOICES);
	leave(vt);
	/* Esc keeps, as everywhere */
	assert_true(file_has("a.yaml", "note: 書きかけの注\n"));
}

static void an_answer_that_waits_for_its_reason_comes_back_with_it(void **state)
{
	struct vt *vt;

	(void)state;
	crash_while_typing("5", "該当しない理由");
	vt = open_again("該当しない理由");
	vt_type(vt, VT_ENTER);
	vt_expect(vt, CHOICES);
	leave(vt);
	assert_true(file_has("a.yaml", "answer: na\n"));
	assert_true(file_has("a.yaml", "note: 該当しない理由\n"));
	no_draft_is_left();
}

static void every_part_of_an_answer_comes_back(void **state)
{
	static const struct {
		const char *key, *text, *line;
	} parts[] = {
		{ "w", "総務課", "owner: 総務課\n" },
		{ "v", "docs/a.pdf", "docs/a.pdf" },
		{ "d", "2027-03-31", "due: 2027-03-31\n" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		struct vt *vt;

		crash_while_typing(parts[i].key, parts[i].text);
		vt = open_again(parts[i].text);
		vt_type(vt, VT_ENTER);
		vt_expect(vt, CHOICES);
		leave(vt);
		assert_true(file_has("a.yaml", parts[i].line));
		assert_int_equal(g_unlink(vt_path("a.yaml")), 0);
	}
}

/* The file is not even there when one types the first name. */
static void the_head_of_a_new_file_comes_back(void **state)
{
	struct vt *vt = vt_start_japanese("a.yaml");

	(void)state;
	vt_expect(vt, ja("The head of the check sheet"));
	vt_settle(vt);
	vt_type(vt, "ひかり健保");
	wait_for_draft(vt, "ひかり健保");
	kill_it(vt);
	vt = open_again("ひかり健保");
	vt_type(vt, "組合" VT_ENTER);
	vt_expect(vt, "ひかり健保組合");
	vt_signal(vt, SIGTERM);
	vt_exit(vt);
	assert_true(file_has("a.yaml", "organization: ひかり健保組合\n"));
	no_draft_is_left();
}

/* Typing on and on must not put the draft off for ever. */
static void one_who_never_pauses_is_kept_too(void **state)
{
	gint64 start = g_get_monotonic_time();
	g_autofree char *path = NULL;
	struct vt *vt;

	(void)state;
	make_file();
	vt = open_first_row(NULL);
	vt_type(vt, "o");
	vt_expect_gone(vt, CHOICES);
	while (!path && g_get_monotonic_time() - start < 2 * PROMISE_MS * 1000) {
		vt_type(vt, "あ");
		vt_wait_for(vt, "never shown", 50);
		path = find_draft();
	}
	assert_non_null(path);
	kill_it(vt);
}

static void nobody_else_can_read_a_draft(void **state)
{
	struct stat status;
	g_autofree char *path = NULL;

	(void)state;
	crash_while_typing("o", "秘密");
	path = find_draft();
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(stat(vt_path("home/state/phrwizard"), &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
}

/* An input method may be at work in the field. */
static void nothing_is_drawn_while_nobody_types(void **state)
{
	struct vt *vt;
	size_t length;

	(void)state;
	make_file();
	vt = open_first_row(NULL);
	vt_type(vt, "o");
	vt_expect_gone(vt, CHOICES);
	vt_type(vt, "書きかけ");
	vt_expect(vt, "書きかけ");
	vt_settle(vt);
	length = vt_output(vt)->len;
	wait_for_draft(vt, "書きかけ");
	vt_settle(vt);
	assert_int_equal(vt_output(vt)->len, length);
	vt_type(vt, VT_ENTER);
	vt_expect(vt, CHOICES);
	leave(vt);
	no_draft_is_left();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_note_comes_back_and_enter_keeps_it, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(it_can_be_thrown_away, vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(an_offer_that_is_not_taken_is_made_again, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(
			an_answer_that_waits_for_its_reason_comes_back_with_it, vt_setup,
			vt_teardown),
		cmocka_unit_test_setup_teardown(every_part_of_an_answer_comes_back, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(the_head_of_a_new_file_comes_back, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(one_who_never_pauses_is_kept_too, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(nobody_else_can_read_a_draft, vt_setup,
						vt_teardown),
		cmocka_unit_test_setup_teardown(nothing_is_drawn_while_nobody_types, vt_setup,
						vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, free_catalog);
}
