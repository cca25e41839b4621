/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/entry.h"
#include "dict/image.h"

/*
 * Surfaces: every text to look for, made from the names, aliases, spellings, patterns and
 * phrases of a lexicon, each filed under its rarest word; a pattern under words it needs.
 */
struct sg_surface {
	sg_str text; /* folded unless exact */
	sg_str pattern;
	uint32_t target; /* index of the skill or phrase */
	uint32_t hash;   /* of the key word */
	uint16_t least, most; /* of patterns: where the word stands, as in dict/need.h */
	uint16_t key_at;
	uint16_t flags; /* enum sg_name_flag */
	struct sg_image_border border;
};

struct sg_surfaces {
	struct sg_surface *at;
	size_t n, cap;
};

/* All of them, ordered by hash, text, target; no two the same. */
SG_MUST_USE enum sg_status sg_surfaces_make(const struct sg_lexicon *lexicon,
					    struct sg_surfaces *out, struct sg_error *err);
