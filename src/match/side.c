/* SPDX-License-Identifier: MIT */
#include "match/side.h"

#include "base/names.h"

static bool ends_clause(const struct sg_token *token)
{
	return sg_is_sign(token, ';') || sg_is_cue(token, SG_CUE_CONTRAST);
}

static enum sg_polarity polarity_of(const struct sg_token *token)
{
	return sg_polarity_of(token->value);
}

static bool mention_before(const struct sg_sentence *sentence, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (sentence->tokens[i].type == SG_TOKEN_MENTION)
			return true;
	return false;
}

/* A cue that may stand on both sides belongs to what stands before it when a sign, the end
 * or another cue follows: "Kafka preferred, Go". */
static bool closes(const struct sg_sentence *sentence, size_t cue)
{
	size_t behind = sg_token_behind(sentence, cue);
	const struct sg_token *next = behind < sentence->n ? &sentence->tokens[behind] : NULL;
	const struct sg_token *before = cue > 0 ? &sentence->tokens[cue - 1] : NULL;

	if (next != NULL && sg_is_cue(next, SG_CUE_IT))
		return true;
	if (before == NULL || sg_is_sign(before, ',') || sg_is_sign(before, ':') ||
	    !mention_before(sentence, cue))
		return false;
	return next == NULL || (next->type == SG_TOKEN_SIGN && next->sign != ':') ||
	       (next->type == SG_TOKEN_CUE && next->cue != SG_CUE_CANDIDATE &&
		next->cue != SG_CUE_PROFICIENCY);
}

/* Looking for what is said of a place after it. */
struct look {
	const struct sg_sentence *sentence;
	size_t reach;  /* mentions up to here do not stop it */
	bool denied;   /* a negation stands before the place */
	bool comma;    /* past one */
	bool sign;     /* past any that parts */
	bool turned;   /* past "but": only what speaks of "it" counts, or asks after all */
	size_t not_;   /* a negation that waits for what it negates; 0: none */
	unsigned words; /* since the last sign or cue */
	struct sg_side side;
};

size_t sg_past_aside(const struct sg_sentence *sentence, size_t at)
{
	bool named = false;

	for (size_t i = at + 1; i < sentence->n; i++) {
		if (sg_is_sign(&sentence->tokens[i], ')'))
			return named ? i : at;
		named = named || sentence->tokens[i].type == SG_TOKEN_MENTION;
	}
	return at;
}

/* "Redis and RabbitMQ are not": a negation with nothing left to negate. */
static bool is_cut_short(const struct sg_sentence *sentence, size_t not_)
{
	size_t behind = sg_token_behind(sentence, not_);
	const struct sg_token *next = behind < sentence->n ? &sentence->tokens[behind] : NULL;

	return next == NULL || sg_is_sign(next, '.') || sg_is_sign(next, ',') ||
	       sg_is_sign(next, ')') || sg_is_sign(next, '!') || ends_clause(next);
}

static void deny(struct look *look, size_t at, enum sg_polarity polarity)
{
	look->side.words = sg_token_span(&look->sentence->tokens[at]);
	look->side.negated = true;
	look->side.polarity = polarity;
}

/* A negation after the place, of the place itself or of what is said next. */
static void take_not(struct look *look, size_t at)
{
	const struct sg_sentence *sentence = look->sentence;

	if (sg_cue_behind(sentence, at, SG_CUE_IT))
		deny(look, at, polarity_of(&sentence->tokens[at]));
	else if (look->sign)
		return; /* "in your browser - no setup required" */
	else if (!look->turned && look->words <= 1 && is_cut_short(sentence, at))
		deny(look, at, SG_POLARITY_NOT_REQUIRED);
	else
		look->not_ = at;
}

/* "PostgreSQL, plus Redis" */
static bool names_next(const struct sg_sentence *sentence, size_t cue)
{
	size_t behind = sg_token_behind(sentence, cue);

	return behind < sentence->n && sentence->tokens[behind].type == SG_TOKEN_MENTION;
}

/* A cue that may decide. True when it did. */
static bool take_cue(struct look *look, size_t at)
{
	const struct sg_sentence *sentence = look->sentence;
	const struct sg_token *token = &sentence->tokens[at];
	bool denied = look->denied || look->side.negated;
	bool far = !denied && (look->turned || (look->comma && look->words > 1));
	bool not_ = look->not_ > 0 && look->words <= 1;

	switch (token->cue) {
	case SG_CUE_PREFERRED_AFTER:
	case SG_CUE_PREFERRED:
		if (far || not_ || names_next(sentence, at) ||
		    (token->cue == SG_CUE_PREFERRED && !closes(sentence, at)))
			return false;
		look->side.strength = SG_STRENGTH_PREFERRED;
		look->side.words = sg_token_span(token);
		look->side.negated = false; /* "not required, but a plus" asks after all */
		return true;
	case SG_CUE_NOT_AFTER:
		if (!look->side.negated && !look->turned)
			deny(look, at, polarity_of(token));
		return false;
	case SG_CUE_NOT:
		if (!look->side.negated)
			take_not(look, at);
		return false;
	case SG_CUE_REFUSED:
		look->side.refused = true;
		return look->denied;
	case SG_CUE_REQUIRED:
	case SG_CUE_REQUIRED_AFTER:
		if (look->side.negated || look->turned)
			return false;
		if (not_) {
			deny(look, at, SG_POLARITY_NOT_REQUIRED);
			look->not_ = 0;
			return false;
		}
		if (look->comma ||
		    (token->cue == SG_CUE_REQUIRED && !closes(sentence, at)))
			return false;
		look->side.strength = SG_STRENGTH_REQUIRED;
		look->side.words = sg_token_span(token);
		return true;
	case SG_CUE_CANDIDATE:
	case SG_CUE_PROFICIENCY: /* "basic Git, mastery is not needed" */
		look->turned = look->turned || look->comma;
		return false;
	case SG_CUE_CONTRAST:
		look->turned = true;
		return false;
	default:
		return false;
	}
}

/* What is said of a place after it, up to the next thing named. `reach` is the last token of
 * the list that the place is joined to: mentions up to it do not stop the search. */
struct sg_side sg_side_after(const struct sg_sentence *sentence, size_t last, size_t reach,
			      bool denied)
{
	struct look look = { .sentence = sentence, .reach = reach, .denied = denied };

	for (size_t i = last + 1; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (token->start < sentence->tokens[last].end)
			continue; /* another reading of the same words */
		if (i > reach &&
		    (token->type == SG_TOKEN_MENTION || sg_is_cue(token, SG_CUE_LANGUAGE) ||
		     sg_is_cue(token, SG_CUE_DEGREE)))
			break;
		if (sg_is_sign(token, ';') || (i > reach && sg_is_sign(token, '\n')))
			break;
		if (sg_is_sign(token, '('))
			i = sg_past_aside(sentence, i);
		if (token->type == SG_TOKEN_SIGN && i > reach)
			look.words = 0;
		if (sg_is_sign(token, ',') && i > reach)
			look.comma = true;
		if (i > reach && (sg_is_sign(token, ',') || sg_is_sign(token, '-')))
			look.sign = true;
		if (token->type == SG_TOKEN_WORD && i > reach)
			look.words++;
		if (token->type == SG_TOKEN_CUE && take_cue(&look, i))
			break;
		if (look.not_ == i)
			look.words = 0;
	}
	return look.side;
}

/* The closing cue at `cue` stands before the parentheses that the place is in: "is a plus
 * (Cisco, Juniper)". */
static bool opens_aside(const struct sg_sentence *sentence, size_t cue, size_t first)
{
	size_t open = sg_token_behind(sentence, cue);

	if (open >= first || !sg_is_sign(&sentence->tokens[open], '('))
		return false;
	for (size_t i = open + 1; i < first; i++)
		if (sg_is_sign(&sentence->tokens[i], ')'))
			return false;
	return true;
}

/* "Highly desirable: Ruby" */
static bool heads(const struct sg_sentence *sentence, size_t cue)
{
	size_t behind = sg_token_behind(sentence, cue);

	return behind < sentence->n && sg_is_sign(&sentence->tokens[behind], ':') &&
	       !mention_before(sentence, cue);
}

static enum sg_strength strength_of(enum sg_cue cue)
{
	switch (cue) {
	case SG_CUE_REQUIRED:
	case SG_CUE_REQUIRED_AFTER:
		return SG_STRENGTH_REQUIRED;
	case SG_CUE_PREFERRED:
	case SG_CUE_PREFERRED_AFTER:
		return SG_STRENGTH_PREFERRED;
	default:
		return SG_STRENGTH_NONE;
	}
}

/* Where the parentheses that close at `at` open, unless they open the sentence. */
static size_t before_aside(const struct sg_sentence *sentence, size_t at)
{
	for (size_t i = at; i > 1; i--)
		if (sg_is_sign(&sentence->tokens[i - 1], '('))
			return i - 1;
	return at;
}

/* The nearest cue before `first`. Cues that close what stands before them do not count. */
struct sg_side sg_side_before(const struct sg_sentence *sentence, size_t first)
{
	struct sg_side side = { 0 };

	for (size_t i = first; i > 0; i--) {
		const struct sg_token *token = &sentence->tokens[i - 1];

		if (ends_clause(token))
			break;
		if (sg_is_sign(token, ')') && i < first)
			i = before_aside(sentence, i - 1) + 1;
		if (token->type != SG_TOKEN_CUE || token->end > sentence->tokens[first].start)
			continue;
		if (token->cue == SG_CUE_PREFERRED_AFTER || token->cue == SG_CUE_REQUIRED_AFTER ||
		    token->cue == SG_CUE_NOT_AFTER) {
			if (opens_aside(sentence, i - 1, first) || heads(sentence, i - 1))
				side.strength = strength_of(token->cue);
			side.words = sg_token_span(token);
			break;
		}
		if (strength_of(token->cue) != SG_STRENGTH_NONE && !closes(sentence, i - 1)) {
			side.strength = strength_of(token->cue);
			side.words = sg_token_span(token);
			break;
		}
	}
	return side;
}
