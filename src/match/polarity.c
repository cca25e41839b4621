/* SPDX-License-Identifier: MIT */
#include "match/polarity.h"

#include "base/names.h"

static bool ends_clause(const struct sg_token *token)
{
	return sg_is_sign(token, ';') || sg_is_cue(token, SG_CUE_CONTRAST);
}

static bool mention_before(const struct sg_sentence *sentence, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (sentence->tokens[i].type == SG_TOKEN_MENTION)
			return true;
	return false;
}

/* "we chose NATS over Kafka": the word at `at` stands between what was chosen and what not. */
static bool is_passed_over(const struct sg_sentence *sentence, size_t at)
{
	if (at == 0 || !sg_is_cue(&sentence->tokens[at], SG_CUE_AT_LEAST) ||
	    sentence->tokens[at - 1].type != SG_TOKEN_MENTION)
		return false;
	for (size_t i = at; i > 0; i--)
		if (sg_is_cue(&sentence->tokens[i - 1], SG_CUE_CHOICE))
			return true;
	return false;
}

/* The negation whose colon opens a list: "Not required: Go, Rust". SIZE_MAX without one. */
static size_t before_colon(const struct sg_sentence *sentence, size_t colon)
{
	unsigned words = 0;

	if (mention_before(sentence, colon))
		return SIZE_MAX;
	for (size_t i = colon; i > 0 && words <= 1; i--) {
		if (sg_is_cue(&sentence->tokens[i - 1], SG_CUE_NOT) ||
		    sg_is_cue(&sentence->tokens[i - 1], SG_CUE_NOT_AFTER))
			return i - 1;
		if (sentence->tokens[i - 1].type != SG_TOKEN_WORD)
			return SIZE_MAX;
		words++;
	}
	return SIZE_MAX;
}

/* Another negation, or a refusal, of which the one at `not` says for what. */
static bool is_doubled(const struct sg_sentence *sentence, size_t not_)
{
	for (size_t i = not_; i > 0; i--) {
		const struct sg_token *token = &sentence->tokens[i - 1];

		if (token->end > sentence->tokens[not_].start)
			continue;
		if (token->type == SG_TOKEN_MENTION || ends_clause(token) ||
		    sg_is_sign(token, ','))
			return false;
		if (sg_is_cue(token, SG_CUE_REFUSED) || sg_is_cue(token, SG_CUE_NOT))
			return true;
	}
	return false;
}

/* "non-technical users of Go": a hyphen ties the negation to the next word alone. */
static bool is_tied(const struct sg_sentence *sentence, size_t not_, size_t first)
{
	return not_ + 2 < first && sg_is_sign(&sentence->tokens[not_ + 1], '-') &&
	       sentence->tokens[not_ + 1].start == sentence->tokens[not_].end;
}

static struct sg_denial denial_of(const struct sg_sentence *sentence, size_t cue)
{
	struct sg_denial denial = { .negated = true,
				    .words = sg_token_span(&sentence->tokens[cue]) };

	denial.polarity = sg_polarity_of(sentence->tokens[cue].value);
	denial.demanded = denial.polarity == SG_POLARITY_EXCLUDED && is_doubled(sentence, cue);
	return denial;
}

static struct sg_denial passed_over(void)
{
	return (struct sg_denial){ .negated = true,
				   .instead = true,
				   .polarity = SG_POLARITY_EXCLUDED };
}

/* Nothing before this token is about what stands after it. */
static bool shuts(const struct sg_token *token, unsigned words)
{
	return ends_clause(token) || sg_is_sign(token, ',') || sg_is_sign(token, ')') ||
	       (sg_is_sign(token, '(') && words == 0) ||
	       sg_is_cue(token, SG_CUE_PREFERRED_AFTER) ||
	       (token->type == SG_TOKEN_MENTION && words > 0);
}

struct sg_denial sg_polarity_before(const struct sg_sentence *sentence, size_t first)
{
	unsigned words = 0;

	for (size_t i = first; i > 0 && words <= 5; i--) {
		const struct sg_token *token = &sentence->tokens[i - 1];

		if (token->end > sentence->tokens[first].start)
			continue;
		if (sg_is_cue(token, SG_CUE_INSTEAD))
			return is_doubled(sentence, i - 1)
				       ? (struct sg_denial){ .negated = true, .demanded = true }
				       : passed_over();
		if (i == first && is_passed_over(sentence, i - 1))
			return passed_over();
		if (sg_is_cue(token, SG_CUE_NOT)) {
			if (sg_cue_behind(sentence, i - 1, SG_CUE_IT) ||
			    is_tied(sentence, i - 1, first))
				break; /* "moved away from it" */
			return denial_of(sentence, i - 1);
		}
		if (sg_is_sign(token, ':')) {
			size_t cue = before_colon(sentence, i - 1);

			if (cue == SIZE_MAX)
				break;
			return (struct sg_denial){
				.negated = true,
				.polarity = sg_polarity_of(sentence->tokens[cue].value),
				.words = sg_token_span(&sentence->tokens[cue]),
			};
		}
		if (shuts(token, words))
			break;
		words += token->type == SG_TOKEN_WORD;
	}
	return (struct sg_denial){ .negated = false };
}

/* What stands between two groups of a list. */
struct between {
	bool pure; /* nothing but what joins a list */
	bool or_, and_, nor;
};

static struct between between(const struct sg_sentence *sentence, const struct sg_group *group,
			      const struct sg_group *next)
{
	struct between out = { .pure = true };

	for (size_t i = group->last + 1; i < next->first; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		out.or_ = out.or_ || sg_is_cue(token, SG_CUE_OR);
		out.and_ = out.and_ || sg_is_cue(token, SG_CUE_AND) || sg_is_sign(token, '&');
		out.nor = out.nor || sg_is_cue(token, SG_CUE_NOT);
		out.pure = out.pure &&
			   (sg_is_cue(token, SG_CUE_OR) || sg_is_cue(token, SG_CUE_AND) ||
			    sg_is_cue(token, SG_CUE_NOT) || sg_is_sign(token, ',') ||
			    sg_is_sign(token, '&') || sg_is_sign(token, '/'));
	}
	return out;
}

static void copy_polarity(struct sg_group *to, const struct sg_group *from)
{
	to->polarity = from->polarity;
	to->strength_rule = from->strength_rule;
	to->words = from->words;
}

/* The list of groups that starts at `from` goes on to the last but one index returned. */
static size_t end_of_list(const struct sg_sentence *sentence, const struct sg_groups *groups,
			  size_t from, bool *or_)
{
	size_t i = from + 1;

	*or_ = groups->at[from].n > 1;
	for (; i < groups->n; i++) {
		struct between gap = between(sentence, &groups->at[i - 1], &groups->at[i]);

		if (!gap.pure || gap.nor || groups->at[i].cue_after ||
		    (gap.and_ && groups->at[from].polarity != SG_POLARITY_NOT_REQUIRED))
			break;
		*or_ = *or_ || gap.or_ || groups->at[i].n > 1;
	}
	return i;
}

/* "no A, B or C", "not required: A, B", "you need no A and B": the rest of the list. */
static void spread_forward(const struct sg_sentence *sentence, struct sg_groups *groups)
{
	for (size_t i = 0; i < groups->n; i++) {
		struct sg_group *group = &groups->at[i];
		bool or_, colon, wide;
		size_t end;

		if (group->polarity == SG_POLARITY_ASKED || !group->denied_before)
			continue;
		end = end_of_list(sentence, groups, i, &or_);
		colon = group->first > 0 && sg_is_sign(&sentence->tokens[group->first - 1], ':');
		wide = or_ || colon || group->polarity == SG_POLARITY_NOT_REQUIRED;
		/* "no A or B needed" */
		if (wide && groups->at[end - 1].polarity == SG_POLARITY_NOT_REQUIRED)
			copy_polarity(group, &groups->at[end - 1]);
		for (size_t k = i + 1; wide && k < end; k++)
			copy_polarity(&groups->at[k], group);
		i = end - 1;
	}
}

/* "Neither A nor B is needed": what is said of B holds for A. */
static void spread_back(const struct sg_sentence *sentence, struct sg_groups *groups)
{
	for (size_t i = groups->n; i > 1; i--) {
		struct sg_group *group = &groups->at[i - 2], *next = &groups->at[i - 1];
		struct between gap = between(sentence, group, next);

		if (gap.pure && gap.nor && group->polarity != SG_POLARITY_ASKED &&
		    next->polarity != SG_POLARITY_ASKED)
			copy_polarity(group, next);
	}
}

static bool is_split(const struct sg_group *group)
{
	return group->polarity != SG_POLARITY_ASKED && group->n > 1;
}

/* Not "A or B" is neither A nor B. */
static void split_negated(struct sg_reading *reading, struct sg_groups *groups)
{
	struct sg_groups split = { .at = NULL };
	bool any = false;

	for (size_t i = 0; i < groups->n; i++)
		any = any || is_split(&groups->at[i]);
	if (!any)
		return;
	for (size_t i = 0; i < groups->n; i++) {
		size_t pieces = is_split(&groups->at[i]) ? groups->at[i].n : 1;

		for (size_t k = 0; k < pieces; k++) {
			struct sg_group *slot = sg_push(reading->scratch, &split);

			if (slot == NULL) {
				reading->failed = true;
				return;
			}
			*slot = groups->at[i];
			slot->open = slot->open && slot->polarity == SG_POLARITY_ASKED;
			if (pieces > 1) {
				slot->members += k;
				slot->n = slot->min_count = 1;
			}
		}
	}
	*groups = split;
}

void sg_polarity_spread(struct sg_reading *reading, const struct sg_sentence *sentence,
			struct sg_groups *groups)
{
	spread_forward(sentence, groups);
	spread_back(sentence, groups);
	split_negated(reading, groups);
}
