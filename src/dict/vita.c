/* SPDX-License-Identifier: MIT */
#include "dict/vita.h"

#include "dict/entry.h"
#include "dict/image.h"

struct sg_vita_word sg_vita_of(const struct sg_image *image, sg_str text)
{
	const struct sg_image_hint *words = sg_image_at(image, image->vitae.at);
	uint32_t low = 0, high = image->vitae.n, hash;
	char folded[SG_MAX_NAME];
	sg_str want;

	if (text.len > sizeof folded)
		return (struct sg_vita_word){ SG_VITA_NONE, 0 };
	want = (sg_str){ folded, sg_fold_heading(text, folded, sizeof folded) };
	hash = (uint32_t)sg_hash(0, want);
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (words[mid].hash < hash)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < image->vitae.n && words[low].hash == hash; low++)
		if (sg_str_eq(sg_image_str(image, words[low].text), want))
			return (struct sg_vita_word){ (enum sg_vita)(words[low].hint / 16),
						      words[low].hint % 16 };
	return (struct sg_vita_word){ SG_VITA_NONE, 0 };
}
