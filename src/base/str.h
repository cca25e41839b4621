/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"

/*
 * Slices and a growable text buffer.
 *
 * Character classes are ASCII and never depend on the locale. Functions that return slices
 * borrow from their argument.
 */

static inline bool sg_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
static inline bool sg_is_digit(char c)
{
	return c >= '0' && c <= '9';
}
static inline bool sg_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}
static inline bool sg_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}
static inline bool sg_is_alpha(char c)
{
	return sg_is_lower((char)(c | 0x20));
}
static inline char sg_lower(char c)
{
	return sg_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}
/* Part of a word: ASCII letters, digits, underscore, and every byte of a non-ASCII letter. */
static inline bool sg_is_word(char c)
{
	return sg_is_alpha(c) || sg_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

sg_str sg_str_of(const char *text); /* of a C string; NULL gives absent */
bool sg_str_eq(sg_str a, sg_str b);
bool sg_str_eq_fold(sg_str a, sg_str b); /* ASCII case does not count */
int sg_str_cmp(sg_str a, sg_str b);      /* byte order; absent sorts as empty */
bool sg_str_starts(sg_str str, sg_str prefix);
bool sg_str_starts_fold(sg_str str, sg_str prefix);
bool sg_str_ends(sg_str str, sg_str suffix);
/* First place of needle at or after from, or SIZE_MAX. */
size_t sg_str_find(sg_str str, sg_str needle, size_t from);
size_t sg_str_find_fold(sg_str str, sg_str needle, size_t from);
sg_str sg_str_trim(sg_str str);
sg_str sg_str_sub(sg_str str, size_t start, size_t end); /* clamped to str */
/*
 * Cut the first field off *rest at sep: returns the field and moves *rest past it. When sep
 * does not occur the field is all of *rest, and *rest becomes absent, so
 * `while (rest.ptr != NULL)` visits every field once, empty ones included.
 */
sg_str sg_str_cut(sg_str *rest, char sep);
/* FNV-1a, 64 bits; seed 0 for the first part, the result so far for the next. */
uint64_t sg_hash(uint64_t seed, sg_str str);
/* For tables of this process and this machine only: eight bytes at a time, whatever order they
 * are in. Its upper half is the better one. */
uint64_t sg_hash_quick(sg_str str);

/*
 * Text under construction. It lives in its arena and holds at most max bytes (0: 64 MiB);
 * once memory or max ran out, `failed` stays set and further text is dropped.
 */
struct sg_buf {
	struct sg_arena *arena;
	char *ptr;
	size_t len, cap, max;
	bool failed;
};

void sg_buf_add(struct sg_buf *buf, sg_str str);
void sg_buf_add_char(struct sg_buf *buf, char c);
void sg_buf_printf(struct sg_buf *buf, const char *fmt, ...) SG_PRINTF(2, 3);
static inline sg_str sg_buf_str(const struct sg_buf *buf)
{
	return (sg_str){ buf->ptr == NULL ? "" : buf->ptr, buf->len };
}
