/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard [FILE]: the wizard on the terminal. Here is the only loop: read a key, let the wizard
 * think, grant its request, show its picture. */
#include "config.h"

#include <signal.h>
#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/ask.h"
#include "cli/clock.h"
#include "cli/draft_keeper.h"
#include "cli/exporting.h"
#include "cli/later.h"
#include "cli/output.h"
#include "cli/rescue.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/interview.h"
#include "screen/wizard.h"
#include "store/places.h"
#include "terminal/terminal.h"

/* What the loop holds. The wizard owns the assessment once it is loaded; the session keeps the
 * file. */
struct runner {
	struct library *library;
	struct session *session; /* NULL before a file is open */
	struct wizard *wizard;
	struct canvas *canvas;
	/* the catalog's: where the user was when we last remembered it; or NULL */
	const char *position;
	struct draft_keeper drafts;
	bool ended;
};

static void tell_clock(struct runner *runner)
{
	g_autofree char *today = clock_today(), *now = clock_now();

	wizard_clock(runner->wizard, today, now);
}

/* Where the user is, whenever that is a new place: a crash must not lose it. */
static void remember(struct runner *runner)
{
	const char *position = wizard_position(runner->wizard);

	if (!runner->session || g_strcmp0(position, runner->position) == 0)
		return;
	places_remember(saved_file_path(runner->session->file), position);
	runner->position = position;
}

/* Hands the session's assessment to the wizard. */
static void show(struct runner *runner)
{
	struct session *session = runner->session;
	const char *path = saved_file_path(session->file);
	g_autofree char *position = places_position(path);

	runner->position = NULL;
	wizard_newer(runner->wizard, library_successor(runner->library, session->catalog->id));
	wizard_loaded(runner->wizard, g_steal_pointer(&session->assessment), path, position);
}

/* Opens the session in the wizard, at the place where one left. A request to save what an earlier
 * time could not, or none. */
static struct request load(struct runner *runner, struct session *session)
{
	const char *path = saved_file_path(session->file);
	bool taken;
	g_autofree char *news = rescue_take(session, &taken);

	session_free(runner->session);
	runner->session = session;
	show(runner);
	if (*session->warnings)
		wizard_told_also(runner->wizard, false, session->warnings);
	if (news)
		wizard_told_also(runner->wizard, taken, news);
	draft_keeper_open(&runner->drafts, runner->wizard, path);
	return (struct request){ .kind = taken ? REQUEST_SAVE : REQUEST_NOTHING };
}

static struct request open_file(struct runner *runner, const struct request *request)
{
	g_autoptr(GError) error = NULL;
	bool new;
	struct session *session;

	remember(runner);
	session = session_open_or_new(runner->library, request->path, &new, &error);
	if (session)
		return load(runner, session);
	wizard_told(runner->wizard, false, error->message);
	return (struct request){ .kind = REQUEST_NOTHING };
}

static struct request save(struct runner *runner, const struct request *request)
{
	g_autoptr(GError) error = NULL;
	struct arrivals arrivals;

	(void)request;
	rescue_save(runner->session, wizard_assessment(runner->wizard), &arrivals, &error);
	g_autofree char *news = arrivals_text(&arrivals);
	if (arrivals.merged)
		wizard_merged(runner->wizard, arrivals.merged, news);
	wizard_saved(runner->wizard, error ? error->message : NULL);
	return (struct request){ .kind = REQUEST_NOTHING };
}

static struct request export(struct runner *runner, const struct request *request)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *warnings = NULL;
	g_autoptr(GString) bytes = export_sheet(runner->session,
						wizard_assessment(runner->wizard), request->format,
						request->internal, &warnings, &error);
	bool done = bytes &&
		    file_write_whole(request->path, bytes->str, bytes->len, request->force, &error);
	g_autofree char *message = done ? g_strdup_printf(_("Exported to %s."), request->path)
					: g_strdup(error->message);

	wizard_told(runner->wizard, done, message);
	if (done && *warnings)
		wizard_told_also(runner->wizard, false, warnings);
	return (struct request){ .kind = REQUEST_NOTHING };
}

static struct request save_copy(struct runner *runner, const struct request *request)
{
	g_autoptr(GError) error = NULL;
	const bool done = rescue_copy(wizard_assessment(runner->wizard), request->path, &error);
	g_autofree char *message = done ? g_strdup_printf(_("A copy is in %s."), request->path)
					: g_strdup(error->message);

	wizard_told(runner->wizard, done, message);
	return (struct request){ .kind = REQUEST_NOTHING };
}

static struct request edit(struct runner *runner, const struct request *request)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *folder = places_private_folder("edit", &error);
	g_autofree char *text = folder ? terminal_editor(folder, request->text, &error) : NULL;

	if (error)
		wizard_told(runner->wizard, false, error->message);
	return wizard_edited(runner->wizard, text);
}

static struct request switch_language(struct runner *runner, const struct request *request)
{
	(void)runner;
	i18n_switch(request->language);
	return (struct request){ .kind = REQUEST_NOTHING };
}

/* The assessment in the newer edition takes the place of the old one. */
static struct request upgrade(struct runner *runner, const struct request *request)
{
	struct session *session = runner->session;
	const struct catalog *newer = library_successor(runner->library, session->catalog->id);
	g_autoptr(GError) error = NULL;
	g_autofree char *copy = NULL, *news = NULL;

	(void)request;
	if (!newer)
		return (struct request){ .kind = REQUEST_NOTHING };
	if (!later_upgrade(session, wizard_assessment(runner->wizard), newer, &copy, &error)) {
		wizard_told(runner->wizard, false, error->message);
		return (struct request){ .kind = REQUEST_NOTHING };
	}
	news = g_strdup_printf(
		_("The answers are in the newer edition; the file as it was is kept as %s."), copy);
	show(runner);
	wizard_told_also(runner->wizard, true, news);
	return (struct request){ .kind = REQUEST_NOTHING };
}

/* The next check in a file of its own. */
static struct request cycle(struct runner *runner, const struct request *request)
{
	g_autoptr(GError) error = NULL;
	struct session *next = later_check(runner->library, wizard_assessment(runner->wizard),
					   request->path, &error);
	g_autofree char *news = NULL;

	if (!next) {
		wizard_told(runner->wizard, false, error->message);
		return (struct request){ .kind = REQUEST_NOTHING };
	}
	news = g_strdup_printf(_("This is the next check, in %s."), saved_file_path(next->file));
	remember(runner);
	load(runner, next);
	wizard_told_also(runner->wizard, true, news);
	return (struct request){ .kind = REQUEST_NOTHING };
}

static struct request tour_seen(struct runner *runner, const struct request *request)
{
	(void)runner;
	(void)request;
	places_see_tour();
	return (struct request){ .kind = REQUEST_NOTHING };
}

static struct request suspend(struct runner *runner, const struct request *request)
{
	(void)runner;
	(void)request;
	terminal_suspend();
	return (struct request){ .kind = REQUEST_NOTHING };
}

static struct request quit(struct runner *runner, const struct request *request)
{
	(void)request;
	runner->ended = true;
	return (struct request){ .kind = REQUEST_NOTHING };
}

/* How each request is granted; what comes back is a request again. */
static struct request (*const grants[])(struct runner *runner, const struct request *request) = {
	[REQUEST_QUIT] = quit,       [REQUEST_OPEN_FILE] = open_file,
	[REQUEST_SAVE] = save,       [REQUEST_EXPORT] = export,
	[REQUEST_EDITOR] = edit,     [REQUEST_LANGUAGE] = switch_language,
	[REQUEST_SUSPEND] = suspend, [REQUEST_TOUR_SEEN] = tour_seen,
	[REQUEST_SAVE_COPY] = save_copy,
	[REQUEST_UPGRADE] = upgrade, [REQUEST_CYCLE] = cycle,
};

static void grant(struct runner *runner, struct request request)
{
	while (request.kind != REQUEST_NOTHING)
		request = grants[request.kind](runner, &request);
}

static void draw(struct runner *runner)
{
	int rows, columns;

	terminal_size(&rows, &columns);
	canvas_resize(runner->canvas, rows, columns);
	wizard_draw(runner->wizard, runner->canvas);
	terminal_show(runner->canvas);
}

/* The next key. While nothing is pressed nothing is drawn: an input method may be at work in the
 * field. */
static unsigned next_key(struct runner *runner)
{
	unsigned key;

	do {
		key = terminal_key(draft_keeper_wait(&runner->drafts));
		draft_keeper_look(&runner->drafts, runner->wizard);
	} while (key == KEYCODE_NONE);
	return key;
}

static void loop(struct runner *runner)
{
	while (!runner->ended) {
		unsigned key;

		draw(runner);
		key = next_key(runner);
		tell_clock(runner);
		if (key == 0) {
			/* a signal, or the terminal is gone: keep what is being typed, and leave */
			grant(runner, wizard_finish(runner->wizard));
			runner->ended = true;
			break;
		}
		grant(runner, wizard_key(runner->wizard, key));
		remember(runner);
		draft_keeper_look(&runner->drafts, runner->wizard);
	}
	draft_keeper_look(&runner->drafts, runner->wizard);
}

/* Organisation, service and edition of an assessment, or why it cannot be opened. */
static char *describe(struct library *library, const char *path)
{
	g_autoptr(GError) error = NULL;
	OWNED(session) session = session_open(library, path, &error);
	g_autoptr(GPtrArray) parts = g_ptr_array_new();

	if (!session)
		return g_strdup(error->message);
	for (int i = PROFILE_ORGANIZATION; i <= PROFILE_CONFIRMED; i++)
		if (session->assessment->profile[i])
			g_ptr_array_add(parts, session->assessment->profile[i]);
	g_ptr_array_add(parts, (char *)session->catalog->id);
	g_ptr_array_add(parts, NULL);
	return g_strjoinv(" - ", (char **)parts->pdata);
}

static GPtrArray *recent_files(struct library *library)
{
	g_autoptr(GPtrArray) known = places_recent();
	GPtrArray *list = g_ptr_array_new();

	for (unsigned i = 0; i < known->len; i++) {
		const struct recent *recent = known->pdata[i];
		struct wizard_recent *row = g_new0(struct wizard_recent, 1);

		row->path = g_strdup(recent->path);
		row->detail = describe(library, recent->path);
		g_ptr_array_add(list, row);
	}
	return list;
}

static enum terminal_color color_wish(const struct invocation *invocation)
{
	const char *wish = invocation_value(invocation, "color");

	return !wish || strcmp(wish, "auto") == 0 ? TERMINAL_COLOR_AUTO
	       : strcmp(wish, "always") == 0      ? TERMINAL_COLOR_ALWAYS
						  : TERMINAL_COLOR_NEVER;
}

/* False and ERROR when neither option nor environment say it in a way that we know. */
static bool ambiguous_wish(const struct invocation *invocation, enum terminal_ambiguous *ret_wish,
			   GError **error)
{
	static const char *const words[] = {
		[TERMINAL_AMBIGUOUS_AUTO] = "auto",
		[TERMINAL_AMBIGUOUS_1] = "1",
		[TERMINAL_AMBIGUOUS_2] = "2",
	};
	const char *wish = invocation_value(invocation, "ambiguous-width");

	if (!wish)
		wish = g_getenv("PHRWIZARD_AMBIGUOUS_WIDTH");
	if (!wish || !*wish)
		wish = words[TERMINAL_AMBIGUOUS_AUTO];
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(wish, words[i]) == 0) {
			*ret_wish = (enum terminal_ambiguous)i;
			return true;
		}
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("'%s' is not one of auto, 1, 2"), wish);
	return false;
}

static bool evidence_exists(const char *path, void *data)
{
	const struct runner *runner = data;

	return session_has_file(runner->session, path);
}

static void look_at_evidence(const char *path, struct evidence_file *ret, void *data)
{
	const struct runner *runner = data;

	session_look(path, ret, runner->session);
}

/* The wizard on a terminal that has been started; *ret_signal: the one that ended it, or 0. */
static enum exit_code run_wizard(struct library *library, const char *catalog,
				 struct session *session, int *ret_signal)
{
	struct runner runner = {
		.library = library,
		/* each of them is read: only for the screen that shows them */
		.wizard = wizard_new(session ? NULL : recent_files(library)),
		.canvas = canvas_new(24, 80),
	};
	const struct wizard_world world = {
		.first_time = !places_tour_seen(),
		.catalog = catalog,
		.exists = evidence_exists,
		.elsewhere = g_get_home_dir(),
		.look = look_at_evidence,
		.data = &runner,
	};
	enum exit_code code;

	tell_clock(&runner);
	wizard_world(runner.wizard, &world);
	if (session)
		grant(&runner, load(&runner, session));
	loop(&runner);
	terminal_stop();
	*ret_signal = terminal_signal();
	code = wizard_unsaved(runner.wizard) ? EXIT_TROUBLE : EXIT_DONE;
	remember(&runner);
	rescue_tell(runner.session);
	draft_keeper_close(&runner.drafts);
	session_free(runner.session);
	wizard_free(runner.wizard);
	canvas_free(runner.canvas);
	return code;
}

/* Without a terminal that can place the cursor: the same interview line by line. */
static enum exit_code run_lines(struct session *session, bool new, const char *why, GError **error)
{
	g_autofree char *message = g_strdup_printf(_("%s; asking line by line instead"), why);

	if (!session) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("%s; name a FILE to be asked line by line"), why);
		return EXIT_TROUBLE;
	}
	output_message(message);
	output_message(session->warnings);
	if (!rescue_open(session, error))
		return EXIT_TROUBLE;
	return ask_interview(session, new, error) ? EXIT_DONE : EXIT_TROUBLE;
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	const char *path = invocation_argument(invocation, 0);
	g_autoptr(GError) no_terminal = NULL;
	OWNED(session) session = NULL;
	enum terminal_ambiguous ambiguous;
	enum exit_code code;
	bool new = false;
	int ended_by;

	if (!invocation_check(invocation, 0, 1, error) ||
	    !ambiguous_wish(invocation, &ambiguous, error))
		return EXIT_TROUBLE;
	if (path) {
		session = session_open_or_new(library, path, &new, error);
		if (!session)
			return EXIT_TROUBLE;
	}
	if (!terminal_start(color_wish(invocation), ambiguous, &no_terminal))
		return run_lines(session, new, no_terminal->message, error);
	code = run_wizard(library, invocation_value(invocation, "catalog"),
			  g_steal_pointer(&session), &ended_by);
	if (ended_by) {
		signal(ended_by, SIG_DFL);
		raise(ended_by);
	}
	return code;
}

static const struct option_spec options[] = {
	{ "ambiguous-width", 0, N_("COLUMNS"),
	  N_("columns of characters like ① in this terminal: 1, 2, or auto (ask it)") },
	{ NULL, 0, NULL, NULL },
};

const struct verb verb_wizard = {
	.name = "wizard",
	.arguments = "[FILE]",
	.summary = N_(
		"the wizard; makes FILE if there is none; without FILE: recent ones, or a new one"),
	.options = options,
	.run = run,
};
