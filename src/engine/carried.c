/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was answered last time. */
#include "config.h"

#include "engine/carried.h"

#include <string.h>

#include "base/i18n.h"
#include "engine/interview.h"

struct last_answer *last_answer_copy(const struct last_answer *last)
{
	struct last_answer *copy;

	if (!last)
		return NULL;
	copy = g_new0(struct last_answer, 1);
	copy->value = last->value;
	copy->edition = g_strdup(last->edition);
	copy->confirmed = g_strdup(last->confirmed);
	copy->by = g_strdup(last->by);
	copy->at = g_strdup(last->at);
	for (int i = 0; i < LANGUAGES; i++)
		copy->ask[i] = g_strdup(last->ask[i]);
	return copy;
}

void last_answer_free(struct last_answer *last)
{
	if (!last)
		return;
	g_free(last->edition);
	g_free(last->confirmed);
	g_free(last->by);
	g_free(last->at);
	for (int i = 0; i < LANGUAGES; i++)
		g_free(last->ask[i]);
	g_free(last);
}

int last_answer_compare(const struct last_answer *a, const struct last_answer *b)
{
	int order;

	if (!a || !b)
		return (a != NULL) - (b != NULL);
	order = (int)a->value - (int)b->value;
	if (!order)
		order = g_strcmp0(a->edition, b->edition);
	if (!order)
		order = g_strcmp0(a->confirmed, b->confirmed);
	if (!order)
		order = g_strcmp0(a->by, b->by);
	if (!order)
		order = g_strcmp0(a->at, b->at);
	for (int i = 0; !order && i < LANGUAGES; i++)
		order = g_strcmp0(a->ask[i], b->ask[i]);
	return order;
}

bool last_answer_equal(const struct last_answer *a, const struct last_answer *b)
{
	return last_answer_compare(a, b) == 0;
}

bool answer_carried(const struct answer *answer)
{
	return answer->value == ANSWER_NONE && answer->last;
}

void answer_carry(struct answer *answer, const char *edition, const char *confirmed)
{
	struct last_answer *last;

	if (answer->value == ANSWER_NONE)
		return;
	last = g_new0(struct last_answer, 1);
	last->value = answer->value;
	last->edition = g_strdup(edition);
	last->confirmed = g_strdup(confirmed);
	last->by = g_steal_pointer(&answer->by);
	last->at = g_steal_pointer(&answer->at);
	last_answer_free(answer->last);
	answer->last = last;
	answer->value = ANSWER_NONE;
}

void answer_confirm(struct answer *answer, const char *by, const char *at)
{
	if (answer_carried(answer))
		answer_change(answer, answer->last->value, by, at);
}

char *last_answer_text(const struct answer *answer, const struct catalog *catalog)
{
	const struct last_answer *last = answer->last;
	g_autofree char *at = last && last->at ? moment_text(last->at) : NULL;
	g_autofree char *joined = NULL;
	const char *details[4] = { 0 };
	size_t count = 0;

	if (!last)
		return NULL;
	if (last->by)
		details[count++] = last->by;
	if (at || last->confirmed)
		details[count++] = at ? at : last->confirmed;
	if (last->edition && strcmp(last->edition, catalog->id) != 0)
		details[count++] = last->edition;
	if (count == 0)
		return g_strdup(answer_label(last->value));
	joined = g_strjoinv(_(", "), (char **)details);
	return g_strdup_printf(_("%s (%s)"), answer_label(last->value), joined);
}
