/* SPDX-License-Identifier: GPL-3.0-or-later
 * After every call that changes something: all states that a power cut at that moment could leave
 * are made and looked at (model.h). Needs no disk and no rights. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "torture.h"

/* One place of a session whose states are told. */
struct place {
	struct session checked; /* like the session, in a folder of its own */
	GHashTable *seen;       /* of digests */
	GPtrArray *names;       /* scratch, to sort */
	const char *where, *boot;
	unsigned confirmed, told, stride;
	struct tally *tally;
};

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The same for the same files with the same content and as many answers confirmed. */
static char *digest(struct place *place, GHashTable *files)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	GHashTableIter iterator;
	void *name;

	g_ptr_array_set_size(place->names, 0);
	g_hash_table_iter_init(&iterator, files);
	while (g_hash_table_iter_next(&iterator, &name, NULL))
		g_ptr_array_add(place->names, name);
	g_ptr_array_sort(place->names, compare_names);
	g_checksum_update(checksum, (const guchar *)&place->confirmed, sizeof place->confirmed);
	for (unsigned i = 0; i < place->names->len; i++) {
		gsize length;
		const guchar *bytes = g_bytes_get_data(
			g_hash_table_lookup(files, place->names->pdata[i]), &length);

		g_checksum_update(checksum, place->names->pdata[i],
				  (gssize)strlen(place->names->pdata[i]) + 1);
		g_checksum_update(checksum, (const guchar *)&length, sizeof length);
		if (length)
			g_checksum_update(checksum, bytes, (gssize)length);
	}
	return g_strdup(g_checksum_get_string(checksum));
}

/* The machine was started again since. */
static GBytes *as_of_another_boot(GBytes *bytes, const char *boot)
{
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	g_autofree char *text = g_strndup(length ? data : "", length);
	char *at = strlen(text) == length && *boot ? strstr(text, boot) : NULL;

	if (!at)
		return g_bytes_ref(bytes);
	at[0] = at[0] == '0' ? '1' : '0';
	return g_bytes_new_take(g_steal_pointer(&text), length);
}

static void look_at(GHashTable *files, void *data)
{
	struct place *place = data;
	char *key = digest(place, files);
	GHashTableIter iterator;
	void *name, *bytes;

	place->told++;
	if (!g_hash_table_add(place->seen, key) ||
	    g_hash_table_size(place->seen) % place->stride != 0)
		return;
	session_empty(&place->checked);
	g_hash_table_iter_init(&iterator, files);
	while (g_hash_table_iter_next(&iterator, &name, &bytes)) {
		g_autofree char *path = g_build_filename(place->checked.folder, name, NULL);
		g_autoptr(GBytes) put = as_of_another_boot(bytes, place->boot);
		gsize length;
		const char *content = g_bytes_get_data(put, &length);
		FILE *file = fopen(path, "w");

		if (!file || fwrite(length ? content : "", 1, length, file) != length ||
		    fclose(file))
			g_error("cannot write '%s'", path);
	}
	session_check(&place->checked, place->confirmed, place->where, place->tally);
}

struct plan {
	const struct script *script;
	unsigned told;
};

static void walk(struct session *session, struct place *place, struct run *run)
{
	while (run_next(run)) {
		g_autofree char *where = g_strdup_printf("power cut after stop %u (%s)", run->stops,
							 model_call_name(&run->trace));

		if (!run->changed)
			continue;
		place->where = where;
		place->confirmed = run_confirmed(run);
		model_crash(run->model, look_at, place);
	}
	/* confirmed by now, and nothing more will be written */
	place->where = "power cut at the end";
	place->confirmed = run_confirmed(run);
	if (place->confirmed != session->answers)
		place->tally->untold++;
	model_crash(run->model, look_at, place);
}

static void work(const struct job *job, unsigned worker, const char *folder, void *data,
		 struct tally *tally)
{
	struct plan *plan = data;
	g_autofree char *other = g_build_filename(folder, "checked", NULL), *boot = NULL;
	/* all of them, but where everything is slow */
	struct place place = { .tally = tally, .stride = MAX(100 / job->points, 1) };
	struct session *session;
	struct run run;

	if (worker)
		return;
	session = session_new(plan->script, job->good, job->program, folder, NULL, job->answers);
	place.checked = *session;
	place.checked.folder = other;
	g_mkdir_with_parents(other, 0700);
	if (g_file_get_contents("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
		g_strchomp(boot);
	place.boot = boot ? boot : "";
	place.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	place.names = g_ptr_array_new();
	session_prepare(session, false);
	run_start(&run, session);
	walk(session, &place, &run);
	printf("# %s: %u crash states, %u different ones\n", session_name(session), place.told,
	       g_hash_table_size(place.seen));
	run_end(&run);
	g_ptr_array_unref(place.names);
	g_hash_table_unref(place.seen);
	session_free(session);
}

bool method_crash(const struct job *job)
{
	bool good = true;

	for (const char *const *name = script_names(); *name; name++) {
		struct plan plan = { .script = script_find(*name) };
		struct tally tally;

		if (!job_wants(job, *name))
			continue;
		job_spread(job, work, &plan, &tally);
		good = job_tell("crash", *name, "different crash states", &tally) && good;
	}
	return good;
}
