/* SPDX-License-Identifier: MIT */
#include "gap/texts.h"

#include "base/str.h"

static size_t slot_of(const struct sg_texts *texts, const uint32_t *slots, size_t n_slots,
		      sg_str text)
{
	size_t at = (size_t)(sg_hash_quick(text) >> 32) & (n_slots - 1);

	while (slots[at] != 0 && !sg_str_eq(texts->at.at[slots[at] - 1], text))
		at = (at + 1) & (n_slots - 1);
	return at;
}

static bool grow(struct sg_texts *texts, struct sg_arena *arena)
{
	size_t n = texts->n_slots == 0 ? 64 : texts->n_slots * 2;
	uint32_t *slots = sg_arena_array(arena, uint32_t, n);

	if (slots == NULL)
		return false;
	for (size_t i = 0; i < texts->at.n; i++)
		slots[slot_of(texts, slots, n, texts->at.at[i])] = (uint32_t)i + 1;
	texts->slots = slots;
	texts->n_slots = n;
	return true;
}

uint32_t sg_texts_number(struct sg_texts *texts, struct sg_arena *arena, sg_str text)
{
	sg_str copy, *slot;
	size_t at;

	if (texts->at.n * 2 >= texts->n_slots && texts->at.n < SG_TEXTS_MAX && !grow(texts, arena))
		return SG_TEXTS_NONE;
	at = slot_of(texts, texts->slots, texts->n_slots, text);
	if (texts->slots[at] != 0)
		return texts->slots[at] - 1;
	if (texts->at.n == SG_TEXTS_MAX)
		return SG_TEXTS_NONE;
	copy = sg_arena_dup(arena, text);
	slot = copy.ptr == NULL ? NULL : sg_push(arena, &texts->at);
	if (slot == NULL)
		return SG_TEXTS_NONE;
	*slot = copy;
	texts->slots[at] = (uint32_t)texts->at.n;
	return (uint32_t)texts->at.n - 1;
}

sg_str sg_texts_keep(struct sg_texts *texts, struct sg_arena *arena, sg_str text)
{
	uint32_t number;

	if (text.ptr == NULL)
		return text;
	number = sg_texts_number(texts, arena, text);
	return number == SG_TEXTS_NONE ? sg_arena_dup(arena, text) : texts->at.at[number];
}
