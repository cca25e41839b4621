/* SPDX-License-Identifier: MIT */
#include "dict/hint.h"

#include "dict/entry.h"
#include "dict/image.h"

int sg_hint_of(const struct sg_image *image, sg_str text)
{
	const struct sg_image_hint *hints = sg_image_at(image, image->hints.at);
	uint32_t low = 0, high = image->hints.n, hash;
	char folded[SG_MAX_NAME];
	sg_str want;

	if (text.len > sizeof folded)
		return -1;
	want = (sg_str){ folded, sg_fold_name(text, folded, sizeof folded) };
	hash = (uint32_t)sg_hash(0, want);
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (hints[mid].hash < hash)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < image->hints.n && hints[low].hash == hash; low++)
		if (sg_str_eq(sg_image_str(image, hints[low].text), want))
			return (int)hints[low].hint;
	return -1;
}
