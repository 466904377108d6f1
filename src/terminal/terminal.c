/* SPDX-License-Identifier: GPL-3.0-or-later
 * The terminal: start, stop, size, keys. Each oddity here answers one that was met on a real
 * terminal; the comments say which. */
#include "config.h"

#include "terminal/terminal.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <unistr.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "screen/keycode.h"
#include "terminal/terminal_private.h"

/* after our own: it makes `columns` and other common words macros */
#include <term.h>

/* Keys that curses does not know. */
enum {
	PRIVATE_PASTE_BEGIN = KEY_MAX + 1,
	PRIVATE_PASTE_END,
	PRIVATE_HOME,
	PRIVATE_END,
	PRIVATE_NEWLINE,
	PRIVATE_NARROW,
	PRIVATE_WIDE
};

static SCREEN *screen;
static FILE *messages; /* what was written to fd 2 meanwhile */
static int real_stderr = -1;
static bool gone;             /* the terminal was closed */
static int pushed_back = ERR; /* a byte that did not belong to the character before */

/* Messages of libraries would spoil the screen: they wait in a file. */
static void hold_messages(void)
{
	messages = tmpfile();
	if (!messages) /* better none than some on the screen */
		messages = fopen("/dev/null", "w+");
	if (!messages)
		return;
	fflush(stderr);
	real_stderr = dup(STDERR_FILENO);
	if (real_stderr >= 0)
		dup2(fileno(messages), STDERR_FILENO);
}

/* Gives fd 2 back, and passes on what came meanwhile. */
static void release_messages(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *shown = NULL;
	char buffer[4096];
	size_t length;

	if (real_stderr >= 0) {
		fflush(stderr);
		dup2(real_stderr, STDERR_FILENO);
		close(real_stderr);
		real_stderr = -1;
	}
	if (!messages)
		return;
	rewind(messages);
	while ((length = fread(buffer, 1, sizeof buffer, messages)) > 0)
		g_string_append_len(text, buffer, (gssize)length);
	shown = text_display(text->str, true); /* who knows what they repeat */
	fputs(shown, stderr);
	fclose(messages);
	messages = NULL;
}

void send_sequence(const char *sequence)
{
	putp(sequence);
	fflush(stdout);
}

static void define_keys(void)
{
	static const struct {
		const char *sequence;
		int code;
	} keys[] = {
		{ "\033[200~", PRIVATE_PASTE_BEGIN },
		{ "\033[201~", PRIVATE_PASTE_END },
		/* PuTTY sends these, and calls itself xterm, which does not */
		{ "\033[1~", PRIVATE_HOME },
		{ "\033[4~", PRIVATE_END },
		/* Alt-Enter: a new line where Enter means done */
		{ "\033\r", PRIVATE_NEWLINE },
		/* the answer to our question, when it comes late */
		{ "\033[2;2R", PRIVATE_NARROW },
		{ "\033[2;3R", PRIVATE_WIDE },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		define_key(keys[i].sequence, keys[i].code);
}

/* Loads what terminfo knows of the terminal. Before newterm(): that one succeeds with TERM=dumb,
 * where nothing would work, and leaks when it does not know the terminal. */
static bool load_terminal(GError **error)
{
	const char *name = g_getenv("TERM") ? g_getenv("TERM") : "";
	const char *address;
	int known;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("standard input and output are not a terminal"));
		return false;
	}
	if (!i18n_utf8()) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("this system has no UTF-8 locale, without which the screen cannot "
			      "show Japanese"));
		return false;
	}
	if (setupterm(NULL, STDOUT_FILENO, &known) != OK) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("the terminal '%s' is not known; try TERM=xterm-256color"), name);
		return false;
	}
	address = tigetstr("cup");
	if (address && address != (const char *)-1)
		return true;
	del_curterm(cur_term);
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
		    _("the terminal '%s' cannot place the cursor"), name);
	return false;
}

static void set_modes(enum terminal_color color)
{
	cbreak();
	noecho();
	nonl(); /* Enter and Ctrl-J are two keys */
	keypad(stdscr, TRUE);
	meta(stdscr, TRUE);    /* all eight bits: we assemble UTF-8 ourselves */
	nodelay(stdscr, TRUE); /* we wait ourselves, with the signals let in */
	curs_set(1);           /* input methods and Braille displays follow it */
	if (!g_getenv("ESCDELAY"))
		set_escdelay(25);
	define_keys();
	show_start(color);
	send_sequence("\033[?2004h");
}

bool terminal_start(enum terminal_color color, enum terminal_ambiguous ambiguous, GError **error)
{
	bool wide = ambiguous == TERMINAL_AMBIGUOUS_2;

	if (!load_terminal(error))
		return false;
	gone = false;
	pushed_back = ERR;
	signals_start();
	if (ambiguous == TERMINAL_AMBIGUOUS_AUTO)
		wide = probe_wide();
	del_curterm(cur_term);
	/* newterm, not initscr: that one ends the program when something is wrong */
	screen = newterm(NULL, stdout, stdin);
	if (!screen) {
		signals_stop();
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("the terminal cannot be used"));
		return false;
	}
	set_modes(color);
	show_wide(wide);
	hold_messages();
	return true;
}

void terminal_stop(void)
{
	if (!screen)
		return;
	send_sequence("\033[?2004l");
	show_stop();
	endwin();
	delscreen(screen);
	screen = NULL;
	signals_stop();
	probe_forget();
	release_messages();
}

void terminal_size(int *ret_rows, int *ret_columns)
{
	getmaxyx(stdscr, *ret_rows, *ret_columns);
}

/* After Ctrl-Z, a resize and fg curses knows only the old size. */
void terminal_measure(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0 &&
	    is_term_resized(size.ws_row, size.ws_col))
		resizeterm(size.ws_row, size.ws_col);
}

void terminal_pause(void)
{
	send_sequence("\033[?2004l");
	def_prog_mode();
	endwin();
	release_messages();
	signals_pause();
}

void terminal_resume(void)
{
	signals_resume();
	hold_messages();
	reset_prog_mode();
	terminal_measure();
	send_sequence("\033[?2004h");
	show_forget();
	refresh();
}

void terminal_suspend(void)
{
	terminal_pause();
	raise(SIGTSTP);
	terminal_resume();
}

int terminal_signal(void)
{
	return gone ? 0 : signals_end();
}

static const struct {
	int curses;
	unsigned code;
} keys[] = {
	{ KEY_UP, KEYCODE_UP },
	{ KEY_DOWN, KEYCODE_DOWN },
	{ KEY_LEFT, KEYCODE_LEFT },
	{ KEY_RIGHT, KEYCODE_RIGHT },
	{ KEY_PPAGE, KEYCODE_PAGE_UP },
	{ KEY_NPAGE, KEYCODE_PAGE_DOWN },
	{ KEY_HOME, KEYCODE_HOME },
	{ KEY_END, KEYCODE_END },
	{ KEY_DC, KEYCODE_DELETE },
	{ KEY_BTAB, KEYCODE_BACKTAB },
	{ KEY_BACKSPACE, KEYCODE_BACKSPACE },
	{ KEY_ENTER, KEYCODE_ENTER },
	{ KEY_RESIZE, KEYCODE_RESIZE },
	{ PRIVATE_PASTE_BEGIN, KEYCODE_PASTE_BEGIN },
	{ PRIVATE_PASTE_END, KEYCODE_PASTE_END },
	{ PRIVATE_HOME, KEYCODE_HOME },
	{ PRIVATE_END, KEYCODE_END },
	{ PRIVATE_NEWLINE, KEYCODE_CTRL('j') },
	/* Ctrl-H: what some terminals send for Backspace */
	{ KEYCODE_CTRL('h'), KEYCODE_BACKSPACE },
};

static unsigned translate(int key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (keys[i].curses == key)
			return keys[i].code;
	return KEYCODE_NONE;
}

/* A byte or key of curses; ERR when a signal or the end of the terminal has to be looked at, or
 * nothing came within LIMIT (NULL: waits for ever). */
static int wait_key(const struct timespec *limit)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	int key = pushed_back != ERR ? pushed_back : probe_typed();
	bool readable = false;

	pushed_back = ERR;
	while (key == ERR) {
		int ready;

		key = getch();
		if (key != ERR)
			break;
		/* something was to be read, and nothing came: that is the end. Without this the
		 * program would spin. */
		if (readable) {
			gone = true;
			return ERR;
		}
		ready = ppoll(&input, 1, limit, signals_wait_mask());
		if (ready == 0)
			return ERR;
		if (ready < 0 && errno != EINTR) {
			gone = true;
			return ERR;
		}
		readable = ready > 0;
		if (ready < 0) {
			/* perhaps SIGWINCH, which curses turns into a key; perhaps one of ours */
			key = getch();
			if (key == ERR)
				return ERR;
		}
	}
	return key;
}

/* The code point that FIRST begins. getch and not get_wch: after one bad byte that one loses all
 * that follows. */
static unsigned assemble(int first)
{
	uint8_t bytes[4] = { (uint8_t)first };
	ucs4_t code_point;

	for (size_t length = 1; length <= sizeof bytes; length++) {
		int key, used = u8_mbtoucr(&code_point, bytes, length);

		if (used > 0)
			return code_point;
		if (used != -2 || length == sizeof bytes)
			break;
		do
			key = wait_key(NULL);
		while (key == ERR && !gone && !signals_end());
		if (key < 0x80 || key > 0xBF) {
			pushed_back = key;
			break;
		}
		bytes[length] = (uint8_t)key;
	}
	return 0xFFFD;
}

/* Keys that are about the terminal itself; KEYCODE_NONE for others. */
static unsigned own_key(int key)
{
	if (key != KEYCODE_CTRL('l') && key != PRIVATE_WIDE)
		return KEYCODE_NONE;
	if (key == PRIVATE_WIDE)
		show_wide(true);
	show_forget();
	return KEYCODE_RESIZE;
}

unsigned terminal_key(int milliseconds)
{
	const struct timespec limit = { .tv_sec = milliseconds / 1000,
					.tv_nsec = milliseconds % 1000 * 1000000L };

	for (;;) {
		int key = wait_key(milliseconds < 0 ? NULL : &limit);

		if (gone || signals_end())
			return 0;
		if (signals_take_stop())
			return KEYCODE_CTRL('z');
		if (signals_take_continue()) {
			terminal_measure();
			show_forget();
			return KEYCODE_RESIZE;
		}
		if (key == ERR && milliseconds >= 0)
			return KEYCODE_NONE;
		if (key == ERR)
			continue;
		if (own_key(key) != KEYCODE_NONE)
			return own_key(key);
		if (key == '\r' || (key < 0x80 && translate(key) == KEYCODE_NONE))
			return (unsigned)key;
		return key > 0xFF || key < 0x80 ? translate(key) : assemble(key);
	}
}
