/* SPDX-License-Identifier: GPL-3.0-or-later
 * The questions about the service, line by line. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "cli/ask_parts.h"

static const struct fact *fact_of(const struct interview *interview)
{
	return &interview->session->catalog->fact[interview->step];
}

void ask_fact_question(struct interview *interview)
{
	const struct catalog *catalog = interview->session->catalog;
	const struct fact *fact = fact_of(interview);
	g_autofree char *value = fact_value_text(interview->session->assessment,
						 (size_t)interview->step, i18n_language());

	say_part(interview, -1 - (int)fact->group, "", &catalog->group[fact->group].title);
	say(interview, "\n");
	say_wrapped(interview, 0, text_in(&fact->ask, i18n_language()));
	for (size_t i = 0; i < fact->options; i++) {
		g_autofree char *line =
			g_strdup_printf("%zu %s", i + 1, option_label(fact, i, i18n_language()));

		say_wrapped(interview, 2, line);
	}
	if (fact->kind == FACT_SOME_OF)
		say_wrapped(interview, 2,
			    _("(several numbers with commas between, - for none of these)"));
	if (interview->session->assessment->fact[interview->step].answered)
		say_field(interview, _("Answer"), value);
	say_conflict(interview);
}

void explain_fact(struct interview *interview)
{
	const struct fact *fact = fact_of(interview);

	say_wrapped(interview, 0, text_in(&fact->explain, i18n_language()));
	say_field(interview, _("Why it is asked"), text_in(&fact->because, i18n_language()));
	say_field(interview, _("Source"), text_in(&fact->source, i18n_language()));
	say_wrapped(interview, 0,
		    _("Answers: the number or the word of an option, 0 not known yet."));
}

/* One word of a line as the option that it means, or NULL: its number, id or label; y and n. */
static const char *option_meant(const struct fact *fact, const char *word)
{
	char *end;
	unsigned long number = strtoul(word, &end, 10);
	g_autofree char *folded = text_fold(word);

	if (*end == '\0' && number >= 1 && number <= fact->options)
		return fact->option[number - 1].id;
	for (size_t i = 0; i < fact->options; i++) {
		g_autofree char *label = text_fold(option_label(fact, i, i18n_language()));
		bool initial = fact->kind == FACT_YES_NO && folded[1] == '\0' &&
			       folded[0] == fact->option[i].id[0];

		if (strcmp(folded, label) == 0 || strcmp(folded, fact->option[i].id) == 0 ||
		    initial)
			return fact->option[i].id;
	}
	return NULL;
}

/* LINE as `set` would take it: "yes", "a,b", "" (none of these), "none" (not known). NULL: not
 * understood. */
static char *fact_words(const struct fact *fact, const char *line)
{
	const char *label = option_meant(fact, line);
	g_auto(GStrv) word = g_strsplit_set(line, " ,", -1);
	g_autoptr(GString) words = g_string_new(NULL);

	if (strcmp(line, "0") == 0)
		/* a fact with an option called none is cleared by the empty word */
		return g_strdup(fact_find_option(fact, "none") < 0 ? "none" : "");
	if (strcmp(line, "-") == 0)
		return fact->kind == FACT_SOME_OF ? g_strdup("") : NULL;
	if (label)
		return g_strdup(label);
	for (char **w = word; *w; w++) {
		const char *option = **w ? option_meant(fact, *w) : "";

		if (!option)
			return NULL;
		if (*option)
			g_string_append_printf(words, "%s%s", words->len ? "," : "", option);
	}
	return words->len ? g_strdup(words->str) : NULL;
}

/* The keys of the rows that apply surely in NOW and not in BEFORE; *ret_count of them. */
static char *rows_gained(const struct report *before, const struct report *now, unsigned *ret_count)
{
	g_autoptr(GString) keys = g_string_new(NULL);

	*ret_count = 0;
	for (size_t i = 0; i < now->catalog->items; i++) {
		if (now->finding[i].applies != TRUTH_YES || before->finding[i].applies == TRUTH_YES)
			continue;
		g_string_append_printf(keys, "%s%s", keys->len ? ", " : "",
				       now->catalog->item[i].key);
		++*ret_count;
	}
	return g_strdup(keys->str);
}

/* What another answer to a fact did to the rows. */
static void say_effect(struct interview *interview, const struct report *before)
{
	unsigned more, fewer;
	g_autofree char *gained = rows_gained(before, interview->report, &more);
	g_autofree char *lost = rows_gained(interview->report, before, &fewer);
	g_autofree char *now = g_strdup_printf(
		ngettext("%u row applies now: %s", "%u rows apply now: %s", more), more, gained);
	g_autofree char *gone = g_strdup_printf(
		ngettext("%u row no longer surely applies; its answer is kept: %s",
			 "%u rows no longer surely apply; their answers are kept: %s", fewer),
		fewer, lost);

	if (more > 0)
		say_wrapped(interview, 0, now);
	if (fewer > 0)
		say_wrapped(interview, 0, gone);
}

bool answer_fact(struct interview *interview, const char *line)
{
	const struct assessment *old = interview->session->assessment;
	size_t fact = (size_t)interview->step;
	bool changed = old->fact[fact].answered;
	g_autofree char *words = fact_words(fact_of(interview), line);
	OWNED(assessment) next = assessment_copy(old);
	OWNED(report) before = session_report(interview->session);

	if (!words || !assessment_set_fact(next, fact, words, NULL))
		return false;
	settle(interview, next);
	commit(interview, g_steal_pointer(&next));
	/* while the facts come in for the first time, rows come and go with each */
	if (changed)
		say_effect(interview, before);
	say_verdict(interview);
	go_on(interview);
	return true;
}
