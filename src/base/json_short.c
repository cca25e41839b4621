/* SPDX-License-Identifier: MIT */
#include "base/json_short.h"

#include "base/scan.h"

/* A document while it is read: up to `at`, and written: up to `done`. */
struct shortening {
	sg_str json;
	size_t at, done;
	struct sg_arena *arena;
	struct sg_stand_ins *stand_ins;
	struct sg_buf buf;
};

/* Writes what is not yet, up to `end`. */
static void copy(struct shortening *work, size_t end)
{
	sg_buf_add(&work->buf, sg_str_sub(work->json, work->done, end));
	work->done = end;
}

/* "\uDB80" is the first half of a stand-in. */
static bool escapes_stand_in(sg_str rest)
{
	return sg_str_starts_fold(rest, SG_STR("\\udb"));
}

/* Takes plain runs out of the string that the document is read to, whose first byte is at `at`;
 * reads to its closing quote. False when it cannot be shortened. */
static bool shorten_string(struct shortening *work)
{
	static const struct sg_scan_set ends = { "\"\\", 2, true };
	sg_str json = work->json;

	while (work->at < json.len) {
		size_t start = work->at;

		work->at = sg_scan(ends, json, start);
		copy(work, start);
		if (!sg_stand_ins_put(work->stand_ins, sg_str_sub(json, start, work->at),
				      work->arena, &work->buf))
			return false;
		work->done = work->at;
		if (work->at == json.len || json.ptr[work->at] == '"')
			break;
		if ((unsigned char)json.ptr[work->at] == SG_STAND_IN_LEAD ||
		    escapes_stand_in(sg_str_sub(json, work->at, json.len)))
			return false;
		work->at += json.ptr[work->at] == '\\' ? 2 : 1;
	}
	return true;
}

static bool is_name(sg_str behind)
{
	size_t at = 0;

	while (at < behind.len && sg_is_space(behind.ptr[at]))
		at++;
	return at < behind.len && behind.ptr[at] == ':';
}

bool sg_json_shorten(sg_str json, struct sg_arena *arena, struct sg_stand_ins *stand_ins,
		     sg_str *out)
{
	static const struct sg_scan_set quote = { "\"", 1, false };
	struct shortening work = { .json = json, .arena = arena, .stand_ins = stand_ins };

	work.buf = (struct sg_buf){ arena,    sg_arena_alloc_dirty(arena, json.len, 1),
				    0,	      json.len,
				    json.len, false };
	if (work.buf.ptr == NULL)
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
