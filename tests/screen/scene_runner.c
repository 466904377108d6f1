/* SPDX-License-Identifier: GPL-3.0-or-later
 * Runs a scene: keys go in, the picture that comes out is compared. One test a picture or check.
 * UPDATE=1 in the environment rewrites the pictures: look at each before you keep it. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine/carried.h"
#include "engine/evidence.h"
#include "engine/signoff.h"
#include "screen/wizard_model.h"
#include "store/catalog_file.h"

struct scene {
	const char *file;
	const struct catalog *catalog;
	struct assessment *assessment; /* being made ready, until `load` */
	struct wizard *wizard;
	struct canvas *canvas;
	struct request request; /* the last that was not granted here */
	char *request_path;
	char *save_error; /* what the next save says; NULL: it works */
	int saves, line, tests;
	bool update;
	GString *out; /* the scene with new pictures */
	GPtrArray *recent;
	GPtrArray *files; /* of char *: those that exist; NULL: all do */
	const struct catalog *newer;
	bool first_time;
};

static G_NORETURN void give_up(const struct scene *scene, const char *why)
{
	printf("Bail out! %s:%d: %s\n", scene->file, scene->line, why);
	exit(1);
}

static void test(struct scene *scene, bool good, const char *what, const char *detail)
{
	printf("%s %d - line %d: %s\n", good ? "ok" : "not ok", ++scene->tests, scene->line, what);
	if (!good && detail)
		printf("%s", detail);
}

static bool file_exists(const char *path, void *data)
{
	const struct scene *scene = data;

	return !scene->files ||
	       g_ptr_array_find_with_equal_func(scene->files, path, g_str_equal, NULL);
}

/* The content of the files that are named is their name. */
static void look_at_file(const char *path, struct evidence_file *ret, void *data)
{
	const struct scene *scene = data;

	*ret = (struct evidence_file){ .found = FOUND_NOTHING };
	if (!scene->files || !file_exists(path, data))
		return;
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);

	ret->found = FOUND_FILE;
	ret->size = strlen(path);
	g_strlcpy(ret->sha256, sum, sizeof ret->sha256);
}

static struct wizard *wizard_of(struct scene *scene)
{
	if (!scene->wizard) {
		const struct wizard_world world = { .first_time = scene->first_time,
						    .exists = file_exists,
						    .look = look_at_file,
						    .data = scene,
						    .elsewhere = "/home/kei" };

		scene->wizard = wizard_new(g_steal_pointer(&scene->recent));
		wizard_world(scene->wizard, &world);
		wizard_clock(scene->wizard, "2026-11-22", "2026-11-22T10:15:00+09:00");
	}
	return scene->wizard;
}

static struct assessment *assessment_of(struct scene *scene)
{
	if (!scene->assessment)
		scene->assessment = assessment_new(scene->catalog);
	return scene->assessment;
}

/* What the outer world would do. */
static void grant(struct scene *scene, struct request request)
{
	if (request.kind == REQUEST_NOTHING)
		return;
	if (request.kind == REQUEST_SAVE) {
		scene->saves++;
		wizard_saved(scene->wizard, scene->save_error);
	}
	scene->request = request;
	g_free(scene->request_path);
	scene->request_path = g_strdup(request.path);
}

static void draw(struct scene *scene)
{
	wizard_draw(wizard_of(scene), scene->canvas);
}

static void press(struct scene *scene, unsigned key)
{
	draw(scene);
	grant(scene, wizard_key(wizard_of(scene), key));
}

/* The words of a scene */

/* A number within 0 … 999; -1 for other words. */
static int number(const char *word)
{
	guint64 value;

	return word && g_ascii_string_to_unsigned(word, 10, 0, 999, &value, NULL) ? (int)value : -1;
}

static void do_size(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, "x", 2);
	int columns = number(part[0]), rows = columns < 0 ? -1 : number(part[1]);

	if (columns < 0 || rows < 0)
		give_up(scene, "size wants COLUMNSxROWS");
	canvas_resize(scene->canvas, rows, columns);
}

static void do_language(struct scene *scene, const char *rest)
{
	if (!language_parse(rest, &wizard_of(scene)->language))
		give_up(scene, "no such language");
}

static void do_recent(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, " | ", 2);
	struct wizard_recent *recent = g_new0(struct wizard_recent, 1);

	if (scene->wizard)
		give_up(scene, "recent files come first");
	if (!scene->recent)
		scene->recent = g_ptr_array_new();
	recent->path = g_strdup(part[0]);
	recent->detail = g_strdup(part[1]);
	g_ptr_array_add(scene->recent, recent);
}

static void do_first_time(struct scene *scene, const char *rest)
{
	(void)rest;
	if (scene->wizard)
		give_up(scene, "the first time comes first");
	scene->first_time = true;
}

static void do_file(struct scene *scene, const char *rest)
{
	if (!scene->files)
		scene->files = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(scene->files, g_strdup(rest));
}

static void do_profile(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, " ", 2);

	for (int i = 0; i < PROFILE_FIELDS; i++)
		if (strcmp(profile_field_id((enum profile_field)i), part[0]) == 0 &&
		    assessment_set_profile(assessment_of(scene), (enum profile_field)i, part[1],
					   NULL))
			return;
	give_up(scene, "no such profile field or value");
}

static void do_fact(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, "=", 2);
	int fact = catalog_find_fact(scene->catalog, part[0]);

	if (fact < 0 || !part[1] ||
	    !assessment_set_fact(assessment_of(scene), (size_t)fact, part[1], NULL))
		give_up(scene, "no such fact or value");
}

/* KEY=VALUE, then perhaps a note */
static void do_answer(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit_set(rest, "= ", 3);
	int item = catalog_find_item(scene->catalog, part[0]);
	int value = part[1] ? answer_parse(part[1]) : -1;
	struct answer answer = { .value = (enum answer_value)value };

	if (item < 0 || value < 0)
		give_up(scene, "no such row or answer");
	answer.note = part[2];
	if (!assessment_set_answer(assessment_of(scene), (size_t)item, &answer, NULL))
		give_up(scene, "the answer was refused");
}

/* KEY EDITION: what was answered there becomes what was answered last time. */
static void do_carried(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, " ", 2);
	int item = catalog_find_item(scene->catalog, part[0]);
	struct answer answer;

	if (item < 0 || !part[1])
		give_up(scene, "no such row, or no edition");
	answer_copy(&answer, assessment_of(scene)->answer[item]);
	g_free(answer.by);
	answer.by = g_strdup("Sato");
	answer_carry(&answer, part[1], "2025-11-22");
	assessment_put_answer(assessment_of(scene), (size_t)item, &answer);
}

/* newer.yaml is offered. */
static void do_newer(struct scene *scene, const char *rest)
{
	(void)rest;
	wizard_newer(wizard_of(scene), scene->newer);
}

/* STEP TITLE: signed over something else than the assessment */
static void do_signed(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, " ", 2);
	g_autofree char *other = g_strnfill(SHA256_DIGITS, '0');
	int step = sign_step_parse(part[0]);
	const struct sign sign = { .step = (enum sign_step)step,
				   .title = part[1],
				   .at = (char *)"2026-11-21T10:15:00+09:00",
				   .digest = other };

	if (step < 0 || !assessment_sign(assessment_of(scene), &sign, NULL))
		give_up(scene, "no such step");
}

/* KEY, then what each side says: "VALUE, by, at, note" of a row; words of a fact or field; " | "
 * between. */
static void do_conflict(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, " ", 2);
	g_auto(GStrv) sides = g_strsplit(part[1] ? part[1] : "", " | ", -1);
	enum entry_kind kind = catalog_find_item(scene->catalog, part[0]) >= 0   ? ENTRY_ROW
			       : catalog_find_fact(scene->catalog, part[0]) >= 0 ? ENTRY_FACT
										 : ENTRY_FIELD;
	struct conflict *conflict = conflict_new(kind, part[0]);

	for (char **words = sides; *words; words++) {
		g_auto(GStrv) word = g_strsplit(*words, ", ", 4);
		bool whole = g_strv_length(word) == 4;
		struct side side = { .words = kind == ENTRY_ROW ? NULL : *words };

		if (kind == ENTRY_ROW && !whole)
			give_up(scene, "a side is VALUE, by, at, note");
		if (kind == ENTRY_ROW)
			side.answer =
				(struct answer){ .value = (enum answer_value)answer_parse(word[0]),
						 .by = word[1],
						 .at = word[2],
						 .note = *word[3] ? word[3] : NULL,
						 .owner = (char *)"IT" };
		conflict_add(conflict, side_copy(&side));
	}
	assessment_add_conflict(assessment_of(scene), conflict);
}

static void do_load(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, " ", 2);

	assessment_of(scene);
	wizard_loaded(wizard_of(scene), g_steal_pointer(&scene->assessment), part[0], part[1]);
}

static void do_keys(struct scene *scene, const char *rest)
{
	g_auto(GStrv) names = g_strsplit(rest, " ", -1);

	for (char **name = names; *name; name++) {
		unsigned key = keycode_parse(*name);

		if (**name && !key)
			give_up(scene, "no such key");
		if (**name)
			press(scene, key);
	}
}

static void do_type(struct scene *scene, const char *rest)
{
	for (const char *p = rest; *p; p = g_utf8_next_char(p))
		press(scene, g_utf8_get_char(p));
}

/* As a terminal sends it: "\n" in the scene is the Enter that a terminal puts for a newline. */
static void do_paste(struct scene *scene, const char *rest)
{
	g_autofree char *text = g_strcompress(rest);

	press(scene, KEYCODE_PASTE_BEGIN);
	for (const char *p = text; *p; p = g_utf8_next_char(p))
		press(scene, *p == '\n' ? '\r' : g_utf8_get_char(p));
	press(scene, KEYCODE_PASTE_END);
}

static void do_save_fails(struct scene *scene, const char *rest)
{
	g_free(scene->save_error);
	scene->save_error = *rest ? g_strdup(rest) : NULL;
}

static void do_edited(struct scene *scene, const char *rest)
{
	g_autofree char *text = g_strcompress(rest);

	grant(scene, wizard_edited(wizard_of(scene), text));
}

static void do_told(struct scene *scene, const char *rest)
{
	wizard_told(wizard_of(scene), false, rest);
}

static void do_finish(struct scene *scene, const char *rest)
{
	(void)rest;
	grant(scene, wizard_finish(wizard_of(scene)));
}

/* Checks */

static void check_text(struct scene *scene, const char *want, const char *got, const char *what)
{
	g_autofree char *detail = g_strdup_printf("# wanted: %s\n# got:    %s\n", want, got);

	test(scene, strcmp(want, got) == 0, what, detail);
}

/* "ROW COLUMN STYLE" */
static void do_style(struct scene *scene, const char *rest)
{
	static const char *const names[STYLES] = { "plain", "header", "footer", "title", "cursor",
						   "muted", "good",   "warn",   "bad",   "field" };
	g_auto(GStrv) part = g_strsplit(rest, " ", 3);
	bool whole = g_strv_length(part) == 3;
	int row = whole ? number(part[0]) : -1, column = whole ? number(part[1]) : -1;

	draw(scene);
	if (row < 0 || column < 0 || row >= scene->canvas->rows || column >= scene->canvas->columns)
		give_up(scene, "style wants ROW COLUMN STYLE");
	check_text(scene, part[2],
		   names[scene->canvas->cell[row * scene->canvas->columns + column].style],
		   "style");
}

static void do_cursor(struct scene *scene, const char *rest)
{
	g_autofree char *got = NULL;

	draw(scene);
	got = g_strdup_printf("%d %d", scene->canvas->cursor_row, scene->canvas->cursor_column);
	check_text(scene, rest, got, "cursor");
}

/* "KIND", or "export FORMAT PATH internal force" */
static void do_request(struct scene *scene, const char *rest)
{
	static const char *const names[] = {
		[REQUEST_NOTHING] = "nothing",     [REQUEST_QUIT] = "quit",
		[REQUEST_OPEN_FILE] = "open",      [REQUEST_SAVE] = "save",
		[REQUEST_EXPORT] = "export",       [REQUEST_EDITOR] = "editor",
		[REQUEST_LANGUAGE] = "language",   [REQUEST_SUSPEND] = "suspend",
		[REQUEST_TOUR_SEEN] = "tour-seen", [REQUEST_SAVE_COPY] = "save-copy",
		[REQUEST_UPGRADE] = "upgrade",
		[REQUEST_CYCLE] = "cycle",
	};
	const struct request *request = &scene->request;
	GString *got = g_string_new(names[request->kind]);

	if (request->kind == REQUEST_EXPORT)
		g_string_append_printf(got, " %s", request->format->name);
	if (scene->request_path)
		g_string_append_printf(got, " %s", scene->request_path);
	if (request->kind == REQUEST_EXPORT)
		g_string_append_printf(got, "%s%s", request->internal ? " internal" : " public",
				       request->force ? " force" : "");
	check_text(scene, rest, got->str, "request");
	g_string_free(got, TRUE);
	scene->request = NO_REQUEST;
}

static void do_saves(struct scene *scene, const char *rest)
{
	g_autofree char *got = g_strdup_printf("%d", scene->saves);

	check_text(scene, rest, got, "saves so far");
}

static void do_position(struct scene *scene, const char *rest)
{
	check_text(scene, rest, wizard_position(wizard_of(scene)), "position");
}

/* "FACT=WORDS": what is recorded now */
static void do_fact_is(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, "=", 2);
	const struct assessment *assessment = wizard_assessment(wizard_of(scene));
	int fact = catalog_find_fact(scene->catalog, part[0]);
	g_autofree char *words = fact >= 0 ? assessment_fact_words(assessment, (size_t)fact) : NULL;

	check_text(scene, part[1], words ? words : "(not answered)", part[0]);
}

/* "KEY VALUE | note | evidence, evidence | owner | due | by | at", as much of it as is wanted */
static void do_answer_is(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, " ", 2);
	int item = catalog_find_item(scene->catalog, part[0]);
	g_autoptr(GString) got = g_string_new(NULL);
	const struct answer *answer;

	if (item < 0 || !part[1])
		give_up(scene, "no such row");
	answer = wizard_assessment(wizard_of(scene))->answer[item];
	g_string_append_printf(got, "%s | %s | ", answer_id(answer->value),
			       answer->note ? answer->note : "");
	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++)
		g_string_append_printf(got, "%s%s", i ? ", " : "",
				       (char *)answer->evidence->pdata[i]);
	g_string_append_printf(got, " | %s | %s | %s | %s", answer->owner ? answer->owner : "",
			       answer->due ? answer->due : "", answer->by ? answer->by : "",
			       answer->at ? answer->at : "");

	g_autofree char *escaped = g_strescape(got->str, NULL);
	g_autofree char *plain = g_strcompress(escaped);
	g_autofree char *one_line = g_strdelimit(g_steal_pointer(&plain), "\n", '/');
	g_autofree char *start = g_strndup(one_line, strlen(part[1]));
	check_text(scene, part[1], start, part[0]);
}

/* "KEY evidence | evidence": with what is recorded of it */
static void do_evidence_is(struct scene *scene, const char *rest)
{
	g_auto(GStrv) part = g_strsplit(rest, " ", 2);
	int item = catalog_find_item(scene->catalog, part[0]);
	g_autoptr(GString) got = g_string_new(NULL);
	const struct answer *answer;

	if (item < 0 || !part[1])
		give_up(scene, "no such row");
	answer = wizard_assessment(wizard_of(scene))->answer[item];
	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		g_autofree char *shown = evidence_shown(answer, i);

		g_string_append_printf(got, "%s%s", i ? " | " : "", shown);
	}
	check_text(scene, part[1], got->str, part[0]);
}

static const struct {
	const char *name;
	void (*act)(struct scene *scene, const char *rest);
} words[] = {
	{ "size", do_size },         { "language", do_language }, { "recent", do_recent },
	{ "profile", do_profile },   { "fact", do_fact },         { "answer", do_answer },
	{ "carried", do_carried },   { "newer", do_newer },
	{ "conflict", do_conflict }, { "load", do_load },         { "keys", do_keys },
	{ "type", do_type },         { "paste", do_paste },       { "save-fails", do_save_fails },
	{ "edited", do_edited },     { "told", do_told },         { "first-time", do_first_time },
	{ "file", do_file },         { "finish", do_finish },     { "style", do_style },
	{ "cursor", do_cursor },     { "request", do_request },   { "saves", do_saves },
	{ "position", do_position }, { "fact-is", do_fact_is },   { "answer-is", do_answer_is },
	{ "evidence-is", do_evidence_is }, { "signed", do_signed },
};

static void act(struct scene *scene, const char *line)
{
	size_t length = strcspn(line, " ");

	if (!*line || *line == '#')
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strlen(words[i].name) == length && strncmp(words[i].name, line, length) == 0) {
			words[i].act(scene, line[length] ? line + length + 1 : "");
			return;
		}
	give_up(scene, "unknown word");
}

/* Both pictures as comments, so that the log shows what differs. */
static char *both(const char *want, const char *got)
{
	GString *detail = g_string_new(NULL);
	const struct {
		const char *label, *picture;
	} parts[] = { { "wanted", want }, { "got", got } };

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_auto(GStrv) lines = g_strsplit(parts[i].picture, "\n", -1);

		g_string_append_printf(detail, "# %s:\n", parts[i].label);
		for (char **line = lines; *line; line++)
			g_string_append_printf(detail, "# %s\n", *line);
	}
	return g_string_free(detail, FALSE);
}

/* LINES from the one after "----" to the next "----". Returns how many were the picture. */
static int picture(struct scene *scene, char **lines)
{
	GString *want = g_string_new(NULL);
	g_autofree char *got = NULL, *detail = NULL;
	int count = 0;

	for (; lines[count] && strcmp(lines[count], "----") != 0; count++)
		g_string_append_printf(want, "%s\n", lines[count]);
	if (!lines[count])
		give_up(scene, "the picture has no end");
	draw(scene);
	got = canvas_text(scene->canvas);
	detail = both(want->str, got);
	test(scene, scene->update || strcmp(want->str, got) == 0, "picture", detail);
	g_string_append_printf(scene->out, "%s----\n", got);
	g_string_free(want, TRUE);
	return count + 1;
}

static void run(struct scene *scene, char **lines)
{
	for (int i = 0; lines[i] && (lines[i + 1] || *lines[i]); i++) {
		scene->line = i + 1;
		g_string_append_printf(scene->out, "%s\n", lines[i]);
		if (strcmp(lines[i], "----") == 0)
			i += picture(scene, lines + i + 1);
		else
			act(scene, lines[i]);
	}
}

int main(int argc, char **argv)
{
	const char *folder = g_getenv("top_srcdir"), *update = g_getenv("UPDATE");
	struct scene scene = { .file = argv[argc - 1],
			       .canvas = canvas_new(24, 80),
			       .out = g_string_new(NULL),
			       .update = update && *update };
	g_autofree char *path =
		g_build_filename(folder ? folder : ".", "tests", "screen", "scenes.yaml", NULL);
	g_autofree char *newer_path =
		g_build_filename(folder ? folder : ".", "tests", "screen", "newer.yaml", NULL);
	g_autoptr(GError) error = NULL;
	OWNED(catalog_file) file = catalog_file_read(path, &error);
	OWNED(catalog_file) newer = file ? catalog_file_read(newer_path, &error) : NULL;
	g_autofree char *text = NULL;

	/* no i18n_start(): the program's words stay English, so that translating never changes a
	 * picture; the catalog's words follow `language` */
	if (!newer || !g_file_get_contents(scene.file, &text, NULL, &error))
		give_up(&scene, error->message);
	scene.catalog = catalog_file_catalog(file);
	scene.newer = catalog_file_catalog(newer);

	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	run(&scene, lines);
	printf("1..%d\n", scene.tests);
	if (scene.update && !g_file_set_contents(scene.file, scene.out->str, -1, &error))
		give_up(&scene, error->message);
	wizard_free(scene.wizard);
	assessment_free(scene.assessment);
	canvas_free(scene.canvas);
	g_string_free(scene.out, TRUE);
	if (scene.files)
		g_ptr_array_unref(scene.files);
	g_free(scene.request_path);
	g_free(scene.save_error);
	return 0;
}
