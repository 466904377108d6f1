/* SPDX-License-Identifier: GPL-3.0-or-later
 * measure ROUNDS COMMAND… [-- COMMAND…]…: runs the commands in turn (A B A B …), and prints a line
 * for each: median wall and processor time in microseconds, most memory in KiB, how it ended. Their
 * output goes to /dev/null. Two that ran in turn saw the same machine. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS_MAX = 16, ROUNDS_MAX = 1000 };

struct command {
	char **argv;
	double wall[ROUNDS_MAX], cpu[ROUNDS_MAX];
	long memory;
	int status;
};

static double microseconds(struct timeval t)
{
	return (double)t.tv_sec * 1e6 + (double)t.tv_usec;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void run(struct command *command, int round)
{
	double start = now();
	struct rusage usage;
	pid_t pid = fork();

	if (pid < 0)
		exit(2);
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);

		for (int fd = 0; fd <= 2; fd++)
			dup2(null, fd);
		execvp(command->argv[0], command->argv);
		_exit(127);
	}
	if (wait4(pid, &command->status, 0, &usage) != pid)
		exit(2);
	command->wall[round] = now() - start;
	command->cpu[round] = microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
	if (usage.ru_maxrss > command->memory)
		command->memory = usage.ru_maxrss;
}

static int compare(const void *a, const void *b)
{
	const double p = *(const double *)a, q = *(const double *)b;

	return (p > q) - (p < q);
}

static double median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof *values, compare);
	return values[count / 2];
}

int main(int argc, char **argv)
{
	static struct command commands[COMMANDS_MAX];
	int rounds = argc > 2 ? atoi(argv[1]) : 0, count = 0;

	if (rounds < 1 || rounds > ROUNDS_MAX)
		return 2;
	for (int i = 2; i < argc && count < COMMANDS_MAX; i++) {
		commands[count++].argv = argv + i;
		while (i < argc && strcmp(argv[i], "--") != 0)
			i++;
		argv[i] = NULL;
	}
	for (int round = 0; round < rounds; round++)
		for (int c = 0; c < count; c++)
			run(&commands[c], round);
	for (int c = 0; c < count; c++)
		printf("%.0f %.0f %ld %d\n", median(commands[c].wall, rounds),
		       median(commands[c].cpu, rounds), commands[c].memory,
		       WIFEXITED(commands[c].status) ? WEXITSTATUS(commands[c].status) : 128);
	return 0;
}
