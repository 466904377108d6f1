/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pages: a run of rows that are made when they are drawn looks and moves like the same rows put one
 * by one, and costs no more than what is seen. */
#include "config.h"

#include "unit.h"

#include "screen/keycode.h"
#include "screen/widgets.h"

enum { ROWS = 7, COLUMNS = 20 };

/* Two groups of rows, with what stands around them. */
struct sample {
	int rows[2];
};

static int made; /* rows, so far */

static void make(const void *data, int choice, struct list_row *ret)
{
	(void)data;
	made++;
	ret->style = choice % 2 ? STYLE_WARN : STYLE_PLAIN;
	ret->text = g_strdup_printf("row %d of a list", choice);
	ret->right = choice % 3 ? g_strdup_printf("%d", choice) : NULL;
}

/* The page of SAMPLE: as runs, or a row at a time. */
static struct page *make_page(const struct sample *sample, bool runs)
{
	struct page *page = page_new(COLUMNS);
	int choice = 0;

	page_text(page, STYLE_TITLE, 0, "Some words that take more than a line");
	for (size_t i = 0; i < G_N_ELEMENTS(sample->rows); i++) {
		int end = choice + sample->rows[i];

		page_blank(page);
		page_row(page, -1, STYLE_MUTED, "heading", NULL);
		page_keep(page);
		if (runs)
			page_run(page, choice, end - choice, make, sample);
		for (; choice < end; choice++) {
			struct list_row row = { .style = STYLE_PLAIN };

			if (runs)
				continue;
			make(sample, choice, &row);
			page_row(page, choice, row.style, row.text, row.right);
			g_free(row.text);
			g_free(row.right);
		}
	}
	page_text(page, STYLE_PLAIN, 0, "end");
	return page;
}

static void draw(const struct sample *sample, bool runs, struct canvas *canvas, struct list *list)
{
	static const struct area area = { 0, 0, ROWS, COLUMNS };
	OWNED(page) page = make_page(sample, runs);

	canvas_clear(canvas);
	page_draw_all(page, canvas, &area, list);
}

/* The same picture, cursor and place. */
static void assert_same(const struct canvas *a, const struct canvas *b, const struct list *x,
			const struct list *y)
{
	g_autofree char *of_a = canvas_text(a), *of_b = canvas_text(b);

	assert_string_equal(of_a, of_b);
	for (int i = 0; i < ROWS * COLUMNS; i++)
		assert_int_equal(a->cell[i].style, b->cell[i].style);
	assert_int_equal(a->cursor_row, b->cursor_row);
	assert_int_equal(a->cursor_column, b->cursor_column);
	assert_int_equal(x->cursor, y->cursor);
	assert_int_equal(x->scroll, y->scroll);
	assert_int_equal(x->height, y->height);
}

static void runs_look_and_move_like_single_rows(void **state)
{
	static const unsigned keys[] = { KEYCODE_DOWN, KEYCODE_DOWN,      KEYCODE_PAGE_DOWN,
					 KEYCODE_UP,   KEYCODE_PAGE_DOWN, KEYCODE_END,
					 KEYCODE_UP,   KEYCODE_PAGE_UP,   KEYCODE_HOME };

	(void)state;
	for (int first = 0; first < 12; first++)
		for (int second = 0; second < 12; second++) {
			const struct sample sample = { { first, second } };
			struct list list = { .count = first + second, .follow = true };
			struct list single = list;
			OWNED(canvas) canvas = canvas_new(ROWS, COLUMNS);
			OWNED(canvas) other = canvas_new(ROWS, COLUMNS);

			for (size_t i = 0; i < 4 * G_N_ELEMENTS(keys); i++) {
				draw(&sample, true, canvas, &list);
				draw(&sample, false, other, &single);
				assert_same(canvas, other, &list, &single);
				list_key(&list, keys[i % G_N_ELEMENTS(keys)]);
				list_key(&single, keys[i % G_N_ELEMENTS(keys)]);
			}
		}
}

static void of_a_run_only_the_rows_in_view_are_made(void **state)
{
	const struct sample sample = { { 1000, 100000 } };
	struct list list = { .count = 101000 };
	OWNED(canvas) canvas = canvas_new(ROWS, COLUMNS);
	static const int places[] = { 0, 999, 1000, 50000, 100999 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		made = 0;
		list_go(&list, places[i]);
		draw(&sample, true, canvas, &list);
		assert_in_range(made, 1, ROWS);
		assert_string_equal(canvas->cell[canvas->cursor_row * COLUMNS].text, ">");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs_look_and_move_like_single_rows),
		cmocka_unit_test(of_a_run_only_the_rows_in_view_are_made),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
