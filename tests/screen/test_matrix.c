/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every screen in four sizes, two languages, and for terminals where ambiguous characters take one
 * column or two: nothing is cut in half, nothing hangs over, no line breaks against the rules, and
 * the cursor is on the current thing. */
#include "config.h"

#include "unit.h"

#include <stdint.h>

#include <unigbrk.h>
#include <uniwidth.h>

#include "base/i18n.h"
#include "screen/ambiguous.h"
#include "screen/wizard_model.h"
#include "store/catalog_file.h"

static const int sizes[][2] = { { 24, 80 }, { 30, 100 }, { 45, 140 }, { 12, 40 } };

/* What is looked at, for messages. */
struct view {
	const struct screen *screen;
	enum language language;
	bool wide;
	const struct canvas *canvas;
};

static struct catalog_file *file;

/* What two people answered differently: a field of the head, the last question, the first row. */
static void add_conflicts(struct assessment *assessment)
{
	const struct catalog *catalog = assessment->catalog;
	const char *keys[ENTRY_KINDS] = { "service", catalog->fact[catalog->facts - 1].id,
					  catalog->item[0].key, "歩数の会社" };

	for (int kind = 0; kind < ENTRY_KINDS; kind++) {
		struct conflict *conflict = conflict_new((enum entry_kind)kind, keys[kind]);

		for (int i = 0; i < 2; i++) {
			struct side side = { 0 };

			if (kind == ENTRY_FIELD)
				side.words = i ? (char *)"けんこう手帳①" : (char *)"「健康ノート」";
			else if (kind == ENTRY_RECIPIENT)
				side.words = (char *)(i ? "result: gaps" : "service: 「連携」①");
			else if (kind == ENTRY_FACT)
				side.words = (char *)(i ? "yes" : "no");
			else
				side.answer = (struct answer){
					.value = i ? ANSWER_MET : ANSWER_UNMET,
					.note = i ? (char *)"手順は規程の第３条(→別紙①)にある。"
						  : NULL,
					.owner = (char *)"総務課",
					.by = (char *)"山田",
					.at = (char *)"2026-11-22T10:15:00+09:00",
				};
			conflict_add(conflict, side_copy(&side));
		}
		assessment_add_conflict(assessment, conflict);
	}
}

/* A wizard with SCREEN on top, half of the work done, on the real catalog. */
static struct wizard *wizard_at(const struct screen *screen, enum language language)
{
	const struct catalog *catalog = catalog_file_catalog(file);
	struct assessment *assessment = assessment_new(catalog);
	struct wizard *wizard;

	for (int i = 0; i < PROFILE_FIELDS; i++)
		if (i != PROFILE_CONFIRMED)
			assessment_set_profile(assessment, (enum profile_field)i,
					       "青葉台町①健康推進課", NULL);
	assessment_set_profile(assessment, PROFILE_CONFIRMED, "2026-11-22", NULL);
	assessment_set_fact(assessment, 0, catalog->fact[0].option[0].id, NULL);
	/* not the first row, which is in conflict below */
	for (size_t i = 2; i < catalog->items; i += 2) {
		struct answer answer = { .value = (enum answer_value)(1 + i / 2 % 5),
					 .note = (char *)"手順は規程の第３条（→別紙①）にある。",
					 .owner = (char *)"総務課" };

		assessment_set_answer(assessment, i, &answer, NULL);
	}
	if (screen == &screen_conflict || screen == &screen_review)
		add_conflicts(assessment);
	wizard = wizard_new(NULL);
	wizard->language = language;
	wizard_clock(wizard, "2026-11-22", "2026-11-22T10:15:00+09:00");
	if (screen == &screen_start) {
		assessment_free(assessment);
		return wizard;
	}
	wizard_loaded(wizard, assessment, "a.yaml", catalog->item[0].key);
	if (screen == &screen_facts)
		wizard_show_fact(wizard, 0);
	else if (screen == &screen_note)
		wizard_edit_field(wizard, FIELD_NOTE, ANSWER_VALUES);
	else
		wizard_open(wizard, screen);
	return wizard;
}

static const struct cell *row_of(const struct canvas *canvas, int row)
{
	return canvas->cell + (size_t)row * (size_t)canvas->columns;
}

static void fail_in(const struct view *view, int row, const char *what)
{
	const struct cell *cells = row_of(view->canvas, row);
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = 0; i < view->canvas->columns; i++)
		g_string_append(text, cells[i].text);
	fail_msg("%s %dx%d %s %s, row %d %s: |%s|", view->screen->name, view->canvas->columns,
		 view->canvas->rows, language_id(view->language), view->wide ? "wide" : "narrow",
		 row, what, text->str);
}

/* The bytes of CELL are one grapheme. */
static bool is_whole(const struct cell *cell)
{
	size_t length = strlen(cell->text);
	char breaks[sizeof cell->text] = { 0 };

	if (!g_utf8_validate(cell->text, -1, NULL))
		return false;
	u8_grapheme_breaks((const uint8_t *)cell->text, length, breaks);
	for (size_t i = 1; i < length; i++)
		if (breaks[i])
			return false;
	return true;
}

/* As many columns as the terminal will take: each letter has its cells, and no more. */
static void check_cells(const struct view *view, int row)
{
	const struct cell *cells = row_of(view->canvas, row);
	int columns = view->canvas->columns;

	for (int i = 0; i < columns;) {
		int width = u8_width((const uint8_t *)cells[i].text, strlen(cells[i].text),
				     view->wide ? "EUC-JP" : "UTF-8");

		if (!is_whole(&cells[i]))
			fail_in(view, row, "has a letter cut in pieces");
		if (width < 1 || i + width > columns)
			fail_in(view, row, "hangs over");
		for (int half = 1; half < width; half++)
			if (*cells[i + half].text)
				fail_in(view, row, "has half a letter");
		i += width;
	}
}

/* Behind the blanks at the left edge. A field that one types in fills its columns, whatever the
 * letters. */
static void check_line_start(const struct view *view, int row)
{
	static const char *const never[] = { "、", "。", "」", "』", "）", "】", "ー", "々",
					     "っ", "ゃ", "ゅ", "ょ", "！", "？", "・" };
	const struct cell *cells = row_of(view->canvas, row);
	int column = 0;

	while (column < view->canvas->columns && strcmp(cells[column].text, " ") == 0)
		column++;
	if (column < view->canvas->columns && cells[column].style == STYLE_FIELD)
		return;
	for (size_t i = 0; column < view->canvas->columns && i < G_N_ELEMENTS(never); i++)
		if (strcmp(cells[column].text, never[i]) == 0)
			fail_in(view, row, "begins with what must not begin a line");
}

/* Which letter ends the body of a row: before the pane, where there is one. */
static void check_line_end(const struct view *view, int row)
{
	static const char *const never[] = { "「", "『", "（", "【" };
	const struct cell *cells = row_of(view->canvas, row);
	int end = view->canvas->columns >= 100 ? view->canvas->columns - 37 : view->canvas->columns;

	while (end > 0 && (strcmp(cells[end - 1].text, " ") == 0 || !*cells[end - 1].text))
		end--;
	if (end > 0 && cells[end - 1].style == STYLE_FIELD)
		return;
	for (size_t i = 0; end > 0 && i < G_N_ELEMENTS(never); i++)
		if (strcmp(cells[end - 1].text, never[i]) == 0)
			fail_in(view, row, "ends with what must not end a line");
}

static bool has_mark(const struct canvas *canvas)
{
	for (int row = 2; row < canvas->rows; row++)
		if (strcmp(row_of(canvas, row)[0].text, ">") == 0)
			return true;
	return false;
}

/* In a field where one types; else at the mark of the current item, where the screen has one; else
 * on a letter, so that a Braille display shows the text. */
static void check_cursor(const struct view *view, struct wizard *wizard)
{
	const struct canvas *canvas = view->canvas;
	const struct cell *cells = row_of(canvas, canvas->cursor_row);

	if (canvas->cursor_row >= canvas->rows || canvas->cursor_column >= canvas->columns)
		fail_in(view, canvas->rows - 1, "is not where the cursor is");
	if (layer_field(wizard_top(wizard))) {
		if (!canvas->cursor_typing)
			fail_in(view, canvas->cursor_row, "has no cursor in the field");
	} else if (has_mark(canvas) && strcmp(cells[canvas->cursor_column].text, ">") != 0) {
		fail_in(view, canvas->cursor_row, "has the cursor, not the current item");
	} else if (strcmp(cells[canvas->cursor_column].text, " ") == 0) {
		fail_in(view, canvas->cursor_row, "has the cursor on a blank");
	}
}

static void check_view(const struct view *view, struct wizard *wizard)
{
	for (int row = 0; row < view->canvas->rows; row++) {
		check_cells(view, row);
		check_line_start(view, row);
		check_line_end(view, row);
	}
	check_cursor(view, wizard);
}

/* As it opens, and after a few steps down and pages on. */
static void check_screen(const struct screen *screen, enum language language, const int size[2])
{
	static const unsigned keys[] = { KEYCODE_NONE, KEYCODE_DOWN, KEYCODE_DOWN,
					 KEYCODE_PAGE_DOWN, KEYCODE_PAGE_DOWN };
	OWNED(wizard) wizard = wizard_at(screen, language);
	OWNED(canvas) canvas = canvas_new(size[0], size[1]);
	OWNED(canvas) plain = canvas_new(1, 1);
	struct view narrow = { screen, language, false, canvas };
	struct view wide = { screen, language, true, plain };

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		wizard_key(wizard, keys[i]);
		wizard_draw(wizard, canvas);
		check_view(&narrow, wizard);
		canvas_unambiguous(canvas, plain);
		check_view(&wide, wizard);
	}
}

static void every_screen_is_whole_everywhere(void **state)
{
	(void)state;
	for (int language = 0; language < LANGUAGES; language++) {
		i18n_switch((enum language)language);
		for (const struct screen *const *screen = screens(); *screen; screen++)
			for (size_t size = 0; size < G_N_ELEMENTS(sizes); size++)
				check_screen(*screen, (enum language)language, sizes[size]);
	}
}

/* All rows of the catalog, whose texts have everything that is hard to break. */
static void every_row_is_whole_everywhere(void **state)
{
	OWNED(wizard) wizard = wizard_at(&screen_row, LANGUAGE_JA);
	const struct catalog *catalog = catalog_file_catalog(file);
	OWNED(canvas) canvas = canvas_new(1, 1);
	OWNED(canvas) plain = canvas_new(1, 1);

	(void)state;
	i18n_switch(LANGUAGE_JA);
	for (size_t size = 0; size < G_N_ELEMENTS(sizes); size++)
		for (size_t item = 0; item < catalog->items; item++) {
			struct view narrow = { &screen_row, LANGUAGE_JA, false, canvas };
			struct view wide = { &screen_row, LANGUAGE_JA, true, plain };

			canvas_resize(canvas, sizes[size][0], sizes[size][1]);
			wizard_show_item(wizard, (int)item);
			wizard_draw(wizard, canvas);
			check_view(&narrow, wizard);
			canvas_unambiguous(canvas, plain);
			check_view(&wide, wizard);
		}
}

/* At the end of the list too, which is longer than the window. */
static void what_comes_next_stays_in_view_among_the_sections(void **state)
{
	OWNED(wizard) wizard = wizard_at(&screen_sections, LANGUAGE_EN);
	OWNED(canvas) canvas = canvas_new(24, 80);

	(void)state;
	i18n_switch(LANGUAGE_EN);
	wizard_draw(wizard, canvas);
	wizard_key(wizard, KEYCODE_END);
	wizard_draw(wizard, canvas);
	g_autofree char *text = canvas_text(canvas);
	assert_non_null(strstr(text, "\n  n: "));
	assert_non_null(strstr(text, "\n> 5.1"));
	assert_null(strstr(text, "Organisation, service, date"));
}

static int start(void **state)
{
	const char *data = g_getenv("PHRWIZARD_DATADIR");
	const char *locale_dir = g_getenv("PHRWIZARD_LOCALEDIR");
	g_autofree char *path =
		g_build_filename(data ? data : "data", "catalogs", "phr-2025.yaml", NULL);

	(void)state;
	i18n_start(locale_dir ? locale_dir : ".");
	file = catalog_file_read(path, NULL);
	return file ? 0 : -1;
}

static int stop(void **state)
{
	(void)state;
	catalog_file_free(file);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_is_whole_everywhere),
		cmocka_unit_test(every_row_is_whole_everywhere),
		cmocka_unit_test(what_comes_next_stays_in_view_among_the_sections),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
