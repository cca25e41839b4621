/* SPDX-License-Identifier: MIT */
#include "gap/comparison.h"

#include <stdlib.h>

#include "base/str.h"

/* Where else a posting was found. */

static int by_original(const void *left, const void *right)
{
	const struct sg_duplicate *a = left, *b = right;
	int order = sg_str_cmp(a->of, b->of);

	if (order == 0)
		order = sg_str_cmp(a->source, b->source);
	return order != 0 ? order : sg_str_cmp(a->url, b->url);
}

static sg_str original_of(const struct sg_duplicate *duplicate)
{
	return duplicate->of;
}

static sg_str key_of(const struct sg_duplicate *duplicate)
{
	return duplicate->key;
}

/* The first of duplicates sorted by what `of` tells that is not before text. */
static size_t first_of(const struct sg_duplicate *sorted, size_t n,
		       sg_str (*of)(const struct sg_duplicate *), sg_str text)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sg_str_cmp(of(&sorted[middle]), text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int by_own_key(const void *left, const void *right)
{
	const struct sg_duplicate *a = left, *b = right;
	int order = sg_str_cmp(a->key, b->key);

	return order != 0 ? order : sg_str_cmp(a->of, b->of);
}

/* The mark of the duplicate that has this key, or absent. */
static sg_str mark_of(const struct sg_duplicate *sorted, size_t n, sg_str key)
{
	size_t at = first_of(sorted, n, key_of, key);

	return at < n && sg_str_eq(sorted[at].key, key) ? sorted[at].of : (sg_str){ 0 };
}

/*
 * A posting that has the key of a copy is one of what that was copied from: marks that lead to
 * a duplicate are led on to the original.
 */
static enum sg_status lead_on(struct sg_comparison *comparison, struct sg_error *err)
{
	enum { MAX_STEPS = 8 }; /* marks of ours need one; those of others may go in a circle */
	struct sg_duplicate *all = comparison->duplicates.at;
	size_t n = 0;
	struct sg_duplicate *copies =
		sg_arena_array(comparison->arena, struct sg_duplicate, comparison->duplicates.n);

	if (copies == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < comparison->duplicates.n; i++)
		if (!sg_str_eq(all[i].key, all[i].of))
			copies[n++] = all[i];
	if (n > 0)
		qsort(copies, n, sizeof *copies, by_own_key);
	for (size_t i = 0; n > 0 && i < comparison->duplicates.n; i++)
		for (int step = 0; step < MAX_STEPS; step++) {
			sg_str next = mark_of(copies, n, all[i].of);

			if (next.ptr == NULL)
				break;
			all[i].of = next;
		}
	return SG_OK;
}

/* Where a duplicate stands: its own address, else what the user named. */
static sg_str place_of(const struct sg_duplicate *duplicate, const struct sg_posting *original)
{
	return duplicate->url.ptr != NULL && !sg_str_eq(duplicate->url, original->url)
		       ? duplicate->url
		       : duplicate->source;
}

enum sg_status sg_comparison_attach(struct sg_comparison *comparison, struct sg_error *err)
{
	struct sg_duplicate *sorted = comparison->duplicates.at;
	size_t n = comparison->duplicates.n;
	bool *taken = sg_arena_array(comparison->arena, bool, n);
	enum sg_status status = taken == NULL ? sg_no_memory(err) : lead_on(comparison, err);

	if (status != SG_OK)
		return status;
	if (n > 0)
		qsort(sorted, n, sizeof *sorted, by_original);
	for (size_t i = 0; i < comparison->kept.n; i++) {
		struct sg_report_posting *shown = &comparison->kept.at[i];
		const struct sg_posting *original = shown->about;
		size_t from = first_of(sorted, n, original_of, original->key), to = from;
		sg_str *also;

		while (to < n && sg_str_eq(sorted[to].of, original->key))
			to++;
		if (to == from || taken[from])
			continue;
		taken[from] = true;
		also = sg_arena_array(comparison->arena, sg_str, to - from);
		if (also == NULL)
			return sg_no_memory(err);
		for (size_t k = from; k < to; k++)
			also[k - from] = place_of(&sorted[k], original);
		shown->also_at = also;
		shown->n_also_at = to - from;
	}
	return SG_OK;
}
