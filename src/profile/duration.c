/* SPDX-License-Identifier: MIT */
#include "profile/duration.h"

#include "base/names.h"
#include "profile/cues.h"

enum { MAX_HUNDREDTHS = 1000 * 100 };

/* The longest phrase of a cue that text starts with. */
static bool first_cue(struct sg_claims *claims, sg_str text, enum sg_cue cue,
		      struct sg_cue_hit *found)
{
	struct sg_cue_hits hits = sg_cues_find(claims, text, cue);

	if (hits.n == 0 || hits.at[0].start > 0)
		return false;
	*found = hits.at[0];
	return true;
}

static bool is_cue(struct sg_claims *claims, sg_str text, enum sg_cue cue)
{
	struct sg_cue_hit found;

	return first_cue(claims, text, cue, &found) && found.end == text.len;
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
static unsigned read_unit(struct sg_claims *claims, sg_str text, size_t *at)
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
	if (is_cue(claims, unit, SG_CUE_YEARS))
		return 12;
	return is_cue(claims, unit, SG_CUE_MONTHS) ? 1 : 0;
}

bool sg_duration_parse(struct sg_claims *claims, sg_str text, unsigned *months)
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
		unit = read_unit(claims, text, &at);
		if (unit == 0)
			return false;
		total += (hundredths * unit + 50) / 100;
		skip_spaces(text, &at);
	}
	*months = total;
	return true;
}

sg_str sg_duration_write(struct sg_arena *arena, unsigned months)
{
	if (months == 0)
		return (sg_str){ NULL, 0 };
	if (months < 12)
		return sg_arena_printf(arena, "%um", months);
	if (months % 12 == 0)
		return sg_arena_printf(arena, "%uy", months / 12);
	return sg_arena_printf(arena, "%uy%um", months / 12, months % 12);
}

enum sg_rest sg_duration_rest(struct sg_claims *claims, sg_str text)
{
	enum sg_proficiency level;
	struct sg_cue_hit found;

	if (text.len == 0)
		return SG_REST_OTHER;
	if (sg_is_digit(text.ptr[0]) || first_cue(claims, text, SG_CUE_NUMBER, &found) ||
	    first_cue(claims, text, SG_CUE_YEARS, &found) ||
	    first_cue(claims, text, SG_CUE_MONTHS, &found))
		return SG_REST_NUMBER;
	if (!first_cue(claims, text, SG_CUE_PROFICIENCY, &found) || found.end != text.len)
		return SG_REST_OTHER;
	level = sg_proficiency_of(found.value);
	return level == SG_PROFICIENCY_LEARNING || level == SG_PROFICIENCY_INTEREST
		       ? SG_REST_LEARNING
		       : SG_REST_LEVEL;
}
