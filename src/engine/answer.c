/* SPDX-License-Identifier: GPL-3.0-or-later
 * One answer: its words, its copies, and whether two of them say the same. */
#include "config.h"

#include "engine/answer.h"

#include <string.h>

#include "base/i18n.h"
#include "engine/carried.h"
#include "engine/evidence.h"
#include "engine/history.h"

static const struct {
	const char *id, *label;
} values[ANSWER_VALUES] = {
	[ANSWER_NONE] = { "none", N_("not answered") },
	[ANSWER_MET] = { "met", N_("met") },
	[ANSWER_EQUIVALENT] = { "equivalent", N_("met by an equivalent or better measure") },
	[ANSWER_PARTIAL] = { "partial", N_("partly met") },
	[ANSWER_UNMET] = { "unmet", N_("not met") },
	[ANSWER_NA] = { "na", N_("not applicable") },
};

const char *answer_id(enum answer_value value)
{
	return values[value].id;
}

int answer_parse(const char *id)
{
	for (int i = 0; i < ANSWER_VALUES; i++)
		if (strcmp(values[i].id, id) == 0)
			return i;
	return -1;
}

const char *answer_label(enum answer_value value)
{
	return _(values[value].label);
}

bool answer_value_needs_note(enum answer_value value)
{
	return value == ANSWER_EQUIVALENT || value == ANSWER_NA;
}

bool answer_lacks_note(const struct answer *answer)
{
	if (!answer_value_needs_note(answer->value))
		return false;

	/* "blank" as people see it: a full-width blank is one too */
	for (const char *p = answer->note ? answer->note : ""; *p; p = g_utf8_next_char(p))
		if (!g_unichar_isspace(g_utf8_get_char(p)))
			return false;
	return true;
}

void answer_clear(struct answer *answer)
{
	g_free(answer->note);
	g_free(answer->owner);
	g_free(answer->due);
	g_free(answer->by);
	g_free(answer->at);
	g_clear_pointer(&answer->evidence, g_ptr_array_unref);
	last_answer_free(answer->last);
	g_clear_pointer(&answer->record, g_ptr_array_unref);
	g_clear_pointer(&answer->history, g_ptr_array_unref);
	*answer = (struct answer){ .value = ANSWER_NONE };
}

void answer_change(struct answer *answer, enum answer_value value, const char *by, const char *at)
{
	char *new_by = g_strdup(value != ANSWER_NONE ? by : NULL);
	char *new_at = g_strdup(value != ANSWER_NONE ? at : NULL);

	answer->value = value;
	g_free(answer->by);
	g_free(answer->at);
	answer->by = new_by;
	answer->at = new_at;
}

static char *copy_string(const void *string, void *unused)
{
	(void)unused;
	return g_strdup(string);
}

void answer_copy(struct answer *to, const struct answer *from)
{
	*to = (struct answer){
		.value = from->value,
		.note = g_strdup(from->note),
		.owner = g_strdup(from->owner),
		.due = g_strdup(from->due),
		.by = g_strdup(from->by),
		.at = g_strdup(from->at),
		.last = last_answer_copy(from->last),
		.record = evidence_records_copy(from->record),
		.history = history_copy(from->history),
	};
	if (from->evidence) {
		to->evidence = g_ptr_array_copy(from->evidence,
						(GCopyFunc)(void (*)(void))copy_string, NULL);
		g_ptr_array_set_free_func(to->evidence, g_free);
	}
}

bool answer_equal(const struct answer *a, const struct answer *b)
{
	if (a == b)
		return true;
	return a->value == b->value && g_strcmp0(a->note, b->note) == 0 &&
	       g_strcmp0(a->owner, b->owner) == 0 && g_strcmp0(a->due, b->due) == 0 &&
	       g_strcmp0(a->by, b->by) == 0 && g_strcmp0(a->at, b->at) == 0 &&
	       evidence_compare(a, b) == 0 && history_equal(a->history, b->history) &&
	       last_answer_equal(a->last, b->last);
}

bool answer_agrees(const struct answer *a, const struct answer *b)
{
	struct answer plain = *a;

	plain.by = b->by;
	plain.at = b->at;
	plain.history = b->history;
	return answer_equal(&plain, b);
}

bool answer_empty(const struct answer *answer)
{
	static const struct answer nothing;

	return answer_equal(answer, &nothing);
}
