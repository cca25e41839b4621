/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/groups.h"

/*
 * Polarity: negations before a place, and how far they reach.
 *
 * A negation reaches to the end of its clause, but not past a comma; over a list it reaches when
 * "or" joins the list or a colon opens it. Two of them make a demand: "applicants without Go will
 * not be considered". Each member of a negated alternative is negated by itself.
 */
struct sg_denial {
	bool negated;
	bool instead;  /* something else stands in for it, which no later word undoes */
	bool demanded; /* by two negations, both before it */
	enum sg_polarity polarity;
	sg_span words; /* of the cue that negates */
};

struct sg_denial sg_polarity_before(const struct sg_sentence *sentence, size_t first);

/* Lets negations reach over lists, and splits alternatives that are negated. */
void sg_polarity_spread(struct sg_reading *reading, const struct sg_sentence *sentence,
			struct sg_groups *groups);
