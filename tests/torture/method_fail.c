/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every call about the folder and its files fails, once and from then on, with each errno that a
 * disk, a share or a quota has; reads and writes also come back half done. Success may be told only
 * of what is safe from a power cut. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "torture.h"

/* SHORT is no errno. */
enum { SHORT = -1, STOPS_MAX = 200 * 1000 };

static const int failures[] = { ENOSPC, EIO, EINTR, EDQUOT, EROFS, EACCES, EMFILE, ESTALE, SHORT };

/* What may be told about one try: a call, a failure, once or for ever. */
struct trial {
	unsigned call;
	int failure;
	bool for_ever;
	bool always; /* also when few are tried: these are rare and matter much */
};

static bool is_transfer(const struct trace *trace)
{
	return trace->number == SYS_read || trace->number == SYS_pread64 ||
	       trace->number == SYS_write;
}

/* At the entry of a call about the folder. True when the program is to take it up again as if
 * nothing was. */
static bool hurt(struct run *run, const struct trial *trial)
{
	if (trial->failure != SHORT)
		trace_fail(&run->trace, trial->failure);
	else if (is_transfer(&run->trace))
		trace_shorten(&run->trace);
	return is_transfer(&run->trace) && (trial->failure == SHORT || trial->failure == EINTR);
}

/* Runs the session with its calls failing. False when it does not come to an end. */
static bool run_hurt(struct run *run, const struct trial *trial, bool *ret_harmless)
{
	unsigned calls = 0;

	while (run->stops < STOPS_MAX && run_next(run)) {
		if (!run->trace.entering || !run->touching)
			continue;
		if (trial->for_ever ? calls >= trial->call : calls == trial->call)
			*ret_harmless = hurt(run, trial);
		calls++;
	}
	return run->ended;
}

struct safety {
	const struct session *session;
	unsigned confirmed;
	bool lost;
};

static void look_at(GHashTable *files, void *data)
{
	struct safety *safety = data;
	GBytes *bytes = g_hash_table_lookup(files, safety->session->watched);
	gsize length = 0;
	const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
	const int version = session_version(safety->session, bytes && !text ? "" : text, length);

	safety->lost = safety->lost || version < 0 || (unsigned)version < safety->confirmed;
}

static void judge(struct session *session, struct run *run, const char *where, struct tally *tally)
{
	g_autofree char *said = run_output(run);
	struct safety safety = { .session = session };
	const bool told = session_tells_failure(session, said);

	safety.confirmed = session_is_wizard(session) && told ? 0 : run_confirmed(run);
	/* whatever the exit code is (git wants one above 128 of merge), it is no crash, and there
	 * are words */
	if (!run_succeeded(run) && (!WIFEXITED(run->trace.status) || !told))
		session_complain(session, &tally->untold, where,
				 *said ? said : "it failed without a word");
	model_crash(run->model, look_at, &safety);
	if (safety.lost)
		session_complain(session, &tally->lost, where,
				 "told as done, but a power cut could still lose it");
	session_check(session, safety.confirmed, where, tally);
}

static void try(struct session *session, const struct trial *trial, struct tally *tally)
{
	struct run run;
	bool harmless = false;

	g_autofree char *where = g_strdup_printf(
		"call %u and %s: %s", trial->call, trial->for_ever ? "all after it" : "no other",
		trial->failure == SHORT ? "half done" : g_strerror(trial->failure));

	session_prepare(session, false);
	run_start(&run, session);
	if (!run_hurt(&run, trial, &harmless))
		session_complain(session, &tally->untold, where, "it does not end");
	else if (harmless && !trial->for_ever && !run_succeeded(&run))
		session_complain(session, &tally->untold, where,
				 "a call that was cut short was not taken up again");
	else
		judge(session, &run, where, tally);
	run_end(&run);
}

/* Every trial that makes sense, from a run in which nothing fails. */
static GArray *plan_trials(struct session *session)
{
	GArray *trials = g_array_new(FALSE, FALSE, sizeof(struct trial));
	struct trial trial = { 0 };
	struct run run;

	session_prepare(session, false);
	run_start(&run, session);
	while (run_next(&run)) {
		if (!run.trace.entering || !run.touching)
			continue;
		for (unsigned way = 0; way < 2 * G_N_ELEMENTS(failures); way++) {
			trial.failure = failures[way / 2];
			trial.for_ever = way % 2;
			trial.always = run.trace.number == SYS_write && !trial.for_ever &&
				       (trial.failure == SHORT || trial.failure == EINTR);
			/* no kernel interrupts for ever; only transfers can be cut short */
			if (trial.failure == EINTR
				    ? !trial.for_ever
				    : trial.failure != SHORT || is_transfer(&run.trace))
				g_array_append_val(trials, trial);
		}
		trial.call++;
	}
	run_end(&run);
	return trials;
}

static void work(const struct job *job, unsigned worker, const char *folder, void *data,
		 struct tally *tally)
{
	struct session *session =
		session_new(data, job->good, job->program, folder, NULL, job->answers);
	g_autoptr(GArray) trials = plan_trials(session);

	for (unsigned i = 0; i < trials->len; i++) {
		const struct trial *trial = &g_array_index(trials, struct trial, i);

		if (trial->always ? i % job->workers == worker
				  : job_takes(job, worker, i, trials->len))
			try(session, trial, tally);
	}
	session_free(session);
}

bool method_fail(const struct job *job)
{
	bool good = true;

	for (const char *const *name = script_names(); *name; name++) {
		struct tally tally;

		if (!job_wants(job, *name))
			continue;
		job_spread(job, work, (void *)script_find(*name), &tally);
		good = job_tell("fail", *name, "failing calls", &tally) && good;
	}
	return good;
}
