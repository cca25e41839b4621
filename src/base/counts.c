/* SPDX-License-Identifier: MIT */
#include "base/counts.h"

#include <stdlib.h>

/* The slot of a key, or the free one where it would stand. Neighbouring keys are spread first. */
static struct sg_count *slot_of(struct sg_count *slots, size_t n_slots, uint64_t key)
{
	uint64_t spread = (key ^ key >> 32) * UINT64_C(0x9e3779b97f4a7c15);
	size_t at = (size_t)(spread >> 32) & (n_slots - 1);

	while (slots[at].n != 0 && slots[at].key != key)
		at = (at + 1) & (n_slots - 1);
	return &slots[at];
}

static bool grow(struct sg_counts *counts, struct sg_arena *arena)
{
	size_t n_slots = counts->n_slots == 0 ? 64 : counts->n_slots * 2;
	struct sg_count *slots = sg_arena_array(arena, struct sg_count, n_slots);

	if (slots == NULL)
		return false;
	for (size_t i = 0; i < counts->n_slots; i++)
		if (counts->slots[i].n != 0)
			*slot_of(slots, n_slots, counts->slots[i].key) = counts->slots[i];
	counts->slots = slots;
	counts->n_slots = n_slots;
	return true;
}

bool sg_counts_add(struct sg_counts *counts, struct sg_arena *arena, uint64_t key, uint32_t n,
		   uint32_t *before)
{
	struct sg_count *slot;

	if (counts->n * 2 >= counts->n_slots && !grow(counts, arena))
		return false;
	slot = slot_of(counts->slots, counts->n_slots, key);
	*before = slot->n;
	counts->n += slot->n == 0;
	slot->key = key;
	slot->n = n > SG_COUNT_MOST - slot->n ? SG_COUNT_MOST : slot->n + n;
	return true;
}

uint32_t sg_counts_of(const struct sg_counts *counts, uint64_t key)
{
	return counts->n == 0 ? 0 : slot_of(counts->slots, counts->n_slots, key)->n;
}

static int by_key(const void *left, const void *right)
{
	const struct sg_count *a = left, *b = right;

	return a->key < b->key ? -1 : a->key > b->key;
}

const struct sg_count *sg_counts_sorted(const struct sg_counts *counts, struct sg_arena *arena)
{
	struct sg_count *sorted = sg_arena_array(arena, struct sg_count, counts->n);
	size_t n = 0;

	for (size_t i = 0; sorted != NULL && i < counts->n_slots; i++)
		if (counts->slots[i].n != 0)
			sorted[n++] = counts->slots[i];
	if (n > 0)
		qsort(sorted, n, sizeof *sorted, by_key);
	return sorted;
}
