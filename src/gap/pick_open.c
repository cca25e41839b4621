/* SPDX-License-Identifier: MIT */
#include "gap/pick.h"

#include <stdlib.h>

#include "base/str.h"

/* The candidates: what could be learnt, what it gives and what must be learnt before it. */

static bool decides(const struct sg_standing *standing, uint32_t skill, bool practices)
{
	uint8_t class_ = sg_standing_at(standing, skill)->class_;

	return class_ == SG_CLASS_TECHNOLOGY || (practices && class_ == SG_CLASS_PRACTICE);
}

static enum sg_status collect(struct sg_pick *pick, bool practices, bool *is_candidate,
			      struct sg_error *err)
{
	struct sg_learn *learn = pick->learn;
	struct sg_standing *standing = learn->standing;

	pick->at = sg_arena_array(standing->arena, struct sg_candidate, learn->cells.n);
	if (pick->at == NULL)
		return sg_no_memory(err);
	for (size_t i = 0; i < learn->cells.n; i++) {
		uint32_t skill = learn->cells.at[i].skill;
		const struct sg_learn_ask *ask = &learn->asks.at[learn->cells.at[i].ask];
		struct sg_candidate *candidate = &pick->at[pick->n];
		enum sg_status status;

		if (is_candidate[skill] || !ask->serves || ask->lacks_years ||
		    !decides(standing, skill, practices))
			continue;
		is_candidate[skill] = true;
		candidate->id = sg_standing_skill(standing, skill).id;
		candidate->wanted = sg_standing_at(standing, skill)->wanted;
		status = sg_learn_yield(learn, skill, &candidate->yield, err);
		if (status != SG_OK)
			return status;
		pick->n++;
	}
	return SG_OK;
}

/* Whether who learns a skill learns on the way this one that it implies. */
static bool comes_along(const struct sg_standing *standing, uint32_t implied)
{
	return sg_str_eq(sg_standing_skill(standing, implied).effort, SG_STR("days"));
}

/* Skills that must be learnt first, as numbers for now. */
static bool list_first(struct sg_pick *pick, struct sg_candidate *candidate,
		       const bool *is_candidate)
{
	const struct sg_standing *standing = pick->learn->standing;
	const struct sg_yield *yield = &candidate->yield;
	uint32_t *first = sg_arena_array(standing->arena, uint32_t, yield->n_held);

	if (first == NULL)
		return false;
	for (uint32_t i = 1; i < yield->n_held; i++)
		if (is_candidate[yield->at[i]] && !comes_along(standing, yield->at[i]))
			first[candidate->n_first++] = yield->at[i];
	candidate->first = first;
	return true;
}

/* Takes out of what a skill yields all that those before it yield. */
static bool reduce(struct sg_pick *pick, struct sg_candidate *candidate, uint32_t *stamp,
		   uint32_t round, struct sg_error *err)
{
	struct sg_yield *yield = &candidate->yield;
	uint32_t *kept, n = 0, n_held = 0;

	if (candidate->n_first == 0)
		return true;
	for (uint32_t i = 0; i < candidate->n_first; i++) {
		struct sg_yield other;

		if (sg_learn_yield(pick->learn, candidate->first[i], &other, err) != SG_OK)
			return false;
		for (uint32_t k = 0; k < other.n; k++)
			stamp[other.at[k]] = round;
	}
	kept = sg_arena_array(pick->learn->standing->arena, uint32_t, yield->n);
	if (kept == NULL)
		return false;
	for (uint32_t i = 0; i < yield->n; i++) {
		if (stamp[yield->at[i]] == round)
			continue;
		kept[n++] = yield->at[i];
		n_held += i < yield->n_held;
	}
	yield->at = kept;
	yield->n = n;
	yield->n_held = n_held;
	return true;
}

static int by_worth(const void *left, const void *right)
{
	const struct sg_candidate *a = left, *b = right;

	if (a->wanted != b->wanted)
		return a->wanted ? -1 : 1;
	if (a->growth != b->growth)
		return a->growth > b->growth ? -1 : 1;
	return sg_str_cmp(a->id, b->id);
}

/* Sorts the candidates; from now on they go by index. */
static void sort(struct sg_pick *pick, uint32_t *index_of)
{
	for (uint32_t i = 0; i < pick->n; i++) {
		sg_learn_add(pick->learn, &pick->at[i].yield);
		pick->at[i].growth = pick->learn->fit;
		sg_learn_remove(pick->learn, &pick->at[i].yield);
	}
	if (pick->n > 0)
		qsort(pick->at, pick->n, sizeof *pick->at, by_worth);
	for (uint32_t i = 0; i < pick->n; i++)
		index_of[pick->at[i].yield.skill] = i;
}

static enum sg_status list_givers(struct sg_pick *pick, struct sg_error *err)
{
	struct sg_arena *arena = pick->learn->standing->arena;
	uint32_t n = pick->learn->n_skills, *start;

	start = pick->givers.start = sg_arena_array(arena, uint32_t, n + 2u);
	if (start == NULL)
		return sg_no_memory(err);
	for (uint32_t i = 0; i < pick->n; i++)
		for (uint32_t k = 0; k < pick->at[i].yield.n; k++)
			start[pick->at[i].yield.at[k] + 2]++;
	for (uint32_t i = 0; i < n; i++)
		start[i + 2] += start[i + 1];
	pick->givers.at = sg_arena_array(arena, uint32_t, start[n + 1]);
	if (pick->givers.at == NULL)
		return sg_no_memory(err);
	/* Each start stands one place to the right until its list is full. */
	for (uint32_t i = 0; i < pick->n; i++)
		for (uint32_t k = 0; k < pick->at[i].yield.n; k++)
			pick->givers.at[start[pick->at[i].yield.at[k] + 1]++] = i;
	return SG_OK;
}

enum sg_status sg_pick_open(struct sg_pick *pick, struct sg_learn *learn, bool practices,
			    struct sg_error *err)
{
	struct sg_arena *arena = learn->standing->arena;
	bool *is_candidate = sg_arena_array(arena, bool, learn->n_skills);
	uint32_t *scratch = sg_arena_array(arena, uint32_t, learn->n_skills);
	enum sg_status status;

	*pick = (struct sg_pick){ .learn = learn };
	if (is_candidate == NULL || scratch == NULL)
		return sg_no_memory(err);
	status = collect(pick, practices, is_candidate, err);
	for (uint32_t i = 0; i < pick->n && status == SG_OK; i++)
		if (!list_first(pick, &pick->at[i], is_candidate) ||
		    !reduce(pick, &pick->at[i], scratch, i + 1, err))
			status = sg_no_memory(err);
	if (status != SG_OK)
		return status;
	sort(pick, scratch);
	for (uint32_t i = 0; i < pick->n; i++)
		for (uint32_t k = 0; k < pick->at[i].n_first; k++)
			pick->at[i].first[k] = scratch[pick->at[i].first[k]];
	status = list_givers(pick, err);
	return status == SG_OK ? sg_pick_alike(pick, err) : status;
}
