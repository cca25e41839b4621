/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

#ifdef __SSE2__
#include <string.h>

#include <emmintrin.h>
#endif

/*
 * Scanning: where the next byte stands that is one of a few, sixteen at a time where the
 * processor can. What a text is mostly made of is passed over that way and looked at by nobody.
 *
 * A set is known when the program is compiled, so that each of these loops is one of its own.
 */
struct sg_scan_set {
	const char *bytes; /* any of these, */
	size_t n;
	bool unprintable; /* and whatever is no printable ASCII character */
};

static inline bool sg_scan_is_in(struct sg_scan_set set, char c)
{
	if (set.unprintable && (c < 0x20 || c == 0x7f))
		return true;
	for (size_t i = 0; i < set.n; i++)
		if (c == set.bytes[i])
			return true;
	return false;
}

#ifdef __SSE2__
enum { SG_SCAN_BLOCK = 16 };

/* One bit for each of the sixteen bytes that is in the set. */
static inline unsigned sg_scan_bytes(struct sg_scan_set set, __m128i block)
{
	__m128i found = _mm_setzero_si128();

	/* Bytes from 0x80 on are below 0 here. */
	if (set.unprintable)
		found = _mm_or_si128(_mm_cmplt_epi8(block, _mm_set1_epi8(0x20)),
				     _mm_cmpeq_epi8(block, _mm_set1_epi8(0x7f)));
	for (size_t i = 0; i < set.n; i++)
		found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8(set.bytes[i])));
	return (unsigned)_mm_movemask_epi8(found);
}

static inline unsigned sg_scan_block(struct sg_scan_set set, const char *at)
{
	return sg_scan_bytes(set, _mm_loadu_si128((const __m128i *)(const void *)at));
}

/* The same as sg_scan() where less than a block, but SG_SCAN_LEAST or more, is left of the text:
 * its first and its last bytes at once, some of which may be in both. */
enum { SG_SCAN_LEAST = 4 };

static inline size_t sg_scan_short(struct sg_scan_set set, sg_str text, size_t at)
{
	size_t half = text.len - at >= 8 ? 8 : 4, first;
	unsigned found;

	if (half == 8) {
		uint64_t start, end;

		memcpy(&start, text.ptr + at, 8);
		memcpy(&end, text.ptr + text.len - 8, 8);
		found = sg_scan_bytes(set, _mm_set_epi64x((long long)end, (long long)start));
	} else {
		uint32_t low, high;

		memcpy(&low, text.ptr + at, 4);
		memcpy(&high, text.ptr + text.len - 4, 4);
		found = sg_scan_bytes(set, _mm_set_epi32(0, 0, (int)high, (int)low)) & 0xff;
	}
	if (found == 0)
		return text.len;
	first = (size_t)__builtin_ctz(found);
	return first < half ? at + first : text.len + first - 2 * half;
}
#endif

/* The first byte at or after `at` that is in the set; text.len when there is none. */
static inline size_t sg_scan(struct sg_scan_set set, sg_str text, size_t at)
{
#ifdef __SSE2__
	for (; text.len - at >= SG_SCAN_BLOCK; at += SG_SCAN_BLOCK) {
		unsigned found = sg_scan_block(set, text.ptr + at);

		if (found != 0)
			return at + (size_t)__builtin_ctz(found);
	}
	/* The rest with bytes before it that were seen already. */
	if (at < text.len && text.len >= SG_SCAN_BLOCK) {
		size_t from = text.len - SG_SCAN_BLOCK;
		unsigned found = sg_scan_block(set, text.ptr + from) >> (at - from);

		return found == 0 ? text.len : at + (size_t)__builtin_ctz(found);
	}
	if (text.len - at >= SG_SCAN_LEAST)
		return sg_scan_short(set, text, at);
#endif
	while (at < text.len && !sg_scan_is_in(set, text.ptr[at]))
		at++;
	return at;
}

/* The first place at or after `at` where c stands twice running; text.len when there is none. */
static inline size_t sg_scan_twice(char c, sg_str text, size_t at)
{
#ifdef __SSE2__
	const struct sg_scan_set set = { &c, 1, false };

	for (; text.len - at > SG_SCAN_BLOCK; at += SG_SCAN_BLOCK) {
		unsigned found = sg_scan_block(set, text.ptr + at) &
				 sg_scan_block(set, text.ptr + at + 1);

		if (found != 0)
			return at + (size_t)__builtin_ctz(found);
	}
#endif
	for (; text.len - at > 1; at++)
		if (text.ptr[at] == c && text.ptr[at + 1] == c)
			return at;
	return text.len;
}
