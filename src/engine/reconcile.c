/* SPDX-License-Identifier: GPL-3.0-or-later
 * The matcher of engine/reconcile.h. */
#include "config.h"

#include "engine/reconcile.h"

#include <string.h>

#include "engine/likeness.h"

/* What a pair gets besides the likeness of its words. Found by trying: wide enough apart that none
 * of the sheets of tests/reconcile gets a wrong match called sure. */
static const double same_section = 0.06, same_number = 0.12, other_number = -0.05,
		    like_heading = 0.20, like_guidance = 0.50, same_order = 0.04;

/* What makes a match sure, and what makes it worth a person's look. */
static const double sure_words = 0.20, sure_score = 0.30, sure_margin = 0.12, doubtful_score = 0.16;

/* Sheets need a handful; this keeps the time of odd ones within bounds. */
enum { ROUNDS_MAX = 20 };

/* A pair below this is better left out of the alignment. */
static const double order_gap = 0.12;

struct matcher {
	const struct catalog *catalog;
	const struct official_sheet *sheet;
	struct reconciliation *out;
	size_t items, rows;
	struct outline_place *item_place; /* where the item's section is, and its number */
	struct outline_place *item_number;
	float *words, *score;       /* items × rows */
	bool *item_gone, *row_gone; /* matched for good */
};

void reconciliation_free(struct reconciliation *reconciliation)
{
	if (!reconciliation)
		return;
	g_free(reconciliation->row);
	g_free(reconciliation->row_of);
	g_free(reconciliation);
}

static const struct official_row *row_at(const struct matcher *matcher, size_t row)
{
	return matcher->sheet->rows->pdata[row];
}

static size_t pair(const struct matcher *matcher, size_t item, size_t row)
{
	return item * matcher->rows + row;
}

/* Do both have a number, and which? */
static bool both_numbered(const struct matcher *matcher, size_t item, size_t row)
{
	return matcher->catalog->item[item].number && row_at(matcher, row)->numbered &&
	       row_at(matcher, row)->place.dots && matcher->item_number[item].dots;
}

static bool numbers_agree(const struct matcher *matcher, size_t item, size_t row)
{
	return both_numbered(matcher, item, row) &&
	       outline_same(&matcher->item_number[item], &row_at(matcher, row)->place);
}

/* Scores */

static double place_score(const struct matcher *matcher, size_t item, size_t row)
{
	double score = 0;

	if (outline_within(&matcher->item_place[item], &row_at(matcher, row)->place))
		score += same_section;
	if (numbers_agree(matcher, item, row))
		score += same_number;
	else if (both_numbered(matcher, item, row))
		score += other_number;
	return score;
}

/* A heading without its mark: the letters are compared as numbers. */
static const char *bare_heading(const char *heading)
{
	struct outline_mark mark;

	return heading + outline_read(heading, &mark);
}

/* What a row means is explained in words that its official question may use. */
static void add_guidance(struct likeness *guidance, const struct item *item, enum language language)
{
	g_autoptr(GString) text = g_string_new(text_in(&item->explain, language));

	g_string_append_printf(text, "\n%s\n%s", text_in(&item->proof, language),
			       text_in(&item->ask, language));
	likeness_add(guidance, text->str);
}

/* The words of all pairs, and the scores without order. */
static void score_pairs(struct matcher *matcher, enum language language)
{
	OWNED(likeness) words = likeness_new();
	OWNED(likeness) headings = likeness_new();
	OWNED(likeness) guidance = likeness_new();

	for (size_t i = 0; i < matcher->items; i++) {
		const struct item *item = &matcher->catalog->item[i];

		likeness_add(words, text_in(&item->ask, language));
		likeness_add(headings, bare_heading(text_in(&item->heading, language)));
		add_guidance(guidance, item, language);
	}
	for (size_t r = 0; r < matcher->rows; r++) {
		likeness_add(words, row_at(matcher, r)->words);
		likeness_add(headings, bare_heading(row_at(matcher, r)->heading));
		likeness_add(guidance, row_at(matcher, r)->words);
	}
	likeness_weigh(words);
	likeness_weigh(headings);
	likeness_weigh(guidance);
	for (size_t i = 0; i < matcher->items; i++)
		for (size_t r = 0; r < matcher->rows; r++) {
			const double alike = likeness_of(words, i, matcher->items + r);

			matcher->words[pair(matcher, i, r)] = (float)alike;
			matcher->score[pair(matcher, i, r)] =
				(float)(alike + place_score(matcher, i, r) +
					like_heading *
						likeness_of(headings, i, matcher->items + r) +
					like_guidance *
						likeness_of(guidance, i, matcher->items + r));
		}
}

/* Adds to the scores of the pairs on the best alignment in the order of both lists. best[i][r]: of
 * the first i items and r rows. */
static void score_order(struct matcher *matcher)
{
	const size_t width = matcher->rows + 1;
	g_autofree float *best = g_new0(float, (matcher->items + 1) * width);
	size_t i, r;

	for (i = 1; i <= matcher->items; i++)
		for (r = 1; r <= matcher->rows; r++) {
			const float gain =
				matcher->score[pair(matcher, i - 1, r - 1)] - (float)order_gap;

			best[i * width + r] =
				MAX(MAX(best[(i - 1) * width + r], best[i * width + r - 1]),
				    best[(i - 1) * width + r - 1] + MAX(gain, 0));
		}
	for (i = matcher->items, r = matcher->rows; i && r;) {
		if (best[i * width + r] <= best[(i - 1) * width + r]) {
			i--;
		} else if (best[i * width + r] <= best[i * width + r - 1]) {
			r--;
		} else {
			i--;
			r--;
			matcher->score[pair(matcher, i, r)] += (float)same_order;
		}
	}
}

/* Matching */

struct scored {
	float score;
	size_t item, row;
};

static int compare_scored(const void *a, const void *b)
{
	const struct scored *p = a, *q = b;

	if (p->score > q->score || p->score < q->score)
		return p->score > q->score ? -1 : 1;
	if (p->row != q->row)
		return p->row < q->row ? -1 : 1;
	return (p->item > q->item) - (p->item < q->item);
}

/* The pairs worth looking at, best first. */
static GArray *sort_pairs(const struct matcher *matcher)
{
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(struct scored));

	for (size_t i = 0; i < matcher->items; i++)
		for (size_t r = 0; r < matcher->rows; r++) {
			const struct scored scored = { matcher->score[pair(matcher, i, r)], i, r };

			if ((double)scored.score >= doubtful_score && !matcher->row_gone[r])
				g_array_append_val(pairs, scored);
		}
	g_array_sort(pairs, compare_scored);
	return pairs;
}

static void list_candidates(struct matcher *matcher, const GArray *pairs)
{
	for (guint p = 0; p < pairs->len; p++) {
		const struct scored *scored = &g_array_index(pairs, struct scored, p);
		struct row_match *match = &matcher->out->row[scored->row];

		if (match->candidates < CANDIDATES_MAX)
			match->candidate[match->candidates++] =
				(struct candidate){ scored->item, (double)scored->score };
	}
}

static void take(struct matcher *matcher, size_t item, size_t row)
{
	matcher->item_gone[item] = matcher->row_gone[row] = true;
	matcher->out->row[row].item = (int)item;
	matcher->out->row[row].certainty = CERTAINTY_SURE;
	matcher->out->row_of[item] = (int)row;
}

/* The best and the second best score of an item or row. */
struct top {
	float best, second;
};

static void add_top(struct top *top, float score)
{
	if (score > top->best) {
		top->second = top->best;
		top->best = score;
	} else if (score > top->second) {
		top->second = score;
	}
}

/* Of what is not out of the way yet. */
static void find_tops(const struct matcher *matcher, struct top *item_top, struct top *row_top)
{
	memset(item_top, 0, matcher->items * sizeof *item_top);
	memset(row_top, 0, matcher->rows * sizeof *row_top);
	for (size_t i = 0; i < matcher->items; i++) {
		if (matcher->item_gone[i])
			continue;
		for (size_t r = 0; r < matcher->rows; r++) {
			if (matcher->row_gone[r])
				continue;
			add_top(&item_top[i], matcher->score[pair(matcher, i, r)]);
			add_top(&row_top[r], matcher->score[pair(matcher, i, r)]);
		}
	}
}

static bool is_sure(const struct matcher *matcher, const struct scored *scored,
		    const struct top *item, const struct top *row)
{
	const float rival = MAX(item->second, row->second);

	return !row_at(matcher, scored->row)->ragged && scored->score >= item->best &&
	       scored->score >= row->best && (double)scored->score >= sure_score &&
	       (double)matcher->words[pair(matcher, scored->item, scored->row)] >= sure_words &&
	       (double)(scored->score - rival) >= sure_margin;
}

/* Takes what is sure, again and again: each one taken may leave another without a rival. */
static void take_sure(struct matcher *matcher, const GArray *pairs)
{
	g_autofree struct top *item_top = g_new(struct top, matcher->items),
			      *row_top = g_new(struct top, matcher->rows);
	bool more = true;

	for (int round = 0; more && round < ROUNDS_MAX; round++) {
		more = false;
		find_tops(matcher, item_top, row_top);
		for (guint p = 0; p < pairs->len; p++) {
			const struct scored *scored = &g_array_index(pairs, struct scored, p);

			if (matcher->item_gone[scored->item] || matcher->row_gone[scored->row] ||
			    !is_sure(matcher, scored, &item_top[scored->item],
				     &row_top[scored->row]))
				continue;
			take(matcher, scored->item, scored->row);
			more = true;
		}
	}
}

/* The best guess for each row that is left. */
static void guess_rest(struct matcher *matcher, const GArray *pairs)
{
	for (guint p = 0; p < pairs->len; p++) {
		const struct scored *scored = &g_array_index(pairs, struct scored, p);
		struct row_match *match = &matcher->out->row[scored->row];

		if (matcher->item_gone[scored->item] || matcher->row_gone[scored->row])
			continue;
		matcher->item_gone[scored->item] = matcher->row_gone[scored->row] = true;
		match->item = (int)scored->item;
		match->certainty = CERTAINTY_DOUBTFUL;
	}
}

static void take_decisions(struct matcher *matcher, const struct row_decision *decision,
			   size_t decisions)
{
	for (size_t d = 0; d < decisions; d++) {
		const size_t row = decision[d].row;

		if (decision[d].item >= 0)
			take(matcher, (size_t)decision[d].item, row);
		matcher->row_gone[row] = true;
		matcher->out->row[row].decided = true;
	}
}

static void judge_numbers(struct matcher *matcher)
{
	for (size_t r = 0; r < matcher->rows; r++) {
		struct row_match *match = &matcher->out->row[r];

		match->number_sure =
			row_at(matcher, r)->numbered &&
			(!row_at(matcher, r)->doubtful || match->decided ||
			 (match->item >= 0 && numbers_agree(matcher, (size_t)match->item, r) &&
			  !strcmp(row_at(matcher, r)->number,
				  matcher->catalog->item[match->item].number)));
	}
}

static void find_places(struct matcher *matcher)
{
	for (size_t i = 0; i < matcher->items; i++) {
		const struct item *item = &matcher->catalog->item[i];
		struct outline_place *place = &matcher->item_place[i];

		outline_enter_text(place, matcher->catalog->section[item->section].id);
		matcher->item_number[i] = *place;
		if (item->number)
			outline_enter_text(&matcher->item_number[i], item->number);
	}
}

struct reconciliation *reconcile(const struct catalog *catalog, const struct official_sheet *sheet,
				 enum language language, const struct row_decision *decision,
				 size_t decisions)
{
	const size_t items = catalog->items, rows = sheet->rows->len;

	if (rows && items > PAIRS_MAX / rows)
		return NULL;
	g_autofree struct outline_place *place = g_new0(struct outline_place, items);
	g_autofree struct outline_place *number = g_new0(struct outline_place, items);
	g_autofree float *words = g_new0(float, items *rows), *score = g_new0(float, items *rows);
	g_autofree bool *item_gone = g_new0(bool, items), *row_gone = g_new0(bool, rows);
	g_autoptr(GArray) pairs = NULL;
	OWNED(reconciliation) out = g_new0(struct reconciliation, 1);
	*out = (struct reconciliation){
		.row = g_new0(struct row_match, rows),
		.rows = rows,
		.row_of = g_new(int, items),
		.items = items,
	};
	struct matcher matcher = {
		.catalog = catalog,
		.sheet = sheet,
		.out = out,
		.items = items,
		.rows = rows,
		.item_place = place,
		.item_number = number,
		.words = words,
		.score = score,
		.item_gone = item_gone,
		.row_gone = row_gone,
	};

	memset(out->row_of, -1, items * sizeof *out->row_of);
	for (size_t r = 0; r < rows; r++)
		out->row[r].item = -1;
	find_places(&matcher);
	score_pairs(&matcher, language);
	score_order(&matcher);
	take_decisions(&matcher, decision, decisions);
	pairs = sort_pairs(&matcher);
	list_candidates(&matcher, pairs);
	take_sure(&matcher, pairs);
	guess_rest(&matcher, pairs);
	judge_numbers(&matcher);
	return g_steal_pointer(&out);
}
