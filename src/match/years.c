/* SPDX-License-Identifier: MIT */
#include "match/years.h"

struct span_of_years {
	unsigned low, high; /* high 0: open-ended or single */
	bool up_to;
	size_t first, last; /* tokens */
};

static bool number_at(const struct sg_reading *reading, const struct sg_token *token,
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
	       (token->type == SG_TOKEN_WORD && text.len <= 4);
}

/* The number that the unit at `unit` counts, with the other end of a range. */
static bool read_number(const struct sg_reading *reading, const struct sg_sentence *sentence,
			size_t unit, struct span_of_years *out)
{
	const struct sg_token *tokens = sentence->tokens;
	size_t at = unit, from;
	unsigned other;

	/* Longer cues that begin with the unit ("years of experience") stand before it. */
	while (at > 0 && tokens[at - 1].start >= tokens[unit].start)
		at--;
	from = at;
	while (at > 0 && from - at < 4 && !number_at(reading, &tokens[at - 1], &out->low) &&
	       is_filler(reading, &tokens[at - 1]))
		at--;
	if (at == 0 || !number_at(reading, &tokens[at - 1], &out->low))
		return false;
	at--;
	out->first = at;
	out->last = unit;
	out->high = 0;
	if (at >= 1 && sg_is_sign(&tokens[at - 1], '(') && at >= 2 &&
	    number_at(reading, &tokens[at - 2], &other))
		out->first = at -= 2;
	if (at >= 2 && number_at(reading, &tokens[at - 2], &other) && other < out->low &&
	    (sg_is_sign(&tokens[at - 1], '-') || tokens[at - 1].type == SG_TOKEN_WORD)) {
		out->high = out->low;
		out->low = other;
		out->first = at - 2;
	} else if (at >= 3 && sg_is_sign(&tokens[at - 1], '-') &&
		   sg_is_sign(&tokens[at - 2], '+') &&
		   number_at(reading, &tokens[at - 3], &other) && other < out->low) {
		out->high = out->low;
		out->low = other;
		out->first = at - 3;
	}
	return true;
}

/* Years of age, of a company, until something: nothing that is asked. */
static bool is_age(const struct sg_sentence *sentence, const struct span_of_years *years)
{
	size_t from = years->first > 1 ? years->first - 2 : 0;

	for (size_t i = from; i < sentence->n && i <= years->last + 2; i++)
		if (sg_is_cue(&sentence->tokens[i], SG_CUE_AGE))
			return true;
	return false;
}

/* "5+ years of Go and 3+ of Rust": after a first number of years, a plus stands for the word. */
static bool is_plus_for_years(const struct sg_sentence *sentence, size_t at, bool seen)
{
	if (!seen || !sg_is_sign(&sentence->tokens[at], '+'))
		return false;
	for (size_t i = at + 1; i < sentence->n && i <= at + 3; i++)
		if (sg_is_cue(&sentence->tokens[i], SG_CUE_YEARS) ||
		    sg_is_cue(&sentence->tokens[i], SG_CUE_MONTHS))
			return false;
	return true;
}

static bool next_years(const struct sg_reading *reading, const struct sg_sentence *sentence,
		       size_t *at, struct span_of_years *out)
{
	for (; *at < sentence->n; (*at)++) {
		const struct sg_token *token = &sentence->tokens[*at];
		bool months = sg_is_cue(token, SG_CUE_MONTHS);

		if ((!months && !sg_is_cue(token, SG_CUE_YEARS) &&
		     !is_plus_for_years(sentence, *at, out->low > 0)) ||
		    !read_number(reading, sentence, *at, out) || is_age(sentence, out))
			continue;
		if (months) {
			out->low /= 12;
			out->high /= 12;
		}
		out->up_to = (out->first > 0 &&
			      sg_is_cue(&sentence->tokens[out->first - 1], SG_CUE_UP_TO)) ||
			     (out->first > 1 &&
			      sg_is_cue(&sentence->tokens[out->first - 2], SG_CUE_UP_TO));
		(*at)++;
		if (out->low >= 1 && out->low <= SG_MAX_YEARS)
			return true;
	}
	return false;
}

static void give(struct sg_group *group, const struct span_of_years *years)
{
	if (years->up_to) {
		group->max_years = (uint8_t)years->low;
		return;
	}
	if (years->low > group->min_years)
		group->min_years = (uint8_t)years->low;
	if (years->high > years->low && years->high <= SG_MAX_YEARS)
		group->max_years = (uint8_t)years->high;
}

/* The first group after the years in the same clause; a comma closes it. */
static size_t group_after(const struct sg_sentence *sentence, const struct sg_groups *groups,
			  const struct span_of_years *years)
{
	bool aside = false; /* within parentheses that opened after the years */

	for (size_t i = years->last + 1; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (sg_is_sign(token, '(') || (aside && sg_is_sign(token, ')'))) {
			aside = sg_is_sign(token, '(');
			continue;
		}
		if (aside)
			continue;

		if (token->type == SG_TOKEN_MENTION) {
			for (size_t k = 0; k < groups->n; k++)
				if (groups->at[k].first <= i && i <= groups->at[k].last)
					return k;
			return SIZE_MAX;
		}
		if (sg_is_sign(token, ',') || sg_is_sign(token, ';') || sg_is_sign(token, ')') ||
		    sg_is_cue(token, SG_CUE_CONTRAST) || sg_is_cue(token, SG_CUE_YEARS) ||
		    sg_is_sign(token, '+'))
			return SIZE_MAX;
	}
	return SIZE_MAX;
}

/* The group that the years stand directly behind: "Go (3 years)", "Python 3 years". */
static size_t group_before(const struct sg_sentence *sentence, const struct sg_groups *groups,
			   const struct span_of_years *years)
{
	size_t at = years->first;

	while (at > 0 && years->first - at < 4 &&
	       (sentence->tokens[at - 1].type == SG_TOKEN_SIGN ||
		sg_is_cue(&sentence->tokens[at - 1], SG_CUE_AT_LEAST) ||
		sg_is_cue(&sentence->tokens[at - 1], SG_CUE_UP_TO)) &&
	       !sg_is_sign(&sentence->tokens[at - 1], ';'))
		at--;
	for (size_t k = 0; at > 0 && k < groups->n; k++)
		if (groups->at[k].last == at - 1)
			return k;
	return SIZE_MAX;
}

static bool number_between(const struct sg_reading *reading, const struct sg_sentence *sentence,
			   size_t from, size_t to)
{
	unsigned number;

	for (size_t i = from + 1; i < to; i++)
		if (number_at(reading, &sentence->tokens[i], &number))
			return true;
	return false;
}

void sg_years_bind(const struct sg_reading *reading, const struct sg_sentence *sentence,
		   struct sg_groups *groups, struct sg_total_years *total)
{
	struct span_of_years years = { 0 };
	size_t at = 0;

	*total = (struct sg_total_years){ 0 };
	while (next_years(reading, sentence, &at, &years)) {
		size_t back = group_before(sentence, groups, &years);
		size_t found = back != SIZE_MAX ? back : group_after(sentence, groups, &years);
		uint32_t chain;

		if (found == SIZE_MAX) {
			if (!years.up_to && years.low > total->years) {
				total->years = (uint8_t)years.low;
				total->token = years.first;
			}
			continue;
		}
		give(&groups->at[found], &years);
		/* Years before a list are of each of its items, up to the next number. */
		chain = groups->at[found].chain;
		for (size_t k = found + 1; back == SIZE_MAX && k < groups->n; k++)
			if (groups->at[k].chain == chain &&
			    !number_between(reading, sentence, groups->at[found].last,
					    groups->at[k].first))
				give(&groups->at[k], &years);
	}
}
