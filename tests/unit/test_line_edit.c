/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text field: every move and deletion takes whole graphemes, the cursor is where the letter
 * will come. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "screen/keycode.h"
#include "screen/line_edit.h"

/* か with the combining voiced mark; a family of three; both are one grapheme. */
#define GA     "か\xe3\x82\x99"
#define FAMILY "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"

/* Presses KEYS (names with blanks between) in a field that begins with TEXT; "|" in the result is
 * the cursor. */
static char *after_keys(const char *text, bool lines, const char *keys)
{
	struct line_edit edit;
	g_auto(GStrv) names = g_strsplit(keys, " ", -1);
	char *result;

	line_edit_init(&edit, text, lines);
	for (char **name = names; *name; name++)
		if (**name)
			line_edit_key(&edit, keycode_parse(*name));
	assert_true(edit.cursor <= edit.text->len);
	result = g_strdup_printf("%.*s|%s", (int)edit.cursor, edit.text->str,
				 edit.text->str + edit.cursor);
	line_edit_clear(&edit);
	return result;
}

static void assert_keys(const char *text, const char *keys, const char *want)
{
	g_autofree char *got = after_keys(text, false, keys);

	assert_string_equal(got, want);
}

static void assert_lines(const char *text, const char *keys, const char *want)
{
	g_autofree char *got = after_keys(text, true, keys);

	assert_string_equal(got, want);
}

static void typing_goes_in_at_the_cursor(void **state)
{
	(void)state;
	assert_keys(NULL, "", "|");
	assert_keys("あ", "い", "あい|");
	assert_keys("あい", "Left x", "あx|い");
	assert_keys("あい", "Home Space", " |あい");
}

static void moves_take_whole_graphemes(void **state)
{
	(void)state;
	assert_keys("a" GA "b", "Left Left", "a|" GA "b");
	assert_keys("a" FAMILY, "Left", "a|" FAMILY);
	assert_keys("a" FAMILY, "Home Right Right", "a" FAMILY "|");
	assert_keys("ab", "Home Left", "|ab");
	assert_keys("ab", "Right", "ab|");
	assert_keys("ab", "C-a", "|ab");
	assert_keys("ab", "C-a C-e", "ab|");
}

static void deletions_take_whole_graphemes(void **state)
{
	(void)state;
	assert_keys("a" GA, "Backspace", "a|");
	assert_keys(FAMILY "b", "Home Delete", "|b");
	assert_keys("", "Backspace Delete", "|");
	assert_keys("あいう", "Left C-k", "あい|");
	assert_keys("あいう", "Left C-u", "|う");
	assert_keys("one two", "C-w", "one |");
	assert_keys("one two ", "C-w C-w", "|");
	assert_keys("ab", "Home C-d", "|b");
}

static void a_mark_joins_the_letter_before(void **state)
{
	struct line_edit edit;

	(void)state;
	line_edit_init(&edit, "か", false);
	assert_true(line_edit_key(&edit, 0x3099));
	assert_string_equal(edit.text->str, GA);
	assert_int_equal(edit.cursor, strlen(GA));
	line_edit_key(&edit, KEYCODE_BACKSPACE);
	assert_string_equal(edit.text->str, "");
	line_edit_clear(&edit);
	line_edit_clear(&edit);
}

static void lines_are_moved_through_by_column(void **state)
{
	(void)state;
	/* column 2 of the first line is behind あ */
	assert_lines("ab\nあい\nc", "Up Up End", "ab|\nあい\nc");
	assert_lines("ab\nあい\nc", "Up Up End Down", "ab\nあ|い\nc");
	assert_lines("ab\nあい\nc", "Up Up End Down Down", "ab\nあい\nc|");
	/* inside a wide letter: the column before it */
	assert_lines("abc\nあい", "Home Up Right Down", "abc\n|あい");
	assert_lines("ab", "Up", "|ab");
	assert_lines("ab", "Home Down", "ab|");
}

static void home_end_and_kills_stay_in_the_line(void **state)
{
	(void)state;
	assert_lines("ab\ncd", "Home", "ab\n|cd");
	assert_lines("ab\ncd", "C-u", "ab\n|");
	assert_lines("ab\ncd", "Home Left C-k", "ab|\ncd");
	assert_lines("ab\ncd", "Home Backspace", "ab|cd");
	assert_lines("ab", "Left C-j", "a\n|b");
}

static void keys_of_the_screen_are_left_alone(void **state)
{
	struct line_edit edit;
	static const unsigned others[] = { KEYCODE_ENTER,     KEYCODE_TAB,    KEYCODE_ESCAPE,
					   KEYCODE_UP,        KEYCODE_DOWN,   KEYCODE_PAGE_UP,
					   KEYCODE_CTRL('j'), KEYCODE_RESIZE, 0 };

	(void)state;
	line_edit_init(&edit, "a", false);
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		assert_false(line_edit_key(&edit, others[i]));
	assert_string_equal(edit.text->str, "a");
	line_edit_clear(&edit);
}

static void a_paste_is_text_and_nothing_else(void **state)
{
	static const unsigned pasted[] = { 'a', '\r', 'b', '\t', 0x1b, KEYCODE_UP, 0x7f, 0x3042 };
	struct line_edit line, lines;

	(void)state;
	line_edit_init(&line, NULL, false);
	line_edit_init(&lines, NULL, true);
	for (size_t i = 0; i < G_N_ELEMENTS(pasted); i++) {
		line_edit_paste(&line, pasted[i]);
		line_edit_paste(&lines, pasted[i]);
	}
	assert_string_equal(line.text->str, "a b あ");
	assert_string_equal(lines.text->str, "a\nb あ");
	line_edit_clear(&line);
	line_edit_clear(&lines);
}

/* The picture of a field of HEIGHT times WIDTH at row 0, column 1, and its cursor. */
static void assert_drawn(struct line_edit *edit, int height, int width, const char *want, int row,
			 int column)
{
	OWNED(canvas) canvas = canvas_new(height, width + 2);
	g_autofree char *got = NULL;

	line_edit_draw(edit, canvas, 0, 1, height, width);
	got = canvas_text(canvas);
	assert_string_equal(got, want);
	assert_int_equal(canvas->cursor_row, row);
	assert_int_equal(canvas->cursor_column, column);
	assert_true(canvas->cursor_typing);
}

static void the_cursor_is_drawn_at_the_column_of_the_letter(void **state)
{
	struct line_edit edit;

	(void)state;
	line_edit_init(&edit, "あbう", false);
	assert_drawn(&edit, 1, 10, " あbう\n", 0, 6);
	line_edit_key(&edit, KEYCODE_LEFT);
	assert_drawn(&edit, 1, 10, " あbう\n", 0, 4);
	line_edit_clear(&edit);
}

static void a_long_line_scrolls_by_whole_letters(void **state)
{
	struct line_edit edit;

	(void)state;
	/* ten columns in six: the cursor keeps two columns at the right */
	line_edit_init(&edit, "あいうえお", false);
	assert_drawn(&edit, 1, 6, " えお\n", 0, 5);
	line_edit_key(&edit, KEYCODE_HOME);
	assert_drawn(&edit, 1, 6, " あいう\n", 0, 1);
	line_edit_clear(&edit);
}

static void long_text_wraps_and_follows_the_cursor(void **state)
{
	struct line_edit edit;

	(void)state;
	/* width 5, one column for the cursor: two wide letters a row */
	line_edit_init(&edit, "あいう\nx", true);
	assert_drawn(&edit, 3, 5, " あい\n う\n x\n", 2, 2);
	assert_drawn(&edit, 2, 5, " う\n x\n", 1, 2);
	line_edit_key(&edit, KEYCODE_UP);
	line_edit_key(&edit, KEYCODE_HOME);
	assert_drawn(&edit, 2, 5, " あい\n う\n", 0, 1);
	line_edit_clear(&edit);
}

/* Nine columns, one of them for the cursor. */
static void words_are_not_torn_where_a_row_ends(void **state)
{
	struct line_edit edit;

	(void)state;
	line_edit_init(&edit, "one two three", true);
	assert_drawn(&edit, 2, 9, " one two\n three\n", 1, 6);
	line_edit_clear(&edit);
	/* longer than a row, or without blanks as in Japanese: anywhere */
	line_edit_init(&edit, "a bcdefghijk", true);
	assert_drawn(&edit, 3, 9, " a\n bcdefghi\n jk\n", 2, 3);
	line_edit_clear(&edit);
	line_edit_init(&edit, "確認API確認", true);
	assert_drawn(&edit, 2, 9, " 確認API\n 確認\n", 1, 5);
	line_edit_clear(&edit);
	/* in the middle of a word that went to the next row as a whole */
	line_edit_init(&edit, "one two three", true);
	line_edit_key(&edit, KEYCODE_LEFT);
	assert_drawn(&edit, 2, 9, " one two\n three\n", 1, 5);
	line_edit_clear(&edit);
}

static void a_letter_wider_than_the_field_stands_alone(void **state)
{
	struct line_edit edit;
	OWNED(canvas) canvas = canvas_new(4, 10);
	GString *piled = g_string_new("xq");

	(void)state;
	/* 20 marks: 4 stay, 16 are spelt out in 8 columns each */
	for (int i = 0; i < 20; i++)
		g_string_append(piled, "\u0301");
	g_string_append(piled, "y");
	line_edit_init(&edit, piled->str, true);
	line_edit_draw(&edit, canvas, 0, 0, 4, 10);
	g_autofree char *text = canvas_text(canvas);
	assert_true(g_str_has_prefix(text, "x\nq\u0301\u0301\u0301\u0301<"));
	assert_non_null(strstr(text, "\ny\n"));
	assert_int_equal(canvas->cursor_row, 2);
	assert_int_equal(canvas->cursor_column, 1);
	line_edit_clear(&edit);
	g_string_free(piled, TRUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_goes_in_at_the_cursor),
		cmocka_unit_test(moves_take_whole_graphemes),
		cmocka_unit_test(deletions_take_whole_graphemes),
		cmocka_unit_test(a_mark_joins_the_letter_before),
		cmocka_unit_test(lines_are_moved_through_by_column),
		cmocka_unit_test(home_end_and_kills_stay_in_the_line),
		cmocka_unit_test(keys_of_the_screen_are_left_alone),
		cmocka_unit_test(a_paste_is_text_and_nothing_else),
		cmocka_unit_test(the_cursor_is_drawn_at_the_column_of_the_letter),
		cmocka_unit_test(a_long_line_scrolls_by_whole_letters),
		cmocka_unit_test(long_text_wraps_and_follows_the_cursor),
		cmocka_unit_test(words_are_not_torn_where_a_row_ends),
		cmocka_unit_test(a_letter_wider_than_the_field_stands_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
