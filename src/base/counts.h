/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"

/*
 * Counts: how often a number came by, for numbers of 64 bits.
 *
 * Limits:    half of the slots stay free, so that looking up costs two or three steps.
 * Ownership: slots live in the arena; those that were outgrown stay there, which is as much
 *            again at most. { 0 } is an empty one.
 * Threads:   one thread.
 */
struct sg_count {
	uint64_t key;
	uint32_t n; /* 0: this slot is free */
};

struct sg_counts {
	struct sg_count *slots; /* in no order that means anything */
	size_t n, n_slots;
};

/* Adds n, at least 1, to what a key has; SG_COUNT_MOST is the most that one can have. What it had
 * before goes to *before. False when memory ran out. */
#define SG_COUNT_MOST UINT32_MAX
bool sg_counts_add(struct sg_counts *counts, struct sg_arena *arena, uint64_t key, uint32_t n,
		   uint32_t *before);
/* What a key has. */
uint32_t sg_counts_of(const struct sg_counts *counts, uint64_t key);
/* Those that are counted, by key, in the arena; NULL when memory ran out. */
const struct sg_count *sg_counts_sorted(const struct sg_counts *counts, struct sg_arena *arena);
