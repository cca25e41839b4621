/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/groups.h"

/*
 * Strength: how much each group of a sentence is asked, and whether it is asked at all.
 *
 * A cue of the clause wins over the heading, and the nearest cue wins. A cue that stands
 * before a group reaches forward to the end of its clause; one that stands after reaches back
 * over the list it closes. The ids of the rules are kept for the reader's "why".
 */
struct sg_verdict_of_place {
	enum sg_strength strength;
	const char *rule;
	enum sg_polarity polarity;
	enum sg_proficiency proficiency;
	bool cue;           /* a cue of strength decided */
	bool cue_after;     /* and stands after the place */
	bool denied_before; /* a negation stands before it */
	bool instead;       /* which says what is taken instead */
	sg_span words;      /* that decided; empty when none did */
};

/* What the sentence says of tokens [first, last]; `joined_before`: "and" joins them to the
 * right-hand neighbour, so that a cue after that one reaches them too. */
struct sg_verdict_of_place sg_strength_at(const struct sg_reading *reading,
					  const struct sg_sentence *sentence, size_t first,
					  size_t last, size_t reach);

/* Fills in strength, polarity and proficiency of all groups of one sentence; alternatives that
 * are negated become groups of one. */
void sg_strength_groups(struct sg_reading *reading, const struct sg_sentence *sentence,
			struct sg_groups *groups);

/* What the section alone says, for a line without any cue. */
enum sg_strength sg_strength_of_section(enum sg_section_kind section);
