/* SPDX-License-Identifier: MIT */
#include "profile/duration.h"

#include "base/names.h"
#include "dict/cue.h"
#include "match/words.h"

enum { MAX_HUNDREDTHS = 1000 * 100 };

/* The cues that cover text from its start; the longest of them in *end. */
static bool first_cue(const struct sg_dict *dict, struct sg_arena *arena, sg_str text,
		      enum sg_cue cue, sg_str *value, size_t *end)
{
	const struct sg_image *image = sg_dict_image(dict);
	const struct sg_image_phrase *phrases = sg_image_at(image, image->phrases.at);
	struct sg_hits skills = { 0 }, hits = { 0 };

	if (sg_words_scan(image, text, arena, &skills, &hits, NULL) != SG_OK)
		return false;
	for (size_t i = 0; i < hits.n && hits.at[i].start == 0; i++) {
		const struct sg_image_phrase *phrase = &phrases[hits.at[i].target];

		if (phrase->cue != (uint32_t)cue)
			continue;
		*value = sg_image_str(image, phrase->value);
		*end = hits.at[i].end;
		return true;
	}
	return false;
}

static bool is_cue(const struct sg_dict *dict, struct sg_arena *arena, sg_str text,
		   enum sg_cue cue)
{
	sg_str value;
	size_t end;

	return first_cue(dict, arena, text, cue, &value, &end) && end == text.len;
}

static void skip_spaces(sg_str text, size_t *at)
{
	while (*at < text.len && sg_is_space(text.ptr[*at]))
		(*at)++;
}

/* "3" or "3.5" at *at as hundredths; a plus sign behind it says no more than the number. */
static bool read_number(sg_str text, size_t *at, unsigned *hundredths)
{
	size_t start = *at;
	unsigned scale = 10;

	for (*hundredths = 0; *at < text.len && sg_is_digit(text.ptr[*at]); (*at)++)
		if (*hundredths < MAX_HUNDREDTHS)
			*hundredths = *hundredths * 10 + (unsigned)(text.ptr[*at] - '0') * 100;
	if (*at == start)
		return false;
	if (*at + 1 < text.len && text.ptr[*at] == '.' && sg_is_digit(text.ptr[*at + 1]))
		for ((*at)++; *at < text.len && sg_is_digit(text.ptr[*at]); (*at)++, scale /= 10)
			*hundredths += (unsigned)(text.ptr[*at] - '0') * scale;
	if (*at < text.len && text.ptr[*at] == '+')
		(*at)++;
	return true;
}

/* The unit at *at as months, or 0. */
static unsigned read_unit(const struct sg_dict *dict, struct sg_arena *arena, sg_str text,
			  size_t *at)
{
	size_t start = *at;
	sg_str unit;

	while (*at < text.len && !sg_is_space(text.ptr[*at]) && !sg_is_digit(text.ptr[*at]))
		(*at)++;
	unit = sg_str_sub(text, start, *at);
	if (unit.len > 1 && unit.ptr[unit.len - 1] == '+')
		unit.len--;
	if (sg_str_eq_fold(unit, SG_STR("y")))
		return 12;
	if (sg_str_eq_fold(unit, SG_STR("m")))
		return 1;
	if (is_cue(dict, arena, unit, SG_CUE_YEARS))
		return 12;
	return is_cue(dict, arena, unit, SG_CUE_MONTHS) ? 1 : 0;
}

bool sg_duration_parse(const struct sg_dict *dict, struct sg_arena *arena, sg_str text,
		       unsigned *months)
{
	unsigned total = 0;
	size_t at = 0;

	text = sg_str_trim(text);
	if (text.len > 2 && text.ptr[0] == '(' && text.ptr[text.len - 1] == ')')
		text = sg_str_trim(sg_str_sub(text, 1, text.len - 1));
	if (text.len == 0 || text.len > 40)
		return false;
	while (at < text.len) {
		unsigned hundredths, unit;

		if (!read_number(text, &at, &hundredths))
			return false;
		skip_spaces(text, &at);
		unit = read_unit(dict, arena, text, &at);
		if (unit == 0)
			return false;
		total += (hundredths * unit + 50) / 100;
		skip_spaces(text, &at);
	}
	*months = total;
	return true;
}

static bool is_proficiency(const struct sg_dict *dict, struct sg_arena *arena, sg_str text,
			   enum sg_proficiency *level)
{
	sg_str value;
	size_t end;

	if (!first_cue(dict, arena, text, SG_CUE_PROFICIENCY, &value, &end) || end != text.len)
		return false;
	*level = sg_proficiency_of(value);
	return true;
}

enum sg_rest sg_duration_rest(const struct sg_dict *dict, struct sg_arena *arena, sg_str text)
{
	enum sg_proficiency level;
	sg_str value;
	size_t end;

	if (text.len == 0)
		return SG_REST_OTHER;
	if (sg_is_digit(text.ptr[0]) ||
	    first_cue(dict, arena, text, SG_CUE_NUMBER, &value, &end) ||
	    first_cue(dict, arena, text, SG_CUE_YEARS, &value, &end) ||
	    first_cue(dict, arena, text, SG_CUE_MONTHS, &value, &end))
		return SG_REST_NUMBER;
	if (!is_proficiency(dict, arena, text, &level))
		return SG_REST_OTHER;
	return level == SG_PROFICIENCY_LEARNING || level == SG_PROFICIENCY_INTEREST
		       ? SG_REST_LEARNING
		       : SG_REST_LEVEL;
}
