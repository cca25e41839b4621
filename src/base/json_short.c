/* SPDX-License-Identifier: MIT */
#include "base/json_short.h"

#include <string.h>

#include "base/scan.h"
#include "base/utf8.h"

/* A document while it is read: up to `at`, and written: up to `done`. */
struct shortening {
	sg_str json;
	size_t at, done;
	struct sg_arena *arena;
	struct sg_stand_ins *stand_ins;
	struct sg_buf buf;
	struct sg_buf meant; /* what strings with escapes or beyond ASCII mean, one after another */
};

/* Writes what is not yet, up to `end`. */
static void copy(struct shortening *work, size_t end)
{
	sg_buf_add(&work->buf, sg_str_sub(work->json, work->done, end));
	work->done = end;
}

/* Four hexadecimal digits; UINT32_MAX for anything else. */
static uint32_t hex_at(sg_str json, size_t at)
{
	uint32_t value = 0;

	if (json.len - at < 4)
		return UINT32_MAX;
	for (size_t i = at; i < at + 4; i++) {
		char c = json.ptr[i];

		if (sg_is_digit(c))
			value = value * 16 + (uint32_t)(c - '0');
		else if (sg_lower(c) >= 'a' && sg_lower(c) <= 'f')
			value = value * 16 + (uint32_t)(sg_lower(c) - 'a' + 10);
		else
			return UINT32_MAX;
	}
	return value;
}

/* The code point of "\u" and digits, which may need a second such half. */
static uint32_t read_code(struct shortening *work)
{
	uint32_t code = hex_at(work->json, work->at + 2), low;

	work->at += 6;
	if (code < 0xd800 || code > 0xdbff)
		return code;
	if (!sg_str_starts(sg_str_sub(work->json, work->at, work->json.len), SG_STR("\\u")))
		return UINT32_MAX;
	low = hex_at(work->json, work->at + 2);
	work->at += 6;
	if (low < 0xdc00 || low > 0xdfff)
		return UINT32_MAX;
	return 0x10000 + ((code - 0xd800) << 10 | (low - 0xdc00));
}

/* The code point of the escape or the character at hand; UINT32_MAX for what is wrong. */
static uint32_t next_code(struct shortening *work)
{
	static const char signs[] = "nt\"\\/rbf", meant[] = "\n\t\"\\/\r\b\f";
	sg_str json = work->json;
	size_t at = work->at;
	const char *sign;
	uint32_t code;

	if (json.ptr[at] != '\\') {
		code = sg_utf8_next(json, &work->at);
		return code == 0xfffd && work->at - at == 1 ? UINT32_MAX : code;
	}
	if (json.len - at < 2)
		return UINT32_MAX;
	if (json.ptr[at + 1] == 'u')
		return read_code(work);
	sign = memchr(signs, json.ptr[at + 1], sizeof signs - 1);
	work->at += 2;
	return sign == NULL ? UINT32_MAX : (uint32_t)meant[sign - signs];
}

/* Whether a code point may be told by other means than the parser's: not what is no character, or
 * that of a stand-in. */
static bool is_plain(uint32_t code)
{
	return code < SG_STAND_IN_FIRST && (code < 0xd800 || code > 0xdfff);
}

/* Reads on to the closing quote or the end. False at what only the parser can judge. */
static bool read_meant(struct shortening *work)
{
	static const struct sg_scan_set ends = { "\"\\", 2, true };
	sg_str json = work->json;

	for (;;) {
		size_t start = work->at;
		uint32_t code;

		work->at = sg_scan(ends, json, start);
		sg_buf_add(&work->meant, sg_str_sub(json, start, work->at));
		if (work->at == json.len || json.ptr[work->at] == '"')
			return true;
		/* A raw control character is an error. */
		if ((unsigned char)json.ptr[work->at] < 0x20)
			return false;
		code = next_code(work);
		if (!is_plain(code))
			return false;
		sg_utf8_add(&work->meant, code);
	}
}

/* Takes the string out whose first byte is at `at`, if that pays; reads to its closing quote.
 * False when the document cannot be shortened. */
static bool shorten_string(struct shortening *work)
{
	static const struct sg_scan_set ends = { "\"\\", 2, true };
	sg_str json = work->json, meant;
	size_t start = work->at, before = work->meant.len;

	work->at = sg_scan(ends, json, start);
	meant = sg_str_sub(json, start, work->at);
	if (work->at < json.len && json.ptr[work->at] != '"') {
		work->at = start;
		if (!read_meant(work))
			return false;
		meant = sg_str_sub(sg_buf_str(&work->meant), before, work->meant.len);
	}
	if (!sg_stand_ins_put(work->stand_ins, meant, sg_str_sub(json, start, work->at),
			      work->arena, &work->buf))
		return false;
	work->done = work->at;
	return true;
}

static bool is_name(sg_str behind)
{
	size_t at = 0;

	while (at < behind.len && sg_is_space(behind.ptr[at]))
		at++;
	return at < behind.len && behind.ptr[at] == ':';
}

/* Text that never grows: nothing is written longer than it was. */
static bool make_room(struct sg_buf *buf, struct sg_arena *arena, size_t n)
{
	*buf = (struct sg_buf){ arena, sg_arena_alloc_dirty(arena, n, 1), 0, n, n, false };
	return buf->ptr != NULL;
}

bool sg_json_shorten(sg_str json, struct sg_arena *arena, struct sg_stand_ins *stand_ins,
		     sg_str *out)
{
	static const struct sg_scan_set quote = { "\"", 1, false };
	struct shortening work = { .json = json, .arena = arena, .stand_ins = stand_ins };

	if (!make_room(&work.buf, arena, json.len) || !make_room(&work.meant, arena, json.len))
		return false;
	while ((work.at = sg_scan(quote, json, work.at)) < json.len) {
		size_t start = ++work.at, known = stand_ins->n, len;

		copy(&work, start);
		len = work.buf.len;
		if (!shorten_string(&work))
			return false;
		if (work.at >= json.len)
			break;
		work.at++;
		if (stand_ins->n > known && is_name(sg_str_sub(json, work.at, json.len))) {
			stand_ins->n = known;
			work.buf.len = len;
			work.done = start;
		}
	}
	copy(&work, json.len);
	*out = sg_buf_str(&work.buf);
	return stand_ins->n > 0 && !work.buf.failed;
}
