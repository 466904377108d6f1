/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was answered: profile, facts, rows. Everything that comes in is cleaned here, so that
 * whatever an assessment holds can be written to a file and read again. */
#include "config.h"

#include "engine/assessment.h"

#include <string.h>

#include "base/problem.h"
#include "base/text.h"
#include "engine/archive.h"
#include "engine/carried.h"
#include "engine/conflict.h"
#include "engine/dates.h"
#include "engine/evidence.h"
#include "engine/history.h"
#include "engine/recipient.h"
#include "engine/signoff.h"

static const struct {
	const char *id, *label;
} fields[PROFILE_FIELDS] = {
	[PROFILE_ORGANIZATION] = { "organization", N_("Organisation") },
	[PROFILE_SERVICE] = { "service", N_("Service") },
	[PROFILE_CONFIRMED] = { "confirmed", N_("Date of confirmation") },
	[PROFILE_STAFF_NAME] = { "name", N_("Person in charge") },
	[PROFILE_STAFF_TITLE] = { "title", N_("Title of the person in charge") },
	[PROFILE_INTERVAL] = { "interval", N_("Months until the next check") },
	[PROFILE_OVERVIEW + LANGUAGE_JA] = { "overview-ja", N_("Overview, in Japanese") },
	[PROFILE_OVERVIEW + LANGUAGE_EN] = { "overview-en", N_("Overview, in English") },
	[PROFILE_OVERVIEW_BASIS] = { "overview-basis",
				     N_("Result that the overview was written for") },
};

const char *profile_field_id(enum profile_field field)
{
	return fields[field].id;
}

const char *profile_field_label(enum profile_field field)
{
	return _(fields[field].label);
}

int profile_field_parse(const char *id)
{
	for (int i = 0; i < PROFILE_FIELDS; i++)
		if (strcmp(fields[i].id, id) == 0)
			return i;
	return -1;
}

bool profile_field_lines(enum profile_field field)
{
	return field >= PROFILE_OVERVIEW && field < PROFILE_OVERVIEW_BASIS;
}

long profile_field_max(enum profile_field field)
{
	return profile_field_lines(field) ? NOTE_MAX : FIELD_MAX;
}

/* One owner more of ANSWER, which is a row's. */
static const struct answer *answer_share(const struct answer *answer)
{
	return g_rc_box_acquire((struct answer *)answer);
}

static void clear_answer(void *answer)
{
	answer_clear(answer);
}

static void answer_release(const struct answer *answer)
{
	g_rc_box_release_full((struct answer *)answer, clear_answer);
}

static void stray_free(void *data)
{
	struct stray_answer *stray = data;

	answer_clear(&stray->answer);
	g_free(stray->key);
	g_free(stray);
}

static void free_recipient(void *recipient)
{
	recipient_free(recipient);
}

static void free_conflict(void *conflict)
{
	conflict_free(conflict);
}

/* An empty one in which the rows still lack their answers. */
static struct assessment *without_answers(const struct catalog *catalog)
{
	struct assessment *assessment = g_new0(struct assessment, 1);

	assessment->catalog = catalog;
	assessment->fact = g_new0(struct fact_value, catalog->facts);
	assessment->answer = g_new(const struct answer *, catalog->items);
	assessment->stray = g_ptr_array_new_with_free_func(stray_free);
	assessment->recipient = g_ptr_array_new_with_free_func(free_recipient);
	assessment->conflict = g_ptr_array_new_with_free_func(free_conflict);
	assessment->archive = archive_new();
	assessment->signoff = signoff_new();
	return assessment;
}

struct assessment *assessment_new(const struct catalog *catalog)
{
	struct assessment *assessment = without_answers(catalog);
	const struct answer *nothing = g_rc_box_new0(struct answer);

	for (size_t i = 0; i < catalog->items; i++)
		assessment->answer[i] = answer_share(nothing);
	answer_release(nothing);
	return assessment;
}

void assessment_add_stray(struct assessment *assessment, const char *key,
			  const struct answer *answer)
{
	struct stray_answer *stray = g_new0(struct stray_answer, 1);

	stray->key = g_strdup(key);
	answer_copy(&stray->answer, answer);
	g_ptr_array_add(assessment->stray, stray);
}

struct assessment *assessment_copy(const struct assessment *from)
{
	struct assessment *to = without_answers(from->catalog);

	for (int i = 0; i < PROFILE_FIELDS; i++)
		to->profile[i] = g_strdup(from->profile[i]);
	memcpy(to->fact, from->fact, from->catalog->facts * sizeof *to->fact);
	for (size_t i = 0; i < from->catalog->items; i++)
		to->answer[i] = answer_share(from->answer[i]);
	for (unsigned i = 0; i < from->stray->len; i++) {
		const struct stray_answer *stray = from->stray->pdata[i];

		assessment_add_stray(to, stray->key, &stray->answer);
	}
	for (unsigned i = 0; i < from->recipient->len; i++)
		g_ptr_array_add(to->recipient, recipient_copy(from->recipient->pdata[i]));
	for (unsigned i = 0; i < from->conflict->len; i++)
		g_ptr_array_add(to->conflict, conflict_copy(from->conflict->pdata[i]));
	for (unsigned i = 0; i < from->archive->len; i++)
		g_ptr_array_add(to->archive, archived_copy(from->archive->pdata[i]));
	for (unsigned i = 0; i < from->signoff->len; i++)
		g_ptr_array_add(to->signoff, sign_copy(from->signoff->pdata[i]));
	return to;
}

void assessment_free(struct assessment *assessment)
{
	if (!assessment)
		return;
	for (int i = 0; i < PROFILE_FIELDS; i++)
		g_free(assessment->profile[i]);
	for (size_t i = 0; i < assessment->catalog->items; i++)
		answer_release(assessment->answer[i]);
	g_free(assessment->answer);
	g_free(assessment->fact);
	g_ptr_array_unref(assessment->stray);
	g_ptr_array_unref(assessment->recipient);
	g_ptr_array_unref(assessment->conflict);
	g_ptr_array_unref(assessment->archive);
	g_ptr_array_unref(assessment->signoff);
	g_free(assessment);
}

static bool strays_equal(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return false;
	for (unsigned i = 0; i < a->len; i++) {
		const struct stray_answer *p = a->pdata[i], *q = b->pdata[i];

		if (strcmp(p->key, q->key) != 0 || !answer_equal(&p->answer, &q->answer))
			return false;
	}
	return true;
}

static bool recipients_equal(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return false;
	for (unsigned i = 0; i < a->len; i++)
		if (!recipient_equal(a->pdata[i], b->pdata[i]))
			return false;
	return true;
}

static bool conflicts_equal(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return false;
	for (unsigned i = 0; i < a->len; i++)
		if (!conflict_equal(a->pdata[i], b->pdata[i]))
			return false;
	return true;
}

bool assessment_equal(const struct assessment *a, const struct assessment *b)
{
	if (a->catalog != b->catalog || !strays_equal(a->stray, b->stray) ||
	    !recipients_equal(a->recipient, b->recipient) ||
	    !signoff_equal(a->signoff, b->signoff) ||
	    !conflicts_equal(a->conflict, b->conflict) || !archive_equal(a->archive, b->archive))
		return false;
	for (int i = 0; i < PROFILE_FIELDS; i++)
		if (g_strcmp0(a->profile[i], b->profile[i]) != 0)
			return false;
	for (size_t i = 0; i < a->catalog->facts; i++)
		if (a->fact[i].answered != b->fact[i].answered ||
		    a->fact[i].chosen != b->fact[i].chosen)
			return false;
	for (size_t i = 0; i < a->catalog->items; i++)
		if (!answer_equal(a->answer[i], b->answer[i]))
			return false;
	return true;
}

/* Is TEXT at most MAX characters? NAME is the field in the message. */
static bool check_length(const char *text, long max, const char *name, GError **error)
{
	if (!text || !text_longer(text, max))
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("'%s' is longer than %ld characters"),
		    name, max);
	return false;
}

static bool check_date(const char *date, const char *name, GError **error)
{
	if (!date || date_valid(date))
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
		    _("'%s' is not a date for '%s': write it like 2027-03-31"), date, name);
	return false;
}

/* Months in digits, one way to write each. */
static bool check_interval(const char *months, GError **error)
{
	guint64 number;

	if (!months || (months[0] != '0' &&
			g_ascii_string_to_unsigned(months, 10, 1, INTERVAL_MAX, &number, NULL)))
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
		    _("'%s' is no number of months: write 1 to %d"), months, INTERVAL_MAX);
	return false;
}

bool assessment_set_profile(struct assessment *assessment, enum profile_field field,
			    const char *value, GError **error)
{
	g_autofree char *text = g_strdup(value);

	text_tidy(&text, profile_field_lines(field));
	if (!check_length(text, profile_field_max(field), profile_field_id(field), error))
		return false;
	if (field == PROFILE_CONFIRMED && !check_date(text, profile_field_id(field), error))
		return false;
	if (field == PROFILE_INTERVAL && !check_interval(text, error))
		return false;
	g_free(assessment->profile[field]);
	assessment->profile[field] = g_steal_pointer(&text);
	if (assessment->profile[field])
		assessment_settle(assessment, ENTRY_FIELD, profile_field_id(field));
	return true;
}

/* The options of FACT as a list for an error message. */
static char *option_list(const struct fact *fact)
{
	GString *list = g_string_new(NULL);

	for (size_t i = 0; i < fact->options; i++)
		g_string_append_printf(list, "%s%s", i ? ", " : "", fact->option[i].id);
	return g_string_free(list, FALSE);
}

static bool parse_options(const struct fact *fact, const char *words, uint64_t *ret_chosen,
			  GError **error)
{
	g_auto(GStrv) word = g_strsplit(words, ",", -1);
	uint64_t chosen = 0;

	if (fact->kind != FACT_SOME_OF && g_strv_length(word) != 1) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("'%s' takes one value, not '%s'"),
			    fact->id, words);
		return false;
	}
	for (char **w = word; *w; w++) {
		int option = fact_find_option(fact, g_strstrip(*w));

		if (option < 0) {
			g_autofree char *list = option_list(fact);

			g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
				    _("'%s' is not a value of '%s': use %s, or none"), *w, fact->id,
				    list);
			return false;
		}
		chosen |= UINT64_C(1) << option;
	}
	*ret_chosen = chosen;
	return true;
}

void assessment_answer_fact(struct assessment *assessment, size_t fact, uint64_t options)
{
	assessment->fact[fact] = (struct fact_value){ .answered = true, .chosen = options };
	assessment_settle(assessment, ENTRY_FACT, assessment->catalog->fact[fact].id);
}

bool assessment_set_fact(struct assessment *assessment, size_t fact, const char *words,
			 GError **error)
{
	const struct fact *about = &assessment->catalog->fact[fact];
	uint64_t chosen = 0;

	bool clears = *words ? strcmp(words, "none") == 0 && fact_find_option(about, "none") < 0
			     : about->kind != FACT_SOME_OF;

	if (clears)
		assessment->fact[fact] = (struct fact_value){ .answered = false };
	else if (*words && !parse_options(about, words, &chosen, error))
		return false;
	else
		assessment_answer_fact(assessment, fact, chosen);
	return true;
}

char *assessment_fact_words(const struct assessment *assessment, size_t fact)
{
	const struct fact *about = &assessment->catalog->fact[fact];
	const struct fact_value *value = &assessment->fact[fact];
	GString *words;

	if (!value->answered)
		return NULL;
	words = g_string_new(NULL);
	for (size_t i = 0; i < about->options; i++) {
		if (!(value->chosen >> i & 1))
			continue;
		if (words->len)
			g_string_append_c(words, ',');
		g_string_append(words, about->option[i].id);
	}
	return g_string_free(words, FALSE);
}

static void last_tidy(struct last_answer **last)
{
	struct last_answer *kept = *last;

	if (kept && kept->value == ANSWER_NONE) {
		last_answer_free(kept);
		*last = NULL;
	} else if (kept) {
		text_tidy(&kept->edition, false);
		text_tidy(&kept->confirmed, false);
		text_tidy(&kept->by, false);
		text_tidy(&kept->at, false);
		for (int i = 0; i < LANGUAGES; i++)
			text_tidy(&kept->ask[i], false);
	}
}

static void evidence_tidy(struct answer *answer)
{
	evidence_records_clean(answer);
	for (unsigned i = 0; answer->evidence && i < answer->evidence->len;) {
		char **reference = (char **)&answer->evidence->pdata[i];

		text_tidy(reference, false);
		if (*reference)
			i++;
		else
			g_ptr_array_remove_index(answer->evidence, i);
	}
	if (answer->evidence && answer->evidence->len == 0)
		g_clear_pointer(&answer->evidence, g_ptr_array_unref);
}

/* Makes ANSWER fit to be stored. */
static void answer_tidy(struct answer *answer)
{
	text_tidy(&answer->note, true);
	text_tidy(&answer->owner, false);
	text_tidy(&answer->due, false);
	text_tidy(&answer->by, false);
	text_tidy(&answer->at, false);
	last_tidy(&answer->last);
	evidence_tidy(answer);
	history_clean(answer->history);
}

static bool answer_check(const struct answer *answer, GError **error)
{
	unsigned evidences = answer->evidence ? answer->evidence->len : 0;

	if (evidences > EVIDENCES_MAX) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("'%s' has more than %d entries"),
			    "evidence", EVIDENCES_MAX);
		return false;
	}
	for (unsigned i = 0; i < evidences; i++)
		if (!check_length(answer->evidence->pdata[i], EVIDENCE_MAX, "evidence", error))
			return false;
	return check_length(answer->note, NOTE_MAX, "note", error) &&
	       check_length(answer->owner, FIELD_MAX, "owner", error) &&
	       check_length(answer->by, FIELD_MAX, "by", error) &&
	       check_length(answer->at, FIELD_MAX, "at", error) &&
	       check_date(answer->due, "due", error);
}

/* Somebody has answered the row, with ANSWER. */
static void settle_row(struct assessment *assessment, const char *key, struct answer *answer)
{
	const struct conflict *conflict = assessment_conflict(assessment, ENTRY_ROW, key);

	for (unsigned i = 0; conflict && i < conflict->side->len; i++)
		history_join(answer, &((const struct side *)conflict->side->pdata[i])->answer);
	assessment_settle(assessment, ENTRY_ROW, key);
}

void assessment_put_answer(struct assessment *assessment, size_t item, struct answer *answer)
{
	answer_release(assessment->answer[item]);
	assessment->answer[item] = g_rc_box_dup(sizeof *answer, answer);
	*answer = (struct answer){ .value = ANSWER_NONE };
}

bool assessment_take_answer(struct assessment *assessment, size_t item, struct answer *answer,
			    GError **error)
{
	if (!answer_check(answer, error))
		return false;
	if (answer->value != ANSWER_NONE)
		settle_row(assessment, assessment->catalog->item[item].key, answer);
	assessment_put_answer(assessment, item, answer);
	return true;
}

bool assessment_set_answer(struct assessment *assessment, size_t item, const struct answer *answer,
			   GError **error)
{
	struct answer copy;
	bool done;

	answer_copy(&copy, answer);
	answer_tidy(&copy);
	done = assessment_take_answer(assessment, item, &copy, error);
	answer_clear(&copy);
	return done;
}
