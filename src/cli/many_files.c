/* SPDX-License-Identifier: GPL-3.0-or-later
 * An assembly line: files go to a pool of workers, a few ahead of the teller; what is ready waits
 * in a ring until it is its turn. */
#include "config.h"

#include "cli/many_files.h"

#include <unistd.h>

#include "base/i18n.h"
#include "cli/output.h"

/* How far the workers may be ahead, how many they are, and from how many files on they are worth
 * their start. */
enum { AHEAD = 64, WORKERS_MAX = 8, MANY = 8 };

enum { BAR_COLUMNS = 30, PATIENCE = 1000 * 1000, BETWEEN = 100 * 1000 }; /* microseconds */

struct line {
	const struct many_files *how;
	const GPtrArray *paths;
	void *data;
	GMutex mutex; /* holds ring */
	GCond ready;
	void *ring[AHEAD];
};

struct progress {
	bool wanted;
	gint64 next; /* when it is drawn again */
};

static void progress_start(struct progress *progress)
{
	progress->wanted = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
	progress->next = g_get_monotonic_time() + PATIENCE;
}

static void progress_show(struct progress *progress, unsigned done, unsigned all)
{
	if (!progress->wanted || g_get_monotonic_time() < progress->next)
		return;
	g_autoptr(GString) bar = g_string_new(NULL);
	append_bar(bar, BAR_COLUMNS, done, all);
	g_string_append_c(bar, ' ');
	g_string_append_printf(bar, _("%u of %u files"), done, all);
	output_progress(bar->str);
	progress->next = g_get_monotonic_time() + BETWEEN;
}

/* FILE: which one, from 1 on (a pool takes no NULL). */
static void work(void *file, void *data)
{
	struct line *line = data;
	const unsigned i = GPOINTER_TO_UINT(file) - 1;
	void *outcome = line->how->look(line->paths->pdata[i], line->data);

	g_mutex_lock(&line->mutex);
	line->ring[i % AHEAD] = outcome;
	g_cond_signal(&line->ready);
	g_mutex_unlock(&line->mutex);
}

/* What came out of file I. */
static void *wait_for(struct line *line, unsigned i, struct progress *progress)
{
	void *outcome;

	g_mutex_lock(&line->mutex);
	while (!line->ring[i % AHEAD]) {
		g_cond_wait_until(&line->ready, &line->mutex, g_get_monotonic_time() + BETWEEN);
		progress_show(progress, i, line->paths->len);
	}
	outcome = line->ring[i % AHEAD];
	line->ring[i % AHEAD] = NULL;
	g_mutex_unlock(&line->mutex);
	return outcome;
}

static bool tell_all(struct line *line, GThreadPool *pool, GError **error)
{
	struct progress progress;
	unsigned pushed = 0;
	bool told = true;

	progress_start(&progress);
	for (unsigned i = 0; told && i < line->paths->len; i++) {
		void *outcome;

		for (; pool && pushed < line->paths->len && pushed < i + AHEAD; pushed++)
			g_thread_pool_push(pool, GUINT_TO_POINTER(pushed + 1), NULL);
		outcome = pool ? wait_for(line, i, &progress) :
				 line->how->look(line->paths->pdata[i], line->data);
		told = line->how->tell(outcome, line->data, error);
		progress_show(&progress, i + 1, line->paths->len);
	}
	output_progress("");
	return told;
}

bool many_files(const struct many_files *how, const GPtrArray *paths, void *data, GError **error)
{
	struct line line = { .how = how, .paths = paths, .data = data };
	const int workers = (int)MIN(g_get_num_processors(), WORKERS_MAX);
	GThreadPool *pool = NULL;
	bool told;

	g_mutex_init(&line.mutex);
	g_cond_init(&line.ready);
	/* GLib makes its C locale for the first number that it reads. A thread that waits while
	 * another makes it finds errno set, and g_ascii_string_to_unsigned() takes its number for
	 * none. */
	g_ascii_strtoull("0", NULL, 10);
	/* without a pool (no second processor, or no thread to be had) it goes one by one */
	if (workers > 1 && paths->len >= MANY)
		pool = g_thread_pool_new(work, &line, workers, TRUE, NULL);
	told = tell_all(&line, pool, error);
	if (pool)
		g_thread_pool_free(pool, TRUE, TRUE);
	for (unsigned i = 0; i < AHEAD; i++)
		if (line.ring[i])
			how->drop(line.ring[i]);
	g_cond_clear(&line.ready);
	g_mutex_clear(&line.mutex);
	return told;
}
