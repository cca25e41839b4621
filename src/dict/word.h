/* SPDX-License-Identifier: MIT */
#pragma once

#include <string.h>

#include "base/str.h"

/*
 * Words: what the table of names is keyed by, in names and in texts alike.
 *
 * A word is a run of ASCII letters, digits and underscores and of letters of the alphabets
 * that UTF-8 writes with two bytes or with the lead byte E1 (Latin, Greek, Cyrillic). Signs,
 * typographic quotes, emoji and scripts without spaces end a word.
 */

/* Bytes of the word character that starts with a byte, or 0: every text is read by it. */
extern const unsigned char sg_word_lengths[256];

/* Bytes of the word character at `at`, or 0 when there is none. */
static inline size_t sg_word_at(sg_str str, size_t at)
{
	size_t n;

	if (at >= str.len)
		return 0;
	n = sg_word_lengths[(unsigned char)str.ptr[at]];
	return n <= str.len - at ? n : 0;
}

/* Where the word ends that `at` stands in or before; `at` itself when it is at no word. */
static inline size_t sg_word_end(sg_str str, size_t at)
{
	size_t n;

	do {
		while (at < str.len && sg_word_lengths[(unsigned char)str.ptr[at]] == 1)
			at++;
		n = sg_word_at(str, at);
		at += n;
	} while (n > 0);
	return at;
}

/* Whether the character that ends just before `at` is part of a word. */
static inline bool sg_word_before(sg_str str, size_t at)
{
	size_t start = at;

	if (at == 0)
		return false;
	do
		start--;
	while (start > 0 && at - start < 4 && ((unsigned char)str.ptr[start] & 0xc0) == 0x80);
	return sg_word_at(str, start) == at - start;
}

/* Eight bytes of a text from `at` on; those from the n-th and from its end on are 0. */
static inline uint64_t sg_word_load(sg_str text, size_t at, size_t n)
{
	static const unsigned char kept[16] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };
	uint64_t bytes = 0, mask;

	if (n > 8)
		n = 8;
	if (text.len - at < 8) {
		memcpy(&bytes, text.ptr + at, n < text.len - at ? n : text.len - at);
		return bytes;
	}
	memcpy(&bytes, text.ptr + at, 8);
	memcpy(&mask, kept + 8 - n, 8);
	return bytes & mask;
}

/* Hash of the word at [start, end), the same in capitals and small letters: of its first eight
 * bytes and its last. Longer ones may share it, so that names are compared byte for byte. */
static inline uint32_t sg_word_hash(sg_str text, size_t start, size_t end)
{
	/* The bit sets a letter's case and tells no two characters of a word apart but for some
	 * beyond ASCII. */
	const uint64_t small = 0x2020202020202020u;
	size_t len = end - start, n = len < 8 ? len : 8;
	uint64_t first = sg_word_load(text, start, n) | small;
	uint64_t last = sg_word_load(text, end - n, n) | small;
	uint64_t hash = first * 0x9e3779b97f4a7c15u ^ last;

	return (uint32_t)((hash ^ hash >> 32) * 0xd6e8feb86659fd93u >> 32);
}

/* What stands around a word: four bytes on either side, 0 where the text has none. */
struct sg_around {
	uint32_t before, behind;
};

static inline struct sg_around sg_word_around(sg_str text, size_t start, size_t end)
{
	struct sg_around around = { 0, 0 };

	if (start >= 4)
		memcpy(&around.before, text.ptr + start - 4, 4);
	else
		memcpy((char *)&around.before + 4 - start, text.ptr, start);
	if (text.len - end >= 4)
		memcpy(&around.behind, text.ptr + end, 4);
	else
		memcpy(&around.behind, text.ptr + end, text.len - end);
	return around;
}
