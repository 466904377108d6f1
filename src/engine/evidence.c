/* SPDX-License-Identifier: GPL-3.0-or-later
 * Evidence: what is recorded of it, how it is written in a line, and what became of it. */
#include "config.h"

#include "engine/evidence.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "engine/dates.h"

enum { DATE_LENGTH = 10, SHOWN_DIGITS = 12 };

struct evidence_record *evidence_record_new(const char *reference)
{
	struct evidence_record *record = g_new0(struct evidence_record, 1);

	record->reference = g_strdup(reference);
	return record;
}

struct evidence_record *evidence_record_copy(const struct evidence_record *record)
{
	struct evidence_record *copy = evidence_record_new(record->reference);

	copy->sha256 = g_strdup(record->sha256);
	copy->size = record->size;
	copy->date = g_strdup(record->date);
	copy->expires = g_strdup(record->expires);
	return copy;
}

void evidence_record_free(struct evidence_record *record)
{
	if (!record)
		return;
	g_free(record->reference);
	g_free(record->sha256);
	g_free(record->date);
	g_free(record->expires);
	g_free(record);
}

static void free_record(void *record)
{
	evidence_record_free(record);
}

static void *copy_record(const void *record, void *unused)
{
	(void)unused;
	return evidence_record_copy(record);
}

GPtrArray *evidence_records_copy(const GPtrArray *records)
{
	GPtrArray *copy;

	if (!records)
		return NULL;
	copy = g_ptr_array_copy((GPtrArray *)records, (GCopyFunc)(void (*)(void))copy_record, NULL);
	g_ptr_array_set_free_func(copy, free_record);
	return copy;
}

bool evidence_is_address(const char *reference)
{
	return strstr(reference, "://");
}

/* Its place in the records, or -1. */
static int find_record(const struct answer *answer, const char *reference)
{
	for (unsigned i = 0; answer->record && i < answer->record->len; i++)
		if (strcmp(((const struct evidence_record *)answer->record->pdata[i])->reference,
			   reference) == 0)
			return (int)i;
	return -1;
}

const struct evidence_record *answer_record(const struct answer *answer, const char *reference)
{
	int at = find_record(answer, reference);

	return answer->record && at >= 0 ? answer->record->pdata[at] : NULL;
}

void answer_set_record(struct answer *answer, struct evidence_record *record)
{
	int at = find_record(answer, record->reference);

	if (at >= 0)
		g_ptr_array_remove_index(answer->record, (unsigned)at);
	if (!record->sha256 && !record->expires) {
		evidence_record_free(record);
		return;
	}
	if (!answer->record)
		answer->record = g_ptr_array_new_with_free_func(free_record);
	g_ptr_array_add(answer->record, record);
}

void evidence_records_clean(struct answer *answer)
{
	struct answer clean = { .value = ANSWER_NONE };

	for (unsigned i = 0; answer->record && answer->evidence && i < answer->evidence->len; i++) {
		const struct evidence_record *record =
			answer_record(answer, answer->evidence->pdata[i]);
		g_autofree char *reference = text_clean(answer->evidence->pdata[i], false);
		struct evidence_record *copy;

		if (!record || answer_record(&clean, reference))
			continue;
		copy = evidence_record_copy(record);
		g_free(copy->reference);
		copy->reference = g_steal_pointer(&reference);
		answer_set_record(&clean, copy);
	}
	if (answer->record)
		g_ptr_array_unref(answer->record);
	answer->record = clean.record;
}

static int compare_records(const struct evidence_record *a, const struct evidence_record *b)
{
	int order = g_strcmp0(a ? a->sha256 : NULL, b ? b->sha256 : NULL);

	return order ? order : g_strcmp0(a ? a->expires : NULL, b ? b->expires : NULL);
}

int evidence_compare(const struct answer *a, const struct answer *b)
{
	unsigned a_len = a->evidence ? a->evidence->len : 0,
		 b_len = b->evidence ? b->evidence->len : 0;

	for (unsigned i = 0; i < MIN(a_len, b_len); i++) {
		const char *p = a->evidence->pdata[i], *q = b->evidence->pdata[i];
		int order = strcmp(p, q);

		if (!order)
			order = compare_records(answer_record(a, p), answer_record(b, q));
		if (order)
			return order;
	}
	return (a_len > b_len) - (a_len < b_len);
}

/* How it is written */

/* Where in NARROW the end of a reference begins that is " (DATE)" or " ()"; NULL: it has none. */
static const char *find_end(const char *narrow)
{
	size_t length = strlen(narrow);
	const char *open = strrchr(narrow, '(');
	g_autofree char *date = NULL;

	if (!open || open == narrow || open[-1] != ' ' || narrow[length - 1] != ')')
		return NULL;
	date = g_strndup(open + 1, strlen(open) - 2);
	return !*date || (strlen(date) == DATE_LENGTH && date_valid(date)) ? open - 1 : NULL;
}

char *evidence_written(const struct answer *answer, unsigned i)
{
	const char *reference = answer->evidence->pdata[i];
	const struct evidence_record *record = answer_record(answer, reference);
	g_autofree char *narrow = text_narrow_all(reference);

	if (record && record->expires)
		return g_strdup_printf("%s (%s)", reference, record->expires);
	return find_end(narrow) ? g_strdup_printf("%s ()", reference) : g_strdup(reference);
}

char *evidence_shown(const struct answer *answer, unsigned i)
{
	const struct evidence_record *record = answer_record(answer, answer->evidence->pdata[i]);
	char *written = evidence_written(answer, i);
	char *shown;

	if (!record || !record->sha256)
		return written;
	shown = g_strdup_printf("%s, SHA-256 %.*s..", written, SHOWN_DIGITS, record->sha256);
	g_free(written);
	return shown;
}

void answer_add_evidence(struct answer *answer, const char *text)
{
	g_autofree char *valid = text_clean(text, false);
	g_autofree char *narrow = text_narrow_all(valid);
	const char *end = find_end(narrow);
	g_autofree char *reference = NULL;
	struct evidence_record *record;
	const struct evidence_record *known;

	/* character by character the same */
	reference = end ? g_utf8_substring(valid, 0, g_utf8_pointer_to_offset(narrow, end))
			: g_strdup(valid);
	g_strchomp(reference);
	if (!answer->evidence)
		answer->evidence = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(answer->evidence, g_strdup(reference));
	known = answer_record(answer, reference);
	record = known ? evidence_record_copy(known) : evidence_record_new(reference);
	g_free(record->expires);
	record->expires = end && end[2] != ')' ? g_strndup(end + 2, DATE_LENGTH) : NULL;
	answer_set_record(answer, record);
}

void answer_replace_evidence(struct answer *answer, const char *const *lines)
{
	g_clear_pointer(&answer->evidence, g_ptr_array_unref);
	answer->evidence = g_ptr_array_new_with_free_func(g_free);
	for (; *lines; lines++)
		answer_add_evidence(answer, *lines);
}

/* What became of it */

bool answer_record_file(struct answer *answer, const char *reference,
			const struct evidence_file *file, const char *today)
{
	const struct evidence_record *known = answer_record(answer, reference);
	struct evidence_record *record;

	if (file->found != FOUND_FILE || (known && g_strcmp0(known->sha256, file->sha256) == 0))
		return false;
	record = known ? evidence_record_copy(known) : evidence_record_new(reference);
	g_free(record->sha256);
	g_free(record->date);
	record->sha256 = g_strdup(file->sha256);
	record->date = g_strdup(today);
	record->size = file->size;
	answer_set_record(answer, record);
	return true;
}

static bool has_evidence(const struct answer *answer, const char *reference)
{
	return answer->evidence &&
	       g_ptr_array_find_with_equal_func(answer->evidence, reference, g_str_equal, NULL);
}

void answer_record_files(struct answer *answer, const struct answer *before, const char *today,
			 evidence_look *look, void *data)
{
	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		const char *reference = answer->evidence->pdata[i];
		struct evidence_file file = { .found = FOUND_NOTHING };

		if (!*reference || evidence_is_address(reference) ||
		    has_evidence(before, reference))
			continue;
		look(reference, &file, data);
		answer_record_file(answer, reference, &file, today);
	}
}

static const struct {
	const char *id, *label;
	bool bad;
} states[EVIDENCE_STATES] = {
	[EVIDENCE_GOOD] = { "good", N_("as recorded"), false },
	[EVIDENCE_UNCHECKED] = { "unchecked", N_("not checked"), false },
	[EVIDENCE_EXPIRED] = { "expired", N_("expired"), true },
	[EVIDENCE_CHANGED] = { "changed", N_("changed since it was recorded"), true },
	[EVIDENCE_UNREADABLE] = { "unreadable", N_("cannot be read"), true },
	[EVIDENCE_MISSING] = { "missing", N_("missing"), true },
};

const char *evidence_state_id(enum evidence_state state)
{
	return states[state].id;
}

const char *evidence_state_label(enum evidence_state state)
{
	return _(states[state].label);
}

bool evidence_state_bad(enum evidence_state state)
{
	return states[state].bad;
}

bool evidence_expired(const struct evidence_record *record, const char *today)
{
	return record && record->expires && today && strcmp(record->expires, today) < 0;
}

/* Of a path, whether or not its time is over. */
static enum evidence_state judge_file(const struct evidence_record *record,
				      const struct evidence_file *file)
{
	if (file->found == FOUND_NOTHING)
		return EVIDENCE_MISSING;
	if (!record || !record->sha256)
		return EVIDENCE_UNCHECKED;
	if (file->found == FOUND_UNREADABLE)
		return EVIDENCE_UNREADABLE;
	return file->found == FOUND_FILE && strcmp(file->sha256, record->sha256) == 0
		       ? EVIDENCE_GOOD
		       : EVIDENCE_CHANGED;
}

enum evidence_state evidence_judge(const char *reference, const struct evidence_record *record,
				   const struct evidence_file *file, const char *today)
{
	enum evidence_state state =
		evidence_is_address(reference) ? EVIDENCE_UNCHECKED : judge_file(record, file);

	return state < EVIDENCE_EXPIRED && evidence_expired(record, today) ? EVIDENCE_EXPIRED
									   : state;
}

void evidence_judge_row(const struct assessment *assessment, size_t item, const char *today,
			evidence_look *look, void *data, GArray *pieces)
{
	const struct answer *answer = assessment->answer[item];

	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		const char *reference = answer->evidence->pdata[i];
		const struct evidence_record *record = answer_record(answer, reference);
		struct evidence_file file = { .found = FOUND_NOTHING };
		struct evidence_piece piece = { item, reference, record, EVIDENCE_GOOD,
						evidence_expired(record, today) };

		if (!evidence_is_address(reference))
			look(reference, &file, data);
		piece.state = evidence_judge(reference, record, &file, today);
		g_array_append_val(pieces, piece);
	}
}
