/* SPDX-License-Identifier: GPL-3.0-or-later
 * Stopping at system calls, and changing what they do. */
#include "config.h"

#include "trace.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stddef.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TEXT_MAX = 4096 };

/* Signals end the program as they do for people, also when these tests were started with some
 * ignored (nohup). */
static G_NORETURN void become(char *const *argv)
{
	static const int enders[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };

	for (size_t i = 0; i < G_N_ELEMENTS(enders); i++)
		signal(enders[i], SIG_DFL);
	ptrace(PTRACE_TRACEME, 0, NULL, NULL);
	execv(argv[0], argv);
	_exit(126);
}

static void open_as(int fd, const char *path, int flags)
{
	const int opened = open(path, flags, 0600);

	if (opened < 0 || dup2(opened, fd) < 0)
		_exit(126);
	if (opened != fd)
		close(opened);
}

/* A terminal holds little: without somebody who reads, the program would wait for ever. */
static pid_t start_drain(int terminal, const char *output)
{
	const pid_t pid = fork();

	if (pid == 0) {
		char bytes[4096];
		ssize_t got;

		open_as(STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC);
		while ((got = read(terminal, bytes, sizeof bytes)) > 0)
			if (write(STDOUT_FILENO, bytes, (size_t)got) != got)
				_exit(1);
		_exit(0);
	}
	return pid;
}

void trace_start(struct trace *trace, char *const *argv, const char *input, const char *output)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	*trace = (struct trace){ .terminal = -1 };
	trace->pid = input ? fork() : forkpty(&trace->terminal, NULL, NULL, &size);
	if (trace->pid == 0) {
		if (input) {
			open_as(STDIN_FILENO, input, O_RDONLY);
			open_as(STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
			dup2(STDOUT_FILENO, STDERR_FILENO);
		}
		become(argv);
	}
	if (trace->pid < 0)
		g_error("cannot start '%s': %s", argv[0], g_strerror(errno));
	if (!input)
		trace->drain = start_drain(trace->terminal, output);
	waitpid(trace->pid, &trace->status, 0);
	if (!WIFSTOPPED(trace->status) ||
	    ptrace(PTRACE_SETOPTIONS, trace->pid, NULL, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL))
		g_error("cannot trace '%s'", argv[0]);
}

/* The program has ended: so does what belongs to it. */
static void clean_up(struct trace *trace)
{
	if (trace->terminal < 0)
		return;
	close(trace->terminal);
	trace->terminal = -1;
	waitpid(trace->drain, NULL, 0);
}

/* Reads which call it is, or what it gave, and puts the lie in its place. */
static void note_stop(struct trace *trace)
{
	struct user_regs_struct regs;

	ptrace(PTRACE_GETREGS, trace->pid, NULL, &regs);
	if (trace->entering) {
		trace->number = (long)regs.orig_rax;
		trace->argument[0] = regs.rdi;
		trace->argument[1] = regs.rsi;
		trace->argument[2] = regs.rdx;
		trace->argument[3] = regs.r10;
		trace->argument[4] = regs.r8;
		trace->argument[5] = regs.r9;
		return;
	}
	if (trace->lie) {
		/* 1 stands for success */
		regs.rax = (unsigned long long)(trace->lie == 1 ? 0 : trace->lie);
		ptrace(PTRACE_SETREGS, trace->pid, NULL, &regs);
	} else if (trace->shortened) {
		/* the compiler counts on this register staying as it was */
		regs.rdx = trace->argument[2];
		ptrace(PTRACE_SETREGS, trace->pid, NULL, &regs);
	}
	trace->result = (int64_t)regs.rax;
	trace->lie = 0;
	trace->shortened = false;
}

bool trace_next(struct trace *trace)
{
	int signal = 0;

	for (;;) {
		ptrace(PTRACE_SYSCALL, trace->pid, NULL, signal);
		if (waitpid(trace->pid, &trace->status, __WALL) < 0)
			g_error("lost the program: %s", g_strerror(errno));
		if (!WIFSTOPPED(trace->status)) {
			clean_up(trace);
			return false;
		}
		signal = WSTOPSIG(trace->status);
		if (signal == (SIGTRAP | 0x80)) {
			trace->entering = !trace->entering;
			note_stop(trace);
			return true;
		}
		if (signal == SIGTRAP)
			signal = 0;
	}
}

static void set_register(struct trace *trace, size_t offset, uint64_t value)
{
	ptrace(PTRACE_POKEUSER, trace->pid, (void *)offset, (void *)value);
}

void trace_fail(struct trace *trace, int number)
{
	set_register(trace, offsetof(struct user_regs_struct, orig_rax), (uint64_t)-1);
	trace->lie = number ? -number : 1;
}

void trace_shorten(struct trace *trace)
{
	if (trace->argument[2] < 2)
		return;
	set_register(trace, offsetof(struct user_regs_struct, rdx), trace->argument[2] / 2);
	trace->shortened = true;
}

void trace_let_go(struct trace *trace)
{
	ptrace(PTRACE_DETACH, trace->pid, NULL, NULL);
	waitpid(trace->pid, &trace->status, 0);
	clean_up(trace);
}

void trace_kill(struct trace *trace)
{
	kill(trace->pid, SIGKILL);
	while (waitpid(trace->pid, &trace->status, __WALL) >= 0 && WIFSTOPPED(trace->status))
		;
	clean_up(trace);
}

GBytes *trace_bytes(const struct trace *trace, uint64_t address, size_t length)
{
	guint8 *bytes = g_malloc(length + 1);
	struct iovec ours = { bytes, length }, theirs = { (void *)address, length };
	const ssize_t got = length ? process_vm_readv(trace->pid, &ours, 1, &theirs, 1, 0) : 0;

	return g_bytes_new_take(bytes, got > 0 ? (size_t)got : 0);
}

char *trace_text(const struct trace *trace, uint64_t address)
{
	g_autoptr(GString) text = g_string_new(NULL);

	/* never over the end of a page: the next one may not be there */
	while (address && text->len < TEXT_MAX) {
		const size_t part = 256 - (size_t)(address % 256);
		g_autoptr(GBytes) bytes = trace_bytes(trace, address, part);
		gsize got;
		const char *start = g_bytes_get_data(bytes, &got);
		const char *end = got ? memchr(start, '\0', got) : start;

		g_string_append_len(text, start, end ? end - start : (gssize)got);
		if (end || got == 0)
			break;
		address += got;
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}
