/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"

/*
 * Stand-ins: an HTML parser looks at text a character at a time and has nothing to find in
 * most of it. Runs of plain text are taken out of trimmed HTML before it is parsed, with one
 * character in place of each, and put back into the texts of the tree.
 *
 * A stand-in is a private code point of plane 15. HTML that holds one already, as itself or as
 * a reference, or that is not valid UTF-8, stays as it is; so does what a parser may change:
 * references, controls, white space at the edges of text. Tags are left alone.
 *
 * Ownership: results live in the arena, runs borrow from the HTML.
 * Errors:    absent when memory ran out.
 * Threads:   any.
 */
struct sg_stand_ins {
	sg_str *at;
	size_t n, cap;
};

/* `html` must be trimmed (trim.h). */
sg_str sg_stand_ins_make(sg_str html, struct sg_arena *arena, struct sg_stand_ins *out);
/* Text of the parser as it would have been. */
sg_str sg_stand_ins_undo(const struct sg_stand_ins *stand_ins, sg_str text,
			 struct sg_arena *arena);
