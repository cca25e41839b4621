/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/pick.h"

/*
 * Looking ahead: two skills that are worth more together than any two one after the other.
 *
 * Of a first skill the second is the one that makes most postings ready which lack one requirement
 * then. How many each makes ready is counted once, and corrected for a first skill only in the
 * postings that ask for it.
 *
 * Limits:    a pair costs the requirements that name what could be learnt, not those times the
 *            candidates. A second skill's part in postings that lack more is not counted.
 * Ownership: everything lives in the standing's arena.
 * Errors:    SG_ENOMEM while opening; nothing can fail later.
 * Threads:   one thread.
 */
struct sg_ahead {
	struct sg_pick *pick;
	uint32_t most_first; /* candidates to try as the first of a pair */
	/* By candidate: */
	bool *live; /* helps a posting that lacks two requirements */
	bool *best; /* no second makes more ready */
	bool *tried;	/* one that is alike was the first of a pair */
	uint32_t *opens, *opens_then; /* postings that it makes ready; with a first skill learnt */
	uint32_t *given; /* members that it meets of the requirement at hand, in this round */
	uint64_t *given_round;
	/* By posting: */
	uint32_t *touched; /* n_touched of them, by the first skill */
	uint64_t *touched_round;
	uint32_t n_touched;
	uint64_t round; /* one a requirement that is looked at, however many there are */
};

SG_MUST_USE enum sg_status sg_ahead_open(struct sg_ahead *ahead, struct sg_pick *pick,
					 struct sg_error *err);
/* The best pair that makes more ready than `least`; false for none. */
bool sg_ahead_pair(struct sg_ahead *ahead, struct sg_worth least, uint32_t pair[2]);
