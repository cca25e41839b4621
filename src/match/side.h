/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/tokens.h"

/*
 * Sides: what the cues before and after a place say of it.
 *
 * After a place, the nearest cue of its clause counts; past a "but" only one that speaks of what
 * was named ("moved away from it") or asks for what was denied ("but a plus"). Before a place,
 * cues that close what stands before them do not count.
 */
struct sg_side {
	enum sg_strength strength; /* none: no cue of strength */
	bool negated;
	bool refused; /* who lacks it is refused */
	enum sg_polarity polarity; /* when negated */
	sg_span words; /* of the cue that decided */
};

/* `reach` is the last token of the list that the place is joined to: mentions up to it do not
 * stop the search. `denied`: a negation stands before the place. */
struct sg_side sg_side_after(const struct sg_sentence *sentence, size_t last, size_t reach,
			     bool denied);
struct sg_side sg_side_before(const struct sg_sentence *sentence, size_t first);

/* The parenthesis that opens at `at` names something: where it closes, else `at`. */
size_t sg_past_aside(const struct sg_sentence *sentence, size_t at);
