/* SPDX-License-Identifier: MIT */
#include "dict/dict.h"

#include "base/str.h"
#include "dict/cue.h"
#include "dict/entry.h"
#include "dict/image.h"

/* Words of the dictionary as they are written, for texts that are made to be read again. */

sg_str sg_dict_written_heading(const struct sg_dict *dict, enum sg_section_kind kind)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_heading *headings = sg_image_at(image, image->headings.at);

	for (uint32_t i = 0; i < image->headings.n; i++)
		if (headings[i].first && headings[i].kind == kind && headings[i].open == 0)
			return sg_image_str(image, headings[i].text);
	return (sg_str){ 0 };
}

/* Phrases have no order once a user's file came to them; the shortest says nothing else besides. */
sg_str sg_dict_written_cue(const struct sg_dict *dict, enum sg_cue cue)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_name *names = sg_image_at(image, image->names.at);
	const struct sg_image_phrase *phrases = sg_image_at(image, image->phrases.at);
	sg_str best = { 0 };

	for (uint32_t i = 0; i < image->names.n; i++) {
		sg_str text;

		if ((names[i].flags & SG_NAME_PHRASE) == 0 ||
		    phrases[names[i].target].cue != (uint32_t)cue)
			continue;
		text = sg_image_str(image, names[i].text);
		if (best.ptr == NULL || text.len < best.len ||
		    (text.len == best.len && sg_str_cmp(text, best) < 0))
			best = text;
	}
	return best;
}

/* Whether a name of a skill is one of those that need evidence. */
static bool is_risky(const struct sg_image *image, uint32_t skill, sg_str name)
{
	const struct sg_image_name *names = sg_image_at(image, image->names.at);
	char folded[SG_MAX_NAME], other[SG_MAX_NAME];
	sg_str want = { folded, sg_fold_name(name, folded, sizeof folded) };

	for (uint32_t i = 0; i < image->names.n; i++) {
		sg_str text;

		if (names[i].target != skill || (names[i].flags & SG_NAME_RISKY) == 0 ||
		    (names[i].flags & (SG_NAME_PHRASE | SG_NAME_PATTERN)) != 0)
			continue;
		text = sg_image_str(image, names[i].text);
		/* cppcheck-suppress legacyUninitvar ; sg_fold_name() writes it */
		if (sg_str_eq(want, (sg_str){ other, sg_fold_name(text, other, sizeof other) }))
			return true;
	}
	return false;
}

sg_str sg_dict_written_name(const struct sg_dict *dict, uint32_t skill)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_skill *at = sg_image_skill(image, skill);
	const struct sg_image_rule *rule = sg_image_at(image, at->rule);
	sg_str name = sg_name_matched(sg_image_str(image, at->name));
	const uint32_t *aliases;
	uint32_t n;

	if (at->rule == 0 || rule->alone != 0 || !is_risky(image, skill, name))
		return name;
	aliases = sg_image_list(image, at->aliases, &n);
	for (uint32_t i = 0; i < n; i++)
		if (!is_risky(image, skill, sg_image_str(image, aliases[i])))
			return sg_image_str(image, aliases[i]);
	return name;
}
