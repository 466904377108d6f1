/* SPDX-License-Identifier: GPL-3.0-or-later
 * Canvas: wide graphemes take two cells and are never cut in half, nothing steers, nothing falls
 * over the edge. */
#include "config.h"

#include "unit.h"

#include "screen/canvas.h"

static const struct cell *cell_at(const struct canvas *canvas, int row, int column)
{
	return &canvas->cell[row * canvas->columns + column];
}

static void assert_picture(const struct canvas *canvas, const char *want)
{
	g_autofree char *text = canvas_text(canvas);

	assert_string_equal(text, want);
}

static void a_new_canvas_is_blank(void **state)
{
	OWNED(canvas) canvas = canvas_new(2, 3);

	(void)state;
	assert_picture(canvas, "\n\n");
	assert_string_equal(cell_at(canvas, 1, 2)->text, " ");
}

static void sizes_are_kept_sensible(void **state)
{
	OWNED(canvas) canvas = canvas_new(0, 100000);

	(void)state;
	assert_int_equal(canvas->rows, 1);
	assert_int_equal(canvas->columns, 1000);
}

static void a_wide_letter_takes_two_cells(void **state)
{
	OWNED(canvas) canvas = canvas_new(1, 6);

	(void)state;
	assert_int_equal(canvas_put(canvas, 0, 1, STYLE_TITLE, "aあ"), 4);
	assert_string_equal(cell_at(canvas, 0, 2)->text, "あ");
	assert_string_equal(cell_at(canvas, 0, 3)->text, "");
	assert_int_equal(cell_at(canvas, 0, 3)->style, STYLE_TITLE);
	assert_int_equal(cell_at(canvas, 0, 4)->style, STYLE_PLAIN);
	assert_picture(canvas, " aあ\n");
}

static void a_wide_letter_is_not_cut_at_the_edge(void **state)
{
	OWNED(canvas) canvas = canvas_new(1, 4);

	(void)state;
	assert_int_equal(canvas_put(canvas, 0, 1, STYLE_PLAIN, "ああ"), 3);
	assert_picture(canvas, " あ\n");
}

static void half_a_wide_letter_does_not_stay(void **state)
{
	OWNED(canvas) canvas = canvas_new(1, 6);

	(void)state;
	canvas_put(canvas, 0, 0, STYLE_PLAIN, "あいう");
	canvas_put(canvas, 0, 1, STYLE_PLAIN, "x");
	canvas_put(canvas, 0, 4, STYLE_PLAIN, "y");
	assert_picture(canvas, " xいy\n");
}

static void cells_that_look_alike_have_the_same_bytes(void **state)
{
	OWNED(canvas) canvas = canvas_new(1, 4);
	OWNED(canvas) other = canvas_new(1, 4);

	(void)state;
	canvas_put(canvas, 0, 0, STYLE_BAD, "q\u0301か\u3099");
	canvas_put(canvas, 0, 0, STYLE_PLAIN, "x");
	canvas_put(canvas, 0, 2, STYLE_PLAIN, "y");
	canvas_put(canvas, 0, 1, STYLE_BAD, " ");
	canvas_put(other, 0, 0, STYLE_PLAIN, "x");
	canvas_put(other, 0, 1, STYLE_BAD, "  ");
	canvas_put(other, 0, 2, STYLE_PLAIN, "y");
	assert_memory_equal(canvas->cell, other->cell, 4 * sizeof *canvas->cell);
}

static void a_canvas_resized_is_blank(void **state)
{
	OWNED(canvas) canvas = canvas_new(2, 3);

	(void)state;
	for (int columns = 3; columns < 6; columns += 2) {
		canvas_put(canvas, 0, 0, STYLE_PLAIN, "abc");
		canvas_resize(canvas, 2, columns);
		assert_picture(canvas, "\n\n");
	}
}

static void marks_stay_on_their_letter(void **state)
{
	OWNED(canvas) canvas = canvas_new(1, 4);

	(void)state;
	/* か with the voiced mark is が to every terminal; q with an accent has no other form */
	canvas_put(canvas, 0, 0, STYLE_PLAIN, "か\u3099q\u0301");
	assert_string_equal(cell_at(canvas, 0, 0)->text, "が");
	assert_string_equal(cell_at(canvas, 0, 2)->text, "q\u0301");
}

static void nothing_steers_the_terminal(void **state)
{
	OWNED(canvas) canvas = canvas_new(1, 40);

	(void)state;
	canvas_put(canvas, 0, 0, STYLE_PLAIN,
		   "a\033[31mb\xe2\x80\xae"
		   "c\nd");
	assert_picture(canvas, "a<U+001B>[31mb<U+202E>c<U+000A>d\n");
}

static void outside_is_ignored(void **state)
{
	OWNED(canvas) canvas = canvas_new(2, 4);

	(void)state;
	canvas_put(canvas, -1, 0, STYLE_PLAIN, "up");
	canvas_put(canvas, 2, 0, STYLE_PLAIN, "down");
	canvas_put(canvas, 0, 4, STYLE_PLAIN, "right");
	canvas_put(canvas, 1, -3, STYLE_PLAIN, "left");
	canvas_field(canvas, 5, 0, 3, STYLE_PLAIN, "x");
	assert_picture(canvas, "\n\n");
}

static void a_field_is_cut_and_filled(void **state)
{
	OWNED(canvas) canvas = canvas_new(3, 8);

	(void)state;
	canvas_put(canvas, 0, 0, STYLE_PLAIN, "xxxxxxxx");
	canvas_field(canvas, 0, 1, 5, STYLE_FIELD, "あ");
	assert_picture(canvas, "xあ   xx\n\n\n");
	assert_int_equal(cell_at(canvas, 0, 5)->style, STYLE_FIELD);
	assert_int_equal(cell_at(canvas, 0, 6)->style, STYLE_PLAIN);
	/* five columns: あ (2), nothing more fits beside the two dots, one blank */
	canvas_field(canvas, 1, 0, 5, STYLE_FIELD, "ああああ");
	canvas_put(canvas, 1, 5, STYLE_PLAIN, "|");
	assert_picture(canvas, "xあ   xx\nあ.. |\n\n");
}

static void the_cursor_stays_inside(void **state)
{
	OWNED(canvas) canvas = canvas_new(2, 4);

	(void)state;
	canvas_cursor(canvas, 7, -1);
	assert_int_equal(canvas->cursor_row, 1);
	assert_int_equal(canvas->cursor_column, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_canvas_is_blank),
		cmocka_unit_test(sizes_are_kept_sensible),
		cmocka_unit_test(a_wide_letter_takes_two_cells),
		cmocka_unit_test(a_wide_letter_is_not_cut_at_the_edge),
		cmocka_unit_test(half_a_wide_letter_does_not_stay),
		cmocka_unit_test(cells_that_look_alike_have_the_same_bytes),
		cmocka_unit_test(a_canvas_resized_is_blank),
		cmocka_unit_test(marks_stay_on_their_letter),
		cmocka_unit_test(nothing_steers_the_terminal),
		cmocka_unit_test(outside_is_ignored),
		cmocka_unit_test(a_field_is_cut_and_filled),
		cmocka_unit_test(the_cursor_stays_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
