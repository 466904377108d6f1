/* SPDX-License-Identifier: GPL-3.0-or-later
 * phrwizard evidence: is the evidence still what it was when it was recorded? */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/problem.h"
#include "cli/clock.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "engine/evidence.h"
#include "engine/signoff.h"
#include "sheet/json_parts.h"

static const struct option_spec options[] = {
	{ "refresh", 0, NULL,
	  N_("record the files as they are now (of the KEYs named, or of all rows): you have "
	     "looked, and they are right") },
	{ "json", 0, NULL, N_("as JSON") },
	{ NULL, 0, NULL, NULL },
};

/* The rows that ARGUMENTS name after the file, or all. Array of size_t; NULL and ERROR for a key
 * that is none. */
static GArray *choose_rows(const struct session *session, const GPtrArray *arguments,
			   GError **error)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(size_t));

	for (size_t i = 0; arguments->len == 1 && i < session->catalog->items; i++)
		g_array_append_val(rows, i);
	for (unsigned i = 1; i < arguments->len; i++) {
		int found = catalog_find_item(session->catalog, arguments->pdata[i]);
		size_t item = (size_t)found;

		if (found < 0) {
			g_set_error(
				error, PHR_ERROR, PHR_ERROR_USAGE,
				_("'%s' is no row here; 'phrwizard show FILE --all' lists them"),
				(const char *)arguments->pdata[i]);
			return NULL;
		}
		g_array_append_val(rows, item);
	}
	return g_steal_pointer(&rows);
}

/* Records the files of the row as they are. Returns how many are others than before. */
static unsigned refresh_row(struct session *session, size_t item, const char *today)
{
	struct answer answer;
	unsigned changed = 0;

	answer_copy(&answer, session->assessment->answer[item]);
	for (unsigned i = 0; answer.evidence && i < answer.evidence->len; i++) {
		const char *reference = answer.evidence->pdata[i];
		struct evidence_file file = { .found = FOUND_NOTHING };

		if (!evidence_is_address(reference))
			session_look(reference, &file, session);
		changed += answer_record_file(&answer, reference, &file, today);
	}
	/* what was there before was taken, so this is too */
	assessment_set_answer(session->assessment, item, &answer, NULL);
	answer_clear(&answer);
	return changed;
}

static bool refresh(struct session *session, const GArray *rows, const char *today, bool quiet,
		    GError **error)
{
	g_autofree char *line = NULL;
	unsigned changed = 0;

	for (unsigned i = 0; i < rows->len; i++)
		changed += refresh_row(session, g_array_index(rows, size_t, i), today);
	if (changed > 0 && !session_save_own(session, error))
		return false;
	line = g_strdup_printf(
		ngettext("%u file recorded anew\n", "%u files recorded anew\n", changed), changed);
	return quiet || output_text(line, error);
}

static void append_piece(GString *out, const struct session *session,
			 const struct evidence_piece *piece, size_t *last)
{
	const struct item *row = &session->catalog->item[piece->item];
	const struct evidence_record *record = piece->record;

	if (piece->item != *last)
		g_string_append_printf(out, "%s%s%s\n", row->key, row->number ? "  " : "",
				       row->number ? row->number : "");
	*last = piece->item;
	g_string_append_printf(out, "  %s %s: %s\n", evidence_state_bad(piece->state) ? "!" : "-",
			       piece->reference, evidence_state_label(piece->state));
	if (record && record->sha256) {
		g_autofree char *size = g_strdup_printf("%" G_GUINT64_FORMAT, record->size);

		g_string_append_printf(out, _("      recorded on %s, %s bytes, SHA-256 %s\n"),
				       record->date, size, record->sha256);
	}
	if (record && record->expires)
		g_string_append_printf(out,
				       piece->expired ? _("      expired on %s\n")
						      : _("      holds until %s\n"),
				       record->expires);
}

static bool tell_text(const struct session *session, const GArray *pieces, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	unsigned of[EVIDENCE_STATES] = { 0 };
	size_t last = G_MAXSIZE;

	for (unsigned i = 0; i < pieces->len; i++) {
		const struct evidence_piece *piece =
			&g_array_index(pieces, struct evidence_piece, i);

		append_piece(out, session, piece, &last);
		of[piece->state]++;
	}
	if (pieces->len == 0)
		g_string_append_printf(out, "%s\n", _("No evidence is recorded."));
	else
		g_string_append_printf(out, "\n%s", _("Total:"));
	for (int i = 0; i < EVIDENCE_STATES; i++)
		if (of[i] > 0)
			g_string_append_printf(out, " %u %s;", of[i],
					       evidence_state_label((enum evidence_state)i));
	if (pieces->len > 0) {
		/* the last separator ends the line */
		g_string_truncate(out, out->len - 1);
		g_string_append_c(out, '\n');
	}
	return output_text(out->str, error);
}

static bool tell_json(const struct invocation *invocation, const struct session *session,
		      const GArray *pieces, GError **error)
{
	g_autofree char *name = g_utf8_make_valid(invocation_argument(invocation, 0), -1);
	json_t *array = json_array();

	for (unsigned i = 0; i < pieces->len; i++) {
		const struct evidence_piece *piece =
			&g_array_index(pieces, struct evidence_piece, i);
		const struct evidence_record *record = piece->record;
		bool recorded = record && record->sha256;
		json_t *object = json_object();

		json_put(object, "key", json_string(session->catalog->item[piece->item].key));
		json_put(object, "reference", json_text(piece->reference));
		json_put(object, "state", json_string(evidence_state_id(piece->state)));
		json_put(object, "sha256", json_text(recorded ? record->sha256 : NULL));
		json_put(object, "size",
			 recorded ? json_integer((json_int_t)record->size) : json_null());
		json_put(object, "date", json_text(recorded ? record->date : NULL));
		json_put(object, "expires", json_text(record ? record->expires : NULL));
		json_put(object, "expired", json_boolean(piece->expired));
		json_array_append_new(array, object);
	}
	return output_json(json_pack("{s:s, s:s, s:s, s:o}", "schema", "phrwizard-evidence/1",
				     "file", name, "catalog", session->catalog->id, "evidence",
				     array),
			   error);
}

static enum exit_code tell(const struct invocation *invocation, struct session *session,
			   GError **error)
{
	g_autofree char *today = clock_today();
	g_autoptr(GArray) rows = choose_rows(session, invocation->arguments, error);
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(struct evidence_piece));
	bool json = invocation_has(invocation, "json"), bad = false;

	if (!rows ||
	    (invocation_has(invocation, "refresh") &&
	     (!assessment_may_change(session->assessment, saved_file_path(session->file), error) ||
	      !refresh(session, rows, today, json, error))))
		return EXIT_TROUBLE;
	for (unsigned i = 0; i < rows->len; i++)
		evidence_judge_row(session->assessment, g_array_index(rows, size_t, i), today,
				   session_look, session, pieces);
	for (unsigned i = 0; i < pieces->len; i++)
		bad = bad ||
		      evidence_state_bad(g_array_index(pieces, struct evidence_piece, i).state);
	if (!(json ? tell_json(invocation, session, pieces, error)
		   : tell_text(session, pieces, error)))
		return EXIT_TROUBLE;
	return bad ? EXIT_NO : EXIT_DONE;
}

static enum exit_code run(const struct invocation *invocation, GError **error)
{
	OWNED(library) library = library_new(invocation_value(invocation, "catalog"));

	if (!invocation_check(invocation, 1, -1, error))
		return EXIT_TROUBLE;
	OWNED(session) session = session_open(library, invocation_argument(invocation, 0), error);

	if (!session)
		return EXIT_TROUBLE;
	output_message(session->warnings);
	return tell(invocation, session, error);
}

const struct verb verb_evidence = {
	.name = "evidence",
	.arguments = "FILE [KEY…]",
	.summary =
		N_("is the evidence still there and unchanged? exit with 0 if so, 1 if something "
		   "is missing, changed or expired, 2 on trouble"),
	.options = options,
	.run = run,
};
