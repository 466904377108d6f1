/* SPDX-License-Identifier: GPL-3.0-or-later
 * The methods, and what they share: how much is tried, by how many at a time, and how results are
 * told. */
#ifndef TORTURE_TORTURE_H
#define TORTURE_TORTURE_H

#include "session.h"

/* What a method is asked to do. */
struct job {
	const char *good, *program; /* a program that works, and the one under test */
	const char *only;           /* the name of a script, or NULL: all that the method knows */
	char *scratch;              /* a folder, in memory where there is one */
	unsigned points;            /* try about so many, spread evenly over all there are */
	unsigned answers;           /* in sessions that can have any number */
	unsigned workers;
};

typedef bool method(const struct job *job);
method method_kill, method_cut, method_crash, method_fail, method_race;

/* Runs WORK in so many processes, each with a folder of its own, and adds up what they found. */
typedef void job_work(const struct job *job, unsigned worker, const char *folder, void *data,
		      struct tally *tally);
void job_spread(const struct job *job, job_work *work, void *data, struct tally *sum);

/* Is it the turn of this worker and of this point, out of so many? */
bool job_takes(const struct job *job, unsigned worker, unsigned point, unsigned points);

bool job_wants(const struct job *job, const char *name);

/* One line of TAP with the figures; true when nothing is bad. */
bool job_tell(const char *tried, const char *what, const char *points, const struct tally *tally);
/* The method cannot be tried here. */
void job_skip(const char *what, const char *why);

#endif
