/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the row screen looks. The question and the reasons come first, then what is meant, then what
 * others do, then what is recorded; the answer stands below, whatever is scrolled. */
#include "config.h"

#include "screen/row_page.h"

#include "base/text.h"
#include "engine/carried.h"
#include "engine/history.h"
#include "engine/interview.h"
#include "engine/upgrade.h"

/* Below this height only the choices are shown under the page, and of those that are not current
 * only the keys. */
enum { ROOMY_HEIGHT = 14, CHOICE_GAP = 3 };

enum answer_value row_choice(int choice)
{
	return (enum answer_value)((choice + 1) % ANSWER_VALUES);
}

/* Page */

static void add_why(struct page *page, const struct wizard *wizard)
{
	static const enum style styles[] = {
		[TRUTH_NO] = STYLE_WARN,
		[TRUTH_YES] = STYLE_PLAIN,
		[TRUTH_UNKNOWN] = STYLE_WARN,
	};
	size_t item = (size_t)wizard->item;
	g_autofree char *why = why_text(wizard->assessment, wizard->report, item, wizard->language);

	page_text(page, styles[wizard->report->finding[item].applies], 0, why);
	if (wizard_open_fact_of(wizard, wizard->item) >= 0)
		page_text(page, STYLE_TITLE, 0, _("Enter goes to that question and comes back."));
}

/* The evidence, a line each; a file that is not there is told. NULL when there is none. */
static char *evidence_text(const struct wizard *wizard, const struct answer *answer)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		const char *reference = answer->evidence->pdata[i];
		const struct evidence_record *record = answer_record(answer, reference);

		g_string_append_printf(text, "%s%s", i ? "\n" : "", reference);
		if (record && record->expires)
			g_string_append_printf(text, evidence_expired(record, wizard->today)
							     ? _(" (expired on %s)")
							     : _(" (holds until %s)"),
					       record->expires);
		if (evidence_missing(wizard, reference))
			g_string_append(text, _(" (there is no such file)"));
	}
	return text->len ? g_string_free(g_steal_pointer(&text), FALSE) : NULL;
}

/* What was answered last time, while that is to be confirmed, and what changed since. */
static void add_last(struct page *page, const struct wizard *wizard)
{
	const struct answer *answer = wizard->assessment->answer[wizard->item];
	g_autofree char *last = last_answer_text(answer, wizard->assessment->catalog);
	g_autoptr(GPtrArray) list =
		change_told(wizard->assessment, (size_t)wizard->item, wizard->language);

	if (!answer_carried(answer))
		return;
	page_text(page, STYLE_WARN, 0,
		  _("To be confirmed: m answers as last time; any other answer takes its place."));
	page_labelled(page, _("Last time"), last);
	for (unsigned i = 0; i < list->len; i++) {
		const struct told *told = list->pdata[i];

		page_labelled(page, told->label, told->words);
	}
}

static void add_recorded(struct page *page, const struct wizard *wizard)
{
	const struct answer *answer = wizard->assessment->answer[wizard->item];
	g_autofree char *evidence = evidence_text(wizard, answer);
	g_autofree char *before = history_text(answer);
	g_autofree char *signature = answer->at ? signature_text(answer) : NULL;
	g_autofree char *last = answer_carried(answer)
					? NULL
					: last_answer_text(answer, wizard->assessment->catalog);

	page_labelled(page, _("Note"), answer->note);
	page_labelled(page, _("Evidence"), evidence);
	page_labelled(page, _("Owner"), answer->owner);
	page_labelled(page, _("Due date"), answer->due);
	page_labelled(page, _("Answered"), signature);
	page_labelled(page, _("Before"), before);
	page_labelled(page, _("Last time"), last);
}

static void add_guidance(struct page *page, const struct wizard *wizard, const struct item *item)
{
	g_autofree char *basis =
		basis_text(wizard->assessment, (size_t)wizard->item, wizard->language);

	page_blank(page);
	page_text(page, STYLE_PLAIN, 0, text_in(&item->explain, wizard->language));
	page_blank(page);
	if (item->examples > 0) {
		page_text(page, STYLE_MUTED, 0, _("For example"));
		page_keep(page);
	}
	for (size_t i = 0; i < item->examples; i++)
		page_choice(page, -1, "-", text_in(&item->example[i], wizard->language));
	page_labelled(page, _("What usually shows it"), text_in(&item->proof, wizard->language));
	page_labelled(page, _("Basis"), basis);
	page_labelled(page, _("Standing"), standing_label(item->standing));
}

struct page *row_page_new(const struct wizard *wizard, int columns)
{
	const struct item *item = &wizard->assessment->catalog->item[wizard->item];
	struct page *page = page_new(columns);
	const char *heading = text_in(&item->heading, wizard->language);
	g_autofree char *name =
		g_strdup_printf("%s  %s", item->number ? item->number : "", heading);

	add_conflict_hint(page, wizard);
	if (item->number || *heading)
		page_text(page, STYLE_MUTED, 0, item->number ? name : heading);
	page_text(page, STYLE_TITLE, 0, text_in(&item->ask, wizard->language));
	page_labelled(page, _("Duty"), duty_label(item->duty));
	add_last(page, wizard);
	add_why(page, wizard);
	add_guidance(page, wizard, item);
	add_recorded(page, wizard);
	page_labelled(page, _("Key of this row"), item->key);
	return page;
}

/* Answer */

/* "1 [x] met"; in a small area "1 [x]" but for the current one. */
static char *choice_text(const struct wizard *wizard, int choice, bool label)
{
	enum answer_value value = row_choice(choice);
	bool chosen = wizard->assessment->answer[wizard->item]->value == value;

	return g_strdup_printf("%d [%s]%s%s", (int)value, chosen ? "x" : " ", label ? " " : "",
			       label ? answer_label(value) : "");
}

/* Lays the choices out one after the other, as many on a row as fit; paints them when CANVAS is
 * not NULL. Returns the rows used. */
static int lay_choices(const struct wizard *wizard, struct canvas *canvas, const struct area *area,
		       bool roomy, int cursor)
{
	int row = 0, column = 0;

	for (int i = 0; i < ANSWER_VALUES; i++) {
		g_autofree char *text = choice_text(wizard, i, roomy || i == cursor);
		g_autofree char *cut = text_cut(text, area->width - 2);
		int width = text_width(cut) + 2;

		if (column > 0 && column + width > area->width) {
			row++;
			column = 0;
		}
		if (canvas) {
			canvas_put(canvas, area->top + row, area->left + column + 2,
				   i == cursor ? STYLE_CURSOR : STYLE_PLAIN, cut);
			if (i == cursor) {
				canvas_put(canvas, area->top + row, area->left + column,
					   STYLE_CURSOR, ">");
				canvas_cursor(canvas, area->top + row, area->left + column);
			}
		}
		column += width + (roomy ? CHOICE_GAP : 0);
	}
	return row + 1;
}

static bool note_missing(const struct wizard *wizard)
{
	return answer_lacks_note(wizard->assessment->answer[wizard->item]);
}

/* What was answered last time, in a line; NULL: nothing waits to be confirmed. */
static char *carried_line(const struct wizard *wizard)
{
	const struct answer *answer = wizard->assessment->answer[wizard->item];

	return answer_carried(answer) ? g_strdup_printf(_("m: as last time: %s"),
							answer_label(answer->last->value))
				      : NULL;
}

/* The first line of the note, and what else is recorded, in a line each; NULL: nothing to say. */
static char *note_line(const struct answer *answer)
{
	g_autofree char *first = NULL;

	if (!answer->note)
		return NULL;
	first = g_strndup(answer->note, strcspn(answer->note, "\n"));
	return g_strdup_printf(_("Note: %s"), first);
}

static char *duties_line(const struct wizard *wizard)
{
	const struct answer *answer = wizard->assessment->answer[wizard->item];
	GString *line = g_string_new(NULL);
	unsigned evidences = answer->evidence ? answer->evidence->len : 0, missing = 0;

	for (unsigned i = 0; i < evidences; i++)
		missing += evidence_missing(wizard, answer->evidence->pdata[i]);
	if (missing)
		g_string_append_printf(line, _("Evidence: %u (%u not found)   "), evidences,
				       missing);
	else if (evidences)
		g_string_append_printf(line, _("Evidence: %u   "), evidences);
	if (answer->owner)
		g_string_append_printf(line, _("Owner: %s   "), answer->owner);
	if (answer->due)
		g_string_append_printf(line,
				       wizard->report->finding[wizard->item].overdue
					       ? _("Due date: %s (overdue)")
					       : _("Due date: %s"),
				       answer->due);
	return g_string_free(line, line->len == 0);
}

int row_answer_height(const struct wizard *wizard, const struct area *body, int cursor, int lines)
{
	const struct answer *answer = wizard->assessment->answer[wizard->item];
	g_autofree char *duties = duties_line(wizard);
	bool roomy = body->height >= ROOMY_HEIGHT;
	int height = lay_choices(wizard, NULL, body, roomy, cursor) + note_missing(wizard);

	height += answer_carried(answer);
	/* the page tells it too, when one sees all of it */
	if (roomy && lines + 1 + height > body->height)
		height += (answer->note && !note_missing(wizard)) + (duties != NULL);
	return MIN(height, MAX(body->height - 3, 1));
}

void row_answer_draw(const struct wizard *wizard, struct canvas *canvas, const struct area *body,
		     const struct area *area, int cursor)
{
	int row = lay_choices(wizard, canvas, area, body->height >= ROOMY_HEIGHT, cursor);
	g_autofree char *note = note_line(wizard->assessment->answer[wizard->item]);
	g_autofree char *duties = duties_line(wizard);
	g_autofree char *carried = carried_line(wizard);
	const char *lines[] = { note, duties };

	if (carried && row < area->height)
		canvas_field(canvas, area->top + row++, area->left + 2, area->width - 2, STYLE_WARN,
			     carried);
	if (note_missing(wizard) && row < area->height) {
		canvas_field(canvas, area->top + row++, area->left + 2, area->width - 2, STYLE_BAD,
			     _("The reason is missing: press o and write it."));
		lines[0] = NULL;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		if (lines[i] && row < area->height)
			canvas_field(canvas, area->top + row++, area->left + 2, area->width - 2,
				     STYLE_PLAIN, lines[i]);
}
