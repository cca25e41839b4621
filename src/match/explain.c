/* SPDX-License-Identifier: MIT */
#include "match/explainer.h"

#include <assert.h>
#include <stdlib.h>

#include "match/match.h"

/* Line number of a place; places are asked for in rising order, or it starts anew. */
static uint32_t line_number(struct sg_explainer *explainer, uint32_t at)
{
	sg_str text = explainer->reading->text;

	if (at < explainer->counted)
		explainer->counted = explainer->line_breaks = 0;
	for (; explainer->counted < at; explainer->counted++)
		explainer->line_breaks += text.ptr[explainer->counted] == '\n';
	return explainer->line_breaks + 1;
}

/* Moves a border inwards to the next space, so that no word and no character is cut. */
static uint32_t to_space(sg_str text, uint32_t at, uint32_t stop, int step)
{
	while (at != stop && !sg_is_space(text.ptr[step > 0 ? at : at - 1]))
		at = (uint32_t)((int64_t)at + step);
	return at;
}

/* The line around a span; of a long one, the part around it. */
static sg_str quote_of(const struct sg_reading *reading, uint32_t line, sg_span span)
{
	const struct sg_text_line *at = line < reading->lines.n ? &reading->lines.at[line] : NULL;
	uint32_t room = SG_MAX_PLACE_QUOTE - (span.end - span.start), from, to;

	if (at == NULL || at->start > span.start || at->end < span.end ||
	    span.end - span.start > SG_MAX_PLACE_QUOTE)
		return sg_reading_text(reading, span.start, span.end);
	from = at->start;
	to = at->end;
	if (to - from > SG_MAX_PLACE_QUOTE) {
		if (span.start - from > room / 2)
			from = to_space(reading->text, span.start - room / 2, span.start, 1);
		if (to - span.end > room / 2)
			to = to_space(reading->text, span.end + room / 2, span.end, -1);
	}
	return sg_str_trim(sg_reading_text(reading, from, to));
}

static struct sg_place place_of(struct sg_explainer *explainer, uint32_t start, uint32_t end,
				uint32_t line)
{
	const struct sg_reading *reading = explainer->reading;
	struct sg_place place = { .span = { start, end } };

	place.text = sg_reading_text(reading, start, end);
	place.line = line_number(explainer, start);
	place.quote = quote_of(reading, line, place.span);
	place.section = line < reading->lines.n ? reading->lines.at[line].section
						: SG_SECTION_OTHER;
	return place;
}

/* A place and the word on either side of it, for a reader to see the sense. */
static sg_str with_neighbours(const struct sg_explainer *explainer, uint32_t start, uint32_t end)
{
	enum { FURTHEST = 24 };
	sg_str text = explainer->reading->text;
	uint32_t from = start, to = end;

	while (from > 0 && text.ptr[from - 1] == ' ' && start - from < FURTHEST)
		from--;
	while (from > 0 && !sg_is_space(text.ptr[from - 1]) && start - from < FURTHEST)
		from--;
	while (to < text.len && text.ptr[to] == ' ' && to - end < FURTHEST)
		to++;
	while (to < text.len && !sg_is_space(text.ptr[to]) && to - end < FURTHEST)
		to++;
	while (from < start && ((unsigned char)text.ptr[from] & 0xc0) == 0x80)
		from++;
	while (to > end && to < text.len && ((unsigned char)text.ptr[to] & 0xc0) == 0x80)
		to--;
	return sg_str_trim(sg_str_sub(text, from, to));
}

static const char *const why_suffix[SG_N_WHYS] = {
	[SG_WHY_PLAIN] = "",		[SG_WHY_ALONE] = ".alone",
	[SG_WHY_CAPITAL] = ".capital",	[SG_WHY_VERSION] = ".version",
	[SG_WHY_ASKED] = ".asked",	[SG_WHY_LIST] = ".list",
	[SG_WHY_NEAR] = ".near",	[SG_WHY_ACCEPT] = ".accept",
	[SG_WHY_ELSEWHERE] = ".elsewhere", [SG_WHY_NOTHING] = ".nothing",
	[SG_WHY_REJECT] = ".reject",	[SG_WHY_ADDRESS] = ".address",
	[SG_WHY_PLACE] = ".place",	[SG_WHY_COMPANY] = ".company",
	[SG_WHY_EMPLOYER] = ".employer", [SG_WHY_LONGER] = ".longer",
	[SG_WHY_SPELLING] = ".spelling", [SG_WHY_OUTSIDE] = ".outside",
};

static sg_str clause_of(struct sg_explainer *explainer, const struct sg_trace_name *name)
{
	sg_str by = name->by == SG_NO_SKILL ? SG_STR("") : sg_explainer_name(explainer, name->by);

	switch (name->why) {
	case SG_WHY_ALONE:
		return SG_STR("stands by itself");
	case SG_WHY_CAPITAL:
		return SG_STR("its spelling tells");
	case SG_WHY_VERSION:
		return SG_STR("a version follows");
	case SG_WHY_ASKED:
		return SG_STR("the words behind it ask for it");
	case SG_WHY_LIST:
		return SG_SAY(explainer, "in a list with " SG_FMT, SG_ARG(by));
	case SG_WHY_NEAR:
		return SG_SAY(explainer, SG_FMT " in the same line", SG_ARG(by));
	case SG_WHY_ACCEPT:
		return SG_SAY(explainer, "the words around it: \"" SG_FMT "\"",
			   SG_ARG(with_neighbours(explainer, name->hit.start, name->hit.end)));
	case SG_WHY_ELSEWHERE:
		return SG_STR("found on evidence elsewhere in this text");
	case SG_WHY_NOTHING:
		return SG_STR("a common word, and nothing technical near");
	case SG_WHY_REJECT:
		return SG_SAY(explainer, "another sense: \"" SG_FMT "\"",
			   SG_ARG(with_neighbours(explainer, name->hit.start, name->hit.end)));
	case SG_WHY_ADDRESS:
		return SG_STR("part of an address or a file name");
	case SG_WHY_EMPLOYER:
		return SG_STR("the employer's own name");
	case SG_WHY_PLACE:
		return SG_STR("the place where the work is");
	case SG_WHY_COMPANY:
		return SG_STR("an organisation, by the words around it");
	case SG_WHY_LONGER:
		return SG_SAY(explainer, "part of " SG_FMT, SG_ARG(by));
	case SG_WHY_SPELLING:
		return SG_STR("a common word in this spelling");
	case SG_WHY_OUTSIDE:
		return SG_STR("stands in no line that is read");
	case SG_WHY_PLAIN:
	case SG_N_WHYS:
		break;
	}
	return (sg_str){ NULL, 0 };
}

/* The mention that a found candidate became, or SIZE_MAX. */
static size_t mention_of(const struct sg_reading *reading, const struct sg_trace_name *name)
{
	size_t low = 0, high = reading->mentions.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (reading->mentions.at[mid].start < name->hit.start)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < reading->mentions.n && reading->mentions.at[low].start == name->hit.start;
	     low++)
		if (reading->mentions.at[low].end == name->hit.end &&
		    reading->mentions.at[low].skill == name->hit.target)
			return low;
	return SIZE_MAX;
}

static void explain_name(struct sg_explainer *explainer, const struct sg_trace_name *name,
			 struct sg_candidate *out)
{
	const struct sg_trace *trace = explainer->trace;
	size_t mention = SIZE_MAX;

	assert(name->why < SG_N_WHYS);
	out->id = sg_explainer_id(explainer, name->hit.target);
	out->name = sg_explainer_name(explainer, name->hit.target);
	out->place = place_of(explainer, name->hit.start, name->hit.end, name->line);
	out->found = name->why <= SG_WHY_ELSEWHERE;
	out->reason.says = out->found ? SG_STR("found") : SG_STR("rejected");
	out->reason.why = clause_of(explainer, name);
	out->reason.rule = SG_SAY(explainer, "name." SG_FMT "%s", SG_ARG(out->id),
			       why_suffix[name->why]);
	out->asking = SG_NO_ASKING;
	if (out->found && trace->group_of != NULL)
		mention = mention_of(explainer->reading, name);
	if (mention != SIZE_MAX && trace->group_of[mention] > 0)
		out->asking = trace->group_of[mention] - 1;
}

static int by_place(const void *a, const void *b)
{
	const struct sg_trace_name *x = a, *y = b;

	if (x->hit.start != y->hit.start)
		return x->hit.start < y->hit.start ? -1 : 1;
	if (x->hit.end != y->hit.end)
		return x->hit.end > y->hit.end ? -1 : 1;
	return (x->hit.target > y->hit.target) - (x->hit.target < y->hit.target);
}

static bool is_same_place(const struct sg_trace_name *a, const struct sg_trace_name *b)
{
	return by_place(a, b) == 0;
}

static void explain_names(struct sg_explainer *explainer, struct sg_trace *trace,
			  struct sg_explanation *out)
{
	struct sg_candidate *candidates =
		sg_arena_array(explainer->arena, struct sg_candidate, trace->names.n);

	if (candidates == NULL) {
		explainer->failed = true;
		return;
	}
	if (trace->names.n > 1)
		qsort(trace->names.at, trace->names.n, sizeof *trace->names.at, by_place);
	for (size_t i = 0; i < trace->names.n && !explainer->failed; i++)
		/* Two patterns of one skill may find the same. */
		if (i == 0 || !is_same_place(&trace->names.at[i - 1], &trace->names.at[i]))
			explain_name(explainer, &trace->names.at[i],
				     &candidates[out->n_candidates++]);
	out->candidates = candidates;
}

static sg_str why_term(struct sg_explainer *explainer, const struct sg_term_found *term)
{
	sg_str beside = term->beside == UINT32_MAX
				? SG_STR("")
				: sg_explainer_name(explainer,
					  explainer->reading->mentions.at[term->beside].skill);

	switch (term->rule) {
	case SG_TERM_LIST:
		return SG_SAY(explainer, "in a list with " SG_FMT, SG_ARG(beside));
	case SG_TERM_ITEMS:
		return SG_SAY(explainer, "a list item beside " SG_FMT, SG_ARG(beside));
	case SG_TERM_CUE:
		return SG_STR("the words before it ask for knowledge");
	case SG_TERM_PRODUCT:
		return SG_STR("the word after it is one for technology");
	case SG_TERM_NONE:
	case SG_N_TERM_RULES:
		break;
	}
	return (sg_str){ NULL, 0 };
}

static void explain_terms(struct sg_explainer *explainer, struct sg_explanation *out)
{
	const struct sg_terms *terms = &explainer->trace->terms;
	struct sg_unknown_term *unknown =
		sg_arena_array(explainer->arena, struct sg_unknown_term, terms->n);

	if (unknown == NULL) {
		explainer->failed = true;
		return;
	}
	for (size_t i = 0; i < terms->n && !explainer->failed; i++) {
		const struct sg_term_found *term = &terms->at[i];

		unknown[i].place = place_of(explainer, term->start, term->end, term->line);
		unknown[i].reason = (struct sg_reason){
			SG_STR("unknown"), why_term(explainer, term),
			sg_str_of(sg_term_rule_name(term->rule))
		};
	}
	out->unknown = unknown;
	out->n_unknown = terms->n;
}

static bool is_in_mention(const struct sg_reading *reading, const struct sg_hit *hit)
{
	size_t low = 0, high = reading->mentions.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (reading->mentions.at[mid].end <= hit->start)
			low = mid + 1;
		else
			high = mid;
	}
	return low < reading->mentions.n && reading->mentions.at[low].start < hit->end;
}

static bool is_candidate(const struct sg_reading *reading, const struct sg_hit *hit)
{
	for (size_t i = sg_hits_first(&reading->hits, hit->start);
	     i < reading->hits.n && reading->hits.at[i].start == hit->start; i++)
		if (reading->hits.at[i].target == hit->target)
			return true;
	return false;
}

/* Words that are no candidates because of their capitals, where nothing else was found. */
static enum sg_status add_spellings(struct sg_reading *reading, struct sg_error *err)
{
	struct sg_hits hits = { 0 };
	enum sg_status status = sg_words_spellings(reading->image, reading->text, reading->arena,
						   &hits, err);

	for (size_t i = 0; status == SG_OK && i < hits.n; i++) {
		const struct sg_hit *hit = &hits.at[i];

		if (!is_candidate(reading, hit) && !is_in_mention(reading, hit))
			sg_trace_add_name(reading,
					  &(struct sg_trace_name){
						  *hit, sg_reading_line_of(reading, hit->start),
						  SG_WHY_SPELLING, SG_NO_SKILL });
	}
	return status == SG_OK && reading->failed ? sg_no_memory(err) : status;
}

enum sg_status sg_explain(struct sg_matcher *matcher, const struct sg_posting *posting,
			  const struct sg_document *document, struct sg_arena *arena,
			  struct sg_explanation *out, struct sg_error *err)
{
	struct sg_trace trace = { 0 };
	struct sg_reading reading;
	struct sg_explainer explainer = { .reading = &reading, .arena = arena, .trace = &trace };
	enum sg_status status;

	*out = (struct sg_explanation){ 0 };
	status = sg_match_traced(matcher, posting, document, arena, &trace, &reading,
				 &out->findings, err);
	if (status == SG_OK)
		status = add_spellings(&reading, err);
	if (status != SG_OK)
		return status;
	explain_names(&explainer, &trace, out);
	sg_explain_groups(&explainer, out);
	explain_terms(&explainer, out);
	return explainer.failed ? sg_no_memory(err) : SG_OK;
}
