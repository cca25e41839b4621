/* SPDX-License-Identifier: MIT */
#include "match/years_read.h"

#include "base/names.h"

bool sg_years_number(const struct sg_reading *reading, const struct sg_token *token,
		     unsigned *value)
{
	sg_str text = token->type == SG_TOKEN_CUE && token->cue == SG_CUE_NUMBER
			      ? token->value
			      : sg_reading_text(reading, token->start, token->end);

	*value = 0;
	if (token->type == SG_TOKEN_SIGN || token->type == SG_TOKEN_MENTION || text.len == 0 ||
	    text.len > 3)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (!sg_is_digit(text.ptr[i]))
			return false;
		*value = *value * 10 + (unsigned)(text.ptr[i] - '0');
	}
	return true;
}

static bool is_filler(const struct sg_reading *reading, const struct sg_token *token)
{
	sg_str text = sg_reading_text(reading, token->start, token->end);

	/* "5 plus years", "3 to 5 years", "five (5) years", "3 or more years", "3 full years" */
	return sg_is_sign(token, '+') || sg_is_sign(token, ')') || sg_is_sign(token, '(') ||
	       sg_is_cue(token, SG_CUE_AND) || sg_is_cue(token, SG_CUE_OR) ||
	       sg_is_cue(token, SG_CUE_PREFERRED_AFTER) ||
	       (token->type == SG_TOKEN_WORD && text.len <= 4);
}

/* What stands between the two ends of a range: "3-5", "3 to 5", "between two and five". */
static bool is_range_sign(const struct sg_token *token)
{
	return sg_is_sign(token, '-') || sg_is_cue(token, SG_CUE_AND) ||
	       token->type == SG_TOKEN_WORD;
}

/* The unit is a number too: "a decade". */
static bool counts_itself(const struct sg_reading *reading, const struct sg_sentence *sentence,
			  size_t unit, struct sg_years_span *out)
{
	for (size_t i = unit > 0 ? unit - 1 : 0; i < sentence->n && i <= unit + 1; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (sg_is_cue(token, SG_CUE_NUMBER) &&
		    token->start == sentence->tokens[unit].start &&
		    token->end == sentence->tokens[unit].end &&
		    sg_years_number(reading, token, &out->low)) {
			out->high = 0;
			out->first = out->last = unit;
			return true;
		}
	}
	return false;
}

/* The number that the unit at `unit` counts, with the other end of a range. */
static bool read_number(const struct sg_reading *reading, const struct sg_sentence *sentence,
			size_t unit, struct sg_years_span *out)
{
	const struct sg_token *tokens = sentence->tokens;
	size_t at = unit, from;
	unsigned other;

	if (counts_itself(reading, sentence, unit, out))
		return true;
	/* Longer cues that begin with the unit ("years of experience") stand before it. */
	while (at > 0 && tokens[at - 1].start >= tokens[unit].start)
		at--;
	from = at;
	while (at > 0 && from - at < 4 && !sg_years_number(reading, &tokens[at - 1], &out->low) &&
	       is_filler(reading, &tokens[at - 1]))
		at--;
	if (at == 0 || !sg_years_number(reading, &tokens[at - 1], &out->low))
		return false;
	at--;
	out->first = at;
	out->last = unit;
	out->high = 0;
	if (at >= 1 && sg_is_sign(&tokens[at - 1], '(') && at >= 2 &&
	    sg_years_number(reading, &tokens[at - 2], &other))
		out->first = at -= 2;
	if (at >= 2 && sg_years_number(reading, &tokens[at - 2], &other) && other < out->low &&
	    is_range_sign(&tokens[at - 1])) {
		out->high = out->low;
		out->low = other;
		out->first = at - 2;
	} else if (at >= 3 && sg_is_sign(&tokens[at - 1], '-') &&
		   sg_is_sign(&tokens[at - 2], '+') &&
		   sg_years_number(reading, &tokens[at - 3], &other) && other < out->low) {
		out->high = out->low;
		out->low = other;
		out->first = at - 3;
	}
	return true;
}

/* Years of age, of a company, until something: nothing that is asked. */
static bool is_age(const struct sg_sentence *sentence, const struct sg_years_span *years)
{
	size_t from = years->first > 1 ? years->first - 2 : 0;

	for (size_t i = from; i < sentence->n && i <= years->last + 2; i++)
		if (sg_is_cue(&sentence->tokens[i], SG_CUE_AGE))
			return true;
	return false;
}

/*
 * A number of years without the word, after a first one with it: "5+ years of Go and 3+ of Rust",
 * "4 years of Java and 2 of Kotlin", "7 years in total, 3 with Go". `at` is the number.
 */
static bool goes_without_saying(const struct sg_reading *reading,
				const struct sg_sentence *sentence, size_t at,
				struct sg_years_span *out)
{
	const struct sg_token *tokens = sentence->tokens;
	size_t next = at + 1;
	unsigned number;

	if (at == 0 || !sg_years_number(reading, &tokens[at], &number) || number < 1 ||
	    (tokens[at].type == SG_TOKEN_CUE && number < 2) ||
	    !(sg_is_sign(&tokens[at - 1], ',') || sg_is_sign(&tokens[at - 1], '(') ||
	      sg_is_cue(&tokens[at - 1], SG_CUE_AND) ||
	      sg_is_cue(&tokens[at - 1], SG_CUE_AT_LEAST) ||
	      sg_is_cue(&tokens[at - 1], SG_CUE_YEARS)))
		return false;
	if (next < sentence->n && sg_is_sign(&tokens[next], '+'))
		next++;
	if (next + 1 >= sentence->n || tokens[next].type != SG_TOKEN_WORD ||
	    tokens[next + 1].type != SG_TOKEN_MENTION)
		return false;
	*out = (struct sg_years_span){ .low = number, .first = at, .last = next };
	return true;
}

static bool is_up_to(const struct sg_sentence *sentence, const struct sg_years_span *years)
{
	for (size_t i = years->first; i > 0 && years->first - i < 2; i--)
		if (sg_is_cue(&sentence->tokens[i - 1], SG_CUE_UP_TO))
			return true;
	return years->low == 0 && years->high > 0;
}

/* The years at token `at`, if any. `seen`: others stand before them. */
static bool years_at(const struct sg_reading *reading, const struct sg_sentence *sentence,
		     size_t at, bool seen, struct sg_years_span *out)
{
	const struct sg_token *token = &sentence->tokens[at];
	bool months = sg_is_cue(token, SG_CUE_MONTHS);

	if (seen && goes_without_saying(reading, sentence, at, out))
		return true;
	if ((!months && !sg_is_cue(token, SG_CUE_YEARS)) ||
	    !read_number(reading, sentence, at, out) || is_age(sentence, out))
		return false;
	if (months) {
		out->low /= 12;
		out->high /= 12;
	}
	return true;
}

bool sg_years_next(const struct sg_reading *reading, const struct sg_sentence *sentence, size_t *at,
		   struct sg_years_span *out)
{
	bool seen = out->last > 0;

	while (*at < sentence->n) {
		struct sg_years_span found = { 0 };

		if (!years_at(reading, sentence, (*at)++, seen, &found) ||
		    (seen && found.first <= out->last))
			continue;
		*out = found;
		out->up_to = is_up_to(sentence, out);
		if (out->up_to && out->low == 0)
			out->low = out->high;
		out->words = (sg_span){ sentence->tokens[out->first].start,
					sentence->tokens[out->last].end };
		if (out->low >= 1 && out->low <= SG_MAX_YEARS)
			return true;
		seen = true;
	}
	return false;
}
