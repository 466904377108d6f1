/* SPDX-License-Identifier: GPL-3.0-or-later
 * Programs on a terminal of 24 x 80 (tests/terminal/harness.h), measured from outside.
 *	pty start ROUNDS LEAVE COMMAND… [-- LEAVE COMMAND…]…
 *		in turn; a line for each: median microseconds to the last byte of the first frame,
 *		its bytes
 *	pty keys TIMES OPEN KEYS LEAVE COMMAND…
 *		types OPEN, then KEYS over and over, TIMES keys; median and 95th percentile of
 *		microseconds from a key to the last byte of its frame, median and sum of bytes.
 *		Keys that show nothing do not count
 *	pty run KEYS COMMAND…
 *		types KEYS and waits for the end: for programs that count by themselves (valgrind)
 * A key is a letter; D and U are the arrows down and up, E is Escape. */
#include "config.h"

#include "../tests/terminal/harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* KEY_LIMIT: milliseconds */
enum { COMMANDS_MAX = 8, KEYS_MAX = 10000, KEY_LIMIT = 500 };

static void press(struct vt *vt, char key)
{
	const char text[] = { key, '\0' };

	if (key == 'D')
		vt_key(vt, VTERM_KEY_DOWN);
	else if (key == 'U')
		vt_key(vt, VTERM_KEY_UP);
	else if (key == 'E')
		vt_type(vt, VT_ESCAPE);
	else
		vt_type(vt, text);
}

static bool has_output(struct vt *vt, const void *length)
{
	return vt_output(vt)->len > *(const size_t *)length;
}

/* Waits for something new, and then until nothing more comes. False when nothing came. */
static bool wait_frame(struct vt *vt, size_t before, int milliseconds)
{
	bool came = vt_wait_until(vt, has_output, &before, milliseconds);

	vt_settle(vt);
	return came;
}

static struct vt *start(char **argv)
{
	g_autofree char *program = g_find_program_in_path(argv[0]);
	g_autoptr(GPtrArray) words = g_ptr_array_new();

	if (!program) {
		fprintf(stderr, "pty: there is no %s\n", argv[0]);
		exit(2);
	}
	g_ptr_array_add(words, program);
	for (char **word = argv + 1; *word; word++)
		g_ptr_array_add(words, *word);
	g_ptr_array_add(words, NULL);
	return vt_start(24, 80, NULL, (const char *const *)words->pdata);
}

static void leave(struct vt *vt, const char *keys)
{
	for (const char *key = keys; *key; key++)
		press(vt, *key);
	vt_exit(vt);
}

static int compare(const void *a, const void *b)
{
	const gint64 p = *(const gint64 *)a, q = *(const gint64 *)b;

	return (p > q) - (p < q);
}

static gint64 quantile(GArray *values, double part)
{
	if (values->len == 0)
		return 0;
	qsort(values->data, values->len, sizeof(gint64), compare);
	return g_array_index(values, gint64, (unsigned)(part * (values->len - 1)));
}

static GArray *numbers_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(gint64));
}

static void starts(int rounds, char **argv)
{
	char **commands[COMMANDS_MAX];
	GArray *times[COMMANDS_MAX];
	size_t bytes[COMMANDS_MAX], count = 0;

	while (*argv && count < COMMANDS_MAX) {
		times[count] = numbers_new();
		commands[count++] = argv;
		while (*argv && strcmp(*argv, "--"))
			argv++;
		if (*argv)
			*argv++ = NULL;
	}
	for (int round = 0; round < rounds; round++)
		for (size_t c = 0; c < count; c++) {
			gint64 begin = g_get_monotonic_time(), took;
			struct vt *vt = start(commands[c] + 1);

			wait_frame(vt, 0, VT_LIMIT);
			took = vt_last_output(vt) - begin;
			g_array_append_val(times[c], took);
			bytes[c] = vt_output(vt)->len;
			leave(vt, commands[c][0]);
		}
	for (size_t c = 0; c < count; c++) {
		printf("%" G_GINT64_FORMAT " %zu\n", quantile(times[c], 0.5), bytes[c]);
		g_array_unref(times[c]);
	}
}

static void keys(int count, const char *opening, const char *cycle, const char *leaving,
		 char **argv)
{
	g_autoptr(GArray) times = numbers_new(), sizes = numbers_new();
	struct vt *vt = start(argv);
	gint64 sum = 0;

	wait_frame(vt, 0, VT_LIMIT);
	for (; *opening; opening++) {
		press(vt, *opening);
		wait_frame(vt, vt_output(vt)->len, KEY_LIMIT);
	}
	for (int i = 0; i < count; i++) {
		size_t before = vt_output(vt)->len;
		gint64 begin = g_get_monotonic_time(), took, size;

		press(vt, cycle[(size_t)i % strlen(cycle)]);
		if (!wait_frame(vt, before, KEY_LIMIT))
			continue;
		took = vt_last_output(vt) - begin;
		size = (gint64)(vt_output(vt)->len - before);
		sum += size;
		g_array_append_val(times, took);
		g_array_append_val(sizes, size);
	}
	leave(vt, leaving);
	printf("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
	       "\n",
	       quantile(times, 0.5), quantile(times, 0.95), quantile(sizes, 0.5), sum);
}

int main(int argc, char **argv)
{
	bool known = true;

	if (vt_setup(NULL))
		return 2;
	if (argc > 4 && !strcmp(argv[1], "start")) {
		starts(atoi(argv[2]), argv + 3);
	} else if (argc > 6 && !strcmp(argv[1], "keys")) {
		keys(MIN(atoi(argv[2]), KEYS_MAX), argv[3], argv[4], argv[5], argv + 6);
	} else if (argc > 3 && !strcmp(argv[1], "run")) {
		struct vt *vt = start(argv + 3);
		size_t nothing = 0;

		vt_wait_until(vt, has_output, &nothing, VT_LIMIT);
		leave(vt, argv[2]);
	} else {
		known = false;
	}
	vt_teardown(NULL);
	return known ? 0 : 2;
}
