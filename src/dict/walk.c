/* SPDX-License-Identifier: MIT */
#include "dict/walk.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* What the lead bytes of longer characters say goes on behind them, two bytes at most. */
static uint64_t bits_behind(uint64_t of_two, uint64_t of_three)
{
	return of_two << 1 | of_three << 1 | of_three << 2;
}

/* The bits that characters before the block have in it. */
static uint64_t bits_from_before(sg_str text, size_t block)
{
	uint64_t bits = 0;

	if (block == 0)
		return 0;
	for (size_t i = 1; i <= 2; i++)
		if (sg_word_lengths[(unsigned char)text.ptr[block - i]] > i)
			bits |= (1u << (sg_word_lengths[(unsigned char)text.ptr[block - i]] - i)) -
				1;
	return bits;
}

#ifdef __SSE2__
/* Which of sixteen bytes are at least `first` and at most `last`. */
static inline __m128i between(__m128i bytes, unsigned char first, unsigned char last)
{
	__m128i from = _mm_sub_epi8(bytes, _mm_set1_epi8((char)first));

	return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8((char)(last - first))), from);
}

/* The letters, digits and underscores of ASCII. */
static inline __m128i in_ascii(__m128i bytes)
{
	__m128i letters = between(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');

	return _mm_or_si128(_mm_or_si128(letters, between(bytes, '0', '9')),
			    _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_')));
}

static uint64_t bits_of(const char *at)
{
	uint64_t bits = 0, of_two = 0, of_three = 0;

	for (int i = 0; i < SG_WALK_BLOCK; i += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + i));

		bits |= (uint64_t)(unsigned)_mm_movemask_epi8(in_ascii(bytes)) << i;
		if (_mm_movemask_epi8(bytes) == 0)
			continue;
		of_two |= (uint64_t)(unsigned)_mm_movemask_epi8(between(bytes, 0xc3, 0xdf)) << i;
		of_three |= (uint64_t)(unsigned)_mm_movemask_epi8(
				    _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xe1)))
			    << i;
	}
	return bits | of_two | of_three | bits_behind(of_two, of_three);
}
#else
static uint64_t bits_of(const char *at)
{
	uint64_t bits = 0, of_two = 0, of_three = 0;

	for (int i = 0; i < SG_WALK_BLOCK; i++) {
		uint64_t length = sg_word_lengths[(unsigned char)at[i]];

		bits |= (uint64_t)(length > 0) << i;
		of_two |= (uint64_t)(length == 2) << i;
		of_three |= (uint64_t)(length == 3) << i;
	}
	return bits | bits_behind(of_two, of_three);
}
#endif

uint64_t sg_walk_bits(sg_str text, size_t block)
{
	char rest[SG_WALK_BLOCK] = { 0 };
	uint64_t bits = bits_from_before(text, block);
	size_t left = text.len - block;

	if (left >= SG_WALK_BLOCK)
		return bits | bits_of(text.ptr + block);
	memcpy(rest, text.ptr + block, left);
	/* Half a character says that it goes on behind the text. */
	return (bits | bits_of(rest)) & ((UINT64_C(1) << left) - 1);
}
