/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"

/*
 * Texts: what many postings say alike, kept once and called by number.
 *
 * Limits:    SG_TEXTS_MAX of them; what comes after that has no number.
 * Ownership: copies live in the arena given. { 0 } is an empty table.
 * Threads:   one thread.
 */
#define SG_TEXTS_MAX 65536u
#define SG_TEXTS_NONE UINT32_MAX

struct sg_texts {
	sg_vec(sg_str) at;
	uint32_t *slots; /* number + 1; 0 is free */
	size_t n_slots;
};

/* The number of a text that is there, or SG_TEXTS_NONE: the table is full, or memory ran out. */
uint32_t sg_texts_number(struct sg_texts *texts, struct sg_arena *arena, sg_str text);
/* The table's copy of a text, or one of its own where the table is full; absent of an absent text
 * and when memory ran out. */
sg_str sg_texts_keep(struct sg_texts *texts, struct sg_arena *arena, sg_str text);
