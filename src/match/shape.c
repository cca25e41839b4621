/* SPDX-License-Identifier: MIT */
#include "match/shape.h"

#include <string.h>

#include "dict/word.h"

/* Whether a phrase that only joins, opens or colours a list covers the word at `at`. */
static uint32_t joined_until(const struct sg_reading *reading, uint32_t at)
{
	size_t low = sg_hits_first(&reading->phrases, at);

	for (; low < reading->phrases.n && reading->phrases.at[low].start == at; low++) {
		enum sg_cue cue = sg_cue_at(reading, reading->phrases.at[low].target);

		if (cue == SG_CUE_AND || cue == SG_CUE_OR || cue == SG_CUE_SUCH_AS ||
		    cue == SG_CUE_PROFICIENCY || cue == SG_CUE_ONE_OF || cue == SG_CUE_PREFERRED ||
		    cue == SG_CUE_NOT)
			return reading->phrases.at[low].end;
	}
	return 0;
}

/* Nothing but separators and joining words between two places of a line. */
bool sg_is_listed(const struct sg_reading *reading, uint32_t from, uint32_t to)
{
	bool separated = false;

	if (to < from || to - from > 48)
		return false;
	while (from < to) {
		char c = reading->text.ptr[from];
		uint32_t joined;

		if (sg_word_at(reading->text, from) == 0) {
			if (memchr(".!?:", c, 4) != NULL)
				return false;
			separated = separated || !sg_is_space(c);
			from++;
			continue;
		}
		joined = joined_until(reading, from);
		if (joined == 0 || joined > to)
			return false;
		separated = true;
		from = joined;
	}
	return separated;
}

/* The whole of its line but for punctuation. Looks outwards, so that of the signs beside the
 * many names of a line none is looked at for more than two of them. */
bool sg_is_alone(const struct sg_reading *reading, const struct sg_hit *hit, uint32_t line_index)
{
	const struct sg_text_line *line = &reading->lines.at[line_index];

	for (uint32_t i = hit->end; i < line->end; i++)
		if (sg_word_at(reading->text, i) > 0)
			return false;
	for (uint32_t i = hit->start; i > line->start; i--)
		if (sg_word_at(reading->text, i - 1) > 0)
			return false;
	return true;
}

/* Whether the exact spelling at this place says that a name is meant. */
bool sg_capital_tells(const struct sg_reading *reading, const struct sg_hit *hit,
		      uint32_t line_index)
{
	const struct sg_text_line *line = &reading->lines.at[line_index];
	uint32_t at = hit->start;

	while (at > line->start && !sg_word_before(reading->text, at) &&
	       memchr(".!?:", reading->text.ptr[at - 1], 4) == NULL)
		at--;
	return at > line->start && sg_word_before(reading->text, at) && !line->capitals;
}

/* "Swift 5", "Go 1.22 services": a short number after a language or library is a version of it
 * when it has a point or nothing is counted by it. */
bool sg_has_version(const struct sg_reading *reading, const struct sg_hit *hit)
{
	sg_str text = reading->text;
	enum sg_kind kind = (enum sg_kind)sg_image_skill(reading->image, hit->target)->kind;
	uint32_t at = hit->end + 1, start = at;

	if (hit->flags & SG_HIT_VERSION)
		return true;
	if (kind != SG_KIND_LANGUAGE && kind != SG_KIND_RUNTIME && kind != SG_KIND_LIBRARY &&
	    kind != SG_KIND_FRAMEWORK)
		return false;
	if (hit->end - hit->start < 2 || at >= text.len || text.ptr[at - 1] != ' ')
		return false;
	while (at < text.len && at - start < 3 && sg_is_digit(text.ptr[at]))
		at++;
	if (at == start || at - start > 2)
		return false;
	if (at + 1 < text.len && text.ptr[at] == '.' && sg_is_digit(text.ptr[at + 1]))
		return true;
	return at == text.len || memchr("\n,;)/.", text.ptr[at], 6) != NULL;
}

/* "Rust is a plus": words follow that only speak of what is asked for. */
bool sg_is_asked_for(const struct sg_reading *reading, const struct sg_hit *hit)
{
	size_t i = sg_hits_first(&reading->phrases, hit->end + 1);

	for (; i < reading->phrases.n && reading->phrases.at[i].start == hit->end + 1; i++) {
		enum sg_cue cue = sg_cue_at(reading, reading->phrases.at[i].target);

		if (cue == SG_CUE_PREFERRED_AFTER || cue == SG_CUE_REQUIRED_AFTER)
			return true;
	}
	return false;
}
