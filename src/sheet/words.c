/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sentences about the whole sheet: which edition it is, the verdict on scope, the result,
 * and what a reader must know of all that. */
#include "config.h"

#include "sheet/parts.h"

static void add(GPtrArray *sentences, const char *sentence)
{
	g_ptr_array_add(sentences, g_strdup(sentence));
}

static char *edition_text(const struct sheet *sheet)
{
	const struct catalog *catalog = sheet->catalog;
	const char *title = text_in(&catalog->title, sheet->language);
	const char *based_on = text_in(&catalog->based_on, sheet->language);

	if (!*based_on)
		/* TRANSLATORS: the guideline's title, date */
		return g_strdup_printf(_("%s (edition of %s)"), title, catalog->published);
	/* TRANSLATORS: the guideline's title, date, and for instance "draft of February 2025" */
	return g_strdup_printf(_("%s (edition of %s; unofficial, based on: %s)"), title,
			       catalog->published, based_on);
}

/* clang-format off */
static const char *const scopes[VERDICTS] = {
	[VERDICT_IN] = N_("The Guideline covers this service."),
	[VERDICT_OUT] = N_("The Guideline does not cover this service; what follows is voluntary."),
	[VERDICT_UNCLEAR] = N_("It is not yet clear whether the Guideline covers this service."),
};

static const char *const results[RESULTS] = {
	[RESULT_CONFORMING] = N_("The service conforms: every binding row that applies is met, "
		"or met by an equivalent or better measure, "
		"or declared not applicable with a reason."),
	[RESULT_GAPS] = N_("The service does not conform: "
		"binding rows are not met or only partly met."),
	[RESULT_INCOMPLETE] = N_("It is not settled yet whether the service conforms."),
	[RESULT_OUT_OF_SCOPE] = N_("The Guideline does not cover this service."),
};

/* All counts are told whatever the verdict, so that none can hide a gap. */
static char *counts_text(const struct counts *total)
{
	return g_strdup_printf(_("Rows that apply: %u; ticked: %u; partly met: %u; not met: %u; "
				 "not answered: %u; declared not applicable: %u; "
				 "reason missing: %u."),
			       total->applicable, total->ticked, total->partial, total->unmet,
			       total->unanswered, total->na, total->reason_missing);
}

/* BASED_ON: for instance "draft of February 2025". */
static char *unofficial_text(const char *based_on)
{
	return g_strdup_printf(_("This edition is unofficial (based on: %s): its rows have not "
				 "been checked against the official check sheet."), based_on);
}

static char *gaps_text(const struct counts *total)
{
	unsigned other = total->partial + total->unmet - total->binding_gaps;

	return g_strdup_printf(_("Binding rows not met or only partly met: %u; "
				 "other rows not met or only partly met: %u."),
			       total->binding_gaps, other);
}

static char *rest_text(const struct counts *total)
{
	return g_strdup_printf(_("Rows that do not apply: %u; rows not yet known to apply: %u; "
				 "rows of this edition in all: %u."),
			       total->excluded, total->undecided, total->items);
}
/* clang-format on */

static GPtrArray *result_sentences(const struct report *report)
{
	GPtrArray *result = g_ptr_array_new_with_free_func(g_free);

	add(result, _(results[report->result]));
	g_ptr_array_add(result, gaps_text(&report->total));
	g_ptr_array_add(result, counts_text(&report->total));
	g_ptr_array_add(result, rest_text(&report->total));
	return result;
}

static char *standing_text(const struct catalog *catalog, enum standing standing)
{
	const char *mark = sheet_standing_mark(standing);
	const char *id = standing_id(standing), *label = standing_label(standing);
	unsigned rows = 0;

	for (size_t i = 0; i < catalog->items; i++)
		rows += catalog->item[i].standing == standing;
	if (!*mark)
		/* TRANSLATORS: read in the sheet (rows: 29; “sheet” in data). */
		return g_strdup_printf(_("No mark: %s (rows: %u; “%s” in data)."), label, rows, id);
	/* TRANSLATORS: the duty is stated (rows: 40; “stated” in data), after * or ** */
	return g_strdup_printf(_("%s: %s (rows: %u; “%s” in data)."), mark, label, rows, id);
}

/* clang-format off */
static const char *const last_notes[] = {
	N_("A row without an item number has none that is known to be official."),
	N_("A tick means that the row is met, or met by an equivalent or better measure."),
	N_("The digest is the SHA-256 of the published content; "
	   "it is the same in every format and language."),
};
/* clang-format on */

/* Words of an overlay are told from those of the edition. */
static char *wording_text(const struct sheet *sheet)
{
	return g_strdup_printf(
		_("Numbers or words of %zu rows are those of “%s”, as the person who "
		  "made this sheet wrote them down."),
		sheet->catalog->worded, text_in(&sheet->catalog->wording, sheet->language));
}

static GPtrArray *note_sentences(const struct sheet *sheet)
{
	const char *based_on = text_in(&sheet->catalog->based_on, sheet->language);
	GPtrArray *notes = g_ptr_array_new_with_free_func(g_free);

	if (*based_on)
		g_ptr_array_add(notes, unofficial_text(based_on));
	if (sheet->catalog->worded > 0)
		g_ptr_array_add(notes, wording_text(sheet));
	add(notes, _("A mark beside the item number says how well a row is known:"));
	for (int i = 0; i < STANDINGS; i++)
		g_ptr_array_add(notes, standing_text(sheet->catalog, i));
	for (size_t i = 0; i < G_N_ELEMENTS(last_notes); i++)
		add(notes, _(last_notes[i]));
	return notes;
}

void words_add(struct sheet *sheet)
{
	sheet->title = g_strdup_printf(_("Check sheet for “%s”"),
				       text_in(&sheet->catalog->title, sheet->language));
	sheet->banner = g_strdup(sheet->internal ? _("Internal use: not to be published") : "");
	sheet->edition = edition_text(sheet);
	sheet->scope = g_strdup(_(scopes[sheet->report->scope.verdict]));
	sheet->result = result_sentences(sheet->report);
	sheet->notes = note_sentences(sheet);
}
