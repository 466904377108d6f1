/* SPDX-License-Identifier: GPL-3.0-or-later
 * Recipients: one table of their fields, and what the register as a whole says about a row. */
#include "config.h"

#include "engine/recipient.h"

#include <string.h>

#include "base/problem.h"
#include "base/text.h"
#include "engine/dates.h"
#include "engine/evaluate.h"

enum word_kind { TEXT, DATE, YES_NO, RESULT };

static const struct {
	const char *id, *label;
	enum word_kind kind;
	long max;
	bool lines;
} fields[RECIPIENT_FIELDS] = {
	[RECIPIENT_SERVICE] = { "service", N_("Through the service"), TEXT, FIELD_MAX, false },
	[RECIPIENT_FROM_API] = { "from-api", N_("Data from the Mynaportal API"), YES_NO, FIELD_MAX,
				 false },
	[RECIPIENT_SHEET] = { "sheet", N_("Their check sheet"), TEXT, EVIDENCE_MAX, false },
	[RECIPIENT_CHECKED] = { "checked", N_("Looked at on"), DATE, FIELD_MAX, false },
	[RECIPIENT_RESULT] = { "result", N_("Result"), RESULT, FIELD_MAX, false },
	[RECIPIENT_EDITION] = { "edition", N_("Edition"), TEXT, FIELD_MAX, false },
	[RECIPIENT_DIGEST] = { "digest", N_("Digest (SHA-256)"), TEXT, FIELD_MAX, false },
	[RECIPIENT_NEXT] = { "next", N_("Next look"), DATE, FIELD_MAX, false },
	[RECIPIENT_NOTE] = { "note", N_("Note"), TEXT, NOTE_MAX, true },
};

struct recipient *recipient_new(const char *name)
{
	struct recipient *recipient = g_new0(struct recipient, 1);
	g_autofree char *clean = text_clean(name, false);

	recipient->name = g_strdup(g_strstrip(clean));
	return recipient;
}

struct recipient *recipient_copy(const struct recipient *recipient)
{
	struct recipient *copy = g_new0(struct recipient, 1);

	copy->name = g_strdup(recipient->name);
	for (int i = 0; i < RECIPIENT_FIELDS; i++)
		copy->field[i] = g_strdup(recipient->field[i]);
	return copy;
}

void recipient_free(struct recipient *recipient)
{
	if (!recipient)
		return;
	for (int i = 0; i < RECIPIENT_FIELDS; i++)
		g_free(recipient->field[i]);
	g_free(recipient->name);
	g_free(recipient);
}

bool recipient_equal(const struct recipient *a, const struct recipient *b)
{
	for (int i = 0; i < RECIPIENT_FIELDS; i++)
		if (g_strcmp0(a->field[i], b->field[i]) != 0)
			return false;
	return strcmp(a->name, b->name) == 0;
}

const char *recipient_field_id(enum recipient_field field)
{
	return fields[field].id;
}

const char *recipient_field_label(enum recipient_field field)
{
	return _(fields[field].label);
}

int recipient_field_parse(const char *id)
{
	for (int i = 0; i < RECIPIENT_FIELDS; i++)
		if (strcmp(fields[i].id, id) == 0)
			return i;
	return -1;
}

bool recipient_field_is_text(enum recipient_field field)
{
	return fields[field].kind == TEXT;
}

static bool is_yes_no(const char *word)
{
	return strcmp(word, "yes") == 0 || strcmp(word, "no") == 0;
}

static bool fits(enum recipient_field field, const char *text, GError **error)
{
	const char *id = fields[field].id;

	if (g_utf8_strlen(text, -1) > fields[field].max)
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is longer than %ld characters"), id, fields[field].max);
	else if (fields[field].kind == DATE && !date_valid(text))
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is not a date for '%s': write it like 2027-03-31"), text, id);
	else if (fields[field].kind == YES_NO && !is_yes_no(text))
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("'%s' must be one of: %s"), text,
			    "yes, no");
	else if (fields[field].kind == RESULT && result_parse(text) < 0)
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("'%s' must be one of: %s"), text,
			    "conforming, gaps, incomplete, out-of-scope");
	else
		return true;
	return false;
}

bool recipient_set(struct recipient *recipient, enum recipient_field field, const char *text,
		   GError **error)
{
	g_autofree char *clean = text_clean(text ? text : "", fields[field].lines);

	if (*clean && !fits(field, clean, error))
		return false;
	g_free(recipient->field[field]);
	recipient->field[field] = *clean ? g_steal_pointer(&clean) : NULL;
	return true;
}

/* One line: a newline is \n, a backslash two. */
static void append_line(GString *out, const char *text)
{
	for (; *text; text++)
		if (*text == '\n')
			g_string_append(out, "\\n");
		else if (*text == '\\')
			g_string_append(out, "\\\\");
		else
			g_string_append_c(out, *text);
}

static char *line_text(const char *line)
{
	GString *text = g_string_new(NULL);

	for (; *line; line++) {
		const bool escaped = line[0] == '\\' && line[1];

		line += escaped;
		g_string_append_c(text, escaped && *line == 'n' ? '\n' : *line);
	}
	return g_string_free(text, FALSE);
}

char *recipient_words(const struct recipient *recipient)
{
	GString *words = g_string_new(NULL);

	for (int i = 0; i < RECIPIENT_FIELDS; i++) {
		if (!recipient->field[i])
			continue;
		g_string_append_printf(words, "%s%s: ", words->len ? "\n" : "", fields[i].id);
		append_line(words, recipient->field[i]);
	}
	return g_string_free(words, FALSE);
}

struct recipient *recipient_from_words(const char *name, const char *words)
{
	struct recipient *recipient = recipient_new(name);
	g_auto(GStrv) lines = g_strsplit(words, "\n", -1);

	for (char **line = lines; *line; line++) {
		char *text = strstr(*line, ": ");
		int field;

		if (!text)
			continue;
		*text = '\0';
		field = recipient_field_parse(*line);

		g_autofree char *whole = line_text(text + 2);

		if (field >= 0)
			recipient_set(recipient, field, whole, NULL);
	}
	return recipient;
}

/* In an assessment */

int assessment_find_recipient(const struct assessment *assessment, const char *name)
{
	for (unsigned i = 0; i < assessment->recipient->len; i++)
		if (strcmp(((const struct recipient *)assessment->recipient->pdata[i])->name,
			   name) == 0)
			return (int)i;
	return -1;
}

bool assessment_put_recipient(struct assessment *assessment, const struct recipient *recipient,
			      GError **error)
{
	GPtrArray *list = assessment->recipient;
	unsigned at = 0;

	if (!*recipient->name || g_utf8_strlen(recipient->name, -1) > FIELD_MAX) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("the name of a recipient must have 1 to %d characters"), FIELD_MAX);
		return false;
	}
	assessment_drop_recipient(assessment, recipient->name);
	if (list->len >= RECIPIENTS_MAX) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("there are more than %d recipients"), RECIPIENTS_MAX);
		return false;
	}
	while (at < list->len && strcmp(((const struct recipient *)list->pdata[at])->name,
					recipient->name) < 0)
		at++;
	g_ptr_array_insert(list, (int)at, recipient_copy(recipient));
	return true;
}

void assessment_drop_recipient(struct assessment *assessment, const char *name)
{
	int at = assessment_find_recipient(assessment, name);

	if (at >= 0)
		g_ptr_array_remove_index(assessment->recipient, (unsigned)at);
}

bool recipient_due(const struct recipient *recipient, const char *today)
{
	const char *next = recipient->field[RECIPIENT_NEXT];

	return !recipient->field[RECIPIENT_CHECKED] || (next && strcmp(next, today) <= 0);
}

/* Rows answered from the register */

static bool matters(const struct recipient *recipient, enum item_register which)
{
	return which == REGISTER_CHECKED ||
	       g_strcmp0(recipient->field[RECIPIENT_FROM_API], "yes") == 0;
}

/* Looked at and found conforming; for REGISTER_AGAIN the next look is set and not due. */
static bool is_good(const struct recipient *recipient, enum item_register which, const char *today)
{
	return recipient->field[RECIPIENT_CHECKED] &&
	       g_strcmp0(recipient->field[RECIPIENT_RESULT], result_id(RESULT_CONFORMING)) == 0 &&
	       (which == REGISTER_CHECKED ||
		(recipient->field[RECIPIENT_NEXT] && !recipient_due(recipient, today)));
}

static void add_line(GString *note, const struct recipient *recipient)
{
	const char *checked = recipient->field[RECIPIENT_CHECKED];
	const char *next = recipient->field[RECIPIENT_NEXT];
	const int result = recipient->field[RECIPIENT_RESULT]
				   ? result_parse(recipient->field[RECIPIENT_RESULT])
				   : -1;

	g_string_append_c(note, '\n');
	if (!checked)
		g_string_append_printf(note, _("%s: not looked at yet"), recipient->name);
	else if (next)
		/* TRANSLATORS: who, when, what was found, when again */
		g_string_append_printf(note, _("%s: looked at on %s, %s; again on %s"),
				       recipient->name, checked,
				       result < 0 ? _("no result") : result_label(result), next);
	else
		g_string_append_printf(note, _("%s: looked at on %s, %s"), recipient->name, checked,
				       result < 0 ? _("no result") : result_label(result));
}

enum answer_value register_answer(const struct assessment *assessment, enum item_register which,
				  const char *today, char **ret_note)
{
	g_autoptr(GString) note = g_string_new(_("From the register of recipients:"));
	unsigned all = 0, good = 0;

	*ret_note = NULL;
	for (unsigned i = 0; i < assessment->recipient->len; i++) {
		const struct recipient *recipient = assessment->recipient->pdata[i];

		if (!matters(recipient, which))
			continue;
		all++;
		good += is_good(recipient, which, today);
		add_line(note, recipient);
	}
	if (all == 0)
		return ANSWER_NONE;
	*ret_note = g_string_free(g_steal_pointer(&note), FALSE);
	return good == all ? ANSWER_MET : good > 0 ? ANSWER_PARTIAL : ANSWER_UNMET;
}
