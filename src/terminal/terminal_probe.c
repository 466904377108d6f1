/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks the terminal how wide an ambiguous character is: prints one and asks where the cursor is.
 * What the user has typed meanwhile is kept for the first keys. */
#include "config.h"

#include "terminal/terminal_private.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

/* A white triangle pointing down, as Vim and others use it. */
#define AMBIGUOUS "\xE2\x96\xBD"
#define ASK       "\033[6n"

enum { LIMIT_MS = 300, TYPED_MAX = 4096 };

static GString *typed; /* what came before curses did, from typed_at on */
static size_t typed_at;

/* The capability NAME, or NULL. */
static const char *capability(const char *name)
{
	const char *value = tigetstr(name);

	return value == (const char *)-1 ? NULL : value;
}

static int output_byte(int byte)
{
	return putchar(byte);
}

static void output(const char *sequence)
{
	if (sequence)
		tputs(sequence, 1, output_byte);
}

/* Takes the answer out of what came in: the column where the cursor was, 0 when it is not there
 * (yet). The row is 2: in row 1 the answer would look like Shift-F3. */
static int take_answer(GString *input)
{
	static const char start[] = "\033[2;";
	char *answer = strstr(input->str, start), *end;
	long column;

	if (!answer)
		return 0;
	column = strtol(answer + strlen(start), &end, 10);
	if (*end != 'R' || column < 1)
		return 0;
	g_string_erase(input, answer - input->str, end + 1 - answer);
	return (int)MIN(column, 1000);
}

static int wait_for_answer(GString *input)
{
	gint64 limit = g_get_monotonic_time() + LIMIT_MS * 1000;
	struct pollfd terminal = { .fd = STDIN_FILENO, .events = POLLIN };
	int column = 0;

	while (column == 0 && input->len < TYPED_MAX) {
		int left = (int)((limit - g_get_monotonic_time()) / 1000);
		char bytes[256];
		ssize_t got;

		if (left <= 0 || poll(&terminal, 1, left) <= 0)
			break;
		got = read(STDIN_FILENO, bytes, sizeof bytes);
		if (got <= 0)
			break;
		g_string_append_len(input, bytes, got);
		column = take_answer(input);
	}
	return column;
}

/* On the second row, of the other screen where there is one, so that nothing remains of it. */
static int ask(GString *input)
{
	const char *place = capability("cup");
	int column;

	output(capability("smcup"));
	output(tiparm(place, 1, 0));
	fputs(AMBIGUOUS ASK, stdout);
	fflush(stdout);
	column = wait_for_answer(input);
	output(tiparm(place, 1, 0));
	output(capability("el"));
	output(capability("rmcup"));
	fflush(stdout);
	return column;
}

bool probe_wide(void)
{
	const char *how = capability("u7");
	struct winsize size;
	struct termios before, quiet;
	int column;

	probe_forget();
	/* only terminals that are known to answer; with one row there is no second */
	if (!how || strcmp(how, ASK) != 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
	    size.ws_row == 1 || tcgetattr(STDIN_FILENO, &before) != 0)
		return false;
	quiet = before;
	quiet.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	quiet.c_cc[VMIN] = 1;
	quiet.c_cc[VTIME] = 0;
	if (tcsetattr(STDIN_FILENO, TCSANOW, &quiet) != 0)
		return false;
	typed = g_string_new(NULL);
	column = ask(typed);
	tcsetattr(STDIN_FILENO, TCSANOW, &before);
	return column == 3;
}

void probe_forget(void)
{
	if (typed)
		g_string_free(typed, TRUE);
	typed = NULL;
	typed_at = 0;
}

/* A function key at the start of S: its code and *ret_length; 0 when it is one that curses does not
 * know, ERR when no sequence begins there. */
static int sequence_at(const char *s, size_t *ret_length)
{
	size_t length = 2;

	if (s[0] != '\033' || (s[1] != '[' && s[1] != 'O'))
		return ERR;
	while (s[length] && (s[length] < 0x40 || s[length] > 0x7e))
		length++;
	*ret_length = length + (s[length] != '\0');

	g_autofree char *sequence = g_strndup(s, *ret_length);
	return MAX(key_defined(sequence), 0);
}

int probe_typed(void)
{
	while (typed && typed_at < typed->len) {
		size_t length;
		int key = sequence_at(typed->str + typed_at, &length);

		if (key == ERR) {
			unsigned char byte = (unsigned char)typed->str[typed_at++];

			/* the terminal was still in the shell's mode, where Enter is a newline */
			return byte == '\n' ? '\r' : byte;
		}
		typed_at += length;
		if (key > 0)
			return key;
	}
	return ERR;
}
