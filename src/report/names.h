/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/arena.h"
#include "base/str.h"

/*
 * Names of skills by id, as the findings and rows of a report give them; and counters by id.
 *
 * Ownership: in the arena given; ids and names are borrowed.
 */
struct sg_name {
	sg_str id, name;
	uint32_t n; /* for whoever counts */
	uint32_t last; /* the last that it was counted for */
};

struct sg_name_table {
	struct sg_arena *arena;
	sg_vec(struct sg_name) entries;
	uint32_t *slots; /* 1 + index of an entry, 0 is empty */
	size_t n_slots;
	bool failed; /* out of memory */
};

/* The entry of an id, made with this name if there is none. NULL when out of memory. */
struct sg_name *sg_name_enter(struct sg_name_table *table, sg_str id, sg_str name);
/* The entry of an id; NULL when there is none. */
const struct sg_name *sg_name_find(const struct sg_name_table *table, sg_str id);
/* The name of an id; the id itself when nothing names it. */
sg_str sg_name_of(const struct sg_name_table *table, sg_str id);
/* Everything a report names, also what a view of it leaves out. False when out of memory. */
bool sg_name_read(struct sg_name_table *table, const struct sg_report *view);
