/* SPDX-License-Identifier: GPL-3.0-or-later
 * For terminals where ① takes two columns: other letters in its place, everything else where it
 * was, and nothing that could push a row over its edge. */
#include "config.h"

#include "unit.h"

#include "screen/ambiguous.h"

/* The picture of one row of COLUMNS with TEXT in it. */
static char *replaced(int columns, const char *text)
{
	OWNED(canvas) canvas = canvas_new(1, columns);
	OWNED(canvas) plain = canvas_new(1, 1);
	g_autofree char *all = NULL;

	canvas_put(canvas, 0, 0, STYLE_PLAIN, text);
	canvas_unambiguous(canvas, plain);
	assert_int_equal(plain->columns, columns);
	all = canvas_text(plain);
	return g_strdup(g_strchomp(all));
}

static void assert_replaced(int columns, const char *text, const char *wanted)
{
	g_autofree char *got = replaced(columns, text);

	assert_string_equal(got, wanted);
}

static void a_circled_number_takes_blanks_that_follow(void **state)
{
	(void)state;
	assert_replaced(20, "2.1(2)⑤", "2.1(2)(5)");
	assert_replaced(20, "⑩と⑳", "(10)と(20)");
	/* two columns more: one blank stays before the next column, which does not move */
	assert_replaced(20, "①同意   3/8", "(1)同意 3/8");
}

static void without_blanks_it_is_one_letter(void **state)
{
	(void)state;
	assert_replaced(7, "2.1(2)⑤", "2.1(2)5");
	assert_replaced(20, "①同意  3/8", "1同意  3/8");
	assert_replaced(4, "⑩と⑳", "*と*");
}

static void other_signs_have_their_plain_forms(void **state)
{
	(void)state;
	assert_replaced(40, "※“同意”→×…─é½", "*\"同意\"->x...-e12");
	assert_replaced(12, "※“同意”→×…", "*\"同意\">x.");
}

static void what_is_plain_stays_as_it_is(void **state)
{
	(void)state;
	assert_replaced(30, "a 日本語 ・「」〇 [x]  12/98", "a 日本語 ・「」〇 [x]  12/98");
}

static void letters_without_another_form_stay_where_there_is_room(void **state)
{
	(void)state;
	assert_replaced(20, "Яна", "Яна");
	/* three letters that may be twice as wide, and eight blanks to spare */
	assert_replaced(14, "Яна", "Яна");
	assert_replaced(13, "Яна", "???");
}

static void a_field_that_is_typed_in_keeps_its_columns(void **state)
{
	OWNED(canvas) canvas = canvas_new(1, 20);
	OWNED(canvas) plain = canvas_new(1, 1);
	g_autofree char *text = NULL;

	(void)state;
	canvas_put(canvas, 0, 0, STYLE_PLAIN, "①②");
	canvas_cursor(canvas, 0, 2);
	canvas->cursor_typing = true;
	canvas_unambiguous(canvas, plain);
	text = canvas_text(plain);
	assert_string_equal(text, "12\n");
	assert_int_equal(plain->cursor_column, 2);
	assert_true(plain->cursor_typing);
}

static void the_cursor_goes_along_with_its_letter(void **state)
{
	OWNED(canvas) canvas = canvas_new(2, 20);
	OWNED(canvas) plain = canvas_new(1, 1);

	(void)state;
	canvas_put(canvas, 1, 0, STYLE_PLAIN, "①②x");
	canvas_cursor(canvas, 1, 2);
	canvas_unambiguous(canvas, plain);
	assert_int_equal(plain->cursor_row, 1);
	assert_int_equal(plain->cursor_column, 6);
	assert_string_equal(plain->cell[20 + 6].text, "x");
}

static void those_that_are_left_are_counted(void **state)
{
	OWNED(canvas) canvas = canvas_new(1, 20);

	(void)state;
	canvas_put(canvas, 0, 0, STYLE_PLAIN, "aЯ日①b");
	assert_int_equal(canvas_ambiguous(canvas, 0, 1), 0);
	assert_int_equal(canvas_ambiguous(canvas, 0, 2), 1);
	assert_int_equal(canvas_ambiguous(canvas, 0, 20), 2);
}

/* Whatever stands there, as many cells come out as went in, and wide letters stay whole. */
static void no_row_gets_longer(void **state)
{
	static const char *const words[] = {
		"①", "⑩", "→", "○", "Я", "日", " ", "  ", "a", "é", "※"
	};
	g_autoptr(GRand) random = seeded_random();
	OWNED(canvas) plain = canvas_new(1, 1);

	(void)state;
	for (int round = 0; round < 2000; round++) {
		OWNED(canvas) canvas = canvas_new(1, g_rand_int_range(random, 1, 30));
		int column = 0, width = 0;

		for (int i = 0; i < 25; i++)
			column =
				canvas_put(canvas, 0, column, STYLE_PLAIN,
					   words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))]);
		canvas_unambiguous(canvas, plain);
		for (int i = 0; i < plain->columns; i++) {
			bool wide = i + 1 < plain->columns && !*plain->cell[i + 1].text;

			assert_true(*plain->cell[i].text || (i > 0 && *plain->cell[i - 1].text));
			width += *plain->cell[i].text ? 1 + wide : 0;
		}
		assert_int_equal(width, canvas->columns);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_circled_number_takes_blanks_that_follow),
		cmocka_unit_test(without_blanks_it_is_one_letter),
		cmocka_unit_test(other_signs_have_their_plain_forms),
		cmocka_unit_test(what_is_plain_stays_as_it_is),
		cmocka_unit_test(letters_without_another_form_stay_where_there_is_room),
		cmocka_unit_test(a_field_that_is_typed_in_keeps_its_columns),
		cmocka_unit_test(the_cursor_goes_along_with_its_letter),
		cmocka_unit_test(those_that_are_left_are_counted),
		cmocka_unit_test(no_row_gets_longer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
