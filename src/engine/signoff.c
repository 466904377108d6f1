/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sign-off: the order of the steps is one table. */
#include "config.h"

#include "engine/signoff.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text.h"
#include "engine/dates.h"
#include "engine/interview.h"

static const struct {
	const char *id, *label;
	int after; /* the step that it follows on; -1: any but an approval */
	const char *out_of_order;
} steps[SIGN_STEPS] = {
	[SIGN_MADE] = { "made", N_("made"), -1,
			N_("it is approved: reopen it before it is made anew") },
	[SIGN_CHECKED] = { "checked", N_("checked"), SIGN_MADE,
			   N_("it can be checked when it is signed as made, and not otherwise") },
	[SIGN_APPROVED] = { "approved", N_("approved"), SIGN_CHECKED,
			    N_("it can be approved when it is signed as checked, and not "
			       "otherwise") },
	[SIGN_REOPENED] = { "reopened", N_("reopened"), SIGN_APPROVED,
			    N_("it is not approved, so it need not be reopened") },
};

const char *sign_step_id(enum sign_step step)
{
	return steps[step].id;
}

const char *sign_step_label(enum sign_step step)
{
	return _(steps[step].label);
}

int sign_step_parse(const char *id)
{
	for (int i = 0; i < SIGN_STEPS; i++)
		if (strcmp(steps[i].id, id) == 0)
			return i;
	return -1;
}

struct sign *sign_copy(const struct sign *sign)
{
	struct sign *copy = g_new0(struct sign, 1);

	copy->step = sign->step;
	copy->title = g_strdup(sign->title);
	copy->at = g_strdup(sign->at);
	copy->digest = g_strdup(sign->digest);
	copy->reason = g_strdup(sign->reason);
	return copy;
}

void sign_free(struct sign *sign)
{
	if (!sign)
		return;
	g_free(sign->title);
	g_free(sign->at);
	g_free(sign->digest);
	g_free(sign->reason);
	g_free(sign);
}

static void free_sign(void *sign)
{
	sign_free(sign);
}

GPtrArray *signoff_new(void)
{
	return g_ptr_array_new_with_free_func(free_sign);
}

/* Any order will do for what was at the same time, as long as it is always the same. */
static int compare(const struct sign *a, const struct sign *b)
{
	const int orders[] = { time_compare(a->at, b->at),      (int)a->step - (int)b->step,
			       g_strcmp0(a->at, b->at),         g_strcmp0(a->title, b->title),
			       g_strcmp0(a->digest, b->digest), g_strcmp0(a->reason, b->reason) };

	for (size_t i = 0; i < G_N_ELEMENTS(orders); i++)
		if (orders[i])
			return orders[i];
	return 0;
}

bool signoff_equal(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return false;
	for (unsigned i = 0; i < a->len; i++)
		if (compare(a->pdata[i], b->pdata[i]) != 0)
			return false;
	return true;
}

static void trim(GPtrArray *signoff)
{
	if (signoff->len > SIGNS_MAX)
		g_ptr_array_remove_range(signoff, 0, signoff->len - SIGNS_MAX);
}

void signoff_merge(GPtrArray *result, const GPtrArray *ours, const GPtrArray *theirs)
{
	unsigned i = 0, j = 0;

	while (i < ours->len && j < theirs->len) {
		const struct sign *a = ours->pdata[i], *b = theirs->pdata[j];
		const int order = compare(a, b);

		g_ptr_array_add(result, sign_copy(order <= 0 ? a : b));
		i += order <= 0;
		j += order >= 0;
	}
	for (; i < ours->len; i++)
		g_ptr_array_add(result, sign_copy(ours->pdata[i]));
	for (; j < theirs->len; j++)
		g_ptr_array_add(result, sign_copy(theirs->pdata[j]));
	trim(result);
}

char *sign_text(const struct sign *sign)
{
	const char *label = sign_step_label(sign->step);
	const char *title = sign->title ? sign->title : _("somebody");
	g_autofree char *at = moment_text(sign->at);

	if (!sign->reason)
		/* TRANSLATORS: what, who, when */
		return g_strdup_printf(_("%s (%s, %s)"), label, title, at);
	/* TRANSLATORS: what, who, when, and why */
	return g_strdup_printf(_("%s (%s, %s): %s"), label, title, at, sign->reason);
}

const struct sign *signoff_last(const struct assessment *assessment)
{
	const GPtrArray *signoff = assessment->signoff;

	return signoff->len > 0 ? signoff->pdata[signoff->len - 1] : NULL;
}

const struct sign *signoff_held(const struct assessment *assessment)
{
	const struct sign *last = signoff_last(assessment);

	return last && last->step != SIGN_REOPENED ? last : NULL;
}

bool signoff_stale(const struct assessment *assessment, const char *digest)
{
	const struct sign *held = signoff_held(assessment);

	return held && strcmp(held->digest, digest) != 0;
}

enum sign_step signoff_next(const struct assessment *assessment, const char *digest)
{
	const struct sign *held = signoff_held(assessment);

	if (!held || (held->step != SIGN_APPROVED && signoff_stale(assessment, digest)))
		return SIGN_MADE;
	return held->step + 1;
}

const char *signoff_usual_title(const struct assessment *assessment, enum sign_step step)
{
	return step == SIGN_MADE || step == SIGN_REOPENED ?
		       assessment->profile[PROFILE_STAFF_TITLE] :
		       NULL;
}

static bool refuse(const char *why, GError **error)
{
	g_set_error_literal(error, PHR_ERROR, PHR_ERROR_DATA, why);
	return false;
}

static bool in_order(const struct assessment *assessment, const struct sign *sign, GError **error)
{
	const struct sign *held = signoff_held(assessment);
	int after = steps[sign->step].after, before = held ? (int)held->step : -1;

	if (after < 0 ? before == SIGN_APPROVED : before != after)
		return refuse(_(steps[sign->step].out_of_order), error);
	if (after >= 0 && sign->digest && strcmp(sign->digest, held->digest) != 0)
		return refuse(_("it was changed after the last step: sign it as made again"),
			      error);
	return true;
}

static bool fits(const char *text, const char *name, GError **error)
{
	if (!text || g_utf8_strlen(text, -1) <= FIELD_MAX)
		return true;
	g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE, _("'%s' is longer than %d characters"), name,
		    FIELD_MAX);
	return false;
}

bool assessment_sign(struct assessment *assessment, const struct sign *sign, GError **error)
{
	OWNED(sign) copy = sign_copy(sign);

	text_tidy(&copy->title, false);
	text_tidy(&copy->reason, false);
	if (!in_order(assessment, copy, error) || !fits(copy->title, "title", error) ||
	    !fits(copy->reason, "reason", error))
		return false;
	if (!copy->title && copy->step != SIGN_REOPENED)
		return refuse(_("nobody signs: the title of who does is missing"), error);
	g_ptr_array_add(assessment->signoff, g_steal_pointer(&copy));
	trim(assessment->signoff);
	return true;
}

bool assessment_may_change(const struct assessment *assessment, const char *path, GError **error)
{
	const struct sign *held = signoff_held(assessment);

	if (!held || held->step != SIGN_APPROVED)
		return true;
	g_autofree char *signed_off = sign_text(held);

	g_set_error(error, PHR_ERROR, PHR_ERROR_DATA,
		    _("'%s' is signed off and not to be changed: %s; 'phrwizard reopen FILE' opens "
		      "it again"),
		    path, signed_off);
	return false;
}
