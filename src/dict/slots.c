/* SPDX-License-Identifier: MIT */
#include "dict/slots.h"

struct sg_image_table sg_slots_room(struct sg_builder *builder, size_t n)
{
	struct sg_image_table slots = { 0, 16 };

	while (slots.n < 2 * n)
		slots.n *= 2;
	slots.at = sg_builder_room(builder, (uint64_t)slots.n * sizeof(struct sg_image_slot));
	return slots;
}

void sg_slots_put(struct sg_builder *builder, struct sg_image_table slots, sg_str text,
		  uint32_t which, uint32_t row)
{
	uint32_t hash = sg_slots_hash(text, which), at = hash & (slots.n - 1);
	struct sg_image_slot *all;

	if (builder->failed)
		return;
	all = sg_builder_at(builder, slots.at);
	while (all[at].row != 0)
		at = (at + 1) & (slots.n - 1);
	all[at] = (struct sg_image_slot){ hash, row + 1 };
}

struct sg_image_table sg_slots_of_hints(struct sg_builder *builder,
					const struct sg_entry_hints *hints)
{
	struct sg_image_table slots = sg_slots_room(builder, hints->n);

	for (uint32_t i = 0; i < hints->n; i++)
		sg_slots_put(builder, slots, hints->at[i].text, 0, i);
	return slots;
}
