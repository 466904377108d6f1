/* SPDX-License-Identifier: GPL-3.0-or-later
 * Merging three assessments: cases worked out by hand, and laws that hold for any three. */
#include "config.h"

#include "unit.h"

#include <string.h>

#include "engine/archive.h"
#include "engine/carried.h"
#include "engine/evaluate.h"
#include "engine/evidence.h"
#include "engine/merge.h"
#include "mini_catalog.h"

/* An assessment with one answer to the first row: VALUE by BY at AT (NULL: none). */
static void answer_row(struct assessment *assessment, size_t item, enum answer_value value,
		       const char *note, const char *by, const char *at)
{
	struct answer answer = {
		.value = value, .note = (char *)note, .by = (char *)by, .at = (char *)at
	};

	assert_true(assessment_set_answer(assessment, item, &answer, NULL));
}

static void set_fact(struct assessment *assessment, size_t fact, const char *words)
{
	assert_true(assessment_set_fact(assessment, fact, words, NULL));
}

static const struct side *side(const struct conflict *conflict, unsigned i)
{
	assert_non_null(conflict);
	assert_true(i < conflict->side->len);
	return conflict->side->pdata[i];
}

/* Three assessments that begin the same: row 1/a is met, has-staff is yes, the organisation is A.
 * */
struct three {
	struct assessment *base, *ours, *theirs, *merged;
	struct merge_counts counts;
};

static int begin(void **state)
{
	struct three *three = g_new0(struct three, 1);

	three->base = assessment_new(&mini_catalog);
	answer_row(three->base, MINI_LAW, ANSWER_MET, NULL, "Sato", "2026-01-01T09:00:00+09:00");
	set_fact(three->base, MINI_HAS_STAFF, "yes");
	assert_true(assessment_set_profile(three->base, PROFILE_ORGANIZATION, "A", NULL));
	three->ours = assessment_copy(three->base);
	three->theirs = assessment_copy(three->base);
	*state = three;
	return 0;
}

static int end(void **state)
{
	struct three *three = *state;

	assessment_free(three->base);
	assessment_free(three->ours);
	assessment_free(three->theirs);
	assessment_free(three->merged);
	g_free(three);
	return 0;
}

static void merge(struct three *three)
{
	assessment_free(three->merged);
	three->merged = assessment_merge(three->base, three->ours, three->theirs, &three->counts);
}

static void edits_to_different_rows_both_stay(void **state)
{
	struct three *three = *state;

	answer_row(three->ours, MINI_MUST, ANSWER_PARTIAL, "half", "Sato",
		   "2026-02-01T09:00:00+09:00");
	answer_row(three->theirs, MINI_CONSENT, ANSWER_NA, "why", "Abe",
		   "2026-02-02T09:00:00+09:00");
	set_fact(three->theirs, MINI_USES_CLOUD, "no");
	merge(three);
	assert_int_equal(three->merged->answer[MINI_MUST]->value, ANSWER_PARTIAL);
	assert_string_equal(three->merged->answer[MINI_MUST]->note, "half");
	assert_int_equal(three->merged->answer[MINI_CONSENT]->value, ANSWER_NA);
	assert_string_equal(three->merged->answer[MINI_CONSENT]->by, "Abe");
	assert_int_equal(three->merged->answer[MINI_LAW]->value, ANSWER_MET);
	assert_int_equal(three->merged->fact[MINI_USES_CLOUD].chosen, 1 << FACT_NO);
	assert_int_equal(three->counts.taken[ENTRY_ROW], 1);
	assert_int_equal(three->counts.taken[ENTRY_FACT], 1);
	assert_int_equal(three->counts.taken[ENTRY_FIELD], 0);
	assert_int_equal(three->counts.conflicts, 0);
	assert_int_equal(three->merged->conflict->len, 0);
}

static void edits_to_one_row_are_a_conflict_that_keeps_both_and_is_open(void **state)
{
	struct three *three = *state;
	const struct conflict *conflict;

	answer_row(three->ours, MINI_LAW, ANSWER_UNMET, "no rules", "Sato",
		   "2026-02-03T09:00:00+09:00");
	answer_row(three->theirs, MINI_LAW, ANSWER_EQUIVALENT, "others", "Abe",
		   "2026-02-02T09:00:00+09:00");
	merge(three);
	assert_int_equal(three->counts.conflicts, 1);
	assert_true(answer_empty(three->merged->answer[MINI_LAW]));
	conflict = assessment_conflict(three->merged, ENTRY_ROW, "1/a");
	assert_int_equal(conflict->side->len, 2);
	/* the older stamp first */
	assert_string_equal(side(conflict, 0)->answer.by, "Abe");
	assert_string_equal(side(conflict, 0)->answer.note, "others");
	assert_int_equal(side(conflict, 0)->answer.value, ANSWER_EQUIVALENT);
	assert_string_equal(side(conflict, 1)->answer.by, "Sato");
	assert_string_equal(side(conflict, 1)->answer.at, "2026-02-03T09:00:00+09:00");

	OWNED(report) report = evaluate(three->merged, NULL);
	assert_false(report->finding[MINI_LAW].ticked);
	assert_false(report->finding[MINI_LAW].gap);
	/* rows that apply whatever is answered, and 1/b because of staff: none of them has an
	 * answer */
	assert_int_equal(report->total.unanswered, report->total.applicable);
	assert_int_equal(report->total.items, report->total.applicable + report->total.excluded +
						      report->total.undecided);
}

static void the_same_edit_agrees_and_the_later_stamp_stays(void **state)
{
	struct three *three = *state;

	answer_row(three->ours, MINI_MUST, ANSWER_MET, NULL, "Sato", "2026-02-03T09:00:00+09:00");
	answer_row(three->theirs, MINI_MUST, ANSWER_MET, NULL, "Abe", "2026-02-02T09:00:00+09:00");
	set_fact(three->ours, MINI_INFO, "myna,daily");
	set_fact(three->theirs, MINI_INFO, "daily,myna");
	merge(three);
	assert_int_equal(three->counts.conflicts, 0);
	assert_int_equal(three->merged->conflict->len, 0);
	assert_string_equal(three->merged->answer[MINI_MUST]->by, "Sato");
	assert_int_equal(three->merged->fact[MINI_INFO].chosen, 1 << INFO_MYNA | 1 << INFO_DAILY);
}

static void another_note_is_another_answer(void **state)
{
	struct three *three = *state;

	answer_row(three->ours, MINI_LAW, ANSWER_MET, "one", "Sato", "2026-01-01T09:00:00+09:00");
	answer_row(three->theirs, MINI_LAW, ANSWER_MET, "two", "Sato", "2026-01-01T09:00:00+09:00");
	merge(three);
	assert_int_equal(three->counts.conflicts, 1);
	assert_int_equal(assessment_conflict(three->merged, ENTRY_ROW, "1/a")->side->len, 2);
}

static void other_evidence_is_another_answer(void **state)
{
	struct three *three = *state;
	g_autoptr(GPtrArray) one = g_ptr_array_new();
	g_autoptr(GPtrArray) two = g_ptr_array_new();
	struct answer with_one = { .value = ANSWER_MET, .evidence = one };
	struct answer with_two = { .value = ANSWER_MET, .evidence = two };

	g_ptr_array_add(one, (char *)"a.pdf");
	g_ptr_array_add(two, (char *)"a.pdf");
	g_ptr_array_add(two, (char *)"b.pdf");
	assert_true(assessment_set_answer(three->ours, MINI_LAW, &with_one, NULL));
	assert_true(assessment_set_answer(three->theirs, MINI_LAW, &with_two, NULL));
	merge(three);
	assert_int_equal(three->counts.conflicts, 1);
}

/* "a.pdf" as evidence of the first row, as FILE was on DATE. */
static void record_file(struct assessment *assessment, const struct evidence_file *file,
			const char *date)
{
	struct answer answer = { .value = ANSWER_MET };

	answer_add_evidence(&answer, "a.pdf");
	answer_record_file(&answer, "a.pdf", file, date);
	assert_true(assessment_set_answer(assessment, MINI_LAW, &answer, NULL));
	answer_clear(&answer);
}

static void evidence_of_another_content_is_another_answer(void **state)
{
	struct three *three = *state;
	struct evidence_file one = { FOUND_FILE, "1", 1 }, two = { FOUND_FILE, "2", 1 };

	record_file(three->ours, &one, "2026-11-22");
	record_file(three->theirs, &one, "2026-11-23");
	merge(three);
	assert_int_equal(three->counts.conflicts, 0);
	assert_non_null(answer_record(three->merged->answer[MINI_LAW], "a.pdf"));
	record_file(three->theirs, &two, "2026-11-22");
	merge(three);
	assert_int_equal(three->counts.conflicts, 1);
}

static void a_note_written_in_a_conflict_is_not_lost(void **state)
{
	struct three *three = *state;

	answer_row(three->ours, MINI_LAW, ANSWER_UNMET, NULL, NULL, NULL);
	answer_row(three->theirs, MINI_LAW, ANSWER_PARTIAL, NULL, NULL, NULL);
	merge(three);
	/* from there, one writes a note and the other answers */
	assessment_free(three->base);
	assessment_free(three->ours);
	assessment_free(three->theirs);
	three->base = assessment_copy(three->merged);
	three->ours = assessment_copy(three->merged);
	three->theirs = assessment_copy(three->merged);
	answer_row(three->ours, MINI_LAW, ANSWER_NONE, "asked the lawyer", "Sato", NULL);
	answer_row(three->theirs, MINI_LAW, ANSWER_MET, NULL, NULL, NULL);
	merge(three);
	assert_int_equal(assessment_conflict(three->merged, ENTRY_ROW, "1/a")->side->len, 4);
}

static void taking_back_against_changing_is_a_conflict(void **state)
{
	struct three *three = *state;
	const struct conflict *conflict;

	answer_row(three->ours, MINI_LAW, ANSWER_NONE, NULL, NULL, NULL);
	answer_row(three->theirs, MINI_LAW, ANSWER_PARTIAL, NULL, "Abe",
		   "2026-02-02T09:00:00+09:00");
	merge(three);
	conflict = assessment_conflict(three->merged, ENTRY_ROW, "1/a");
	assert_true(side_empty(side(conflict, 0)));
	assert_int_equal(side(conflict, 1)->answer.value, ANSWER_PARTIAL);
	answer_row(three->theirs, MINI_LAW, ANSWER_MET, NULL, "Sato", "2026-01-01T09:00:00+09:00");
	merge(three);
	assert_null(assessment_conflict(three->merged, ENTRY_ROW, "1/a"));
	assert_true(answer_empty(three->merged->answer[MINI_LAW]));
}

static void facts_and_fields_in_conflict_are_not_known(void **state)
{
	struct three *three = *state;
	const struct conflict *fact, *field;

	set_fact(three->ours, MINI_HAS_STAFF, "no");
	set_fact(three->theirs, MINI_HAS_STAFF, "none");
	set_fact(three->ours, MINI_INFO, "");
	set_fact(three->theirs, MINI_INFO, "myna");
	assert_true(assessment_set_profile(three->ours, PROFILE_ORGANIZATION, "B", NULL));
	assert_true(assessment_set_profile(three->theirs, PROFILE_ORGANIZATION, "C", NULL));
	merge(three);
	assert_int_equal(three->counts.conflicts, 3);
	assert_false(three->merged->fact[MINI_HAS_STAFF].answered);
	assert_false(three->merged->fact[MINI_INFO].answered);
	assert_null(three->merged->profile[PROFILE_ORGANIZATION]);
	fact = assessment_conflict(three->merged, ENTRY_FACT, "has-staff");
	assert_null(side(fact, 0)->words);
	assert_string_equal(side(fact, 1)->words, "no");
	fact = assessment_conflict(three->merged, ENTRY_FACT, "info");
	assert_string_equal(side(fact, 0)->words, "");
	assert_string_equal(side(fact, 1)->words, "myna");
	field = assessment_conflict(three->merged, ENTRY_FIELD, "organization");
	assert_string_equal(side(field, 0)->words, "B");
	assert_string_equal(side(field, 1)->words, "C");
	/* in the order of the catalog: field, info, has-staff */
	assert_ptr_equal(three->merged->conflict->pdata[0], field);
	assert_ptr_equal(three->merged->conflict->pdata[1], fact);
}

static void kept_answers_merge_too(void **state)
{
	struct three *three = *state;
	struct answer met = { .value = ANSWER_MET }, unmet = { .value = ANSWER_UNMET };

	assessment_add_stray(three->base, "old/1", &met);
	assessment_add_stray(three->theirs, "old/1", &met);
	assessment_add_stray(three->ours, "old/2", &met);
	assessment_add_stray(three->theirs, "old/2", &unmet);
	assessment_add_stray(three->theirs, "old/3", &unmet);
	merge(three);
	/* old/1 was taken out by us, old/2 is disputed, old/3 came in */
	assert_int_equal(three->merged->stray->len, 1);
	assert_string_equal(((struct stray_answer *)three->merged->stray->pdata[0])->key, "old/3");
	assert_int_equal(assessment_conflict(three->merged, ENTRY_ROW, "old/2")->side->len, 2);
	assert_int_equal(three->counts.conflicts, 1);
	assert_int_equal(three->counts.taken[ENTRY_ROW], 1);

	assessment_choose(three->merged, assessment_find_conflict(three->merged, "old/2"), 1);
	assert_int_equal(three->merged->stray->len, 2);
	assert_int_equal(three->merged->conflict->len, 0);
}

static void a_third_side_joins_a_conflict_and_choosing_ends_it(void **state)
{
	struct three *three = *state;

	answer_row(three->ours, MINI_LAW, ANSWER_UNMET, NULL, "Sato", "2026-02-01T09:00:00+09:00");
	answer_row(three->theirs, MINI_LAW, ANSWER_PARTIAL, NULL, "Abe",
		   "2026-02-02T09:00:00+09:00");
	merge(three);
	assessment_free(three->ours);
	three->ours = g_steal_pointer(&three->merged);
	answer_row(three->theirs, MINI_LAW, ANSWER_NA, "why", "Ito", "2026-02-03T09:00:00+09:00");
	merge(three);
	assert_int_equal(assessment_conflict(three->merged, ENTRY_ROW, "1/a")->side->len, 3);

	/* one goes on from there and chooses, the other does nothing */
	assessment_free(three->base);
	assessment_free(three->theirs);
	three->base = assessment_copy(three->merged);
	three->theirs = assessment_copy(three->merged);
	assessment_free(three->ours);
	three->ours = g_steal_pointer(&three->merged);
	assessment_choose(three->ours, assessment_find_conflict(three->ours, "1/a"), 1);
	merge(three);
	assert_int_equal(three->merged->conflict->len, 0);
	assert_int_equal(three->merged->answer[MINI_LAW]->value, ANSWER_PARTIAL);
	assert_string_equal(three->merged->answer[MINI_LAW]->by, "Abe");
}

static void answering_chooses_but_a_note_does_not(void **state)
{
	struct three *three = *state;

	answer_row(three->ours, MINI_LAW, ANSWER_UNMET, NULL, NULL, NULL);
	answer_row(three->theirs, MINI_LAW, ANSWER_PARTIAL, NULL, NULL, NULL);
	set_fact(three->ours, MINI_HAS_STAFF, "no");
	set_fact(three->theirs, MINI_HAS_STAFF, "none");
	merge(three);
	answer_row(three->merged, MINI_LAW, ANSWER_NONE, "to be asked", NULL, NULL);
	set_fact(three->merged, MINI_HAS_STAFF, "none");
	assert_int_equal(three->merged->conflict->len, 2);
	answer_row(three->merged, MINI_LAW, ANSWER_MET, "was asked", NULL, NULL);
	set_fact(three->merged, MINI_HAS_STAFF, "yes");
	assert_int_equal(three->merged->conflict->len, 0);
}

static void differences_come_in_the_order_of_the_catalog(void **state)
{
	struct three *three = *state;
	static const char *const wanted[] = { "organization", "has-staff", "1/a", "3/a" };

	answer_row(three->ours, MINI_CONSENT, ANSWER_MET, NULL, NULL, NULL);
	answer_row(three->ours, MINI_LAW, ANSWER_NONE, NULL, NULL, NULL);
	set_fact(three->ours, MINI_HAS_STAFF, "no");
	assert_true(assessment_set_profile(three->ours, PROFILE_ORGANIZATION, "", NULL));
	g_autoptr(GPtrArray) entries = assessment_entries(three->base, three->ours, true);

	assert_int_equal(entries->len, G_N_ELEMENTS(wanted));
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
		assert_string_equal(((struct entry *)entries->pdata[i])->key, wanted[i]);
	g_autoptr(GPtrArray) none = assessment_entries(three->base, three->base, true);
	assert_int_equal(none->len, 0);
}

/* Laws. */

static const char *const people[] = { NULL, "Sato", "Abe" };
static const char *const times[] = { NULL, "2026-01-01T09:00:00+09:00", "2026-01-02T09:00:00Z" };
static const char *const notes[] = { NULL, "a", "b" };
static const char *const stray_keys[] = { "old/1", "old/2", "old/3" };

static char *random_note(GRand *random)
{
	return g_strdup(notes[g_rand_int_range(random, 0, G_N_ELEMENTS(notes))]);
}

static void random_answer(GRand *random, struct answer *answer)
{
	*answer = (struct answer){
		.value = (enum answer_value)g_rand_int_range(random, 0, ANSWER_VALUES),
		.note = random_note(random),
		.owner = one_in(random, 3) ? random_note(random) : NULL,
		.due = one_in(random, 4) ? g_strdup("2027-03-31") : NULL,
		.by = g_strdup(people[g_rand_int_range(random, 0, G_N_ELEMENTS(people))]),
		.at = g_strdup(times[g_rand_int_range(random, 0, G_N_ELEMENTS(times))]),
	};
	if (one_in(random, 3)) {
		answer->evidence = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(answer->evidence, g_strdup(one_in(random, 2) ? "x.pdf" : "y.pdf"));
	}
	if (one_in(random, 3))
		answer_carry(answer, one_in(random, 2) ? "mini-1" : "mini-2", NULL);
	if (one_in(random, 3))
		answer_confirm(answer, "Sato", times[1]);
}

/* What is archived: one of three. */
static void random_archive(GRand *random, struct assessment *assessment)
{
	int key = g_rand_int_range(random, 0, G_N_ELEMENTS(stray_keys));
	struct archived *archived = archived_new(ENTRY_ROW, "mini-1", stray_keys[key]);

	archived->side.answer.value = ANSWER_MET;
	archived->side.answer.note = g_strdup(notes[1]);
	archive_add(assessment->archive, archived);
}

/* A note for later, which leaves a conflict as it is. */
static void random_draft(GRand *random, struct assessment *assessment, int n)
{
	for (size_t i = 0; i < MINI_ITEMS; i++)
		if (one_in(random, n) && assessment->answer[i]->value == ANSWER_NONE)
			answer_row(assessment, i, ANSWER_NONE,
				   one_in(random, 2) ? "draft" : "later", NULL, NULL);
}

/* Changes some entries, each with the chance of one in N; fewer choices than entries, so that
 * equal edits happen. */
static void change(GRand *random, struct assessment *assessment, int n)
{
	for (int i = 0; i < PROFILE_FIELDS; i++)
		if (i != PROFILE_CONFIRMED && i != PROFILE_INTERVAL && one_in(random, n))
			assert_true(assessment_set_profile(assessment, (enum profile_field)i,
							   notes[g_rand_int_range(random, 0, 3)],
							   NULL));
	for (size_t i = 0; i < MINI_FACTS; i++) {
		const struct fact *fact = &mini_catalog.fact[i];

		if (one_in(random, n))
			set_fact(assessment, i,
				 one_in(random, 4)
					 ? fact->kind == FACT_SOME_OF ? "none" : ""
					 : fact->option[g_rand_int_range(random, 0,
									 (int)fact->options)]
						   .id);
	}
	for (size_t i = 0; i < MINI_ITEMS + G_N_ELEMENTS(stray_keys); i++) {
		struct side said = { 0 };
		const char *key =
			i < MINI_ITEMS ? mini_catalog.item[i].key : stray_keys[i - MINI_ITEMS];
		struct conflict *one = conflict_new(ENTRY_ROW, key);

		random_answer(random, &said.answer);
		conflict_add(one, g_memdup2(&said, sizeof said));
		if (one_in(random, n)) {
			/* puts the answer, of whatever key it is */
			assessment_settle(assessment, ENTRY_ROW, key);
			assessment_choose(assessment, one, 0);
		}
		conflict_free(one);
	}
	random_draft(random, assessment, n);
	if (one_in(random, n))
		random_archive(random, assessment);
}

/* Is ANSWER, but for its stamp when others said the same, in the entry or in its conflict? */
static bool is_kept(const struct assessment *assessment, const struct entry *entry,
		    const struct side *said)
{
	const struct conflict *conflict = assessment_conflict(assessment, entry->kind, entry->key);
	struct side *own = side_of(assessment, entry->kind, entry->key);
	bool kept = g_strcmp0(own->words, said->words) == 0 &&
		    answer_agrees(&own->answer, &said->answer);

	side_free(own);
	for (unsigned i = 0; conflict && i < conflict->side->len; i++)
		kept |= g_strcmp0(side(conflict, i)->words, said->words) == 0 &&
			answer_agrees(&side(conflict, i)->answer, &said->answer);
	return kept;
}

/* What one of them says about the entry: the same in both? */
static bool same_entry(const struct assessment *a, const struct assessment *b,
		       const struct entry *entry)
{
	const struct conflict *p = assessment_conflict(a, entry->kind, entry->key);
	const struct conflict *q = assessment_conflict(b, entry->kind, entry->key);
	struct side *s = side_of(a, entry->kind, entry->key),
		    *t = side_of(b, entry->kind, entry->key);
	bool same = side_equal(s, t) && !p == !q && (!p || conflict_equal(p, q));

	side_free(s);
	side_free(t);
	return same;
}

/* Every entry of all three. */
static void check_entry(const struct three *three, const struct assessment *other,
			const struct entry *entry)
{
	const struct assessment *const changed[] = { three->ours, three->theirs };

	for (int i = 0; i < 2; i++) {
		const struct conflict *conflict =
			assessment_conflict(changed[i], entry->kind, entry->key);
		struct side *said = side_of(changed[i], entry->kind, entry->key);

		/* what only one changed is as that one has it */
		if (same_entry(three->base, changed[1 - i], entry))
			assert_true(same_entry(three->merged, changed[i], entry));
		else if (!same_entry(three->base, changed[i], entry)) {
			/* what both changed is all there */
			if (!conflict || !side_empty(said))
				assert_true(is_kept(three->merged, entry, said));
			for (unsigned j = 0; conflict && j < conflict->side->len; j++)
				assert_true(is_kept(three->merged, entry, side(conflict, j)));
		}
		side_free(said);
	}
	/* whichever is called ours */
	assert_true(same_entry(three->merged, other, entry));
}

/* While there is a conflict, nothing counts. */
static void check_conflicts(const struct assessment *assessment)
{
	for (unsigned i = 0; i < assessment->conflict->len; i++) {
		const struct conflict *conflict = assessment->conflict->pdata[i];
		struct side *own = side_of(assessment, conflict->kind, conflict->key);

		assert_null(own->words);
		assert_int_equal(own->answer.value, ANSWER_NONE);
		assert_true(conflict->side->len > 1);
		side_free(own);
	}
}

static void check_three(struct three *three)
{
	struct merge_counts unused;

	merge(three);
	OWNED(assessment)
	other = assessment_merge(three->base, three->theirs, three->ours, &unused);
	g_autoptr(GPtrArray) entries = assessment_entries(three->merged, three->base, false);
	g_autoptr(GPtrArray) changed = assessment_entries(three->ours, three->theirs, false);

	for (unsigned i = 0; i < entries->len; i++)
		check_entry(three, other, entries->pdata[i]);
	for (unsigned i = 0; i < changed->len; i++)
		check_entry(three, other, changed->pdata[i]);
	check_conflicts(three->merged);
	/* merging with oneself, or with the base, changes nothing */
	OWNED(assessment) self = assessment_merge(three->base, three->ours, three->ours, &unused);
	OWNED(assessment) alone = assessment_merge(three->base, three->ours, three->base, &unused);
	OWNED(assessment)
	again = assessment_merge(three->theirs, three->merged, three->theirs, &unused);

	assert_true(assessment_equal(self, three->ours));
	assert_true(assessment_equal(alone, three->ours));
	assert_true(assessment_equal(again, three->merged));
}

static void laws_hold_for_any_three(void **state)
{
	g_autoptr(GRand) random = seeded_random();
	unsigned conflicts = 0;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct three three = { .base = assessment_new(&mini_catalog) };

		change(random, three.base, 2);
		three.ours = assessment_copy(three.base);
		three.theirs = assessment_copy(three.base);
		change(random, three.ours, 3);
		change(random, three.theirs, 3);
		check_three(&three);
		conflicts += three.counts.conflicts;

		/* once more, from what has conflicts already */
		assessment_free(three.base);
		assessment_free(three.ours);
		assessment_free(three.theirs);
		three.base = g_steal_pointer(&three.merged);
		three.ours = assessment_copy(three.base);
		three.theirs = assessment_copy(three.base);
		change(random, three.ours, 3);
		change(random, three.theirs, 3);
		check_three(&three);

		assessment_free(three.base);
		assessment_free(three.ours);
		assessment_free(three.theirs);
		assessment_free(three.merged);
	}
	/* or else the laws said nothing */
	assert_true(conflicts > 2000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(edits_to_different_rows_both_stay, begin, end),
		cmocka_unit_test_setup_teardown(
			edits_to_one_row_are_a_conflict_that_keeps_both_and_is_open, begin, end),
		cmocka_unit_test_setup_teardown(the_same_edit_agrees_and_the_later_stamp_stays,
						begin, end),
		cmocka_unit_test_setup_teardown(another_note_is_another_answer, begin, end),
		cmocka_unit_test_setup_teardown(other_evidence_is_another_answer, begin, end),
		cmocka_unit_test_setup_teardown(evidence_of_another_content_is_another_answer,
						begin, end),
		cmocka_unit_test_setup_teardown(a_note_written_in_a_conflict_is_not_lost, begin,
						end),
		cmocka_unit_test_setup_teardown(taking_back_against_changing_is_a_conflict, begin,
						end),
		cmocka_unit_test_setup_teardown(facts_and_fields_in_conflict_are_not_known, begin,
						end),
		cmocka_unit_test_setup_teardown(kept_answers_merge_too, begin, end),
		cmocka_unit_test_setup_teardown(a_third_side_joins_a_conflict_and_choosing_ends_it,
						begin, end),
		cmocka_unit_test_setup_teardown(answering_chooses_but_a_note_does_not, begin, end),
		cmocka_unit_test_setup_teardown(differences_come_in_the_order_of_the_catalog, begin,
						end),
		cmocka_unit_test(laws_hold_for_any_three),
	};

	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
