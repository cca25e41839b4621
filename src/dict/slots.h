/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"
#include "dict/build.h"
#include "dict/image.h"

/*
 * Slots: finding a row of a table of the image by its text, at the cost of one look at the text.
 *
 * A hash table of row numbers plus one, 0 where a slot is empty. Rows that share a text are
 * told apart by a number of the caller's.
 */

/* The slot at which a search for the text starts. */
static inline uint32_t sg_slots_first(struct sg_image_table slots, sg_str text, uint32_t which)
{
	return ((uint32_t)(sg_hash_quick(text) >> 32) + which * 0x9e3779b1u) & (slots.n - 1);
}

static inline uint32_t sg_slots_next(struct sg_image_table slots, uint32_t at)
{
	return (at + 1) & (slots.n - 1);
}

/* Slots for `n` rows, all empty, in the image that is being built. */
struct sg_image_table sg_slots_room(struct sg_builder *builder, size_t n);
void sg_slots_put(struct sg_builder *builder, struct sg_image_table slots, sg_str text,
		  uint32_t which, uint32_t row);
