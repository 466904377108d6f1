/* SPDX-License-Identifier: GPL-3.0-or-later
 * What holds for every assessment: it is read back equal, and written the same. */
#ifndef FUZZ_ROUND_TRIP_H
#define FUZZ_ROUND_TRIP_H

#include "engine/assessment.h"

/* Reads an assessment of the mini catalog. NULL when it is refused: then with a place inside. */
struct assessment *read_any(const char *bytes, size_t length);

void check_round_trip(const struct assessment *assessment);

#endif
