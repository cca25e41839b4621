/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/image.h"

/*
 * Filing: which names are filed under a word, found by its hash.
 *
 * Most words of a text have none. A bit for each hash tells nearly all of these without a look
 * at the rows, and fits into what a processor keeps close by; the rows are asked for the rest.
 *
 * Ownership: borrows from the image.
 * Threads:   any; nothing is written.
 */
struct sg_filing {
	const struct sg_image_bucket *buckets;
	const uint32_t *bits;
	uint32_t mask, bit_mask;
};

static inline struct sg_filing sg_filing_of(const struct sg_image *image)
{
	return (struct sg_filing){
		.buckets = sg_image_at(image, image->buckets.at),
		.bits = sg_image_at(image, image->filed.at),
		.mask = image->buckets.n - 1,
		.bit_mask = image->filed.n * 32 - 1,
	};
}

/* 0 when nothing is filed under words of this hash; 1 when it is likely. */
static inline uint32_t sg_filing_may(const struct sg_filing *filing, uint32_t hash)
{
	uint32_t at = hash & filing->bit_mask;

	return filing->bits[at / 32] >> at % 32 & 1;
}

static inline void sg_filing_prefetch(const struct sg_filing *filing, uint32_t hash)
{
	__builtin_prefetch(&filing->buckets[hash & filing->mask]);
}

/* The row of a hash; one without names when there is none. */
static inline const struct sg_image_bucket *sg_filing_find(const struct sg_filing *filing,
							   uint32_t hash)
{
	uint32_t at = hash & filing->mask;

	while (filing->buckets[at].hash != hash && filing->buckets[at].n != 0)
		at = (at + 1) & filing->mask;
	return &filing->buckets[at];
}

/* What an image is given of both. */
struct sg_filing_rows {
	struct sg_image_bucket *buckets;
	uint32_t *bits; /* 32 in each */
	uint32_t n_buckets, n_bits;
};

/* From the hashes of n names, those of one word beside each other. False: out of memory. */
bool sg_filing_make(struct sg_arena *arena, const uint32_t *hashes, uint32_t n,
		    struct sg_filing_rows *out);
