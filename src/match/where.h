/* SPDX-License-Identifier: MIT */
#pragma once

#include "match/tokens.h"

/*
 * Where: places, regions and time zones that a sentence states for the work.
 *
 * No list of the world's places stands anywhere: a place is what is written in capitals behind
 * a phrase such as "based in", or what a line of the section for places begins with.
 *
 * Limits: a place is SG_MAX_PLACE bytes long at most; longer ones are cut between words.
 */
#define SG_MAX_PLACE 60

/* The place that a sentence states; absent if none. */
sg_str sg_place_of(const struct sg_reading *reading, const struct sg_sentence *sentence);

/* The next region or time zone ("EU", "CET+2") of a sentence, from cue *next on, which starts
 * as 0; absent when there is none left. */
sg_str sg_region_next(struct sg_reading *reading, const struct sg_sentence *sentence,
		      size_t *next);
