/* SPDX-License-Identifier: MIT */
#include "match/years.h"

#include "base/names.h"
#include "match/years_read.h"

static void give(struct sg_group *group, const struct sg_years_span *years)
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

/* "years of experience" ends right before token `at`. */
static bool stands_behind_work(const struct sg_sentence *sentence, size_t at)
{
	enum { MOST = 4 }; /* readings of the same words */

	for (size_t i = at; i > 0 && at - i < MOST; i--)
		if (sg_is_cue(&sentence->tokens[i - 1], SG_CUE_OVERALL) &&
		    sentence->tokens[i - 1].end == sentence->tokens[at - 1].end)
			return true;
	return false;
}

/*
 * The end of a row of single words that the comma at `at` is part of, "designing, building and
 * running Kubernetes": where its "and" stands. SIZE_MAX when it is none, so that the comma
 * closes the clause. `from`: what the row begins behind.
 */
static size_t row_end(const struct sg_sentence *sentence, size_t from, size_t at)
{
	unsigned words = 0;

	if (at == from || stands_behind_work(sentence, at) ||
	    (sentence->tokens[at - 1].type != SG_TOKEN_WORD &&
	     !sg_is_cue(&sentence->tokens[at - 1], SG_CUE_CANDIDATE)))
		return SIZE_MAX; /* "5 years of experience, energy and Go" */
	for (size_t i = at; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (sg_is_cue(token, SG_CUE_AND) || sg_is_cue(token, SG_CUE_OR))
			return i;
		words = sg_is_sign(token, ',') ? 0 : words + 1;
		if (words > 1 || (token->type != SG_TOKEN_WORD && !sg_is_sign(token, ',')))
			return SIZE_MAX;
	}
	return SIZE_MAX;
}

/* The first group after the years in the same clause; a comma closes it. */
static size_t group_after(const struct sg_sentence *sentence, const struct sg_groups *groups,
			  const struct sg_years_span *years)
{
	bool aside = false; /* within parentheses that opened after the years */
	size_t from = years->last + 1, inside = SIZE_MAX;

	if (from < sentence->n && sg_is_sign(&sentence->tokens[from], '+'))
		from++; /* "5 years+ of" */
	if (from + 1 < sentence->n && sg_is_sign(&sentence->tokens[from], ')') &&
	    sentence->tokens[from + 1].type == SG_TOKEN_WORD)
		from++; /* "Track record (5+ years) in" */
	for (size_t i = from; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (sg_is_sign(token, '(') || (aside && sg_is_sign(token, ')'))) {
			aside = sg_is_sign(token, '(');
			continue;
		}
		if (token->type == SG_TOKEN_MENTION && !aside)
			return group_at(groups, i);
		if (aside && (sg_is_cue(token, SG_CUE_YEARS) || sg_is_cue(token, SG_CUE_AT_LEAST)))
			break; /* "5+ years of experience (at least 3 with Go)" */
		if (token->type == SG_TOKEN_MENTION && inside == SIZE_MAX)
			inside = group_at(groups, i);
		if (aside)
			continue;
		if (sg_is_sign(token, ',') && row_end(sentence, from, i) != SIZE_MAX) {
			i = row_end(sentence, from, i);
			continue;
		}
		if (sg_is_cue(token, SG_CUE_AND) && stands_behind_work(sentence, i))
			break; /* "5 years of experience and solid Go" */
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

/* Years are spent with a technology or practice or in a role: "Degree in computer science, 4+
 * years of experience" speaks of work as a whole. */
static bool takes_years(const struct sg_reading *reading, const struct sg_group *group)
{
	uint32_t skill = reading->mentions.at[group->members[0]].skill;
	enum sg_kind kind = (enum sg_kind)sg_image_skill(reading->image, skill)->kind;

	return kind == SG_KIND_ROLE || sg_class_of(kind) != SG_CLASS_ASIDE;
}

/* The group that the years stand behind. */
static size_t group_before(const struct sg_reading *reading, const struct sg_sentence *sentence,
			   const struct sg_groups *groups, const struct sg_years_span *years,
			   enum behind behind)
{
	size_t at = years->first;
	unsigned words = 0;

	while (at > 0 && years->first - at < 5 &&
	       may_stand_between(&sentence->tokens[at - 1], behind, &words))
		at--;
	for (size_t k = 0; at > 0 && k < groups->n; k++)
		if (groups->at[k].last == at - 1 && takes_years(reading, &groups->at[k]))
			return k;
	return SIZE_MAX;
}

/* "Experience as a Go developer, with at least 5 years of experience": what the sentence asks. */
static size_t only_group(const struct sg_reading *reading, const struct sg_sentence *sentence,
			 const struct sg_groups *groups, const struct sg_years_span *years)
{
	if (groups->n == 0 || groups->at[0].last > years->first ||
	    !takes_years(reading, &groups->at[0]))
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
static size_t group_of(const struct sg_reading *reading, const struct sg_sentence *sentence,
		       const struct sg_groups *groups, const struct sg_years_span *years,
		       bool *list)
{
	size_t found = group_before(reading, sentence, groups, years, BEHIND_DIRECTLY);

	*list = false;
	if (found != SIZE_MAX)
		return found;
	found = group_after(sentence, groups, years);
	*list = found != SIZE_MAX;
	if (found == SIZE_MAX)
		found = group_before(reading, sentence, groups, years, BEHIND_COMMA);
	if (found == SIZE_MAX)
		found = group_before(reading, sentence, groups, years, BEHIND_WORD);
	return found != SIZE_MAX ? found : only_group(reading, sentence, groups, years);
}

static bool number_between(const struct sg_reading *reading, const struct sg_sentence *sentence,
			   size_t from, size_t to)
{
	unsigned number;

	for (size_t i = from + 1; i < to; i++)
		if (sg_years_number(reading, &sentence->tokens[i], &number))
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
		if (!fits || sg_years_number(reading, token, &number))
			return false;
	}
	return words <= 3;
}

/* Years before a list are of each of its items, up to the next number. */
static void give_list(const struct sg_reading *reading, const struct sg_sentence *sentence,
		      struct sg_groups *groups, size_t found, const struct sg_years_span *years)
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
		return sg_has_cue(sentence, SG_CUE_COMPANY) && !sg_has_cue(sentence, SG_CUE_CANDIDATE);
	default:
		return !sg_has_cue(sentence, SG_CUE_CANDIDATE);
	}
}

static void add_total(struct sg_total_years *total, const struct sg_years_span *years)
{
	if (years->up_to || years->low <= total->years)
		return;
	total->years = (uint8_t)years->low;
	total->token = years->first;
}

void sg_years_bind(const struct sg_reading *reading, const struct sg_sentence *sentence,
		   struct sg_groups *groups, struct sg_total_years *total)
{
	struct sg_years_span years = { 0 };
	size_t at = 0;

	*total = (struct sg_total_years){ 0 };
	if (!(sg_has_cue(sentence, SG_CUE_YEARS) || sg_has_cue(sentence, SG_CUE_MONTHS)) ||
	    are_theirs(sentence))
		return;
	while (sg_years_next(reading, sentence, &at, &years)) {
		bool list;
		size_t found = group_of(reading, sentence, groups, &years, &list);

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
