/* SPDX-License-Identifier: GPL-3.0-or-later
 * Earlier answers: remembered, joined, kept within bounds. */
#include "config.h"

#include "engine/history.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "engine/dates.h"
#include "engine/interview.h"

enum { SHOWN_MAX = 5 };

static struct past_answer *past_new(enum answer_value value, const char *note, const char *by,
				    const char *at)
{
	struct past_answer *past = g_new0(struct past_answer, 1);

	past->value = value;
	past->note = g_strdup(note);
	past->by = g_strdup(by);
	past->at = g_strdup(at);
	return past;
}

void past_answer_free(struct past_answer *past)
{
	if (!past)
		return;
	g_free(past->note);
	g_free(past->by);
	g_free(past->at);
	g_free(past);
}

static void free_past(void *past)
{
	past_answer_free(past);
}

static void *copy_past(const void *data, void *unused)
{
	const struct past_answer *past = data;

	(void)unused;
	return past_new(past->value, past->note, past->by, past->at);
}

GPtrArray *history_copy(const GPtrArray *history)
{
	GPtrArray *copy;

	if (!history || history->len == 0)
		return NULL;
	copy = g_ptr_array_copy((GPtrArray *)history, (GCopyFunc)(void (*)(void))copy_past, NULL);
	g_ptr_array_set_free_func(copy, free_past);
	return copy;
}

/* Makes *TEXT fit to be stored, no longer than MAX. */
static void tidy(char **text, bool lines, long max)
{
	text_tidy(text, lines);
	if (!*text || !text_longer(*text, max))
		return;
	*g_utf8_offset_to_pointer(*text, max) = '\0';
	/* what it is cut at may be a blank */
	text_tidy(text, lines);
}

void history_clean(GPtrArray *history)
{
	for (unsigned i = 0; history && i < history->len; i++) {
		struct past_answer *past = history->pdata[i];

		tidy(&past->note, true, NOTE_MAX);
		tidy(&past->by, false, FIELD_MAX);
	}
}

char *history_text(const struct answer *answer)
{
	unsigned count = answer->history ? answer->history->len : 0;
	g_autoptr(GString) text = g_string_new(NULL);

	for (unsigned i = 0; i < MIN(count, SHOWN_MAX); i++) {
		const struct past_answer *past = answer->history->pdata[count - 1 - i];
		g_autofree char *at = moment_text(past->at);
		const char *what =
			past->value == ANSWER_NONE ? _("taken back") : answer_label(past->value);

		if (i > 0)
			g_string_append_c(text, '\n');
		/* TRANSLATORS: the answer, who, when */
		g_string_append_printf(text, _("%s (%s, %s)"), what,
				       past->by ? past->by : _("somebody"), at);
	}
	return text->len ? g_strdup(text->str) : NULL;
}

/* The same event: the same answer by the same person at the same time. */
static bool same(const struct past_answer *a, const struct past_answer *b)
{
	return a->value == b->value && g_strcmp0(a->by, b->by) == 0 && g_strcmp0(a->at, b->at) == 0;
}

bool history_equal(const GPtrArray *a, const GPtrArray *b)
{
	unsigned count = a ? a->len : 0;

	if (count != (b ? b->len : 0))
		return false;
	for (unsigned i = 0; i < count; i++) {
		const struct past_answer *p = a->pdata[i], *q = b->pdata[i];

		if (!same(p, q) || g_strcmp0(p->note, q->note) != 0)
			return false;
	}
	return true;
}

void history_add(struct answer *answer, struct past_answer *past)
{
	if (!answer->history)
		answer->history = g_ptr_array_new_with_free_func(free_past);
	g_ptr_array_add(answer->history, past);
}

/* Drops the oldest that are too many, or have too much to say. */
static void trim(GPtrArray *history)
{
	long notes = 0;
	unsigned kept = 0;

	while (kept < MIN(history->len, HISTORY_MAX)) {
		const struct past_answer *past = history->pdata[history->len - 1 - kept];

		notes += past->note ? g_utf8_strlen(past->note, -1) : 0;
		if (notes > NOTE_MAX)
			break;
		kept++;
	}
	if (kept < history->len)
		g_ptr_array_remove_range(history, 0, history->len - kept);
}

void answer_remember(struct answer *answer, const struct answer *before, const char *by,
		     const char *at)
{
	bool other_reason = answer_value_needs_note(before->value) &&
			    g_strcmp0(answer->note, before->note) != 0;

	if (before->value == ANSWER_NONE || (answer->value == before->value && !other_reason))
		return;
	history_add(answer, past_new(before->value, before->note, before->by, before->at));
	if (answer->value == ANSWER_NONE)
		history_add(answer, past_new(ANSWER_NONE, NULL, by, at));
	trim(answer->history);
}

static bool knows(const struct answer *answer, const struct past_answer *past)
{
	const struct past_answer present = { answer->value, answer->note, answer->by, answer->at };

	if (same(&present, past))
		return true;
	for (unsigned i = 0; answer->history && i < answer->history->len; i++)
		if (same(answer->history->pdata[i], past))
			return true;
	return false;
}

/* Any order will do for what was at the same time, as long as it is always the same. */
static int by_time(const void *a, const void *b)
{
	const struct past_answer *p = *(const struct past_answer *const *)a,
				 *q = *(const struct past_answer *const *)b;
	const int orders[] = { time_compare(p->at, q->at), g_strcmp0(p->at, q->at),
			       g_strcmp0(p->by, q->by), (int)p->value - (int)q->value,
			       g_strcmp0(p->note, q->note) };

	for (size_t i = 0; i < G_N_ELEMENTS(orders); i++)
		if (orders[i])
			return orders[i];
	return 0;
}

void history_join(struct answer *answer, const struct answer *other)
{
	const struct past_answer present = { other->value, other->note, other->by, other->at };

	for (unsigned i = 0; other->history && i < other->history->len; i++)
		if (!knows(answer, other->history->pdata[i]))
			history_add(answer, copy_past(other->history->pdata[i], NULL));
	if (other->value != ANSWER_NONE && !knows(answer, &present))
		history_add(answer, copy_past(&present, NULL));
	if (!answer->history)
		return;
	g_ptr_array_sort(answer->history, by_time);
	trim(answer->history);
}
