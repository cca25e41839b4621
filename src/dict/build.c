/* SPDX-License-Identifier: MIT */
#include "dict/build.h"

#include <string.h>

uint32_t sg_builder_room(struct sg_builder *builder, uint64_t n_bytes)
{
	uint64_t n = (n_bytes + 3) / 4, cap = builder->cap == 0 ? 1u << 16 : builder->cap;
	uint32_t at = builder->used * 4;
	uint32_t *grown;

	if (builder->failed || n > (1u << 28) - builder->used) {
		builder->failed = true;
		return 0;
	}
	while (cap < builder->used + n)
		cap *= 2;
	if (cap > builder->cap) {
		grown = sg_arena_array(builder->arena, uint32_t, cap);
		if (grown == NULL) {
			builder->failed = true;
			return 0;
		}
		if (builder->used > 0)
			memcpy(grown, builder->words, (size_t)builder->used * 4);
		builder->words = grown;
		builder->cap = (uint32_t)cap;
	}
	builder->used += (uint32_t)n;
	return at;
}

void *sg_builder_at(struct sg_builder *builder, uint32_t at)
{
	return builder->words + at / 4;
}

static sg_str string_at(const struct sg_builder *builder, uint32_t at)
{
	return sg_image_str((const struct sg_image *)(const void *)builder->words, at);
}

static uint32_t *slot_of(struct sg_builder *builder, sg_str str)
{
	uint32_t mask = builder->cap_interned - 1;
	uint32_t i = (uint32_t)sg_hash(0, str) & mask;

	while (builder->interned[i] != 0 &&
	       !sg_str_eq(string_at(builder, builder->interned[i]), str))
		i = (i + 1) & mask;
	return &builder->interned[i];
}

static bool grow_interned(struct sg_builder *builder)
{
	uint32_t old_cap = builder->cap_interned, *old = builder->interned;

	if (builder->n_interned * 2 < old_cap)
		return true;
	builder->cap_interned = old_cap == 0 ? 1u << 12 : old_cap * 2;
	builder->interned = sg_arena_array(builder->arena, uint32_t, builder->cap_interned);
	if (builder->interned == NULL)
		return false;
	for (uint32_t i = 0; i < old_cap; i++)
		if (old[i] != 0)
			*slot_of(builder, string_at(builder, old[i])) = old[i];
	return true;
}

uint32_t sg_builder_str(struct sg_builder *builder, sg_str str)
{
	uint32_t *slot, at, len = (uint32_t)str.len;

	if (str.ptr == NULL || builder->failed)
		return 0;
	if (!grow_interned(builder)) {
		builder->failed = true;
		return 0;
	}
	slot = slot_of(builder, str);
	if (*slot != 0)
		return *slot;
	at = sg_builder_room(builder, 4 + (uint64_t)str.len + 1);
	if (at == 0)
		return 0;
	memcpy(sg_builder_at(builder, at), &len, sizeof len);
	if (len > 0)
		memcpy(builder->words + at / 4 + 1, str.ptr, len);
	builder->n_interned++;
	return *slot = at;
}

uint32_t sg_builder_list(struct sg_builder *builder, const uint32_t *elements, size_t n)
{
	uint32_t at = sg_builder_room(builder, 4 + (uint64_t)n * 4);

	if (at == 0)
		return 0;
	builder->words[at / 4] = (uint32_t)n;
	if (n > 0)
		memcpy(builder->words + at / 4 + 1, elements, n * 4);
	return at;
}
