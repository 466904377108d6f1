/* SPDX-License-Identifier: GPL-3.0-or-later
 * How alike two texts are in their words, whatever their order: the cosine of their vectors of
 * character bigrams, each weighted by how rare it is among all texts given (TF-IDF; Salton and
 * Buckley 1988). Bigrams need no dictionary and no word breaks, so they do for Japanese; a Chinese
 * character counts by itself too, for half. Texts are folded first (text_fold()), and only letters
 * and digits count. */
#ifndef ENGINE_LIKENESS_H
#define ENGINE_LIKENESS_H

#include <stddef.h>

#include "base/owned.h"

struct likeness;
struct likeness *likeness_new(void);
void likeness_free(struct likeness *likeness);
OWNED_TYPE(likeness)

/* Adds TEXT (valid UTF-8) and returns its index: 0, 1, … */
size_t likeness_add(struct likeness *likeness, const char *text);

/* Weighs what was added; once, after the last text. */
void likeness_weigh(struct likeness *likeness);

/* 0: no bigram in common, or an empty text; 1: the same bigrams. In time linear in both. */
double likeness_of(const struct likeness *likeness, size_t a, size_t b);

#endif
