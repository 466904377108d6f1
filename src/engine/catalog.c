/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looking things up in a catalog, and the words of its enumerations. */
#include "config.h"

#include "engine/catalog.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

/* An enumeration's value: its word in files, and the one for people. */
struct word {
	const char *id, *label;
};

static const struct word duties[DUTIES] = {
	[DUTY_LAW] = { "law", N_("legal duty") },
	[DUTY_MUST] = { "must", N_("must") },
	[DUTY_EXPECTED] = { "expected", N_("expected (or equivalent)") },
	[DUTY_LAW_EFFORT] = { "law-effort", N_("legal best effort") },
	[DUTY_EFFORT] = { "effort", N_("best effort") },
	[DUTY_DESIRABLE] = { "desirable", N_("desirable") },
};

static const struct word standings[STANDINGS] = {
	[STANDING_SHEET] = { "sheet", N_("row and number read in the sheet") },
	[STANDING_STATED] = { "stated", N_("the duty is stated; its row number is not known") },
	[STANDING_UNVERIFIED] = { "unverified", N_("to be checked against the official sheet") },
};

static const struct word changes[CHANGES] = {
	[CHANGE_NONE] = { "", N_("not said") },
	[CHANGE_SAME] = { "same", N_("as in the edition before") },
	[CHANGE_ADDED] = { "added", N_("new in this edition") },
	[CHANGE_RELAXED] = { "relaxed", N_("relaxed in this edition") },
	[CHANGE_CLARIFIED] = { "clarified", N_("clarified in this edition") },
	[CHANGE_CARRIED_UNVERIFIED] = { "carried-unverified", N_("probably carried over from the "
								 "edition before (not verified)") },
	[CHANGE_UNKNOWN] = { "unknown", N_("not known whether it changed") },
	[CHANGE_REWORDED] = { "reworded", N_("reworded in this edition") },
	[CHANGE_CHANGED] = { "changed", N_("changed in this edition") },
};

static const struct word carries[CARRIES] = {
	[CARRY_SAME] = { "same", NULL },
	[CARRY_ASK_ANEW] = { "ask-anew", NULL },
	[CARRY_NEW] = { "new", NULL },
};

static const struct word verdicts[VERDICTS] = {
	[VERDICT_OUT] = { "out", N_("not covered by the Guideline") },
	[VERDICT_IN] = { "in", N_("covered by the Guideline") },
	[VERDICT_UNCLEAR] = { "unclear", N_("not yet clear whether the Guideline covers you") },
};

static const struct word fact_kinds[FACT_KINDS] = {
	[FACT_YES_NO] = { "yes-no", NULL },
	[FACT_ONE_OF] = { "one-of", NULL },
	[FACT_SOME_OF] = { "some-of", NULL },
};

static const struct word registers[REGISTERS] = {
	[REGISTER_NONE] = { "", NULL },
	[REGISTER_CHECKED] = { "recipients-checked", NULL },
	[REGISTER_AGAIN] = { "recipients-checked-again", NULL },
};

static int parse(const struct word *words, int count, const char *id)
{
	for (int i = 0; i < count; i++)
		if (strcmp(words[i].id, id) == 0)
			return i;
	return -1;
}

const char *duty_id(enum duty duty)
{
	return duties[duty].id;
}

const char *standing_id(enum standing standing)
{
	return standings[standing].id;
}

const char *change_id(enum change change)
{
	return changes[change].id;
}

const char *item_register_id(enum item_register answered_by)
{
	return registers[answered_by].id;
}

const char *verdict_id(enum verdict verdict)
{
	return verdicts[verdict].id;
}

const char *fact_kind_id(enum fact_kind kind)
{
	return fact_kinds[kind].id;
}

int duty_parse(const char *id)
{
	return parse(duties, DUTIES, id);
}

int standing_parse(const char *id)
{
	return parse(standings, STANDINGS, id);
}

const char *carry_id(enum carry carry)
{
	return carries[carry].id;
}

int carry_parse(const char *id)
{
	return parse(carries, CARRIES, id);
}

int change_parse(const char *id)
{
	return parse(changes, CHANGES, id);
}

int item_register_parse(const char *id)
{
	return parse(registers, REGISTERS, id);
}

int verdict_parse(const char *id)
{
	return parse(verdicts, VERDICTS, id);
}

int fact_kind_parse(const char *id)
{
	return parse(fact_kinds, FACT_KINDS, id);
}

const char *duty_label(enum duty duty)
{
	return _(duties[duty].label);
}

const char *standing_label(enum standing standing)
{
	return _(standings[standing].label);
}

const char *change_label(enum change change)
{
	return _(changes[change].label);
}

const char *verdict_label(enum verdict verdict)
{
	return _(verdicts[verdict].label);
}

bool duty_binds(enum duty duty)
{
	return duty == DUTY_LAW || duty == DUTY_MUST || duty == DUTY_EXPECTED;
}

const char *text_in(const struct text *text, enum language language)
{
	if (text->in[language])
		return text->in[language];
	for (int i = 0; i < LANGUAGES; i++)
		if (text->in[i])
			return text->in[i];
	return "";
}

bool text_empty(const struct text *text)
{
	return *text_in(text, LANGUAGE_JA) == '\0';
}

int catalog_find_fact(const struct catalog *catalog, const char *id)
{
	for (size_t i = 0; i < catalog->facts; i++)
		if (strcmp(catalog->fact[i].id, id) == 0)
			return (int)i;
	return -1;
}

int catalog_find_item(const struct catalog *catalog, const char *key)
{
	size_t low = 0, high = catalog->items;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(key, catalog->item[catalog->by_key[middle]].key);

		if (order == 0)
			return (int)catalog->by_key[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return -1;
}

int fact_find_option(const struct fact *fact, const char *id)
{
	for (size_t i = 0; i < fact->options; i++)
		if (strcmp(fact->option[i].id, id) == 0)
			return (int)i;
	return -1;
}

const char *option_label(const struct fact *fact, size_t option, enum language language)
{
	if (fact->kind == FACT_YES_NO)
		return option == FACT_YES ? _("yes") : _("no");
	return text_in(&fact->option[option].label, language);
}

const struct gone *catalog_find_gone(const struct catalog *catalog, const char *key, bool fact)
{
	for (size_t i = 0; i < catalog->gones; i++)
		if (catalog->gone[i].fact == fact && strcmp(catalog->gone[i].key, key) == 0)
			return &catalog->gone[i];
	return NULL;
}

const char *item_was(const struct item *item, size_t i)
{
	if (item->wases > 0)
		return i < item->wases ? item->was[i] : NULL;
	return i == 0 && item->change != CHANGE_ADDED ? item->key : NULL;
}

const char *fact_was(const struct fact *fact)
{
	if (fact->carry == CARRY_NEW)
		return NULL;
	return fact->was ? fact->was : fact->id;
}
