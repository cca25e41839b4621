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
	if (status == SG_OK)
		status = sg_kept_start(&comparison->kept, &comparison->standing, profile,
				       &comparison->options, err);
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
	sg_kept_free(&comparison->kept);
	sg_arena_free(comparison->batch);
	sg_arena_free(comparison->arena);
	free(comparison);
}

/* A duplicate counts as one, and says where else its original was found. */
static enum sg_status add_duplicate(struct sg_comparison *comparison,
				    const struct sg_posting *posting, struct sg_error *err)
{
	struct sg_arena *arena = comparison->arena;
	struct sg_duplicate *duplicate, copy;

	comparison->sum.duplicates++;
	if (comparison->summing)
		return SG_OK;
	copy.of = sg_arena_dup(arena, posting->duplicate_of);
	copy.key = sg_arena_dup(arena, posting->key);
	copy.url = sg_arena_dup(arena, posting->url);
	copy.source = sg_texts_keep(&comparison->kept.packer.texts, arena, posting->source);
	duplicate = sg_push(arena, &comparison->duplicates);
	if (duplicate == NULL || copy.of.ptr == NULL ||
	    (copy.key.ptr == NULL && posting->key.ptr != NULL) ||
	    (copy.url.ptr == NULL && posting->url.ptr != NULL) ||
	    (copy.source.ptr == NULL && posting->source.ptr != NULL))
		return sg_no_memory(err);
	*duplicate = copy;
	return SG_OK;
}

/* Judges where what was judged before is gone, unless the report is to have all of it. */
static enum sg_status judge(struct sg_comparison *comparison, const struct sg_findings *findings,
			    struct sg_judged *out, struct sg_error *err)
{
	bool all = comparison->kept.keep == SG_KEEP_ALL;
	struct sg_arena *arena = all ? comparison->arena : sg_kept_clear_work(&comparison->kept);
	struct sg_findings *copy = sg_arena_make(arena, struct sg_findings);
	enum sg_status status;

	comparison->standing.results = arena;
	comparison->sum.roles.results = arena;
	if (copy == NULL)
		return sg_no_memory(err);
	status = all ? sg_copy_findings(arena, findings, copy, err)
		     : sg_borrow_findings(arena, findings, copy, err);
	return status == SG_OK ? sg_judge_posting(&comparison->standing, comparison->profile,
						  &comparison->options, copy, out, err)
			       : status;
}

enum sg_status sg_comparison_add(struct sg_comparison *comparison,
				 const struct sg_findings *findings, struct sg_error *err)
{
	struct sg_judged judged;
	enum sg_status status;

	if (findings->posting.duplicate_of.ptr != NULL)
		return add_duplicate(comparison, &findings->posting, err);
	status = judge(comparison, findings, &judged, err);
	if (status == SG_OK)
		status = sg_role_sum_add(&comparison->sum.roles, &judged, err);
	if (status == SG_OK)
		status = sg_sum_add(&comparison->sum, &judged, err);
	if (status == SG_OK)
		status = sg_kept_add(&comparison->kept, &judged, err);
	return status == SG_OK && comparison->summing
		       ? sg_comparison_let_go(comparison, SG_SUM_BATCH, err)
		       : status;
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

	for (size_t i = 0; profile != NULL && i < profile->n_claims; i++) {
		report->held += profile->claims[i].status == SG_CLAIM_HAVE;
		report->learning += profile->claims[i].status == SG_CLAIM_LEARNING;
		report->avoided += profile->claims[i].status == SG_CLAIM_AVOID;
	}
	report->postings = comparison->kept.at;
	report->n_postings = comparison->kept.n;
	if (comparison->kept.keep != SG_KEEP_ALL) {
		report->kept = &comparison->kept;
		report->names = comparison->standing.named.at;
		report->n_names = comparison->standing.named.n;
	}
	return sg_sum_report(&comparison->sum, report, err);
}

/* What each row's skill opens: of postings that are at hand, or as it was added up. */
static enum sg_status add_opens(struct sg_comparison *comparison, struct sg_row *rows, size_t n,
				struct sg_report *report, struct sg_error *err)
{
	if (comparison->profile == NULL)
		return SG_OK;
	if (!comparison->summing)
		return sg_opens_of_rows(&comparison->kept, rows, n, report, err);
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
	struct sg_kept *kept = &comparison->kept;
	enum sg_status status = SG_OK;

	if (comparison->options.by != SG_BY_NONE)
		status = sg_contrast_make(kept, &comparison->options, &out->contrast, err);
	if (status == SG_OK && out->contrast != NULL)
		status = sg_models_list(comparison->standing.dict, kept, comparison->arena, out,
					err);
	if (status == SG_OK && comparison->people.n > 0)
		status = sg_team_make(kept, comparison->people.at, comparison->people.n,
				      comparison->arena, &out->team, err);
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

/* Each posting again, with the work of one at a time in `scratch`. */
static enum sg_status count_ready(struct sg_kept *kept, struct sg_standing *standing,
				  const struct sg_profile *profile, struct sg_arena *scratch,
				  uint32_t *ready, struct sg_error *err)
{
	standing->results = scratch;
	*ready = 0;
	for (size_t i = 0; i < kept->n; i++) {
		const struct sg_judged *before = sg_kept_open(kept, i, err);
		struct sg_judged judged;
		enum sg_status status;

		if (before == NULL)
			return SG_ENOMEM;
		sg_arena_reset(scratch);
		status = sg_judge_posting(standing, profile, kept->options, before->shown.findings,
					  &judged, err);
		if (status != SG_OK)
			return status;
		*ready += !before->shown.left_out && judged.shown.verdict == SG_READY;
	}
	return SG_OK;
}

enum sg_status sg_comparison_ready(struct sg_comparison *comparison,
				   const struct sg_profile *profile, uint32_t *ready,
				   struct sg_error *err)
{
	struct sg_arena *arena = sg_arena_new(SIZE_MAX);   /* as large as the dictionary */
	struct sg_arena *scratch = sg_arena_new(SIZE_MAX); /* as large as a posting */
	struct sg_standing standing;
	enum sg_status status = arena == NULL || scratch == NULL
					? sg_no_memory(err)
					: sg_standing_build(&standing, comparison->standing.dict,
							    profile, arena, err);

	if (status == SG_OK)
		status = count_ready(&comparison->kept, &standing, profile, scratch, ready, err);
	sg_arena_free(scratch);
	sg_arena_free(arena);
	return status;
}
