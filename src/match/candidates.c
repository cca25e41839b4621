/* SPDX-License-Identifier: MIT */
#include "match/candidates.h"

void sg_candidates_start(struct sg_candidates *candidates, const struct sg_image *image,
			 sg_str text)
{
	candidates->text = text;
	candidates->filing = sg_filing_of(image);
	candidates->block = 0;
	candidates->inside = 0;
	candidates->n_edges = 0;
}

/* Where words start and end in the next blocks, as many as there is room for. */
static void find_edges(struct sg_candidates *candidates)
{
	size_t len = candidates->text.len, block = candidates->block;
	uint32_t n = candidates->n_edges;

	for (; block < len && n < SG_CANDIDATE_EDGES; block += SG_WALK_BLOCK) {
		uint64_t bits = sg_walk_bits(candidates->text, block);
		uint64_t edges = bits ^ (bits << 1 | candidates->inside);

		for (; edges != 0; edges &= edges - 1)
			candidates->edges[n++] = (uint32_t)block + (uint32_t)__builtin_ctzll(edges);
		candidates->inside = bits >> (SG_WALK_BLOCK - 1);
	}
	if (block >= len && n % 2 == 1)
		candidates->edges[n++] = (uint32_t)len;
	candidates->block = block;
	candidates->n_edges = n;
}

/* A version may be written on to a name, which is then filed under a part of the word. */
static bool ends_in_digit(sg_str text, uint32_t end)
{
	return sg_is_digit(text.ptr[end - 1]);
}

bool sg_candidates_next(struct sg_candidates *candidates, size_t *n)
{
	const struct sg_filing *filing = &candidates->filing;
	uint32_t hashes[SG_CANDIDATES + SG_WALK_BLOCK / 2];
	size_t words, found = 0;

	find_edges(candidates);
	words = candidates->n_edges / 2;
	for (size_t i = 0; i < words; i++) {
		uint32_t start = candidates->edges[2 * i], end = candidates->edges[2 * i + 1];
		uint32_t hash = sg_word_hash(candidates->text, start, end);
		bool keep;

		candidates->at[found].start = start;
		candidates->at[found].end = end;
		hashes[found] = hash;
		keep = sg_filing_may(filing, hash) | ends_in_digit(candidates->text, end);
		found += keep;
	}
	for (size_t i = 0; i < found; i++)
		sg_filing_prefetch(filing, hashes[i]);
	for (size_t i = 0; i < found; i++)
		candidates->at[i].bucket = sg_filing_find(filing, hashes[i]);
	/* A word that goes on behind the last block is left for the next time. */
	if (candidates->n_edges % 2 == 1)
		candidates->edges[0] = candidates->edges[candidates->n_edges - 1];
	candidates->n_edges %= 2;
	*n = found;
	return words > 0 || candidates->block < candidates->text.len;
}
