/* SPDX-License-Identifier: GPL-3.0-or-later
 * Terminals of every kind and size, in UTF-8 and C locales, closed in three ways: each time the
 * terminal is given back as it was, and no answer that was confirmed is lost. */
#include "config.h"

#include "steps.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* By a key, by a signal, by the connection. */
enum way { BY_KEY, BY_SIGNAL, BY_HANGING_UP, WAYS };

static const char *const locales[] = { "LC_ALL=C.UTF-8", "LC_ALL=C" };

static struct vt *start(int rows, int columns, const char *terminal, const char *locale)
{
	make_file();
	return vt_start(rows, columns, (const char *[]){ terminal, locale, NULL },
			(const char *[]){ vt_program(), "--lang", "ja", "a.yaml", NULL });
}

/* Closes it that way, with LAST as the keys to leave by; the terminal must be as before. */
static void close_it(struct vt *vt, enum way way, const char *last)
{
	int status;

	if (way == BY_KEY)
		vt_type(vt, last);
	else if (way == BY_SIGNAL)
		vt_signal(vt, SIGTERM);
	else
		vt_hang_up(vt);
	status = vt_exit(vt);
	if (way == BY_KEY)
		assert_int_equal(status, 0);
	else
		assert_int_equal(WTERMSIG(status), way == BY_SIGNAL ? SIGTERM : SIGHUP);
	if (way == BY_HANGING_UP)
		return;
	assert_given_back(vt);
	assert_true(vt_cooked(vt));
}

/* "met" for the first row; the screen of the next one says that it is saved. */
static void answer(struct vt *vt)
{
	go_to_first_row(vt);
	vt_type(vt, "1");
	vt_expect(vt, ask_of("2.1/1/2", LANGUAGE_JA));
	vt_expect(vt, CHOICES);
}

static void assert_answered(const char *line)
{
	if (!file_has("a.yaml", line))
		fail_msg("the answer was lost");
	assert_int_equal(vt_run(NULL, NULL, NULL, "summary", "a.yaml", NULL), 0);
	assert_int_equal(unlink(vt_path("a.yaml")), 0);
}

/* The kinds of terminals, and the sizes of their windows. */
static const char *const screens[] = {
	"TERM=xterm", "TERM=xterm-256color", "TERM=screen", "TERM=screen-256color",
	"TERM=tmux",  "TERM=tmux-256color",  "TERM=vt100",  "TERM=vt220",
	"TERM=linux", "TERM=ansi",           "TERM=rxvt",
};
static const char *const without_screen[] = { "TERM=dumb", "TERM=no-such-terminal", "TERM" };
static const int sizes[][2] = {
	{ 1, 1 },   { 1, 80 },  { 24, 1 },   { 2, 10 },   { 11, 80 },   { 24, 39 },
	{ 12, 40 }, { 24, 80 }, { 30, 100 }, { 45, 140 }, { 100, 300 },
};

/* Every terminal meets every size; and every locale and way to close meets each of both. */
struct cross {
	size_t terminal, size, locale;
	enum way way;
};

static struct cross cross_of(size_t terminal, size_t size)
{
	return (struct cross){ terminal, size, (terminal / 2 + size) % G_N_ELEMENTS(locales),
			       (enum way)((terminal + size) % WAYS) };
}

/* Which pairs were met so far: of locale and way with each other, with a terminal, with a size. */
static void assert_all_pairs_meet(size_t terminals)
{
	bool with_terminal[G_N_ELEMENTS(screens)][G_N_ELEMENTS(locales)][WAYS] = { 0 };
	bool with_size[G_N_ELEMENTS(sizes)][G_N_ELEMENTS(locales)][WAYS] = { 0 };

	for (size_t i = 0; i < terminals; i++)
		for (size_t j = 0; j < G_N_ELEMENTS(sizes); j++) {
			struct cross cross = cross_of(i, j);

			with_terminal[i][cross.locale][cross.way] = true;
			with_size[j][cross.locale][cross.way] = true;
		}
	for (size_t locale = 0; locale < G_N_ELEMENTS(locales); locale++)
		for (int way = 0; way < WAYS; way++) {
			for (size_t i = 0; i < terminals; i++)
				assert_true(with_terminal[i][locale][way]);
			for (size_t j = 0;
			     terminals == G_N_ELEMENTS(screens) && j < G_N_ELEMENTS(sizes); j++)
				assert_true(with_size[j][locale][way]);
		}
}

/* Begun in that size, answered in one that is large enough, closed in that size again. */
static void on_a_screen(const struct cross *cross)
{
	const int *size = sizes[cross->size];
	struct vt *vt = start(size[0], size[1], screens[cross->terminal], locales[cross->locale]);

	/* what a terminal says of its size is not heard before there is one */
	vt_settle(vt);
	vt_resize(vt, 24, 80);
	answer(vt);
	vt_resize(vt, size[0], size[1]);
	vt_settle(vt);
	/* a window that is too small takes no keys, and a busy machine sees late that it grew */
	if (cross->way == BY_KEY) {
		vt_resize(vt, 24, 80);
		vt_expect(vt, CHOICES);
	}
	close_it(vt, cross->way, "sq");
	assert_answered("answer: met\n");
}

static void every_terminal_with_a_screen_in_every_size(void **state)
{
	(void)state;
	assert_all_pairs_meet(G_N_ELEMENTS(screens));
	for (size_t i = 0; i < G_N_ELEMENTS(screens); i++)
		for (size_t j = 0; j < G_N_ELEMENTS(sizes); j++) {
			struct cross cross = cross_of(i, j);

			on_a_screen(&cross);
		}
}

/* TEXT without blanks and ends of lines. The caller frees. */
static char *squeezed(const char *text)
{
	GString *bare = g_string_new(NULL);

	for (; *text; text++)
		if (!strchr(" \r\n", *text))
			g_string_append_c(bare, *text);
	return g_string_free(bare, FALSE);
}

/* Did it say so, be it out of sight in a small window? */
static bool said(struct vt *vt, const void *text)
{
	g_autofree char *output = squeezed(vt_output(vt)->str), *wanted = squeezed(text);

	return strstr(output, wanted) != NULL;
}

/* It asks line by line. */
static void line_by_line(const struct cross *cross)
{
	const int *size = sizes[cross->size];
	const struct fact *fact = real_catalog()->fact;
	struct vt *vt =
		start(size[0], size[1], without_screen[cross->terminal], locales[cross->locale]);

	assert_true(vt_wait_until(vt, said, text_in(&fact[0].ask, LANGUAGE_JA), VT_LIMIT));
	vt_type(vt, "1\r");
	/* its options: the question itself is among those still open */
	assert_true(
		vt_wait_until(vt, said, text_in(&fact[2].option[1].label, LANGUAGE_JA), VT_LIMIT));
	close_it(vt, cross->way, "q\r");
	assert_answered("info: [myna]");
}

static void every_terminal_without_a_screen_in_every_size(void **state)
{
	(void)state;
	assert_all_pairs_meet(G_N_ELEMENTS(without_screen));
	for (size_t i = 0; i < G_N_ELEMENTS(without_screen); i++)
		for (size_t j = 0; j < G_N_ELEMENTS(sizes); j++) {
			struct cross cross = cross_of(i, j);

			line_by_line(&cross);
		}
}

/* Without an alternate screen what we have shown would stay there. */
static void where_there_is_no_other_screen_nothing_of_ours_stays(void **state)
{
	static const char *const terminals[] = { "TERM=vt100", "TERM=linux", "TERM=ansi" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(terminals); i++) {
		struct vt *vt = start(24, 80, terminals[i], locales[0]);
		g_autofree char *text = NULL;

		answer(vt);
		close_it(vt, BY_KEY, "sq");
		text = vt_text(vt);
		assert_string_equal(g_strstrip(text), "");
		assert_answered("answer: met\n");
	}
}

static void the_mouse_is_left_alone(void **state)
{
	struct vt *vt = start(24, 80, "TERM=xterm-256color", locales[0]);

	(void)state;
	answer(vt);
	close_it(vt, BY_KEY, "sq");
	for (int mode = 1000; mode <= 1016; mode++) {
		g_autofree char *on = g_strdup_printf("\033[?%dh", mode);

		assert_null(strstr(vt_output(vt)->str, on));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_terminal_with_a_screen_in_every_size,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(every_terminal_without_a_screen_in_every_size,
						vt_setup, vt_teardown),
		cmocka_unit_test_setup_teardown(
			where_there_is_no_other_screen_nothing_of_ours_stays, vt_setup,
			vt_teardown),
		cmocka_unit_test_setup_teardown(the_mouse_is_left_alone, vt_setup, vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, free_catalog);
}
