/* SPDX-License-Identifier: MIT */
#include "gap/pick.h"

#include <stdlib.h>

#include "base/str.h"

/* Which candidates can stand for each other: an alternative may have thousands of members. */

struct key {
	uint64_t hash; /* of the requirements it is a member of */
	uint32_t at;
};

/* The cells of a candidate that yields nothing but itself. */
static const uint32_t *cells_of(const struct sg_pick *pick, uint32_t at, uint32_t *n)
{
	const uint32_t *start = pick->learn->of.start + pick->at[at].yield.at[0];

	*n = start[1] - start[0];
	return pick->learn->of.at + start[0];
}

static uint64_t hash_of(const struct sg_pick *pick, uint32_t at)
{
	uint32_t n;
	const uint32_t *cells = cells_of(pick, at, &n);
	uint64_t hash = 0;

	for (uint32_t i = 0; i < n; i++)
		hash = sg_hash(hash, (sg_str){ (const char *)&pick->learn->cells.at[cells[i]].ask,
					       sizeof(uint32_t) });
	return hash;
}

static bool same(const struct sg_pick *pick, uint32_t a, uint32_t b)
{
	uint32_t n_a, n_b;
	const uint32_t *of_a = cells_of(pick, a, &n_a), *of_b = cells_of(pick, b, &n_b);

	if (n_a != n_b)
		return false;
	for (uint32_t i = 0; i < n_a; i++)
		if (pick->learn->cells.at[of_a[i]].ask != pick->learn->cells.at[of_b[i]].ask)
			return false;
	return true;
}

static int by_hash(const void *left, const void *right)
{
	const struct key *a = left, *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* Those that stand alone: they yield themselves, need nothing first and nothing needs them. */
static size_t list_keys(const struct sg_pick *pick, bool *needed, struct key *keys)
{
	size_t n = 0;

	for (uint32_t i = 0; i < pick->n; i++)
		for (uint32_t k = 0; k < pick->at[i].n_first; k++)
			needed[pick->at[i].first[k]] = true;
	for (uint32_t i = 0; i < pick->n; i++)
		if (pick->at[i].n_first == 0 && pick->at[i].yield.n == 1 && !needed[i])
			keys[n++] = (struct key){ hash_of(pick, i), i };
	return n;
}

enum sg_status sg_pick_alike(struct sg_pick *pick, struct sg_error *err)
{
	struct sg_arena *arena = pick->learn->standing->arena;
	struct key *keys = sg_arena_array(arena, struct key, pick->n);
	bool *needed = sg_arena_array(arena, bool, pick->n);
	size_t n;

	if (keys == NULL || needed == NULL)
		return sg_no_memory(err);
	for (uint32_t i = 0; i < pick->n; i++)
		pick->at[i].alike = i;
	n = list_keys(pick, needed, keys);
	if (n > 0)
		qsort(keys, n, sizeof *keys, by_hash);
	for (size_t i = 1; i < n; i++)
		if (keys[i].hash == keys[i - 1].hash && same(pick, keys[i].at, keys[i - 1].at))
			pick->at[keys[i].at].alike = pick->at[keys[i - 1].at].alike;
	return SG_OK;
}
