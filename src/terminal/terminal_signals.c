/* SPDX-License-Identifier: GPL-3.0-or-later
 * Signals while the terminal is ours. Handlers are installed before curses starts, which then keeps
 * its own away: curses' would end the program without a word to us, and it does not know HUP. */
#include "config.h"

#include "terminal/terminal_private.h"

#include <errno.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t end_signal, stop_seen, continue_seen;

static const int enders[] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT };
static const int crashes[] = { SIGABRT, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE };

static struct sigaction old_ender[G_N_ELEMENTS(enders)], old_crash[G_N_ELEMENTS(crashes)], old_stop,
	old_continue;
static sigset_t wait_mask, held_mask;
static struct termios sane;
static bool has_sane, started;

static void on_end(int number)
{
	end_signal = number;
}

static void on_stop(int number)
{
	(void)number;
	stop_seen = 1;
}

static void on_continue(int number)
{
	(void)number;
	continue_seen = 1;
}

/* Only what is allowed in a handler: the modes as they were, plain letters, main screen, no
 * bracketed paste. */
static void on_crash(int number)
{
	static const char reset[] = "\033[?2004l\033[0m\033[?1049l\033[?25h\r\n";

	if (has_sane)
		tcsetattr(STDIN_FILENO, TCSANOW, &sane);
	if (write(STDOUT_FILENO, reset, sizeof reset - 1) < 0) {
		/* nothing more can be done */
	}
	/* SA_RESETHAND: now it does what it would have done */
	raise(number);
}

static void install(int number, void (*handler)(int), int flags, struct sigaction *old)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, old);
}

void signals_start(void)
{
	sigset_t held;

	end_signal = stop_seen = continue_seen = 0;
	has_sane = tcgetattr(STDIN_FILENO, &sane) == 0;
	/* held before there are handlers: one that came in between would never be looked at */
	sigemptyset(&held);
	for (size_t i = 0; i < G_N_ELEMENTS(enders); i++)
		sigaddset(&held, enders[i]);
	sigaddset(&held, SIGTSTP);
	sigaddset(&held, SIGCONT);
	/* curses has the handler; between its look at what was seen and our wait none may come */
	sigaddset(&held, SIGWINCH);
	sigprocmask(SIG_BLOCK, &held, &wait_mask);
	for (size_t i = 0; i < G_N_ELEMENTS(enders); i++)
		install(enders[i], on_end, 0, &old_ender[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(crashes); i++)
		install(crashes[i], on_crash, SA_RESETHAND, &old_crash[i]);
	install(SIGTSTP, on_stop, 0, &old_stop);
	install(SIGCONT, on_continue, 0, &old_continue);
	held_mask = wait_mask;
	for (int number = 1; number < NSIG; number++)
		if (sigismember(&held, number) == 1)
			sigaddset(&held_mask, number);
	started = true;
}

void signals_pause(void)
{
	install(SIGTSTP, SIG_DFL, 0, NULL);
	sigprocmask(SIG_SETMASK, &wait_mask, NULL);
}

void signals_resume(void)
{
	sigprocmask(SIG_SETMASK, &held_mask, NULL);
	install(SIGTSTP, on_stop, 0, NULL);
	/* Ctrl-C and Ctrl-Z were for the other program */
	if (end_signal == SIGINT || end_signal == SIGQUIT)
		end_signal = 0;
	stop_seen = continue_seen = 0;
}

void signals_stop(void)
{
	if (!started)
		return;
	started = false;
	for (size_t i = 0; i < G_N_ELEMENTS(enders); i++)
		sigaction(enders[i], &old_ender[i], NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(crashes); i++)
		sigaction(crashes[i], &old_crash[i], NULL);
	sigaction(SIGTSTP, &old_stop, NULL);
	sigaction(SIGCONT, &old_continue, NULL);
	sigprocmask(SIG_SETMASK, &wait_mask, NULL);
}

const sigset_t *signals_wait_mask(void)
{
	return &wait_mask;
}

int signals_end(void)
{
	return end_signal;
}

bool signals_take_stop(void)
{
	bool seen = stop_seen;

	stop_seen = 0;
	return seen;
}

bool signals_take_continue(void)
{
	bool seen = continue_seen;

	continue_seen = 0;
	return seen;
}
