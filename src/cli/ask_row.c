/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows of the check sheet, line by line: the question and the answer. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "cli/ask_parts.h"
#include "cli/clock.h"
#include "engine/carried.h"
#include "engine/evidence.h"
#include "engine/history.h"
#include "engine/upgrade.h"
#include "engine/what_if.h"

enum { CHOICES_COLUMNS = 76 };

static const struct item *item_of(const struct interview *interview)
{
	return &interview->session->catalog->item[row_of(interview)];
}

const struct answer *answer_of(const struct interview *interview)
{
	return interview->session->assessment->answer[row_of(interview)];
}

/* A row that does not surely apply says so, and which question would settle it. */
static void say_applies(struct interview *interview)
{
	const struct assessment *assessment = interview->session->assessment;
	const struct finding *finding = &interview->report->finding[row_of(interview)];
	g_autofree char *why =
		why_text(assessment, interview->report, row_of(interview), i18n_language());
	g_autoptr(GPtrArray) open = reasons_words(assessment, &finding->settled_by);

	if (finding->applies == TRUTH_YES)
		return;
	say_wrapped(interview, 0, why);
	if (open->len > 0) {
		g_autofree char *way = g_strdup_printf(_("Type g %s to answer that; b comes back."),
						       (const char *)open->pdata[0]);

		say_wrapped(interview, 0, way);
	}
}

/* What was answered last time; while that is to be confirmed, what changed, and how to. */
static void say_last(struct interview *interview)
{
	const struct assessment *assessment = interview->session->assessment;
	g_autofree char *last = last_answer_text(answer_of(interview), assessment->catalog);
	g_autoptr(GPtrArray) list =
		change_told(assessment, row_of(interview), i18n_language());

	say_field(interview, _("Last time"), last);
	for (unsigned i = 0; i < list->len; i++) {
		const struct told *told = list->pdata[i];

		say_field(interview, told->label, told->words);
	}
	if (answer_carried(answer_of(interview)))
		say_wrapped(interview, 0,
			    _("To be confirmed: m answers as last time; any other answer takes its "
			      "place."));
}

/* What was answered, all of it. */
static void say_answer(struct interview *interview)
{
	const struct answer *answer = answer_of(interview);

	if (answer->value != ANSWER_NONE)
		say_field(interview, _("Answer"), answer_label(answer->value));
	say_last(interview);
	if (answer_lacks_note(answer))
		say_field(interview, "", _("the note with the reason is missing"));
	say_field(interview, _("Note"), answer->note);
	for (unsigned i = 0; answer->evidence && i < answer->evidence->len; i++) {
		const char *reference = answer->evidence->pdata[i];
		bool missing = !strstr(reference, "://") &&
			       !session_has_file(interview->session, reference);
		g_autofree char *written = evidence_written(answer, i);
		g_autofree char *line =
			g_strconcat(written, missing ? _(" (there is no such file)") : "", NULL);

		say_field(interview, i == 0 ? _("Evidence") : "", line);
	}
	say_field(interview, _("Owner"), answer->owner);
	say_field(interview, _("Due date"), answer->due);
}

/* "1 met, 2 …", 0 last, as on a keyboard; lines break between the choices only. */
static void say_choices(struct interview *interview)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	int column = CHOICES_COLUMNS;

	for (int i = 1; i <= ANSWER_VALUES; i++) {
		int value = i % ANSWER_VALUES;
		g_autofree char *choice =
			g_strdup_printf("%d %s%s", value, answer_label((enum answer_value)value),
					value == ANSWER_NONE ? "\n" : _(", "));

		if (column + text_width(choice) > CHOICES_COLUMNS) {
			g_autofree char *full = g_strchomp(g_strdup(lines->str));

			g_string_printf(lines, "%s%s  ", full, *full ? "\n" : "");
			column = 0;
		}
		g_string_append(lines, choice);
		column += text_width(choice);
	}
	say(interview, lines->str);
}

void ask_row_question(struct interview *interview)
{
	const struct catalog *catalog = interview->session->catalog;
	const struct item *row = item_of(interview);
	const struct section *section = &catalog->section[row->section];
	g_autofree char *head = g_strdup_printf("%s  %s", row->number ? row->number : row->key,
						text_in(&row->heading, i18n_language()));

	say_part(interview, (int)row->section, section->id, &section->title);
	say(interview, "\n");
	say_wrapped(interview, 0, head);
	say_wrapped(interview, 0, text_in(&row->ask, i18n_language()));
	say_field(interview, _("Duty"), duty_label(row->duty));
	say_applies(interview);
	say_answer(interview);
	say_conflict(interview);
	say_choices(interview);
}

/* The answers about the service that would each make the row apply, or not. */
static void say_what_if(struct interview *interview, enum truth wanted, const char *title)
{
	const struct assessment *assessment = interview->session->assessment;
	g_autoptr(GArray) list = what_if(assessment, row_of(interview), wanted);

	if (interview->report->finding[row_of(interview)].applies == wanted)
		return;
	for (unsigned i = 0; i < list->len; i++) {
		const struct what_if *one = &g_array_index(list, struct what_if, i);
		g_autofree char *text = what_if_text(assessment, one, i18n_language());

		if (i == 0)
			say_wrapped(interview, 0, title);
		say_wrapped(interview, 2, text);
	}
}

void explain_row(struct interview *interview)
{
	enum language language = i18n_language();
	const struct item *row = item_of(interview);
	g_autofree char *why = why_text(interview->session->assessment, interview->report,
					row_of(interview), language);
	g_autofree char *basis =
		basis_text(interview->session->assessment, row_of(interview), language);

	g_autofree char *before = history_text(answer_of(interview));

	say_wrapped(interview, 0, text_in(&row->explain, language));
	say_field(interview, _("Why"), why);
	for (size_t i = 0; i < row->examples; i++)
		say_field(interview, _("Example"), text_in(&row->example[i], language));
	say_field(interview, _("Proof"), text_in(&row->proof, language));
	say_field(interview, _("Legal basis"), basis);
	say_field(interview, _("Standing"), standing_label(row->standing));
	say_field(interview, _("Key"), row->key);
	say_field(interview, _("Before"), before);
	say_what_if(interview, TRUTH_YES, _("It would apply with one of these answers"));
	say_what_if(interview, TRUTH_NO, _("It would not apply with one of these answers"));
}

bool store_answer(struct interview *interview, const struct answer *answer, bool chosen)
{
	OWNED(assessment) next = assessment_copy(interview->session->assessment);
	g_autofree char *now = clock_now();
	g_autoptr(GError) error = NULL;
	struct answer remembering;
	bool stored;

	if (!may_change(interview))
		return false;
	answer_copy(&remembering, answer);
	answer_remember(&remembering, answer_of(interview), session_person(interview->session),
			now);
	stored = assessment_set_answer(next, row_of(interview), &remembering, &error);
	answer_clear(&remembering);
	if (!stored) {
		say_line(interview, error->message);
		return false;
	}
	if (chosen)
		settle(interview, next);
	commit(interview, g_steal_pointer(&next));
	return true;
}

/* The answer that LINE means, by its digit, word or label; ANSWER_VALUES: none. */
static enum answer_value value_meant(const char *line)
{
	g_autofree char *folded = text_fold(line);

	for (int i = 0; i < ANSWER_VALUES; i++) {
		enum answer_value value = (enum answer_value)i;
		g_autofree char *label = text_fold(answer_label(value));
		const char digit[] = { (char)('0' + i), '\0' };

		if (strcmp(line, digit) == 0 || strcmp(folded, answer_id(value)) == 0 ||
		    strcmp(folded, label) == 0)
			return value;
	}
	return ANSWER_VALUES;
}

static void take_answer(struct interview *interview, enum answer_value value)
{
	g_autofree char *now = clock_now();
	struct answer answer;

	answer_copy(&answer, answer_of(interview));
	answer_change(&answer, value, session_person(interview->session), now);
	if (answer_lacks_note(&answer)) {
		g_free(answer.note);
		answer.note = read_line(interview, value == ANSWER_NA ? _("Why does it not apply? ")
								      : _("By which measure? "));
	}
	if (answer_lacks_note(&answer))
		say_wrapped(interview, 0, _("The answer was not changed: it needs its reason."));
	else if (store_answer(interview, &answer, true))
		go_on(interview);
	answer_clear(&answer);
}

bool answer_row(struct interview *interview, const char *line)
{
	enum answer_value value = value_meant(line);

	if (value == ANSWER_VALUES)
		return false;
	take_answer(interview, value);
	return true;
}

void confirm_row(struct interview *interview, const char *argument)
{
	const struct answer *answer = answer_of(interview);

	(void)argument;
	if (answer_carried(answer))
		take_answer(interview, answer->last->value);
	else
		say_line(interview, _("No answer of last time is to be confirmed here."));
}
