/* SPDX-License-Identifier: GPL-3.0-or-later
 * The manual shows screens as text: what it shows is what the program draws. UPDATE=1 in the
 * environment puts the screens of today into the pages: look at them before you keep them. */
#include "config.h"

#include "steps.h"

#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

/* Narrow enough for a page of 80 columns, which is indented. */
enum { ROWS = 22, COLUMNS = 72 };

/* How to get to each screen that is shown, by the name in the page's comment. */
static const struct {
	const char *name, *keys;
} screens[] = {
	{ "row", "g2.1/2/1/C/3\r" },
	{ "sections", "s" },
};

static const struct {
	enum language language;
	const char *setting, *page, *organization, *service;
} pages[] = {
	{ LANGUAGE_EN, "LANGUAGE=en", "phrwizard.1", "Aobadai Town", "Health Note" },
	{ LANGUAGE_JA, "LANGUAGE=ja", "ja/phrwizard.1", "青葉台町", "健康ノート" },
};

/* A line as roff has it; in the English page, which is plain ASCII, other letters by their
 * names. */
static void append_line(GString *block, const char *line, bool ascii)
{
	if (*line == '.' || *line == '\'')
		g_string_append(block, "\\&");
	for (const char *p = line; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '-')
			g_string_append(block, "\\-");
		else if (c == '\\')
			g_string_append(block, "\\e");
		else if (c > 0x7f && ascii)
			g_string_append_printf(block, "\\[u%04X]", c);
		else
			g_string_append_unichar(block, c);
	}
	g_string_append_c(block, '\n');
}

/* The screen as it is, as the lines of a page. The caller frees. */
static char *block_of(struct vt *vt, bool ascii)
{
	GString *block = g_string_new(".EX\n");
	g_autofree char *text = vt_text(vt);
	g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);

	for (char **line = lines; *line; line++)
		append_line(block, *line, ascii);
	g_string_append(block, ".EE\n");
	return g_string_free(block, FALSE);
}

/* What a page says that a screen looks like. */
struct shown {
	const char *block;
	bool ascii;
};

static bool looks_so(struct vt *vt, const void *what)
{
	const struct shown *shown = what;
	g_autofree char *block = block_of(vt, shown->ascii);

	return strcmp(block, shown->block) == 0;
}

/* The screen that KEYS lead to, as soon as it looks as the page says; as it is in the end when it
 * never does. The caller frees. */
static char *draw(size_t page, const char *keys, const char *expected)
{
	bool ascii = pages[page].language == LANGUAGE_EN;
	const struct shown shown = { expected, ascii };
	struct vt *vt = vt_start(ROWS, COLUMNS, (const char *[]){ pages[page].setting, NULL },
				 (const char *[]){ vt_program(), "a.yaml", NULL });
	char *block;

	vt_expect(vt, real_catalog()->id);
	for (const char *key = keys; *key; key++) {
		vt_type(vt, (const char[]){ *key, '\0' });
		vt_settle(vt);
	}
	/* who wants new ones looks at them anyway */
	vt_wait_until(vt, looks_so, &shown, g_getenv("UPDATE") ? 1000 : VT_LIMIT);
	block = block_of(vt, ascii);
	vt_signal(vt, SIGTERM);
	vt_exit(vt);
	return block;
}

/* What stands in PAGE between the comments about SCREEN: its place, and its length. */
static char *find(GString *page, const char *screen, size_t *ret_length)
{
	g_autofree char *begin = g_strdup_printf("\n.\\\" screen %s\n", screen);
	char *at = strstr(page->str, begin), *end;

	assert_non_null(at);
	at += strlen(begin);
	end = strstr(at, ".\\\" screen end\n");
	assert_non_null(end);
	*ret_length = (size_t)(end - at);
	return at;
}

/* Compares one screen; with UPDATE puts it into PAGE. */
static void check_screen(GString *page, size_t i, size_t j)
{
	size_t length;
	char *at = find(page, screens[j].name, &length);
	g_autofree char *expected = g_strndup(at, length);
	g_autofree char *block = draw(i, screens[j].keys, expected);

	if (strcmp(block, expected) == 0)
		return;
	if (!g_getenv("UPDATE"))
		fail_msg("%s shows another screen '%s' than the program draws:\n%s", pages[i].page,
			 screens[j].name, block);
	g_string_insert(page, at - page->str, block);
	at = find(page, screens[j].name, &length);
	g_string_erase(page, at - page->str + (gssize)strlen(block),
		       (gssize)(length - strlen(block)));
}

static void make_sheet(size_t page)
{
	g_unlink(vt_path("a.yaml"));
	assert_int_equal(vt_run(NULL, NULL, NULL, "new", "a.yaml", "--organization",
				pages[page].organization, "--service", pages[page].service,
				"--date", "2026-11-22", NULL),
			 0);
	assert_int_equal(vt_run(NULL, NULL, NULL, "set", "a.yaml", "info=myna",
				"purpose=own-health", "role=indirect", "body=municipality",
				"2.1/1/1=met", "2.1/1/2=met", "2.1/2/0/x-riskprocess=partial",
				NULL),
			 0);
}

static void the_manual_shows_what_the_program_draws(void **state)
{
	const char *top = g_getenv("top_srcdir");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
		g_autofree char *path =
			g_build_filename(top ? top : ".", "man", pages[i].page, NULL);
		g_autofree char *text = NULL;
		g_autoptr(GString) page = NULL;

		/* a build without messages speaks English only */
		if (pages[i].language == LANGUAGE_JA && strcmp(ja("back"), "back") == 0)
			continue;
		assert_true(g_file_get_contents(path, &text, NULL, NULL));
		page = g_string_new(text);
		for (size_t j = 0; j < G_N_ELEMENTS(screens); j++) {
			make_sheet(i);
			check_screen(page, i, j);
		}
		if (g_getenv("UPDATE"))
			assert_true(g_file_set_contents(path, page->str, -1, NULL));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_manual_shows_what_the_program_draws, vt_setup,
						vt_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, free_catalog);
}
