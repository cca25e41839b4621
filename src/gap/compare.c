/* SPDX-License-Identifier: MIT */
#include <skillgap/skillgap.h>

#include <stdlib.h>

#include "gap/comparison.h"
#include "gap/contrast.h"
#include "gap/copy.h"
#include "gap/models.h"
#include "gap/opens.h"
#include "gap/team.h"

enum sg_status sg_comparison_new(struct sg_comparison **out, const struct sg_dict *dict,
				 const struct sg_profile *profile,
				 const struct sg_gap_options *options, struct sg_error *err)
{
	struct sg_comparison *comparison;
	enum sg_status status;

	*out = NULL;
	if (options->now.ptr == NULL)
		return sg_fail(err, SG_EARG, "a comparison needs the time of its report");
	comparison = calloc(1, sizeof *comparison);
	if (comparison == NULL)
		return sg_no_memory(err);
	comparison->arena = sg_arena_new(SIZE_MAX); /* as large as the pile */
	if (comparison->arena == NULL) {
		status = sg_no_memory(err);
		goto fail;
	}
	comparison->profile = profile;
	comparison->options = *options;
	status = sg_standing_build(&comparison->standing, dict, profile, comparison->arena, err);
	if (status == SG_OK)
		status = sg_sum_start(&comparison->sum, &comparison->standing, profile, err);
	if (status == SG_OK && options->sum_up)
		status = sg_comparison_begin_sum(comparison, err);
	if (status != SG_OK)
		goto fail;
	*out = comparison;
	return SG_OK;

fail:
	sg_comparison_free(comparison);
	return status;
}

void sg_comparison_free(struct sg_comparison *comparison)
{
	if (comparison == NULL)
		return;
	sg_sum_free(&comparison->sum);
	sg_arena_free(comparison->batch);
	sg_arena_free(comparison->arena);
	free(comparison);
}

/* A duplicate counts as one, and says where else its original was found. */
static enum sg_status add_duplicate(struct sg_comparison *comparison,
				    const struct sg_findings *findings, struct sg_error *err)
{
	struct sg_posting **duplicate;
	struct sg_findings *copy;
	enum sg_status status;

	comparison->sum.duplicates++;
	if (comparison->summing)
		return SG_OK;
	copy = sg_arena_make(comparison->arena, struct sg_findings);
	if (copy == NULL)
		return sg_no_memory(err);
	status = sg_copy_findings(comparison->arena, findings, copy, err);
	if (status != SG_OK)
		return status;
	duplicate = sg_push(comparison->arena, &comparison->duplicates);
	if (duplicate == NULL)
		return sg_no_memory(err);
	*duplicate = &copy->posting;
	return SG_OK;
}

enum sg_status sg_comparison_add(struct sg_comparison *comparison,
				 const struct sg_findings *findings, struct sg_error *err)
{
	struct sg_arena *arena = comparison->standing.results;
	struct sg_findings *copy;
	struct sg_judged judged, *kept;
	enum sg_status status;

	if (findings->posting.duplicate_of.ptr != NULL)
		return add_duplicate(comparison, findings, err);
	copy = sg_arena_make(arena, struct sg_findings);
	if (copy == NULL)
		return sg_no_memory(err);
	status = sg_copy_findings(arena, findings, copy, err);
	if (status == SG_OK)
		status = sg_judge_posting(&comparison->standing, comparison->profile,
					  &comparison->options, copy, &judged, err);
	if (status == SG_OK)
		status = sg_role_sum_add(&comparison->sum.roles, &judged, err);
	if (status == SG_OK)
		status = sg_sum_add(&comparison->sum, &judged, err);
	if (status != SG_OK)
		return status;
	kept = sg_push(comparison->arena, &comparison->judged);
	if (kept == NULL)
		return sg_no_memory(err);
	*kept = judged;
	return comparison->summing ? sg_comparison_let_go(comparison, SG_SUM_BATCH, err) : SG_OK;
}

enum sg_status sg_comparison_list_source(struct sg_comparison *comparison,
					 const struct sg_source *source, struct sg_error *err)
{
	struct sg_source *kept = sg_push(comparison->arena, &comparison->sources);

	if (kept == NULL)
		return sg_no_memory(err);
	return sg_copy_source(comparison->arena, source, kept, err);
}

enum sg_status sg_comparison_add_source(struct sg_comparison *comparison,
					const struct sg_source *source, struct sg_error *err)
{
	comparison->sum.failed += source->failed;
	return sg_comparison_list_source(comparison, source, err);
}

enum sg_status sg_comparison_add_person(struct sg_comparison *comparison,
					const struct sg_profile *profile, struct sg_error *err)
{
	struct sg_person *person;

	if (comparison->profile != NULL)
		return sg_fail(err, SG_EARG, "there is one person already");
	if (comparison->people.n == SG_TEAM_MAX_PEOPLE)
		return sg_fail(err, SG_ELIMIT, "more than %d people", SG_TEAM_MAX_PEOPLE);
	person = sg_push(comparison->arena, &comparison->people);
	if (person == NULL)
		return sg_no_memory(err);
	person->profile = profile;
	return sg_standing_build(&person->standing, comparison->standing.dict, profile,
				 comparison->arena, err);
}

/* What postings and profile add up to. */
static enum sg_status count_all(struct sg_comparison *comparison, struct sg_report *report,
				struct sg_error *err)
{
	const struct sg_profile *profile = comparison->profile;
	size_t n = comparison->judged.n;
	struct sg_report_posting *postings =
		sg_arena_array(comparison->arena, struct sg_report_posting, n);

	if (postings == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n; i++)
		postings[i] = comparison->judged.at[i].shown;
	for (size_t i = 0; profile != NULL && i < profile->n_claims; i++) {
		report->held += profile->claims[i].status == SG_CLAIM_HAVE;
		report->learning += profile->claims[i].status == SG_CLAIM_LEARNING;
		report->avoided += profile->claims[i].status == SG_CLAIM_AVOID;
	}
	report->postings = postings;
	report->n_postings = n;
	return sg_sum_report(&comparison->sum, report, err);
}

/* What each row's skill opens: of postings that are at hand, or as it was added up. */
static enum sg_status add_opens(struct sg_comparison *comparison, struct sg_row *rows, size_t n,
				struct sg_report *report, struct sg_error *err)
{
	if (comparison->profile == NULL)
		return SG_OK;
	if (!comparison->summing)
		return sg_opens_of_rows(&comparison->standing, comparison->judged.at,
					comparison->judged.n, rows, n, report, err);
	sg_opens_of_sum(&comparison->sum, rows, n, report);
	return SG_OK;
}

static enum sg_status add_gaps(struct sg_comparison *comparison, struct sg_report *report,
			       struct sg_error *err)
{
	struct sg_row *rows;
	struct sg_gap *gaps;
	size_t n;
	enum sg_status status = sg_rows_list(&comparison->sum.rows, report->counted,
					     comparison->options.count_practices, &rows, &n, err);

	if (status == SG_OK)
		status = add_opens(comparison, rows, n, report, err);
	if (status != SG_OK)
		return status;
	gaps = sg_arena_array(comparison->arena, struct sg_gap, n);
	if (gaps == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < n; i++)
		gaps[i] = rows[i].gap;
	report->gaps = gaps;
	report->n_gaps = n;
	return SG_OK;
}

/* Groups of the pile beside each other, people beside each other. */
static enum sg_status set_beside(struct sg_comparison *comparison, struct sg_report *out,
				 struct sg_error *err)
{
	const struct sg_judged *judged = comparison->judged.at;
	size_t n = comparison->judged.n;
	enum sg_status status = SG_OK;

	if (comparison->options.by != SG_BY_NONE)
		status = sg_contrast_make(&comparison->standing, judged, n, &comparison->options,
					  &out->contrast, err);
	if (status == SG_OK && out->contrast != NULL)
		status = sg_models_list(comparison->standing.dict, comparison->profile, judged, n,
					comparison->arena, out, err);
	if (status == SG_OK && comparison->people.n > 0)
		status = sg_team_make(&comparison->standing, comparison->people.at,
				      comparison->people.n, judged, n, comparison->arena,
				      &out->team, err);
	return status;
}

enum sg_status sg_comparison_report(struct sg_comparison *comparison, struct sg_report *out,
				    struct sg_error *err)
{
	enum sg_status status = SG_OK;

	*out = (struct sg_report){ .profile = comparison->profile,
				   .count_practices = comparison->options.count_practices,
				   .summed = comparison->summing };
	out->sources = comparison->sources.at;
	out->n_sources = comparison->sources.n;
	out->generated_at = comparison->options.now;
	out->dictionary = sg_dict_version(comparison->standing.dict);
	if (comparison->summing)
		status = sg_comparison_let_go(comparison, 1, err);
	if (status == SG_OK)
		status = sg_comparison_attach(comparison, err);
	if (status == SG_OK)
		status = count_all(comparison, out, err);
	if (status == SG_OK)
		status = add_gaps(comparison, out, err);
	return status == SG_OK ? set_beside(comparison, out, err) : status;
}

static enum sg_status count_ready(const struct sg_comparison *comparison,
				  const struct sg_profile *profile, struct sg_arena *arena,
				  uint32_t *ready, struct sg_error *err)
{
	struct sg_standing standing;
	struct sg_judged judged;
	enum sg_status status =
		sg_standing_build(&standing, comparison->standing.dict, profile, arena, err);

	*ready = 0;
	for (size_t i = 0; i < comparison->judged.n && status == SG_OK; i++) {
		status = sg_judge_posting(&standing, profile, &comparison->options,
					  comparison->judged.at[i].shown.findings, &judged, err);
		*ready += status == SG_OK && judged.counted && judged.shown.verdict == SG_READY;
	}
	return status;
}

enum sg_status sg_comparison_ready(const struct sg_comparison *comparison,
				   const struct sg_profile *profile, uint32_t *ready,
				   struct sg_error *err)
{
	struct sg_arena *arena = sg_arena_new(SIZE_MAX); /* as large as the pile */
	enum sg_status status = arena == NULL
					? sg_no_memory(err)
					: count_ready(comparison, profile, arena, ready, err);

	sg_arena_free(arena);
	return status;
}
