/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"

/*
 * Chance: how often shares of several groups lie as far apart by chance alone.
 *
 * A row says how many of each group's postings ask for something. Were the groups drawn from one
 * pile, every way to deal the asking ones out to them would be as likely as its number of ways
 * says (the hypergeometric distribution, margins held fixed); p is the part of all ways that are
 * no likelier than the row at hand. For two groups that is Fisher's exact test. Few enough ways
 * are counted one by one. Else, where every group is expected to have at least five that ask and
 * five that do not, Pearson's chi-square with k - 1 degrees of freedom stands for it; and where
 * not, ways are drawn at random, always from the same seed, until it is clear that p is large
 * (Besag and Clifford 1991) or `work` is done.
 *
 * Limits:    SG_CHANCE_MAX_WAYS counted, SG_CHANCE_MAX_DRAWS drawn for a row.
 * Ownership: the table of logarithms lives in the arena.
 * Errors:    false when out of memory.
 * Threads:   immutable once made, but for the room that rows are drawn in.
 */
enum { SG_CHANCE_MAX_WAYS = 20000, SG_CHANCE_MAX_DRAWS = 9999 };

struct sg_chance {
	size_t k;	      /* groups */
	const uint32_t *of;   /* postings of each, none 0 */
	uint32_t n;	      /* of all */
	double *log_factorial; /* 0..n */
	uint32_t *labels;     /* room: the group of each posting */
	uint32_t *drawn;      /* room: one way */
};

/* `of` is borrowed. */
SG_MUST_USE bool sg_chance_init(struct sg_chance *chance, struct sg_arena *arena,
				const uint32_t *of, size_t k);

/* p of a row, 0..1; asked[i] <= of[i]. `work` bounds the steps of more than two groups: without
 * enough of it p comes out too large, never too small. */
double sg_chance_p(struct sg_chance *chance, const uint32_t *asked, uint64_t work);

/*
 * About how small the p of any row can be in which so many ask: that of the ways that put all
 * of them into as few groups as they fill. It says nothing of where they are, so that rows may
 * be chosen by it without bending the test.
 */
double sg_chance_least(const struct sg_chance *chance, uint32_t asked);
