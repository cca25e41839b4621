/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/kept.h"

/*
 * Learning: what becomes of counted postings when skills are learnt, one after the other, and
 * taken back again.
 *
 * Learning a skill yields it, what it implies and the parts of those. Years cannot be learnt: a
 * posting with a short requirement never becomes ready. What the profile avoids meets nothing.
 *
 * The state after any number of additions and removals is that of the set learnt, whatever the
 * order. Fit is counted in whole units of 2^-32, so that sums do not depend on the order
 * either.
 *
 * Limits:    adding or removing costs the requirements that name what is yielded, and with
 *            fit those that name its neighbours.
 * Ownership: everything lives in the arena given and borrows nothing from postings.
 * Errors:    SG_ENOMEM while building; nothing can fail later.
 * Threads:   one thread.
 */

#define SG_LEARN_LACKING 64

/* Lists of numbers, one for each key: at[start[k] .. start[k + 1]). */
struct sg_lists {
	uint32_t *start;
	uint32_t *at;
};

/* A posting that is not ready, or with fit any counted one. */
struct sg_learn_posting {
	uint32_t kept; /* index of the row */
	uint32_t first, n; /* asks */
	uint32_t unmet;	 /* requirements that decide and are not met */
	bool barred;	 /* by years, or by what nobody can learn: it never becomes ready */
};

/* One requirement. */
struct sg_learn_ask {
	uint32_t posting; /* index of ours */
	uint32_t first, n; /* cells: members that could be learnt */
	uint32_t first_share, n_shares; /* credits of members short on years, largest first */
	uint16_t min_count;
	uint16_t met, quarter; /* members that are met; that have a quarter of the credit */
	bool serves, open;
	bool lacks_years; /* nothing learnt for it makes sense: what is held only lacks years */
	double scale; /* of a credit in the sum of fits */
	int64_t value;
};

enum sg_learn_state { SG_LEARN_NONE, SG_LEARN_QUARTER, SG_LEARN_MET };

/* A member of a requirement that could be learnt. */
struct sg_learn_cell {
	uint32_t ask, skill;
	uint8_t state, least; /* enum sg_learn_state now; with nothing learnt */
	bool nearable;	      /* knowing a neighbour earns it a quarter */
};

/* Cells of open lists by kind and area; `learnt` counts what is learnt of that kind. */
struct sg_learn_alike {
	uint64_t key;
	uint32_t cell;
	uint32_t learnt; /* of the first one with this key */
};

struct sg_learn_part {
	uint32_t skill;
	uint32_t next; /* 1 + the index of the next part of the same whole; 0: none */
};

struct sg_learn {
	struct sg_standing *standing;
	struct sg_arena *arena;
	uint32_t n_skills;
	bool fits; /* fit is wanted too */
	sg_vec(struct sg_learn_posting) postings;
	sg_vec(struct sg_learn_ask) asks;
	sg_vec(struct sg_learn_cell) cells;
	sg_vec(double) shares;
	sg_vec(struct sg_learn_alike) alike; /* by key */
	struct sg_lists of;    /* by skill: its cells */
	sg_vec(struct sg_learn_part) parts;
	uint32_t *part_at;     /* by skill: 1 + the index of its first part; 0: none */
	uint16_t *covered;     /* by skill: how often it is yielded */
	uint16_t *near;	       /* by skill: how many of its neighbours are yielded */
	uint32_t *mark, *queue;
	uint32_t round;
	uint32_t ready; /* postings made ready by what is learnt */
	int64_t fit;	/* what the sum of fits has grown by, in 2^-32 */
	uint64_t changes; /* members that changed so far: a measure of work */
	/* Where set: the group of each posting, and of each group and number of deciding
	 * requirements how many lack so many; those that lack more count as lacking
	 * SG_LEARN_LACKING - 1. */
	const uint8_t *group;
	uint32_t (*lacking)[SG_LEARN_LACKING];
};

/* What learning one skill yields. */
struct sg_yield {
	uint32_t skill;
	const uint32_t *at; /* n of them; the first n_held are held then, the others parts of those */
	uint32_t n, n_held;
};

/* `fits`: ready postings and preferred requirements are looked at too. */
SG_MUST_USE enum sg_status sg_learn_open(struct sg_learn *learn, struct sg_kept *kept, bool fits,
					 struct sg_arena *arena, struct sg_error *err);
SG_MUST_USE enum sg_status sg_learn_yield(struct sg_learn *learn, uint32_t skill,
					  struct sg_yield *out, struct sg_error *err);
/* Learns a skill, or takes it back; every removal takes back an addition. */
void sg_learn_add(struct sg_learn *learn, const struct sg_yield *yield);
void sg_learn_remove(struct sg_learn *learn, const struct sg_yield *yield);

/* A place in the row of a group. */
static inline uint32_t sg_learn_lack(uint32_t unmet)
{
	return unmet < SG_LEARN_LACKING ? unmet : SG_LEARN_LACKING - 1;
}

/* For learn_open.c: what counts as similar has the same key; what a requirement adds to the fits. */
uint64_t sg_learn_key(const struct sg_learn *learn, uint32_t skill);
int64_t sg_learn_value(const struct sg_learn *learn, const struct sg_learn_ask *ask);
