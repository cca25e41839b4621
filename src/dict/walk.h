/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/word.h"

/*
 * Walk: where the words of a text start and end, told for 64 bytes at once.
 *
 * The text should be valid UTF-8; whatever it is, a walk stays in it. It goes anywhere, but
 * forwards cheaply.
 */
enum { SG_WALK_BLOCK = 64 };

struct sg_walk {
	sg_str text;
	size_t block;  /* where the bytes start that are known, a multiple of 64 */
	uint64_t bits; /* of each of them: whether it is part of a word */
};

/* The bits of the 64 bytes from `block` on, a multiple of 64; 0 behind the end. */
uint64_t sg_walk_bits(sg_str text, size_t block);

static inline struct sg_walk sg_walk_of(sg_str text)
{
	return (struct sg_walk){ text, SIZE_MAX, 0 };
}

static inline uint64_t sg_walk_load(struct sg_walk *walk, size_t at)
{
	size_t block = at / SG_WALK_BLOCK * SG_WALK_BLOCK;

	if (block != walk->block) {
		walk->block = block;
		walk->bits = sg_walk_bits(walk->text, block);
	}
	return walk->bits;
}

/* The first byte at or after `at` that is part of a word; the text's end when there is none. */
static inline size_t sg_walk_start(struct sg_walk *walk, size_t at)
{
	while (at < walk->text.len) {
		uint64_t rest = sg_walk_load(walk, at) >> at % SG_WALK_BLOCK;

		if (rest != 0)
			return at + (size_t)__builtin_ctzll(rest);
		at = walk->block + SG_WALK_BLOCK;
	}
	return walk->text.len;
}

/* The first byte at or after `at` that is part of none. */
static inline size_t sg_walk_end(struct sg_walk *walk, size_t at)
{
	while (at < walk->text.len) {
		uint64_t rest = ~sg_walk_load(walk, at) >> at % SG_WALK_BLOCK;

		if (rest != 0)
			return at + (size_t)__builtin_ctzll(rest);
		at = walk->block + SG_WALK_BLOCK;
	}
	return walk->text.len;
}
