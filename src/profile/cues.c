/* SPDX-License-Identifier: MIT */
#include "profile/cues.h"

#include "match/words.h"

enum { SHORTEST_START = 4 };

struct sg_cue_hits sg_cues_find(struct sg_claims *claims, sg_str text, enum sg_cue cue)
{
	const struct sg_image *image = sg_dict_image(claims->dict);
	const struct sg_image_phrase *phrases = sg_image_at(image, image->phrases.at);
	struct sg_hits skills = { 0 }, hits = { 0 };
	struct sg_cue_hits found = { 0 };

	if (text.len == 0)
		return found;
	if (sg_words_scan(image, text, claims->arena, &skills, &hits, NULL) != SG_OK)
		claims->failed = true;
	for (size_t i = 0; i < hits.n && !claims->failed; i++) {
		const struct sg_image_phrase *phrase = &phrases[hits.at[i].target];
		struct sg_cue_hit *slot;

		if (phrase->cue != (uint32_t)cue)
			continue;
		slot = sg_push(claims->arena, &found);
		if (slot == NULL)
			claims->failed = true;
		else
			*slot = (struct sg_cue_hit){ sg_image_str(image, phrase->value),
						     hits.at[i].start, hits.at[i].end };
	}
	return found;
}

sg_str sg_cues_start(const struct sg_claims *claims, sg_str text, enum sg_cue cue)
{
	const struct sg_image *image = sg_dict_image(claims->dict);
	const struct sg_image_phrase *phrases = sg_image_at(image, image->phrases.at);
	const struct sg_image_name *names = sg_image_at(image, image->names.at);

	text = sg_str_trim(text);
	for (uint32_t i = 0; text.len >= SHORTEST_START && i < image->names.n; i++) {
		sg_str name = sg_image_str(image, names[i].text);

		if ((names[i].flags & SG_NAME_PHRASE) != 0 &&
		    phrases[names[i].target].cue == (uint32_t)cue && name.len > text.len &&
		    name.ptr[text.len] == ' ' && sg_str_starts_fold(name, text))
			return sg_image_str(image, phrases[names[i].target].value);
	}
	return (sg_str){ NULL, 0 };
}
