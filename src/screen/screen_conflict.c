/* SPDX-License-Identifier: GPL-3.0-or-later
 * What several people answered in different ways, one after the other: what each side says, as far
 * as it differs, and below it what all of them say. A digit takes a side; then the next one
 * comes. */
#include "config.h"

#include "screen/wizard_model.h"

#include <string.h>

#include "engine/command_line.h"

struct sides {
	struct list list;       /* the sides of the current conflict */
	struct conflict *shown; /* the conflict as the list has it; NULL: none */
};

/* The parts of an answer beside the answer itself. */
static const struct {
	const char *label, *missing;
} parts[ANSWER_FIELDS] = {
	[FIELD_NOTE] = { N_("Note"), N_("No note") },
	[FIELD_EVIDENCE] = { N_("Evidence"), N_("No evidence") },
	[FIELD_OWNER] = { N_("Owner"), N_("No owner") },
	[FIELD_DUE] = { N_("Due date"), N_("No due date") },
};

/* NULL: there is none any more. */
static const struct conflict *current(const struct wizard *wizard)
{
	const GPtrArray *all = wizard->assessment->conflict;

	return wizard->conflict < all->len ? all->pdata[wizard->conflict] : NULL;
}

static bool same_entry(const struct conflict *a, const struct conflict *b)
{
	return a && b && a->kind == b->kind && strcmp(a->key, b->key) == 0;
}

/* Where the side at the cursor stands among the sides of NOW; the nearest place when it is gone. */
static int cursor_in(const struct sides *sides, const struct conflict *now)
{
	const struct side *side = sides->shown->side->pdata[sides->list.cursor];

	for (unsigned i = 0; i < now->side->len; i++)
		if (side_equal(now->side->pdata[i], side))
			return (int)i;
	return MIN(sides->list.cursor, (int)now->side->len - 1);
}

/* Somebody else's answers may have come in between: the cursor stays on its side, and another
 * conflict is another list. */
static void conflict_prepare(struct wizard *wizard, void *state)
{
	struct sides *sides = state;
	unsigned conflicts = wizard->assessment->conflict->len;
	const struct conflict *now;
	int cursor = 0;

	wizard->conflict = MIN(wizard->conflict, conflicts > 0 ? conflicts - 1 : 0);
	now = current(wizard);
	if (now && sides->shown && conflict_equal(now, sides->shown))
		return;
	if (same_entry(now, sides->shown))
		cursor = cursor_in(sides, now);
	else
		sides->list = (struct list){ .text = true };
	sides->list.count = now ? (int)now->side->len : 0;
	conflict_free(sides->shown);
	sides->shown = now ? conflict_copy(now) : NULL;
	list_go(&sides->list, cursor);
}

static void conflict_leave(void *state)
{
	conflict_free(((struct sides *)state)->shown);
}

void wizard_follow_conflict(struct wizard *wizard, const struct assessment *before)
{
	const struct conflict *was;

	if (wizard->conflict >= before->conflict->len)
		return;
	was = before->conflict->pdata[wizard->conflict];
	for (unsigned i = 0; i < wizard->assessment->conflict->len; i++)
		if (same_entry(wizard->assessment->conflict->pdata[i], was))
			wizard->conflict = i;
}

void wizard_show_conflict(struct wizard *wizard, const struct conflict *conflict)
{
	g_ptr_array_find(wizard->assessment->conflict, conflict, &wizard->conflict);
	wizard_open(wizard, &screen_conflict);
}

const struct conflict *wizard_conflict_here(const struct wizard *wizard)
{
	const struct catalog *catalog = wizard->assessment->catalog;
	const struct screen *screen = wizard_top(wizard)->screen;

	if (screen == &screen_row)
		return assessment_conflict(wizard->assessment, ENTRY_ROW,
					   catalog->item[wizard->item].key);
	if (screen == &screen_facts)
		return assessment_conflict(wizard->assessment, ENTRY_FACT,
					   catalog->fact[wizard->fact].id);
	return NULL;
}

/* From a row or question to its own, from elsewhere to the first. */
struct request act_conflict(struct wizard *wizard, void *state, unsigned key)
{
	const GPtrArray *all = wizard->assessment->conflict;
	const struct conflict *here = wizard_conflict_here(wizard);

	(void)state;
	(void)key;
	if (all->len == 0)
		wizard_say(wizard, true, g_strdup(_("Nothing is answered in different ways.")));
	else if (wizard_top(wizard)->screen != &screen_conflict)
		wizard_show_conflict(wizard, here ? here : all->pdata[0]);
	return NO_REQUEST;
}

const char *conflict_hint(const struct wizard *wizard)
{
	return layer_field(wizard_top(wizard))
		       ? _("Answered in different ways: Esc, then C compares and chooses.")
		       : _("Answered in different ways: C compares and chooses.");
}

void add_conflict_hint(struct page *page, const struct wizard *wizard)
{
	if (wizard_conflict_here(wizard))
		page_text(page, STYLE_WARN, 0, conflict_hint(wizard));
}

static struct request take(struct wizard *wizard, int side)
{
	OWNED(assessment) next = assessment_copy(wizard->assessment);
	struct request request;
	unsigned left = next->conflict->len - 1;

	if (!wizard_may_change(wizard))
		return NO_REQUEST;
	assessment_choose(next, next->conflict->pdata[wizard->conflict], (size_t)side);
	request = wizard_commit(wizard, g_steal_pointer(&next));
	if (wizard->conflict >= left)
		wizard->conflict = 0;
	if (left == 0)
		wizard_close(wizard);
	wizard_say_also(wizard, true,
			left ? g_strdup_printf(_("Taken. Still to choose: %u."), left)
			     : g_strdup(_("Taken. There is nothing left to choose.")));
	return request;
}

static struct request conflict_digit(struct wizard *wizard, void *state, unsigned key)
{
	const struct sides *sides = state;
	int side = (int)key - '1';

	if (side < sides->list.count)
		return take(wizard, side);
	wizard_say(wizard, false, g_strdup(_("There is no such number.")));
	return NO_REQUEST;
}

static struct request conflict_enter_key(struct wizard *wizard, void *state, unsigned key)
{
	const struct sides *sides = state;

	(void)key;
	if (sides->list.count > 0)
		return take(wizard, sides->list.cursor);
	wizard_close(wizard);
	return NO_REQUEST;
}

static struct request conflict_move(struct wizard *wizard, void *state, unsigned key)
{
	unsigned count = wizard->assessment->conflict->len;

	(void)state;
	if (key == 'n' && wizard->conflict + 1 < count)
		wizard->conflict++;
	else if (key == 'p' && wizard->conflict > 0)
		wizard->conflict--;
	else
		wizard_say(wizard, false, g_strdup(_("There is no more in this direction.")));
	return NO_REQUEST;
}

static char *conflict_title(const struct wizard *wizard, const void *state)
{
	(void)state;
	/* TRANSLATORS: the number of the one shown, and how many there are */
	return current(wizard)
		       ? g_strdup_printf(_("Answered in different ways  %u/%u"),
					 wizard->conflict + 1, wizard->assessment->conflict->len)
		       : g_strdup(_("Answered in different ways"));
}

/* NULL: nothing is said there. */
static char *part_of(const struct side *side, enum answer_field part)
{
	const struct answer *answer = &side->answer;
	g_autoptr(GString) all = g_string_new(NULL);

	if (part != FIELD_EVIDENCE)
		return g_strdup(part == FIELD_NOTE    ? answer->note
				: part == FIELD_OWNER ? answer->owner
						      : answer->due);
	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		g_autofree char *shown = evidence_shown(answer, i);

		g_string_append_printf(all, "%s%s", i ? ", " : "", shown);
	}
	return all->len ? g_strdup(all->str) : NULL;
}

static bool part_differs(const struct conflict *conflict, enum answer_field part)
{
	g_autofree char *first = part_of(conflict->side->pdata[0], part);

	for (unsigned i = 1; i < conflict->side->len; i++) {
		g_autofree char *other = part_of(conflict->side->pdata[i], part);

		if (g_strcmp0(first, other) != 0)
			return true;
	}
	return false;
}

/* A line of SIDE's PART; MISSING: also when nothing is said there. */
static void append_part(GString *text, const struct side *side, enum answer_field part,
			bool missing)
{
	g_autofree char *said = part_of(side, part);
	const char *separator = text->len ? "\n" : "";

	if (said) {
		/* TRANSLATORS: a part of the answer ("Note", "Owner"), and what is said there */
		g_autofree char *line = g_strdup_printf(_("%s: %s"), _(parts[part].label), said);

		g_string_append_printf(text, "%s%s", separator, line);
	} else if (missing) {
		g_string_append_printf(text, "%s%s", separator, _(parts[part].missing));
	}
}

static void add_side(struct page *page, const struct wizard *wizard,
		     const struct conflict *conflict, int i)
{
	const struct side *side = conflict->side->pdata[i];
	g_autofree char *answer =
		side_text(wizard->assessment->catalog, conflict, side, wizard->language);
	g_autofree char *mark = g_strdup_printf("%d", i + 1);
	g_autoptr(GString) text = g_string_new(answer);

	for (int part = 0; part < ANSWER_FIELDS; part++)
		if (part_differs(conflict, (enum answer_field)part))
			append_part(text, side, (enum answer_field)part, true);
	page_choice(page, i, mark, text->str);
}

/* What need not be compared. */
static void add_shared(struct page *page, const struct conflict *conflict)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (int part = 0; part < ANSWER_FIELDS; part++)
		if (!part_differs(conflict, (enum answer_field)part))
			append_part(text, conflict->side->pdata[0], (enum answer_field)part, false);
	if (text->len == 0)
		return;
	page_blank(page);
	page_text(page, STYLE_MUTED, 0, _("The same in all of them"));
	page_keep(page);
	page_text(page, STYLE_PLAIN, 2, text->str);
}

static void conflict_draw(const struct wizard *wizard, void *state, struct canvas *canvas,
			  const struct area *body)
{
	struct sides *sides = state;
	const struct conflict *conflict = current(wizard);
	OWNED(page) page = page_new(body->width);

	if (conflict) {
		g_autofree char *about =
			conflict_about(wizard->assessment->catalog, conflict, wizard->language);

		page_text(page, STYLE_TITLE, 0, about);
		for (int i = 0; i < sides->list.count; i++)
			add_side(page, wizard, conflict, i);
		add_shared(page, conflict);
	} else {
		page_text(page, STYLE_GOOD, 0, _("Nothing is answered in different ways."));
	}
	page_draw_all(page, canvas, body, &sides->list);
}

/* "phrwizard set FILE KEY --side N" for the side at the cursor. */
static char *conflict_command(const struct wizard *wizard, void *state)
{
	const struct sides *sides = state;
	const struct conflict *conflict = current(wizard);

	return conflict ? command_for_side(conflict, (unsigned)sides->list.cursor + 1, wizard->path,
					   wizard->world.catalog)
			: wizard_command(wizard, "summary", NULL);
}

/* Sides to take only of a conflict, and another one only where there is one. */
static bool conflict_offers(const struct wizard *wizard, const void *state, unsigned key)
{
	const struct sides *sides = state;
	bool moves = key == 'n' || key == 'p';

	if (key != '1' && key != KEYCODE_ENTER && !moves)
		return true;
	return moves ? wizard->assessment->conflict->len > 1 : sides->list.count > 0;
}

static const struct binding conflict_keys[] = {
	{ '1', '9', N_("take this one"), true, conflict_digit },
	{ KEYCODE_ENTER, 0, N_("take"), true, conflict_enter_key },
	{ 'n', 0, N_("next"), true, conflict_move },
	{ 'p', 0, N_("previous"), true, conflict_move },
	{ 0, 0, NULL, false, NULL },
};

const struct screen screen_conflict = {
	.name = "conflict",
	.state_size = sizeof(struct sides),
	.list = true,
	.passing = true,
	.common = COMMON_ALL,
	.keys = conflict_keys,
	.enter = conflict_prepare,
	.leave = conflict_leave,
	.prepare = conflict_prepare,
	.title = conflict_title,
	.draw = conflict_draw,
	.command = conflict_command,
	.offers = conflict_offers,
};
