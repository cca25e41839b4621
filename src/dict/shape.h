/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"

/*
 * Shapes: what the texts that a PCRE2 pattern matches look like.
 *
 * A pattern is read as a set of shapes: rows of letters that must stand there and of
 * stretches of which only sort and length are known. Alternatives, optional parts and small
 * classes become shapes of their own; every text that the pattern matches has one of them,
 * though not every text of a shape is matched. What is asked of the text around a match, such
 * as lookarounds, takes no part.
 *
 *     (?:IBM )?Db2 v\d+    ->    I B M sign D b 2 sign v word...  |  D b 2 sign v word...
 *
 * What would make too many shapes, or is deeply nested, becomes a stretch of anything; of a
 * pattern with recursion, conditions, verbs or the flag x nothing is known.
 *
 * Units:     bytes. Letters are those of dict/word.h.
 * Ownership: everything lives in the arena.
 * Errors:    false when memory runs out.
 */
enum { SG_MAX_SHAPES = 32, SG_SHAPE_FAR = 65535 };

enum sg_atom_type {
	SG_ATOM_LETTER, /* a character of a word, as in `sample` but for the case of ASCII */
	SG_ATOM_WORD,	/* characters of words */
	SG_ATOM_SIGN,	/* characters that end a word */
	SG_ATOM_ANY,
};

struct sg_shape;

struct sg_atom {
	enum sg_atom_type type;
	uint32_t least, most; /* bytes; SG_SHAPE_FAR stands for all that is longer too */
	char sample[4];	      /* a character of it that the pattern takes */
	uint8_t sample_len;
	uint8_t n_of; /* of a repetition of alternatives: these, which may begin alike */
	const struct sg_shape *const *of;
};

/* The last atom of a shape; a shape without any is NULL. Atoms are shared between shapes. */
struct sg_shape {
	const struct sg_shape *before;
	struct sg_atom atom;
	uint32_t n; /* atoms up to here */
};

struct sg_shapes {
	const struct sg_shape *at[SG_MAX_SHAPES];
	size_t n;    /* 0: nothing is known */
	bool nested; /* a repetition of what repeats and can be cut in many ways */
};

SG_MUST_USE bool sg_pattern_shapes(struct sg_arena *arena, sg_str pattern, struct sg_shapes *out);
