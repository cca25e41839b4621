/* SPDX-License-Identifier: MIT */
#include "dict/hint.h"

#include "dict/entry.h"
#include "dict/slots.h"

int sg_hint_of(const struct sg_image *image, sg_str text)
{
	const struct sg_image_hint *hints = sg_image_at(image, image->hints.at);
	const uint32_t *slots = sg_image_at(image, image->hint_slots.at);
	char folded[SG_MAX_NAME];
	sg_str want;

	if (text.len > sizeof folded)
		return -1;
	want = (sg_str){ folded, sg_fold_name(text, folded, sizeof folded) };
	for (uint32_t at = sg_slots_first(image->hint_slots, want, 0); slots[at] != 0;
	     at = sg_slots_next(image->hint_slots, at))
		if (sg_str_eq(sg_image_str(image, hints[slots[at] - 1].text), want))
			return (int)hints[slots[at] - 1].hint;
	return -1;
}
