/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"
#include "dict/dict.h"

/*
 * Dates as people write them in CVs: "2019 - 2021", "Jan 2019 – present", "since March 2020".
 *
 * Names of months, seasons and "present" are words of the dictionary (dict/vita.h).
 *
 * Units:   days since 1970-01-01. A date without a day is its month's first, one without a month
 *          its year's first, so that an end is where the months up to it end.
 * Limits:  the first SG_MAX_DATE_TOKENS words, numbers and signs of a line are read.
 * Threads: reads the image only.
 */
enum { SG_MAX_DATE_TOKENS = 400 };

struct sg_dates {
	int64_t start, end; /* start > end where somebody wrote so; an end to come is kept */
	uint32_t at, until; /* bytes of the line */
	bool open;          /* it goes on; end is today */
	bool lone;          /* one month or season, no range */
	bool since;         /* said by a word like "since" */
	bool years_only;    /* nothing but two years was written */
};

/* The first range of dates in a line, or lone month or season where there is no range. */
bool sg_dates_find(const struct sg_image *image, sg_str line, int64_t today, struct sg_dates *out);
/* A text that is one date and nothing else, "March 2019", or a word for today. */
bool sg_dates_one(const struct sg_image *image, sg_str text, int64_t today, int64_t *day);
