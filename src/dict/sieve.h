/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/build.h"
#include "dict/image.h"

/*
 * Sieve: which bytes must stand around a place for a pattern to match there.
 *
 * Most patterns say in what company a word means something else, and most words of a text keep
 * another company: a look at a few bytes spares trying the pattern. Of a byte the low five bits
 * are looked at, which are the same in capitals and small letters. What follows a match in a
 * lookahead at the end of the pattern, and what stands before it in a lookbehind at its start,
 * is part of what must stand there.
 *
 * Limits: of what is not understood nothing is asked. The Kelvin sign and the long s, which are
 *         k and s where case does not count, are not let through.
 */
enum { SG_SIEVE_BYTES = 4 };
#define SG_SIEVE_ANY UINT32_MAX

struct sg_sieve {
	uint32_t before[SG_SIEVE_BYTES]; /* sets: of the last byte before the match, and so on */
	uint32_t behind[SG_SIEVE_BYTES]; /* of bytes in it and behind it, from `at` on */
	uint32_t at;
};

void sg_sieve_make(sg_str pattern, struct sg_sieve *out);
/* Those of n patterns, strings of the image that is being built, as a table of it. */
struct sg_image_table sg_sieves_put(struct sg_builder *builder, const uint32_t *patterns, size_t n);

/* False: the pattern does not match at `start`. */
static inline bool sg_sieve_passes(const struct sg_sieve *sieve, sg_str text, size_t start)
{
	uint32_t passes = 1;

	if (start >= SG_SIEVE_BYTES)
		for (size_t i = 0; i < SG_SIEVE_BYTES; i++)
			passes &= sieve->before[i] >> (text.ptr[start - 1 - i] & 31);
	if (text.len - start >= (size_t)sieve->at + SG_SIEVE_BYTES)
		for (size_t i = 0; i < SG_SIEVE_BYTES; i++)
			passes &= sieve->behind[i] >> (text.ptr[start + sieve->at + i] & 31);
	return passes != 0;
}
