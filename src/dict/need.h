/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"

/*
 * Need: which words a pattern's match must hold, and where.
 *
 * Every match of the pattern that stands alone (no letter or digit goes on before or after)
 * holds one of the words, as a whole word, `least` to `most` bytes after its start. A pattern
 * of which that cannot be said needs none, and every text must be searched for it.
 *
 * Limits:    words farther than SG_NEED_FARTHEST from the start count for nothing, and a word
 *            that may stand nearer or farther is looked for up to there. Letters beyond ASCII
 *            are no word where case does not count; the Kelvin sign and the long s, which then
 *            are k and s, are not found.
 * Ownership: words live in the arena.
 * Errors:    false when memory runs out.
 */
enum { SG_MAX_NEEDED = 32, SG_NEED_FARTHEST = 128 };

struct sg_needed {
	sg_str word; /* in lower case */
	uint16_t least, most;
};

struct sg_needs {
	struct sg_needed at[SG_MAX_NEEDED];
	size_t n; /* 0: it needs no word */
};

/* `scratch` is emptied first; words are kept in `arena`. */
SG_MUST_USE bool sg_pattern_needs(struct sg_arena *arena, struct sg_arena *scratch, sg_str pattern,
				  struct sg_needs *out);
