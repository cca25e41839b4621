/* SPDX-License-Identifier: MIT */
#include "base/stand_in.h"

#include <string.h>

#include "base/utf8.h"

enum {
	MOST = 0xfff0,
	SHORTEST = 16, /* runs worth taking out */
};

bool sg_stand_ins_put(struct sg_stand_ins *stand_ins, sg_str run, struct sg_arena *arena,
		      struct sg_buf *buf)
{
	sg_str *slot;

	if (run.len < SHORTEST || stand_ins->n == MOST) {
		sg_buf_add(buf, run);
		return true;
	}
	sg_utf8_add(buf, (uint32_t)(SG_STAND_IN_FIRST + stand_ins->n));
	slot = sg_push(arena, stand_ins);
	if (slot != NULL)
		*slot = run;
	return slot != NULL;
}

sg_str sg_stand_ins_undo(const struct sg_stand_ins *stand_ins, sg_str text, struct sg_arena *arena)
{
	struct sg_buf buf = { .arena = arena, .max = SIZE_MAX / 4 };
	size_t at = 0, from = 0;
	const char *lead;

	if (stand_ins->n == 0 || text.len == 0)
		return text;
	while ((lead = memchr(text.ptr + at, SG_STAND_IN_LEAD, text.len - at)) != NULL) {
		uint32_t code;

		sg_buf_add(&buf, sg_str_sub(text, from, (size_t)(lead - text.ptr)));
		from = at = (size_t)(lead - text.ptr);
		code = sg_utf8_next(text, &at);
		if (code < SG_STAND_IN_FIRST || code - SG_STAND_IN_FIRST >= stand_ins->n)
			continue;
		sg_buf_add(&buf, stand_ins->at[code - SG_STAND_IN_FIRST]);
		from = at;
	}
	if (from == 0 && at == 0)
		return text;
	sg_buf_add(&buf, sg_str_sub(text, from, text.len));
	return buf.failed ? (sg_str){ NULL, 0 } : sg_buf_str(&buf);
}
