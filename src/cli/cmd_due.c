/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard due: which checks and gaps are late or coming, as text, JSON or a calendar. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "base/text_table.h"
#include "cli/clock.h"
#include "cli/many_files.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/dates.h"
#include "engine/deadline.h"
#include "engine/due.h"
#include "sheet/calendar.h"

static const struct option_spec options[] = {
	{ "within", 0, N_("TIME"), N_("only what is late or due in this time: 60d, 3m, 1y") },
	{ "date", 0, N_("DATE"), N_("as of this day, like 2027-03-31; today when not given") },
	{ "json", 0, NULL, N_("as JSON") },
	{ "ics", 0, NULL, N_("as a calendar (iCalendar, a file .ics)") },
	{ NULL, 0, NULL, NULL },
};

/* One deadline with the file that it is from. */
struct found {
	char *file, *organization, *service, *key, *owner, *text;
	char *who, *confirmed; /* see struct agenda */
	struct deadline deadline;
};

static void free_found(void *data)
{
	struct found *found = data;

	g_free(found->file);
	g_free(found->organization);
	g_free(found->service);
	g_free(found->key);
	g_free(found->owner);
	g_free(found->text);
	g_free(found->who);
	g_free(found->confirmed);
	g_free(found);
}

/* What is asked: since when, until when (NULL: everything). */
struct wanted {
	char *today, *until;
};

/* A run. The workers read what is asked; the rest is the teller's: what was found, and the last
 * check of each service: service → date of confirmation. */
struct agenda {
	struct library *library;
	const struct wanted *wanted;
	GPtrArray *found; /* of struct found * */
	GHashTable *last;
	bool broken;
};

/* What came out of one file. */
struct outcome {
	char *message; /* why it cannot be read, or NULL */
	char *who, *confirmed;
	GPtrArray *found; /* of struct found *; NULL when it cannot be read */
};

static void outcome_free(void *data)
{
	struct outcome *outcome = data;

	g_free(outcome->message);
	g_free(outcome->who);
	g_free(outcome->confirmed);
	if (outcome->found)
		g_ptr_array_unref(outcome->found);
	g_free(outcome);
}

/* The service that ASSESSMENT is about; NULL when it does not say. The caller frees. */
static char *service_of(char *const *profile)
{
	const char *organization = profile[PROFILE_ORGANIZATION],
		   *service = profile[PROFILE_SERVICE];

	return organization && service && profile[PROFILE_CONFIRMED]
		       ? g_strjoin("\n", organization, service, NULL)
		       : NULL;
}

static void note_check(struct agenda *agenda, const struct outcome *outcome)
{
	const char *last = outcome->who ? g_hash_table_lookup(agenda->last, outcome->who) : NULL;

	if (outcome->who && (!last || strcmp(last, outcome->confirmed) < 0))
		g_hash_table_insert(agenda->last, g_strdup(outcome->who),
				    g_strdup(outcome->confirmed));
}

/* Whoever has a later check of the same service among the files has made the one that was due, and
 * carried its gaps over. */
static void drop_earlier_checks(struct agenda *agenda)
{
	for (unsigned i = agenda->found->len; i-- > 0;) {
		const struct found *found = agenda->found->pdata[i];
		const char *last =
			found->who ? g_hash_table_lookup(agenda->last, found->who) : NULL;

		if (last && strcmp(last, found->confirmed) > 0)
			g_ptr_array_remove_index(agenda->found, i);
	}
}

static struct found *found_new(const char *path, const struct assessment *assessment,
			       const struct deadline *deadline)
{
	struct found *found = g_new0(struct found, 1);

	found->deadline = *deadline;
	found->file = g_utf8_make_valid(path, -1);
	found->organization = g_strdup(assessment->profile[PROFILE_ORGANIZATION]);
	found->service = g_strdup(assessment->profile[PROFILE_SERVICE]);
	found->who = service_of(assessment->profile);
	found->confirmed = g_strdup(assessment->profile[PROFILE_CONFIRMED]);
	found->text = deadline_text(assessment, deadline, i18n_language());
	if (deadline->kind == DEADLINE_GAP || deadline->kind == DEADLINE_EVIDENCE) {
		found->key = g_strdup(assessment->catalog->item[deadline->item].key);
		found->owner = g_strdup(assessment->answer[deadline->item]->owner);
	}
	if (deadline->kind == DEADLINE_RECIPIENT)
		found->key = g_strdup(deadline_recipient(assessment, deadline));
	return found;
}

static void *look_at_file(const char *path, const void *data)
{
	const struct agenda *agenda = data;
	const struct wanted *wanted = agenda->wanted;
	struct outcome *outcome = g_new0(struct outcome, 1);
	g_autoptr(GError) error = NULL;
	OWNED(session) session = session_open(agenda->library, path, &error);

	if (!session) {
		outcome->message = g_strdup(error->message);
		return outcome;
	}

	const struct assessment *assessment = session->assessment;
	OWNED(report) report = evaluate(assessment, wanted->today);
	g_autoptr(GArray) all = deadlines(assessment, report, wanted->today, wanted->until);

	outcome->who = service_of(assessment->profile);
	outcome->confirmed = g_strdup(assessment->profile[PROFILE_CONFIRMED]);
	outcome->found = g_ptr_array_new_with_free_func(free_found);
	for (unsigned i = 0; i < all->len; i++)
		g_ptr_array_add(outcome->found, found_new(path, assessment,
							  &g_array_index(all, struct deadline, i)));
	return outcome;
}

static bool add_outcome(void *data, void *agenda_data, GError **error)
{
	struct outcome *outcome = data;
	struct agenda *agenda = agenda_data;

	(void)error;
	note_check(agenda, outcome);
	if (outcome->found)
		g_ptr_array_extend_and_steal(agenda->found, g_steal_pointer(&outcome->found));
	else
		output_message(outcome->message);
	agenda->broken |= outcome->message != NULL;
	outcome_free(outcome);
	return true;
}

static int compare(const void *a, const void *b)
{
	const struct found *p = *(struct found *const *)a, *q = *(struct found *const *)b;
	int order = strcmp(p->deadline.date, q->deadline.date);

	if (!order)
		order = strcmp(p->file, q->file);
	if (!order)
		order = (int)p->deadline.kind - (int)q->deadline.kind;
	if (!order)
		order = (p->deadline.item > q->deadline.item) -
			(p->deadline.item < q->deadline.item);
	return order ? order
		     : (p->deadline.evidence > q->deadline.evidence) -
			       (p->deadline.evidence < q->deadline.evidence);
}

static bool tell_text(const GPtrArray *list, const struct wanted *wanted, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	(void)wanted;
	for (unsigned i = 0; i < list->len; i++) {
		const struct found *found = list->pdata[i];
		g_autofree char *when = deadline_when(&found->deadline);

		g_string_append_printf(out, "%s  %s  %s\n", found->deadline.date, when,
				       found->file);
		append_wrapped(out, 4, found->text);
	}
	if (list->len == 0)
		g_string_append_printf(out, "%s\n", _("Nothing is due."));
	return output_text(out->str, error);
}

static bool tell_json(const GPtrArray *list, const struct wanted *wanted, GError **error)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < list->len; i++) {
		const struct found *found = list->pdata[i];

		json_array_append_new(
			array, json_pack("{s:s, s:s, s:s?, s:s, s:i, s:s?, s:s?, s:s?, s:s}",
					 "file", found->file, "kind",
					 deadline_kind_id(found->deadline.kind), "key", found->key,
					 "date", found->deadline.date, "days", found->deadline.days,
					 "owner", found->owner, "organization", found->organization,
					 "service", found->service, "text", found->text));
	}
	return output_json(json_pack("{s:s, s:s, s:s?, s:o}", "schema", "phrwizard-due/1", "today",
				     wanted->today, "until", wanted->until, "due", array),
			   error);
}

/* By what the thing is known, not by when it is due; SEEN keeps two files of one name apart. */
static char *make_uid(const struct found *found, GHashTable *seen)
{
	g_autofree char *name = g_path_get_basename(found->file);
	g_autofree char *what = g_strjoin(
		"\n", name, found->organization ? found->organization : "",
		found->service ? found->service : "", deadline_kind_id(found->deadline.kind),
		found->key ? found->key : "", NULL);
	g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, what, -1);
	unsigned before = GPOINTER_TO_UINT(g_hash_table_lookup(seen, digest));

	g_hash_table_insert(seen, g_strdup(digest), GUINT_TO_POINTER(before + 1));
	digest[32] = '\0';
	return before ? g_strdup_printf("%s-%u@phrwizard", digest, before)
		      : g_strdup_printf("%s@phrwizard", digest);
}

/* When the calendar was made: SOURCE_DATE_EPOCH, else the day that it is of. */
static char *make_stamp(const struct wanted *wanted)
{
	gint64 seconds;
	g_autoptr(GDateTime) time =
		clock_given(&seconds) ? g_date_time_new_from_unix_utc(seconds) : NULL;

	return time ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ")
		    : g_strconcat(wanted->today, "T00:00:00Z", NULL);
}

static bool tell_ics(const GPtrArray *list, const struct wanted *wanted, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GHashTable) seen = text_table_new_full(g_free, NULL);
	g_autofree char *stamp = make_stamp(wanted);

	calendar_begin(out);
	for (unsigned i = 0; i < list->len; i++) {
		const struct found *found = list->pdata[i];
		g_autofree char *uid = make_uid(found, seen);
		const char *service = found->service ? found->service : found->file;
		/* TRANSLATORS: the service, and what is due */
		g_autofree char *summary = g_strdup_printf(_("%s: %s"), service, found->text);
		g_autofree char *description = g_strdup_printf(
			"%s\n%s", found->organization ? found->organization : "", found->file);
		const struct calendar_day day = { uid, found->deadline.date, summary, description };

		calendar_add(out, &day, stamp);
	}
	calendar_end(out);
	return output_document(out->str, out->len, error);
}

/* --date and --within. */
static bool read_wanted(const struct invocation *invocation, struct wanted *wanted, GError **error)
{
	const char *date = invocation_value(invocation, "date");
	const char *within = invocation_value(invocation, "within");
	g_autofree char *words = within ? g_strconcat("+", within, NULL) : NULL;

	if (date && !date_valid(date)) {
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is not a date for '%s': write it like 2027-03-31"), date,
			    "date");
		return false;
	}
	wanted->today = date ? g_strdup(date) : clock_today();
	wanted->until = words ? due_parse(words, wanted->today, NULL) : NULL;
	if (within && !wanted->until)
		g_set_error(error, PHR_ERROR, PHR_ERROR_USAGE,
			    _("'%s' is no time: write it like 60d, 3m or 1y"), within);
	return !within || wanted->until;
}

static enum exit_code tell(const struct invocation *invocation, const struct wanted *wanted,
			   const GPtrArray *paths, GError **error)
{
	static const struct many_files how = { look_at_file, add_outcome, outcome_free };
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(free_found);
	g_autoptr(GHashTable) last = text_table_new_full(g_free, g_free);
	struct agenda agenda = { library, wanted, list, last, false };

	if (!many_files(&how, paths, &agenda, error))
		return EXIT_TROUBLE;
	drop_earlier_checks(&agenda);
	g_ptr_array_sort(list, compare);
	if (!(invocation_has(invocation, "ics")    ? tell_ics
	      : invocation_has(invocation, "json") ? tell_json
						   : tell_text)(list, wanted, error))
		return EXIT_TROUBLE;
	return agenda.broken ? EXIT_TROUBLE : EXIT_DONE;
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	struct wanted wanted = { 0 };
	enum exit_code code = EXIT_TROUBLE;

	if (invocation_check(invocation, 1, -1, error) && read_wanted(invocation, &wanted, error)) {
		g_autoptr(GPtrArray) paths = assessment_paths(invocation->arguments, error);

		if (paths)
			code = tell(invocation, &wanted, paths, error);
	}
	g_free(wanted.today);
	g_free(wanted.until);
	return code;
}

const struct verb verb_due = {
	.name = "due",
	.arguments = "FILE|DIR…",
	.summary =
		N_("checks, gaps, evidence and looks at sheets that are late or coming, by date"),
	.options = options,
	.run = run,
};
