/* SPDX-License-Identifier: MIT */
#include "dict/slots.h"

struct sg_image_table sg_slots_room(struct sg_builder *builder, size_t n)
{
	struct sg_image_table slots = { 0, 16 };

	while (slots.n < 2 * n)
		slots.n *= 2;
	slots.at = sg_builder_room(builder, (uint64_t)slots.n * sizeof(uint32_t));
	return slots;
}

void sg_slots_put(struct sg_builder *builder, struct sg_image_table slots, sg_str text,
		  uint32_t which, uint32_t row)
{
	uint32_t at = sg_slots_first(slots, text, which), *all;

	if (builder->failed)
		return;
	all = sg_builder_at(builder, slots.at);
	while (all[at] != 0)
		at = sg_slots_next(slots, at);
	all[at] = row + 1;
}
