/* SPDX-License-Identifier: GPL-3.0-or-later
 * A program run from one system call to the next (ptrace), to be stopped, killed or lied to at any
 * of them. Sees every call, also those inside the C library. Linux on x86-64. */
#ifndef TORTURE_TRACE_H
#define TORTURE_TRACE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include <glib.h>

struct trace {
	pid_t pid;
	bool entering; /* stands before the call; else after it */
	long number;   /* the call, as in <sys/syscall.h> */
	uint64_t argument[6];
	int64_t result; /* after the call: what it gave, or -errno */
	int status;     /* when ended: as waitpid() tells it */
	int terminal;   /* the other side of its terminal, or -1 */
	pid_t drain;    /* copies what comes to the terminal; or 0 */
	int64_t lie;    /* what the call will seem to give; 0: the truth */
	bool shortened;
};

/* Starts ARGV, standing before its first call. With INPUT (a path) that is its standard input, else
 * it gets a terminal. What it writes to standard output and error, or the terminal, goes into the
 * file OUTPUT. */
void trace_start(struct trace *trace, char *const *argv, const char *input, const char *output);

/* On to the next entry or exit of a call. False when the program has ended. */
bool trace_next(struct trace *trace);

/* Before a call: it is not made, and seems to fail with errno NUMBER (0: to succeed with 0). */
void trace_fail(struct trace *trace, int number);
/* Before a read or write: only half of it is done. */
void trace_shorten(struct trace *trace);

/* Lets it run to its end unwatched; the status is in trace->status. */
void trace_let_go(struct trace *trace);
void trace_kill(struct trace *trace);

/* LENGTH bytes of the program's memory, and text up to its NUL. The caller frees. */
GBytes *trace_bytes(const struct trace *trace, uint64_t address, size_t length);
char *trace_text(const struct trace *trace, uint64_t address);

#endif
