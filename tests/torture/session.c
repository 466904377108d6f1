/* SPDX-License-Identifier: GPL-3.0-or-later
 * The scripts, and the three questions after each: is every confirmed answer there, does the
 * program read the file, is nothing left over. The file is also compared byte by byte with what it
 * should be, without the program's reader. */
#include "config.h"

#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* When an answer is confirmed: at the end with exit status 0, when the next question is asked, when
 * the wizard waits for the next key. */
enum confirmed_by { BY_EXIT, BY_PROMPT, BY_KEY };

enum { ARGUMENTS = 12 };

struct script {
	const char *name;
	const char *argument[ARGUMENTS]; /* FILE, OUT, OURS, … stand for paths */
	const char *watched;
	bool fresh;  /* nothing is there before */
	bool merges; /* BASE and THEIRS are there too */
	enum confirmed_by confirmed_by;
	const char *before, *answer, *after; /* typed: before, for each answer, at the end */
};

#define LONG_NOTE "A note of some length, so that a file has more than one block on the disk. "

/* Words of the scripts that stand for files in the folder. */
static const char *const paths[][2] = {
	{ "FILE", "a.yaml" },
	{ "OUT", "out.html" },
	{ "BASE", "base.yaml" },
	{ "THEIRS", "theirs.yaml" },
};

/* What may lie in the folder at the end, besides the watched file. */
static const char *const proper[] = { "a.yaml", "a.yaml~", "base.yaml", "theirs.yaml",
				      "lost+found" };

static const struct script scripts[] = {
	{ "new",
	  { "new", "FILE", "--organization", "A", "--date", "2027-01-31" },
	  "a.yaml",
	  true,
	  false,
	  BY_EXIT,
	  NULL,
	  NULL,
	  NULL },
	{ "set",
	  { "set", "FILE", "2.1/1/1=met", "2.1/1/2=na", "--by", "Me", "--note", LONG_NOTE },
	  "a.yaml",
	  false,
	  false,
	  BY_EXIT,
	  NULL,
	  NULL,
	  NULL },
	{ "ask", { "ask", "FILE" }, "a.yaml", false, false, BY_PROMPT, "", "1\n", "q\n" },
	{ "wizard", { "FILE" }, "a.yaml", false, false, BY_KEY, "n", "1", "qqq" },
	{ "export",
	  { "export", "FILE", "--format", "html", "--output", "OUT", "--force" },
	  "out.html",
	  false,
	  false,
	  BY_EXIT,
	  NULL,
	  NULL,
	  NULL },
	{ "merge",
	  { "merge", "BASE", "FILE", "THEIRS" },
	  "a.yaml",
	  false,
	  true,
	  BY_EXIT,
	  NULL,
	  NULL,
	  NULL },
};

void tally_add(struct tally *sum, const struct tally *part)
{
	sum->points += part->points;
	sum->lost += part->lost;
	sum->unreadable += part->unreadable;
	sum->leftovers += part->leftovers;
	sum->untold += part->untold;
}

unsigned tally_bad(const struct tally *tally)
{
	return tally->lost + tally->unreadable + tally->leftovers + tally->untold;
}

const struct script *script_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++)
		if (strcmp(scripts[i].name, name) == 0)
			return &scripts[i];
	return NULL;
}

const char *const *script_names(void)
{
	static const char *names[G_N_ELEMENTS(scripts) + 1];

	for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++)
		names[i] = scripts[i].name;
	return names;
}

/* ---- files ---- */

static char *path_in(const char *folder, const char *name)
{
	return g_build_filename(folder, name, NULL);
}

/* An assessment with its facts and no answers: the head of an example. */
static char *assessment_before(void)
{
	g_autofree char *path =
		g_build_filename(g_getenv("top_srcdir"), "data/examples/company-app.yaml", NULL);
	char *text = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		g_error("cannot read '%s'", path);
	*(strstr(text, "\nanswers:\n") + 1) = '\0';
	return text;
}

static void put(const char *folder, const char *name, const char *text, bool synced)
{
	g_autofree char *path = path_in(folder, name);
	const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	const size_t length = strlen(text);

	if (fd < 0 || write(fd, text, length) != (ssize_t)length || (synced && fsync(fd)))
		g_error("cannot write '%s': %s", path, g_strerror(errno));
	close(fd);
}

static void empty_folder(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = path_in(folder, name);

		/* lost+found stays */
		g_unlink(path);
	}
}

/* The wizard would show its tour, go where it was left the last time, and bring back what was typed
 * or could not be saved then. */
static void forget_before(void)
{
	g_autofree char *state = g_build_filename(g_getenv("XDG_STATE_HOME"), "phrwizard", NULL);
	g_autofree char *drafts = path_in(state, "drafts"), *unsaved = path_in(state, "unsaved");

	g_mkdir_with_parents(state, 0700);
	empty_folder(state);
	empty_folder(drafts);
	empty_folder(unsaved);
	put(state, "tour-seen", "", false);
}

void session_prepare(struct session *session, bool synced)
{
	forget_before();
	empty_folder(session->folder);
	if (!session->script->fresh) {
		g_autofree char *text = assessment_before();

		put(session->folder, "a.yaml", text, synced);
		if (session->script->merges) {
			g_autofree char *other =
				g_strconcat(text, "answers:\n  2.1/1/1:\n    answer: met\n", NULL);

			put(session->folder, "base.yaml", text, synced);
			put(session->folder, "theirs.yaml", other, synced);
		}
	}
	if (session->base && strcmp(session->watched, "a.yaml") != 0)
		put(session->folder, session->watched, session->base, synced);
	if (synced) {
		const int fd = open(session->folder, O_RDONLY | O_DIRECTORY);

		if (fd < 0 || syncfs(fd))
			g_error("cannot sync '%s'", session->folder);
		close(fd);
	}
}

void session_put(const struct session *session, const char *name, const char *text)
{
	put(session->folder, name, text, false);
}

void session_empty(const struct session *session)
{
	empty_folder(session->folder);
}

const char *session_name(const struct session *session)
{
	return session->script->name;
}

bool session_is_wizard(const struct session *session)
{
	return session->script->confirmed_by == BY_KEY;
}

bool session_tells_failure(const struct session *session, const char *said)
{
	return strstr(said, "phrwizard: ") ||
	       (session_is_wizard(session) && strstr(said, "Not saved"));
}

/* Without the lines that are never the same twice: when an answer was given. */
static char *comparable(const char *bytes, size_t length)
{
	g_autofree char *text = g_strndup(bytes, length);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *kept = g_string_new(NULL);

	/* NUL bytes are no text */
	if (strlen(text) != length)
		g_string_append(kept, "NUL");
	for (char **line = lines; *line; line++)
		if (!g_str_has_prefix(*line, "    at: "))
			g_string_append_printf(kept, "%s\n", *line);
	return g_string_free(kept, FALSE);
}

int session_version(const struct session *session, const char *bytes, size_t length)
{
	g_autofree char *text = bytes ? comparable(bytes, length) : NULL;

	/* the last one that fits: an answer may be taken back */
	for (unsigned i = session->versions->len; i-- > 0;)
		if (g_strcmp0(text, session->versions->pdata[i]) == 0)
			return (int)i;
	return -1;
}

/* ---- a session ---- */

static void learn_versions(struct session *session, const char *good)
{
	char *program = session->program;
	struct run run;

	session->program = g_strdup(good);
	session_prepare(session, false);
	g_ptr_array_add(session->versions,
			session->base ? comparable(session->base, strlen(session->base)) : NULL);
	run_start(&run, session);
	while (run_next(&run)) {
		const GByteArray *content =
			run.changed ? model_content(run.model, session->watched) : NULL;

		if (content &&
		    session_version(session, (const char *)content->data, content->len) < 0)
			g_ptr_array_add(session->versions,
					comparable((const char *)content->data, content->len));
	}
	session->answers = session->versions->len - 1;
	if (!run_succeeded(&run) || run_confirmed(&run) != session->answers ||
	    session->answers == 0) {
		g_autofree char *said = run_output(&run);

		g_error("'%s' does not run as it should: status %d, %u versions\n%s",
			session->script->name, run.trace.status, session->versions->len, said);
	}
	run_end(&run);
	g_free(session->program);
	session->program = program;
}

struct session *session_new(const struct script *script, const char *good, const char *program,
			    const char *work, const char *folder, unsigned answers)
{
	struct session *session = g_new0(struct session, 1);

	session->script = script;
	session->program = g_strdup(program);
	session->work = g_strdup(work);
	session->folder = folder ? g_strdup(folder) : path_in(work, "folder");
	session->watched = g_strdup(script->watched);
	session->answers = script->answer ? answers : 1;
	session->versions = g_ptr_array_new_with_free_func(g_free);
	g_mkdir_with_parents(session->folder, 0700);
	if (strcmp(script->watched, "a.yaml") != 0)
		session->base = g_strdup("what was there before\n");
	else if (!script->fresh)
		session->base = assessment_before();
	learn_versions(session, good);
	return session;
}

void session_free(struct session *session)
{
	g_free(session->program);
	g_free(session->work);
	g_free(session->folder);
	g_free(session->watched);
	g_free(session->base);
	g_ptr_array_unref(session->versions);
	g_free(session);
}

/* WORD of a command line, or the path that it stands for. */
static char *argument(const struct session *session, const char *word)
{
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
		if (strcmp(word, paths[i][0]) == 0)
			return path_in(session->folder, paths[i][1]);
	return g_strdup(word);
}

static char **command(const struct session *session, const char *const *words)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();

	g_ptr_array_add(argv, g_strdup(session->program));
	for (; *words; words++)
		g_ptr_array_add(argv, argument(session, *words));
	g_ptr_array_add(argv, NULL);
	return (char **)g_ptr_array_free(g_steal_pointer(&argv), FALSE);
}

/* All that is typed. */
static char *typed(const struct session *session)
{
	GString *text = g_string_new(session->script->before);

	for (unsigned i = 0; session->script->answer && i < session->answers; i++)
		g_string_append(text, session->script->answer);
	if (session->script->after)
		g_string_append(text, session->script->after);
	return g_string_free(text, FALSE);
}

/* ---- afterwards ---- */

void session_complain(const struct session *session, unsigned *count, const char *where,
		      const char *what)
{
	/* the first ones are enough to look into */
	if (++*count <= 3)
		printf("# %s, %s: %s\n", session->script->name, where, what);
	fflush(stdout);
}

/* Saves once more, as the user would with the next answer. True when the program did. */
static bool save_again(const struct session *session, bool there, char **ret_said)
{
	static const char *const change[] = { "set", "FILE", "service=Next", NULL };
	static const char *const make[] = { "new", "FILE", "--organization", "Next", NULL };
	const char *const *words = strcmp(session->watched, "a.yaml") != 0
					   ? session->script->argument
				   : there ? change
					   : make;
	g_auto(GStrv) argv = command(session, words);
	g_autofree char *out = NULL;
	int status;

	return g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, ret_said, &status,
			    NULL) &&
	       status == 0;
}

/* The text without the line that save_again() has changed. */
static char *without_service(const char *text)
{
	g_autoptr(GRegex) line = g_regex_new("^service: .*\n", G_REGEX_MULTILINE, 0, NULL);

	return g_regex_replace_literal(line, text, -1, 0, "", 0, NULL);
}

static bool answers_kept(const struct session *session, int version)
{
	g_autofree char *path = path_in(session->folder, session->watched), *bytes = NULL;
	const char *wanted = session->versions->pdata[version];
	gsize length;

	if (strcmp(session->watched, "a.yaml") != 0)
		wanted = session->versions->pdata[session->versions->len - 1];
	if (!wanted)
		return true;
	if (!g_file_get_contents(path, &bytes, &length, NULL))
		return false;
	g_autofree char *text = comparable(bytes, length), *got = without_service(text),
			*expected = without_service(wanted);

	return strcmp(got, expected) == 0;
}

char *session_litter(const struct session *session)
{
	g_autoptr(GDir) dir = g_dir_open(session->folder, 0, NULL);
	GString *names = g_string_new(NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		bool fine = strcmp(name, session->watched) == 0;

		for (size_t i = 0; i < G_N_ELEMENTS(proper); i++)
			fine = fine || strcmp(name, proper[i]) == 0;
		if (!fine)
			g_string_append_printf(names, " %s", name);
	}
	return g_string_free(names, names->len == 0);
}

void session_check(struct session *session, unsigned confirmed, const char *where,
		   struct tally *tally)
{
	g_autofree char *path = path_in(session->folder, session->watched), *bytes = NULL,
			*said = NULL, *left = NULL;
	gsize length = 0;
	const bool there = g_file_get_contents(path, &bytes, &length, NULL);
	const int version = session_version(session, there ? bytes : NULL, length);

	tally->points++;
	if (version < 0) {
		session_complain(session, &tally->unreadable, where,
				 there ? "the file is none of its versions"
				       : "the file is not there");
		return;
	}
	if ((unsigned)version < confirmed)
		session_complain(session, &tally->lost, where,
				 "a confirmed answer is not in the file");
	if (!save_again(session, there, &said))
		session_complain(session, &tally->unreadable, where, said);
	else if (!answers_kept(session, version))
		session_complain(session, &tally->lost, where, "the next save has lost something");
	left = session_litter(session);
	if (left)
		session_complain(session, &tally->leftovers, where, left);
}

/* ---- call by call ---- */

void run_start(struct run *run, struct session *session)
{
	g_auto(GStrv) argv = command(session, session->script->argument);
	g_autofree char *in = path_in(session->work, "in"), *out = path_in(session->work, "out");
	g_autofree char *lines = typed(session);

	*run = (struct run){ .session = session, .model = model_new(session->folder) };
	if (session->script->confirmed_by != BY_KEY)
		put(session->work, "in", lines, false);
	trace_start(&run->trace, argv, session->script->confirmed_by == BY_KEY ? NULL : in, out);
}

/* The wizard waits: all that was typed is done and shown. */
static void type_next(struct run *run)
{
	g_autofree char *keys = typed(run->session);

	if (run->keys < strlen(keys) && write(run->trace.terminal, &keys[run->keys], 1) == 1)
		run->keys++;
	else
		trace_kill(&run->trace);
}

bool run_next(struct run *run)
{
	if (run->ended || !trace_next(&run->trace)) {
		run->ended = true;
		return false;
	}
	run->changed = false;
	if (run->trace.entering) {
		run->touching = model_touches(run->model, &run->trace);
		run->begun = run->begun || run->touching;
		if (run->trace.number == SYS_ppoll && run->trace.terminal >= 0)
			type_next(run);
	} else {
		run->changed = model_note(run->model, &run->trace);
	}
	run->stops += run->begun;
	return true;
}

bool run_until(struct run *run, unsigned stops)
{
	while (run->stops < stops)
		if (!run_next(run))
			return false;
	return true;
}

char *run_output(const struct run *run)
{
	g_autofree char *path = path_in(run->session->work, "out");
	char *text = NULL;

	return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

bool run_succeeded(const struct run *run)
{
	return run->ended && WIFEXITED(run->trace.status) && WEXITSTATUS(run->trace.status) == 0;
}

/* How often the next question was asked: each but the first confirms an answer. */
static unsigned prompts(const struct run *run)
{
	g_autofree char *said = run_output(run);
	unsigned count = 0;

	for (const char *at = said; (at = strstr(at, "\n> ")); at++)
		count++;
	return count;
}

unsigned run_confirmed(const struct run *run)
{
	const struct session *session = run->session;
	unsigned count = 0;

	if (session->script->confirmed_by == BY_PROMPT)
		count = prompts(run);
	else if (session->script->confirmed_by == BY_KEY)
		/* the last key is not done yet */
		count = run->keys ? run->keys - 1 : 0;
	else if (run_succeeded(run))
		return session->answers;
	/* before the first answer there is one question, or one key */
	return count ? MIN(count - 1, session->answers) : 0;
}

void run_end(struct run *run)
{
	if (!run->ended)
		trace_kill(&run->trace);
	run->ended = true;
	model_free(run->model);
}
