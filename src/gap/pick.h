/* SPDX-License-Identifier: MIT */
#pragma once

#include "gap/learn.h"

/*
 * Picking: the best set of skills to learn.
 *
 * Of two sets the better one makes more postings ready; then it has more of what the person
 * wants to learn; then it lets the fits grow more; then it is smaller. What a skill implies is
 * not free: where postings ask for that too, it is learnt first and counts itself (Kubernetes
 * before GKE), unless it comes along because it takes days only. So a set holds with a skill all
 * that must be learnt first.
 *
 * A good set is built step by step with pairs in view and mended by exchanges; then all sets
 * that could be better still are gone through, and if that ends within the bounds below the
 * result is the best there is.
 *
 * Limits:    SG_PICK_MAX skills; work is counted, not timed, so that every machine gives the same
 *            result. Building costs up to (kinds of skills in postings two away) x (such skills)
 *            sets a step, where skills that are asked in the same places are of one kind.
 * Ownership: everything lives in the standing's arena.
 * Errors:    SG_ENOMEM.
 * Threads:   one thread.
 */
#define SG_PICK_MAX 50
#define SG_PICK_MAX_NODES 100000u     /* sets */
#define SG_PICK_MAX_CHANGES 20000000u /* members of requirements met or lost on the way */

/* A skill that some posting lacks and that can be learnt. */
struct sg_candidate {
	struct sg_yield yield; /* without what must be learnt first */
	uint32_t *first; /* candidates that must be learnt first, n_first of them */
	uint32_t n_first;
	sg_str id;
	bool wanted;
	uint32_t alike; /* the first candidate that is a member of the same requirements as this one,
			   where neither has to do with what must be learnt first */
	uint32_t hits;	/* requirements it helps to meet, of postings within reach */
	int64_t growth; /* of the fits when it is the only one learnt */
};

struct sg_pick {
	struct sg_learn *learn;
	struct sg_candidate *at; /* wanted first, then by growth, then by id */
	uint32_t n;
	struct sg_lists givers; /* by skill: candidates that yield it */
	uint32_t *most_hits;	/* by posting of learn: the most that one candidate meets of it */
	uint32_t chosen[SG_PICK_MAX];
	uint32_t n_chosen;
	bool exact; /* no set of so many is better */
};

/* Candidates of a state with nothing learnt; `practices` may be among them. */
SG_MUST_USE enum sg_status sg_pick_open(struct sg_pick *pick, struct sg_learn *learn,
					bool practices, struct sg_error *err);
/* Chooses at most k; nothing is learnt before and after. */
SG_MUST_USE enum sg_status sg_pick_best(struct sg_pick *pick, uint32_t k, struct sg_error *err);
/*
 * Chooses until neither one skill nor two together make a further posting ready, at most
 * `most`; where nothing ever does, the `nearest` that let the fits grow most.
 */
SG_MUST_USE enum sg_status sg_pick_all(struct sg_pick *pick, uint32_t most, uint32_t nearest,
				       struct sg_error *err);

/*
 * Chooses one skill that makes a further posting ready and, if there is one, another; or where no
 * single one does, two that do together. Only pairs with one of the first `most_first` that are
 * of some use are tried. A plan begins with the same ones.
 */
SG_MUST_USE enum sg_status sg_pick_lead(struct sg_pick *pick, uint32_t most_first,
					struct sg_error *err);
/*
 * Puts the chosen ones into the order in which they gain most, what must come first before what
 * needs it, and learns them; gained[i] is how many are ready with the first i + 1.
 */
void sg_pick_order(struct sg_pick *pick, uint32_t *gained);

/* What a set of skills is worth; more is better, the first difference decides. */
struct sg_worth {
	uint32_t ready, wanted;
	int64_t fit;
};
bool sg_worth_better(struct sg_worth a, struct sg_worth b);
struct sg_worth sg_pick_worth(const struct sg_pick *pick);
/* Learns the candidate at `at`, or takes it back, and keeps count of the wanted ones. */
void sg_pick_try(struct sg_pick *pick, uint32_t at);
void sg_pick_drop(struct sg_pick *pick); /* the last one tried */

bool sg_pick_is_chosen(const struct sg_pick *pick, uint32_t at);
/* The best candidate to add, of those that `live` marks (all when NULL); UINT32_MAX for none. */
uint32_t sg_pick_single(struct sg_pick *pick, const bool *live, struct sg_worth *best);
/* Whether all that must be learnt before it is chosen. */
bool sg_pick_allows(const struct sg_pick *pick, uint32_t at);

/* For pick_open.c: finds out which candidates are alike. */
SG_MUST_USE enum sg_status sg_pick_alike(struct sg_pick *pick, struct sg_error *err);

/* For pick_search.c: better sets than the chosen one, of at most k. */
SG_MUST_USE enum sg_status sg_pick_search(struct sg_pick *pick, uint32_t k, struct sg_error *err);
