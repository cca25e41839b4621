/* SPDX-License-Identifier: MIT */
#include "dict/hint.h"

#include "dict/entry.h"
#include "dict/slots.h"

int sg_hint_of(const struct sg_image *image, sg_str text)
{
	const struct sg_image_hint *hints = sg_image_at(image, image->hints.at);
	const struct sg_image_slot *slot;
	char folded[SG_MAX_NAME];
	uint32_t hash, at;
	sg_str want;

	if (text.len > sizeof folded)
		return -1;
	want = (sg_str){ folded, sg_fold_name(text, folded, sizeof folded) };
	hash = at = sg_slots_hash(want, 0);
	while ((slot = sg_slots_next(image, image->hint_slots, hash, &at)) != NULL)
		if (sg_str_eq(sg_image_str(image, hints[slot->row - 1].text), want))
			return (int)hints[slot->row - 1].hint;
	return -1;
}
