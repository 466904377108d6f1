/* SPDX-License-Identifier: GPL-3.0-or-later
 * The writing half of assessment_file.h, in the order of the table there. What is not given is not
 * written. */
#include "config.h"

#include "store/assessment_file.h"

#include <string.h>

#include "base/i18n.h"
#include "engine/recipient.h"
#include "store/assessment_parts.h"
#include "store/yaml.h"

void assessment_write_text(struct yaml_writer *writer, const char *name, const char *text)
{
	if (!text)
		return;
	yaml_write_word(writer, name);
	yaml_write_text(writer, text);
}

void assessment_write_word(struct yaml_writer *writer, const char *name, const char *word)
{
	if (!word)
		return;
	yaml_write_word(writer, name);
	yaml_write_word(writer, word);
}

/* A text of several lines ends in a newline in the file only: it makes a plain "|" block. */
void assessment_write_lines(struct yaml_writer *writer, const char *name, const char *text)
{
	g_autofree char *block = text && strchr(text, '\n') ? g_strconcat(text, "\n", NULL) : NULL;

	assessment_write_text(writer, name, block ? block : text);
}

static void write_staff(struct yaml_writer *writer, const struct assessment *assessment)
{
	const char *name = assessment->profile[PROFILE_STAFF_NAME];
	const char *title = assessment->profile[PROFILE_STAFF_TITLE];

	if (!name && !title)
		return;
	yaml_write_word(writer, "staff");
	yaml_write_mapping(writer, true);
	assessment_write_text(writer, "name", name);
	assessment_write_text(writer, "title", title);
	yaml_write_end(writer);
}

static void write_overview(struct yaml_writer *writer, const struct assessment *assessment)
{
	char *const *text = assessment->profile + PROFILE_OVERVIEW;
	const char *basis = assessment->profile[PROFILE_OVERVIEW_BASIS];

	if (!text[LANGUAGE_JA] && !text[LANGUAGE_EN] && !basis)
		return;
	yaml_write_word(writer, "overview");
	yaml_write_mapping(writer, false);
	for (int i = 0; i < LANGUAGES; i++)
		assessment_write_lines(writer, language_id(i), text[i]);
	assessment_write_text(writer, "basis", basis);
	yaml_write_end(writer);
}

void assessment_write_fact(struct yaml_writer *writer, const struct assessment *assessment,
			   size_t index)
{
	const struct fact *fact = &assessment->catalog->fact[index];
	const struct fact_value *value = &assessment->fact[index];

	if (fact->kind == FACT_SOME_OF)
		yaml_write_sequence(writer, true);
	for (size_t i = 0; i < fact->options; i++)
		if (value->chosen >> i & 1)
			yaml_write_word(writer, fact->option[i].id);
	if (fact->kind == FACT_SOME_OF)
		yaml_write_end(writer);
}

static void write_facts(struct yaml_writer *writer, const struct assessment *assessment)
{
	bool begun = false;

	for (size_t i = 0; i < assessment->catalog->facts; i++) {
		if (!assessment->fact[i].answered)
			continue;
		if (!begun) {
			yaml_write_word(writer, "facts");
			yaml_write_mapping(writer, false);
			begun = true;
		}
		yaml_write_word(writer, assessment->catalog->fact[i].id);
		assessment_write_fact(writer, assessment, i);
	}
	if (begun)
		yaml_write_end(writer);
}

void assessment_write_answer(struct yaml_writer *writer, const struct answer *answer)
{
	yaml_write_mapping(writer, answer_empty(answer));
	if (answer->value != ANSWER_NONE)
		assessment_write_word(writer, "answer", answer_id(answer->value));
	assessment_write_lines(writer, "note", answer->note);
	assessment_write_evidence(writer, answer);
	assessment_write_text(writer, "owner", answer->owner);
	assessment_write_word(writer, "due", answer->due);
	assessment_write_text(writer, "by", answer->by);
	assessment_write_word(writer, "at", answer->at);
	assessment_write_last(writer, answer->last);
	assessment_write_history(writer, answer->history);
	yaml_write_end(writer);
}

static void write_answers(struct yaml_writer *writer, const struct assessment *assessment)
{
	bool begun = false;

	for (size_t i = 0; i < assessment->catalog->items + assessment->stray->len; i++) {
		const bool stray = i >= assessment->catalog->items;
		const struct stray_answer *kept =
			stray ? assessment->stray->pdata[i - assessment->catalog->items] : NULL;
		const struct answer *answer = kept ? &kept->answer : assessment->answer[i];

		if (!stray && answer_empty(answer))
			continue;
		if (!begun) {
			yaml_write_word(writer, "answers");
			yaml_write_mapping(writer, false);
			begun = true;
		}
		yaml_write_word(writer, kept ? kept->key : assessment->catalog->item[i].key);
		assessment_write_answer(writer, answer);
	}
	if (begun)
		yaml_write_end(writer);
}

static void write_recipient(struct yaml_writer *writer, const struct recipient *recipient)
{
	bool any = false;

	for (int i = 0; i < RECIPIENT_FIELDS; i++)
		any = any || recipient->field[i];
	yaml_write_text(writer, recipient->name);
	yaml_write_mapping(writer, !any);
	for (int i = 0; i < RECIPIENT_FIELDS; i++) {
		const char *id = recipient_field_id(i);

		if (recipient_field_is_text(i))
			assessment_write_lines(writer, id, recipient->field[i]);
		else
			assessment_write_word(writer, id, recipient->field[i]);
	}
	yaml_write_end(writer);
}

static void write_recipients(struct yaml_writer *writer, const struct assessment *assessment)
{
	if (assessment->recipient->len == 0)
		return;
	yaml_write_word(writer, "recipients");
	yaml_write_mapping(writer, false);
	for (unsigned i = 0; i < assessment->recipient->len; i++)
		write_recipient(writer, assessment->recipient->pdata[i]);
	yaml_write_end(writer);
}

GString *assessment_write(const struct assessment *assessment)
{
	struct yaml_writer *writer = yaml_writer_new();
	g_autofree char *format = g_strdup_printf("%d", ASSESSMENT_FORMAT);

	yaml_write_mapping(writer, false);
	assessment_write_word(writer, "phrwizard", format);
	assessment_write_word(writer, "catalog", assessment->catalog->id);
	assessment_write_text(writer, "organization", assessment->profile[PROFILE_ORGANIZATION]);
	assessment_write_text(writer, "service", assessment->profile[PROFILE_SERVICE]);
	assessment_write_word(writer, "confirmed", assessment->profile[PROFILE_CONFIRMED]);
	assessment_write_word(writer, "interval", assessment->profile[PROFILE_INTERVAL]);
	write_staff(writer, assessment);
	write_overview(writer, assessment);
	assessment_write_signoff(writer, assessment);
	write_facts(writer, assessment);
	write_answers(writer, assessment);
	write_recipients(writer, assessment);
	assessment_write_conflicts(writer, assessment);
	assessment_write_archive(writer, assessment);
	yaml_write_end(writer);
	return yaml_writer_finish(writer);
}

/* A value takes at least two bytes in a file: below this size there cannot be too many. */
enum { SURELY_READ = 2 * YAML_NODES_MAX };

GString *assessment_to_save(const struct assessment *assessment, GError **error)
{
	g_autoptr(GString) bytes = assessment_write(assessment);

	if (bytes->len > SURELY_READ) {
		OWNED(problems) problems = problems_new("");
		OWNED(yaml_tree) yaml = yaml_parse(bytes->str, bytes->len, problems);

		if (!yaml) {
			const struct problem *first = problems->list->pdata[0];

			g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
				    _("the assessment cannot be saved, as it could not be read "
				      "again: %s"),
				    first->what);
			return NULL;
		}
	}
	return g_steal_pointer(&bytes);
}
