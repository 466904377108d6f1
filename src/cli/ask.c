/* SPDX-License-Identifier: GPL-3.0-or-later
 * The walk of the line interview: which step is next, what is said and read. Each round prints the
 * step, reads a line, and either a command or an answer comes of it. */
#include "config.h"

#include "cli/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "cli/ask_parts.h"
#include "cli/output.h"
#include "cli/rescue.h"

int interview_facts(const struct interview *interview)
{
	return (int)interview->session->catalog->facts;
}

int interview_steps(const struct interview *interview)
{
	return interview_facts(interview) + (int)interview->session->catalog->items;
}

bool at_fact(const struct interview *interview)
{
	return interview->step < interview_facts(interview);
}

size_t row_of(const struct interview *interview)
{
	return (size_t)(interview->step - interview_facts(interview));
}

/* ---- talking ---- */

void say(struct interview *interview, const char *text)
{
	if (!interview->leaving && !output_text(text, interview->error))
		interview->leaving = true;
}

void say_line(struct interview *interview, const char *text)
{
	g_autofree char *line = g_strconcat(text, "\n", NULL);

	say(interview, line);
}

void say_wrapped(struct interview *interview, int indent, const char *text)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	if (*text) {
		append_wrapped(lines, indent, text);
		say(interview, lines->str);
	}
}

void say_field(struct interview *interview, const char *label, const char *value)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	append_field(lines, label, value);
	say(interview, lines->str);
}

void say_verdict(struct interview *interview)
{
	g_autofree char *why =
		scope_why_text(interview->session->assessment, interview->report, i18n_language());

	if (interview->report->scope.verdict == interview->verdict)
		return;
	interview->verdict = interview->report->scope.verdict;
	say_field(interview, _("Scope"), verdict_label(interview->verdict));
	say_field(interview, "", why);
	if (interview->verdict == VERDICT_OUT)
		say_wrapped(
			interview, 0,
			_("You may go on of your own will: the rows on security are good practice "
			  "for anyone who handles personal data."));
}

void say_part(struct interview *interview, int part, const char *id, const struct text *title)
{
	g_autofree char *line =
		g_strdup_printf("\n== %s%s%s", id, *id ? " " : "", text_in(title, i18n_language()));

	if (part != interview->told)
		say_line(interview, line);
	interview->told = part;
}

/* TEXT (taken) without blanks around it, of any width. */
static char *strip(char *text)
{
	g_autofree char *owned = text;
	const char *start = owned, *end = owned + strlen(owned);

	while (start < end && g_unichar_isspace(g_utf8_get_char(start)))
		start = g_utf8_next_char(start);
	while (start < end && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
		end = g_utf8_prev_char(end);
	return g_strndup(start, (size_t)(end - start));
}

char *read_line(struct interview *interview, const char *prompt)
{
	char *line = NULL, *clean;
	size_t size = 0;

	say(interview, prompt);
	if (interview->leaving || getline(&line, &size, stdin) < 0) {
		free(line);
		interview->leaving = true;
		return NULL;
	}
	clean = text_clean(line, false);
	free(line);
	return strip(clean);
}

/* ---- the walk ---- */

/* Going on, is STEP to be visited: what is open, or what the filter shows. */
static bool wanted(const struct interview *interview, int step)
{
	const struct assessment *assessment = interview->session->assessment;
	int facts = interview_facts(interview);

	if (step < facts)
		return interview->filter == FILTER_UNANSWERED &&
		       fact_asked(assessment, (size_t)step) && !assessment->fact[step].answered;
	return filter_shows(interview->filter, assessment, interview->report,
			    (size_t)(step - facts));
}

static void find_next(struct interview *interview)
{
	do
		interview->step++;
	while (interview->step < interview_steps(interview) && !wanted(interview, interview->step));
}

void go_on(struct interview *interview)
{
	find_next(interview);
	if (interview->step < interview_steps(interview))
		return;
	if (interview->filter != FILTER_UNANSWERED)
		say_line(interview, _("There are no more of these rows. Now again what is open."));
	else if (!interview->jumped)
		return;
	interview->filter = FILTER_UNANSWERED;
	interview->jumped = false;
	interview->step = -1;
	find_next(interview);
}

/* Going back, is STEP to be visited: all that is asked. */
static bool visited(const struct interview *interview, int step)
{
	int facts = interview_facts(interview);

	return step < facts ? fact_asked(interview->session->assessment, (size_t)step)
			    : interview->report->finding[step - facts].applies != TRUTH_NO;
}

void go_back(struct interview *interview)
{
	int step = interview->step - 1;
	unsigned jumps = interview->trail->len;

	if (jumps > 0) {
		interview->step = g_array_index(interview->trail, int, jumps - 1);
		g_array_set_size(interview->trail, jumps - 1);
		return;
	}
	while (step >= 0 && !visited(interview, step))
		step--;
	if (step < 0)
		say_line(interview, _("This is the first question."));
	else
		interview->step = step;
}

void jump(struct interview *interview, int step)
{
	g_array_append_val(interview->trail, interview->step);
	interview->jumped = true;
	interview->at_end = false;
	interview->step = step;
}

static void one_step(struct interview *interview)
{
	bool fact = at_fact(interview);

	if (fact)
		ask_fact_question(interview);
	else
		ask_row_question(interview);

	g_autofree char *line = read_line(interview, "> ");

	if (!line || run_command(interview, line, false))
		return;

	/* the words of the catalog go before our own: an option may be called as a command is */
	g_autofree char *narrow = text_narrow_all(line);

	if ((fact ? answer_fact : answer_row)(interview, narrow) ||
	    run_command(interview, line, true))
		return;
	say_line(interview, fact ? _("Please answer with a number from the list, or ? for help.")
				 : _("Please answer with 1 to 5, or ? for help."));
}

static void say_result(struct interview *interview)
{
	const struct counts *total = &interview->report->total;
	g_autofree char *ticked =
		g_strdup_printf(_("%u of %u rows ticked, %u not answered"), total->ticked,
				total->applicable, total->unanswered);

	interview->leaving = false;
	say(interview, "\n");
	say_field(interview, _("Result"), result_label(interview->report->result));
	say_field(interview, "", ticked);
}

/* Nothing is open, and still everything can be looked at and changed. False: leave. */
static bool stay(struct interview *interview)
{
	const int last = interview_steps(interview) - 1;

	/* some place must be the present one; commands about a row are refused here */
	interview->step = last;
	interview->at_end = true;
	say_line(interview, _("Nothing is open. Enter leaves; h lists what else can be done."));
	while (!interview->leaving && interview->at_end && interview->step == last) {
		g_autofree char *line = read_line(interview, "> ");

		if (!line || !*line)
			return false;
		if (!run_command(interview, line, false) && !run_command(interview, line, true))
			say_line(interview, _("That is no command; h lists them."));
	}
	interview->at_end = false;
	return !interview->leaving;
}

static void walk(struct interview *interview, bool new)
{
	say_wrapped(
		interview, 0,
		_("? explains, b back, s skips, q leaves (all is saved), h lists all commands"));
	if (new)
		ask_first_head(interview);
	may_change(interview);
	say_verdict(interview);
	go_on(interview);
	do {
		while (!interview->leaving && interview->step < interview_steps(interview))
			one_step(interview);
	} while (!interview->leaving && stay(interview));
	if (!*interview->error)
		say_result(interview);
}

bool ask_interview(struct session *session, bool new, GError **error)
{
	g_autoptr(GError) failure = NULL;
	g_autoptr(GArray) trail = g_array_new(FALSE, FALSE, sizeof(int));
	g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func(past_free);
	g_autoptr(GPtrArray) after = g_ptr_array_new_with_free_func(past_free);
	struct interview interview = {
		.session = session,
		.report = session_report(session),
		.step = -1,
		.trail = trail,
		.filter = FILTER_UNANSWERED,
		.undo = before,
		.redo = after,
		.told = -1 - FACTS_MAX,
		.verdict = VERDICTS,
		.error = &failure,
	};

	walk(&interview, new);
	rescue_tell(session);
	report_free(interview.report);
	if (!failure)
		return true;
	g_propagate_error(error, g_steal_pointer(&failure));
	return false;
}
