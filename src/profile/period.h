/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Periods: days from one date up to another, and how many months a set of them covers.
 *
 * Units:   days since 1970-01-01; the last day does not count.
 * Threads: any.
 */
struct sg_period {
	uint32_t skill; /* what it is about; sets of different skills do not mix */
	int64_t start, end;
};

/* A date of a résumé: YYYY, YYYY-MM, YYYY-MM-DD, with or without a time. */
bool sg_period_date(sg_str text, int64_t *days);
/* Sorts by skill, then start. */
void sg_period_sort(struct sg_period *at, size_t n);
/*
 * Months covered by the periods at the front that are about the same skill, whatever overlaps
 * counted once; *used is how many those are. They must be sorted.
 */
unsigned sg_period_months(const struct sg_period *at, size_t n, size_t *used);
