/* SPDX-License-Identifier: MIT */
#include <skillgap/skillgap.h>

#include <stdlib.h>

#include "base/str.h"
#include "gap/comparison.h"
#include "gap/contrast.h"
#include "gap/copy.h"
#include "gap/demand.h"
#include "gap/models.h"
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
		status = sg_role_tally_start(&comparison->roles, dict, profile, comparison->arena,
					     err);
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
	sg_role_tally_free(&comparison->roles);
	sg_arena_free(comparison->arena);
	free(comparison);
}

enum sg_status sg_comparison_add(struct sg_comparison *comparison,
				 const struct sg_findings *findings, struct sg_error *err)
{
	struct sg_findings *copy = sg_arena_make(comparison->arena, struct sg_findings);
	struct sg_judged judged, *kept;
	struct sg_posting **duplicate;
	enum sg_status status;

	if (copy == NULL)
		return sg_no_memory(err);
	status = sg_copy_findings(comparison->arena, findings, copy, err);
	if (status != SG_OK)
		return status;
	if (copy->posting.duplicate_of.ptr != NULL) {
		duplicate = sg_push(comparison->arena, &comparison->duplicates);
		if (duplicate == NULL)
			return sg_no_memory(err);
		*duplicate = &copy->posting;
		return SG_OK;
	}
	status = sg_judge_posting(&comparison->standing, comparison->profile, &comparison->options,
				  copy, &judged, err);
	if (status == SG_OK)
		status = sg_role_tally_add(&comparison->roles, &judged, err);
	if (status != SG_OK)
		return status;
	kept = sg_push(comparison->arena, &comparison->judged);
	if (kept == NULL)
		return sg_no_memory(err);
	*kept = judged;
	return SG_OK;
}

enum sg_status sg_comparison_add_source(struct sg_comparison *comparison,
					const struct sg_source *source, struct sg_error *err)
{
	struct sg_source *kept = sg_push(comparison->arena, &comparison->sources);

	if (kept == NULL)
		return sg_no_memory(err);
	return sg_copy_source(comparison->arena, source, kept, err);
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

static int by_original(const void *left, const void *right)
{
	const struct sg_posting *const *a = left, *const *b = right;

	int order = sg_str_cmp((*a)->duplicate_of, (*b)->duplicate_of);

	if (order == 0)
		order = sg_str_cmp((*a)->source, (*b)->source);
	return order != 0 ? order : sg_str_cmp((*a)->url, (*b)->url);
}

static sg_str original_of(const struct sg_posting *posting)
{
	return posting->duplicate_of;
}

static sg_str key_of(const struct sg_posting *posting)
{
	return posting->key;
}

/* The first of postings sorted by what `of` tells that is not before text. */
static size_t first_of(struct sg_posting *const *sorted, size_t n,
		       sg_str (*of)(const struct sg_posting *), sg_str text)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sg_str_cmp(of(sorted[middle]), text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int by_own_key(const void *left, const void *right)
{
	const struct sg_posting *const *a = left, *const *b = right;

	int order = sg_str_cmp((*a)->key, (*b)->key);

	return order != 0 ? order : sg_str_cmp((*a)->duplicate_of, (*b)->duplicate_of);
}

/* The mark of the duplicate that has this key, or absent. */
static sg_str mark_of(struct sg_posting *const *sorted, size_t n, sg_str key)
{
	size_t at = first_of(sorted, n, key_of, key);

	return at < n && sg_str_eq(sorted[at]->key, key) ? sorted[at]->duplicate_of
							 : (sg_str){ 0 };
}

/*
 * A posting that has the key of a copy is one of what that was copied from: marks that lead to
 * a duplicate are led on to the original.
 */
static enum sg_status lead_on(struct sg_comparison *comparison, struct sg_error *err)
{
	enum { MAX_STEPS = 8 }; /* marks of ours need one; those of others may go in a circle */
	struct sg_posting **all = comparison->duplicates.at;
	size_t n = 0;
	struct sg_posting **copies = sg_arena_array(comparison->arena, struct sg_posting *,
						    comparison->duplicates.n);

	if (copies == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < comparison->duplicates.n; i++)
		if (!sg_str_eq(all[i]->key, all[i]->duplicate_of))
			copies[n++] = all[i];
	if (n > 0)
		qsort(copies, n, sizeof *copies, by_own_key);
	for (size_t i = 0; n > 0 && i < comparison->duplicates.n; i++)
		for (int step = 0; step < MAX_STEPS; step++) {
			sg_str next = mark_of(copies, n, all[i]->duplicate_of);

			if (next.ptr == NULL)
				break;
			all[i]->duplicate_of = next;
		}
	return SG_OK;
}

/* Where a duplicate stands: its own address, else what the user named. */
static sg_str place_of(const struct sg_posting *duplicate, const struct sg_posting *original)
{
	return duplicate->url.ptr != NULL && !sg_str_eq(duplicate->url, original->url)
		       ? duplicate->url
		       : duplicate->source;
}

/* Tells every posting where else it was found; where several share a key, the first one. */
static enum sg_status attach_duplicates(struct sg_comparison *comparison, struct sg_error *err)
{
	struct sg_posting **sorted = comparison->duplicates.at;
	size_t n = comparison->duplicates.n;
	bool *taken = sg_arena_array(comparison->arena, bool, n);
	enum sg_status status = taken == NULL ? sg_no_memory(err) : lead_on(comparison, err);

	if (status != SG_OK)
		return status;
	if (n > 0)
		qsort(sorted, n, sizeof *sorted, by_original);
	for (size_t i = 0; i < comparison->judged.n; i++) {
		struct sg_report_posting *shown = &comparison->judged.at[i].shown;
		const struct sg_posting *original = &shown->findings->posting;
		size_t from = first_of(sorted, n, original_of, original->key), to = from;
		sg_str *also;

		while (to < n && sg_str_eq(sorted[to]->duplicate_of, original->key))
			to++;
		if (to == from || taken[from])
			continue;
		taken[from] = true;
		also = sg_arena_array(comparison->arena, sg_str, to - from);
		if (also == NULL)
			return sg_no_memory(err);
		for (size_t k = from; k < to; k++)
			also[k - from] = place_of(sorted[k], original);
		shown->also_at = also;
		shown->n_also_at = to - from;
	}
	return SG_OK;
}

static int by_hash(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

static enum sg_status count_companies(struct sg_comparison *comparison, struct sg_report *report,
				      struct sg_error *err)
{
	uint64_t *hashes = sg_arena_array(comparison->arena, uint64_t, comparison->judged.n);
	size_t n = 0;

	if (hashes == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < comparison->judged.n; i++) {
		sg_str company = comparison->judged.at[i].shown.findings->posting.company;

		if (company.ptr != NULL)
			hashes[n++] = sg_hash(0, company);
	}
	if (n > 0)
		qsort(hashes, n, sizeof *hashes, by_hash);
	for (size_t i = 0; i < n; i++)
		report->companies += i == 0 || hashes[i] != hashes[i - 1];
	return SG_OK;
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
	for (size_t i = 0; i < n; i++) {
		const struct sg_judged *judged = &comparison->judged.at[i];

		postings[i] = judged->shown;
		report->counted += judged->counted;
		report->left_out += judged->shown.left_out;
		report->verdicts[judged->shown.verdict] += !judged->shown.left_out;
	}
	for (size_t i = 0; profile != NULL && i < profile->n_claims; i++) {
		report->held += profile->claims[i].status == SG_CLAIM_HAVE;
		report->learning += profile->claims[i].status == SG_CLAIM_LEARNING;
		report->avoided += profile->claims[i].status == SG_CLAIM_AVOID;
	}
	report->postings = postings;
	report->n_postings = n;
	report->n_seen = (uint32_t)n;
	report->duplicates = (uint32_t)comparison->duplicates.n;
	return count_companies(comparison, report, err);
}

static enum sg_status add_gaps(struct sg_comparison *comparison, struct sg_report *report,
			       struct sg_error *err)
{
	struct sg_demand_table table;
	struct sg_gap *gaps;
	const struct sg_judged *judged = comparison->judged.at;
	size_t n = comparison->judged.n;
	enum sg_status status = sg_demand_count(&comparison->standing, judged, n,
						comparison->profile != NULL,
						comparison->options.count_practices, &table, err);

	if (status == SG_OK && comparison->profile != NULL)
		status = sg_demand_open(&comparison->standing, judged, n, &table, report, err);
	if (status != SG_OK)
		return status;
	gaps = sg_arena_array(comparison->arena, struct sg_gap, table.n_rows);
	if (gaps == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < table.n_rows; i++)
		gaps[i] = table.rows[i].gap;
	report->gaps = gaps;
	report->n_gaps = table.n_rows;
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
	const struct sg_judged *judged = comparison->judged.at;
	size_t n = comparison->judged.n;
	enum sg_status status;

	*out = (struct sg_report){ .profile = comparison->profile,
				   .count_practices = comparison->options.count_practices };
	out->sources = comparison->sources.at;
	out->n_sources = comparison->sources.n;
	out->generated_at = comparison->options.now;
	out->dictionary = sg_dict_version(comparison->standing.dict);
	status = attach_duplicates(comparison, err);
	if (status == SG_OK)
		status = count_all(comparison, out, err);
	if (status == SG_OK)
		status = add_gaps(comparison, out, err);
	if (status == SG_OK)
		status = sg_demand_areas(&comparison->standing, judged, n, out, err);
	if (status == SG_OK)
		status = sg_demand_facts(&comparison->standing, judged, n, out, err);
	if (status == SG_OK)
		status = set_beside(comparison, out, err);
	sg_role_tally_report(&comparison->roles, out);
	return status;
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
