/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two programs change one file at the same time, under every schedule with one or two changes of
 * turn: a turn ends before one of the calls about the folder, the only places where the other can
 * matter. Who ended well must find his change in the file, who did not must have said so. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "torture.h"

enum { CALLS_MAX = 100000 };

struct pair {
	const char *name;
	const char *script;         /* what the folder is like before */
	bool stale_lock;            /* left by a program that is gone */
	const char *argument[2][5]; /* FILE stands for the path */
	const char *mark[2];        /* what each puts into the file */
};

static const struct pair pairs[] = {
	{ "set",
	  "set",
	  false,
	  { { "set", "FILE", "organization=First" }, { "set", "FILE", "service=Second" } },
	  { "organization: First\n", "service: Second\n" } },
	{ "set-over-a-stale-lock",
	  "set",
	  true,
	  { { "set", "FILE", "organization=First" }, { "set", "FILE", "service=Second" } },
	  { "organization: First\n", "service: Second\n" } },
	{ "new",
	  "new",
	  false,
	  { { "new", "FILE", "--organization", "First" },
	    { "new", "FILE", "--organization", "Second" } },
	  { "organization: First\n", "organization: Second\n" } },
};

struct plan {
	const struct pair *pair;
	unsigned calls[2]; /* about the folder, when alone */
};

struct racer {
	struct trace trace;
	struct model *model;
	char *output;
	unsigned calls;
	bool ended;
};

static void racer_start(struct racer *racer, const struct session *session, const struct pair *pair,
			unsigned which)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);

	*racer = (struct racer){ .model = model_new(session->folder) };
	racer->output = g_strdup_printf("%s/out%u", session->work, which);
	g_ptr_array_add(argv, g_strdup(session->program));
	for (const char *const *word = pair->argument[which]; *word; word++)
		g_ptr_array_add(argv, strcmp(*word, "FILE") == 0
					      ? g_build_filename(session->folder, "a.yaml", NULL)
					      : g_strdup(*word));
	g_ptr_array_add(argv, NULL);
	trace_start(&racer->trace, (char **)argv->pdata, "/dev/null", racer->output);
}

/* Until it stands before its call number CALLS about the folder, or has ended. */
static void racer_run(struct racer *racer, unsigned calls)
{
	while (!racer->ended && racer->calls < calls) {
		if (!trace_next(&racer->trace)) {
			racer->ended = true;
		} else if (!racer->trace.entering) {
			model_note(racer->model, &racer->trace);
		} else {
			racer->calls += model_touches(racer->model, &racer->trace);
			/* waiting is for the clock's sake; here only turns count */
			if (racer->trace.number == SYS_clock_nanosleep ||
			    racer->trace.number == SYS_nanosleep)
				trace_fail(&racer->trace, 0);
		}
	}
}

static bool racer_done(const struct racer *racer)
{
	return racer->ended && WIFEXITED(racer->trace.status) &&
	       WEXITSTATUS(racer->trace.status) == 0;
}

static void racer_end(struct racer *racer)
{
	if (!racer->ended)
		trace_kill(&racer->trace);
	model_free(racer->model);
	g_free(racer->output);
}

static void judge(struct session *session, const struct pair *pair, struct racer *racer,
		  const char *where, struct tally *tally)
{
	g_autofree char *path = g_build_filename(session->folder, "a.yaml", NULL), *text = NULL;
	g_autofree char *left = NULL;

	tally->points++;
	if (!g_file_get_contents(path, &text, NULL, NULL))
		session_complain(session, &tally->unreadable, where, "the file is not there");
	for (unsigned i = 0; i < 2; i++) {
		g_autofree char *said = NULL;

		g_file_get_contents(racer[i].output, &said, NULL, NULL);
		if (racer_done(&racer[i]) && !(text && strstr(text, pair->mark[i])))
			session_complain(session, &tally->lost, where,
					 "a change that was told as saved is gone");
		if (!racer_done(&racer[i]) && !strstr(said ? said : "", "phrwizard: "))
			session_complain(session, &tally->untold, where,
					 "it failed without a word");
	}
	if (!racer_done(&racer[0]) && !racer_done(&racer[1]))
		session_complain(session, &tally->untold, where, "neither could save");
	left = session_litter(session);
	if (left)
		session_complain(session, &tally->leftovers, where, left);
}

/* FIRST runs up to its call, the other up to its own, FIRST to its end, then the other. */
static void race(struct session *session, const struct pair *pair, unsigned first,
		 const unsigned calls[2], struct tally *tally)
{
	g_autofree char *where = g_strdup_printf("%s: %u goes %u calls, %u goes %u", pair->name,
						 first, calls[0], !first, calls[1]);
	struct racer racer[2];

	session_prepare(session, false);
	if (pair->stale_lock)
		session_put(session, ".a.yaml.lock", "");
	racer_start(&racer[0], session, pair, 0);
	racer_start(&racer[1], session, pair, 1);
	racer_run(&racer[first], calls[0]);
	racer_run(&racer[!first], calls[1]);
	racer_run(&racer[first], CALLS_MAX);
	racer_run(&racer[!first], CALLS_MAX);
	judge(session, pair, racer, where, tally);
	racer_end(&racer[0]);
	racer_end(&racer[1]);
}

static void work(const struct job *job, unsigned worker, const char *folder, void *data,
		 struct tally *tally)
{
	const struct plan *plan = data;
	struct session *session = session_new(script_find(plan->pair->script), job->good,
					      job->program, folder, NULL, job->answers);
	unsigned begin = 0, points = 0;

	for (unsigned first = 0; first < 2; first++)
		points += plan->calls[first] * (plan->calls[!first] + 1);
	for (unsigned first = 0; first < 2; first++) {
		const unsigned other = plan->calls[!first] + 1, here = plan->calls[first] * other;

		for (unsigned i = 0; i < here; i++) {
			/* the last one is all of it: one change of turn */
			const unsigned calls[2] = { i / other + 1, i % other + 1 == other
									   ? CALLS_MAX
									   : i % other + 1 };

			if (job_takes(job, worker, begin + i, points))
				race(session, plan->pair, first, calls, tally);
		}
		begin += here;
	}
	session_free(session);
}

static void count(const struct job *job, unsigned worker, const char *folder, void *data,
		  struct tally *tally)
{
	struct plan *plan = data;
	struct session *session;

	if (worker)
		return;
	session = session_new(script_find(plan->pair->script), job->good, job->program, folder,
			      NULL, job->answers);
	for (unsigned i = 0; i < 2; i++) {
		struct racer racer;

		session_prepare(session, false);
		racer_start(&racer, session, plan->pair, i);
		racer_run(&racer, CALLS_MAX);
		/* two numbers through one: this is another process */
		tally->points += i ? racer.calls << 16 : racer.calls;
		racer_end(&racer);
	}
	session_free(session);
}

bool method_race(const struct job *job)
{
	bool good = true;

	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		struct plan plan = { .pair = &pairs[i] };
		struct tally tally;

		if (!job_wants(job, pairs[i].name))
			continue;
		job_spread(job, count, &plan, &tally);
		plan.calls[0] = tally.points & 0xffff;
		plan.calls[1] = tally.points >> 16;
		if (plan.calls[0] && plan.calls[1])
			job_spread(job, work, &plan, &tally);
		good = job_tell("race", pairs[i].name, "schedules", &tally) && good;
	}
	return good;
}
