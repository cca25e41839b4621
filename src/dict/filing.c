/* SPDX-License-Identifier: MIT */
#include "dict/filing.h"

#include "base/arena.h"

enum {
	BUCKETS_A_WORD = 2, /* so that nearly all words are found or missed at once */
	BITS_A_WORD = 8,    /* one word in ten, at most, has a bit by chance */
};

static uint32_t power_of_two(uint32_t least)
{
	uint32_t n = 32;

	while (n < least)
		n *= 2;
	return n;
}

bool sg_filing_make(struct sg_arena *arena, const uint32_t *hashes, uint32_t n,
		    struct sg_filing_rows *out)
{
	uint32_t n_words = 0, mask, bit_mask;

	for (uint32_t i = 0; i < n; i++)
		n_words += i == 0 || hashes[i] != hashes[i - 1];
	out->n_buckets = power_of_two(n_words * BUCKETS_A_WORD);
	out->n_bits = power_of_two(n_words * BITS_A_WORD) / 32;
	out->buckets = sg_arena_array(arena, struct sg_image_bucket, out->n_buckets);
	out->bits = sg_arena_array(arena, uint32_t, out->n_bits);
	if (out->buckets == NULL || out->bits == NULL)
		return false;
	mask = out->n_buckets - 1;
	bit_mask = out->n_bits * 32 - 1;
	for (uint32_t i = 0; i < n;) {
		uint32_t first = i, hash = hashes[i], at = hash & mask;

		while (i < n && hashes[i] == hash)
			i++;
		while (out->buckets[at].n != 0)
			at = (at + 1) & mask;
		out->buckets[at] = (struct sg_image_bucket){ hash, first, i - first };
		out->bits[(hash & bit_mask) / 32] |= 1u << (hash & bit_mask) % 32;
	}
	return true;
}
