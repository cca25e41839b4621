/* SPDX-License-Identifier: MIT */
#include "match/facts.h"

/* The kind of fact a cue states, or -1. */
static int fact_of(enum sg_cue cue)
{
	switch (cue) {
	case SG_CUE_DEGREE:
		return SG_FACT_DEGREE;
	case SG_CUE_LANGUAGE:
		return SG_FACT_LANGUAGE;
	case SG_CUE_WORK_AUTH:
		return SG_FACT_WORK_AUTH;
	case SG_CUE_CLEARANCE:
		return SG_FACT_CLEARANCE;
	case SG_CUE_REMOTE:
		return SG_FACT_REMOTE;
	case SG_CUE_ON_CALL:
		return SG_FACT_ON_CALL;
	case SG_CUE_TRAVEL:
		return SG_FACT_TRAVEL;
	case SG_CUE_SENIORITY:
		return SG_FACT_SENIORITY;
	case SG_CUE_EMPLOYMENT_TYPE:
		return SG_FACT_EMPLOYMENT_TYPE;
	case SG_CUE_CERTIFICATION:
		return SG_FACT_CERTIFICATION;
	case SG_CUE_REGION:
		return SG_FACT_REGION;
	default:
		return -1;
	}
}

/* Where a fact of this kind is about the job or the candidate, not about the company. */
static bool counts_in(enum sg_fact_kind kind, enum sg_section_kind section)
{
	switch (kind) {
	case SG_FACT_SENIORITY:
		return section == SG_SECTION_TITLE;
	case SG_FACT_REMOTE:
	case SG_FACT_REGION:
	case SG_FACT_EMPLOYMENT_TYPE:
		return section != SG_SECTION_LEGAL && section != SG_SECTION_PROCESS;
	case SG_FACT_ON_CALL:
	case SG_FACT_TRAVEL:
	case SG_FACT_WORK_AUTH:
	case SG_FACT_CLEARANCE:
		return section != SG_SECTION_LEGAL;
	default:
		return section == SG_SECTION_REQUIRED || section == SG_SECTION_PREFERRED ||
		       section == SG_SECTION_OTHER || section == SG_SECTION_TITLE;
	}
}

/* A condition of the job binds wherever the posting speaks of it. */
static bool is_condition(enum sg_fact_kind kind)
{
	return kind == SG_FACT_ON_CALL || kind == SG_FACT_TRAVEL || kind == SG_FACT_WORK_AUTH ||
	       kind == SG_FACT_CLEARANCE;
}

static struct sg_fact *find(struct sg_fact_list *list, enum sg_fact_kind kind, sg_str value)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].kind == kind && sg_str_eq(list->at[i].value, value))
			return &list->at[i];
	return NULL;
}

static void add(struct sg_reading *reading, const struct sg_sentence *sentence,
		const struct sg_fact *fact, struct sg_fact_list *out)
{
	struct sg_fact *slot = find(out, fact->kind, fact->value);

	/* A posting states its total years once; the larger number is the one that binds. */
	if (slot != NULL && slot->strength >= fact->strength && slot->number >= fact->number)
		return;
	if (slot == NULL)
		slot = sg_push(reading->arena, out);
	if (slot == NULL) {
		reading->failed = true;
		return;
	}
	*slot = *fact;
	slot->span = (sg_span){ sentence->start, sentence->end };
	slot->quote = sg_reading_text(reading, sentence->start, sentence->end);
}

static bool has_cue(const struct sg_sentence *sentence, enum sg_cue cue)
{
	for (size_t i = 0; i < sentence->n; i++)
		if (sg_is_cue(&sentence->tokens[i], cue))
			return true;
	return false;
}

/* A certification that is a skill of the dictionary is a requirement, not a fact. */
static bool names_skill(const struct sg_reading *reading, const struct sg_sentence *sentence)
{
	for (size_t i = 0; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		if (token->type == SG_TOKEN_MENTION &&
		    sg_image_skill(reading->image, reading->mentions.at[token->index].skill)
				    ->kind == SG_KIND_CERTIFICATION)
			return true;
	}
	return false;
}

static sg_str value_of(struct sg_reading *reading, const struct sg_sentence *sentence,
		       const struct sg_token *token)
{
	if (token->cue == SG_CUE_DEGREE && has_cue(sentence, SG_CUE_EQUIVALENT))
		return sg_arena_printf(reading->arena, SG_FMT "-or-equivalent",
				       SG_ARG(token->value));
	return token->value;
}

void sg_facts_add(struct sg_reading *reading, const struct sg_sentence *sentence,
		  const struct sg_total_years *total, struct sg_fact_list *out)
{
	enum sg_section_kind section = sentence->line->section;
	bool degree_seen = false;

	if (total->years > 0 && counts_in(SG_FACT_TOTAL_YEARS, section)) {
		struct sg_fact fact = { .kind = SG_FACT_TOTAL_YEARS, .number = total->years };

		fact.strength = sg_strength_at(reading, sentence, total->token, total->token,
					       total->token)
					.strength;
		add(reading, sentence, &fact, out);
	}
	for (size_t i = 0; i < sentence->n && !reading->failed; i++) {
		const struct sg_token *token = &sentence->tokens[i];
		int kind = token->type == SG_TOKEN_CUE ? fact_of(token->cue) : -1;
		struct sg_verdict_of_place place;
		struct sg_fact fact = { 0 };

		if (kind < 0 || !counts_in((enum sg_fact_kind)kind, section) ||
		    (kind == SG_FACT_CERTIFICATION && names_skill(reading, sentence)) ||
		    (kind == SG_FACT_DEGREE && degree_seen))
			continue;
		place = sg_strength_at(reading, sentence, i, i, i);
		if (place.polarity != SG_POLARITY_ASKED)
			continue;
		degree_seen = degree_seen || kind == SG_FACT_DEGREE;
		fact.kind = (enum sg_fact_kind)kind;
		fact.value = value_of(reading, sentence, token);
		fact.strength = place.strength;
		if (fact.strength == SG_STRENGTH_MENTIONED && is_condition(fact.kind))
			fact.strength = SG_STRENGTH_UNSPECIFIED;
		add(reading, sentence, &fact, out);
	}
}
