/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"
#include "dict/build.h"
#include "dict/entry.h"
#include "dict/image.h"

/*
 * Slots: finding a row of a table of the image by its text.
 *
 * A hash table; a text that is not there is told by its hash as a rule, without a look at any
 * row. Rows that share a text are told apart by a number of the caller's.
 */
struct sg_image_slot {
	uint32_t hash;
	uint32_t row; /* its number plus one; 0: the slot is empty */
};

static inline uint32_t sg_slots_hash(sg_str text, uint32_t which)
{
	return (uint32_t)(sg_hash_quick(text) >> 32) + which * 0x9e3779b1u;
}

/* The next slot of this hash from *at on, which is moved past it; NULL when there is no more. A
 * search starts with the hash itself in *at. */
static inline const struct sg_image_slot *sg_slots_next(const struct sg_image *image,
							struct sg_image_table slots,
							uint32_t hash, uint32_t *at)
{
	const struct sg_image_slot *all = sg_image_at(image, slots.at);

	for (;;) {
		const struct sg_image_slot *slot = &all[(*at)++ & (slots.n - 1)];

		if (slot->row == 0)
			return NULL;
		if (slot->hash == hash)
			return slot;
	}
}

/* Slots for `n` rows, all empty, in the image that is being built. */
struct sg_image_table sg_slots_room(struct sg_builder *builder, size_t n);
void sg_slots_put(struct sg_builder *builder, struct sg_image_table slots, sg_str text,
		  uint32_t which, uint32_t row);
/* Slots for hints, in the order given. */
struct sg_image_table sg_slots_of_hints(struct sg_builder *builder,
					const struct sg_entry_hints *hints);
