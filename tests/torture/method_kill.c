/* SPDX-License-Identifier: GPL-3.0-or-later
 * The program is ended at the entry or exit of every system call: killed, or asked to end as a
 * closed terminal and a shutdown do. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "torture.h"

static const int signals[] = { SIGKILL, SIGTERM, SIGHUP };

struct plan {
	const struct script *script;
	unsigned stops; /* of the whole session */
};

static void end_at(struct session *session, unsigned stop, int number, struct tally *tally)
{
	struct run run;
	unsigned confirmed;

	session_prepare(session, false);
	run_start(&run, session);
	if (run_until(&run, stop)) {
		g_autofree char *where = g_strdup_printf("signal %d %s stop %u (%s)", number,
							 run.trace.entering ? "before" : "after",
							 stop, model_call_name(&run.trace));

		if (number == SIGKILL) {
			trace_kill(&run.trace);
		} else {
			kill(run.trace.pid, number);
			trace_let_go(&run.trace);
		}
		run.ended = true;
		confirmed = run_confirmed(&run);
		session_check(session, confirmed, where, tally);
	}
	run_end(&run);
}

static void work(const struct job *job, unsigned worker, const char *folder, void *data,
		 struct tally *tally)
{
	const struct plan *plan = data;
	struct session *session =
		session_new(plan->script, job->good, job->program, folder, NULL, job->answers);
	const unsigned points = plan->stops * G_N_ELEMENTS(signals);

	for (unsigned point = 0; point < points; point++)
		if (job_takes(job, worker, point, points))
			end_at(session, point / G_N_ELEMENTS(signals) + 1,
			       signals[point % G_N_ELEMENTS(signals)], tally);
	session_free(session);
}

/* How many stops a session of the program under test has. */
static void count(const struct job *job, unsigned worker, const char *folder, void *data,
		  struct tally *tally)
{
	const struct plan *plan = data;
	struct session *session;
	struct run run;

	if (worker)
		return;
	session = session_new(plan->script, job->good, job->program, folder, NULL, job->answers);
	session_prepare(session, false);
	run_start(&run, session);
	while (run_next(&run))
		;
	tally->points = run.stops;
	run_end(&run);
	session_free(session);
}

bool method_kill(const struct job *job)
{
	bool good = true;

	for (const char *const *name = script_names(); *name; name++) {
		struct plan plan = { .script = script_find(*name) };
		struct tally tally;

		if (!job_wants(job, *name))
			continue;
		job_spread(job, count, &plan, &tally);
		plan.stops = tally.points;
		if (plan.stops)
			job_spread(job, work, &plan, &tally);
		good = job_tell("kill", *name, "kill points", &tally) && good;
	}
	return good;
}
