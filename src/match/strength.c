/* SPDX-License-Identifier: MIT */
#include "match/strength.h"

#include "base/names.h"
#include "match/polarity.h"
#include "match/side.h"

static bool ends_clause(const struct sg_token *token)
{
	return sg_is_sign(token, ';') || sg_is_cue(token, SG_CUE_CONTRAST);
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

/* Who the words around a place speak of. */
struct clause {
	bool company, candidate; /* the nearest before it; else the candidate's anywhere */
	bool opens;    /* the candidate's part opens the sentence: "Experience with" */
	bool years, age;
	bool learning; /* something is to be learnt on the job */
	bool to_learn; /* it is what stands here */
	bool ours;     /* the company's part opens the sentence: "Our stack is" */
	bool softened; /* "need not be an expert in" */
};

/* A cue inside another that means none of it: "user experience". */
static bool is_hidden(const struct sg_sentence *sentence, size_t at)
{
	for (size_t i = at; i > 0 && sentence->tokens[i - 1].end >= sentence->tokens[at].start;
	     i--)
		if (sg_is_cue(&sentence->tokens[i - 1], SG_CUE_NEUTRAL) &&
		    sentence->tokens[i - 1].end >= sentence->tokens[at].end)
			return true;
	return false;
}

static bool is_candidate(const struct sg_token *token)
{
	return sg_is_cue(token, SG_CUE_CANDIDATE) || sg_is_cue(token, SG_CUE_PROFICIENCY);
}

/* The cue at `at` opens the sentence with what the candidate has: "Experience with", "Strong
 * understanding of", but not "Improve the experience". */
static bool has_it(const struct sg_sentence *sentence, size_t at)
{
	const struct sg_token *token = &sentence->tokens[at], *start = &sentence->tokens[0];
	uint32_t words = token->words + token->mentions;

	return token->cue == SG_CUE_CANDIDATE && sg_str_eq(token->value, SG_STR("has")) &&
	       (words == 0 || (words <= 3 && (start->type == SG_TOKEN_MENTION ||
					      is_candidate(start))));
}

static void take_person(struct clause *clause, const struct sg_sentence *sentence, size_t at,
			size_t first)
{
	const struct sg_token *token = &sentence->tokens[at];

	if (is_candidate(token) && is_hidden(sentence, at)) {
		clause->softened = clause->softened || at < first;
	} else if (is_candidate(token)) {
		clause->opens = clause->opens || (at < first && !clause->company &&
						  has_it(sentence, at));
		clause->candidate = true;
		if (at < first && token->cue == SG_CUE_CANDIDATE)
			clause->company = false;
	} else if (token->cue == SG_CUE_COMPANY && at < first) {
		clause->company = true;
		clause->candidate = false;
		clause->ours = clause->ours ||
			       token->start == sentence->tokens[0].start;
	}
}

static struct clause clause_of(const struct sg_sentence *sentence, size_t first)
{
	const struct sg_token *place = &sentence->tokens[first];
	struct clause clause = { 0 };
	uint32_t learnt = UINT32_MAX; /* words up to what says that something is */

	for (size_t k = 0; k < sentence->n_cues; k++) {
		size_t i = sentence->cues[k];
		const struct sg_token *token = &sentence->tokens[i];

		if (i < first && token->start >= place->start)
			continue;
		take_person(&clause, sentence, i, first);
		clause.years = clause.years || token->cue == SG_CUE_YEARS;
		clause.age = clause.age || token->cue == SG_CUE_AGE;
		clause.learning = clause.learning || token->cue == SG_CUE_LEARNING;
		if (token->cue == SG_CUE_LEARNING && i < first)
			learnt = token->words;
		else if (token->cue == SG_CUE_CANDIDATE && i < first)
			learnt = UINT32_MAX;
	}
	clause.to_learn = learnt != UINT32_MAX && place->words - learnt <= 2;
	return clause;
}

/* Strength without a cue of strength: the section, and who the sentence speaks of. */
static void by_section(const struct sg_sentence *sentence, const struct clause *clause,
		       struct sg_verdict_of_place *out)
{
	enum sg_section_kind section = sentence->line->section;
	bool asks = clause->candidate || (clause->years && !clause->age);

	out->strength = sg_strength_of_section(section);
	out->rule = "section";
	switch (section) {
	case SG_SECTION_OTHER:
		if (clause->company || clause->softened || clause->learning) {
			out->strength = SG_STRENGTH_MENTIONED;
			out->rule = "clause.company";
		} else if (asks) {
			out->strength = SG_STRENGTH_REQUIRED;
			out->rule = "clause.candidate";
		}
		break;
	case SG_SECTION_RESPONSIBILITIES:
	case SG_SECTION_STACK:
		if (!clause->company && !clause->learning &&
		    (clause->opens || (clause->candidate && clause->years))) {
			out->strength = SG_STRENGTH_REQUIRED;
			out->rule = "clause.candidate";
		}
		break;
	case SG_SECTION_REQUIRED:
		if (clause->to_learn || (clause->ours && clause->company)) {
			out->strength = SG_STRENGTH_MENTIONED;
			out->rule = clause->to_learn ? "clause.learning" : "clause.company";
		}
		break;
	default:
		break;
	}
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

/* What negations before and after a place make of it. True when they decide. */
static bool by_polarity(const struct sg_sentence *sentence, const struct sg_denial *before,
			const struct sg_side *after, struct sg_verdict_of_place *out)
{
	if (before->demanded || (before->negated && !before->instead && after->refused)) {
		out->strength = SG_STRENGTH_REQUIRED;
		out->rule = "polarity.double";
		return true;
	}
	if (before->negated && before->instead) {
		out->polarity = before->polarity;
		out->rule = "polarity.instead";
		out->words = before->words;
		return true;
	}
	if (before->negated && after->strength != SG_STRENGTH_PREFERRED) {
		out->polarity = after->strength == SG_STRENGTH_REQUIRED || after->negated
					? SG_POLARITY_NOT_REQUIRED
					: before->polarity;
		out->rule = "polarity.no";
		out->words = before->words;
		return true;
	}
	if (!before->negated && after->negated) {
		/* "GraphQL (not required)" under a heading of extras is an extra. */
		if (sentence->line->section == SG_SECTION_PREFERRED &&
		    after->polarity == SG_POLARITY_NOT_REQUIRED)
			return false;
		out->polarity = after->polarity;
		out->rule = "polarity.not_required";
		out->words = after->words;
		return true;
	}
	return false;
}

struct sg_verdict_of_place sg_strength_at(const struct sg_reading *reading,
					  const struct sg_sentence *sentence, size_t first,
					  size_t last, size_t reach)
{
	struct sg_verdict_of_place out = { 0 };
	struct clause clause = clause_of(sentence, first);
	struct sg_denial denial = sg_polarity_before(sentence, first);
	struct sg_side after = sg_side_after(sentence, last, reach, denial.negated);
	struct sg_side before = sg_side_before(sentence, first);

	(void)reading;
	by_section(sentence, &clause, &out);
	out.proficiency = proficiency_at(sentence, first, last);
	out.denied_before = denial.negated;
	out.instead = denial.instead;
	if (by_polarity(sentence, &denial, &after, &out))
		return out;
	if (!cues_count(sentence, &clause,
			after.strength != SG_STRENGTH_NONE ? after.strength : before.strength))
		return out;
	out.cue_after = after.strength != SG_STRENGTH_NONE;
	out.cue = out.cue_after || before.strength != SG_STRENGTH_NONE;
	if (after.strength != SG_STRENGTH_NONE) {
		out.strength = after.strength;
		out.rule = "clause.after";
		out.words = after.words;
	} else if (before.strength != SG_STRENGTH_NONE) {
		out.strength = before.strength;
		out.rule = "clause.before";
		out.words = before.words;
	}
	/* Under a heading of extras nothing becomes a must. */
	if (sentence->line->section == SG_SECTION_PREFERRED &&
	    out.strength == SG_STRENGTH_REQUIRED)
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

/* Whether the sentence begins with what is had, or with the thing itself: what stands there may
 * be the subject of all that is said. */
static bool opens_with_subject(const struct sg_sentence *sentence, size_t before)
{
	enum { MOST_WORDS = 2 }; /* "A general understanding of" */
	unsigned words = 0;

	for (size_t i = 0; i <= before && words <= MOST_WORDS; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (is_candidate(token))
			return !is_hidden(sentence, i);
		if (token->type == SG_TOKEN_MENTION)
			return words == 0;
		words += token->type == SG_TOKEN_WORD;
	}
	return false;
}

/* A cue that has a subject of its own, or says something else of this one. */
static bool begins_another(const struct sg_token *token)
{
	switch (token->cue) {
	case SG_CUE_CANDIDATE:
	case SG_CUE_COMPANY:
	case SG_CUE_YEARS:
	case SG_CUE_REQUIRED:
	case SG_CUE_REQUIRED_AFTER:
	case SG_CUE_NOT:
	case SG_CUE_NOT_AFTER:
	case SG_CUE_CONTRAST:
		return token->type == SG_TOKEN_CUE;
	default:
		return false;
	}
}

static bool joins_list(const struct sg_token *token)
{
	return sg_is_cue(token, SG_CUE_AND) || sg_is_cue(token, SG_CUE_OR) ||
	       sg_is_cue(token, SG_CUE_OPEN);
}

/*
 * The last token of the subject that the place is part of, where it ends at a closing cue:
 * "Experience in building secure containers with Docker is a plus" speaks of all of it. After
 * a bare comma a subject may be new: "Kubernetes, Docker a plus".
 */
static size_t subject_reach(const struct sg_sentence *sentence, size_t last)
{
	bool joined = true, list = is_candidate(&sentence->tokens[0]);

	if (!opens_with_subject(sentence, last))
		return last;
	for (size_t i = 0; i <= last; i++)
		list = list || joins_list(&sentence->tokens[i]);
	for (size_t i = last + 1; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (sg_is_sign(token, '(')) {
			while (i < sentence->n && !sg_is_sign(&sentence->tokens[i], ')'))
				i++;
			continue;
		}
		if (token->type == SG_TOKEN_SIGN && token->sign != ',' && token->sign != '/' &&
		    token->sign != '-')
			return last;
		if (begins_another(token))
			return last;
		if (sg_is_sign(token, ','))
			joined = false;
		else if (joins_list(token))
			joined = list = true;
		if (sg_is_cue(token, SG_CUE_PREFERRED_AFTER) ||
		    (i + 1 == sentence->n && sg_is_cue(token, SG_CUE_PREFERRED)))
			return joined || (list && sg_str_eq(token->value, SG_STR("list"))) ? i - 1
											   : last;
	}
	return last;
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
	/* "a Scala back end": one thing */
	while (reach + 1 < sentence->n && sentence->tokens[reach + 1].type == SG_TOKEN_MENTION)
		reach++;
	/* "Git, SVN or other version control preferred" */
	if (at + 1 < groups->n && groups->at[at + 1].of_class)
		reach = groups->at[at + 1].last;
	if (end > reach && verb_follows(sentence, end) &&
	    hangs_together(sentence, group->first, end))
		reach = end;
	return subject_reach(sentence, reach);
}

/* The group that a list in parentheses belongs to, or NULL. */
static const struct sg_group *owner_of(const struct sg_groups *groups, size_t at)
{
	size_t owner = groups->at[at].owner;

	for (size_t i = at; owner != SIZE_MAX && i > 0; i--)
		if (groups->at[i - 1].first <= owner && owner <= groups->at[i - 1].last &&
		    groups->at[i - 1].chain != groups->at[at].chain)
			return &groups->at[i - 1];
	return NULL;
}

/* What is said of the owner holds for what stands in its parentheses without a word of its own:
 * "clouds (AWS, GCP) are a plus". */
static void inherit(struct sg_group *group, const struct sg_group *owner)
{
	if (owner == NULL || group->cue || group->denied_before ||
	    group->polarity != SG_POLARITY_ASKED)
		return;
	group->strength = owner->strength;
	if (owner->polarity != SG_POLARITY_ASKED && owner->instead)
		return; /* "languages other than Java (Go, Rust)" */
	group->strength_rule = owner->strength_rule;
	group->words = owner->words;
	group->polarity = owner->polarity;
}

/* "Kafka, NATS or another message broker": what each of the alternatives is. */
static bool is_umbrella(const struct sg_reading *reading, const struct sg_group *class_,
			const struct sg_group *members)
{
	const struct sg_named *named = reading->mentions.at;

	for (size_t i = 0; i < members->n; i++)
		if (!sg_skill_implies(reading, named[members->members[i]].skill,
				      named[class_->members[0]].skill))
			return false;
	return members->open;
}

void sg_strength_groups(struct sg_reading *reading, const struct sg_sentence *sentence,
			struct sg_groups *groups)
{
	for (size_t i = 0; i < groups->n; i++) {
		struct sg_group *group = &groups->at[i];
		struct sg_verdict_of_place place;

		place = sg_strength_at(reading, sentence, group->first, group->last,
				       reach_of(sentence, groups, i));
		group->strength = place.strength;
		group->strength_rule = place.rule;
		group->cue = place.cue;
		group->cue_after = place.cue_after;
		group->denied_before = place.denied_before;
		group->instead = place.instead;
		group->polarity = place.polarity;
		group->words = place.words;
		group->proficiency = place.proficiency;
		inherit(group, owner_of(groups, i));
		if (group->of_class && (sg_group_is_technology(reading, group) ||
					(i > 0 && is_umbrella(reading, group, &groups->at[i - 1]))))
			group->strength = SG_STRENGTH_MENTIONED;
	}
	sg_polarity_spread(reading, sentence, groups);
}
