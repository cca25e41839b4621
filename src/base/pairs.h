/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"

/*
 * Pairs: a set of pairs of numbers of 32 bits. Pairs whose second numbers are neighbours share a
 * slot of 16 bytes, so that numbers given in the order in which they come by take little room.
 *
 * Limits:    a quarter of the slots at least stays free.
 * Ownership: memory of its own, so that what was outgrown is given back: free it. { 0 } is an
 *            empty one.
 * Threads:   one thread.
 */
struct sg_pair_slot {
	uint64_t key;  /* first << 32 | second / 64 */
	uint64_t bits; /* by second % 64; 0: this slot is free */
};

struct sg_pairs {
	struct sg_pair_slot *slots; /* in no order that means anything */
	size_t n_used, n_slots;
	size_t n; /* pairs */
};

void sg_pairs_free(struct sg_pairs *pairs);
/* Adds a pair, unless it is *there already. False when memory ran out. */
bool sg_pairs_add(struct sg_pairs *pairs, uint32_t first, uint32_t second, bool *there);
/* All of them as first << 32 | second, in order, in the arena; NULL when memory ran out. */
const uint64_t *sg_pairs_sorted(const struct sg_pairs *pairs, struct sg_arena *arena);
