/* SPDX-License-Identifier: MIT */
#include "match/strength.h"

#include "base/names.h"

/* A cue found on one side of a place. */
struct side {
	enum sg_strength strength; /* none: no cue of strength */
	bool negated;
	enum sg_polarity polarity;
	size_t at; /* token of the cue that decided */
};

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
	const struct sg_token *next = cue + 1 < sentence->n ? &sentence->tokens[cue + 1] : NULL;
	const struct sg_token *before = cue > 0 ? &sentence->tokens[cue - 1] : NULL;

	if (before == NULL || sg_is_sign(before, ',') || sg_is_sign(before, ':') ||
	    !mention_before(sentence, cue))
		return false;
	return next == NULL || (next->type == SG_TOKEN_SIGN && next->sign != ':') ||
	       (next->type == SG_TOKEN_CUE && next->cue != SG_CUE_CANDIDATE &&
		next->cue != SG_CUE_PROFICIENCY);
}

/* The nearest cue after `last`, up to the end of the clause. `reach` is the last token of the
 * list that the place is joined to: mentions up to it do not stop the search. */
static struct side look_after(const struct sg_sentence *sentence, size_t last, size_t reach)
{
	struct side side = { 0 };
	bool comma = false;

	for (size_t i = last + 1; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (token->start < sentence->tokens[last].end)
			continue; /* another reading of the same words */
		if (i > reach &&
		    (token->type == SG_TOKEN_MENTION || sg_is_cue(token, SG_CUE_LANGUAGE) ||
		     sg_is_cue(token, SG_CUE_DEGREE)))
			break;
		if (sg_is_sign(token, ';'))
			break;
		if (sg_is_sign(token, ',') && i > reach)
			comma = true;
		if (token->type != SG_TOKEN_CUE)
			continue;
		side.at = i;
		if (token->cue == SG_CUE_PREFERRED_AFTER ||
		    (token->cue == SG_CUE_PREFERRED && closes(sentence, i))) {
			side.strength = SG_STRENGTH_PREFERRED;
			side.negated = false; /* "not required, but a plus" asks after all */
			break;
		}
		if (side.negated)
			continue;
		if (token->cue == SG_CUE_NOT_AFTER) {
			side.negated = true;
			side.polarity = polarity_of(token);
			continue;
		}
		if (token->cue == SG_CUE_CONTRAST)
			break;
		if (!comma && (token->cue == SG_CUE_REQUIRED_AFTER ||
			       (token->cue == SG_CUE_REQUIRED && closes(sentence, i)))) {
			side.strength = SG_STRENGTH_REQUIRED;
			break;
		}
	}
	return side;
}

/* The nearest cue before `first`. Cues that close what stands before them do not count. */
static struct side look_before(const struct sg_sentence *sentence, size_t first)
{
	struct side side = { 0 };

	for (size_t i = first; i > 0; i--) {
		const struct sg_token *token = &sentence->tokens[i - 1];

		if (ends_clause(token))
			break;
		if (token->type != SG_TOKEN_CUE || token->end > sentence->tokens[first].start)
			continue;
		side.at = i - 1;
		if (token->cue == SG_CUE_PREFERRED_AFTER || token->cue == SG_CUE_REQUIRED_AFTER ||
		    token->cue == SG_CUE_NOT_AFTER)
			break;
		if ((token->cue == SG_CUE_REQUIRED || token->cue == SG_CUE_PREFERRED) &&
		    !closes(sentence, i - 1)) {
			side.strength = token->cue == SG_CUE_REQUIRED ? SG_STRENGTH_REQUIRED
								      : SG_STRENGTH_PREFERRED;
			break;
		}
	}
	return side;
}

/*
 * A negation before the place: it reaches over "or" and "and" lists, but not past a comma or
 * colon, and not over many words.
 */
static bool negated_before(const struct sg_sentence *sentence, size_t first,
			   enum sg_polarity *polarity)
{
	unsigned words = 0;

	for (size_t i = first; i > 0 && words <= 5; i--) {
		const struct sg_token *token = &sentence->tokens[i - 1];

		if (sg_is_cue(token, SG_CUE_NOT)) {
			*polarity = polarity_of(token);
			return true;
		}
		if (ends_clause(token) || sg_is_sign(token, ',') || sg_is_sign(token, ':') ||
		    sg_is_sign(token, ')') || sg_is_cue(token, SG_CUE_PREFERRED_AFTER) ||
		    (token->type == SG_TOKEN_MENTION && words > 0))
			return false;
		words += token->type == SG_TOKEN_WORD;
	}
	return false;
}

static enum sg_proficiency proficiency_at(const struct sg_sentence *sentence, size_t first,
					  size_t last)
{
	unsigned words = 0;

	for (size_t i = first; i > 0 && words <= 6; i--) {
		const struct sg_token *token = &sentence->tokens[i - 1];

		if (ends_clause(token))
			break;
		if (sg_is_cue(token, SG_CUE_PROFICIENCY))
			return sg_proficiency_of(token->value);
		words += token->type == SG_TOKEN_WORD;
	}
	for (size_t i = last + 1; i < sentence->n && i <= last + 3; i++) {
		if (sentence->tokens[i].type == SG_TOKEN_MENTION ||
		    ends_clause(&sentence->tokens[i]))
			break;
		if (sg_is_cue(&sentence->tokens[i], SG_CUE_PROFICIENCY))
			return sg_proficiency_of(sentence->tokens[i].value);
	}
	return SG_PROFICIENCY_NONE;
}

enum sg_strength sg_strength_of_section(enum sg_section_kind section)
{
	switch (section) {
	case SG_SECTION_TITLE:
	case SG_SECTION_REQUIRED:
		return SG_STRENGTH_REQUIRED;
	case SG_SECTION_PREFERRED:
		return SG_STRENGTH_PREFERRED;
	case SG_SECTION_OTHER:
		return SG_STRENGTH_UNSPECIFIED;
	default:
		return SG_STRENGTH_MENTIONED;
	}
}

struct clause {
	bool company, candidate, years, learning;
};

/* Who the words around a place speak of. */
static struct clause clause_of(const struct sg_sentence *sentence, size_t first)
{
	struct clause clause = { 0 };

	for (size_t i = 0; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (token->type != SG_TOKEN_CUE)
			continue;
		clause.candidate = clause.candidate || token->cue == SG_CUE_CANDIDATE ||
				   token->cue == SG_CUE_PROFICIENCY;
		clause.years = clause.years || token->cue == SG_CUE_YEARS;
		clause.learning = clause.learning || token->cue == SG_CUE_LEARNING;
		if (token->cue == SG_CUE_COMPANY && i < first)
			clause.company = true;
	}
	return clause;
}

/* Strength without a cue of strength: the section, and who the sentence speaks of. */
static void by_section(const struct sg_sentence *sentence, const struct clause *clause,
		       struct sg_verdict_of_place *out)
{
	enum sg_section_kind section = sentence->line->section;

	out->strength = sg_strength_of_section(section);
	out->rule = "section";
	if (section == SG_SECTION_OTHER && clause->company) {
		out->strength = SG_STRENGTH_MENTIONED;
		out->rule = "clause.company";
	} else if (section == SG_SECTION_OTHER && (clause->candidate || clause->years) &&
		   !clause->learning) {
		out->strength = SG_STRENGTH_REQUIRED;
		out->rule = "clause.candidate";
	} else if (section == SG_SECTION_RESPONSIBILITIES && clause->candidate && clause->years) {
		out->strength = SG_STRENGTH_REQUIRED;
		out->rule = "clause.candidate";
	}
	if (clause->learning && section == SG_SECTION_OTHER)
		out->strength = SG_STRENGTH_MENTIONED;
}

/* Sections in which a cue of strength speaks of the candidate. */
static bool cues_count(const struct sg_sentence *sentence, const struct clause *clause,
		       enum sg_strength strength)
{
	switch (sentence->line->section) {
	case SG_SECTION_TITLE:
	case SG_SECTION_REQUIRED:
	case SG_SECTION_PREFERRED:
	case SG_SECTION_OTHER:
		return true;
	case SG_SECTION_RESPONSIBILITIES:
	case SG_SECTION_STACK:
		return clause->candidate || strength == SG_STRENGTH_PREFERRED;
	default:
		return false;
	}
}

struct sg_verdict_of_place sg_strength_at(const struct sg_reading *reading,
					  const struct sg_sentence *sentence, size_t first,
					  size_t last, size_t reach)
{
	struct sg_verdict_of_place out = { 0 };
	struct clause clause = clause_of(sentence, first);
	struct side after = look_after(sentence, last, reach);
	struct side before = look_before(sentence, first);
	enum sg_section_kind section = sentence->line->section;

	(void)reading;
	by_section(sentence, &clause, &out);
	out.proficiency = proficiency_at(sentence, first, last);
	if (negated_before(sentence, first, &out.polarity)) {
		if (after.strength == SG_STRENGTH_PREFERRED) {
			out.polarity = SG_POLARITY_ASKED;
		} else {
			if (after.strength == SG_STRENGTH_REQUIRED || after.negated)
				out.polarity = SG_POLARITY_NOT_REQUIRED;
			out.rule = "polarity.no";
			return out;
		}
	} else if (after.negated) {
		out.polarity = after.polarity;
		out.rule = "polarity.not_required";
		return out;
	}
	if (!cues_count(sentence, &clause,
			after.strength != SG_STRENGTH_NONE ? after.strength : before.strength))
		return out;
	if (after.strength != SG_STRENGTH_NONE) {
		out.strength = after.strength;
		out.rule = "clause.after";
	} else if (before.strength != SG_STRENGTH_NONE) {
		out.strength = before.strength;
		out.rule = "clause.before";
	}
	/* Under a heading of extras nothing becomes a must. */
	if (section == SG_SECTION_PREFERRED && out.strength == SG_STRENGTH_REQUIRED)
		out.strength = SG_STRENGTH_PREFERRED;
	return out;
}

/* Whether the list that ends at token `to` hangs on a word such as "experience" before `from`,
 * with no further one in between. */
static bool hangs_together(const struct sg_sentence *sentence, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (sg_is_cue(&sentence->tokens[i], SG_CUE_CANDIDATE))
			return false;
	for (size_t i = from; i > 0; i--) {
		const struct sg_token *token = &sentence->tokens[i - 1];

		if (sg_is_cue(token, SG_CUE_CANDIDATE))
			return true;
		if (ends_clause(token))
			return false;
	}
	return false;
}

/* The closing cue that follows token `last` has a verb, which then speaks of the whole list. */
static bool verb_follows(const struct sg_sentence *sentence, size_t last)
{
	for (size_t i = last + 1; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (token->type == SG_TOKEN_MENTION || ends_clause(token))
			return false;
		if (sg_is_cue(token, SG_CUE_PREFERRED_AFTER))
			return sg_str_eq(token->value, SG_STR("list"));
	}
	return false;
}

/*
 * The last token of the list that a group's closing cue may stand behind: "X, Y and Z are a
 * plus", "experience with X, Y, Z would be a plus"; but "X, Y a plus" is of Y alone.
 */
static size_t reach_of(const struct sg_sentence *sentence, const struct sg_groups *groups,
		       size_t at)
{
	const struct sg_group *group = &groups->at[at];
	size_t reach = group->last, end = group->last;

	for (size_t k = at + 1; k < groups->n && groups->at[k].chain == group->chain; k++) {
		end = groups->at[k].last;
		if (groups->at[k].joined)
			reach = end;
	}
	if (end > reach && verb_follows(sentence, end) &&
	    hangs_together(sentence, group->first, end))
		reach = end;
	return reach;
}

void sg_strength_groups(const struct sg_reading *reading, const struct sg_sentence *sentence,
			struct sg_groups *groups)
{
	for (size_t i = 0; i < groups->n; i++) {
		struct sg_group *group = &groups->at[i];
		struct sg_verdict_of_place place;

		place = sg_strength_at(reading, sentence, group->first, group->last,
				       reach_of(sentence, groups, i));
		group->strength = place.strength;
		group->strength_rule = place.rule;
		group->polarity = place.polarity;
		group->proficiency = place.proficiency;
	}
}
