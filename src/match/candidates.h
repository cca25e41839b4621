/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/filing.h"
#include "dict/walk.h"

/*
 * Candidates: the words of a text that names may be filed under, some at a time.
 *
 * Three of four words are none, and nobody can foretell which: they are told apart without a
 * branch, and the few that are left find what they need in memory that was asked for before.
 *
 * Limits:    the text is shorter than 2^32 bytes.
 * Ownership: borrows text and image.
 * Threads:   one.
 */
enum {
	SG_CANDIDATES = 64, /* words that are looked at at a time, and those of a block more */
	SG_CANDIDATE_EDGES = 2 * SG_CANDIDATES,
};

struct sg_candidate {
	uint32_t start, end;
	const struct sg_image_bucket *bucket; /* may have no names: told apart by chance */
};

struct sg_candidates {
	sg_str text;
	struct sg_filing filing;
	size_t block;	 /* how far the words are found, a multiple of SG_WALK_BLOCK */
	uint64_t inside; /* 1: a word goes on across the edge of the block */
	uint32_t n_edges;
	uint32_t edges[SG_CANDIDATE_EDGES + SG_WALK_BLOCK]; /* where words start and end, in turn */
	struct sg_candidate at[SG_CANDIDATES + SG_WALK_BLOCK / 2]; /* those given last */
};

void sg_candidates_start(struct sg_candidates *candidates, const struct sg_image *image,
			 sg_str text);
/* The next ones, in the order of the text, to `at`, and how many to *n, which may be none. False
 * behind the last. */
bool sg_candidates_next(struct sg_candidates *candidates, size_t *n);
