/* SPDX-License-Identifier: MIT */
#pragma once

#include <skillgap/plan.h>

#include "base/arena.h"
#include "base/error.h"

/*
 * Standing: what a profile says of every skill of the dictionary, worked out once.
 *
 * Skills go by number: below the dictionary's count they are its indexes; above it they are
 * ids that findings of another dictionary brought along and that count as technologies
 * without area. What a skill is part of, near or similar to is looked up when it is first asked
 * for: a posting asks for few of those that the dictionary has.
 *
 * Limits:    building visits every claim's implications once; the rest is O(dictionary).
 * Ownership: everything lives in the arena given; the dictionary must outlive it.
 * Errors:    SG_ENOMEM.
 * Threads:   one thread; looking up a number may add a foreign id.
 */

/* What the profile says of one skill. The `by` are numbers of held skills, or SG_NO_SKILL. */
struct sg_stand {
	uint32_t number;     /* its own */
	uint32_t held_by;    /* the claim that is this skill or implies it */
	uint32_t part_by;    /* a held whole that this is a part of */
	uint32_t near_by;    /* a held skill adjacent to this one */
	uint32_t similar_by; /* a held skill of the same kind (and area, but for languages) */
	uint16_t months;     /* experience, inherited too; 0 when not stated */
	uint8_t tier;
	uint8_t class_; /* enum sg_class */
	uint32_t round; /* the round of spreading a claim in which it was last seen */
	bool learning, wanted, avoided;
	bool named;   /* a posting named it */
	bool related; /* part_by, near_by and similar_by have been looked up */
};

/* What was looked at so far, in that order: looking fills it. */
struct sg_stands {
	struct sg_stand *at; /* n of them, with room for each skill of the dictionary */
	uint32_t *row_of;    /* by number: 1 + the index of its row, 0 when it has none */
	uint32_t n;
};

struct sg_foreign {
	sg_str id, name;
	bool named; /* a posting named it */
};

struct sg_standing {
	const struct sg_dict *dict;
	struct sg_arena *arena;
	struct sg_arena *results; /* where what is judged goes; the same one, unless postings are
				     let go of */
	uint32_t n_dict;
	struct sg_stands *stands; /* of numbers below n_dict */
	uint32_t *holds;     /* the held ones, n_holds of them */
	uint32_t n_holds;
	sg_vec(struct sg_foreign) foreign;
	uint32_t *slots; /* hash table of foreign numbers, 0 is empty */
	size_t n_slots;
	struct sg_stand unknown; /* of every foreign id */
	sg_vec(struct sg_named) named; /* what postings call the skills they name, each once */
};

/* profile may be NULL. */
SG_MUST_USE enum sg_status sg_standing_build(struct sg_standing *standing,
					     const struct sg_dict *dict,
					     const struct sg_profile *profile,
					     struct sg_arena *arena, struct sg_error *err);

/*
 * The number of an id; name is what people call it, for ids the dictionary lacks. Both are
 * copied where they are new. SG_NO_SKILL when out of memory.
 */
uint32_t sg_standing_number(struct sg_standing *standing, sg_str id, sg_str name);
/* The same of a skill that a posting names, which is kept by that name from then on. */
uint32_t sg_standing_name(struct sg_standing *standing, sg_str id, sg_str name);
const struct sg_stand *sg_standing_at(const struct sg_standing *standing, uint32_t number);
/* Its id, which is all that many ask. */
sg_str sg_standing_id(const struct sg_standing *standing, uint32_t number);
/* One above the largest number handed out. */
uint32_t sg_standing_count(const struct sg_standing *standing);
/* Id, name, area, class, step and tier of a number; the lists of foreign ids are empty. */
struct sg_skill sg_standing_skill(const struct sg_standing *standing, uint32_t number);
