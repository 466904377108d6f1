/* SPDX-License-Identifier: GPL-3.0-or-later
 * Claims read from content, and checked against each other. Nothing of it is believed: words that
 * are not ours are errors, figures are counted anew. */
#include "config.h"

#include "sheet/published.h"

#include <string.h>

#include "base/problem.h"
#include "engine/dates.h"
#include "sheet/digest.h"
#include "sheet/sheet.h"

static const char *text_of(const json_t *object, const char *name)
{
	return json_string_value(json_object_get(object, name));
}

static bool is_word(const json_t *object, const char *name, const char *word)
{
	return g_strcmp0(text_of(object, name), word) == 0;
}

/* One row. False when a word of it is not known. */
static bool count_row(const json_t *row, struct published *published)
{
	struct counts *total = &published->total;
	const char *words = text_of(row, "answer"), *duty_words = text_of(row, "duty");
	const int answer = words ? answer_parse(words) : ANSWER_NONE;
	const int duty = duty_words ? duty_parse(duty_words) : -1;
	const bool ticked = json_is_true(json_object_get(row, "ticked"));
	unsigned *const of[ANSWER_VALUES] = {
		[ANSWER_NONE] = &total->unanswered,	 [ANSWER_MET] = &total->met,
		[ANSWER_EQUIVALENT] = &total->equivalent, [ANSWER_PARTIAL] = &total->partial,
		[ANSWER_UNMET] = &total->unmet,		 [ANSWER_NA] = &total->na,
	};

	if (!text_of(row, "key") || answer < 0 || duty < 0)
		return false;
	total->items++;
	if (is_word(row, "applies", "no")) {
		total->excluded++;
	} else if (is_word(row, "applies", "unknown")) {
		total->undecided++;
	} else if (is_word(row, "applies", "yes")) {
		total->applicable++;
		total->ticked += ticked;
		published->false_ticks +=
			ticked && answer != ANSWER_MET && answer != ANSWER_EQUIVALENT;
		++*of[answer];
		total->reason_missing +=
			(answer == ANSWER_EQUIVALENT && !ticked) ||
			(answer == ANSWER_NA && is_word(row, "place", sheet_place_id(SHEET_TABLE)));
		if (answer == ANSWER_PARTIAL || answer == ANSWER_UNMET) {
			published->gaps[duty]++;
			total->binding_gaps += duty_binds(duty);
		}
		return true;
	} else {
		return false;
	}
	return !ticked;
}

static bool read_words(const json_t *content, struct published *published)
{
	const char *verdict = text_of(json_object_get(content, "scope"), "verdict");
	const char *result = text_of(content, "result");
	const int found = verdict ? verdict_parse(verdict) : -1;
	const int claimed = result ? result_parse(result) : -1;

	published->catalog = text_of(content, "catalog");
	published->organization = text_of(content, "organization");
	published->service = text_of(content, "service");
	published->confirmed = text_of(content, "confirmed");
	if (found >= 0)
		published->verdict = found;
	if (claimed >= 0)
		published->result = claimed;
	return found >= 0 && claimed >= 0 && published->catalog &&
	       (!published->confirmed || date_valid(published->confirmed));
}

bool published_read(const json_t *content, struct published *ret, GError **error)
{
	const char *schema = text_of(content, "schema");
	const json_t *rows = json_object_get(content, "rows"), *row;
	bool good = json_is_array(rows);
	size_t i;

	*ret = (struct published){ .catalog = NULL };
	if (g_strcmp0(schema, CONTENT_SCHEMA) != 0) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("the data of the sheet are of the kind '%s'; known here is '%s'"),
			    schema ? schema : "", CONTENT_SCHEMA);
		return false;
	}
	good = good && read_words(content, ret);
	json_array_foreach (rows, i, row)
		good = good && count_row(row, ret);
	if (!good)
		g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
			    _("the data of the sheet hold words that phrwizard does not write"));
	return good;
}

GPtrArray *published_contradictions(const struct published *published)
{
	const struct counts *total = &published->total;
	GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);

	if (published->result == RESULT_CONFORMING && total->binding_gaps > 0)
		g_ptr_array_add(
			sentences,
			g_strdup_printf(_("The sheet claims to conform, and %u binding rows "
					  "are not met or only partly met."),
					total->binding_gaps));
	if (published->result == RESULT_CONFORMING &&
	    total->unanswered + total->undecided + total->reason_missing > 0)
		g_ptr_array_add(sentences,
				g_strdup(_("The sheet claims to conform, and rows are open.")));
	if (published->false_ticks > 0)
		g_ptr_array_add(
			sentences,
			g_strdup_printf(_("Rows that are ticked and not answered as met: %u."),
					published->false_ticks));
	return sentences;
}
