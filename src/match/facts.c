/* SPDX-License-Identifier: MIT */
#include "match/facts.h"

#include "match/pay.h"
#include "match/where.h"

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
	case SG_FACT_REGION:
	case SG_FACT_PLACE:
		if (section == SG_SECTION_ABOUT || section == SG_SECTION_COMPENSATION)
			return false;
		/* fall through */
	case SG_FACT_EMPLOYMENT_TYPE:
		if (section == SG_SECTION_BENEFITS)
			return false;
		/* fall through */
	case SG_FACT_REMOTE:
		return section != SG_SECTION_LEGAL && section != SG_SECTION_PROCESS;
	case SG_FACT_ON_CALL:
	case SG_FACT_TRAVEL:
	case SG_FACT_WORK_AUTH:
	case SG_FACT_CLEARANCE:
		return section != SG_SECTION_LEGAL;
	case SG_FACT_SALARY:
		return section != SG_SECTION_LEGAL && section != SG_SECTION_ABOUT;
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

/* ---- values ------------------------------------------------------------------------- */

/* "or 4 years of practice" behind a degree does instead of it. */
static bool years_do_instead(const struct sg_sentence *sentence, size_t degree)
{
	for (size_t i = degree + 1; i + 1 < sentence->n; i++) {
		if (sg_is_sign(&sentence->tokens[i], ';') ||
		    sg_is_sign(&sentence->tokens[i], '('))
			return false;
		for (size_t k = i + 1; sg_is_cue(&sentence->tokens[i], SG_CUE_OR) &&
				       k < sentence->n && k < i + 6;
		     k++)
			if (sg_is_cue(&sentence->tokens[k], SG_CUE_YEARS))
				return true;
	}
	return false;
}

/* "7 years (or 5 with a Master's)": the degree is one way among others. */
static bool is_aside(const struct sg_sentence *sentence, size_t degree)
{
	bool either = false;

	for (size_t i = degree; i > 0; i--) {
		const struct sg_token *token = &sentence->tokens[i - 1];

		either = either || sg_is_cue(token, SG_CUE_OR);
		if (sg_is_sign(token, '('))
			return either;
		if (sg_is_sign(token, ')') || sg_is_sign(token, ';'))
			return false;
	}
	return false;
}

static sg_str degree_value(struct sg_reading *reading, const struct sg_sentence *sentence,
			   size_t at)
{
	sg_str value = sentence->tokens[at].value;
	const char *tail = "";

	if (sg_has_cue(sentence, SG_CUE_EQUIVALENT) || years_do_instead(sentence, at))
		tail = "-or-equivalent";
	else if (is_aside(sentence, at))
		tail = "-alt";
	return *tail == '\0' ? value
			     : sg_arena_printf(reading->arena, SG_FMT "%s", SG_ARG(value), tail);
}

/* "German (C1)": a level of the European framework stands before the next language. */
static sg_str language_value(struct sg_reading *reading, const struct sg_sentence *sentence,
			     size_t at)
{
	enum { MOST_APART = 32 };
	sg_str value = sentence->tokens[at].value;
	uint32_t from = sentence->tokens[at].end, to = sentence->end;
	sg_str text;

	for (size_t i = at + 1; i < sentence->n; i++)
		if (sg_is_cue(&sentence->tokens[i], SG_CUE_LANGUAGE) &&
		    sentence->tokens[i].start > from && sentence->tokens[i].start < to)
			to = sentence->tokens[i].start;
	text = sg_reading_text(reading, from, to - from > MOST_APART ? from + MOST_APART : to);
	for (size_t i = 1; i + 1 < text.len; i++)
		if (text.ptr[i] >= 'A' && text.ptr[i] <= 'C' &&
		    (text.ptr[i + 1] == '1' || text.ptr[i + 1] == '2') &&
		    !sg_is_word(text.ptr[i - 1]) &&
		    (i + 2 == text.len || !sg_is_word(text.ptr[i + 2])))
			return sg_arena_printf(reading->arena, SG_FMT "-%c%c", SG_ARG(value),
					       text.ptr[i] + ('a' - 'A'), text.ptr[i + 1]);
	return value;
}

/* "up to 20 %": the share of a sentence's travel. */
static sg_str travel_value(struct sg_reading *reading, const struct sg_sentence *sentence)
{
	for (size_t i = 1; i < sentence->n; i++) {
		const struct sg_token *number = &sentence->tokens[i - 1];
		sg_str text = sg_reading_text(reading, number->start, number->end);

		if (sg_is_sign(&sentence->tokens[i], '%') && number->type == SG_TOKEN_WORD &&
		    text.len <= 3 && sg_is_digit(text.ptr[0]))
			return sg_arena_printf(reading->arena, SG_FMT "%%", SG_ARG(text));
	}
	return (sg_str){ NULL, 0 };
}

/* The value of a cue for "some kind of it" is none. */
static sg_str plain_value(const struct sg_token *token)
{
	return sg_str_eq(token->value, SG_STR("any")) ? (sg_str){ NULL, 0 } : token->value;
}

/* What is certified, from the capitalised words before: "PMP certification". */
static sg_str certificate_value(const struct sg_reading *reading,
				const struct sg_sentence *sentence, size_t at)
{
	uint32_t end = 0, start = 0;

	if (plain_value(&sentence->tokens[at]).len > 0)
		return sentence->tokens[at].value;
	for (size_t i = at; i > 0; i--) {
		const struct sg_token *token = &sentence->tokens[i - 1];

		if (token->end > sentence->tokens[at].start)
			continue; /* another reading of the same words */
		if (token->type != SG_TOKEN_WORD || !sg_is_upper(reading->text.ptr[token->start]) ||
		    (token->start == sentence->start && end == 0 &&
		     sg_is_lower(reading->text.ptr[token->end - 1])))
			break;
		end = end == 0 ? token->end : end;
		start = token->start;
	}
	return end == 0 ? (sg_str){ NULL, 0 } : sg_reading_text(reading, start, end);
}

static sg_str value_of(struct sg_reading *reading, const struct sg_sentence *sentence, size_t at)
{
	switch (sentence->tokens[at].cue) {
	case SG_CUE_DEGREE:
		return degree_value(reading, sentence, at);
	case SG_CUE_LANGUAGE:
		return language_value(reading, sentence, at);
	case SG_CUE_TRAVEL:
		return travel_value(reading, sentence);
	case SG_CUE_CERTIFICATION:
		return certificate_value(reading, sentence, at);
	default:
		return plain_value(&sentence->tokens[at]);
	}
}

/* A cue without a value beside one of its kind that has one says nothing more. */
static bool is_said_better(const struct sg_sentence *sentence, size_t at)
{
	const struct sg_token *token = &sentence->tokens[at];

	if (plain_value(token).len > 0)
		return false;
	for (size_t i = 0; i < sentence->n; i++)
		if (sg_is_cue(&sentence->tokens[i], token->cue) &&
		    plain_value(&sentence->tokens[i]).len > 0)
			return true;
	return false;
}

/* ---- denials ------------------------------------------------------------------------ */

/*
 * Some facts are stated by denying another: no sponsorship asks for a permit, and what is not
 * remote is on site. Sponsorship that is offered asks nothing. False when no fact is left.
 */
static bool settle_denial(struct sg_fact *fact, bool denied)
{
	if (fact->kind == SG_FACT_WORK_AUTH && sg_str_eq(fact->value, SG_STR("sponsorship"))) {
		fact->value = SG_STR("no-sponsorship");
		return denied;
	}
	if (denied && fact->kind == SG_FACT_REMOTE && sg_str_eq(fact->value, SG_STR("remote"))) {
		fact->value = SG_STR("onsite");
		return true;
	}
	return !denied;
}

/* ---- the sentence ------------------------------------------------------------------- */

static void add_total_years(struct sg_reading *reading, const struct sg_sentence *sentence,
			    const struct sg_total_years *total, struct sg_fact_list *out)
{
	struct sg_fact fact = { .kind = SG_FACT_TOTAL_YEARS, .number = total->years };

	if (total->years == 0 || !counts_in(fact.kind, sentence->line->section))
		return;
	fact.strength =
		sg_strength_at(reading, sentence, total->token, total->token, total->token)
			.strength;
	add(reading, sentence, &fact, out);
}

/* The posting's location is known and shown as such; a sentence that repeats it adds nothing. */
static bool repeats_location(const struct sg_reading *reading, const struct sg_sentence *sentence)
{
	sg_str location = reading->posting->location;

	return location.len > 0 &&
	       sg_str_find_fold(sg_reading_text(reading, sentence->start, sentence->end), location,
				0) != SIZE_MAX;
}

/* What is found by its shape: pay, places, regions. */
static void add_shapes(struct sg_reading *reading, const struct sg_sentence *sentence,
		       struct sg_fact_list *out)
{
	enum sg_section_kind section = sentence->line->section;
	enum sg_strength strength = sg_strength_of_section(section);
	struct sg_fact fact = { .strength = strength };
	size_t next = 0;

	if (counts_in(SG_FACT_PLACE, section)) {
		fact.kind = SG_FACT_PLACE;
		fact.value = sg_place_of(reading, sentence);
		if (fact.value.len > 0)
			add(reading, sentence, &fact, out);
	}
	while (counts_in(SG_FACT_REGION, section) &&
	       (fact.value = sg_region_next(reading, sentence, &next)).len > 0 &&
	       !repeats_location(reading, sentence)) {
		fact.kind = SG_FACT_REGION;
		add(reading, sentence, &fact, out);
	}
	if (!counts_in(SG_FACT_SALARY, section))
		return;
	fact.kind = SG_FACT_SALARY;
	fact.strength = SG_STRENGTH_MENTIONED; /* of nobody is pay asked */
	fact.value = sg_pay_of(reading, sentence);
	if (fact.value.len > 0)
		add(reading, sentence, &fact, out);
}

/* The lowest of the degrees that a sentence names is the one to have. */
static bool is_lowest_degree(const struct sg_sentence *sentence, size_t at)
{
	static const sg_str ranks[] = { SG_LIT("high-school"), SG_LIT("vocational"),
					SG_LIT("associate"),   SG_LIT("stem"),
					SG_LIT("bachelor"),    SG_LIT("master"),
					SG_LIT("doctorate") };

	for (size_t rank = 0; rank < sizeof ranks / sizeof *ranks; rank++)
		for (size_t i = 0; i < sentence->n; i++)
			if (sg_is_cue(&sentence->tokens[i], SG_CUE_DEGREE) &&
			    sg_str_eq(sentence->tokens[i].value, ranks[rank]))
				return i == at;
	return true;
}

/* The word is part of a phrase that does not mean it. */
static bool means_other(const struct sg_sentence *sentence, size_t at)
{
	const struct sg_token *token = &sentence->tokens[at];

	for (size_t i = 0; i < sentence->n && sentence->tokens[i].start <= token->start; i++)
		if (sg_is_cue(&sentence->tokens[i], SG_CUE_NEUTRAL) &&
		    sentence->tokens[i].end >= token->end)
			return true;
	return false;
}

/* Whether a cue states its fact in this sentence. */
static bool is_fact(const struct sg_reading *reading, const struct sg_sentence *sentence, size_t at)
{
	switch (sentence->tokens[at].cue) {
	case SG_CUE_CERTIFICATION:
		return !names_skill(reading, sentence) && !is_said_better(sentence, at);
	case SG_CUE_DEGREE:
		return is_lowest_degree(sentence, at);
	case SG_CUE_CLEARANCE:
		return !is_said_better(sentence, at);
	case SG_CUE_EMPLOYMENT_TYPE: /* "3 years full-time" is of the past */
		return !sg_has_cue(sentence, SG_CUE_YEARS);
	case SG_CUE_SENIORITY: /* "Staff Nurse" */
		return !means_other(sentence, at);
	default:
		return true;
	}
}

void sg_facts_add(struct sg_reading *reading, const struct sg_sentence *sentence,
		  const struct sg_total_years *total, struct sg_fact_list *out)
{
	add_total_years(reading, sentence, total, out);
	for (size_t k = 0; k < sentence->n_cues && !reading->failed; k++) {
		size_t i = sentence->cues[k];
		int kind = fact_of(sentence->tokens[i].cue);
		struct sg_verdict_of_place place;
		struct sg_fact fact = { 0 };

		if (kind < 0 || !counts_in((enum sg_fact_kind)kind, sentence->line->section) ||
		    !is_fact(reading, sentence, i))
			continue;
		place = sg_strength_at(reading, sentence, i, i, i);
		fact.kind = (enum sg_fact_kind)kind;
		fact.value = value_of(reading, sentence, i);
		if (!settle_denial(&fact, place.polarity != SG_POLARITY_ASKED))
			continue;
		fact.strength = place.strength;
		if (fact.strength == SG_STRENGTH_MENTIONED && is_condition(fact.kind))
			fact.strength = SG_STRENGTH_UNSPECIFIED;
		add(reading, sentence, &fact, out);
	}
	add_shapes(reading, sentence, out);
}
