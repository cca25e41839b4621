/* SPDX-License-Identifier: MIT */
#include "report/explain.h"

#include "record/write.h"

bool sg_explain_wants_skill(const struct sg_explain_options *options, sg_str id)
{
	return options->skill.ptr == NULL ? options->term.ptr == NULL
					  : sg_str_eq(options->skill, id);
}

bool sg_explain_wants_term(const struct sg_explain_options *options, sg_str term)
{
	return options->term.ptr == NULL ? options->skill.ptr == NULL
					 : sg_str_eq_fold(options->term, term);
}

static bool wants_requirement(const struct sg_explain_options *options,
			      const struct sg_requirement *requirement)
{
	for (size_t i = 0; i < requirement->n_any_of; i++)
		if (sg_explain_wants_skill(options, requirement->any_of[i]))
			return true;
	return false;
}

static void write_reason(struct sg_out *out, const struct sg_reason *reason)
{
	sg_out_member_str(out, "why", reason->why);
	sg_out_member_str(out, "rule", reason->rule);
}

static void write_place(struct sg_out *out, const struct sg_place *place)
{
	sg_out_member_uint(out, "start", place->span.start);
	sg_out_member_uint(out, "end", place->span.end);
	sg_out_member_str(out, "text", place->text);
	sg_out_member_uint(out, "line", place->line);
	sg_out_member_str(out, "quote", place->quote);
	sg_out_member_word(out, "section", sg_section_name(place->section));
}

/* numbers: what each asking is called in this record, which may leave some out. */
static void write_candidate(struct sg_out *out, const struct sg_candidate *candidate,
			    const uint32_t *numbers)
{
	sg_out_open(out, '{');
	sg_out_member_str(out, "id", candidate->id);
	sg_out_member_str(out, "name", candidate->name);
	sg_out_member_word(out, "state", candidate->found ? "found" : "rejected");
	write_place(out, &candidate->place);
	write_reason(out, &candidate->reason);
	sg_out_key(out, "asking");
	if (candidate->asking == SG_NO_ASKING)
		sg_out_null(out);
	else
		sg_out_uint(out, numbers[candidate->asking]);
	sg_out_close(out, '}');
}

static void write_asking(struct sg_out *out, const struct sg_asking *asking)
{
	sg_out_open(out, '{');
	sg_write_requirement_members(out, &asking->requirement);
	sg_out_key(out, "reasons");
	sg_out_open(out, '[');
	for (size_t i = 0; i < asking->n_reasons; i++) {
		sg_out_open(out, '{');
		sg_out_member_str(out, "says", asking->reasons[i].says);
		write_reason(out, &asking->reasons[i]);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
	sg_out_close(out, '}');
}

static void write_unknown(struct sg_out *out, const struct sg_explanation *explanation,
			  const struct sg_explain_options *options)
{
	sg_out_key(out, "unknown");
	sg_out_open(out, '[');
	for (size_t i = 0; i < explanation->n_unknown; i++) {
		const struct sg_unknown_term *term = &explanation->unknown[i];

		if (!sg_explain_wants_term(options, term->place.text))
			continue;
		sg_out_open(out, '{');
		write_place(out, &term->place);
		write_reason(out, &term->reason);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_requirements(struct sg_out *out, const struct sg_findings *findings,
			       const struct sg_explain_options *options)
{
	sg_out_key(out, "requirements");
	sg_out_open(out, '[');
	for (size_t i = 0; i < findings->n_requirements; i++) {
		if (!wants_requirement(options, &findings->requirements[i]))
			continue;
		sg_out_open(out, '{');
		sg_write_requirement_members(out, &findings->requirements[i]);
		sg_out_close(out, '}');
	}
	sg_out_close(out, ']');
}

static void write_head(struct sg_out *out, const struct sg_findings *findings)
{
	sg_out_member_word(out, "type", "explanation");
	sg_out_member_uint(out, "v", 1);
	sg_out_member_word(out, "outcome",
			   findings->outcome == SG_OUTCOME_OK ? "ok" : "inconclusive");
	if (findings->outcome != SG_OUTCOME_OK)
		sg_out_member_str(out, "why", findings->why);
	sg_out_member_str(out, "dictionary", findings->dictionary);
	sg_out_key(out, "posting");
	sg_write_posting_summary(out, &findings->posting);
}

static enum sg_status write_record(const struct sg_explanation *explanation,
				   const struct sg_explain_options *options,
				   struct sg_arena *arena, struct sg_out *out,
				   struct sg_error *err)
{
	uint32_t *numbers = sg_arena_array(arena, uint32_t, explanation->n_askings);
	uint32_t n = 0;

	if (numbers == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < explanation->n_askings; i++) {
		numbers[i] = n;
		n += wants_requirement(options, &explanation->askings[i].requirement);
	}
	sg_out_open(out, '{');
	write_head(out, &explanation->findings);
	sg_out_key(out, "candidates");
	sg_out_open(out, '[');
	for (size_t i = 0; i < explanation->n_candidates; i++)
		if (sg_explain_wants_skill(options, explanation->candidates[i].id))
			write_candidate(out, &explanation->candidates[i], numbers);
	sg_out_close(out, ']');
	sg_out_key(out, "askings");
	sg_out_open(out, '[');
	for (size_t i = 0; i < explanation->n_askings; i++)
		if (wants_requirement(options, &explanation->askings[i].requirement))
			write_asking(out, &explanation->askings[i]);
	sg_out_close(out, ']');
	write_requirements(out, &explanation->findings, options);
	write_unknown(out, explanation, options);
	sg_out_close(out, '}');
	sg_out_add(out, SG_STR("\n"));
	return SG_OK;
}

enum sg_status sg_explanation_write(const struct sg_explanation *explanation,
				    const struct sg_explain_options *options, sg_sink_fn sink,
				    void *user, struct sg_error *err)
{
	struct sg_arena *arena;
	struct sg_out out;
	enum sg_status status;

	if (options->format != SG_FORMAT_TEXT && options->format != SG_FORMAT_NDJSON)
		return sg_fail(err, SG_EARG, "an explanation is text or ndjson");
	arena = sg_arena_new(0);
	if (arena == NULL)
		return sg_no_memory(err);
	sg_out_init(&out, sink, user);
	status = options->format == SG_FORMAT_TEXT
			 ? sg_explain_text(explanation, options, arena, &out, err)
			 : write_record(explanation, options, arena, &out, err);
	sg_arena_free(arena);
	return status == SG_OK ? sg_out_finish(&out, err) : status;
}
