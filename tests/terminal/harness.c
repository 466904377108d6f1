/* SPDX-License-Identifier: GPL-3.0-or-later
 * The terminal in memory. All input to it comes through pump(), which waits in poll() only. */
#include "config.h"

#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#ifdef HAVE_PTY_H
#include <pty.h>
#else
#include <util.h>
#endif

#include <glib/gstdio.h>

enum { QUIET = 30 };

/* libvterm 0.1.4 falls over a wide letter where there is but one column. */
enum { COLUMNS_MIN = 2 };

struct vt {
	VTerm *term;
	VTermScreen *screen;
	int rows, columns;
	int fd;   /* -1: closed */
	int life; /* its other end closes when the program has ended */
	pid_t pid;
	enum vt_answers answers;
	bool ended, cooked;
	int status;
	GString *output;
	gint64 last_output;
};

/* What the test under way has. */
static char *folder;
static GPtrArray *started, *paths;

/* ---- the test's surroundings ---- */

static void vt_free(void *data)
{
	struct vt *vt = data;

	if (!vt->ended) {
		/* the shell's jobs are groups of their own, but all hang on the terminal */
		kill(-vt->pid, SIGKILL);
		kill(vt->pid, SIGKILL);
		waitpid(vt->pid, NULL, 0);
	}
	if (vt->fd >= 0)
		close(vt->fd);
	close(vt->life);
	vterm_free(vt->term);
	g_string_free(vt->output, TRUE);
	g_free(vt);
}

int vt_setup(void **state)
{
	(void)state;
	folder = g_dir_make_tmp("phrwizard-XXXXXX", NULL);
	started = g_ptr_array_new_with_free_func(vt_free);
	paths = g_ptr_array_new_with_free_func(g_free);
	/* the tour of the first time has been seen */
	return folder && g_mkdir_with_parents(vt_path("home/state/phrwizard"), 0700) == 0 &&
			       g_file_set_contents(vt_path("home/state/phrwizard/tour-seen"), "", 0,
						   NULL)
		       ? 0
		       : -1;
}

static void remove_tree(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *inner = g_build_filename(path, name, NULL);

		if (g_file_test(inner, G_FILE_TEST_IS_DIR) &&
		    !g_file_test(inner, G_FILE_TEST_IS_SYMLINK))
			remove_tree(inner);
		else
			g_unlink(inner);
	}
	g_rmdir(path);
}

int vt_teardown(void **state)
{
	(void)state;
	g_clear_pointer(&started, g_ptr_array_unref);
	remove_tree(folder);
	g_clear_pointer(&paths, g_ptr_array_unref);
	g_clear_pointer(&folder, g_free);
	return 0;
}

const char *vt_folder(void)
{
	return folder;
}

const char *vt_path(const char *name)
{
	char *path = g_build_filename(folder, name, NULL);

	g_ptr_array_add(paths, path);
	return path;
}

const char *vt_program(void)
{
	const char *program = g_getenv("phrwizard");

	assert_non_null(program);
	return program;
}

/* The environment of what we start: nothing of the person's own but PATH and what the build
 * says. */
static char **make_environment(const char *const *env)
{
	static const char *const kept[] = {
		"PATH",         "PHRWIZARD_DATADIR", "PHRWIZARD_LOCALEDIR", "ASAN_OPTIONS",
		"LSAN_OPTIONS", "UBSAN_OPTIONS",     "LD_LIBRARY_PATH",     "G_DEBUG",
	};
	static const char *const homes[][2] = {
		{ "HOME", "home" },
		{ "TMPDIR", "home" },
		{ "XDG_CONFIG_HOME", "home/config" },
		{ "XDG_DATA_HOME", "home/data" },
		{ "XDG_STATE_HOME", "home/state" },
		{ "XDG_CACHE_HOME", "home/cache" },
		{ "XDG_DATA_DIRS", "home/share" },
	};
	char **all = g_strsplit("TERM=xterm-256color LC_ALL=C.UTF-8 TZ=UTC0", " ", -1);

	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
		if (g_getenv(kept[i]))
			all = g_environ_setenv(all, kept[i], g_getenv(kept[i]), TRUE);
	for (size_t i = 0; i < G_N_ELEMENTS(homes); i++)
		all = g_environ_setenv(all, homes[i][0], vt_path(homes[i][1]), TRUE);
	for (; env && *env; env++) {
		g_auto(GStrv) pair = g_strsplit(*env, "=", 2);

		all = pair[1] ? g_environ_setenv(all, pair[0], pair[1], TRUE)
			      : g_environ_unsetenv(all, pair[0]);
	}
	return all;
}

/* ---- start and end ---- */

/* Signals end the program as they do for people, also when these tests were started with some
 * ignored (in the background, under nohup). */
static void default_signals(void)
{
	static const int enders[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };

	for (size_t i = 0; i < G_N_ELEMENTS(enders); i++)
		signal(enders[i], SIG_DFL);
}

struct vt *vt_start(int rows, int columns, const char *const *env, const char *const *argv)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
	struct vt *vt = g_new0(struct vt, 1);
	char **environment = make_environment(env);
	int life[2];

	assert_int_equal(pipe(life), 0);
	vt->life = life[0];
	fcntl(vt->life, F_SETFD, FD_CLOEXEC);
	vt->rows = rows;
	vt->columns = columns;
	vt->term = vterm_new(rows, MAX(columns, COLUMNS_MIN));
	vt->output = g_string_new(NULL);
	vterm_set_utf8(vt->term, 1);
	vt->screen = vterm_obtain_screen(vt->term);
	vterm_screen_enable_altscreen(vt->screen, 1);
	vterm_screen_reset(vt->screen, 1);
	vt->pid = forkpty(&vt->fd, NULL, NULL, &size);
	if (vt->pid == 0) {
		default_signals();
		if (chdir(folder) == 0)
			execve(argv[0], (char **)argv, environment);
		_exit(126);
	}
	g_strfreev(environment);
	close(life[1]);
	g_ptr_array_add(started, vt);
	assert_true(vt->pid > 0);
	fcntl(vt->fd, F_SETFD, FD_CLOEXEC);
	return vt;
}

struct vt *vt_start_japanese(const char *file)
{
	return vt_start(24, 80, (const char *[]){ "LANGUAGE=ja", NULL },
			(const char *[]){ vt_program(), file, NULL });
}

/* Takes what the program wrote, for at most MILLISECONDS, and answers what it asked of the
 * terminal. False when nothing came, or the program has closed the terminal or (with UNTIL_END)
 * ended. */
static bool pump(struct vt *vt, int milliseconds, bool until_end)
{
	struct pollfd polled[] = { { .fd = vt->fd, .events = POLLIN }, { .fd = vt->life } };
	char bytes[4096];
	ssize_t got;

	if (poll(polled, until_end ? 2 : 1, MAX(milliseconds, 0)) <= 0 || !polled[0].revents)
		return false;
	got = read(vt->fd, bytes, sizeof bytes);
	if (got <= 0) {
		struct termios modes;

		vt->cooked = tcgetattr(vt->fd, &modes) == 0 && modes.c_lflag & ICANON &&
			     modes.c_lflag & ECHO;
		close(vt->fd);
		vt->fd = -1;
		return false;
	}
	vt->last_output = g_get_monotonic_time();
	g_string_append_len(vt->output, bytes, got);
	vterm_input_write(vt->term, bytes, (size_t)got);
	got = (ssize_t)vterm_output_read(vt->term, bytes, sizeof bytes - 1);
	bytes[got] = '\0';
	if (vt->answers == VT_NO_ANSWERS)
		got = 0;
	if (vt->answers == VT_ANSWERS_WIDE && strcmp(bytes, "\033[2;2R") == 0)
		bytes[4] = '3';
	if (got > 0 && write(vt->fd, bytes, (size_t)got) < 0)
		print_message("# cannot answer the program\n");
	return true;
}

static int left_until(gint64 end)
{
	return (int)((end - g_get_monotonic_time()) / 1000);
}

void vt_settle(struct vt *vt)
{
	gint64 end = g_get_monotonic_time() + VT_LIMIT * 1000LL;

	while (left_until(end) > 0 && pump(vt, QUIET, false))
		;
}

static bool has_ended(const struct vt *vt)
{
	struct pollfd polled = { .fd = vt->life };

	return poll(&polled, 1, 0) > 0;
}

int vt_exit(struct vt *vt)
{
	gint64 end = g_get_monotonic_time() + VT_LIMIT * 1000LL;

	if (vt->ended)
		return vt->status;
	while (!has_ended(vt) && left_until(end) > 0)
		pump(vt, left_until(end), true);
	if (!has_ended(vt))
		fail_msg("the program does not end");
	waitpid(vt->pid, &vt->status, 0);
	vt->ended = true;
	vt_settle(vt);
	return vt->status;
}

bool vt_cooked(const struct vt *vt)
{
	return vt->cooked;
}

int vt_pid(const struct vt *vt)
{
	return vt->pid;
}

/* ---- what people do ---- */

static void send(struct vt *vt, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t done = write(vt->fd, bytes, length);

		assert_true(done > 0);
		bytes += done;
		length -= (size_t)done;
	}
}

static void send_keys(struct vt *vt)
{
	char bytes[256];
	size_t length;

	while ((length = vterm_output_read(vt->term, bytes, sizeof bytes)) > 0)
		send(vt, bytes, length);
}

void vt_type(struct vt *vt, const char *text)
{
	send(vt, text, strlen(text));
}

void vt_key(struct vt *vt, VTermKey key)
{
	vterm_keyboard_key(vt->term, key, VTERM_MOD_NONE);
	send_keys(vt);
}

void vt_paste(struct vt *vt, const char *text)
{
	g_autofree char *sent = g_strdelimit(g_strdup(text), "\n", '\r');

	vterm_keyboard_start_paste(vt->term);
	send_keys(vt);
	vt_type(vt, sent);
	vterm_keyboard_end_paste(vt->term);
	send_keys(vt);
}

void vt_resize(struct vt *vt, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	/* libvterm 0.1.4 falls over the rest of a picture that was drawn for a larger window */
	vt_settle(vt);
	vt->rows = rows;
	vt->columns = columns;
	vterm_set_size(vt->term, rows, MAX(columns, COLUMNS_MIN));
	assert_int_equal(ioctl(vt->fd, TIOCSWINSZ, &size), 0);
}

void vt_signal(struct vt *vt, int signal)
{
	assert_int_equal(kill(vt->pid, signal), 0);
}

void vt_answer(struct vt *vt, enum vt_answers answers)
{
	vt->answers = answers;
}

void vt_hang_up(struct vt *vt)
{
	close(vt->fd);
	vt->fd = -1;
}

/* ---- what the screen shows ---- */

bool vt_cell(struct vt *vt, int row, int column, GString *text, VTermScreenCell *ret_cell)
{
	vterm_screen_get_cell(vt->screen, (VTermPos){ row, column }, ret_cell);
	if (ret_cell->chars[0] == (uint32_t)-1)
		return false;
	if (ret_cell->chars[0] == 0)
		g_string_append_c(text, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && ret_cell->chars[i]; i++)
		g_string_append_unichar(text, ret_cell->chars[i]);
	return true;
}

void vt_size(const struct vt *vt, int *ret_rows, int *ret_columns)
{
	*ret_rows = vt->rows;
	*ret_columns = vt->columns;
}

char *vt_text(struct vt *vt)
{
	GString *all = g_string_new(NULL);

	for (int row = 0; row < vt->rows; row++) {
		g_autoptr(GString) line = g_string_new(NULL);

		for (int column = 0; column < vt->columns; column++) {
			VTermScreenCell cell;

			vt_cell(vt, row, column, line, &cell);
		}
		g_string_append_printf(all, "%s\n", g_strchomp(line->str));
	}
	return g_string_free(all, FALSE);
}

/* Without blanks and ends of lines. */
static char *squeeze(const char *text)
{
	GString *all = g_string_new(NULL);

	for (const char *p = text; *p; p = g_utf8_next_char(p))
		if (!g_unichar_isspace(g_utf8_get_char(p)))
			g_string_append_unichar(all, g_utf8_get_char(p));
	return g_string_free(all, FALSE);
}

bool vt_has(struct vt *vt, const char *text)
{
	g_autofree char *screen = vt_text(vt), *bare = squeeze(screen), *wanted = squeeze(text);

	return strstr(bare, wanted) != NULL;
}

bool vt_wait_until(struct vt *vt, bool (*holds)(struct vt *vt, const void *what), const void *what,
		   int milliseconds)
{
	gint64 end = g_get_monotonic_time() + milliseconds * 1000LL;

	while (!holds(vt, what)) {
		if (left_until(end) <= 0 || vt->fd < 0)
			return false;
		pump(vt, left_until(end), false);
	}
	return true;
}

static bool has(struct vt *vt, const void *text)
{
	return vt_has(vt, text);
}

static bool lacks(struct vt *vt, const void *text)
{
	return !vt_has(vt, text);
}

bool vt_wait_for(struct vt *vt, const char *text, int milliseconds)
{
	return vt_wait_until(vt, has, text, milliseconds);
}

static void fail_with_screen(struct vt *vt, const char *file, int line)
{
	g_autofree char *screen = vt_text(vt);
	g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);

	for (char **l = lines; *l; l++)
		print_error("# |%s\n", *l);
	_fail(file, line);
}

void vt_check(struct vt *vt, const char *text, bool there, const char *file, int line)
{
	if (vt_wait_until(vt, there ? has : lacks, text, VT_LIMIT))
		return;

	print_error("# the screen %s: %s\n", there ? "lacks" : "still has", text);
	fail_with_screen(vt, file, line);
}

void vt_cursor(struct vt *vt, int *ret_row, int *ret_column)
{
	VTermPos position;

	vt_settle(vt);
	vterm_state_get_cursorpos(vterm_obtain_state(vt->term), &position);
	*ret_row = position.row;
	*ret_column = position.col;
}

struct cursor_wish {
	int column;
	const char *text;
};

static bool cursor_is_there(struct vt *vt, const void *what)
{
	const struct cursor_wish *wish = what;
	g_autofree char *screen = vt_text(vt);
	g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(vt->term), &at);
	/* bytes are columns in the rows that are asked about, as far as they are asked about */
	return at.col == wish->column &&
	       (!wish->text || (strlen(lines[at.row]) > (size_t)at.col &&
				g_str_has_prefix(lines[at.row] + at.col, wish->text)));
}

void vt_check_cursor(struct vt *vt, int column, const char *text, const char *file, int line)
{
	const struct cursor_wish wish = { column, text };
	int row, column_now;

	if (vt_wait_until(vt, cursor_is_there, &wish, VT_LIMIT))
		return;
	vt_cursor(vt, &row, &column_now);
	print_error("# the cursor is in row %d, column %d, not in column %d on '%s'\n", row,
		    column_now, column, text ? text : "");
	fail_with_screen(vt, file, line);
}

const GString *vt_output(const struct vt *vt)
{
	return vt->output;
}

gint64 vt_last_output(const struct vt *vt)
{
	return vt->last_output;
}

/* ---- without a terminal ---- */

/* The program and its arguments, from FIRST on. Freed with the array; the strings are the
 * caller's. */
static GPtrArray *make_argv(const char *first, va_list more)
{
	GPtrArray *argv = g_ptr_array_new();

	g_ptr_array_add(argv, (char *)vt_program());
	for (const char *argument = first; argument; argument = va_arg(more, const char *))
		g_ptr_array_add(argv, (char *)argument);
	g_ptr_array_add(argv, NULL);
	return argv;
}

/* Into a file and out of a file: no pipe can fill up. */
int vt_run(const char *const *env, const char *input, char **ret_out, const char *argument, ...)
{
	const char *in = vt_path("run.in"), *out = vt_path("run.out");
	g_auto(GStrv) environment = make_environment(env);
	g_autoptr(GPtrArray) argv = NULL;
	va_list more;
	int status;
	pid_t pid;

	va_start(more, argument);
	argv = make_argv(argument, more);
	va_end(more);
	assert_true(g_file_set_contents(in, input ? input : "", -1, NULL));
	pid = fork();
	if (pid == 0) {
		default_signals();
		if (chdir(folder) == 0 && dup2(open(in, O_RDONLY), STDIN_FILENO) >= 0 &&
		    dup2(open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO) >= 0 &&
		    dup2(STDOUT_FILENO, STDERR_FILENO) >= 0 && setsid() >= 0)
			execve(vt_program(), (char **)argv->pdata, environment);
		_exit(126);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (ret_out)
		assert_true(g_file_get_contents(out, ret_out, NULL, NULL));
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
