/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saving when several people work on one file: what others have saved is merged in, never
 * overwritten. */
#include "config.h"

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/output.h"
#include "cli/session.h"
#include "engine/signoff.h"
#include "store/assessment_file.h"

/* How often others may be faster than we are before we give up. */
enum { TRIES_MAX = 10 };

static bool save_as_it_is(struct session *session, const struct assessment *assessment,
			  GError **error)
{
	g_autoptr(GString) bytes = assessment_to_save(assessment, error);

	return bytes && saved_file_save(session->file, bytes->str, bytes->len, error);
}

/* What we last read or saved: what both began with. A file that was not there was an empty one. */
static struct assessment *read_base(const struct session *session, GError **error)
{
	GBytes *bytes = saved_file_bytes(session->file);
	g_autofree char *warnings = NULL;

	if (!bytes)
		return assessment_new(session->catalog);
	return assessment_read(session->library, saved_file_path(session->file), bytes, &warnings,
			       error);
}

/* Theirs, which must be of our catalog. */
static struct assessment *read_theirs(const struct session *session, GBytes *bytes, GError **error)
{
	const char *path = saved_file_path(session->file);
	g_autofree char *warnings = NULL;
	OWNED(assessment) theirs = assessment_read(session->library, path, bytes, &warnings, error);

	if (!theirs) {
		g_prefix_error(error,
			       _("'%s' was changed by somebody else and cannot be read; it is not "
				 "overwritten: "),
			       path);
		return NULL;
	}
	if (theirs->catalog != session->catalog) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_CHANGED,
			    _("'%s' was changed by somebody else, to the catalog '%s'; it is not "
			      "overwritten"),
			    path, theirs->catalog->id);
		return NULL;
	}
	return g_steal_pointer(&theirs);
}

static void add_counts(struct merge_counts *sum, const struct merge_counts *more)
{
	for (int kind = 0; kind < ENTRY_KINDS; kind++)
		sum->taken[kind] += more->taken[kind];
	sum->conflicts += more->conflicts;
}

/* THEIRS was approved without what is of ours in MERGED. */
static bool must_not_reach(const struct assessment *theirs, const struct assessment *merged)
{
	return !assessment_equal(merged, theirs) && !assessment_may_change(theirs, "", NULL) &&
	       !assessment_may_change(merged, "", NULL);
}

/* Merges what is in the file now with OURS, into ARRIVALS. */
static bool merge_changed(struct session *session, const struct assessment *ours,
			  struct arrivals *arrivals, GError **error)
{
	g_autoptr(GBytes) bytes = saved_file_look(session->file, error);
	OWNED(assessment) theirs = bytes ? read_theirs(session, bytes, error) : NULL;
	OWNED(assessment) base = theirs ? read_base(session, error) : NULL;
	struct merge_counts counts;
	struct assessment *merged;

	if (!base)
		return false;
	if (base->catalog != session->catalog) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_CHANGED,
			    _("'%s' was changed by somebody else; it is not overwritten"),
			    saved_file_path(session->file));
		return false;
	}
	merged = assessment_merge(base, ours, theirs, &counts);
	if (must_not_reach(theirs, merged)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_CHANGED,
			    _("'%s' was signed off by somebody else meanwhile; your change is not "
			      "saved, reopen it first"),
			    saved_file_path(session->file));
		assessment_free(merged);
		return false;
	}
	add_counts(&arrivals->counts, &counts);
	assessment_free(arrivals->merged);
	arrivals->merged = merged;
	saved_file_seen(session->file, bytes);
	return true;
}

bool session_save(struct session *session, const struct assessment *assessment,
		  struct arrivals *arrivals, GError **error)
{
	*arrivals = (struct arrivals){ 0 };
	for (int tries = 1;; tries++) {
		const struct assessment *ours = arrivals->merged ? arrivals->merged : assessment;
		GError *problem = NULL;

		if (save_as_it_is(session, ours, &problem))
			return true;
		if (tries == TRIES_MAX || !g_error_matches(problem, PHR_ERROR, PHR_ERROR_CHANGED)) {
			g_propagate_error(error, problem);
			return false;
		}
		/* removed, not changed: that problem tells it best */
		g_autoptr(GError) cause = NULL;
		if (!merge_changed(session, ours, arrivals, &cause)) {
			if (g_error_matches(cause, PHR_ERROR, PHR_ERROR_NOT_FOUND)) {
				g_propagate_error(error, problem);
			} else {
				g_error_free(problem);
				g_propagate_error(error, g_steal_pointer(&cause));
			}
			return false;
		}
		g_error_free(problem);
	}
}

char *arrivals_text(const struct arrivals *arrivals)
{
	unsigned taken = 0, conflicts = arrivals->counts.conflicts;
	g_autoptr(GString) text = g_string_new(NULL);

	for (int kind = 0; kind < ENTRY_KINDS; kind++)
		taken += arrivals->counts.taken[kind];
	if (taken > 0)
		g_string_append_printf(
			text,
			ngettext("Somebody else saved meanwhile: %u answer came in.",
				 "Somebody else saved meanwhile: %u answers came in.", taken),
			taken);
	if (taken > 0 && conflicts > 0)
		g_string_append_c(text, ' ');
	if (conflicts > 0)
		g_string_append_printf(text,
				       ngettext("Somebody else answered %u question differently: "
						"it is open until somebody chooses.",
						"Somebody else answered %u questions differently: "
						"they are open until somebody chooses.",
						conflicts),
				       conflicts);
	return text->len ? g_strdup(text->str) : NULL;
}

bool session_save_own(struct session *session, GError **error)
{
	struct arrivals arrivals;
	bool saved = session_save(session, session->assessment, &arrivals, error);
	g_autofree char *news = arrivals_text(&arrivals);

	if (arrivals.merged) {
		assessment_free(session->assessment);
		session->assessment = arrivals.merged;
	}
	if (news)
		output_message(news);
	return saved;
}

bool session_save_alone(struct session *session, GError **error)
{
	return save_as_it_is(session, session->assessment, error);
}
