/* SPDX-License-Identifier: MIT */
#include "match/unknown.h"

#include <string.h>

#include "base/names.h"
#include "match/term.h"

enum { MOST_WAITING = 8 };

/* What a sentence says of its terms while it is walked. */
struct walk {
	struct sg_term_source source;
	struct sg_terms *terms;
	bool asked;	   /* the section asks for skills or lists what is used */
	bool wanted;	   /* the sentence speaks of what one knows */
	bool wanted_list;  /* "experience with" opens the list at hand */
	bool examples;	   /* "such as" opens it */
	bool foreign;	   /* its names are of organisations: "companies like" */
	uint32_t known;	   /* last technology of the list at hand, or UINT32_MAX */
	unsigned n_known;  /* technologies in the list at hand */
	size_t n_waiting;  /* terms of the list at hand that nothing has spoken for */
	struct sg_term_found waiting[MOST_WAITING];
	enum sg_shape shapes[MOST_WAITING];
};

const char *sg_term_rule_name(enum sg_term_rule rule)
{
	static const char *const names[SG_N_TERM_RULES] = {
		[SG_TERM_NONE] = "term.none",	    [SG_TERM_LIST] = "term.list",
		[SG_TERM_ITEMS] = "term.items",	    [SG_TERM_CUE] = "term.cue",
		[SG_TERM_PRODUCT] = "term.product",
	};

	return names[rule];
}

/* What may stand between the names of a list. */
static bool joins(const struct sg_token *token)
{
	if (token->type == SG_TOKEN_SIGN)
		return memchr(",/;|()&+-", token->sign, 9) != NULL;
	return token->type == SG_TOKEN_CUE &&
	       (token->cue == SG_CUE_AND || token->cue == SG_CUE_OR ||
		token->cue == SG_CUE_SUCH_AS || token->cue == SG_CUE_OPEN ||
		token->cue == SG_CUE_ONE_OF || token->cue == SG_CUE_PROFICIENCY ||
		token->cue == SG_CUE_CANDIDATE);
}

static bool is_hinted(const struct walk *walk, size_t at, enum sg_hint hint)
{
	return sg_term_has_hint(&walk->source, &walk->source.sentence->tokens[at], hint);
}

/* A border of a list's name: separators and cues, not other words. */
static bool is_border(const struct walk *walk, const struct sg_token *token)
{
	return token->type == SG_TOKEN_CUE || token->type == SG_TOKEN_SIGN ||
	       sg_term_has_hint(&walk->source, token, SG_HINT_PRODUCT);
}

static bool is_bounded(const struct walk *walk, const struct sg_term *term, size_t next)
{
	const struct sg_sentence *sentence = walk->source.sentence;

	return (term->first == 0 || is_border(walk, &sentence->tokens[term->first - 1]) ||
		is_hinted(walk, term->first - 1, SG_HINT_USES)) &&
	       (next == sentence->n || is_border(walk, &sentence->tokens[next]));
}

static void keep(struct walk *walk, const struct sg_term_found *found, enum sg_shape shape)
{
	struct sg_reading *reading = walk->source.reading;
	sg_str text = sg_reading_text(reading, found->start, found->end);
	struct sg_term_found *slot;

	for (size_t i = 0; i < walk->terms->n; i++)
		if (sg_str_eq_fold(text, sg_reading_text(reading, walk->terms->at[i].start,
							 walk->terms->at[i].end)))
			return;
	if (walk->terms->n == SG_MAX_TERMS ||
	    (shape == SG_SHAPE_CAPITAL &&
	     sg_term_is_written_small(&walk->source, found->start, found->end)))
		return;
	slot = sg_push(reading->arena, walk->terms);
	if (slot == NULL)
		reading->failed = true;
	else
		*slot = *found;
}

/*
 * Whether the list speaks for a term of this shape in it: by the technologies it holds, by the
 * phrase that opens it. An acronym may stand for anything and needs company.
 */
static bool is_enough(const struct walk *walk, enum sg_shape shape)
{
	unsigned least = walk->asked ? 1 : 2;

	if (walk->foreign)
		return false;
	if (walk->examples && walk->wanted)
		return true;
	if (shape == SG_SHAPE_STRONG)
		return walk->n_known >= least || walk->wanted_list;
	if (shape == SG_SHAPE_ACRONYM)
		return walk->n_known > least && walk->n_known >= walk->n_waiting;
	return walk->wanted_list ||
	       (walk->n_known >= least && 2 * walk->n_known >= walk->n_waiting);
}

/* The list at hand ends: what waited in it is kept if the company it keeps speaks for it. */
static void end_list(struct walk *walk)
{
	for (size_t i = 0; i < walk->n_waiting; i++) {
		struct sg_term_found *found = &walk->waiting[i];

		if (!is_enough(walk, walk->shapes[i]))
			continue;
		found->rule = walk->n_known > 0 ? SG_TERM_LIST : SG_TERM_CUE;
		found->beside = walk->known;
		keep(walk, found, walk->shapes[i]);
	}
	walk->n_waiting = 0;
	walk->n_known = 0;
	walk->known = UINT32_MAX;
	walk->examples = walk->wanted_list = walk->foreign = false;
}

static bool is_technology(const struct sg_reading *reading, size_t mention)
{
	uint32_t skill = reading->mentions.at[mention].skill;

	return sg_class_of((enum sg_kind)sg_image_skill(reading->image, skill)->kind) ==
	       SG_CLASS_TECHNOLOGY;
}

/* An item of the list beside this one is all a known technology. */
static bool is_item_known(const struct walk *walk, uint32_t line, uint32_t *mention)
{
	const struct sg_reading *reading = walk->source.reading;
	const struct sg_text_line *at;
	size_t low = 0, high = reading->mentions.n;

	if (line >= reading->lines.n || !reading->lines.at[line].item)
		return false;
	at = &reading->lines.at[line];
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (reading->mentions.at[mid].start < at->start)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == reading->mentions.n || reading->mentions.at[low].start != at->start ||
	    at->end - reading->mentions.at[low].end > 1 || !is_technology(reading, low))
		return false;
	*mention = (uint32_t)low;
	return true;
}

static bool is_between_items(const struct walk *walk, const struct sg_term_found *term,
			     uint32_t *mention)
{
	const struct sg_text_line *line = &walk->source.reading->lines.at[term->line];

	return line->item && term->start == line->start && line->end - term->end <= 1 &&
	       (is_item_known(walk, term->line + 1, mention) ||
		(term->line > 0 && is_item_known(walk, term->line - 1, mention)));
}

/* A term was read up to token `next`. */
static void take_term(struct walk *walk, const struct sg_term *term, size_t next)
{
	/* A sentence may go on in the next line. */
	struct sg_term_found found = { term->start, term->end,
				       sg_reading_line_of(walk->source.reading, term->start),
				       SG_TERM_NONE, UINT32_MAX };

	if (!is_bounded(walk, term, next) || sg_term_is_refused(&walk->source, term)) {
		end_list(walk);
		return;
	}
	if (term->first > 0 && is_hinted(walk, term->first - 1, SG_HINT_USES))
		walk->wanted_list = walk->asked;
	if (is_between_items(walk, &found, &found.beside))
		found.rule = SG_TERM_ITEMS;
	else if (walk->asked && next < walk->source.sentence->n &&
		 is_hinted(walk, next, SG_HINT_PRODUCT))
		found.rule = SG_TERM_PRODUCT;
	if (found.rule != SG_TERM_NONE) {
		keep(walk, &found, term->shape);
	} else if (walk->n_waiting < MOST_WAITING) {
		walk->shapes[walk->n_waiting] = term->version ? SG_SHAPE_STRONG : term->shape;
		walk->waiting[walk->n_waiting++] = found;
	}
}

static void take_mention(struct walk *walk, const struct sg_token *token)
{
	if (!is_technology(walk->source.reading, token->index))
		return;
	walk->n_known++;
	walk->known = token->index;
}

/* Whether anything in the sentence could speak for a term. */
static bool begin(struct walk *walk)
{
	const struct sg_sentence *sentence = walk->source.sentence;
	enum sg_section_kind section = sentence->line->section;
	bool known = false;

	for (size_t i = 0; i < sentence->n; i++) {
		const struct sg_token *token = &sentence->tokens[i];

		known = known || token->type == SG_TOKEN_MENTION;
		walk->wanted = walk->wanted || sg_is_cue(token, SG_CUE_CANDIDATE) ||
			       sg_is_cue(token, SG_CUE_PROFICIENCY) ||
			       sg_is_cue(token, SG_CUE_YEARS);
	}
	walk->asked = section == SG_SECTION_REQUIRED || section == SG_SECTION_PREFERRED ||
		      section == SG_SECTION_STACK || (section == SG_SECTION_OTHER && walk->wanted);
	return walk->asked || known || sentence->line->item;
}

/* Sections that ask for skills, list what is used, or may do either. */
static bool is_read(enum sg_section_kind section)
{
	return section == SG_SECTION_REQUIRED || section == SG_SECTION_PREFERRED ||
	       section == SG_SECTION_STACK || section == SG_SECTION_RESPONSIBILITIES ||
	       section == SG_SECTION_OTHER;
}

/* What the examples that follow token `at` are of is organisations: "companies such as". */
static bool is_of_organisations(const struct walk *walk, size_t at)
{
	while (at > 0 && walk->source.sentence->tokens[at - 1].type == SG_TOKEN_SIGN)
		at--;
	return at > 0 && is_hinted(walk, at - 1, SG_HINT_ORGANISATION);
}

static void take_joint(struct walk *walk, size_t at)
{
	const struct sg_token *token = &walk->source.sentence->tokens[at];
	bool opens = sg_is_cue(token, SG_CUE_CANDIDATE);

	if (!joins(token) || (opens && walk->n_waiting + walk->n_known > 0))
		end_list(walk);
	walk->wanted_list = walk->wanted_list || (opens && walk->asked);
	if (sg_is_cue(token, SG_CUE_SUCH_AS)) {
		walk->foreign = is_of_organisations(walk, at);
		walk->examples = true;
	}
}

/* A word, or the term that starts with it. Moves *at past it. */
static void take_word(struct walk *walk, size_t *at)
{
	struct sg_term term;

	if (sg_term_is_plain(&walk->source, *at)) {
		end_list(walk);
		(*at)++;
	} else if (sg_term_read(&walk->source, at, &term)) {
		take_term(walk, &term, *at);
	} else {
		end_list(walk);
	}
}

void sg_terms_add(struct sg_reading *reading, const struct sg_sentence *sentence,
		  struct sg_terms *terms)
{
	struct walk walk = { .source = { reading, sentence, &terms->lower },
			     .terms = terms,
			     .known = UINT32_MAX };

	if (sentence->line->capitals || terms->n == SG_MAX_TERMS ||
	    !is_read(sentence->line->section) || !begin(&walk))
		return;
	for (size_t at = 0; at < sentence->n && !reading->failed;) {
		const struct sg_token *token = &sentence->tokens[at];

		if (token->type == SG_TOKEN_MENTION) {
			take_mention(&walk, token);
			at++;
		} else if (token->type == SG_TOKEN_WORD) {
			take_word(&walk, &at);
		} else {
			take_joint(&walk, at);
			at++;
		}
	}
	end_list(&walk);
}
