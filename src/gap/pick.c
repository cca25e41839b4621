/* SPDX-License-Identifier: MIT */
#include "gap/pick_ahead.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* Differences in fit below this are of rounding: half a millionth of one posting. */
enum { FIT_NOISE = 2048 };

bool sg_worth_better(struct sg_worth a, struct sg_worth b)
{
	if (a.ready != b.ready)
		return a.ready > b.ready;
	if (a.wanted != b.wanted)
		return a.wanted > b.wanted;
	return a.fit > b.fit + FIT_NOISE;
}

struct sg_worth sg_pick_worth(const struct sg_pick *pick)
{
	struct sg_worth worth = { .ready = pick->learn->ready, .fit = pick->learn->fit };

	for (uint32_t i = 0; i < pick->n_chosen; i++)
		worth.wanted += pick->at[pick->chosen[i]].wanted;
	return worth;
}

void sg_pick_try(struct sg_pick *pick, uint32_t at)
{
	sg_learn_add(pick->learn, &pick->at[at].yield);
	pick->chosen[pick->n_chosen++] = at;
}

void sg_pick_drop(struct sg_pick *pick)
{
	sg_learn_remove(pick->learn, &pick->at[pick->chosen[--pick->n_chosen]].yield);
}

bool sg_pick_is_chosen(const struct sg_pick *pick, uint32_t at)
{
	for (uint32_t i = 0; i < pick->n_chosen; i++)
		if (pick->chosen[i] == at)
			return true;
	return false;
}

bool sg_pick_allows(const struct sg_pick *pick, uint32_t at)
{
	for (uint32_t i = 0; i < pick->at[at].n_first; i++)
		if (!sg_pick_is_chosen(pick, pick->at[at].first[i]))
			return false;
	return true;
}

/* Whether it must be learnt before another of the chosen ones. */
static bool is_needed(const struct sg_pick *pick, uint32_t at)
{
	for (uint32_t i = 0; i < pick->n_chosen; i++) {
		const struct sg_candidate *other = &pick->at[pick->chosen[i]];

		for (uint32_t k = 0; k < other->n_first; k++)
			if (other->first[k] == at)
				return true;
	}
	return false;
}

uint32_t sg_pick_single(struct sg_pick *pick, const bool *live, struct sg_worth *best)
{
	uint32_t found = UINT32_MAX;

	*best = sg_pick_worth(pick);
	for (uint32_t i = 0; i < pick->n; i++) {
		struct sg_worth worth;

		if ((live != NULL && !live[i]) || sg_pick_is_chosen(pick, i) ||
		    !sg_pick_allows(pick, i))
			continue;
		sg_pick_try(pick, i);
		worth = sg_pick_worth(pick);
		sg_pick_drop(pick);
		if (sg_worth_better(worth, *best)) {
			*best = worth;
			found = i;
		}
	}
	return found;
}

/* Adds one skill, or two that are worth more together; false when nothing is worth anything. */
static bool add_best(struct sg_pick *pick, struct sg_ahead *ahead, uint32_t left)
{
	struct sg_worth one, two;
	uint32_t single = sg_pick_single(pick, NULL, &one), pair[2];

	two = one;
	if (left >= 2 && single != UINT32_MAX) {
		sg_pick_try(pick, single);
		sg_pick_single(pick, NULL, &two);
		sg_pick_drop(pick);
	}
	if (left >= 2 && sg_ahead_pair(ahead, two, pair)) {
		sg_pick_try(pick, pair[0]);
		sg_pick_try(pick, pair[1]);
	} else if (single != UINT32_MAX) {
		sg_pick_try(pick, single);
	}
	return single != UINT32_MAX;
}

/* Takes the chosen one at `place` back and puts the best one in its place; true if another. */
static bool exchange(struct sg_pick *pick, uint32_t place)
{
	uint32_t was = pick->chosen[place], now;
	struct sg_worth before = sg_pick_worth(pick), after;

	if (is_needed(pick, was))
		return false;
	pick->chosen[place] = pick->chosen[pick->n_chosen - 1];
	pick->chosen[pick->n_chosen - 1] = was;
	sg_pick_drop(pick);
	now = sg_pick_single(pick, NULL, &after);
	if (now != UINT32_MAX && sg_worth_better(after, before)) {
		sg_pick_try(pick, now);
		return true;
	}
	sg_pick_try(pick, was);
	return false;
}

static void exchange_all(struct sg_pick *pick)
{
	enum { MAX_ROUNDS = 4 };
	bool changed = true;

	for (int round = 0; round < MAX_ROUNDS && changed; round++) {
		changed = false;
		for (uint32_t i = 0; i < pick->n_chosen; i++)
			changed |= exchange(pick, i);
	}
}

/* Takes everything back; what was chosen stays noted. */
static void take_back(struct sg_pick *pick)
{
	uint32_t n = pick->n_chosen;

	while (pick->n_chosen > 0)
		sg_pick_drop(pick);
	pick->n_chosen = n;
}

static void take_again(struct sg_pick *pick)
{
	uint32_t n = pick->n_chosen;

	pick->n_chosen = 0;
	for (uint32_t i = 0; i < n; i++)
		sg_pick_try(pick, pick->chosen[i]);
}

/* What adds nothing to the others goes. Nothing is learnt before and after. */
static void drop_idle(struct sg_pick *pick)
{
	struct sg_worth all;

	take_again(pick);
	all = sg_pick_worth(pick);
	for (uint32_t left = pick->n_chosen; left > 0; left--) {
		uint32_t was = pick->chosen[0];

		/* Round and round: each comes to the end once. */
		memmove(pick->chosen, pick->chosen + 1,
			(pick->n_chosen - 1) * sizeof *pick->chosen);
		pick->chosen[pick->n_chosen - 1] = was;
		if (is_needed(pick, was))
			continue;
		sg_pick_drop(pick);
		if (sg_worth_better(all, sg_pick_worth(pick)))
			sg_pick_try(pick, was);
	}
	take_back(pick);
}

enum sg_status sg_pick_best(struct sg_pick *pick, uint32_t k, struct sg_error *err)
{
	struct sg_ahead ahead;
	enum sg_status status = sg_ahead_open(&ahead, pick, err);

	if (status != SG_OK)
		return status;
	k = k < SG_PICK_MAX ? k : SG_PICK_MAX;
	while (pick->n_chosen < k && add_best(pick, &ahead, k - pick->n_chosen))
		;
	exchange_all(pick);
	take_back(pick);
	status = sg_pick_search(pick, k, err);
	if (status == SG_OK)
		drop_idle(pick);
	return status;
}

enum sg_status sg_pick_all(struct sg_pick *pick, uint32_t most, uint32_t nearest,
			   struct sg_error *err)
{
	struct sg_ahead ahead;
	enum sg_status status = sg_ahead_open(&ahead, pick, err);
	uint32_t n = 0, ready = 0;

	if (status != SG_OK)
		return status;
	most = most < SG_PICK_MAX ? most : SG_PICK_MAX;
	while (pick->n_chosen < most && add_best(pick, &ahead, most - pick->n_chosen) &&
	       pick->learn->ready > ready) {
		ready = pick->learn->ready;
		n = pick->n_chosen;
	}
	take_back(pick);
	pick->n_chosen = 0;
	return sg_pick_best(pick, n == 0 ? nearest : n, err);
}

enum sg_status sg_pick_lead(struct sg_pick *pick, uint32_t most_first, struct sg_error *err)
{
	struct sg_ahead ahead;
	enum sg_status status = sg_ahead_open(&ahead, pick, err);
	struct sg_worth worth;
	uint32_t one, pair[2];

	if (status != SG_OK)
		return status;
	ahead.most_first = most_first;
	for (uint32_t ready = 0; pick->n_chosen < 2; ready = worth.ready) {
		one = sg_pick_single(pick, NULL, &worth);
		if (one == UINT32_MAX || worth.ready == ready)
			break;
		sg_pick_try(pick, one);
	}
	if (pick->n_chosen == 0 && sg_ahead_pair(&ahead, (struct sg_worth){ 0 }, pair)) {
		sg_pick_try(pick, pair[0]);
		sg_pick_try(pick, pair[1]);
	}
	take_back(pick);
	return SG_OK;
}
