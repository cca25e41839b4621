/* SPDX-License-Identifier: MIT */
#pragma once

#include "profile/claims.h"

/*
 * Durations as people write them: "3y", "3y2m", "18m", "3.5y", "3 years 2 months", "5+ years".
 *
 * Single letters are the units of our own list format; longer units are the dictionary's.
 *
 * Errors:  as cues.h.
 * Threads: as claims.h.
 */

/* Months, rounded; saturates far above SG_MAX_MONTHS. False when text is no duration. */
bool sg_duration_parse(struct sg_claims *claims, sg_str text, unsigned *months);

/* Months as the plain list has them, "3y2m"; absent for none and when memory ran out. */
sg_str sg_duration_write(struct sg_arena *arena, unsigned months);

/* What stands behind a name where years were expected. */
enum sg_rest {
	SG_REST_OTHER,
	SG_REST_NUMBER,   /* a number or unit, but no duration: "three" */
	SG_REST_LEVEL,    /* how well something is known: "expert" */
	SG_REST_LEARNING, /* a level that says that it is not known yet */
};
enum sg_rest sg_duration_rest(struct sg_claims *claims, sg_str text);
