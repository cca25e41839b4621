/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/history.h>

#include "cli/history.h"
#include "cli/person.h"

/*
 * What became of the gaps: which skills are asked for more or less often than at the last
 * report, and which the profile holds now or does not hold any more.
 *
 * Both profiles are held against the dictionary of today, so that a changed rule of it closes
 * no gap.
 */
struct watch_gaps {
	struct sg_gap_change *at; /* risen, fallen, closed, opened, same */
	size_t n;
	char since[32]; /* what they are held against */
};

/* False: history_tell(). */
bool watch_gaps_find(struct watch_gaps *gaps, struct history *history, const struct person *person,
		     sg_str now);
void watch_gaps_free(struct watch_gaps *gaps);
