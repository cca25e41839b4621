/* SPDX-License-Identifier: MIT */
#pragma once

#include "dict/build.h"
#include "dict/entry.h"

/*
 * The tables of roles and the roadmap, both ways.
 *
 * Ownership: sg_roles_load() borrows strings from the image.
 * Errors:    running out of memory: builder->failed; false.
 */

/* Fills in their tables of the header; skills must be in the image already. */
void sg_roles_compile(struct sg_lexicon *lexicon, struct sg_builder *builder,
		      struct sg_image *header);
SG_MUST_USE bool sg_roles_load(struct sg_lexicon *lexicon, const struct sg_image *image);
