/* SPDX-License-Identifier: MIT */
#include "match/match.h"

#include <stdlib.h>

#include "match/collect.h"
#include "match/lead.h"
#include "role/likeness.h"

struct sg_matcher {
	const struct sg_dict *dict;
	struct sg_patterns *patterns;
	struct sg_arena *scratch;
};

enum sg_status sg_matcher_new(struct sg_matcher **out, const struct sg_dict *dict,
			      struct sg_error *err)
{
	struct sg_matcher *matcher = calloc(1, sizeof *matcher);

	*out = NULL;
	if (matcher == NULL)
		return sg_no_memory(err);
	matcher->dict = dict;
	matcher->patterns = sg_patterns_new(sg_dict_image(dict));
	matcher->scratch = sg_arena_new(0);
	if (matcher->patterns == NULL || matcher->scratch == NULL) {
		sg_matcher_free(matcher);
		return sg_no_memory(err);
	}
	*out = matcher;
	return SG_OK;
}

void sg_matcher_free(struct sg_matcher *matcher)
{
	if (matcher == NULL)
		return;
	sg_patterns_free(matcher->patterns);
	sg_arena_free(matcher->scratch);
	free(matcher);
}

enum sg_status sg_matcher_check(struct sg_matcher *matcher, struct sg_error *err)
{
	return sg_patterns_check(matcher->patterns, err);
}

void sg_matcher_gave_up(const struct sg_matcher *matcher, sg_remark_fn remark, void *user)
{
	sg_patterns_gave_up(matcher->patterns, remark, user);
}

static int by_start(const void *a, const void *b)
{
	const struct sg_term_found *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

static void list_unknown(struct sg_reading *reading, struct sg_terms *terms,
			 struct sg_findings *out)
{
	sg_str *unknown = sg_arena_array(reading->arena, sg_str, terms->n);

	if (unknown == NULL) {
		reading->failed = true;
		return;
	}
	if (terms->n > 1)
		qsort(terms->at, terms->n, sizeof *terms->at, by_start);
	for (size_t i = 0; i < terms->n; i++)
		unknown[i] = sg_reading_text(reading, terms->at[i].start, terms->at[i].end);
	out->unknown = unknown;
	out->n_unknown = terms->n;
}

static void understand(struct sg_reading *reading, struct sg_findings *out)
{
	struct sg_collection collection = { .reading = reading };
	uint32_t done = 0; /* a sentence may take lines that follow */
	struct sg_terms untraced = { 0 };
	struct sg_terms *terms = reading->trace == NULL ? &untraced : &reading->trace->terms;

	for (uint32_t line = 0; line < reading->lines.n && !reading->failed; line++) {
		uint32_t at = reading->lines.at[line].start;
		struct sg_sentence sentence;

		if (done >= reading->lines.at[line].end)
			continue;
		if (at < done)
			at = done;
		/* A heading may name what its section is about; it asks nothing but a choice. */
		if (reading->lines.at[line].heading &&
		    reading->lines.at[line].section != SG_SECTION_TITLE &&
		    !sg_line_opens_choice(reading, line))
			continue;
		while (sg_sentence_next(reading, line, &at, &sentence)) {
			struct sg_groups groups = { 0 };

			sg_terms_add(reading, &sentence, terms);
			sg_groups_make(reading, &sentence, &groups);
			sg_collect_sentence(&collection, &sentence, &groups);
			if (at >= reading->lines.at[line].end)
				sg_lead_items(reading, &sentence);
			done = at;
			sg_arena_reset(reading->scratch);
		}
	}
	if (!reading->failed)
		sg_collect_finish(&collection, out);
	if (!reading->failed)
		list_unknown(reading, terms, out);
}

/* A title is known even of a page that could not be read; it proves nothing. */
static bool asks_in_body(const struct sg_findings *findings)
{
	for (size_t i = 0; i < findings->n_requirements; i++)
		if (findings->requirements[i].section != SG_SECTION_TITLE)
			return true;
	return false;
}

static sg_str seniority_of(const struct sg_findings *findings)
{
	for (size_t i = 0; i < findings->n_facts; i++)
		if (findings->facts[i].kind == SG_FACT_SENIORITY)
			return findings->facts[i].value;
	return (sg_str){ NULL, 0 };
}

enum sg_status sg_match_traced(struct sg_matcher *matcher, const struct sg_posting *posting,
			       const struct sg_document *document, struct sg_arena *arena,
			       struct sg_trace *trace, struct sg_reading *reading,
			       struct sg_findings *out, struct sg_error *err)
{
	enum sg_status status;

	*reading = (struct sg_reading){
		.dict = matcher->dict,
		.image = sg_dict_image(matcher->dict),
		.patterns = matcher->patterns,
		.posting = posting,
		.document = document,
		.text = document->text,
		.arena = arena,
		.scratch = matcher->scratch,
		.trace = trace,
	};

	*out = (struct sg_findings){ .posting = *posting };
	out->posting.body = (sg_str){ NULL, 0 };
	out->dictionary = sg_dict_version(matcher->dict);
	if (document->text.len > UINT32_MAX)
		return sg_fail(err, SG_ELIMIT, "the text is too long");
	status = sg_words_scan(reading->image, reading->text, arena, &reading->hits,
			       &reading->phrases, err);
	if (status != SG_OK)
		return status;
	sg_reading_lines(reading);
	sg_reading_companies(reading);
	sg_reading_shaped(reading);
	if (!reading->failed)
		sg_reading_names(reading);
	if (!reading->failed)
		understand(reading, out);
	if (sg_patterns_starved(matcher->patterns) || reading->failed)
		return sg_no_memory(err);
	if (out->posting.seniority.ptr == NULL)
		out->posting.seniority = seniority_of(out);
	if (posting->outcome != SG_OUTCOME_OK && !asks_in_body(out)) {
		out->outcome = SG_OUTCOME_INCONCLUSIVE;
		out->why = posting->why;
	}
	return sg_role_scores(matcher->dict, arena, out, err);
}

enum sg_status sg_match(struct sg_matcher *matcher, const struct sg_posting *posting,
			const struct sg_document *document, struct sg_arena *arena,
			struct sg_findings *out, struct sg_error *err)
{
	struct sg_reading reading;

	return sg_match_traced(matcher, posting, document, arena, NULL, &reading, out, err);
}
