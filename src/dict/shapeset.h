/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/shape.h"

/*
 * Sets of shapes, for dict/shape.c: one after the other, either of two, one repeatedly.
 *
 * A set that would outgrow SG_MAX_SHAPES becomes one shape, a single stretch that holds all of
 * its texts.
 */
struct sg_shape_set {
	const struct sg_shape *at[SG_MAX_SHAPES]; /* NULL: the shape of nothing */
	unsigned n;
};

struct sg_shape_maker {
	struct sg_arena *arena;
	bool lost;   /* nothing can be said of the pattern */
	bool failed; /* memory ran out */
};

struct sg_shape_set sg_shape_set_single(struct sg_shape_maker *maker, struct sg_atom atom);
void sg_shape_set_concatenate(struct sg_shape_maker *maker, struct sg_shape_set *a,
			      struct sg_shape_set b);
void sg_shape_set_unite(struct sg_shape_maker *maker, struct sg_shape_set *a,
			struct sg_shape_set b);
/* `least` to `most` copies: the first and the last as they are, between them a stretch. */
struct sg_shape_set sg_shape_set_repeat(struct sg_shape_maker *maker,
					const struct sg_shape_set *item, uint32_t least,
					uint32_t most);
/* Whether a text of several copies could be cut into them in more than one way. */
bool sg_shape_set_is_loose(const struct sg_shape_set *item);

/* Lengths, of which those from SG_SHAPE_FAR on are all the same. */
uint32_t sg_shape_add_lengths(uint32_t a, uint32_t b);
uint32_t sg_shape_times(uint32_t length, uint32_t n);
