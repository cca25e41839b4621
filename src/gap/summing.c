/* SPDX-License-Identifier: MIT */
#include <skillgap/skillgap.h>

#include <stdio.h>

#include "base/str.h"
#include "gap/comparison.h"

/* A comparison that keeps no postings, and tallies in and out of it. */

enum sg_status sg_comparison_let_go(struct sg_comparison *comparison, size_t n,
				    struct sg_error *err)
{
	enum sg_status status = SG_OK;

	if (comparison->kept.n < n)
		return SG_OK;
	if (comparison->profile != NULL)
		status = sg_sum_add_opens(&comparison->sum, &comparison->kept, comparison->batch,
					  err);
	sg_kept_drop(&comparison->kept);
	sg_arena_reset(comparison->batch);
	return status;
}

enum sg_status sg_comparison_begin_sum(struct sg_comparison *comparison, struct sg_error *err)
{
	enum sg_status status;

	comparison->batch = sg_arena_new(SIZE_MAX); /* as large as a batch of postings */
	if (comparison->batch == NULL)
		return sg_no_memory(err);
	comparison->summing = true;
	comparison->duplicates.n = 0;
	status = sg_comparison_let_go(comparison, 1, err);
	comparison->kept.keep = SG_KEEP_COUNTS;
	comparison->kept.packer.arena = comparison->batch;
	return status;
}

static uint64_t hash_number(uint64_t hash, uint64_t number)
{
	char digits[24];
	int n = snprintf(digits, sizeof digits, " %llu", (unsigned long long)number);

	return sg_hash(hash, (sg_str){ digits, (size_t)n });
}

/* All that decides about anybody's status; absent without a profile or when memory ran out. */
static sg_str hash_of(const struct sg_profile *profile, struct sg_arena *arena)
{
	uint64_t hash = 0;

	if (profile == NULL)
		return (sg_str){ 0 };
	for (size_t i = 0; i < profile->n_claims; i++) {
		const struct sg_claim *claim = &profile->claims[i];

		hash = sg_hash(hash, claim->skill);
		hash = hash_number(hash, claim->months);
		hash = hash_number(hash, claim->status);
	}
	hash = hash_number(hash, profile->total_months);
	hash = sg_hash(hash, profile->degree);
	hash = hash_number(hash, profile->n_languages);
	for (size_t i = 0; i < profile->n_languages; i++) {
		hash = sg_hash(hash, profile->languages[i].id);
		hash = sg_hash(hash, profile->languages[i].fluency);
	}
	return sg_arena_printf(arena, "%016llx", (unsigned long long)hash);
}

static void stamp(const struct sg_comparison *comparison, struct sg_tally *out)
{
	out->dictionary = sg_dict_version(comparison->standing.dict);
	out->profile = hash_of(comparison->profile, comparison->arena);
	out->count_practices = comparison->options.count_practices;
	out->keep_all = comparison->options.keep_all;
}

enum sg_status sg_comparison_tally(struct sg_comparison *comparison, struct sg_tally *out,
				   struct sg_error *err)
{
	enum sg_status status = SG_OK;

	if (!comparison->summing)
		status = sg_comparison_begin_sum(comparison, err);
	if (status == SG_OK)
		status = sg_comparison_let_go(comparison, 1, err);
	if (status == SG_OK)
		status = sg_sum_tally(&comparison->sum, out, err);
	if (status != SG_OK)
		return status;
	stamp(comparison, out);
	return comparison->profile != NULL && out->profile.ptr == NULL ? sg_no_memory(err) : SG_OK;
}

/* What a tally was made with and this comparison is not; NULL when they go together. */
static const char *differing(const struct sg_tally *tally, const struct sg_tally *ours)
{
	if (!sg_str_eq(tally->dictionary, ours->dictionary))
		return "another dictionary";
	if (tally->profile.ptr == NULL && ours->profile.ptr != NULL)
		return "no profile";
	if (tally->profile.ptr != NULL && ours->profile.ptr == NULL)
		return "a profile";
	if (!sg_str_eq(tally->profile, ours->profile))
		return "another profile, or on another day";
	if (tally->count_practices != ours->count_practices)
		return "another --count";
	return tally->keep_all != ours->keep_all ? "--all on one side only" : NULL;
}

enum sg_status sg_comparison_add_tally(struct sg_comparison *comparison,
				       const struct sg_tally *tally, sg_str source,
				       struct sg_error *err)
{
	struct sg_source failed = { .source = source, .failed = true };
	struct sg_tally ours = { 0 };
	enum sg_status status;
	const char *other;
	char why[80];

	stamp(comparison, &ours);
	other = differing(tally, &ours);
	if (other != NULL)
		return sg_fail(err, SG_EARG, "this tally was made with %s", other);
	status = comparison->summing ? SG_OK : sg_comparison_begin_sum(comparison, err);
	comparison->standing.results = sg_kept_clear_work(&comparison->kept);
	if (status == SG_OK)
		status = sg_sum_add_tally(&comparison->sum, tally, err);
	if (status != SG_OK || tally->failed == 0)
		return status;
	snprintf(why, sizeof why, "%u source%s failed when this tally was made",
		 (unsigned)tally->failed, tally->failed == 1 ? "" : "s");
	failed.why = sg_str_of(why);
	return sg_comparison_list_source(comparison, &failed, err); /* the sum has them all */
}
