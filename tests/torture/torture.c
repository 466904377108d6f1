/* SPDX-License-Identifier: GPL-3.0-or-later
 * torture METHOD [SCRIPT]: tries to make the program in $phrwizard lose something. TORTURE_POINTS,
 * TORTURE_ANSWERS and TORTURE_PROGRAM (a broken one, to try the test itself) in the environment;
 * see README. */
#include "config.h"

#include "torture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

static const struct {
	const char *name;
	method *run;
} methods[] = {
	{ "kill", method_kill }, { "cut", method_cut },   { "crash", method_crash },
	{ "fail", method_fail }, { "race", method_race },
};

static unsigned results;

static char *worker_folder(const struct job *job, unsigned worker)
{
	char *folder = g_strdup_printf("%s/%u", job->scratch, worker);

	g_mkdir_with_parents(folder, 0700);
	return folder;
}

void job_spread(const struct job *job, job_work *work, void *data, struct tally *sum)
{
	const size_t size = job->workers * sizeof(struct tally);
	struct tally *tallies =
		mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int status;

	if (tallies == MAP_FAILED)
		g_error("no memory: %s", g_strerror(errno));
	for (unsigned i = 0; i < job->workers; i++) {
		g_autofree char *folder = worker_folder(job, i);
		g_autofree char *state = g_build_filename(folder, "state", NULL);

		fflush(stdout);
		if (fork() == 0) {
			g_setenv("XDG_STATE_HOME", state, TRUE);
			work(job, i, folder, data, &tallies[i]);
			fflush(stdout);
			_exit(0);
		}
	}
	*sum = (struct tally){ 0 };
	while (wait(&status) > 0)
		/* whatever stopped it has been printed */
		sum->untold += !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	for (unsigned i = 0; i < job->workers; i++)
		tally_add(sum, &tallies[i]);
	munmap(tallies, size);
}

bool job_takes(const struct job *job, unsigned worker, unsigned point, unsigned points)
{
	/* the rank of POINT among those chosen, if it is chosen: evenly spread, the first one
	 * always */
	const guint64 rank = (guint64)point * job->points / MAX(points, 1);

	if (points > job->points && point > 0 &&
	    (guint64)(point - 1) * job->points / points == rank)
		return false;
	return (points > job->points ? rank : point) % job->workers == worker;
}

bool job_wants(const struct job *job, const char *name)
{
	return !job->only || strcmp(job->only, name) == 0;
}

bool job_tell(const char *tried, const char *what, const char *points, const struct tally *tally)
{
	const bool good = tally_bad(tally) == 0 && tally->points > 0;

	printf("%s %u - %s, %s: %u %s, %u confirmed answers lost, %u unreadable files, %u "
	       "leftovers, %u untold\n",
	       good ? "ok" : "not ok", ++results, tried, what, tally->points, points, tally->lost,
	       tally->unreadable, tally->leftovers, tally->untold);
	fflush(stdout);
	return good;
}

void job_skip(const char *what, const char *why)
{
	printf("ok %u - %s # SKIP %s\n", ++results, what, why);
	fflush(stdout);
}

static unsigned wish(const char *variable, unsigned otherwise)
{
	const char *text = g_getenv(variable);

	return text && *text ? (unsigned)strtoul(text, NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
	struct job job = {
		.good = g_getenv("phrwizard"),
		.program = g_getenv("TORTURE_PROGRAM") ? g_getenv("TORTURE_PROGRAM")
						       : g_getenv("phrwizard"),
		.only = argc > 2 ? argv[2] : NULL,
		.scratch = g_strdup(g_getenv("TORTURE_SCRATCH")),
		.points = MAX(wish("TORTURE_POINTS", 100), 1),
		.answers = wish("TORTURE_ANSWERS", 3),
		.workers = wish("TORTURE_WORKERS", 2),
	};

	if (argc < 2 || !job.good || !job.scratch || !g_getenv("top_srcdir")) {
		fprintf(stderr, "Usage: torture METHOD [SCRIPT], from a test (see README)\n");
		return 2;
	}
	/* the leak checker cannot work under ptrace */
	g_autofree char *asan = g_strdup_printf("%s:detect_leaks=0",
						g_getenv("ASAN_OPTIONS") ? g_getenv("ASAN_OPTIONS")
									 : "exitcode=99");
	g_setenv("ASAN_OPTIONS", asan, TRUE);
	g_setenv("TERM", "xterm", TRUE);
	/* nobody answers questions to the terminal here */
	g_setenv("PHRWIZARD_AMBIGUOUS_WIDTH", "1", TRUE);
	for (size_t i = 0; i < G_N_ELEMENTS(methods); i++)
		if (strcmp(methods[i].name, argv[1]) == 0) {
			const bool good = methods[i].run(&job);

			printf("1..%u\n", results);
			g_free(job.scratch);
			return good ? 0 : 1;
		}
	fprintf(stderr, "there is no method '%s'\n", argv[1]);
	return 2;
}
