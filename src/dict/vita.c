/* SPDX-License-Identifier: MIT */
#include "dict/vita.h"

#include "dict/entry.h"
#include "dict/slots.h"

struct sg_vita_word sg_vita_of(const struct sg_image *image, sg_str text)
{
	const struct sg_image_hint *words = sg_image_at(image, image->vitae.at);
	const struct sg_image_slot *slot;
	char folded[SG_MAX_NAME];
	uint32_t hash, at;
	sg_str want;

	if (text.len > sizeof folded)
		return (struct sg_vita_word){ SG_VITA_NONE, 0 };
	want = (sg_str){ folded, sg_fold_heading(text, folded, sizeof folded) };
	hash = at = sg_slots_hash(want, 0);
	while ((slot = sg_slots_next(image, image->vita_slots, hash, &at)) != NULL) {
		const struct sg_image_hint *word = &words[slot->row - 1];

		if (sg_str_eq(sg_image_str(image, word->text), want))
			return (struct sg_vita_word){ (enum sg_vita)(word->hint / 16),
						      word->hint % 16 };
	}
	return (struct sg_vita_word){ SG_VITA_NONE, 0 };
}
