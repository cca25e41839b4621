/* SPDX-License-Identifier: MIT */
#include "profile/cv.h"

#include <skillgap/explain.h>

#include "dict/vita.h"
#include "profile/cues.h"
#include "profile/dates.h"
#include "profile/outline.h"

enum { MAX_TERMS = 100 }; /* in no dictionary, that are looked at */

/* ---- what the whole names ----------------------------------------------------------- */

struct cv {
	struct sg_jobs *jobs;
	const struct sg_outline *outline;
	struct sg_explanation why; /* candidates only where quotes are kept */
	sg_str text;
};

/* Each place that names the skill, with the dates it stands under. */
static bool place(struct cv *cv, const struct sg_found_skill *found)
{
	struct sg_claims *claims = cv->jobs->claims;
	struct sg_prose_skill named;
	bool stored = true;

	if (!sg_prose_names(claims->dict, &cv->why.findings, found, &named))
		return true;
	for (size_t i = 0; i < found->n_mentions && stored; i++) {
		const struct sg_mention *mention = &found->mentions[i];

		if (mention->polarity != SG_POLARITY_ASKED)
			continue;
		if (sg_outline_lists(cv->outline, mention->span.start))
			sg_claims_list(claims, named.skill);
		else
			named.quote = sg_prose_line(cv->text, mention->span.start);
		stored = sg_jobs_name(cv->jobs, &named,
				      sg_outline_when(cv->outline, mention->span.start));
	}
	return stored;
}

/* "6 years of Go" */
static void say_years(struct cv *cv)
{
	const struct sg_findings *findings = &cv->why.findings;

	for (size_t i = 0; i < findings->n_requirements; i++) {
		const struct sg_requirement *said = &findings->requirements[i];
		uint32_t skill = said->n_any_of == 1 && said->min_years > 0 &&
						 said->polarity == SG_POLARITY_ASKED
					 ? sg_dict_by_id(cv->jobs->claims->dict, said->any_of[0])
					 : SG_NO_SKILL;

		if (skill != SG_NO_SKILL)
			sg_claims_say(cv->jobs->claims, skill, said->min_years * 12u);
	}
}

/* ---- what is not clear -------------------------------------------------------------- */

static bool is_known(const struct cv *cv, sg_str id)
{
	const struct sg_claims *claims = cv->jobs->claims;

	for (size_t i = 0; i < cv->why.findings.n_skills; i++)
		if (sg_str_eq(cv->why.findings.skills[i].id, id))
			return true;
	for (size_t i = 0; i < claims->unsure.n; i++)
		if (sg_str_eq(claims->unsure.at[i].name,
			      sg_dict_skill(claims->dict, sg_dict_by_id(claims->dict, id)).name))
			return true;
	return false;
}

/* Names that stand there as they are written, but that nothing around them speaks for. */
static bool tell_unsure(struct cv *cv)
{
	struct sg_claims *claims = cv->jobs->claims;

	for (size_t i = 0; i < cv->why.n_candidates; i++) {
		const struct sg_candidate *candidate = &cv->why.candidates[i];
		struct sg_unsure *slot;

		if (candidate->found || claims->unsure.n >= SG_MAX_UNSURE ||
		    !sg_str_ends(candidate->reason.rule, SG_STR(".nothing")) ||
		    is_known(cv, candidate->id))
			continue;
		slot = sg_push(claims->arena, &claims->unsure);
		if (slot == NULL)
			return false;
		slot->name = candidate->name;
		slot->quote =
			sg_arena_dup(claims->arena, sg_claims_quote(candidate->place.quote));
		slot->why = sg_arena_dup(claims->arena, candidate->reason.why);
	}
	return true;
}

/* Whether a line names a skill for certain: what stands beside it may be one. */
static bool names_skill(const struct cv *cv, sg_str line)
{
	uint32_t start = (uint32_t)(line.ptr - cv->text.ptr);

	for (size_t i = 0; i < cv->why.n_candidates; i++) {
		const struct sg_candidate *candidate = &cv->why.candidates[i];

		if (candidate->found && candidate->place.span.start >= start &&
		    candidate->place.span.end <= start + line.len)
			return true;
	}
	return false;
}

/* Whether a term stands in lists of skills only: employers stand elsewhere, too. */
static bool is_listed_only(const struct cv *cv, sg_str term)
{
	for (size_t at = 0; (at = sg_str_find_fold(cv->text, term, at)) != SIZE_MAX; at++)
		if (!sg_outline_lists(cv->outline, (uint32_t)at))
			return false;
	return true;
}

/* Names in lists of skills that no dictionary has are kept as they are. */
static void keep_unknown(struct cv *cv)
{
	for (size_t i = 0; i < cv->why.n_unknown && i < MAX_TERMS; i++) {
		const struct sg_place *term = &cv->why.unknown[i].place;

		if (sg_outline_lists(cv->outline, term->span.start) &&
		    names_skill(cv, sg_prose_line(cv->text, term->span.start)) &&
		    is_listed_only(cv, term->text))
			sg_claims_keep(cv->jobs->claims, term->text);
	}
}

/* ---- reading ------------------------------------------------------------------------ */

/* The findings, with reasons where they are wanted. */
static enum sg_status find(struct cv *cv, const struct sg_posting *posting,
			   const struct sg_document *document, struct sg_error *err)
{
	const struct sg_prose_reader *reader = &cv->jobs->prose;

	return cv->jobs->claims->quotes
		       ? sg_explain(reader->matcher, posting, document, reader->scratch, &cv->why,
				    err)
		       : sg_match(reader->matcher, posting, document, reader->scratch,
				  &cv->why.findings, err);
}

enum sg_status sg_cv_read(struct sg_jobs *jobs, sg_str text, struct sg_error *err)
{
	const struct sg_posting posting = { .body = text };
	struct sg_outline outline;
	struct sg_document document;
	struct cv cv = { .jobs = jobs, .outline = &outline };
	enum sg_status status =
		sg_extract(jobs->prose.dict, &posting, jobs->prose.scratch, &document, err);
	bool stored = true;

	if (status == SG_OK)
		status = sg_outline_make(jobs, document.text, text, &outline, err);
	if (status == SG_OK)
		status = find(&cv, &posting, &document, err);
	if (status != SG_OK)
		return status;
	cv.text = document.text;
	for (size_t i = 0; i < cv.why.findings.n_skills && stored; i++)
		stored = place(&cv, &cv.why.findings.skills[i]);
	say_years(&cv);
	if (stored && jobs->claims->quotes)
		stored = tell_unsure(&cv);
	keep_unknown(&cv);
	return stored && !jobs->claims->failed ? SG_OK : sg_no_memory(err);
}
