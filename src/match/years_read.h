/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/tokens.h"

/*
 * Numbers of years in a sentence: "5+ years", "3 to 5 yrs", "five (5) years", "a decade".
 *
 * Years of age are none. Units: whole years, months round down; above SG_MAX_YEARS nothing is
 * believed.
 */
#define SG_MAX_YEARS 25

struct sg_years_span {
	unsigned low, high; /* high 0: open-ended or single */
	bool up_to;
	size_t first, last; /* tokens */
	sg_span words;
};

/* A number in digits or words. */
bool sg_years_number(const struct sg_reading *reading, const struct sg_token *token,
		     unsigned *value);

/* The next ones from token *at on, which moves behind them; start with *out all zeros. False
 * at the end of the sentence. */
bool sg_years_next(const struct sg_reading *reading, const struct sg_sentence *sentence, size_t *at,
		   struct sg_years_span *out);
