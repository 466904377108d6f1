/* SPDX-License-Identifier: GPL-3.0-or-later
 * The wizard's life: the stack of screens, what the outer world tells it, the picture. */
#include "config.h"

#include "screen/wizard_model.h"

#include <string.h>

#include "base/text.h"
#include "engine/command_line.h"
#include "engine/interview.h"
#include "engine/signoff.h"
#include "screen/frame.h"
#include "sheet/digest.h"

const struct screen *const *screens(void)
{
	static const struct screen *const all[] = {
		&screen_start,    &screen_tour,     &screen_profile,
		&screen_facts,    &screen_sections, &screen_progress,
		&screen_row,      &screen_why,      &screen_note,
		&screen_goto,     &screen_search,   &screen_later,    &screen_moved,
		&screen_conflict, &screen_review,   &screen_export,
		&screen_overview, &screen_copy,     &screen_signoff,  &screen_command,
		&screen_help,     NULL,
	};

	return all;
}

/* Life */

static void layer_free(void *data)
{
	struct layer *layer = data;

	if (layer->screen->leave)
		layer->screen->leave(layer->state);
	g_free(layer->state);
	g_free(layer);
}

static void recent_free(void *data)
{
	struct wizard_recent *recent = data;

	g_free(recent->path);
	g_free(recent->detail);
	g_free(recent);
}

struct wizard *wizard_new(GPtrArray *recent)
{
	struct wizard *wizard = g_new0(struct wizard, 1);

	wizard->stack = g_ptr_array_new_with_free_func(layer_free);
	wizard->dropped = g_ptr_array_new_with_free_func(layer_free);
	wizard->undo = g_ptr_array_new_with_free_func(snapshot_free);
	wizard->redo = g_ptr_array_new_with_free_func(snapshot_free);
	wizard->recent = recent ? recent : g_ptr_array_new();
	g_ptr_array_set_free_func(wizard->recent, recent_free);
	wizard->language = i18n_language();
	wizard->item = wizard->fact = wizard->detour = -1;
	wizard->moved = g_array_new(FALSE, FALSE, sizeof(struct moved));
	wizard->pending = ANSWER_VALUES;
	wizard_open(wizard, &screen_start);
	return wizard;
}

void wizard_world(struct wizard *wizard, const struct wizard_world *world)
{
	wizard->world = *world;
}

void wizard_free(struct wizard *wizard)
{
	if (!wizard)
		return;
	g_ptr_array_unref(wizard->stack);
	g_ptr_array_unref(wizard->dropped);
	g_ptr_array_unref(wizard->undo);
	g_ptr_array_unref(wizard->redo);
	g_ptr_array_unref(wizard->recent);
	g_array_unref(wizard->moved);
	review_free(wizard->review);
	report_free(wizard->report);
	assessment_free(wizard->assessment);
	g_free(wizard->path);
	g_free(wizard->next_path);
	g_free(wizard->today);
	g_free(wizard->now);
	g_free(wizard->message);
	g_free(wizard->save_error);
	g_free(wizard);
}

/* The stack of screens */

struct layer *wizard_top(const struct wizard *wizard)
{
	return wizard->stack->pdata[wizard->stack->len - 1];
}

/* A screen's own function may be running: its state lives until the next key. */
static void drop(struct wizard *wizard)
{
	g_ptr_array_add(wizard->dropped,
			g_ptr_array_steal_index(wizard->stack, wizard->stack->len - 1));
}

void wizard_close(struct wizard *wizard)
{
	if (wizard->stack->len > 1)
		drop(wizard);
}

static void push(struct wizard *wizard, const struct screen *screen)
{
	struct layer *layer = g_new0(struct layer, 1);

	layer->screen = screen;
	layer->state = g_malloc0(MAX(screen->state_size, 1));
	g_ptr_array_add(wizard->stack, layer);
	if (screen->enter)
		screen->enter(wizard, layer->state);
}

void wizard_open_over(struct wizard *wizard, const struct screen *screen)
{
	push(wizard, screen);
}

void wizard_open(struct wizard *wizard, const struct screen *screen)
{
	if (wizard->stack->len > 1 && wizard_top(wizard)->screen->passing)
		drop(wizard);
	for (unsigned i = 0; i < wizard->stack->len; i++) {
		const struct layer *layer = wizard->stack->pdata[i];

		if (layer->screen != screen)
			continue;
		while (wizard->stack->len > i + 1)
			drop(wizard);
		return;
	}
	push(wizard, screen);
}

void wizard_show_item(struct wizard *wizard, int item)
{
	wizard->at = PLACE_ITEM;
	wizard->item = item;
	wizard_open(wizard, &screen_row);
}

void wizard_show_fact(struct wizard *wizard, int fact)
{
	wizard->detour = -1;
	wizard->at = PLACE_FACT;
	wizard->fact = fact;
	wizard_open(wizard, &screen_facts);
}

void wizard_show_entry(struct wizard *wizard, const struct review_entry *entry)
{
	if (entry->conflict)
		wizard_show_conflict(wizard, entry->conflict);
	else if (entry->fact)
		wizard_show_fact(wizard, (int)entry->index);
	else
		wizard_show_item(wizard, (int)entry->index);
}

int wizard_open_fact_of(const struct wizard *wizard, int item)
{
	const struct finding *finding = &wizard->report->finding[item];

	for (unsigned i = 0; i < wizard->assessment->catalog->facts; i++)
		if (finding->applies == TRUTH_UNKNOWN && fact_set_has(&finding->settled_by, i) &&
		    fact_asked(wizard->assessment, i))
			return (int)i;
	return -1;
}

void wizard_ask_for_item(struct wizard *wizard, int item, int fact)
{
	wizard_show_fact(wizard, fact);
	wizard->detour = item;
}

void wizard_go_on(struct wizard *wizard)
{
	int fact = interview_next_fact(wizard->assessment, -1, 1, true);
	int item = interview_next(wizard->assessment, wizard->report, FILTER_UNANSWERED, -1, 1);

	wizard_open(wizard, &screen_sections);
	if (fact >= 0)
		wizard_show_fact(wizard, fact);
	else if (item >= 0)
		wizard_show_item(wizard, item);
}

/* What the outer world tells */

/* Looked at only where something is signed: it takes a whole sheet. */
static bool is_stale(const struct assessment *assessment)
{
	g_autofree char *digest =
		signoff_held(assessment) ? digest_of_assessment(assessment) : NULL;

	return digest && signoff_stale(assessment, digest);
}

/* What follows from assessment and report is old. */
static void renew(struct wizard *wizard)
{
	review_free(wizard->review);
	wizard->review = review_new(wizard->assessment, wizard->report);
	wizard->evaluations++;
	wizard->stale = is_stale(wizard->assessment);
}

void wizard_evaluate(struct wizard *wizard)
{
	OWNED(report) before = wizard->report;

	wizard->report = evaluate(wizard->assessment, wizard->today);
	renew(wizard);
	if (before && before->catalog == wizard->report->catalog)
		wizard_note_moved(wizard, before);
}

void wizard_evaluate_answer(struct wizard *wizard, size_t item)
{
	report_answered(wizard->report, wizard->assessment, item, wizard->today);
	renew(wizard);
}

void wizard_clock(struct wizard *wizard, const char *today, const char *now)
{
	bool new_day = g_strcmp0(today, wizard->today) != 0;

	g_free(wizard->today);
	g_free(wizard->now);
	wizard->today = g_strdup(today);
	wizard->now = g_strdup(now);
	if (new_day && wizard->assessment)
		wizard_evaluate(wizard);
}

/* Opens where POSITION says; false when it names nothing that is asked. */
static bool resume(struct wizard *wizard, const char *position)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	int item = position ? catalog_find_item(catalog, position) : -1;
	int fact = position ? catalog_find_fact(catalog, position) : -1;

	if (item >= 0)
		wizard_show_item(wizard, item);
	else if (fact >= 0 && fact_asked(wizard->assessment, (size_t)fact))
		wizard_show_fact(wizard, fact);
	return item >= 0 || (fact >= 0 && wizard->at == PLACE_FACT);
}

/* What the check sheet's head cannot be without. */
static bool profile_complete(const struct assessment *assessment)
{
	return assessment->profile[PROFILE_ORGANIZATION] && assessment->profile[PROFILE_SERVICE] &&
	       assessment->profile[PROFILE_CONFIRMED];
}

void wizard_loaded(struct wizard *wizard, struct assessment *assessment, const char *path,
		   const char *position)
{
	if (wizard->assessment != assessment)
		assessment_free(wizard->assessment);
	wizard->assessment = assessment;
	g_free(wizard->path);
	wizard->path = g_strdup(path);
	g_clear_pointer(&wizard->save_error, g_free);
	wizard->saved = wizard->leaving = false;
	g_ptr_array_set_size(wizard->undo, 0);
	g_ptr_array_set_size(wizard->redo, 0);
	wizard->at = PLACE_NOWHERE;
	wizard->item = wizard->fact = wizard->detour = -1;
	g_clear_pointer(&wizard->report, report_free);
	g_array_set_size(wizard->moved, 0);
	wizard_evaluate(wizard);
	while (wizard->stack->len > 0)
		drop(wizard);
	push(wizard, &screen_sections);
	wizard->starting = !profile_complete(assessment);
	if (wizard->starting)
		wizard_open(wizard, &screen_profile);
	else if (!resume(wizard, position))
		wizard_go_on(wizard);
	/* the head tells it by its field */
	if (assessment->conflict->len > 0 && !wizard->starting && !wizard_conflict_here(wizard))
		wizard_say(wizard, false, g_strdup(conflict_hint(wizard)));
	wizard_may_change(wizard);
	if (wizard->world.first_time)
		wizard_open(wizard, &screen_tour);
}

void wizard_newer(struct wizard *wizard, const struct catalog *newer)
{
	wizard->newer = newer;
}

void wizard_saved(struct wizard *wizard, const char *error)
{
	g_free(wizard->save_error);
	wizard->save_error = g_strdup(error);
	wizard->saved = !error;
	wizard->leaving = wizard->leaving && error;
}

void wizard_say(struct wizard *wizard, bool good, char *message)
{
	g_free(wizard->message);
	wizard->message = message;
	wizard->message_good = good;
}

void wizard_say_also(struct wizard *wizard, bool good, char *message)
{
	g_autofree char *more = message, *before = g_steal_pointer(&wizard->message);

	/* TRANSLATORS: two whole sentences, one behind the other */
	wizard_say(wizard, good,
		   before ? g_strdup_printf(_("%s %s"), before, more) : g_steal_pointer(&more));
}

void wizard_told(struct wizard *wizard, bool good, const char *message)
{
	wizard_say(wizard, good, g_strdup(message));
}

void wizard_told_also(struct wizard *wizard, bool good, const char *message)
{
	wizard_say_also(wizard, good, g_strdup(message));
}

struct request wizard_edited(struct wizard *wizard, const char *text)
{
	struct answer answer;
	struct request request;

	if (!text || !wizard->assessment || wizard->item < 0)
		return NO_REQUEST;
	answer_copy(&answer, wizard->assessment->answer[wizard->item]);
	g_free(answer.note);
	answer.note = g_strdup(text);
	request = wizard_set_answer(wizard, wizard->item, &answer, NULL);
	answer_clear(&answer);
	return request;
}

const struct assessment *wizard_assessment(const struct wizard *wizard)
{
	return wizard->assessment;
}

const char *wizard_position(const struct wizard *wizard)
{
	if (wizard->at == PLACE_NOWHERE)
		return "";
	if (wizard->at == PLACE_FACT)
		return wizard->assessment->catalog->fact[wizard->fact].id;
	return wizard->assessment->catalog->item[wizard->item].key;
}

bool wizard_unsaved(const struct wizard *wizard)
{
	return wizard->save_error != NULL;
}

/* NULL and an empty PATH are no file yet. */
static char *command_about(const struct wizard *wizard, const char *path, const char *verb,
			   const char *const *words)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();

	path = path && *path ? path : "FILE";
	g_autofree char *file = g_strconcat(*path == '-' ? "./" : "", path, NULL);
	g_ptr_array_add(all, (char *)"phrwizard");
	if (verb)
		g_ptr_array_add(all, (char *)verb);
	if (wizard->world.catalog) {
		g_ptr_array_add(all, (char *)"--catalog");
		g_ptr_array_add(all, (char *)wizard->world.catalog);
	}
	g_ptr_array_add(all, file);
	for (; words && *words; words++)
		g_ptr_array_add(all, (char *)*words);
	g_ptr_array_add(all, NULL);
	return command_line((const char *const *)all->pdata);
}

char *wizard_command(const struct wizard *wizard, const char *verb, const char *const *words)
{
	return command_about(wizard, wizard->path, verb, words);
}

char *wizard_command_to_open(const struct wizard *wizard, const char *path)
{
	return command_about(wizard, path, NULL, NULL);
}

bool evidence_missing(const struct wizard *wizard, const char *reference)
{
	return *reference && !strstr(reference, "://") && wizard->world.exists &&
	       !wizard->world.exists(reference, wizard->world.data);
}

char *next_text(const struct wizard *wizard)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	const GArray *entries = review_entries(wizard->review);
	const struct review_entry *first;
	g_autofree char *about = NULL;

	if (entries->len == 0)
		return g_strdup(_("Nothing is open: export the check sheet with x."));
	first = &g_array_index(entries, struct review_entry, 0);
	about = first->conflict ? conflict_about(catalog, first->conflict, wizard->language)
		: first->fact
			? g_strdup(text_in(&catalog->fact[first->index].ask, wizard->language))
			: item_line(&catalog->item[first->index], wizard->language);
	return g_strdup_printf("%s\n%s", review_group_title(first->group), about);
}

const char *item_name(const struct item *item)
{
	return item->number ? item->number : item->key;
}

char *item_line(const struct item *item, enum language language)
{
	return g_strconcat(item_name(item), "  ", text_in(&item->ask, language), NULL);
}

/* Picture */

void layer_prepare(struct wizard *wizard, const struct layer *layer)
{
	if (layer->screen->prepare)
		layer->screen->prepare(wizard, layer->state);
}

void wizard_draw(struct wizard *wizard, struct canvas *canvas)
{
	const struct layer *layer = wizard_top(wizard);
	g_autofree char *title = NULL;
	struct area body;

	canvas_clear(canvas);
	wizard->too_small = canvas->rows < FRAME_ROWS_MIN || canvas->columns < FRAME_COLUMNS_MIN;
	if (wizard->too_small) {
		frame_draw_too_small(canvas);
		return;
	}
	layer_prepare(wizard, layer);
	title = layer->screen->title(wizard, layer->state);
	frame_draw(wizard, layer, title, canvas, &body);
	layer->screen->draw(wizard, layer->state, canvas, &body);
}
