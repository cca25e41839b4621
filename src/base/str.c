/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <stdio.h>
#include <string.h>

#include "base/scan.h"

sg_str sg_str_of(const char *text)
{
	return (sg_str){ text, text == NULL ? 0 : strlen(text) };
}

bool sg_str_eq(sg_str a, sg_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static bool equal_fold(const char *a, const char *b, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (sg_lower(a[i]) != sg_lower(b[i]))
			return false;
	return true;
}

bool sg_str_eq_fold(sg_str a, sg_str b)
{
	return a.len == b.len && equal_fold(a.ptr, b.ptr, a.len);
}

int sg_str_cmp(sg_str a, sg_str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len == 0 ? 0 : memcmp(a.ptr, b.ptr, len);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

bool sg_str_starts(sg_str str, sg_str prefix)
{
	return str.len >= prefix.len &&
	       (prefix.len == 0 || memcmp(str.ptr, prefix.ptr, prefix.len) == 0);
}

bool sg_str_starts_fold(sg_str str, sg_str prefix)
{
	return str.len >= prefix.len && equal_fold(str.ptr, prefix.ptr, prefix.len);
}

bool sg_str_ends(sg_str str, sg_str suffix)
{
	if (suffix.len == 0)
		return true;
	return str.len >= suffix.len &&
	       memcmp(str.ptr + str.len - suffix.len, suffix.ptr, suffix.len) == 0;
}

size_t sg_str_find(sg_str str, sg_str needle, size_t from)
{
	if (needle.len == 0)
		return from <= str.len ? from : SIZE_MAX;
	while (from < str.len && str.len - from >= needle.len) {
		const char *at = memchr(str.ptr + from, needle.ptr[0],
					str.len - from - needle.len + 1);

		if (at == NULL)
			break;
		from = (size_t)(at - str.ptr);
		if (memcmp(at, needle.ptr, needle.len) == 0)
			return from;
		from++;
	}
	return SIZE_MAX;
}

size_t sg_str_find_fold(sg_str str, sg_str needle, size_t from)
{
	char first[2];
	sg_str starts = str;

	if (needle.len == 0)
		return from <= str.len ? from : SIZE_MAX;
	if (from > str.len || str.len - from < needle.len)
		return SIZE_MAX;
	first[0] = sg_lower(needle.ptr[0]);
	first[1] = sg_is_lower(first[0]) ? (char)(first[0] - ('a' - 'A')) : first[0];
	starts.len -= needle.len - 1;
	for (;; from++) {
		from = sg_scan((struct sg_scan_set){ first, 2, false }, starts, from);
		if (from == starts.len)
			return SIZE_MAX;
		if (equal_fold(str.ptr + from, needle.ptr, needle.len))
			return from;
	}
}

sg_str sg_str_trim(sg_str str)
{
	while (str.len > 0 && sg_is_space(str.ptr[0])) {
		str.ptr++;
		str.len--;
	}
	while (str.len > 0 && sg_is_space(str.ptr[str.len - 1]))
		str.len--;
	return str;
}

sg_str sg_str_sub(sg_str str, size_t start, size_t end)
{
	if (end > str.len)
		end = str.len;
	if (start > end)
		start = end;
	if (start > 0)
		str.ptr += start;
	return (sg_str){ str.ptr, end - start };
}

sg_str sg_str_cut(sg_str *rest, char sep)
{
	const char *at = rest->len == 0 ? NULL : memchr(rest->ptr, sep, rest->len);
	sg_str field = *rest;

	if (at == NULL) {
		*rest = (sg_str){ NULL, 0 };
		return field;
	}
	field.len = (size_t)(at - field.ptr);
	rest->ptr = at + 1;
	rest->len -= field.len + 1;
	return field;
}

uint64_t sg_hash(uint64_t seed, sg_str str)
{
	uint64_t hash = seed == 0 ? 0xcbf29ce484222325u : seed;

	for (size_t i = 0; i < str.len; i++)
		hash = (hash ^ (unsigned char)str.ptr[i]) * 0x100000001b3u;
	return hash;
}

uint64_t sg_hash_quick(sg_str str)
{
	uint64_t hash = str.len, eight = 0;
	size_t at = 0;

	for (; str.len - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, str.ptr + at, sizeof eight);
		hash = (hash ^ eight) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 32;
	}
	eight = 0;
	if (str.len >= sizeof eight)
		memcpy(&eight, str.ptr + str.len - sizeof eight, sizeof eight);
	else
		for (; at < str.len; at++)
			eight = eight << 8 | (unsigned char)str.ptr[at];
	hash = (hash ^ eight) * 0x9e3779b97f4a7c15u;
	return (hash ^ hash >> 32) * 0x9e3779b97f4a7c15u;
}

/* Room for more than there is. */
static bool grow(struct sg_buf *buf, size_t more)
{
	size_t max = buf->max == 0 ? (size_t)64 << 20 : buf->max;
	size_t cap = buf->cap == 0 ? 256 : buf->cap;
	char *grown;

	if (buf->failed || more > max || buf->len > max - more) {
		buf->failed = true;
		buf->cap = buf->len; /* so that nothing fits in any more */
		return false;
	}
	while (cap < buf->len + more)
		cap *= 2;
	if (cap > max)
		cap = max;
	grown = sg_arena_alloc_dirty(buf->arena, cap, 1);
	if (grown == NULL) {
		buf->failed = true;
		buf->cap = buf->len;
		return false;
	}
	if (buf->len > 0)
		memcpy(grown, buf->ptr, buf->len);
	buf->ptr = grown;
	buf->cap = cap;
	return true;
}

static inline bool reserve(struct sg_buf *buf, size_t more)
{
	return more <= buf->cap - buf->len || grow(buf, more);
}

void sg_buf_add(struct sg_buf *buf, sg_str str)
{
	if (str.len == 0 || !reserve(buf, str.len))
		return;
	memcpy(buf->ptr + buf->len, str.ptr, str.len);
	buf->len += str.len;
}

void sg_buf_add_char(struct sg_buf *buf, char c)
{
	sg_buf_add(buf, (sg_str){ &c, 1 });
}

void sg_buf_printf(struct sg_buf *buf, const char *fmt, ...)
{
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (len < 0 || !reserve(buf, (size_t)len + 1))
		return;
	va_start(ap, fmt);
	vsnprintf(buf->ptr + buf->len, (size_t)len + 1, fmt, ap);
	va_end(ap);
	buf->len += (size_t)len;
}
