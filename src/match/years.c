/* SPDX-License-Identifier: MIT */
#include "match/years.h"

#include "base/names.h"

struct span_of_years {
	unsigned low, high; /* high 0: open-ended or single */
	bool up_to;
	size_t first, last; /* tokens */
	sg_span words;
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
			  size_t unit, struct span_of_years *out)
{
	for (size_t i = unit > 0 ? unit - 1 : 0; i < sentence->n && i <= unit + 1; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (sg_is_cue(token, SG_CUE_NUMBER) &&
		    token->start == sentence->tokens[unit].start &&
		    token->end == sentence->tokens[unit].end &&
		    number_at(reading, token, &out->low)) {
			out->high = 0;
			out->first = out->last = unit;
			return true;
		}
	}
	return false;
}

/* The number that the unit at `unit` counts, with the other end of a range. */
static bool read_number(const struct sg_reading *reading, const struct sg_sentence *sentence,
			size_t unit, struct span_of_years *out)
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
	    is_range_sign(&tokens[at - 1])) {
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

/*
 * A number of years without the word, after a first one with it: "5+ years of Go and 3+ of Rust",
 * "4 years of Java and 2 of Kotlin", "7 years in total, 3 with Go". `at` is the number.
 */
static bool goes_without_saying(const struct sg_reading *reading,
				const struct sg_sentence *sentence, size_t at,
				struct span_of_years *out)
{
	const struct sg_token *tokens = sentence->tokens;
	size_t next = at + 1;
	unsigned number;

	if (at == 0 || !number_at(reading, &tokens[at], &number) || number < 1 ||
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
	*out = (struct span_of_years){ .low = number, .first = at, .last = next };
	return true;
}

static bool is_up_to(const struct sg_sentence *sentence, const struct span_of_years *years)
{
	for (size_t i = years->first; i > 0 && years->first - i < 2; i--)
		if (sg_is_cue(&sentence->tokens[i - 1], SG_CUE_UP_TO))
			return true;
	return years->low == 0 && years->high > 0;
}

/* The years at token `at`, if any. `seen`: others stand before them. */
static bool years_at(const struct sg_reading *reading, const struct sg_sentence *sentence,
		     size_t at, bool seen, struct span_of_years *out)
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

static bool next_years(const struct sg_reading *reading, const struct sg_sentence *sentence,
		       size_t *at, struct span_of_years *out)
{
	bool seen = out->last > 0;

	while (*at < sentence->n) {
		struct span_of_years found = { 0 };

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

static void give(struct sg_group *group, const struct span_of_years *years)
{
	group->years = years->words;
	if (years->up_to) {
		group->max_years = (uint8_t)years->low;
		return;
	}
	if (years->low > group->min_years)
		group->min_years = (uint8_t)years->low;
	if (years->high > years->low && years->high <= SG_MAX_YEARS)
		group->max_years = (uint8_t)years->high;
}

static size_t group_at(const struct sg_groups *groups, size_t token)
{
	for (size_t k = 0; k < groups->n; k++)
		if (groups->at[k].first <= token && token <= groups->at[k].last)
			return k;
	return SIZE_MAX;
}

/* The first group after the years in the same clause; a comma closes it. */
static size_t group_after(const struct sg_sentence *sentence, const struct sg_groups *groups,
			  const struct span_of_years *years)
{
	bool aside = false; /* within parentheses that opened after the years */
	size_t from = years->last + 1, inside = SIZE_MAX;

	if (from < sentence->n && sg_is_sign(&sentence->tokens[from], '+'))
		from++; /* "5 years+ of" */
	for (size_t i = from; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (sg_is_sign(token, '(') || (aside && sg_is_sign(token, ')'))) {
			aside = sg_is_sign(token, '(');
			continue;
		}
		if (token->type == SG_TOKEN_MENTION && !aside)
			return group_at(groups, i);
		if (token->type == SG_TOKEN_MENTION && inside == SIZE_MAX)
			inside = group_at(groups, i);
		if (aside)
			continue;
		if (sg_is_sign(token, ',') || sg_is_sign(token, ';') || sg_is_sign(token, ')') ||
		    sg_is_cue(token, SG_CUE_CONTRAST) || sg_is_cue(token, SG_CUE_YEARS) ||
		    sg_is_sign(token, '+'))
			break;
	}
	return inside; /* "5 years of coding (Go, Java)" */
}

/* How closely years may stand behind what they speak of. */
enum behind {
	BEHIND_DIRECTLY, /* "Go (3 years)", "Go: 3 years", "Python 3 years" */
	BEHIND_COMMA,    /* "Go, 3 years" */
	BEHIND_WORD,     /* "Go for at least 3 years" */
};

static bool may_stand_between(const struct sg_token *token, enum behind behind, unsigned *words)
{
	if (token->type == SG_TOKEN_SIGN)
		return token->sign != ';' && (token->sign != ',' || behind != BEHIND_DIRECTLY);
	if (token->type == SG_TOKEN_WORD)
		return behind == BEHIND_WORD && (*words)++ == 0;
	return sg_is_cue(token, SG_CUE_AT_LEAST) || sg_is_cue(token, SG_CUE_UP_TO) ||
	       sg_is_cue(token, SG_CUE_REQUIRED);
}

/* The group that the years stand behind. */
static size_t group_before(const struct sg_sentence *sentence, const struct sg_groups *groups,
			   const struct span_of_years *years, enum behind behind)
{
	size_t at = years->first;
	unsigned words = 0;

	while (at > 0 && years->first - at < 5 &&
	       may_stand_between(&sentence->tokens[at - 1], behind, &words))
		at--;
	for (size_t k = 0; at > 0 && k < groups->n; k++)
		if (groups->at[k].last == at - 1)
			return k;
	return SIZE_MAX;
}

/* "Experience as a Go developer, with at least 5 years of experience": what the sentence asks. */
static size_t only_group(const struct sg_sentence *sentence, const struct sg_groups *groups,
			 const struct span_of_years *years)
{
	if (groups->n == 0 || groups->at[0].last > years->first)
		return SIZE_MAX;
	/* Names within its own name are no others. */
	for (size_t k = 1; k < groups->n; k++)
		if (sentence->tokens[groups->at[k].first].start >=
		    sentence->tokens[groups->at[0].last].end)
			return SIZE_MAX;
	for (size_t i = groups->at[0].first; i > 0; i--)
		if (sg_is_cue(&sentence->tokens[i - 1], SG_CUE_CANDIDATE))
			return 0;
	return SIZE_MAX;
}

/* The group that the years speak of; *list: and those of its list. */
static size_t group_of(const struct sg_sentence *sentence, const struct sg_groups *groups,
		       const struct span_of_years *years, bool *list)
{
	size_t found = group_before(sentence, groups, years, BEHIND_DIRECTLY);

	*list = false;
	if (found != SIZE_MAX)
		return found;
	found = group_after(sentence, groups, years);
	*list = found != SIZE_MAX;
	if (found == SIZE_MAX)
		found = group_before(sentence, groups, years, BEHIND_COMMA);
	if (found == SIZE_MAX)
		found = group_before(sentence, groups, years, BEHIND_WORD);
	return found != SIZE_MAX ? found : only_group(sentence, groups, years);
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

/* "5 years developing services with Java": the years are of the means too. */
static bool is_done_with(const struct sg_reading *reading, const struct sg_sentence *sentence,
			 const struct sg_group *work, const struct sg_group *means)
{
	unsigned words = 0, number;

	if (sg_group_is_technology(reading, work) || !sg_group_is_technology(reading, means))
		return false;
	for (size_t i = work->last + 1; i < means->first; i++) {
		const struct sg_token *token = &sentence->tokens[i];
		bool fits = sg_is_cue(token, SG_CUE_CANDIDATE) ||
			    sg_is_cue(token, SG_CUE_SUCH_AS) ||
			    sg_is_cue(token, SG_CUE_OVERALL) || token->type == SG_TOKEN_WORD;

		words += token->type == SG_TOKEN_WORD;
		if (!fits || number_at(reading, token, &number))
			return false;
	}
	return words <= 3;
}

/* Years before a list are of each of its items, up to the next number. */
static void give_list(const struct sg_reading *reading, const struct sg_sentence *sentence,
		      struct sg_groups *groups, size_t found, const struct span_of_years *years)
{
	uint32_t chain = groups->at[found].chain;
	bool given = true;

	for (size_t k = found + 1; k < groups->n; k++) {
		const struct sg_group *before = &groups->at[k - 1];

		/* "event-driven ETL with Java": one thing, and what it is done with */
		if (given && (groups->at[k].first == before->last + 1 ||
			      is_done_with(reading, sentence, before, &groups->at[k])))
			chain = groups->at[k].chain;
		given = groups->at[k].chain == chain &&
			!number_between(reading, sentence, before->last, groups->at[k].first);
		if (given)
			give(&groups->at[k], years);
	}
}

/* "of software engineering experience": work as a whole, though it names a skill. */
static bool is_overall(const struct sg_sentence *sentence, size_t token)
{
	for (size_t i = 0; i < sentence->n; i++)
		if (sg_is_cue(&sentence->tokens[i], SG_CUE_OVERALL) &&
		    sentence->tokens[i].start < sentence->tokens[token].end &&
		    sentence->tokens[token].start < sentence->tokens[i].end)
			return true;
	return false;
}

static bool has_cue(const struct sg_sentence *sentence, enum sg_cue cue)
{
	for (size_t i = 0; i < sentence->n; i++)
		if (sg_is_cue(&sentence->tokens[i], cue))
			return true;
	return false;
}

/* The company tells of its own years. */
static bool are_theirs(const struct sg_sentence *sentence)
{
	switch (sentence->line->section) {
	case SG_SECTION_TITLE:
	case SG_SECTION_REQUIRED:
	case SG_SECTION_PREFERRED:
		return false;
	case SG_SECTION_OTHER:
	case SG_SECTION_RESPONSIBILITIES:
	case SG_SECTION_STACK:
		return has_cue(sentence, SG_CUE_COMPANY) && !has_cue(sentence, SG_CUE_CANDIDATE);
	default:
		return !has_cue(sentence, SG_CUE_CANDIDATE);
	}
}

static void add_total(struct sg_total_years *total, const struct span_of_years *years)
{
	if (years->up_to || years->low <= total->years)
		return;
	total->years = (uint8_t)years->low;
	total->token = years->first;
}

void sg_years_bind(const struct sg_reading *reading, const struct sg_sentence *sentence,
		   struct sg_groups *groups, struct sg_total_years *total)
{
	struct span_of_years years = { 0 };
	size_t at = 0;

	*total = (struct sg_total_years){ 0 };
	if (are_theirs(sentence))
		return;
	while (next_years(reading, sentence, &at, &years)) {
		bool list;
		size_t found = group_of(sentence, groups, &years, &list);

		if (found == SIZE_MAX) {
			add_total(total, &years);
			continue;
		}
		give(&groups->at[found], &years);
		if (!list)
			continue;
		give_list(reading, sentence, groups, found, &years);
		if (is_overall(sentence, groups->at[found].first))
			add_total(total, &years);
	}
}
