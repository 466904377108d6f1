/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is being typed as a value, and back into its field after a crash. */
#include "config.h"

#include "screen/wizard_model.h"

#include <string.h>

static const char *const names[ANSWER_FIELDS] = {
	[FIELD_NOTE] = "note",
	[FIELD_EVIDENCE] = "evidence",
	[FIELD_OWNER] = "owner",
	[FIELD_DUE] = "due",
};

const char *answer_field_name(enum answer_field field)
{
	return names[field];
}

struct draft *wizard_draft(const struct wizard *wizard)
{
	for (unsigned i = wizard->stack->len; i-- > 0;) {
		const struct layer *layer = wizard->stack->pdata[i];

		if (layer->screen->draft)
			return layer->screen->draft(wizard, layer->state);
	}
	return NULL;
}

/* Puts TEXT into the field that is open now. False when it is there already. */
static bool put_text(struct wizard *wizard, const char *text)
{
	struct line_edit *field = layer_field(wizard_top(wizard));
	bool lines = field->lines;

	if (strcmp(field->text->str, text) == 0)
		return false;
	line_edit_clear(field);
	line_edit_init(field, text, lines);
	wizard_say(wizard, false,
		   g_strdup(_("phrwizard ended while this was being typed. Enter keeps it, Ctrl-G "
			      "throws it away.")));
	return true;
}

/* In the head of the sheet, or the overview. */
static bool take_profile(struct wizard *wizard, const struct draft *draft)
{
	int field = profile_field_parse(draft->field);

	if (field < 0)
		return false;
	if (field < PROFILE_HEAD) {
		wizard_open(wizard, &screen_profile);
		list_go(wizard_top(wizard)->state, field);
	} else {
		wizard_open(wizard, &screen_overview);
		overview_in(wizard_top(wizard)->state, field - PROFILE_OVERVIEW);
	}
	put_text(wizard, draft->text);
	return true;
}

static bool take_answer(struct wizard *wizard, const struct draft *draft)
{
	int item = catalog_find_item(wizard->assessment->catalog, draft->place);
	int answer = answer_parse(draft->answer);

	for (int field = 0; item >= 0 && field < ANSWER_FIELDS; field++) {
		if (strcmp(names[field], draft->field) != 0)
			continue;
		wizard_show_item(wizard, item);
		/* no field opens then */
		if (!wizard_may_change(wizard))
			return false;
		wizard_edit_field(wizard, (enum answer_field)field,
				  answer < 0 ? ANSWER_VALUES : (enum answer_value)answer);
		if (!put_text(wizard, draft->text))
			wizard_close(wizard);
		return true;
	}
	return false;
}

bool wizard_take_draft(struct wizard *wizard, const struct draft *draft)
{
	return *draft->place ? take_answer(wizard, draft) : take_profile(wizard, draft);
}
