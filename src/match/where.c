/* SPDX-License-Identifier: MIT */
#include "match/where.h"

enum {
	NEAR = 24,	/* bytes between a region and what makes it one of the work */
	SHORT_LINE = 80, /* bytes of a sentence that says no more than where */
	MOST_WORDS = 7, /* of a place */
	MOST_OFFSET = 14,
};

/* ---- places ------------------------------------------------------------------------- */

/* A capital, or a letter of another script; no emoji. */
static bool begins_name(char c)
{
	unsigned char byte = (unsigned char)c;

	return sg_is_upper(c) || (byte >= 0xc3 && byte <= 0xd4) || (byte >= 0xe3 && byte <= 0xed);
}

static size_t word_end(sg_str text, size_t at)
{
	while (at < text.len && (sg_is_word(text.ptr[at]) || text.ptr[at] == '\'' ||
				 (text.ptr[at] == '-' && at + 1 < text.len &&
				  sg_is_word(text.ptr[at + 1]))))
		at++;
	return at;
}

/* Whether text goes on with a word that makes what stands before it its subject. */
static bool is_subject(sg_str text, size_t at)
{
	size_t word = at + 1;

	if (word >= text.len || text.ptr[at] != ' ' || !sg_is_lower(text.ptr[word]))
		return false;
	return word_end(text, word) - word > 3;
}

/* How long the run of capitalised words is that text starts with: "San Francisco, CA"; but
 * "US" of "US, Acme pays". */
static size_t name_at(sg_str text)
{
	size_t at = 0, end = 0, part = 0;

	for (int words = 0; words < MOST_WORDS && at < text.len && at < SG_MAX_PLACE; words++) {
		if (!begins_name(text.ptr[at]))
			break;
		at = word_end(text, at);
		if (at > SG_MAX_PLACE)
			break;
		end = at;
		if (at < text.len && text.ptr[at] == ',') {
			part = end;
			at++;
		}
		if (at >= text.len || text.ptr[at] != ' ')
			break;
		at++;
	}
	return part > 0 && part < end && is_subject(text, end) ? part : end;
}

/* The place behind the phrase that ends at `at`; a short word may stand between: "in the". */
static sg_str place_after(const struct sg_reading *reading, uint32_t at, uint32_t end)
{
	sg_str text = sg_str_trim(sg_reading_text(reading, at, end));
	size_t word = word_end(text, 0);

	if (word > 0 && word <= 4 && sg_is_lower(text.ptr[0]))
		text = sg_str_trim(sg_str_sub(text, word, text.len));
	text = sg_str_sub(text, 0, name_at(text));
	return text.len > 1 ? text : (sg_str){ NULL, 0 };
}

/* A token that says something else than a place stands at the very start: "Remote". */
static bool begins_with_cue(const struct sg_sentence *sentence)
{
	return sentence->n > 0 && sentence->tokens[0].start == sentence->start &&
	       sentence->tokens[0].type != SG_TOKEN_WORD;
}

/* "Berlin, Germany (or remote)": what a line of the section for places begins with. */
static sg_str place_of_line(const struct sg_reading *reading, const struct sg_sentence *sentence)
{
	sg_str text = sg_reading_text(reading, sentence->start, sentence->end);
	size_t len = name_at(text), after = len;

	if (sentence->line->section != SG_SECTION_LOCATION || begins_with_cue(sentence) ||
	    sentence->start != sentence->line->start || len < 2)
		return (sg_str){ NULL, 0 };
	while (after < text.len && text.ptr[after] == ' ')
		after++;
	if (after < text.len && sg_is_word(text.ptr[after]))
		return (sg_str){ NULL, 0 };
	return sg_str_sub(text, 0, len);
}

/* Whether a place is no more than the name of a region, which is told as such. */
static bool is_region(const struct sg_reading *reading, sg_str place)
{
	const struct sg_hits *phrases = &reading->phrases;
	uint32_t start = (uint32_t)(place.ptr - reading->text.ptr);

	for (size_t i = sg_hits_first(phrases, start);
	     i < phrases->n && phrases->at[i].start == start; i++)
		if (sg_cue_at(reading, phrases->at[i].target) == SG_CUE_REGION_NAME &&
		    phrases->at[i].end == start + place.len)
			return true;
	return false;
}

sg_str sg_place_of(const struct sg_reading *reading, const struct sg_sentence *sentence)
{
	const struct sg_hits *phrases = &reading->phrases;
	sg_str place;

	for (size_t i = sentence->first_phrase;
	     i < phrases->n && phrases->at[i].start < sentence->end; i++) {
		if (sg_cue_at(reading, phrases->at[i].target) != SG_CUE_PLACE ||
		    phrases->at[i].end > sentence->end)
			continue;
		place = place_after(reading, phrases->at[i].end, sentence->end);
		if (place.len > 0 && !is_region(reading, place))
			return place;
	}
	place = place_of_line(reading, sentence);
	return place.len > 0 && !is_region(reading, place) ? place : (sg_str){ NULL, 0 };
}

/* ---- regions ------------------------------------------------------------------------ */

/* "+2", "±2h", "-03:00" behind a time zone: its length, spaces before it included. */
static size_t offset_at(sg_str text)
{
	size_t at = 0, digits;

	while (at < text.len && text.ptr[at] == ' ')
		at++;
	if (sg_str_starts(sg_str_sub(text, at, text.len), SG_STR("+/-")))
		at += 3;
	else if (sg_str_starts(sg_str_sub(text, at, text.len), SG_STR("\xc2\xb1")))
		at += 2;
	else if (at < text.len && (text.ptr[at] == '+' || text.ptr[at] == '-'))
		at++;
	else
		return 0;
	if (at < text.len && text.ptr[at] == ' ')
		at++;
	for (digits = 0; at < text.len && sg_is_digit(text.ptr[at]); at++)
		digits++;
	return digits > 0 && digits <= 2 ? at : 0;
}

static bool cue_near(const struct sg_reading *reading, enum sg_cue cue, const struct sg_hit *hit,
		     const struct sg_sentence *sentence)
{
	const struct sg_hits *phrases = &reading->phrases;
	uint32_t from = hit->start > sentence->start + NEAR ? hit->start - NEAR : sentence->start;
	uint32_t to = hit->end + NEAR < sentence->end ? hit->end + NEAR : sentence->end;

	for (size_t i = sg_hits_first(phrases, from); i < phrases->n && phrases->at[i].start < to;
	     i++)
		if (sg_cue_at(reading, phrases->at[i].target) == cue &&
		    (cue != SG_CUE_TIME_ZONE ||
		     sg_cue_value(reading, phrases->at[i].target).len == 0))
			return true;
	return false;
}

/* A zone with its offset, "CET+2"; absent where nothing says that the zone is asked. */
static sg_str zone_at(struct sg_reading *reading, const struct sg_sentence *sentence,
		      const struct sg_hit *hit)
{
	sg_str zone = sg_cue_value(reading, hit->target);
	sg_str rest = sg_reading_text(reading, hit->end, sentence->end);
	size_t len = offset_at(sg_str_sub(rest, 0, MOST_OFFSET));
	struct sg_buf buf = { .arena = reading->arena };

	if (zone.len == 0 ||
	    (len == 0 && !cue_near(reading, SG_CUE_TIME_ZONE, hit, sentence)))
		return (sg_str){ NULL, 0 };
	if (len == 0)
		return zone;
	sg_buf_add(&buf, zone);
	for (size_t i = 0; i < len; i++)
		if (rest.ptr[i] != ' ')
			sg_buf_add_char(&buf, rest.ptr[i]);
	reading->failed = reading->failed || buf.failed;
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}

/* The bare name of a region is one of the work in titles, in places, and beside "remote"
 * or "based in". */
static sg_str name_of_region(const struct sg_reading *reading, const struct sg_sentence *sentence,
			     const struct sg_hit *hit)
{
	enum sg_section_kind section = sentence->line->section;

	if (section != SG_SECTION_TITLE &&
	    !(section == SG_SECTION_LOCATION &&
	      sentence->end - sentence->start <= SHORT_LINE) &&
	    !cue_near(reading, SG_CUE_REMOTE, hit, sentence) &&
	    !cue_near(reading, SG_CUE_PLACE, hit, sentence))
		return (sg_str){ NULL, 0 };
	return sg_cue_value(reading, hit->target);
}

sg_str sg_region_next(struct sg_reading *reading, const struct sg_sentence *sentence,
		      size_t *next)
{
	const struct sg_hits *phrases = &reading->phrases;
	sg_str region = { NULL, 0 };

	if (*next == 0)
		*next = sentence->first_phrase;
	while (region.len == 0 && *next < phrases->n &&
	       phrases->at[*next].start < sentence->end) {
		const struct sg_hit *hit = &phrases->at[(*next)++];

		if (hit->end > sentence->end)
			continue;
		if (sg_cue_at(reading, hit->target) == SG_CUE_TIME_ZONE)
			region = zone_at(reading, sentence, hit);
		else if (sg_cue_at(reading, hit->target) == SG_CUE_REGION_NAME)
			region = name_of_region(reading, sentence, hit);
	}
	return region;
}
