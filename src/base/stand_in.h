/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Stand-ins: a parser that looks at text a character at a time has nothing to find in most of
 * it. Runs of plain text are taken out before it parses, with one character in place of each,
 * and put back into what it made.
 *
 * A stand-in is a private code point of plane 15. Who takes runs out sees to it that the text
 * holds none already, in whatever form the parser would read as one.
 *
 * Limits:    as many as there are code points; further runs stay where they are.
 * Ownership: runs borrow from the text they were taken from; texts made live in the arena.
 * Threads:   any.
 */
enum {
	SG_STAND_IN_FIRST = 0xf0000,
	SG_STAND_IN_LEAD = 0xf3, /* the first byte of every stand-in, and of little else */
	SG_STAND_IN_LEN = 4,	 /* bytes of one */
};

struct sg_stand_ins {
	sg_str *at;
	size_t n, cap;
};

/* Writes a stand-in for the run to the end of the buffer, or the run as it was written where none
 * pays or is left; false when memory ran out. */
bool sg_stand_ins_put(struct sg_stand_ins *stand_ins, sg_str run, sg_str written,
		      struct sg_arena *arena, struct sg_buf *buf);
/* Text of the parser as it would have been; absent when memory ran out. */
sg_str sg_stand_ins_undo(const struct sg_stand_ins *stand_ins, sg_str text,
			 struct sg_arena *arena);
