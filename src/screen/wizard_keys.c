/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which table a key belongs to: text field, the screen's own keys, the common ones, the list's
 * moves. */
#include "config.h"

#include "screen/wizard_model.h"

#include "base/text.h"

struct request act_back(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	if (wizard->stack->len > 1) {
		wizard_close(wizard);
		return NO_REQUEST;
	}
	if (!wizard->save_error || wizard->leaving)
		return (struct request){ .kind = REQUEST_QUIT };
	wizard->leaving = true;
	wizard_say(wizard, false,
		   g_strdup(_("Tried to save once more. Press q again to leave without it, or W to "
			      "save a copy in another place.")));
	return (struct request){ .kind = REQUEST_SAVE };
}

static struct request act_language(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	wizard->language = (wizard->language + 1) % LANGUAGES;
	return (struct request){ .kind = REQUEST_LANGUAGE, .language = wizard->language };
}

/* The screen that KEY opens. */
static const struct screen *screen_of(unsigned key)
{
	static const struct {
		unsigned key;
		const struct screen *screen;
	} opens[] = {
		{ 's', &screen_sections }, { 'r', &screen_review }, { 'x', &screen_export },
		{ 'g', &screen_goto },     { '/', &screen_search }, { '?', &screen_help },
		{ 'P', &screen_progress }, { 'a', &screen_moved },  { 'C', &screen_conflict },
		{ 'O', &screen_overview }, { 'S', &screen_signoff }, { 'V', &screen_later },
		{ 'W', &screen_copy },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(opens); i++)
		if (opens[i].key == key)
			return opens[i].screen;
	return NULL;
}

static struct request act_open(struct wizard *wizard, void *state, unsigned key)
{
	const struct screen *screen = screen_of(key);

	(void)state;
	/* help is about the screen below it, which must stay */
	if (wizard_top(wizard)->screen != screen)
		(key == '?' ? wizard_open_over : wizard_open)(wizard, screen);
	return NO_REQUEST;
}

bool binding_offered(const struct wizard *wizard, const struct layer *layer,
		     const struct binding *binding)
{
	const struct screen *screen = layer->screen;
	bool opens = binding->act == act_open || binding->act == act_conflict;

	return binding->label && !(opens && screen_of(binding->key) == screen) &&
	       (!screen->offers || screen->offers(wizard, layer->state, binding->key));
}

/* Opens the screen with the command for the one below. */
struct request act_command(struct wizard *wizard, void *state, unsigned key)
{
	(void)state;
	(void)key;
	wizard_open_over(wizard, &screen_command);
	return NO_REQUEST;
}

static const struct binding open_keys[] = {
	{ 's', 0, N_("sections"), true, act_open },
	{ 'r', 0, N_("review"), true, act_open },
	{ '/', 0, N_("search"), true, act_open },
	{ 'u', 0, N_("undo"), true, act_undo },
	{ 'x', 0, N_("export"), true, act_open },
	{ 'g', 0, N_("go to a number"), true, act_open },
	{ 'U', 0, N_("redo"), true, act_redo },
	{ 'P', 0, N_("progress"), true, act_open },
	{ 'O', 0, N_("overview for the public"), false, act_open },
	{ 'S', 0, N_("sign-off: sign, or reopen what is approved"), false, act_open },
	{ 'a', 0, N_("rows that the last answer about your service added or removed"), false,
	  act_open },
	{ 'C', 0, N_("what was answered in different ways"), false, act_conflict },
	{ 'V', 0, N_("the next edition, and the next check"), false, act_open },
	{ 'c', 0, N_("the command for this; in a text field Ctrl-O"), false, act_command },
	{ 'W', 0, N_("save a copy in another place"), false, act_open },
	{ 0, 0, NULL, false, NULL },
};

static const struct binding start_keys[] = {
	{ '?', 0, N_("help"), true, act_open },
	{ 'q', 0, N_("back"), true, act_back },
	{ KEYCODE_ESCAPE, 0, NULL, false, act_back },
	{ 0, 0, NULL, false, NULL },
};

static const struct binding language_keys[] = {
	{ 'L', 0, N_("Japanese or English"), true, act_language },
	{ 0, 0, NULL, false, NULL },
};

static const struct binding typing_keys[] = {
	{ KEYCODE_CTRL('o'), 0, N_("command"), true, act_command },
	{ KEYCODE_CTRL('t'), 0, N_("Japanese or English"), true, act_language },
	{ 0, 0, NULL, false, NULL },
};

const struct binding *const *common_keys(enum common common)
{
	static const struct binding *const tables[][4] = {
		[COMMON_LANGUAGE] = { language_keys, NULL },
		[COMMON_TYPING] = { typing_keys, NULL },
		[COMMON_START] = { start_keys, language_keys, NULL },
		[COMMON_ALL] = { start_keys, open_keys, language_keys, NULL },
	};

	return tables[common];
}

static const struct binding *find_binding(const struct binding *binding, unsigned key)
{
	for (; binding->act; binding++)
		if (binding->key == key ||
		    (binding->last && key >= binding->key && key <= binding->last))
			return binding;
	return NULL;
}

struct line_edit *layer_field(const struct layer *layer)
{
	return layer->screen->field ? layer->screen->field(layer->state) : NULL;
}

enum common layer_common(const struct layer *layer)
{
	return layer_field(layer) ? COMMON_TYPING : layer->screen->common;
}

/* In the screen's own table, or those that it shares with others. */
static const struct binding *binding_of(const struct layer *layer, unsigned key)
{
	const struct binding *binding = find_binding(layer->screen->keys, key);
	const struct binding *const *table = common_keys(layer_common(layer));

	for (; !binding && *table; table++)
		binding = find_binding(*table, key);
	return binding;
}

/* j k h l as arrows, where letters are commands. */
static unsigned as_arrow(unsigned key)
{
	static const unsigned arrows[][2] = {
		{ 'j', KEYCODE_DOWN },
		{ 'k', KEYCODE_UP },
		{ 'h', KEYCODE_LEFT },
		{ 'l', KEYCODE_RIGHT },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(arrows); i++)
		if (arrows[i][0] == key)
			return arrows[i][1];
	return key;
}

/* With a text field, what can be typed is text and never a command. */
static struct request key_in_field(struct wizard *wizard, const struct layer *layer,
				   struct line_edit *field, unsigned key)
{
	bool text = key >= ' ' && key != KEYCODE_BACKSPACE && g_unichar_validate(key);
	const struct binding *binding = text ? NULL : binding_of(layer, key);

	if (binding)
		return binding->act(wizard, layer->state, key);
	if (!line_edit_key(field, key) && layer->screen->list)
		list_key(layer->state, key);
	return NO_REQUEST;
}

static struct request key_as_command(struct wizard *wizard, const struct layer *layer,
				     unsigned typed)
{
	unsigned key = text_narrow(typed);
	const struct binding *binding = binding_of(layer, key);

	if (binding)
		return binding->act(wizard, layer->state, key);
	if (layer->screen->list && list_key(layer->state, as_arrow(key)))
		return NO_REQUEST;
	if (key > 0x7f && g_unichar_validate(key))
		wizard_say(wizard, false,
			   g_strdup(_("Turn the input method (IME) off to use the keys.")));
	return NO_REQUEST;
}

struct request wizard_key(struct wizard *wizard, unsigned key)
{
	const struct layer *layer = wizard_top(wizard);
	struct line_edit *field = layer_field(layer);

	if (key == KEYCODE_RESIZE || key == KEYCODE_NONE)
		return NO_REQUEST;
	if (key == KEYCODE_CTRL('z'))
		return (struct request){ .kind = REQUEST_SUSPEND };
	if (wizard->too_small)
		return NO_REQUEST;
	g_ptr_array_set_size(wizard->dropped, 0);
	if (key == KEYCODE_PASTE_BEGIN || key == KEYCODE_PASTE_END) {
		wizard->pasting = key == KEYCODE_PASTE_BEGIN;
		return NO_REQUEST;
	}
	/* no terminal sends an arrow in a paste: its end was lost, and we must not wait for it for
	 * ever */
	if (key >= KEYCODE_UP && key <= KEYCODE_BACKTAB)
		wizard->pasting = false;
	if (wizard->pasting) {
		if (field)
			line_edit_paste(field, key);
		return NO_REQUEST;
	}
	g_clear_pointer(&wizard->message, g_free);
	layer_prepare(wizard, layer);
	if (field)
		return key_in_field(wizard, layer, field, key);
	return key_as_command(wizard, layer, key);
}

struct request wizard_finish(struct wizard *wizard)
{
	struct request request = NO_REQUEST;

	wizard->pasting = wizard->too_small = false;
	while (wizard_top(wizard)->screen == &screen_command ||
	       wizard_top(wizard)->screen == &screen_tour)
		wizard_close(wizard);
	while (layer_field(wizard_top(wizard)) && wizard->stack->len > 1) {
		unsigned depth = wizard->stack->len;
		struct request more = wizard_key(wizard, KEYCODE_ESCAPE);

		if (more.kind == REQUEST_SAVE)
			request = more;
		/* what cannot be kept (half a date) does not keep us */
		if (wizard->stack->len == depth)
			wizard_close(wizard);
	}
	return request;
}
