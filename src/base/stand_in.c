/* SPDX-License-Identifier: MIT */
#include "base/stand_in.h"

#include <string.h>

#include "base/utf8.h"

enum {
	MOST = 0xfff0,
	SHORTEST = 16, /* runs worth taking out */
};

bool sg_stand_ins_put(struct sg_stand_ins *stand_ins, sg_str run, sg_str written,
		      struct sg_arena *arena, struct sg_buf *buf)
{
	sg_str *slot;

	if (run.len < SHORTEST || stand_ins->n == MOST) {
		sg_buf_add(buf, written);
		return true;
	}
	sg_utf8_add(buf, (uint32_t)(SG_STAND_IN_FIRST + stand_ins->n));
	slot = sg_push(arena, stand_ins);
	if (slot != NULL)
		*slot = run;
	return slot != NULL;
}

/* What the character at *at stands for, moving *at past it; NULL when that is no stand-in. */
static const sg_str *run_of(const struct sg_stand_ins *stand_ins, sg_str text, size_t *at)
{
	uint32_t code = sg_utf8_next(text, at);

	return code < SG_STAND_IN_FIRST || code - SG_STAND_IN_FIRST >= stand_ins->n
		       ? NULL
		       : &stand_ins->at[code - SG_STAND_IN_FIRST];
}

sg_str sg_stand_ins_undo(const struct sg_stand_ins *stand_ins, sg_str text, struct sg_arena *arena)
{
	struct sg_buf buf = { .arena = arena, .max = SIZE_MAX / 4 };
	size_t at = 0, from = 0;
	const sg_str *whole;
	const char *lead;

	if (stand_ins->n == 0 || text.len == 0)
		return text;
	if (text.len == SG_STAND_IN_LEN && (whole = run_of(stand_ins, text, &at)) != NULL)
		return *whole;
	at = 0;
	while ((lead = memchr(text.ptr + at, SG_STAND_IN_LEAD, text.len - at)) != NULL) {
		const sg_str *run;

		sg_buf_add(&buf, sg_str_sub(text, from, (size_t)(lead - text.ptr)));
		from = at = (size_t)(lead - text.ptr);
		run = run_of(stand_ins, text, &at);
		if (run == NULL)
			continue;
		sg_buf_add(&buf, *run);
		from = at;
	}
	if (from == 0 && at == 0)
		return text;
	sg_buf_add(&buf, sg_str_sub(text, from, text.len));
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}
