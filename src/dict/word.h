/* SPDX-License-Identifier: MIT */
#pragma once

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

/* Hash of a word, ASCII case folded. */
static inline uint32_t sg_word_hash(const char *word, size_t len)
{
	uint32_t hash = 0x811c9dc5u;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)sg_lower(word[i])) * 0x01000193u;
	return hash;
}
