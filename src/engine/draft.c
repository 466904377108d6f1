/* SPDX-License-Identifier: GPL-3.0-or-later
 * A draft is a plain value. */
#include "config.h"

#include "engine/draft.h"

#include <string.h>

struct draft *draft_new(const char *place, const char *field, const char *answer, const char *text)
{
	struct draft *draft = g_new0(struct draft, 1);

	draft->place = g_strdup(place);
	draft->field = g_strdup(field);
	draft->answer = g_strdup(answer);
	draft->text = g_strdup(text);
	return draft;
}

void draft_free(struct draft *draft)
{
	if (!draft)
		return;
	g_free(draft->place);
	g_free(draft->field);
	g_free(draft->answer);
	g_free(draft->text);
	g_free(draft);
}

bool draft_equal(const struct draft *a, const struct draft *b)
{
	if (!a || !b)
		return a == b;
	return strcmp(a->place, b->place) == 0 && strcmp(a->field, b->field) == 0 &&
	       strcmp(a->answer, b->answer) == 0 && strcmp(a->text, b->text) == 0;
}
