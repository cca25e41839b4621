/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/str.h"
#include "dict/image.h"

/*
 * Builder: an image while it grows. Equal strings are stored once.
 *
 * Errors: running out of memory, or of the image's 2^30 bytes, sets `failed`; offsets are 0
 *         from then on and the image must not be used.
 */
struct sg_builder {
	struct sg_arena *arena;
	uint32_t *words; /* the image */
	uint32_t used, cap; /* in words of 4 bytes */
	uint32_t *interned; /* offsets of strings, open addressing by hash */
	uint32_t n_interned, cap_interned; /* a power of two */
	bool failed;
};

/* Room for n_bytes, zeroed; its offset. Addresses change as the image grows. */
uint32_t sg_builder_room(struct sg_builder *builder, uint64_t n_bytes);
void *sg_builder_at(struct sg_builder *builder, uint32_t at);
uint32_t sg_builder_str(struct sg_builder *builder, sg_str str); /* 0 when absent */
uint32_t sg_builder_list(struct sg_builder *builder, const uint32_t *elements, size_t n);
