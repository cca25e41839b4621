/* SPDX-License-Identifier: MIT */
#include "base/pairs.h"

#include <stdlib.h>

enum { BITS = 64 };

void sg_pairs_free(struct sg_pairs *pairs)
{
	free(pairs->slots);
	*pairs = (struct sg_pairs){ 0 };
}

/* The slot of a key, or the free one where it would stand. Neighbouring keys are spread first. */
static struct sg_pair_slot *slot_of(struct sg_pair_slot *slots, size_t n_slots, uint64_t key)
{
	uint64_t spread = (key ^ key >> 32) * UINT64_C(0x9e3779b97f4a7c15);
	size_t at = (size_t)(spread >> 32) & (n_slots - 1);

	while (slots[at].bits != 0 && slots[at].key != key)
		at = (at + 1) & (n_slots - 1);
	return &slots[at];
}

static bool grow(struct sg_pairs *pairs)
{
	size_t n_slots = pairs->n_slots == 0 ? 64 : pairs->n_slots * 2;
	struct sg_pair_slot *slots = calloc(n_slots, sizeof *slots);

	if (slots == NULL)
		return false;
	for (size_t i = 0; i < pairs->n_slots; i++)
		if (pairs->slots[i].bits != 0)
			*slot_of(slots, n_slots, pairs->slots[i].key) = pairs->slots[i];
	free(pairs->slots);
	pairs->slots = slots;
	pairs->n_slots = n_slots;
	return true;
}

bool sg_pairs_add(struct sg_pairs *pairs, uint32_t first, uint32_t second, bool *there)
{
	uint64_t bit = UINT64_C(1) << second % BITS;
	struct sg_pair_slot *slot;

	if (pairs->n_used >= pairs->n_slots / 4 * 3 && !grow(pairs))
		return false;
	slot = slot_of(pairs->slots, pairs->n_slots, (uint64_t)first << 32 | second / BITS);
	*there = (slot->bits & bit) != 0;
	pairs->n_used += slot->bits == 0;
	pairs->n += !*there;
	slot->key = (uint64_t)first << 32 | second / BITS;
	slot->bits |= bit;
	return true;
}

static int by_number(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

const uint64_t *sg_pairs_sorted(const struct sg_pairs *pairs, struct sg_arena *arena)
{
	uint64_t *sorted = sg_arena_array(arena, uint64_t, pairs->n);
	size_t n = 0;

	for (size_t i = 0; sorted != NULL && i < pairs->n_slots; i++) {
		const struct sg_pair_slot *slot = &pairs->slots[i];
		uint64_t key = slot->key >> 32 << 32 | (slot->key & UINT32_MAX) * BITS;

		for (unsigned bit = 0; bit < BITS; bit++)
			if ((slot->bits >> bit & 1) != 0)
				sorted[n++] = key + bit;
	}
	if (n > 0)
		qsort(sorted, n, sizeof *sorted, by_number);
	return sorted;
}
