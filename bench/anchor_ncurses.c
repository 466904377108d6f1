/* SPDX-License-Identifier: GPL-3.0-or-later
 * A list on the screen as curses can do it best: only rows that change are touched. Without an
 * argument it draws and waits for q; with "empty" it ends at once. */
#include <locale.h>
#include <stdbool.h>
#include <string.h>

#include <curses.h>

enum { ROWS = 21, ITEMS = 130 };

static void draw_row(int top, int item, int cursor)
{
	move(item - top, 0);
	clrtoeol();
	if (item == cursor)
		attron(A_REVERSE);
	printw("%c %3d  [ ] Is this measure in place, and who looks after it?",
	       item == cursor ? '>' : ' ', item + 1);
	attroff(A_REVERSE);
}

static void draw_all(int top, int cursor)
{
	for (int i = 0; i < ROWS; i++)
		draw_row(top, top + i, cursor);
}

int main(int argc, char **argv)
{
	const bool empty = argc > 1 && strcmp(argv[1], "empty") == 0;
	int top = 0, cursor = 0, key = 0;

	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	draw_all(top, cursor);
	refresh();
	while (!empty && (key = getch()) != 'q') {
		const int before = cursor, top_before = top;

		if ((key == KEY_DOWN || key == 'j') && cursor < ITEMS - 1)
			cursor++;
		if ((key == KEY_UP || key == 'k') && cursor > 0)
			cursor--;
		if (cursor >= top + ROWS)
			top += ROWS / 2;
		if (cursor < top)
			top -= ROWS / 2;
		if (top > ITEMS - ROWS)
			top = ITEMS - ROWS;
		if (top < 0)
			top = 0;
		if (top != top_before) {
			draw_all(top, cursor);
		} else {
			draw_row(top, before, cursor);
			draw_row(top, cursor, cursor);
		}
		refresh();
	}
	endwin();
	return 0;
}
